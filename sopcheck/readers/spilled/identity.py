"""The identity block of a spilled text: labels stand apart from what was filled in.

A value is taken from the line of its label; an item of a list is known by its own words (language/identity_items). What
neither says stays unread, and a list that may have lost an item says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sopcheck.language.actor_search import find_actors
from sopcheck.language.dates import parse_date
from sopcheck.language.headings import standard_label
from sopcheck.language.identity_items import field_of
from sopcheck.language.text import normal
from sopcheck.language.verbs import is_noun_of_doing
from sopcheck.model.locators import LISTS, OFFICIAL
from sopcheck.readers.identity_block import Filled, Identity
from sopcheck.readers.label_values import below
from sopcheck.readers.letterhead import is_owner, is_place, is_unit
from sopcheck.readers.list_items import ends_open, is_item, items
from sopcheck.readers.signatures import has_nip, is_person, official
from sopcheck.readers.spilled import identity_lists
from sopcheck.readers.spilled.label_words import beside, labels_in
from sopcheck.readers.spilled.labels import is_whole
from sopcheck.readers.spilled.pieces import Piece, breaks_off, split_number

ITEMS = tuple(sorted(LISTS - {"pelaksana", "langkah", "kolom"}))
KEYS = ("instansi", "nomor", "nama", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "disahkan_oleh", *ITEMS)
TITLE = range(2, 16)  # words
SHORT_UNIT = 7  # letters; "TIM", "BIDANG" alone is a part of a name
MOST_SIGNING = 3  # lines: office, name, NIP

# "1. Berkas 1. Komputer": items of two lists side by side
_TWO = re.compile(r"(?P<number>[0-9]{1,2}[.)])\s+(?P<left>\S.*?)\s+(?P=number)\s+(?P<right>\S.*)")


@dataclass(slots=True)
class Scattered:
    """What was found. identity: the fields; lost: locators of what is not certain; left: the pieces nobody claims."""

    identity: Identity = field(default_factory=Identity)
    lost: list[str] = field(default_factory=list)
    left: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """wraps: whether pieces are whole cells or only lines; labels: key → printed; items: key → (number, words,
    place).
    """

    wraps: bool
    found: Scattered = field(default_factory=Scattered)
    labels: dict[str, str] = field(default_factory=dict)
    items: dict[str, list[tuple[int, str | None, str]]] = field(default_factory=dict)

    def fill(self, key: str, words: str, piece: Piece) -> None:
        self.found.identity.fields[key] = Filled(words, self.labels.get(key, ""), _place(piece), guessed=True)


def read(pieces: Sequence[Piece], wraps: bool) -> Scattered:
    """Take up what labels and words make certain. wraps: whether pieces are whole cells or only lines."""
    reader = _Reader(wraps)
    rest = _labels(pieces, reader)
    rest = _signer(rest, reader)
    rest = _letterhead(rest, reader)
    items, rest = identity_lists.take(rest, pieces, reader.labels, wraps)
    for item in items:
        reader.items.setdefault(item.key, []).append((item.number, item.words, _place(item.piece)))
    rest = _title(rest, pieces, reader)
    name = reader.found.identity.fields.get("nama")
    again = f"prosedur {normal(name.words)}" if name else ""
    reader.found.left += [piece for piece in rest if split_number(piece.words)[1] and normal(piece.words) != again]
    _lists_filled(reader)
    known = reader.found.identity.fields
    reader.found.lost += [key for key in KEYS if key not in known]
    reader.found.lost += ["unit_kerja"] * ("unit_kerja" not in known and "instansi" not in known)
    return reader.found


def doubtful(found: Identity, wraps: bool) -> list[str]:
    """The keys of lists and officials that labels claimed, but that may hold what is none of theirs.

    wraps: whether pieces are whole cells; else lines of a list are sure only by the numbers before them.
    """
    return [key for key, filled in found.fields.items() if (_mixed(key, filled.words, wraps))]


def _mixed(key: str, words: str, wraps: bool) -> bool:
    lines = words.split("\n")
    if key == "disahkan_oleh":
        return not wraps and (len(lines) > MOST_SIGNING or any(line.isupper() and is_unit(line) for line in lines[1:]))
    if key not in ITEMS:
        return False
    entries = items(words)
    others = {field_of(item) for item in entries} - {None, key}
    numbers = any(not split_number(item)[1] or identity_lists.holds_others(item) for item in entries)
    loose = not wraps and len(lines) > 1 and not is_item(lines[0])
    basis = key == "dasar_hukum" and any(field_of(item) is None or _is_cut(item) for item in entries)
    return bool(others or numbers or loose or basis or any(map(labels_in, entries)))


def _is_cut(item: str) -> bool:
    return ends_open(item) or breaks_off(item)


def _place(piece: Piece) -> str:
    return f"baris {piece.line}"


def _labels(pieces: Sequence[Piece], reader: _Reader) -> list[Piece]:
    """Note the labels, take the values in their lines and lists printed side by side; returns the other pieces."""
    rest: list[Piece] = []
    sides: list[str] = []
    gaps = [place for place, piece in enumerate(pieces) if piece.gap]
    values = below([piece.words for piece in pieces], gaps)
    for place, piece in enumerate(pieces):
        if place in values.values():
            continue
        if labels := labels_in(piece.words):
            for key, printed in labels:
                reader.labels.setdefault(key, printed)
            if place in values:
                key, piece = labels[0][0], pieces[values[place]]
                reader.fill(key, piece.words, piece)
            sides = [key for key, _ in labels] if len(labels) == 2 else []
            continue
        if found := beside(piece.words):
            reader.labels.setdefault(found.key, found.label)
            rest += [Piece(found.before, piece.line)] if found.before else []
            if found.key in LISTS:
                rest.append(Piece(found.value, piece.line, glued=True))
            elif found.key.startswith("tanggal") or found.key == "nomor" or is_whole(pieces, place, reader.wraps):
                reader.fill(found.key, found.value, piece)
            continue
        both = _TWO.fullmatch(piece.words) if sides else None
        count = len(reader.items.get(sides[0], ())) + 1 if sides else 0
        if both and int(both["number"][:-1]) == count and set(sides) <= LISTS:
            following = pieces[place + 1] if place + 1 < len(pieces) else None
            for key, words in zip(sides, (both["left"], both["right"]), strict=True):
                whole = identity_lists.is_whole(words, following)
                reader.items.setdefault(key, []).append((count, words if whole else None, _place(piece)))
                reader.found.left += [] if whole else [Piece(words, piece.line)]
            continue
        sides = []
        rest.append(piece)
    return rest


def _signer(pieces: Sequence[Piece], reader: _Reader) -> list[Piece]:
    """Who approves: the office behind its label or behind a lone colon, the one name, the one NIP."""
    known = reader.found.identity.fields.pop("disahkan_oleh", None)
    colons = [piece for piece in pieces if piece.words.startswith(":") and _is_office(piece.words.strip(" :,."))]
    found = {
        "jabatan": [] if known else colons,
        "nama": [piece for piece in pieces if is_person(piece.words) and not is_unit(piece.words)],
        "nip": [piece for piece in pieces if has_nip(piece.words)],
    }
    taken = {part: one[0] for part, one in found.items() if len({piece.words for piece in one}) == 1}
    said = {part: official(piece.words.lstrip(": "))[part] for part, piece in taken.items() if part != "nama"}
    if "nama" in taken:
        said["nama"] = official(taken["nama"].words).get("nama", taken["nama"].words)
    if known:
        said["jabatan"] = known.words
    if not said:
        return [*pieces]
    place = known.place if known else _place(next(iter(taken.values())))
    label = reader.labels.get("disahkan_oleh", "")
    reader.found.identity.fields["disahkan_oleh"] = Filled("", label, place, official=said, guessed=True)
    reader.found.lost += [f"disahkan_oleh.{part}" for part in OFFICIAL if part not in said]
    words = {piece.words for piece in taken.values()}
    return [piece for piece in pieces if piece.words not in words]


def _is_office(words: str) -> bool:
    found = find_actors(words)
    return bool(found) and (found[0].start, found[-1].end) == (0, len(words))


def _letterhead(pieces: Sequence[Piece], reader: _Reader) -> list[Piece]:
    """The owner and its units: lines in capitals; two owners are none, and a bare place or "TIM" belongs to some
    line.
    """
    capitals = [piece for piece in pieces if piece.words.isupper() and not split_number(piece.words)[0]]
    owners = [piece for piece in capitals if is_owner(piece.words)]
    units = [piece for piece in capitals if piece not in owners and is_unit(piece.words)]
    if len(owners) == 1 and not any(is_place(piece.words) for piece in capitals):
        reader.fill("instansi", owners[0].words, owners[0])
    if units and all(len(piece.words) > SHORT_UNIT for piece in units):
        reader.fill("unit_kerja", ", ".join(piece.words for piece in units), units[0])
    return [piece for piece in pieces if piece not in owners and piece not in units]


def _title(pieces: Sequence[Piece], everything: Sequence[Piece], reader: _Reader) -> list[Piece]:
    """A name without label: the one piece that is worded like one, if its words are printed elsewhere too."""
    if "nama" in reader.found.identity.fields or not reader.wraps:
        return [*pieces]
    titled = [piece for piece in pieces if _is_title(piece.words)]
    if len(titled) == 1 and any(
        normal(titled[0].words) in normal(piece.words) for piece in everything if piece is not titled[0]
    ):
        reader.fill("nama", titled[0].words, titled[0])
        return [piece for piece in pieces if piece is not titled[0]]
    return [*pieces]


def _is_title(words: str) -> bool:
    first = words.split()[0]
    return len(words.split()) in TITLE and first[0].isupper() and is_noun_of_doing(first) and words[-1].isalpha()


def _lists_filled(reader: _Reader) -> None:
    """Each list in the order of its numbers; a place for what is missing, and one more where pieces are left over."""
    open_end = any(parse_date(piece.words) is None for piece in reader.found.left)
    for key, found in reader.items.items():
        items = _in_order([(number, words) for number, words, _ in found])
        if not any(items):
            continue
        items += [None] * open_end
        reader.found.lost += [f"{key}.{place}" for place, words in enumerate(items, 1) if words is None]
        label = reader.labels.get(key) or standard_label(key)
        words = "\n".join(item for item in items if item)
        reader.found.identity.fields[key] = Filled(words, label, found[0][2], items=tuple(items), guessed=True)


def _in_order(items: Sequence[tuple[int, str | None]]) -> list[str | None]:
    """Items by number; those without one fill the places between in printed order."""
    numbered = {number: words for number, words in items if number}
    if len(numbered) < sum(number > 0 for number, _ in items) or max(numbered, default=0) > 2 * len(items):
        return [words for _, words in items]
    others = [words for number, words in items if not number]
    size = max(len(items), max(numbered, default=0))
    return [numbered[place] if place in numbered else others.pop(0) if others else None for place in range(1, size + 1)]
