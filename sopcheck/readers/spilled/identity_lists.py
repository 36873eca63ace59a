"""The lists of the identity block in a spilled text: items known by their own words, and surely whole.

An item that may go on in the next piece, that begins in the middle of a sentence, or that holds words of another list
is left unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sopcheck.language.citations import parse_citation
from sopcheck.language.dates import parse_date
from sopcheck.language.identity_items import field_of, is_within, opens_item, parted
from sopcheck.readers.list_items import ends_open
from sopcheck.readers.signatures import has_nip, is_person
from sopcheck.readers.spilled.label_words import beside, labels_in
from sopcheck.readers.spilled.pieces import Piece, breaks_off, split_number, without_numbers

LONG = frozenset({"dasar_hukum", "keterkaitan"})
"""Lists whose items go on over several lines, so that a line of other words behind one may belong to it."""

# "… Statistik; 1." "… Surat Masuk 2. Printer": a number of another list in or behind an item
_INNER = re.compile(r"(?<!nomor)(?<!no)\.?\s[0-9]{1,2}(?:[.)]?$|[.)]\s*[A-Z])", re.IGNORECASE)


class Item(NamedTuple):
    """An item of a list. number: as printed, 0 where there is none."""

    key: str
    number: int
    words: str
    piece: Piece


def take(
    pieces: Sequence[Piece], everything: Sequence[Piece], labels: Mapping[str, str], wraps: bool
) -> tuple[list[Item], list[Piece]]:
    """(items of lists whose label is printed, the other pieces).

    everything: the pieces with the labels between them; wraps: whether pieces are whole cells or only lines.
    """
    found: list[Item] = []
    rest: list[Piece] = []
    place_of = {id(piece): place for place, piece in enumerate(everything)}
    for group in _grouped(pieces, wraps):
        first, last = place_of.get(id(group[0])), place_of.get(id(group[-1]))
        before = everything[first - 1] if first else None
        after = everything[last + 1] if last is not None and last + 1 < len(everything) else None
        number, words = split_number(" ".join(piece.words for piece in group))
        words = _without_stray_number(words, after)
        parts = parted(words)
        keys = [field_of(part) for part in parts]
        if (
            keys
            and all(key in labels for key in keys)
            and not any(map(holds_others, parts))
            and _begins(keys[0] or "", group[0], before, wraps)
            and _ends(keys[-1] or "", group, after, wraps)
        ):
            for part, key in zip(parts, keys, strict=True):
                found.append(Item(key or "", number if part is parts[0] else 0, part, group[0]))
        else:
            rest += group
    return found, rest


def holds_others(item: str) -> bool:
    """Whether an item holds what is none of it: the number of another list, or how an item of another list begins."""
    if _INNER.search(item) or opens_item(item):
        return True
    named = parse_citation(item)
    return field_of(item) != "dasar_hukum" and named.status == "terbaca"


def _grouped(pieces: Sequence[Piece], wraps: bool) -> Iterator[list[Piece]]:
    """Pieces; where they are only lines, those of one item up to the next number, blank line, label or item."""
    place = 0
    while place < len(pieces):
        end = place + 1
        while not wraps and end < len(pieces) and _goes_on(pieces[end - 1], pieces[end]):
            end += 1
        yield [*pieces[place:end]]
        place = end


def _goes_on(line: Piece, following: Piece) -> bool:
    """Whether the next line may be more of the same item."""
    if following.line != line.line + 1 or following.glued:
        return False
    return is_within(line.words) or breaks_off(line.words) or not _is_edge(following)


def _is_edge(piece: Piece | None) -> bool:
    """Whether a piece surely is not the rest of the one before: an end, a label, number, item, name, date or
    heading.
    """
    if piece is None or piece.number or piece.words[0] == ":" or labels_in(piece.words):
        return True
    if piece.words.isupper() and piece.words[0].isalpha():
        return True
    citation = parse_citation(piece.words)
    cited = citation.status != "bukan-rujukan" and citation.span[0] == 0
    known = cited or beside(piece.words) or field_of(piece.words) or parse_date(piece.words)
    return bool(known) or is_person(piece.words) or has_nip(piece.words)


def _begins(key: str, piece: Piece, before: Piece | None, wraps: bool) -> bool:
    """Whether an item surely begins with this piece, and not with the one before."""
    labels = [label for label, _ in labels_in(before.words)] if before else []
    if len(labels) == 1 and labels[0] != key:
        return False
    if piece.number or before is None or labels:
        return True
    alike = field_of(without_numbers(before.words)) == key
    if key in ("peralatan_perlengkapan", "keterkaitan"):
        return alike and wraps
    stopped = before.words[-1] in ".;" or before.line < piece.line - 1
    return not ends_open(before.words) and (wraps or stopped)


def _ends(key: str, group: Sequence[Piece], after: Piece | None, wraps: bool) -> bool:
    """Whether an item surely ends with these pieces."""
    first, last = group[0], group[-1]
    stopped = last.words[-1] in ".;)"
    if ends_open(last.words) or breaks_off(last.words):
        return False
    if after is not None and not stopped and (after.words[0].islower() or after.words[0] == "("):
        return False
    if wraps:
        return stopped or key not in LONG or _is_edge(after)
    small = all(piece.words[0].islower() for piece in group[1:])
    if first.number and (small or key == "dasar_hukum"):
        return stopped or small or (after is not None and first.number == after.number - 1)
    return stopped and len(group) == 1


def is_whole(words: str, following: Piece | None) -> bool:
    """Whether an item that stands beside one of another list surely does not go on in the next line."""
    return not ends_open(words) and not breaks_off(words) and (words[-1] in ".;" or _is_edge(following))


def _without_stray_number(words: str, after: Piece | None) -> str:
    """Words without the number behind them that the next piece goes on counting: that of a list printed elsewhere."""
    before, _, last = words.rpartition(" ")
    if before and last.isdigit() and after and not after.behind_number and after.number == int(last) + 1:
        return before
    return words
