"""The identity block of a spilled text: labels stand apart from what was filled in.

A value is taken from the line of its label; an item of a list is known by its own words (language/identity_items). What
neither says stays unread, and a list that may have lost an item says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sopcheck.language.actor_search import find_actors
from sopcheck.language.citations import parse_citation
from sopcheck.language.dates import parse_date
from sopcheck.language.headings import standard_label
from sopcheck.language.identity_items import field_of, parted
from sopcheck.language.text import normal
from sopcheck.language.verbs import is_noun_of_doing
from sopcheck.model.locators import LISTS, OFFICIAL
from sopcheck.readers.identity_block import Filled, Identity
from sopcheck.readers.letterhead import is_owner, is_unit
from sopcheck.readers.signatures import has_nip, is_person, official
from sopcheck.readers.spilled.labels import beside, is_whole, labels_in
from sopcheck.readers.spilled.pieces import Piece, split_number

ITEMS = tuple(sorted(LISTS - {"pelaksana", "langkah", "kolom"}))
KEYS = ("instansi", "nomor", "nama", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "disahkan_oleh", *ITEMS)
TITLE = range(2, 16)  # words

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
    """wraps: whether pieces are whole cells or only lines; labels: key → printed; items: key → (number, words, place)."""

    wraps: bool
    found: Scattered = field(default_factory=Scattered)
    labels: dict[str, str] = field(default_factory=dict)
    items: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)

    def fill(self, key: str, words: str, piece: Piece) -> None:
        self.found.identity.fields[key] = Filled(words, self.labels.get(key, ""), _place(piece), guessed=True)


def read(pieces: Sequence[Piece], wraps: bool) -> Scattered:
    """Take up what labels and words make certain. wraps: whether pieces are whole cells or only lines."""
    reader = _Reader(wraps)
    rest = _labels(pieces, reader)
    rest = _signer(rest, reader)
    rest = _letterhead(rest, reader)
    rest = _lists(rest, reader)
    rest = _title(rest, pieces, reader)
    name = reader.found.identity.fields.get("nama")
    again = f"prosedur {normal(name.words)}" if name else ""
    reader.found.left = [piece for piece in rest if split_number(piece.words)[1] and normal(piece.words) != again]
    _lists_filled(reader)
    known = reader.found.identity.fields
    reader.found.lost += [key for key in KEYS if key not in known]
    reader.found.lost += ["unit_kerja"] * ("unit_kerja" not in known and "instansi" not in known)
    return reader.found


def _place(piece: Piece) -> str:
    return f"baris {piece.line}"


def _labels(pieces: Sequence[Piece], reader: _Reader) -> list[Piece]:
    """Note the labels, take the values in their lines and lists printed side by side; returns the other pieces."""
    rest: list[Piece] = []
    sides: list[str] = []
    for place, piece in enumerate(pieces):
        if labels := labels_in(piece.words):
            for key, printed in labels:
                reader.labels.setdefault(key, printed)
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
            for key, words in zip(sides, (both["left"], both["right"]), strict=True):
                reader.items.setdefault(key, []).append((count, words, _place(piece)))
            continue
        sides = []
        rest.append(piece)
    return rest


def _signer(pieces: Sequence[Piece], reader: _Reader) -> list[Piece]:
    """Who approves: the office behind its label or behind a lone colon, the one NIP, the one name."""
    known = reader.found.identity.fields.get("disahkan_oleh")
    offices = [piece for piece in pieces if piece.words.startswith(":") and _is_office(piece.words.strip(" :,."))]
    names = [piece for piece in pieces if is_person(piece.words)]
    nips = [piece for piece in pieces if has_nip(piece.words)]
    lines = [known.words] if known else [offices[0].words.lstrip(": ")] if len(offices) == 1 else []
    taken = [one[0] for one in ([] if known else offices, names, nips) if len({piece.words for piece in one}) == 1]
    if not taken and not known:
        return [*pieces]
    lines += [group[0].words for group in (names, nips) if len({piece.words for piece in group}) == 1]
    reader.fill("disahkan_oleh", "\n".join(lines), taken[0] if taken else Piece("", 0))
    said = official("\n".join(lines))
    reader.found.lost += [f"disahkan_oleh.{part}" for part in OFFICIAL if part not in said]
    words = {piece.words for piece in taken}
    return [piece for piece in pieces if piece.words not in words]


def _is_office(words: str) -> bool:
    found = find_actors(words)
    return bool(found) and (found[0].start, found[-1].end) == (0, len(words))


def _letterhead(pieces: Sequence[Piece], reader: _Reader) -> list[Piece]:
    """The owner and its units: lines in capitals; two owners are none."""
    capitals = [piece for piece in pieces if piece.words.isupper() and not split_number(piece.words)[0]]
    owners = [piece for piece in capitals if is_owner(piece.words)]
    units = [piece for piece in capitals if piece not in owners and is_unit(piece.words)]
    if len(owners) > 1:
        return [*pieces]
    if owners:
        reader.fill("instansi", owners[0].words, owners[0])
    if units:
        reader.fill("unit_kerja", ", ".join(piece.words for piece in units), units[0])
    return [piece for piece in pieces if piece not in owners and piece not in units]


def _lists(pieces: Sequence[Piece], reader: _Reader) -> list[Piece]:
    """Items that their own words give to a list whose label is printed; returns the other pieces."""
    rest: list[Piece] = []
    for group, sure in _grouped(pieces, reader.wraps):
        number, words = split_number(" ".join(piece.words for piece in group))
        words = _without_stray_number(words, group[-1], pieces)
        parts = parted(words)
        keys = [field_of(part) for part in parts]
        if sure and all(key in reader.labels for key in keys):
            for part, key in zip(parts, keys, strict=True):
                assert key is not None
                reader.items.setdefault(key, []).append((number if part is parts[0] else 0, part, _place(group[0])))
        else:
            rest += group
    return rest


def _grouped(pieces: Sequence[Piece], wraps: bool) -> Iterator[tuple[list[Piece], bool]]:
    """(pieces of one item, whether they surely are all of it). Where pieces are only lines, an item goes on up to the next
    number, blank line, label or line that begins an item of its own.
    """
    place = 0
    while place < len(pieces):
        end = place + 1
        while not wraps and end < len(pieces) and _goes_on(pieces[end - 1], pieces[end]):
            end += 1
        group = [*pieces[place:end]]
        counted_on = end < len(pieces) and 0 < group[0].number == pieces[end].number - 1
        plain = all(piece.words[0].islower() for piece in group[1:])
        yield group, wraps or counted_on or plain or group[-1].words[-1] in ".;"
        place = end


def _goes_on(line: Piece, following: Piece) -> bool:
    """Whether the next line may be more of the same item."""
    own = following.number or following.glued or has_nip(following.words) or is_person(following.words)
    citation = parse_citation(following.words)
    own = own or field_of(following.words) or (citation.status != "bukan-rujukan" and citation.span[0] == 0)
    return not own and following.line == line.line + 1


def _without_stray_number(words: str, piece: Piece, pieces: Sequence[Piece]) -> str:
    """Words without the number behind them that the next pieces go on counting: those of a list printed elsewhere."""
    before, _, last = words.rpartition(" ")
    following = next((other for other in pieces if other.line > piece.line), None)
    if before and last.isdigit() and following and not following.behind_number and following.number == int(last) + 1:
        return before
    return words


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
        items += [None] * open_end
        reader.found.lost += [f"{key}.{place}" for place, words in enumerate(items, 1) if words is None]
        label = reader.labels.get(key) or standard_label(key)
        words = "\n".join(item for item in items if item)
        reader.found.identity.fields[key] = Filled(words, label, found[0][2], items=tuple(items), guessed=True)


def _in_order(items: Sequence[tuple[int, str]]) -> list[str | None]:
    """Items by number; those without one fill the places between in printed order."""
    numbered = {number: words for number, words in items if number}
    if len(numbered) < sum(number > 0 for number, _ in items) or max(numbered, default=0) > 2 * len(items):
        return [words for _, words in items]
    others = [words for number, words in items if not number]
    size = max(len(items), max(numbered, default=0))
    return [numbered.get(place) or (others.pop(0) if others else None) for place in range(1, size + 1)]
