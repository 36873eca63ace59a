"""The Waktu column of one SOP, gone through once for all rules about time.

`Times` says enough for a rule to leave at once: the shortest and longest step, which units occur, what was not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sopcheck.engine.cells import WAKTU_KOSONG
from sopcheck.engine.check import Looked, Unknown, looked
from sopcheck.engine.lazy import lazy
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import CACHE

if TYPE_CHECKING:
    from sopcheck.engine.steps import Step
    from sopcheck.engine.table import Table

TAK_TERBACA, HARI, HARI_KERJA, HARI_KALENDER, TAK_TERUKUR = (1 << n for n in range(5))
"""Marks of a cell: what it is, which days it speaks of, that its words state no single length."""

RENTANG, BUKAN_LAMA, BERWAKTU, SINGKAT, LAMA = (1 << n for n in range(32, 37))
"""Marks: Waktu is a range; it says how often, on what condition or when, not how long; Kegiatan states an amount; the
time is perhaps below the floor, or above the ceiling, of our table for such work (plausible.py)."""

TIMED = TAK_TERBACA | HARI | HARI_KERJA | HARI_KALENDER | RENTANG | BUKAN_LAMA

DAYS = ((HARI, "hari"), (HARI_KERJA, "hari_kerja"), (HARI_KALENDER, "hari_kalender"))

# Only for telling which steps are worth a close look, and how many times longer one is than another: minutes of work,
# 7,5 jam/hari (Perpres 21/2023 Pasal 4), five days a week, 20 a month. What a finding says is converted exactly.
ROUGH = {
    "menit": 1,
    "hari": 450,
    "hari_kerja": 450,
    "hari_kalender": 450,
    "minggu": 2250,
    "bulan": 9000,
    "tahun": 108000,
}

ENDLESS = float("inf")


class Rough(NamedTuple):
    """low, high: rough minutes of work, -1 where the words say no single length; marks: bits as above."""

    low: float
    high: float
    marks: int


Timed = tuple["Step", float, float]
"""A step whose own time is known, with its rough minutes from low to high."""


class Times:
    """filled: cells with words in them, a merged one counted once. unread: steps whose words are no duration.

    unknowns: cells that were on paper but were lost. shared: merged cells, whose time is no single step's.
    measured: steps with a length of their own (no rates, no alternatives, no merged cells). shortest: least upper end
    of these, longest: greatest lower end, in rough minutes.
    marks: of all cells together.
    all_filled, all_measured: what a rule about these says where it finds nothing; None where there is more to say: a
    cell was lost, or there is none.
    """

    all_filled: Looked | None = None
    all_measured: Looked | None = None

    def __init__(self, table: Table) -> None:
        self._table = table
        self.unread: Sequence[Step] = ()
        self.unknowns: list[Unknown] = []
        self.shared: list[Unknown] = []
        if table.plain and (table.whole or not table.marks & WAKTU_KOSONG):
            self._count()
        else:
            self._go_through()

    def _count(self) -> None:
        """Where nothing was lost or merged, the table knows all but two numbers."""
        table = self._table
        self.marks, self.shortest, self.longest = table.marks & TIMED, table.shortest, table.longest
        self.filled = measured = len(table.cells)
        if table.marks & (WAKTU_KOSONG | TAK_TERUKUR):
            self.filled -= sum([cells.duration is None for cells in table.cells])
            measured = sum([cells.low >= 0 for cells in table.cells])
        if table.marks & TAK_TERBACA:
            self.unread = table.marked(TAK_TERBACA)
        self.all_filled = looked(self.filled) if self.filled else None
        self.all_measured = looked(measured) if measured else None

    @lazy
    def measured(self) -> Sequence[Timed]:
        steps, every = self._table.steps, enumerate(self._table.cells)
        return [(steps[place], cells.low, cells.high) for place, cells in every if cells.low >= 0]

    def outside(self, floor: float, ceiling: float) -> Sequence[Timed]:
        """Those measured that are shorter than the floor or longer than the ceiling, in rough minutes."""
        if not self.all_measured:
            return [timed for timed in self.measured if timed[2] < floor or timed[1] > ceiling]
        steps, every = self._table.steps, enumerate(self._table.cells)
        beyond = [(place, cells) for place, cells in every if cells.high < floor or cells.low > ceiling]
        return [(steps[place], cells.low, cells.high) for place, cells in beyond if cells.low >= 0]

    def _go_through(self) -> None:
        """One by one, where a cell may be lost or stand for several rows."""
        self.filled, self.marks = 0, 0
        self.shortest, self.longest = ENDLESS, 0.0
        merged = frozenset(locator for group in self._table.merged for locator in group)
        unread: list[Step] = []
        measured: list[Timed] = []
        for step in self._table.steps:
            if step.shares_time:
                continue
            if step.duration is None:
                if step.is_lost("waktu") or (step.row.waktu is None and not self._table.whole):
                    self.unknowns.append(Unknown(f"{step.at}.waktu", "waktu tidak terbaca pada berkas"))
                continue
            self.filled += 1
            low, high = step.cells.low, step.cells.high
            marks = step.cells.marks & TIMED
            self.marks |= marks
            if marks & TAK_TERBACA:
                unread.append(step)
            elif f"{step.at}.waktu" in merged:
                self.shared.append(
                    Unknown(f"{step.at}.waktu", "waktunya untuk beberapa langkah sekaligus (sel gabung)")
                )
            elif low >= 0:
                measured.append((step, low, high))
                self.shortest, self.longest = min(self.shortest, high), max(self.longest, low)
        self.unread, self.measured = unread, measured


_BY_KIND = {
    "tak-terbaca": TAK_TERBACA,
    "rentang": RENTANG,
    "frekuensi": BUKAN_LAMA,
    "syarat": BUKAN_LAMA,
    "jadwal": BUKAN_LAMA,
}


@lru_cache(CACHE)
def rough(words: str, unit: str | None = None) -> Rough:
    """Rough minutes and marks of a printed duration; "minimal" leaves the upper end open."""
    duration = parse_duration(words, unit)
    marks = _BY_KIND.get(duration.kind, 0)
    for part in (duration, *duration.members):
        marks |= sum(mark for mark, name in DAYS if name in part.low or name in part.high)
    if not duration.measurable:
        return Rough(-1, -1, marks)
    low, high = (
        float(sum(amount * ROUGH[name] for name, amount in end.items())) for end in (duration.low, duration.high)
    )
    return Rough(low, ENDLESS if duration.qualifier == "minimal" else high, marks)


def lost_activity(step: Step, whole: bool) -> Unknown | None:
    """What to say of a step that can only be judged by its Kegiatan, where that was not read."""
    if step.is_lost("kegiatan") or (step.row.kegiatan is None and not whole):
        return Unknown(f"{step.at}.kegiatan", "kegiatan tidak terbaca pada berkas")
    return None
