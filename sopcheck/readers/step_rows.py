"""The rows of a step table as they were found, over however many pages and tables it runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sopcheck.readers.raw import Cell
from sopcheck.readers.table_header import Header

COUNTED = re.compile(r"\(?[0-9]{1,2}[.)]?\)?")
""" "3" "(3)" "3." """


@dataclass(slots=True)
class Stretch:
    """Rows of one grid, from the first to the last."""

    grid: int
    first: int
    last: int


@dataclass(slots=True)
class Row:
    """One step. cells: key → the cells of it, top to bottom; marks: those under the actors; shared: keys of merged
    cells begun in an earlier step; first, last: the grid rows it covers; shift: by how many columns its Mutu Baku stood
    beside the headings, where columns were only counted (None: that cannot be told); raised: whether they were printed
    a row lower; rest: where the row goes on over the end of a page; unread: whether it stands for rows of the form that
    could not be read.
    """

    grid: int
    first: int
    last: int
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    marks: list[Cell] = field(default_factory=list)
    shared: set[str] = field(default_factory=set)
    shift: int | None = 0
    raised: bool = False
    rest: list[Stretch] = field(default_factory=list)
    unread: bool = False

    @property
    def stretches(self) -> list[Stretch]:
        """All grid rows it covers."""
        return [] if self.unread else [Stretch(self.grid, self.first, self.last), *self.rest]

    def reach(self, number: int) -> None:
        """Let it cover the rows of its grid down to one."""
        lowest = self.rest[-1] if self.rest else self
        lowest.last = max(lowest.last, number)

    def words(self, key: str) -> str | None:
        """What is printed under a heading; None where the table has no such column."""
        found = self.cells.get(key)
        return None if found is None else "\n".join(cell.words for cell in found).strip()


@dataclass(slots=True)
class Table:
    """A step table, over one or several grids. total: the words of a closing line; left: words that found no place;
    over: (position of the step above, row) of rows of several cells without Kegiatan, where columns were only counted.
    """

    header: Header
    rows: list[Row] = field(default_factory=list)
    total: Cell | None = None
    left: list[Cell] = field(default_factory=list)
    over: list[tuple[int, Row]] = field(default_factory=list)
