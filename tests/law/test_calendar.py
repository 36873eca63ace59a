"""Working days: the table, the library `holidays` against it, and what a wrong table is told."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import cast

import holidays as library
import pytest
from holidays.calendars.islamic import _IslamicMabimsLunar

from sopcheck.errors import RuleError
from sopcheck.home import data_file
from sopcheck.law.calendar import HOLIDAYS, HOURS, WEEKS, Calendar, Week, load_calendar

HOLIDAY_BYTES = data_file(HOLIDAYS).read_bytes()
HOUR_BYTES = data_file(HOURS).read_bytes()
YEARS = range(2019, 2028)
CATEGORIES = {"libur-nasional": "public", "cuti-bersama": "government"}


def days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)


def test_every_year_from_2019_to_2027_is_known_and_no_other() -> None:
    calendar = load_calendar()
    assert calendar.years == set(YEARS)
    assert calendar.last == date(2027, 12, 31)
    assert not calendar.knows(date(2018, 12, 31))
    assert not calendar.knows(date(2028, 1, 1))


def test_of_a_year_without_data_nothing_is_guessed() -> None:
    with pytest.raises(LookupError, match="2028"):
        load_calendar().is_working(date(2028, 3, 1), 5)
    with pytest.raises(LookupError, match="2018"):
        load_calendar().minutes(date(2018, 3, 1), 5)


@pytest.mark.parametrize("kind", CATEGORIES)
@pytest.mark.parametrize("year", YEARS)
def test_the_table_has_the_days_that_the_library_has(year: int, kind: str) -> None:
    """No difference is known: each would stand here with its reason."""
    ours = {each.day for each in load_calendar().holidays if each.kind == kind and each.day.year == year}
    theirs = set(library.country_holidays("ID", years=year, categories=(CATEGORIES[kind],)))
    assert ours - theirs == set()
    assert theirs - ours == set()


# the library reckons by the MABIMS calendar of several countries; the Indonesian sidang isbat saw the moon a day earlier
RAMADAN_DIFFERS = {2025: (date(2025, 3, 1), date(2025, 3, 2))}


@pytest.mark.parametrize("year", YEARS)
def test_ramadan_begins_as_the_library_reckons_it_but_for_the_named_years(year: int) -> None:
    (ours,) = (each.day for each in load_calendar().holidays if each.kind == "ramadan" and each.day.year == year)
    month, day = cast("tuple[int, int]", _IslamicMabimsLunar.RAMADAN_BEGINNING_DATES[year])
    theirs = date(year, month, day)
    assert (ours, theirs) == RAMADAN_DIFFERS.get(year, (ours, ours))


@pytest.mark.parametrize("year", YEARS)
def test_ramadan_ends_the_day_before_idul_fitri(year: int) -> None:
    calendar = load_calendar()
    (until,) = (each.until for each in calendar.holidays if each.kind == "ramadan" and each.day.year == year)
    feast = calendar.holiday(until + timedelta(1))
    assert feast is not None
    assert feast.name.startswith("Idul Fitri")
    assert calendar.in_ramadan(until)
    assert not calendar.in_ramadan(until + timedelta(1))


def test_what_is_only_expected_says_so() -> None:
    """The decree for 2027 was not read, and the Islamic feasts of that year are not yet set."""
    of_2027 = [each for each in load_calendar().holidays if each.day.year == 2027]
    assert all("belum dibaca" in each.note or "isbat" in each.note for each in of_2027)
    assert all("Perkiraan" in each.note for each in of_2027 if each.name in ("Idul Fitri", "Idul Adha", "Ramadan"))


def test_every_row_names_its_decree_and_where_it_was_seen() -> None:
    calendar = load_calendar()
    assert all(each.decree and each.source for each in calendar.holidays)
    assert all(each.basis and each.source for each in calendar.hours)
    assert {each.evidence for each in calendar.holidays} <= {"official-secondary", "secondary"}


@pytest.mark.parametrize(
    ("day", "five", "six"),
    [
        (date(2026, 1, 1), "Tahun Baru Masehi", "Tahun Baru Masehi"),
        (date(2026, 1, 2), None, None),  # Friday
        (date(2026, 1, 3), "Sabtu", None),
        (date(2026, 1, 4), "Minggu", "Minggu"),
        (date(2026, 3, 18), "Cuti bersama Hari Suci Nyepi", "Cuti bersama Hari Suci Nyepi"),
        (date(2026, 3, 21), "Idul Fitri", "Idul Fitri"),  # a Saturday
        (date(2022, 7, 9), "Sabtu", None),  # Idul Adha was moved to the 10th
        (date(2020, 12, 28), None, None),  # cuti bersama that was taken back
        (date(2020, 12, 31), "Cuti bersama Idul Fitri", "Cuti bersama Idul Fitri"),
        (date(2021, 8, 10), None, None),  # 1 Muharam; the day off was moved to the 11th
        (date(2025, 8, 18), "Cuti bersama Hari Kemerdekaan", "Cuti bersama Hari Kemerdekaan"),
    ],
)
def test_why_nobody_works_on_a_day(day: date, five: str | None, six: str | None) -> None:
    calendar = load_calendar()
    assert calendar.why_off(day, 5) == five
    assert calendar.why_off(day, 6) == six


@pytest.mark.parametrize(
    ("day", "five", "six"),
    [
        (date(2026, 1, 5), 450, 375),  # Monday
        (date(2026, 1, 9), 450, 375),  # Friday: a longer break, the office closes later
        (date(2026, 1, 10), 0, 375),  # Saturday
        (date(2026, 2, 19), 390, 330),  # first day of Ramadan
        (date(2026, 3, 25), 450, 375),  # first working day after Idul Fitri
        (date(2023, 4, 11), 390, 330),  # the day before Perpres 21/2023, in Ramadan
        (date(2022, 11, 1), 450, 375),  # under Keppres 68/1995
    ],
)
def test_minutes_of_work_on_a_day(day: date, five: int, six: int) -> None:
    calendar = load_calendar()
    assert (calendar.minutes(day, 5), calendar.minutes(day, 6)) == (five, six)


def test_a_whole_week_has_the_hours_of_the_norm() -> None:
    """Perpres 21/2023 Pasal 4: 37 hours 30 minutes, in Ramadan 32 hours 30 minutes; six days in Ramadan: 33 hours."""
    calendar = load_calendar()

    def week(first: date, length: Week) -> int:
        return sum(calendar.minutes(day, length) for day in days(first, first + timedelta(6)))

    assert week(date(2026, 1, 5), 5) == week(date(2026, 1, 5), 6) == 37 * 60 + 30
    assert week(date(2026, 2, 23), 5) == 32 * 60 + 30
    assert week(date(2026, 2, 23), 6) == 33 * 60


def test_the_hours_of_a_day_name_their_norm() -> None:
    calendar = load_calendar()
    assert calendar.hours_on(date(2023, 5, 2), 5).basis == "Perpres 21/2023 Pasal 3 dan 4"
    assert calendar.hours_on(date(2023, 3, 1), 5).basis == "Keppres 68/1995 Pasal 1"
    assert calendar.hours_on(date(2026, 1, 9), 5).friday_pause == 90
    with pytest.raises(LookupError, match="1990"):
        calendar.hours_on(date(1990, 1, 1), 5)


@pytest.mark.parametrize("week", WEEKS)
def test_working_days_in_a_row_are_those_asked_for_one_by_one(week: Week) -> None:
    calendar = load_calendar()
    asked = [day for day in days(date(2019, 1, 1), date(2027, 12, 31)) if calendar.is_working(day, week)]
    assert list(calendar.working_days(week)) == asked


def test_working_days_of_2026_counted_by_hand() -> None:
    """261 weekdays; off on weekdays: 14 holidays (Idul Fitri, Paskah and Waisak fall on weekends) and 8 cuti bersama."""
    in_2026 = [day for day in load_calendar().working_days(5) if day.year == 2026]
    assert len(in_2026) == 261 - (1 + 1 + 1 + 1 + 0 + 1 + 0 + 1 + 1 + 1 + 0 + 1 + 1 + 1 + 1 + 1) - 8


def test_days_off_between_two_days_leave_out_weekends() -> None:
    found = load_calendar().off_between(date(2026, 3, 18), date(2026, 4, 5), 5)
    assert [each.day.isoformat() for each in found] == [
        "2026-03-18",
        "2026-03-19",
        "2026-03-20",
        "2026-03-23",
        "2026-03-24",
        "2026-04-03",
    ]
    assert date(2026, 3, 21) in [
        each.day for each in load_calendar().off_between(date(2026, 3, 18), date(2026, 4, 5), 6)
    ]


def changed(content: bytes, old: str, new: str) -> bytes:
    assert old.encode() in content
    return content.replace(old.encode(), new.encode(), 1)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        (
            "2026-01-01,,libur",
            "01/01/2026,,libur",
            "“01/01/2026” bukan tanggal; bentuknya 2026-01-31 (di Excel: impor kolom ini sebagai teks)",
        ),
        ("2026-01-01,,libur", "2026-02-30,,libur", "“2026-02-30” bukan tanggal"),
        ("2026-01-01,,libur", ",,libur", "(date): belum diisi"),
        (
            "2026-01-16,,libur-nasional",
            "2026-01-16,,libur nasional",
            "“libur nasional” tidak dikenal; maksudnya “libur-nasional”?",
        ),
        ("2026-01-16,,libur-nasional", "2026-01-16,2026-01-17,libur-nasional", "(until): hanya diisi untuk ramadan"),
        ("2026-02-19,2026-03-20,ramadan", "2026-02-19,2026-04-20,ramadan", "bukan 29 atau 30 hari"),
        ("2026-01-16,,libur-nasional", "2026-01-01,,libur-nasional", "2026-01-01 sudah ada di baris lain"),
        (
            "2026-08-17,,libur-nasional",
            "2026-08-18,,libur-nasional",
            "tahun 2026 belum lengkap: 2026-08-17 tidak ada; isi semua hari libur tahun itu",
        ),
        ("date,until", "tanggal,until", "kolom “tanggal” tidak dikenal; kolomnya: date, until, kind"),
        ("2026-01-16,,libur-nasional,Isra Mikraj,", "2026-01-16,,libur-nasional,,", "(name): belum diisi"),
        (
            "2026-01-16,,libur-nasional,Isra Mikraj,",
            "2026-01-16,,libur-nasional,Isra, Mikraj,",
            "9 sel, seharusnya 8",
        ),
    ],
)
def test_a_wrong_holiday_is_told_with_file_and_line(old: str, new: str, error: str) -> None:
    with pytest.raises(RuleError) as caught:
        Calendar(changed(HOLIDAY_BYTES, old, new), HOUR_BYTES)
    assert str(caught.value).startswith("rules/law/holidays.csv")
    assert error in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("5,biasa,2023-04-12", "7,biasa,2023-04-12", "“7” tidak dikenal; pilihan: 5, 6"),
        ("5,biasa,2023-04-12", "5,biasa,2023-05-12", "tidak menyambung pada baris sebelumnya"),
        ("1995-09-27,2023-04-11", "1995-09-27,1990-04-11", "1990-04-11 sebelum 1995-09-27"),
        (
            "450,450,450,450,450,,07:30",
            "450,450,450,450,450,375,07:30",
            "(saturday): menit kerja hanya diisi, dan wajib diisi, pada hari kerja pekan itu",
        ),
        ("450,450,450,450,450,,07:30", "450,450,450,450,,,07:30", "(friday): menit kerja hanya diisi"),
        ("450,450,450,450,450,,07:30", "450,450,450,450,7.5,,07:30", "“7.5” bukan bilangan bulat dari 1 sampai 1440"),
        ("450,450,450,450,450,,07:30", "450,450,450,450,450,,7.30", "“7.30” bukan jam; bentuknya 07:30"),
    ],
)
def test_wrong_hours_are_told_with_file_and_line(old: str, new: str, error: str) -> None:
    with pytest.raises(RuleError) as caught:
        Calendar(HOLIDAY_BYTES, changed(HOUR_BYTES, old, new))
    assert str(caught.value).startswith("rules/law/working_time.csv:")
    assert error in str(caught.value)


def test_an_office_whose_friday_is_shorter_can_say_so() -> None:
    hours = changed(HOUR_BYTES, "5,biasa,2023-04-12,,450,450,450,450,450", "5,biasa,2023-04-12,,480,480,480,480,330")
    calendar = Calendar(HOLIDAY_BYTES, hours)
    assert calendar.minutes(date(2026, 1, 8), 5) == 480
    assert calendar.minutes(date(2026, 1, 9), 5) == 330


def test_a_table_saved_by_excel_with_semicolons_and_a_mark_in_front_is_read() -> None:
    out = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(HOLIDAY_BYTES.decode(), newline=""))
    csv.writer(out, delimiter=";").writerows(row for row in rows if row[0].startswith(("date", "2027")))
    calendar = Calendar(b"\xef\xbb\xbf" + out.getvalue().encode(), HOUR_BYTES)
    assert calendar.years == {2027}
    assert calendar.why_off(date(2027, 8, 17), 5) == "Hari Kemerdekaan"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", "kolom “date” tidak ada"),
        (b"\0\1", "bukan berkas CSV"),
        (HOLIDAY_BYTES.splitlines()[0], "tidak ada satu pun hari libur"),
        (HOLIDAY_BYTES.splitlines()[0] + b"\n\n" + b'"' + b"x" * 200_000, "tidak terbaca sebagai CSV"),
    ],
)
def test_what_is_no_table_is_told(content: bytes, error: str) -> None:
    with pytest.raises(RuleError, match=error):
        Calendar(content, HOUR_BYTES)
