"""Labels of the identity block in a spilled text, and values printed in their line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sopcheck.language.actor_search import find_actors
from sopcheck.language.dates import parse_date
from sopcheck.language.headings import canonical_field
from sopcheck.language.identity_items import field_of
from sopcheck.language.text import is_blank
from sopcheck.model.locators import LISTS
from sopcheck.readers.identity_block import SINGLE
from sopcheck.readers.letterhead import is_unit
from sopcheck.readers.list_items import ends_open
from sopcheck.readers.raw import Loose
from sopcheck.readers.signatures import has_nip, is_person
from sopcheck.readers.spilled.pieces import Piece, without_numbers

MOST_WORDS = 5  # of a label
FEW_BARE = 2  # labels in a row without anything behind them: what was filled in stands elsewhere


class Beside(NamedTuple):
    """A label with words in its line. before: those that stand in front of it."""

    key: str
    label: str
    value: str
    before: str = ""


def labels_in(words: str) -> list[tuple[str, str]]:
    """(key, printed label) of each, where words are labels and nothing else ("Dasar Hukum Kualifikasi Pelaksana")."""
    printed = words.replace(":", " ").split()
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(printed):
        size, key = _label_at(printed, place)
        if key is None:
            return []
        found.append((key, " ".join(printed[place : place + size])))
        place += size
    return found


def _label_at(printed: Sequence[str], place: int) -> tuple[int, str | None]:
    """(words, key) of the longest label that begins at a word; none where a number does ("1. SOP …" is an item)."""
    if printed[place][0].isdigit():
        return 0, None
    for size in range(min(MOST_WORDS, len(printed) - place), 0, -1):
        key = canonical_field(" ".join(printed[place : place + size]))
        if key:
            return size, key
    return 0, None


def is_scattered(pieces: Sequence[Piece]) -> bool:
    """Whether labels stand apart from what was filled in: two in a line, several bare ones in a row, or below the label of
    one list an item of another.
    """
    bare, current = 0, ""
    for piece in pieces:
        labels = labels_in(piece.words)
        if len(labels) > 1:
            return True
        if labels:
            current = labels[0][0]
            bare = bare + 1 if current in SINGLE and ":" not in piece.words else 0
            if bare >= FEW_BARE:
                return True
            continue
        bare = 0
        item = field_of(without_numbers(piece.words))
        if item and current in LISTS and item != current:
            return True
    return False


def in_place(pieces: Sequence[Piece], wraps: bool) -> tuple[list[Loose], list[Piece]]:
    """(lines for the reader of labels, pieces that are none of them), where values stand at their labels.

    Above the first label only the letterhead is kept; labels without a colon get one. wraps: whether pieces are whole.
    """
    kept: list[Loose] = []
    others: list[Piece] = []
    seen = False
    for place, piece in enumerate(pieces):
        found = beside(piece.words)
        if found and not (found.key in ("nama", "disahkan_oleh") and not is_whole(pieces, place, wraps)):
            kept += [Loose(found.before, _place(piece))] if found.before else []
            kept.append(Loose(f"{found.label} : {found.value}", _place(piece)))
        elif not found and (seen or labels_in(piece.words) or piece.words.isupper() or is_unit(piece.words)):
            kept.append(Loose(piece.words, _place(piece)))
        else:
            others.append(piece)
        seen = seen or bool(found or labels_in(piece.words))
    return kept, others


def _place(piece: Piece) -> str:
    return f"baris {piece.line}"


def is_whole(pieces: Sequence[Piece], place: int, wraps: bool) -> bool:
    """Whether what a piece says cannot go on in the next one."""
    if ends_open(pieces[place].words):
        return False
    if wraps or place + 1 == len(pieces):
        return True
    following = pieces[place + 1]
    other = (
        labels_in(following.words) or beside(following.words) or is_person(following.words) or has_nip(following.words)
    )
    return bool(following.gap or other)


def beside(words: str) -> Beside | None:
    """The label in a line that has more words: "Tanggal Efektif 2 Juni 2025", "DINAS Nama SOP Pengarsipan"."""
    printed = words.split()
    for place in range(len(printed)):
        size, key = _label_at(printed, place)
        before, value = " ".join(printed[:place]), " ".join(printed[place + size :])
        colon = value.startswith(":") or (size > 0 and printed[place + size - 1].endswith(":"))
        value = value.lstrip(": ")
        if key is None or (place and not (before.isupper() and key == "nama" and size > 1)):
            continue
        if key in LISTS:
            return Beside(key, " ".join(printed[place : place + size]), value, before) if colon and value else None
        if (colon or size > 1) and fits(key, value):
            return Beside(key, " ".join(printed[place : place + size]).rstrip(" :"), value, before)
        return None
    return None


def fits(key: str, value: str) -> bool:
    """Whether words can be what is filled in behind a label."""
    if is_blank(value):
        return bool(value)
    if key == "nomor":
        return any(letter.isdigit() for letter in value)
    if key.startswith("tanggal"):
        return parse_date(value) is not None
    if key == "disahkan_oleh":
        found = find_actors(value)
        return bool(found) and found[0].start == 0
    return True
