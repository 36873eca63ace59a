"""Where each item of a list stands, if the list is written over several cells."""

from __future__ import annotations

from collections.abc import Sequence

from sopcheck.readers.identity_block import bare, items
from sopcheck.readers.raw import Cell

MOST_CELLS, MOST_LETTERS = 100, 20_000  # of a list whose items are looked for cell by cell


def item_places(cells: Sequence[Cell]) -> dict[int, str]:
    """Position of an item, from 1 → its place; empty where one cell holds them all."""
    found: dict[int, str] = {}
    if 1 < len(cells) <= MOST_CELLS and sum(len(cell.words) for cell in cells) <= MOST_LETTERS:
        for count, cell in enumerate(cells, 1):
            known = items(bare("\n".join(one.words for one in cells[:count])))
            found |= dict.fromkeys(range(len(found) + 1, len(known) + 1), cell.place)
    return found
