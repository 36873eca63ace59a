"""Labels of the identity block in a spilled text: whether their values stand at them, and the lines to read then."""

from __future__ import annotations

from collections.abc import Sequence

from sopcheck.language.identity_items import field_of
from sopcheck.model.locators import LISTS
from sopcheck.readers.label_values import SINGLE
from sopcheck.readers.letterhead import is_unit
from sopcheck.readers.list_items import ends_open
from sopcheck.readers.raw import Loose
from sopcheck.readers.signatures import has_nip, is_person
from sopcheck.readers.spilled.label_words import beside, labels_in
from sopcheck.readers.spilled.pieces import Piece, without_numbers

FEW_BARE = 2  # labels in a row without anything behind them: what was filled in stands elsewhere


def is_scattered(pieces: Sequence[Piece]) -> bool:
    """Whether labels stand apart from what was filled in: two in a line, several bare ones in a row, or below the label
    of one list an item of another.
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
    if place + 1 == len(pieces):
        return True
    following = pieces[place + 1]
    if following.line - following.gap - 1 > pieces[place].end:
        return False  # page furniture stood between
    if wraps:  # a wrap that left no blank: small letters, or a title in capitals
        capitals = pieces[place].words.isupper() and following.words.isupper() and not is_unit(following.words)
        return not following.words[0].islower() and not (capitals and not labels_in(following.words))
    other = (
        labels_in(following.words) or beside(following.words) or is_person(following.words) or has_nip(following.words)
    )
    return bool(following.gap or other)
