"""The Waktu column of one SOP, gone through once for all rules about time.

`Times` says enough for a rule to leave at once: the shortest and longest step, which units occur, what was not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sopcheck.engine.check import Unknown
from sopcheck.engine.steps import Step
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import CACHE

TAK_TERBACA, HARI, HARI_KERJA, HARI_KALENDER = 1, 2, 4, 8
"""Marks of a cell: what it is or which days it speaks of."""

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


Timed = tuple[Step, float, float]
"""A step whose own time is known, with its rough minutes from low to high."""


class Times:
    """filled: cells with words in them, a merged one counted once. unread: steps whose words are no duration.

    unknowns: cells that were on paper but were lost. measured: steps with a length of their own (no rates, no
    alternatives, no merged cells). shortest: least upper end of these, longest: greatest lower end, in rough minutes.
    marks: of all cells together.
    """

    unread: Sequence[Step]
    unknowns: Sequence[Unknown]
    measured: Sequence[Timed]

    __slots__ = ("filled", "longest", "marks", "measured", "shortest", "unknowns", "unread")

    def __init__(self, steps: Iterable[Step], unit: str | None, whole: bool, merged: frozenset[str]) -> None:
        filled = all_marks = 0
        shortest, longest = ENDLESS, 0.0
        unread: list[Step] = []
        unknowns: list[Unknown] = []
        measured: list[Timed] = []
        for step in steps:
            if step.shares_time:
                continue
            words = step.row.waktu
            if step.duration is None or words is None:
                if (step.lost and step.is_lost("waktu")) or (words is None and not whole):
                    unknowns.append(Unknown(f"{step.at}.waktu", "waktu tidak terbaca pada berkas"))
                continue
            filled += 1
            low, high, marks = rough(words, unit)
            if marks:
                all_marks |= marks
                if marks & TAK_TERBACA:
                    unread.append(step)
                    continue
            if low >= 0 and not (merged and f"{step.at}.waktu" in merged):
                measured.append((step, low, high))
                if high < shortest:
                    shortest = high
                if low > longest:
                    longest = low
        self.filled, self.marks = filled, all_marks
        self.shortest, self.longest = shortest, longest
        self.unread, self.unknowns, self.measured = unread, unknowns, measured


@lru_cache(CACHE)
def rough(words: str, unit: str | None = None) -> Rough:
    """Rough minutes and marks of a printed duration; "minimal" leaves the upper end open."""
    duration = parse_duration(words, unit)
    marks = TAK_TERBACA if duration.kind == "tak-terbaca" else 0
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
