"""One row of the step table made ready to look at.

What its words mean is kept per set of words (noted.py); a Step only adds where it stands and what was lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sopcheck.engine.cells import Items, all_blank
from sopcheck.engine.noted import Noted, noted
from sopcheck.language.activity import Activity
from sopcheck.language.documents import Document
from sopcheck.language.text import is_blank
from sopcheck.model.sop import Langkah
from sopcheck.model.values import Duration

CellState = Literal["ada", "kosong", "tak-terbaca"]

NOT_LOST: frozenset[str] = frozenset()
ALL_LOST = frozenset({"*"})
"""A whole row that could not be read."""


class Step:
    """A step: printed cells by `row`, interpreted ones here.

    position: 1-based; at: its locator; activity: the Kegiatan, None if blank or lost; duration: the Waktu,
    likewise; output, kelengkapan: the documents that could be read (lost items are left out, see `lost`).
    cells: the same, shared by all rows with these words: a key for what is worked out per set of words.
    shares_time: this Waktu is a merged cell already counted at an earlier step.
    """

    __slots__ = ("cells", "inherits", "lost", "position", "row")

    def __init__(
        self,
        row: Langkah,
        cells: Noted,
        position: int,
        lost: frozenset[str] = NOT_LOST,
        inherits: frozenset[str] = NOT_LOST,
    ) -> None:
        self.row = row
        self.cells = cells
        self.position = position
        self.lost = lost
        self.inherits = inherits

    @property
    def at(self) -> str:
        """The step's locator."""
        return f"langkah.{self.position}"

    @property
    def activity(self) -> Activity | None:
        return self.cells.activity

    @property
    def duration(self) -> Duration | None:
        return self.cells.duration

    @property
    def kelengkapan(self) -> tuple[Document, ...]:
        return self.cells.kelengkapan

    @property
    def output(self) -> tuple[Document, ...]:
        return self.cells.output

    @property
    def shares_time(self) -> bool:
        return "waktu" in self.inherits

    def is_lost(self, column: str) -> bool:
        """Whether the whole cell was on paper but could not be read."""
        return _is_lost(column, self.lost)

    def lost_within(self, column: str) -> bool:
        """Whether the cell, or an item of it, could not be read."""
        if self.is_lost(column):
            return True
        items = getattr(self.row, column)
        if items.__class__ is tuple and None in items:
            return True
        return bool(self.lost) and any(name.startswith(f"{column}.") for name in self.lost)

    def cell(self, column: str) -> CellState:
        """The state of one cell; a cell that only repeats a merged one counts as filled."""
        if self.lost and self.is_lost(column):
            return "tak-terbaca"
        if column in self.inherits:
            return "ada"
        value = getattr(self.row, column)
        if not value:
            return "kosong"
        if value.__class__ is str:
            return "kosong" if is_blank(value) else "ada"
        return "kosong" if all_blank(value) else "ada"


def readable(row: Langkah, lost: frozenset[str], unit: str | None) -> Noted:
    """What is known of a row of which something was lost."""
    return noted(
        None if _is_lost("kegiatan", lost) else row.kegiatan,
        _readable_items("kelengkapan", row.kelengkapan, lost),
        None if _is_lost("waktu", lost) else row.waktu,
        _readable_items("output", row.output, lost),
        unit,
    )


def _is_lost(column: str, lost: frozenset[str]) -> bool:
    return lost is ALL_LOST or column in lost


def _readable_items(column: str, items: Items | None, lost: frozenset[str]) -> Items:
    if _is_lost(column, lost):
        return ()
    return tuple(None if f"{column}.{number}" in lost else item for number, item in enumerate(items or (), 1))


def lost_by_step(unread: frozenset[str]) -> Mapping[int, frozenset[str]]:
    """Position → what of that row could not be read: columns, items ("output.1"), or ALL_LOST."""
    found: dict[int, frozenset[str]] = {}
    for locator in unread:
        head, *rest = locator.split(".")
        if head != "langkah" or not rest:
            continue
        position = int(rest[0])
        if len(rest) == 1:
            found[position] = ALL_LOST
        elif found.get(position) is not ALL_LOST:
            found[position] = found.get(position, NOT_LOST) | {".".join(rest[1:])}
    return found


def merged_by_step(groups: tuple[tuple[str, ...], ...]) -> Mapping[int, frozenset[str]]:
    """Position → the columns in which this row only repeats a merged cell of an earlier one."""
    found: dict[int, frozenset[str]] = {}
    for group in groups:
        for locator in group[1:]:
            head, *rest = locator.split(".")
            if head == "langkah" and len(rest) == 2:
                position = int(rest[0])
                found[position] = found.get(position, NOT_LOST) | {rest[1]}
    return found
