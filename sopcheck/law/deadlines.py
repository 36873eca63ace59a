"""Until when reports are due, by year: rules/law/deadlines.csv.

>>> load_deadlines().due("lkj-pemda", 2020).day
datetime.date(2020, 4, 30)
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import cast

from sopcheck.home import data_file
from sopcheck.law.tables import rows
from sopcheck.model.findings import GRADES, Grade

DEADLINES = "rules/law/deadlines.csv"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A report is due on `day`, the last on which it is in time. regulation, at, grade, source: what says so."""

    report: str
    day: date
    regulation: str
    at: str
    grade: Grade
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A row: due each year from `since` to `until` (None while it holds). day_of_month: None for the last day."""

    key: str
    report: str
    month: int
    day_of_month: int | None
    since: int
    until: int | None
    regulation: str
    at: str
    grade: Grade
    source: str

    def in_year(self, year: int) -> Deadline:
        day = due_day(year, self.month, self.day_of_month)
        return Deadline(self.report, day, self.regulation, self.at, self.grade, self.source)


class Deadlines:
    """The table of deadlines."""

    def __init__(self, content: bytes) -> None:
        """content: the bytes of the CSV file. Raises RuleError about the first mistake."""
        self.rules = tuple(_rules(content))
        self.keys = tuple(dict.fromkeys(rule.key for rule in self.rules))

    def due(self, key: str, year: int) -> Deadline | None:
        """When the report `key` on the year before is due in a year; None where the table does not say."""
        for rule in self.rules:
            if rule.key == key and rule.since <= year <= (rule.until or date.max.year):
                return rule.in_year(year)
        return None


def due_day(year: int, month: int, day: int | None) -> date:
    """A day of a month; None, and what the month does not have, is its last day."""
    last = monthrange(year, month)[1]
    return date(year, month, min(day or last, last))


@cache
def load_deadlines() -> Deadlines:
    """The deadlines of our own table."""
    return Deadlines(data_file(DEADLINES).read_bytes())


def _rules(content: bytes) -> Iterator[Rule]:
    columns = "id report by to month day valid_from valid_until regulation at grade source_key source note"
    before: dict[str, int | None] = {}
    for row in rows(content, DEADLINES, columns):
        key = row.text("id")
        month, since = row.number("month", 1, 12), row.number("valid_from", 1990, 2999)
        if month is None or since is None:
            raise row.refuse("month" if month is None else "valid_from", "belum diisi")
        day, until = row.number("day", 1, 31), row.number("valid_until", 1990, 2999)
        if day and day > monthrange(2024, month)[1]:  # a leap year: 29 February is a day
            raise row.refuse("day", f"bulan {month} tidak mempunyai tanggal {day}")
        if until is not None and until < since:
            raise row.refuse("valid_until", f"{until} sebelum {since}")
        last = before.get(key, since - 1)
        if last is None or last >= since:
            raise row.refuse(
                "valid_from", f"tenggat “{key}” untuk tahun {since} sudah ada di baris lain", "urutkan menurut tahun"
            )
        if last != since - 1:
            raise row.refuse("valid_from", f"tenggat “{key}” tidak ada untuk tahun {last + 1}", "isi celahnya")
        before[key] = until
        grade = cast("Grade", row.choice("grade", tuple(GRADES)))
        yield Rule(
            key,
            row.text("report"),
            month,
            day,
            since,
            until,
            row.text("regulation"),
            row.text("at"),
            grade,
            row.text("source_key", empty=grade in ("M", "P")),
        )
