"""Dates as printed in identity blocks, perhaps without day or month.

>>> parse_date("NOVEMBER 2017")
PartialDate(words='NOVEMBER 2017', year=2017, month=11, day=None)
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from sopcheck.language.text import CACHE
from sopcheck.model.values import PartialDate
from sopcheck.yamltext import packaged

LONGEST = 80  # characters; "Nama Kota Yang Panjang, 22 September 2019 rev 01" has 47

# 1900-2099: what else has four digits on an SOP is a number or was misread
_YEAR = r"(?P<year> (?:19|20)[0-9]{2} ) (?![0-9])"

# "30/7/2013" · "16-09-2019" · "01.03.2018": day first, always; two-digit years stay unread
_NUMERIC = re.compile(
    rf"(?P<day> [0-9]{{1,2}} ) \s?(?P<sign>[/.-])\s? (?P<month> [0-9]{{1,2}} ) \s?(?P=sign)\s? {_YEAR}", re.VERBOSE
)
# "2018-11-07" · "2018-11-07 00:00:00" (a spreadsheet cell that is a date)
_ISO = re.compile(
    rf"{_YEAR} - (?P<month> [0-9]{{2}} ) - (?P<day> [0-9]{{2}} ) (?: [t ] [0-9]{{2}}:[0-9]{{2}} (?: :[0-9]{{2}} )? )?",
    re.VERBOSE,
)
# "10 Juli 2023" · "7-Nov-2018" · "NOVEMBER 2017" · "Agustus2023" · "2 Sept. 2019" · "10 Juli Tahun 2023"
_NAMED = re.compile(
    rf"(?: (?P<day> [0-9]{{1,2}} ) [ ./-]{{0,2}} )? (?P<name> [a-z]{{3,9}} ) [ .,/-]{{0,3}} (?: tahun\s )? {_YEAR}",
    re.VERBOSE,
)
# a day left open, to be filled in by hand: "….. Maret 2024" · "-- Maret 2024" · "XX Maret 2024" · "__/03/2024"
_OPEN_DAY = re.compile(
    rf"""
    (?: [.…_–—*?-] [ .…_–—*?-]* | x{{2,3}} [ ./-]{{0,2}} )
    (?: (?P<name> [a-z]{{3,9}} ) [ .,/-]{{0,3}} (?: tahun\s )? | /? \s? (?P<month> [0-9]{{1,2}} ) \s?[/.-]\s? ) {_YEAR}
    """,
    re.VERBOSE,
)
# "2017" · "Tahun 2016"
_YEAR_ALONE = re.compile(rf"(?: tahun \s? )? {_YEAR}", re.VERBOSE)
# "Sungai Penuh, " before the date: words without digits, up to the only comma that has a day or month after it
_PLACE = re.compile(
    r"(?P<place> [^\W\d_] [^\d,]{1,40} ) ,\s* (?= [0-9]{1,2} \b | [a-z]{3} | [.…_–—*?-] | xx )", re.VERBOSE
)
# "22 Juli 2019 rev 01" · "(Revisi ke-2)"
_REVISION = re.compile(r"[ ,]? \s? \(? \s? rev(?:isi)? \.? \s? (?: ke \s?-?\s? )? [0-9]{1,3} \)?", re.VERBOSE)
# what only dateutil is asked for: English with a day and a named month, "7th November 2018" · "Wed, Nov 7, 2018"
_FOREIGN = re.compile(
    r"""
    (?: (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun) (?:day)? ,? \s )?
    (?: [0-9]{1,2} (?:st|nd|rd|th)? \s (?P<name> [a-z]{3,9} ) | (?P<first> [a-z]{3,9} ) \s [0-9]{1,2} (?:st|nd|rd|th)? )
    ,? \s (?:19|20)[0-9]{2}
    """,
    re.VERBOSE,
)


@lru_cache(CACHE)
def parse_date(text: str) -> PartialDate | None:
    """The date a text is, all of it, as far as it is printed; None if it is none, or none that exists.

    Around it may stand a place ("Sungai Penuh, …"), "Tanggal", a weekday, and a revision number ("rev 01").
    """
    if len(text) > LONGEST:
        return None
    printed = " ".join(text.casefold().split()).lstrip(": ").rstrip(" .;")
    if len(printed) < 4:
        return None
    revision = _REVISION.search(printed)
    if revision and revision.end() == len(printed):
        printed = printed[: revision.start()]
    printed = _without_lead(printed)
    for pattern in (_NAMED, _NUMERIC, _ISO, _YEAR_ALONE, _OPEN_DAY):
        if match := pattern.fullmatch(printed):
            found = _dated(text, match.groupdict())
            if found:
                return found
    foreign = _FOREIGN.fullmatch(printed)
    # without a month dateutil would take today's
    return _foreign(text, printed) if foreign and (foreign["name"] or foreign["first"]) in month_names() else None


@cache
def month_names() -> dict[str, int]:
    """Every known name of a month, case folded: Indonesian (old spellings too), abbreviated, English."""
    months = packaged("language/data/months.yaml")
    return {
        name: int(number)
        for group in ("inggris", "singkatan", "nama")
        for number, names in months[group].items()
        for name in names
    }


@cache
def _leads() -> frozenset[str]:
    return frozenset(packaged("language/data/months.yaml")["sebelum_tanggal"])


def _without_lead(printed: str) -> str:
    """Take away "Sungai Penuh, ", "Senin, ", "Tanggal" and "Tgl. " from before a date."""
    place = _PLACE.match(printed)
    if place and place["place"].strip() not in month_names():
        printed = printed[place.end() :]
    while True:
        first, _, rest = printed.partition(" ")
        if not rest or first.rstrip(".,:") not in _leads():
            return printed
        printed = rest.lstrip(": ")


def _dated(text: str, parts: dict[str, str | None]) -> PartialDate | None:
    """The parts as a date, if there is such a day."""
    name, day = parts.get("name"), _number(parts.get("day"))
    month = month_names().get(name) if name else _number(parts.get("month"))
    year = _number(parts["year"])
    if year is None or (name and month is None) or not _exists(year, month, day):
        return None
    return PartialDate(text, year, month, day)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _exists(year: int, month: int | None, day: int | None) -> bool:
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def _foreign(text: str, printed: str) -> PartialDate | None:
    """Ask dateutil; the caller has made sure that day, month and year are all there and in no doubt."""
    from datetime import datetime

    from dateutil.parser import parse

    try:
        moment = parse(printed, default=datetime(1900, 1, 1))  # noqa: DTZ001  # a day has no time zone
    except (ValueError, OverflowError):  # "31st February 2018"
        return None
    return PartialDate(text, moment.year, moment.month, moment.day)
