"""When each step of an SOP ends if work begins on a given day.

By the calendar (every day counts, 24 hours) and by working days (weeks of five or six days, hours of the office): a
printed "hari" may mean either, "hari kerja" and "hari kalender" mean what they say in both. Weeks and months are those
of the calendar. Ranges give an earliest and a latest end; after a step without a readable time dates are lower bounds.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.totals import Span, span_of
from sopcheck.law.calendar import Calendar, Week
from sopcheck.model.values import UNITS, Amount, Components

MINUTES_BY_THE_CLOCK = 24 * 60
FARTHEST = 100_000  # days or months; a printed time beyond is no plan, and dates end


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How "hari" is read. week: days of a working week, None for the calendar; name: for readers."""

    name: str
    week: Week | None


KALENDER = Reckoning("hari kalender", None)
LIMA_HARI = Reckoning("hari kerja, pekan 5 hari", 5)
ENAM_HARI = Reckoning("hari kerja, pekan 6 hari", 6)
EVERY = (KALENDER, LIMA_HARI, ENAM_HARI)


class Moment(NamedTuple):
    """A point in time: part of a day (0 its beginning, 1 its end) that has passed, of its hours in the reckoning."""

    day: date
    part: Amount


@dataclass(frozen=True, slots=True)
class Reach:
    """From when to when a step takes in one reckoning. None: beyond the known calendar.

    starts: the first day on which it may be worked on. latest: equal to earliest but for ranges; None also where
    nothing bounds it ("minimal 2 hari").
    """

    starts: date | None
    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A step in time. reaches: one for each reckoning; silent: why its time is not counted, empty if it is."""

    step: Step
    reaches: tuple[Reach, ...]
    silent: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The steps from a day on. open_from: place in `bars` of the first step that makes later dates lower bounds."""

    start: date
    reckonings: tuple[Reckoning, ...]
    bars: tuple[Bar, ...]
    open_from: int | None

    @property
    def ends(self) -> tuple[Reach, ...]:
        """The reach of the last step; nothing where there is none."""
        return self.bars[-1].reaches if self.bars else ()


def timeline_of(sop: Reading, start: date, calendar: Calendar, reckonings: Sequence[Reckoning] = EVERY) -> Timeline:
    """All steps of an SOP one after the other, each gone through once; rows that are no steps are left out."""
    apart = sop.table.apart
    steps = [step for step in sop.steps if step.position not in apart]
    times = [_time_of(step, sop.whole) for step in steps]
    columns = [_column([span for span, _ in times], start, reckoning, calendar) for reckoning in reckonings]
    bars = tuple(
        Bar(step, reaches, silent)
        for step, (_, silent), reaches in zip(steps, times, zip(*columns, strict=True), strict=True)
    )
    open_from = next((place for place, (_, silent) in enumerate(times) if silent and silent != MERGED), None)
    return Timeline(start, tuple(reckonings), bars, open_from)


MERGED = "sel gabung, dihitung sekali"
UNREAD = "waktu tidak terbaca"
BLANK = "waktu tidak dituliskan"
RATE = "waktu per satuan atau pilihan, tidak dapat dijumlahkan"
NO_LENGTH = "tidak menyatakan lama waktu"

NOTHING = Span(Components(), Components())


def _time_of(step: Step, whole: bool) -> tuple[Span, str]:
    """How long a step takes, and why that is not counted (engine/totals.py counts the same ones)."""
    duration = step.duration
    if step.shares_time:
        return NOTHING, MERGED
    if duration is None:
        lost = step.is_lost("waktu") or (step.row.waktu is None and not whole)
        return NOTHING, UNREAD if lost else BLANK
    if duration.measurable:
        return span_of(duration), ""
    if duration.kind in ("per-item", "alternatif"):
        return NOTHING, RATE
    return NOTHING, {"tak-terbaca": UNREAD, "kosong": BLANK}.get(duration.kind, NO_LENGTH)


def _column(spans: Iterable[Span], start: date, reckoning: Reckoning, calendar: Calendar) -> list[Reach]:
    """One reckoning, step after step."""
    reaches = []
    early: Moment | None = Moment(start, 0)
    late: Moment | None = early
    for span in spans:
        begins = first_day(early, reckoning, calendar) if early else None
        same = early == late and span.low == span.high
        early = early and advance(early, span.low, reckoning, calendar)
        if same:
            late = early
        else:
            late = advance(late, span.high, reckoning, calendar) if late and span.high is not None else None
        reaches.append(Reach(begins, early and last_day(early, start), late and last_day(late, start)))
    return reaches


def ends(start: date, amounts: Iterable[Components], reckoning: Reckoning, calendar: Calendar) -> list[date | None]:
    """The day on which each of some pieces of work is done, one after the other; None beyond the known calendar."""
    at: Moment | None = Moment(start, 0)
    days = []
    for amount in amounts:
        at = at and advance(at, amount, reckoning, calendar)
        days.append(at and last_day(at, start))
    return days


def advance(at: Moment, amount: Components, reckoning: Reckoning, calendar: Calendar) -> Moment | None:
    """The point reached after an amount of time; None beyond the known calendar."""
    week = reckoning.week
    found: Moment | None = at
    units = amount if len(amount) < 2 else sorted(amount, key=UNITS.index, reverse=True)  # longest first
    for unit in units:
        much = amount[unit]
        if found is None or much > (FARTHEST * MINUTES_BY_THE_CLOCK if unit == "menit" else FARTHEST):
            return None
        if unit == "menit":
            if week is None:
                found = _days(found, Fraction(much, MINUTES_BY_THE_CLOCK))
            else:
                found = _minutes(found, much, week, calendar)
        elif unit == "hari_kalender" or (unit == "hari" and week is None):
            found = _days(found, much)
        elif unit in ("hari", "hari_kerja"):
            found = _working(found, much, week or 5, calendar)
        elif unit == "minggu":
            found = _days(found, much * 7)
        else:
            found = _months(found, much * (12 if unit == "tahun" else 1))
    return found


def last_day(at: Moment, start: date) -> date:
    """The day on which what ends at a point is done."""
    return at.day if at.part else max(start, at.day - timedelta(1))


def first_day(at: Moment, reckoning: Reckoning, calendar: Calendar) -> date | None:
    """The day on which what begins at a point is first worked on."""
    if reckoning.week is not None:
        place = _place(at, reckoning.week, calendar)
        return calendar.working_days(reckoning.week)[place] if place is not None else None
    return at.day + timedelta(1) if at.part == 1 and at.day < date.max else at.day


def _days(at: Moment, much: Amount) -> Moment | None:
    """Days of the calendar."""
    total = at.part + much
    whole = max(0, ceil(total) - 1)
    try:
        return Moment(at.day + timedelta(whole), total - whole)
    except OverflowError:
        return None


def _months(at: Moment, much: Amount) -> Moment | None:
    """Months of the calendar: from the beginning of 1 January one month is the end of 31 January."""
    try:
        day = at.day + timedelta(1) if at.part == 1 else at.day
        part = 0 if at.part == 1 else at.part
        whole = floor(much)
        year, month = divmod(day.year * 12 + day.month - 1 + whole, 12)
        length = monthrange(year, month + 1)[1]
        reached = Moment(date(year, month + 1, min(day.day, length)), part)
        if part == 0:
            reached = Moment(reached.day - timedelta(1), 1)
    except (OverflowError, ValueError):
        return None
    return _days(reached, (much - whole) * length) if much != whole else reached


def _place(at: Moment, week: Week, calendar: Calendar) -> int | None:
    """The place among the working days of the day on which work goes on from a point; None beyond them."""
    days = calendar.working_days(week)
    if at.day.year < days[0].year:
        return None
    place = bisect_left(days, at.day)
    if place < len(days) and days[place] == at.day and at.part == 1:
        place += 1
    return place if place < len(days) else None


def _working(at: Moment, much: Amount, week: Week, calendar: Calendar) -> Moment | None:
    """Working days: a part of a day stays that part of another."""
    place = _place(at, week, calendar)
    if place is None:
        return None
    days = calendar.working_days(week)
    total = (at.part if days[place] == at.day else 0) + much
    whole = max(0, ceil(total) - 1)
    return Moment(days[place + whole], total - whole) if place + whole < len(days) else None


def _minutes(at: Moment, much: Amount, week: Week, calendar: Calendar) -> Moment | None:
    """Minutes of work, filling the hours of one working day after the other."""
    place = _place(at, week, calendar)
    if place is None:
        return None
    days = calendar.working_days(week)
    part: Amount = at.part if days[place] == at.day else 0
    for reached in range(place, len(days)):
        day = days[reached]
        minutes = calendar.minutes(day, week)
        filled = part + Fraction(much, minutes)
        if filled <= 1:
            return Moment(day, filled)
        much -= (1 - part) * minutes
        part = 0
    return None
