"""The step table gone through once: enough for most rules to leave where nothing is out of the ordinary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple, overload

from sopcheck.engine.apart import WORDS_ALONE, rows_apart
from sopcheck.engine.cells import ANY_BLANK, TERPOTONG
from sopcheck.engine.check import looked
from sopcheck.engine.lazy import lazy
from sopcheck.engine.noted import Noted, noted
from sopcheck.engine.row_papers import NEEDS, YIELDS
from sopcheck.engine.steps import ALL_LOST, NOT_LOST, Step, lost_by_step, merged_by_step, readable
from sopcheck.engine.times import ENDLESS
from sopcheck.engine.wording import PENERIMA
from sopcheck.model.sop import Bentuk, Cabang, Langkah, Sop, Symbol

PAPERS = NEEDS | YIELDS

Items = tuple[str | None, ...]


class Columns(NamedTuple):
    """What is printed, column by column, each from the first row to the last."""

    nomor: Items = ()
    kegiatan: Items = ()
    pelaksana: tuple[Items | None, ...] = ()
    simbol: tuple[tuple[Symbol, ...] | None, ...] = ()
    kelengkapan: tuple[Items | None, ...] = ()
    waktu: Items = ()
    output: tuple[Items | None, ...] = ()
    keterangan: Items = ()
    ke: tuple[tuple[str | Cabang, ...] | None, ...] = ()
    ya: Items = ()
    tidak: Items = ()
    bentuk: tuple[tuple[Bentuk, ...] | None, ...] = ()


def _printed(rows: Sequence[Langkah]) -> Columns:
    """A row keeps its values in the order of its fields, whatever the order in the file."""
    return Columns._make(zip(*[row.__dict__.values() for row in rows], strict=True)) if rows else Columns()


@lru_cache(1 << 12)
def straight_arrows(numbers: tuple[str | None, ...]) -> tuple[tuple[str | None, ...], ...]:
    """What `ke` of each row holds where each leads to the next; () where numbers do not tell rows apart."""
    if len(set(numbers)) < len(numbers) or not numbers:
        return ()
    return tuple((number,) for number in (*numbers[1:], "selesai"))


class Table:
    """printed: what stands in the rows; cells: what it means, row by row. row_marks: of each row; marks: of all
    together (noted.py).
    judged: the number of rows, as a rule yields it. hidden: numbers of rows that the file holds but does not print.

    shortest: least upper end, longest: greatest lower end of the times, in rough minutes.
    whole: whether a cell that is not there was not on paper either.
    plain: there are rows, and nothing of the SOP is declared lost or merged.
    legible: plain, with papers needed and yielded, and no cell of Kegiatan, Kelengkapan, Waktu or Output was lost.
    """

    def __init__(self, sop: Sop, unread: frozenset[str], whole: bool) -> None:
        """unread: locators declared lost."""
        rows = self.rows = sop.langkah or ()
        self.merged = sop.gabung
        self.hidden = sop.langkah_tersembunyi
        self.unread = unread
        self.whole = whole
        unit = sop.satuan_waktu
        printed = self.printed = _printed(rows)
        words = (printed.kegiatan, printed.kelengkapan, printed.waktu, printed.output)
        self.cells: list[Noted] = (
            [*map(noted, *words, repeat(unit))]
            if not unread
            else [readable(row, lost, unit) for row, lost in zip(rows, self._lost(), strict=True)]
        )
        self.row_marks = [cells.marks for cells in self.cells]
        marks, shortest, longest = 0, ENDLESS, 0.0
        for cells, mark in zip(self.cells, self.row_marks, strict=True):
            marks |= mark
            if cells.high < shortest:
                shortest = cells.high
            if cells.low > longest:
                longest = cells.low
        self.marks, self.shortest, self.longest = marks, shortest, longest
        self.judged = looked(len(rows))
        self.plain = not (unread or sop.gabung) and rows != ()
        harmed = TERPOTONG if whole else TERPOTONG | ANY_BLANK
        self.legible = self.plain and marks & PAPERS == PAPERS and not marks & harmed

    def lacks(self, marks: int) -> bool:
        """Whether all rows could be read and none bears one of the marks."""
        return self.legible and not self.marks & marks

    @lazy
    def steps(self) -> Sequence[Step]:
        """The rows, first to last."""
        return Rows(self)

    @lazy
    def apart(self) -> frozenset[int]:
        """The positions of rows that are no steps: titles of sections, a bare "Mulai" or "Selesai" (apart.py)."""
        bare = self.marks & WORDS_ALONE == WORDS_ALONE
        return rows_apart(self.steps, self.whole) if bare else frozenset()

    def marked(self, mark: int) -> Sequence[Step]:
        """The rows that bear a mark, first to last."""
        if not self.marks & mark:
            return ()
        steps = self.steps
        return [steps[place] for place, marks in enumerate(self.row_marks) if marks & mark]

    @lazy
    def handing(self) -> list[int]:
        """Places (from 0) of the rows that hand something over to somebody they name."""
        return [place for place, marks in enumerate(self.row_marks) if marks & PENERIMA]

    @lazy
    def harm(self) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
        """What of each row could not be read; the columns in which it only repeats a merged cell."""
        merged = merged_by_step(self.merged)
        return self._lost(), [merged.get(position, NOT_LOST) for position in range(1, len(self.rows) + 1)]

    def _lost(self) -> list[frozenset[str]]:
        """What of each row could not be read."""
        lost = lost_by_step(self.unread)
        default = ALL_LOST if "langkah" in self.unread else NOT_LOST
        return [lost.get(position, default) for position in range(1, len(self.rows) + 1)]


class Rows(Sequence[Step]):
    """The rows of a table as steps, each made when first asked for: a rule that finds something asks for a few."""

    __slots__ = ("_made", "_table")

    def __init__(self, table: Table) -> None:
        self._table = table
        self._made: list[Step | None] = [None] * len(table.rows)

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, place: int) -> Step: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Step]: ...
    def __getitem__(self, place: int | slice) -> Step | Sequence[Step]:
        if isinstance(place, slice):
            return [self[at] for at in range(len(self._made))[place]]
        step = self._made[place]
        return step if step is not None else self._make(place)

    def __iter__(self) -> Iterator[Step]:
        return iter([step or self._make(place) for place, step in enumerate(self._made)])

    def _make(self, place: int) -> Step:
        table = self._table
        if place < 0:
            place += len(self._made)
        if table.plain:
            step = Step(table.rows[place], table.cells[place], place + 1)
        else:
            lost, inherits = table.harm
            step = Step(table.rows[place], table.cells[place], place + 1, lost[place], inherits[place])
        self._made[place] = step
        return step
