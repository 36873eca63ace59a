"""Whether the work of an SOP certainly ends after a deadline, in every reading of its days.

Nothing is certain where steps may be passed by; where they may run side by side, only the longest one surely passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sopcheck.engine.cells import WAKTU_KOSONG
from sopcheck.engine.check import Context, Unknown
from sopcheck.engine.law_words import spelled
from sopcheck.engine.reading import Reading
from sopcheck.engine.routes import arrows
from sopcheck.engine.steps import Step
from sopcheck.engine.table import Table
from sopcheck.engine.timeline import EVERY, KALENDER, Reckoning, ends
from sopcheck.engine.times import TAK_TERBACA, TAK_TERUKUR
from sopcheck.engine.told_order import Words, told_order
from sopcheck.engine.totals import added_up, span_of
from sopcheck.language.text import one_line
from sopcheck.model.findings import WorkingRow

UNTIMED = WAKTU_KOSONG | TAK_TERBACA | TAK_TERUKUR

IN_TIME = 200
"""Rough minutes of work a calendar day (engine/times.py): with less before the deadline no reading overshoots. A month
of 9 000 is 290 a day, a working day of 450 at the least 320 with weekends, some 250 with the fullest of holidays."""


@dataclass(frozen=True, slots=True)
class End:
    """When all is done in one reading. day: None where that lies beyond `last`, the last day of the known calendar."""

    reckoning: Reckoning
    day: date | None
    last: date

    def __str__(self) -> str:
        """ "4 Mei 2026", "setelah 31 Desember 2027"."""
        return spelled(self.day) if self.day else f"setelah {spelled(self.last)}"


@dataclass(frozen=True, slots=True)
class Overdue:
    """counted: the steps in the sum; unknowns: what keeps the answer open.

    passed: the step in which the deadline passes by the calendar, where every reading overshoots; only then `days`
    (when each of the counted steps ends by the calendar) and `ends`.
    """

    start: date
    counted: tuple[Step, ...]
    unknowns: tuple[Unknown, ...]
    passed: Step | None = None
    days: tuple[date | None, ...] = ()
    ends: tuple[End, ...] = ()

    @property
    def ends_in_words(self) -> str:
        """ "4 Mei 2026 (hari kalender), 16 Juli 2026 (hari kerja, pekan 5 hari)"."""
        return ", ".join(f"{end} ({end.reckoning.name})" for end in self.ends)

    def working(self, sop: Reading, due: date) -> tuple[WorkingRow, ...]:
        """The timeline: the assumed start, when each step ends by the calendar, all of them in every reading, and the
        deadline.
        """
        reached = dict(zip([step.position for step in self.counted], self.days, strict=True))
        rows = [WorkingRow("Mulai (anggapan)", "", spelled(self.start))]
        for step in sop.steps:
            words = one_line(step.row.waktu or "")
            if step.position not in reached:
                rows.append(WorkingRow(sop.label(step), words, "tidak dihitung"))
            else:
                day = reached[step.position]
                value = spelled(day) if day else "di luar kalender"
                rows.append(WorkingRow(sop.label(step), words, value, KALENDER.name))
        rows += [WorkingRow(f"Selesai, {end.reckoning.name}", "", str(end)) for end in self.ends]
        return (*rows, WorkingRow("Tenggat", "", spelled(due)))


def overdue(sop: Reading, steps: Sequence[Step], start: date, due: date, words: Words, context: Context) -> Overdue:
    """Some steps of an SOP, one after the other from `start` on, held against the day `due`."""
    added = added_up(steps, sop.whole)
    counted = added.counted
    lengths = "lamanya tidak diketahui, sehingga selesainya pun tidak"
    unknowns = tuple(Unknown(f"{step.at}.waktu", lengths) for step in (*added.unread, *added.silent, *added.rates))
    in_time = Overdue(start, counted, unknowns)
    if sum([step.cells.low for step in counted]) < IN_TIME * ((due - start).days + 1):
        return in_time
    told = told_order(sop.steps, (sop.sop.total_waktu,), words)
    drawn = arrows(sop.steps)
    if told.shorter or not drawn.known or drawn.skips:
        return _open(in_time, "langkah mungkin dilewati menurut alur atau teksnya")
    if told.beside:
        counted = (max(counted, key=lambda step: step.cells.low),)
    calendar = context.calendar
    amounts = [span_of(step.duration).low for step in counted if step.duration]
    known = calendar.knows(start)
    reached = [ends(start, amounts, how, calendar) for how in EVERY]
    found = tuple(End(how, days[-1], calendar.last) for how, days in zip(EVERY, reached, strict=True))
    late = [end.day > due if end.day else known for end in found]
    if all(late):
        days = reached[EVERY.index(KALENDER)]
        passed = next(step for step, day in zip(counted, days, strict=True) if day is None or day > due)
        return Overdue(start, counted, (), passed, tuple(days), found)
    if not any(late):
        return in_time
    if not known:
        return _open(in_time, f"hari libur tahun {start.year} belum ada dalam data")
    return _open(in_time, "terlalu lama hanya bila “hari” dibaca sebagai hari kerja")


def surely_in_time(table: Table, days: int) -> bool:
    """Whether every row has a time of its own and all of them together are done within so many days, however read."""
    if not table.plain or table.marks & UNTIMED:
        return False
    return sum([cells.low for cells in table.cells]) < IN_TIME * days


def real_steps(sop: Reading) -> list[Step]:
    """The rows that are steps: no titles of sections, no bare "Mulai"."""
    apart = sop.table.apart
    return [step for step in sop.steps if step.position not in apart]


def _open(found: Overdue, why: str) -> Overdue:
    """The same, not decided: said at the longest step."""
    longest = max(found.counted, key=lambda step: step.cells.low)
    return replace(found, unknowns=(Unknown(f"{longest.at}.waktu", why), *found.unknowns))
