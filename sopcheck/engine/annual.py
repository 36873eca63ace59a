"""Which work an SOP about a yearly report does in the new year, and from which day on it is reckoned.

What its name says decides whether the SOP is concerned at all; work on reports of shorter periods belongs to the year
that is reported on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from sopcheck.engine.params import ParamError
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.language.dates import parse_date
from sopcheck.language.text import CACHE, normal
from sopcheck.law.deadlines import Deadline, due_day, load_deadlines
from sopcheck.model.sop import Langkah
from sopcheck.model.values import PartialDate

Concern = Literal["ya", "bila-tahunan", "berkala-lain", "tidak"]


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """Words over the normal form. reports: names that concern a yearly report; data: names that may; but: names that do
    not after all; yearly, periodic: how a yearly report and those of shorter periods are named.
    """

    reports: tuple[str, ...]
    data: tuple[str, ...]
    but: tuple[str, ...]
    yearly: re.Pattern[str]
    periodic: re.Pattern[str]


@lru_cache(CACHE)
def concern(subject: Subject, name: str) -> Concern:
    """Whether an SOP of this name is about the yearly report; "bila-tahunan": if one of its steps is."""
    words = f" {normal(name)} "
    if any(f" {part} " in words for part in subject.but):
        return "tidak"
    report = any(f" {part} " in words for part in subject.reports)
    if not report and not any(f" {part} " in words for part in subject.data):
        return "tidak"
    if subject.yearly.search(words):
        return "ya"
    if subject.periodic.search(words):
        return "berkala-lain"
    return "ya" if report else "bila-tahunan"


def names_year(rows: Sequence[Langkah], subject: Subject) -> bool:
    """Whether a step works on the yearly report."""
    return any(_periods(subject, row.kegiatan or "")[0] for row in rows)


def within_the_year(step: Step, subject: Subject) -> bool:
    """Whether a step works on reports of shorter periods only, while the year runs."""
    return _periods(subject, step.row.kegiatan or "") == (False, True)


@lru_cache(CACHE)
def _periods(subject: Subject, words: str) -> tuple[bool, bool]:
    """Whether words name the yearly report, and reports of shorter periods."""
    said = normal(words)
    return subject.yearly.search(said) is not None, subject.periodic.search(said) is not None


def first_of_january(sop: Reading, as_of: date) -> date:
    """When the work is taken to begin: 1 January of the year of the check, or the first after this edition was made."""
    begin = date(as_of.year, 1, 1)
    valid: PartialDate | None = sop.valid_from
    if valid is not None and valid.earliest > begin:
        begin = date(min(valid.earliest.year + 1, date.max.year), 1, 1)
    return begin


def require_deadline(key: str, own: str) -> None:
    """Raises ParamError unless the table has the deadline and the office's own date, if any, is a day and a month."""
    known = load_deadlines().keys
    if key not in known:
        raise ParamError("laporan", f"tenggat “{key}” tidak ada dalam tabel|{key}|" + " ".join(known))
    if own and _own_day(own, LEAP_YEAR) is None:
        raise ParamError("tanggal", f"“{own}” bukan tanggal dan bulan; bentuknya 31 Januari")


@lru_cache(256)
def deadline_in(year: int, key: str, own: str) -> Deadline | None:
    """When a report is due in a year: on the office's own date ("31 Januari"), else as the table says."""
    found = load_deadlines().due(key, year)
    day = _own_day(own, year)
    return replace(found, day=day, regulation="", at="", grade="P", source="") if found and day else found


LEAP_YEAR = 2024  # in which every day of the calendar exists


def _own_day(words: str, year: int) -> date | None:
    """A day and a month in a year; 29 February is the last of the month."""
    read = parse_date(f"{words} {LEAP_YEAR}") if words else None
    return due_day(year, read.month, read.day) if read and read.month and read.day else None
