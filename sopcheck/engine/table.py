"""The step table gone through once: enough for most rules to leave where nothing is out of the ordinary."""

from __future__ import annotations

from sopcheck.engine.apart import WORDS_ALONE, rows_apart
from sopcheck.engine.cells import ANY_BLANK, TERPOTONG
from sopcheck.engine.check import looked
from sopcheck.engine.lazy import lazy
from sopcheck.engine.noted import Noted, noted
from sopcheck.engine.row_papers import NEEDS, YIELDS
from sopcheck.engine.steps import ALL_LOST, NOT_LOST, Step, lost_by_step, merged_by_step, readable
from sopcheck.engine.times import ENDLESS
from sopcheck.model.sop import Sop

PAPERS = NEEDS | YIELDS


class Table:
    """cells: row by row. marks: of all rows together (noted.py). judged: the number of rows, as a rule yields it.

    shortest: least upper end, longest: greatest lower end of the times, in rough minutes.
    whole: whether a cell that is not there was not on paper either.
    plain: there are rows, and nothing of the SOP is declared lost or merged.
    legible: plain, with papers needed and yielded, and no cell of Kegiatan, Kelengkapan, Waktu or Output was lost.
    """

    def __init__(self, sop: Sop, unread: frozenset[str], whole: bool) -> None:
        """unread: locators declared lost."""
        rows = self.rows = sop.langkah or ()
        self.merged = sop.gabung
        self.unread = unread
        self.whole = whole
        unit = sop.satuan_waktu
        self.cells: list[Noted] = (
            [noted(row.kegiatan, row.kelengkapan or (), row.waktu, row.output or (), unit) for row in rows]
            if not unread
            else [readable(row, lost, unit) for row, lost in zip(rows, self._lost(), strict=True)]
        )
        marks, shortest, longest = 0, ENDLESS, 0.0
        for cells in self.cells:
            marks |= cells.marks
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
    def steps(self) -> tuple[Step, ...]:
        """The rows, first to last."""
        places = range(1, len(self.rows) + 1)
        if self.plain:
            return tuple(map(Step, self.rows, self.cells, places))
        merged = merged_by_step(self.merged)
        inherits = [merged.get(position, NOT_LOST) for position in places]
        return tuple(map(Step, self.rows, self.cells, places, self._lost(), inherits))

    @lazy
    def apart(self) -> frozenset[int]:
        """The positions of rows that are no steps: titles of sections, a bare "Mulai" or "Selesai" (apart.py)."""
        bare = self.marks & WORDS_ALONE == WORDS_ALONE
        return rows_apart(self.steps, self.whole) if bare else frozenset()

    def marked(self, mark: int) -> tuple[Step, ...]:
        """The rows that bear a mark, first to last."""
        return tuple([step for step in self.steps if step.cells.marks & mark]) if self.marks & mark else ()

    def _lost(self) -> list[frozenset[str]]:
        """What of each row could not be read."""
        lost = lost_by_step(self.unread)
        default = ALL_LOST if "langkah" in self.unread else NOT_LOST
        return [lost.get(position, default) for position in range(1, len(self.rows) + 1)]
