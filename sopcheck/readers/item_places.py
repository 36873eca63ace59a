"""The items of a cell of the step table, and where each item of a list stands that is written over several cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sopcheck.language.document_items import listed
from sopcheck.readers.identity_block import bare, items
from sopcheck.readers.raw import Cell

MOST_CELLS, MOST_LETTERS = 100, 20_000  # of a list whose items are looked for cell by cell


def cell_items(words: str) -> tuple[str, ...]:
    """The items of Kelengkapan or Output: by numbers, bullets and lines, and by commas between documents."""
    return tuple(part for item in items(words) for part in listed(item))


def item_places(cells: Sequence[Cell], parted: Callable[[str], tuple[str, ...]] = items) -> dict[int, str]:
    """Position of an item, from 1 → its place; empty where one cell holds them all."""
    found: dict[int, str] = {}
    if 1 < len(cells) <= MOST_CELLS and sum(len(cell.words) for cell in cells) <= MOST_LETTERS:
        for count, cell in enumerate(cells, 1):
            known = parted(bare("\n".join(one.words for one in cells[:count])))
            found |= dict.fromkeys(range(len(found) + 1, len(known) + 1), cell.place)
    return found
