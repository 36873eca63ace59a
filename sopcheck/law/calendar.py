"""Which days offices work, and for how long: national holidays, cuti bersama, Ramadan, five- and six-day weeks.

>>> load_calendar().why_off(date(2026, 1, 1), week=5)
'Tahun Baru Masehi'

A year without rows is not known: it is never guessed. Tables and evidence: rules/law/README.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache, cached_property
from typing import Literal, cast

from sopcheck.errors import RuleError
from sopcheck.home import data_file
from sopcheck.law.regulation import EVIDENCE, Evidence
from sopcheck.law.tables import Row, rows

Week = Literal[5, 6]
WEEKS: tuple[Week, ...] = (5, 6)

HOLIDAYS = "rules/law/holidays.csv"
HOURS = "rules/law/working_time.csv"
KINDS = ("libur-nasional", "cuti-bersama", "ramadan")
SEASONS = ("biasa", "ramadan")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")

# every year has them (Keppres 8/2024; Labour Day since 2014, Pancasila since 2017): a year without is not complete
FIXED = ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25))


@dataclass(frozen=True, slots=True)
class Holiday:
    """A row of holidays.csv: a day off, or the month of Ramadan from day to until."""

    day: date
    until: date
    kind: str
    name: str
    decree: str
    evidence: Evidence
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Hours:
    """A row of working_time.csv. minutes: of work from Monday on, breaks left out; until: None while it holds."""

    week: Week
    season: str
    since: date
    until: date | None
    minutes: tuple[int, ...]
    start: time
    pause: int
    friday_pause: int
    basis: str
    evidence: Evidence
    source: str
    note: str


class Calendar:
    """The working days of the years in the tables."""

    def __init__(self, holidays: bytes, hours: bytes) -> None:
        """Both arguments are the bytes of the CSV files. Raises RuleError about the first mistake."""
        self.holidays = tuple(_holidays(holidays))
        self.hours = tuple(_hours(hours))
        off: dict[date, Holiday] = {}
        self._fasting: list[Holiday] = []
        for holiday in self.holidays:
            if holiday.kind == "ramadan":
                self._fasting.append(holiday)
            else:
                off.setdefault(holiday.day, holiday)
        self._off: Mapping[date, Holiday] = off
        self._working: dict[Week, Sequence[date]] = {}
        self._minutes: dict[tuple[date, Week], int] = {}  # of known years only, so it stays small
        self.years = frozenset(day.year for day in off)
        if not self.years:
            raise RuleError(HOLIDAYS, "tidak ada satu pun hari libur")
        _require_whole_years(self.years, off)

    def knows(self, day: date) -> bool:
        """Whether the holidays of that year are in the table."""
        return day.year in self.years

    def holiday(self, day: date) -> Holiday | None:
        """The holiday or cuti bersama on a day."""
        return self._off.get(day)

    def why_off(self, day: date, week: Week) -> str | None:
        """Why nobody works: the name of the holiday, "Sabtu", "Minggu"; None on a working day. Of a known year only."""
        self._require(day)
        if found := self._off.get(day):
            return found.name
        return ("Sabtu" if day.weekday() == 5 else "Minggu") if day.weekday() >= week else None

    def is_working(self, day: date, week: Week) -> bool:
        """Whether offices with that week work on a day of a known year."""
        return self.why_off(day, week) is None

    def in_ramadan(self, day: date) -> bool:
        """Whether a day lies in Ramadan as set by the Minister of Religious Affairs."""
        return any(month.day <= day <= month.until for month in self._fasting)

    def minutes(self, day: date, week: Week) -> int:
        """Minutes of work on a day, without breaks; 0 where nobody works."""
        found = self._minutes.get((day, week))
        if found is None:
            worked = self.is_working(day, week)
            found = self._minutes[day, week] = self.hours_on(day, week).minutes[day.weekday()] if worked else 0
        return found

    def hours_on(self, day: date, week: Week) -> Hours:
        """The rule about hours that holds on a day. Raises LookupError for a day before all rules."""
        season = "ramadan" if self.in_ramadan(day) else "biasa"
        for hours in self.hours:
            if (hours.week, hours.season) == (week, season) and hours.since <= day <= (hours.until or date.max):
                return hours
        raise LookupError(f"no working hours for {day} in a week of {week} days")

    def off_between(self, first: date, last: date, week: Week) -> tuple[Holiday, ...]:
        """Holidays and cuti bersama from first to last (both included) that fall on what else were a working day."""
        found = (holiday for day, holiday in self._off.items() if first <= day <= last and day.weekday() < week)
        return tuple(sorted(found, key=lambda holiday: holiday.day))

    def working_days(self, week: Week) -> Sequence[date]:
        """All working days of the unbroken run of known years that begins with the first, in order."""
        found = self._working.get(week)
        if found is None:
            first = date(min(self.years), 1, 1).toordinal()
            days = map(date.fromordinal, range(first, self.last.toordinal() + 1))
            found = self._working[week] = [day for day in days if day.weekday() < week and day not in self._off]
        return found

    @cached_property
    def last(self) -> date:
        """The last day of the unbroken run of known years that begins with the first."""
        year = min(self.years)
        while year + 1 in self.years:
            year += 1
        return date(year, 12, 31)

    def _require(self, day: date) -> None:
        if not self.knows(day):
            raise LookupError(f"no holidays known for {day.year}")


@cache
def load_calendar() -> Calendar:
    """The calendar over our own tables."""
    return Calendar(data_file(HOLIDAYS).read_bytes(), data_file(HOURS).read_bytes())


def _holidays(content: bytes) -> Iterable[Holiday]:
    seen: set[tuple[date, str]] = set()
    for row in rows(content, HOLIDAYS, "date until kind name decree evidence source note"):
        kind = row.choice("kind", KINDS)
        day, until = row.day("date"), row.day("until")
        if day is None:
            raise row.refuse("date", "belum diisi", "bentuknya 2026-01-31")
        if (until is not None) != (kind == "ramadan"):
            raise row.refuse("until", "hanya diisi untuk ramadan, dan di sana wajib")
        if until and not timedelta(27) < until - day < timedelta(30):
            raise row.refuse("until", f"bulan Ramadan {day} sampai {until} bukan 29 atau 30 hari")
        if (day, kind) in seen:
            raise row.refuse("date", f"{day} sudah ada di baris lain")
        seen.add((day, kind))
        yield Holiday(
            day,
            until or day,
            kind,
            row.text("name"),
            row.text("decree"),
            cast("Evidence", row.choice("evidence", EVIDENCE)),
            row.text("source"),
            row.text("note", empty=True),
        )


def _require_whole_years(years: Iterable[int], off: Mapping[date, Holiday]) -> None:
    """A year that was only begun would pass for one with few holidays."""
    for year in sorted(years):
        missing = [date(year, *fixed) for fixed in FIXED if date(year, *fixed) not in off]
        if missing:
            raise RuleError(
                HOLIDAYS, f"tahun {year} belum lengkap: {missing[0]} tidak ada", "isi semua hari libur tahun itu"
            )


def _hours(content: bytes) -> Iterable[Hours]:
    columns = (
        "week season from until monday tuesday wednesday thursday friday saturday start break friday_break "
        "basis evidence source note"
    )
    before: dict[tuple[str, str], date | None] = {}
    for row in rows(content, HOURS, columns):
        week, season = row.choice("week", ("5", "6")), row.choice("season", SEASONS)
        since, until = row.day("from"), row.day("until")
        if since is None:
            raise row.refuse("from", "belum diisi", "bentuknya 2023-04-12")
        if until and until < since:
            raise row.refuse("until", f"{until} sebelum {since}")
        if (week, season) in before and before[week, season] != since - timedelta(1):
            raise row.refuse("from", "tidak menyambung pada baris sebelumnya untuk pekan dan masa yang sama")
        before[week, season] = until
        minutes = [_minutes(row, name, wanted=int(week) > place) for place, name in enumerate(WEEKDAYS)]
        yield Hours(
            cast("Week", int(week)),
            season,
            since,
            until,
            (*minutes, 0),
            row.clock("start"),
            row.number("break", 0, 240) or 0,
            row.number("friday_break", 0, 240) or 0,
            row.text("basis"),
            cast("Evidence", row.choice("evidence", EVIDENCE)),
            row.text("source"),
            row.text("note", empty=True),
        )


def _minutes(row: Row, column: str, wanted: bool) -> int:
    """Minutes of one weekday: filled on working days, empty on others."""
    minutes = row.number(column, 1, 1440)
    if (minutes is not None) != wanted:
        raise row.refuse(column, "menit kerja hanya diisi, dan wajib diisi, pada hari kerja pekan itu")
    return minutes or 0
