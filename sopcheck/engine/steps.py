"""One row of the step table made ready to look at.

Most rows of a large set of SOPs hold words seen before, so what the words mean is kept per set of words (Cells),
and a Step only adds where it stands and what was lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from sopcheck.language.activity import Activity, parse_activity
from sopcheck.language.documents import Document, parse_documents
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import CACHE, is_blank
from sopcheck.model.sop import Langkah
from sopcheck.model.values import Duration

CellState = Literal["ada", "kosong", "tak-terbaca"]
Items = tuple[str | None, ...]

INTERPRETED = frozenset({"kegiatan", "kelengkapan", "waktu", "output"})
"""The columns whose words Cells knows."""

NOT_LOST: frozenset[str] = frozenset()
ALL_LOST = frozenset({"*"})
"""A whole row that could not be read."""


class Cells:
    """What the printed words of one row mean, wherever the row stands. None and () where nothing is printed.

    blank: whether any of these four cells says nothing. gap: whether an item of them was lost.
    """

    __slots__ = ("activity", "blank", "duration", "gap", "kelengkapan", "output")

    def __init__(
        self, kegiatan: str | None, kelengkapan: Items, waktu: str | None, output: Items, unit: str | None
    ) -> None:
        self.activity: Activity | None = parse_activity(kegiatan) if kegiatan and not is_blank(kegiatan) else None
        self.duration: Duration | None = parse_duration(waktu, unit) if waktu and not is_blank(waktu) else None
        self.kelengkapan = _documents(kelengkapan)
        self.output = _documents(output)
        self.gap = None in kelengkapan or None in output
        self.blank = is_blank(kegiatan or "") or is_blank(waktu or "") or _all_blank(kelengkapan) or _all_blank(output)


def _all_blank(items: Items) -> bool:
    return all(item is not None and is_blank(item) for item in items)


def _documents(items: Items) -> tuple[Document, ...]:
    if len(items) == 1 and items[0]:
        return parse_documents(items[0])
    return tuple(document for item in items if item for document in parse_documents(item))


_cells = lru_cache(CACHE)(Cells)


class Step:
    """A step: printed cells by `row`, interpreted ones here.

    position: 1-based; at: its locator; activity: the Kegiatan, None if blank or lost; duration: the Waktu,
    likewise; output, kelengkapan: the documents that could be read (lost items are left out, see `lost`).
    cells: the same, shared by all rows with these words: a key for what is worked out per set of words.
    shares_time: this Waktu is a merged cell already counted at an earlier step.
    """

    __slots__ = ("activity", "cells", "duration", "inherits", "kelengkapan", "lost", "output", "position", "row")

    def __init__(
        self,
        row: Langkah,
        position: int,
        lost: frozenset[str] = NOT_LOST,
        inherits: frozenset[str] = NOT_LOST,
        unit: str | None = None,
    ) -> None:
        self.row = row
        self.position = position
        self.lost = lost
        self.inherits = inherits
        cells = self.cells = (
            _cells(row.kegiatan, row.kelengkapan or (), row.waktu, row.output or (), unit)
            if not lost
            else self._readable_cells(unit)
        )
        self.activity = cells.activity
        self.duration = cells.duration
        self.kelengkapan = cells.kelengkapan
        self.output = cells.output

    @property
    def at(self) -> str:
        """The step's locator."""
        return f"langkah.{self.position}"

    @property
    def shares_time(self) -> bool:
        return "waktu" in self.inherits

    def is_lost(self, column: str) -> bool:
        """Whether the whole cell was on paper but could not be read."""
        return column in self.lost or self.lost is ALL_LOST

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
        return "kosong" if _all_blank(value) else "ada"

    def _readable_cells(self, unit: str | None) -> Cells:
        row = self.row
        return _cells(
            None if self.is_lost("kegiatan") else row.kegiatan,
            self._readable("kelengkapan"),
            None if self.is_lost("waktu") else row.waktu,
            self._readable("output"),
            unit,
        )

    def _readable(self, column: str) -> Items:
        items: Items = getattr(self.row, column) or ()
        if self.is_lost(column):
            return ()
        return tuple(None if f"{column}.{number}" in self.lost else item for number, item in enumerate(items, 1))


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
