"""The words of the step table, gone through once for all rules about how steps are worded.

`Wording` says enough for a rule to leave at once: whether any step is out of the ordinary in the way it asks about.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sopcheck.engine.check import Unknown
from sopcheck.engine.steps import Cells, Step
from sopcheck.language.doers import doers
from sopcheck.language.terms import obsolete_terms
from sopcheck.language.text import CACHE

TANPA_KEGIATAN, BUKAN_AKTIF, SUBJEK, PELAKU, HASIL, ISTILAH = 1, 2, 4, 8, 16, 32
"""Marks of a row: no readable Kegiatan; it does not begin with an active verb; an actor stands before its verb; it
names who does it; it says what something is made into; an obsolete term stands in Kegiatan, Kelengkapan or Output."""


class Wording:
    """judged: rows whose Kegiatan could be read. unread: those where it was lost. marks: of all rows together."""

    __slots__ = ("_steps", "judged", "marks", "unread")

    def __init__(self, steps: Sequence[Step], whole: bool) -> None:
        """whole: whether a cell that is not there was not on paper either."""
        marks = 0
        for step in steps:
            marks |= noteworthy(step.cells)
        self._steps = steps
        self.marks = marks
        self.judged = len(steps)
        self.unread: tuple[Unknown, ...] = ()
        if marks & TANPA_KEGIATAN:
            wordless = [step for step in steps if step.activity is None]
            self.judged -= len(wordless)
            self.unread = tuple(
                Unknown(f"{step.at}.kegiatan", "kegiatan tidak terbaca")
                for step in wordless
                if step.is_lost("kegiatan") or (step.row.kegiatan is None and not whole)
            )

    def of(self, mark: int) -> tuple[Step, ...]:
        """The rows that bear a mark, first to last."""
        if not self.marks & mark:
            return ()
        return tuple(step for step in self._steps if noteworthy(step.cells) & mark)


@lru_cache(CACHE)
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
    if doers(activity):
        marks |= PELAKU
    if activity.result:
        marks |= HASIL
    if obsolete_terms(activity.words):
        marks |= ISTILAH
    return marks
