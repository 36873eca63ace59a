"""The words of the step table, gone through once for all rules about how steps are worded.

`Wording` says enough for a rule to leave at once: whether any step is out of the ordinary in the way it asks about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopcheck.engine.cells import Cells
from sopcheck.engine.check import Unknown
from sopcheck.language.doers import doers
from sopcheck.language.handovers import ordered, receivers
from sopcheck.language.terms import obsolete_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopcheck.engine.steps import Step
    from sopcheck.engine.table import Table

TANPA_KEGIATAN, BUKAN_AKTIF, SUBJEK, PELAKU, HASIL, ISTILAH = (1 << n for n in range(10, 16))
"""Marks of a row: no readable Kegiatan; it does not begin with an active verb; an actor stands before its verb; it
names who does it; it says what something is made into; an obsolete term stands in Kegiatan, Kelengkapan or Output."""

WORDED = TANPA_KEGIATAN | BUKAN_AKTIF | SUBJEK | PELAKU | HASIL | ISTILAH

PENERIMA, MENGUJI = 1 << 26, 1 << 27
"""Marks of a row: it hands something over to somebody it names; it holds one thing against another (may end in No)."""


class Wording:
    """judged: rows whose Kegiatan could be read. unread: those where it was lost. marks: of all rows together."""

    __slots__ = ("_table", "judged", "marks", "unread")

    def __init__(self, table: Table) -> None:
        self._table = table
        self.marks = table.marks & WORDED
        self.judged = len(table.rows)
        self.unread: tuple[Unknown, ...] = ()
        if self.marks & TANPA_KEGIATAN:
            wordless = self.of(TANPA_KEGIATAN)
            self.judged -= len(wordless)
            self.unread = tuple(
                Unknown(f"{step.at}.kegiatan", "kegiatan tidak terbaca")
                for step in wordless
                if step.is_lost("kegiatan") or (step.row.kegiatan is None and not table.whole)
            )

    def of(self, mark: int) -> Sequence[Step]:
        """The rows that bear a mark, first to last."""
        return self._table.marked(mark)


def noteworthy(cells: Cells) -> int:
    """The marks of one set of words."""
    activity = cells.activity
    papers = (*cells.kelengkapan, *cells.output)
    marks = ISTILAH if any(obsolete_terms(paper.words) for paper in papers) else 0
    if activity is None:
        return marks | TANPA_KEGIATAN
    if activity.form != "aktif":
        marks |= BUKAN_AKTIF
    if activity.subject:
        marks |= SUBJEK
    if doers(activity) or ordered(activity):
        marks |= PELAKU
    if receivers(activity):
        marks |= PENERIMA
    if activity.is_of("memeriksa"):
        marks |= MENGUJI
    if activity.result:
        marks |= HASIL
    if obsolete_terms(activity.words):
        marks |= ISTILAH
    return marks
