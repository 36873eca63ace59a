"""When steps end: by the calendar, by working days, through holidays, Ramadan, ranges and what was not read."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopcheck.engine.reading import Reading
from sopcheck.engine.timeline import (
    BLANK,
    ENAM_HARI,
    EVERY,
    KALENDER,
    LIMA_HARI,
    MERGED,
    NO_LENGTH,
    RATE,
    UNREAD,
    Moment,
    Reckoning,
    Timeline,
    advance,
    ends,
    timeline_of,
)
from sopcheck.law.calendar import Calendar, load_calendar
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document
from sopcheck.model.values import UNITS, Components
from sopcheck.readers import pick

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "sop"
CALENDAR = load_calendar()


def timeline(*times: str | None, start: date = date(2026, 1, 5), **sop: Any) -> Timeline:
    rows = [{"nomor": str(n), "kegiatan": "Menyusun laporan", "waktu": words} for n, words in enumerate(times, 1)]
    return timeline_of(Reading(Sop.model_validate({"langkah": rows, **sop})), start, CALENDAR)


def ended(found: Timeline) -> list[tuple[str, ...]]:
    """The earliest end of each step in every reading."""
    return [tuple(str(reach.earliest) for reach in bar.reaches) for bar in found.bars]


# -- 003 from 1 January 2026 ---------------------------------------------------------------------------------
#
# Hari kalender (each day 24 hours, 1 January counts as the first):
#   steps 1-5   15 + 30 + 2 + 30 + 30 = 107 minutes                       → all on 1 January, until 01.47
#   step 6      2 days later, 01.47                                       → 3 January
#   step 7      120 days later. From 3 January: 28 days to 31 January, 28 in February (56), 31 in March (87), 30 in
#               April (117), so 3 May                                     → 3 May
#   step 8      60 minutes: 02.47                                         → 3 May
#   step 9      "satu hari"                                               → 4 May
#
# Hari kerja, five days (450 minutes a day, in Ramadan 390):
#   1 January is a holiday, so work begins on Friday 2 January: the 1st working day.
#   steps 1-5   107 minutes                                               → 2 January, 107/450 of the 1st day
#   step 6      + 2: the same part of the 3rd day; 2, 5, 6 January        → 6 January
#   step 7      + 120: the same part of the 123rd day. Working days:
#                 January   2, 5-9, 12-15, 19-23, 26-30 (16 Isra Mikraj)                         1+5+4+5+5 = 20    20
#                 February  20 weekdays, less 16 (cuti bersama) and 17 (Imlek)                             18    38
#                 March     22 weekdays, less 18, 19 (Nyepi), 20, 23, 24 (Idul Fitri)                      17    55
#                 April     22 weekdays, less 3 (Wafat Yesus Kristus)                                      21    76
#                 May       21 weekdays, less 1, 14, 15, 27, 28                                            16    92
#                 June      22 weekdays, less 1 and 16                                                     20   112
#                 July      the 11th: 1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15                                  11   123
#               → 15 July
#   step 8      60 of 450 minutes after 107 of 450                        → 15 July
#   step 9      + 1                                                       → 16 July
#
# Hari kerja, six days (375 minutes a day, Saturdays too):
#   steps 1-5   107 minutes                                               → Friday 2 January
#   step 6      + 2: 2, 3, 5 January                                      → 5 January
#   step 7      the 123rd day:
#                 January   2-31 without the Sundays 4, 11, 18, 25: 26, less 16                            25    25
#                 February  28 without 4 Sundays: 24, less 16, 17                                          22    47
#                 March     31 without 5 Sundays: 26, less 18, 19, 20, 21, 23, 24                          20    67
#                 April     30 without 4 Sundays: 26, less 3                                               25    92
#                 May       31 without 5 Sundays: 26, less 1, 14, 15, 27, 28                               21   113
#                 June      the 10th: 2, 3, 4, 5, 6, 8, 9, 10, 11, 12 (1 is a holiday)                     10   123
#               → 12 June
#   step 9      + 1                                                       → Saturday 13 June

BY_HAND = {
    "1": ("2026-01-01", "2026-01-02", "2026-01-02"),
    "2": ("2026-01-01", "2026-01-02", "2026-01-02"),
    "3": ("2026-01-01", "2026-01-02", "2026-01-02"),
    "4": ("2026-01-01", "2026-01-02", "2026-01-02"),
    "5": ("2026-01-01", "2026-01-02", "2026-01-02"),
    "6": ("2026-01-03", "2026-01-06", "2026-01-05"),
    "7": ("2026-05-03", "2026-07-15", "2026-06-12"),
    "8": ("2026-05-03", "2026-07-15", "2026-06-12"),
    "9": ("2026-05-04", "2026-07-16", "2026-06-13"),
}


def test_the_timeline_of_003_from_1_january_2026_is_the_one_reckoned_by_hand() -> None:
    (document,) = pick.read(CORPUS / "003-pengumpulan-data-kinerja.yaml")
    assert isinstance(document, Document)
    found = timeline_of(Reading(document.sop), date(2026, 1, 1), CALENDAR)
    seen = {bar.step.row.nomor: tuple(str(reach.earliest) for reach in bar.reaches) for bar in found.bars}
    assert found.reckonings == (KALENDER, LIMA_HARI, ENAM_HARI)
    assert seen == BY_HAND
    assert all(reach.latest == reach.earliest for bar in found.bars for reach in bar.reaches)
    assert found.open_from is None


def test_minutes_fill_the_hours_of_one_day_after_the_other() -> None:
    """From Monday 5 January: 450 minutes are that day, 451 the next; by the clock all are one day."""
    assert ended(timeline("450 menit"))[-1] == ("2026-01-05", "2026-01-05", "2026-01-06")
    assert ended(timeline("451 menit"))[-1] == ("2026-01-05", "2026-01-06", "2026-01-06")
    assert ended(timeline("25 jam"))[-1] == ("2026-01-06", "2026-01-08", "2026-01-08")  # 1500 = 3 x 450 + 150 = 4 x 375


def test_the_next_step_goes_on_where_the_last_one_stopped() -> None:
    found = timeline("300 menit", "300 menit", "300 menit")
    assert [str(bar.reaches[1].starts) for bar in found.bars] == ["2026-01-05", "2026-01-05", "2026-01-06"]
    assert [str(bar.reaches[1].earliest) for bar in found.bars] == ["2026-01-05", "2026-01-06", "2026-01-06"]


def test_what_ends_with_the_day_is_followed_on_the_next_working_day() -> None:
    """Friday is full; the next step is on Monday, by the calendar on Saturday."""
    found = timeline("1 hari", "30 menit", start=date(2026, 1, 9))
    assert ended(found) == [("2026-01-09",) * 3, ("2026-01-10", "2026-01-12", "2026-01-10")]
    assert [str(reach.starts) for reach in found.bars[1].reaches] == ["2026-01-10", "2026-01-12", "2026-01-10"]


def test_a_day_in_ramadan_has_fewer_minutes() -> None:
    """Monday 23 February 2026: 400 minutes are more than the 390 of that day."""
    assert ended(timeline("400 menit", start=date(2026, 2, 23)))[0][1] == "2026-02-24"
    assert ended(timeline("400 menit", start=date(2026, 4, 6)))[0][1] == "2026-04-06"


def test_an_office_with_a_short_friday_takes_longer() -> None:
    hours = (Path(__file__).parent.parent.parent / "rules/law/working_time.csv").read_bytes()
    short = hours.replace(b"5,biasa,2023-04-12,,450,450,450,450,450", b"5,biasa,2023-04-12,,480,480,480,480,330")
    assert short != hours
    holidays = (Path(__file__).parent.parent.parent / "rules/law/holidays.csv").read_bytes()
    friday = Moment(date(2026, 1, 9), 0)
    amount = Components({"menit": 400})
    reached = advance(friday, amount, LIMA_HARI, Calendar(holidays, short))
    assert reached == Moment(date(2026, 1, 12), Fraction(70, 480))
    assert advance(friday, amount, LIMA_HARI, CALENDAR) == Moment(date(2026, 1, 9), Fraction(400, 450))


@pytest.mark.parametrize(
    ("words", "calendar", "five", "six"),
    [
        ("3 hari", "2026-01-07", "2026-01-07", "2026-01-07"),
        ("6 hari", "2026-01-10", "2026-01-12", "2026-01-10"),
        ("6 hari kerja", "2026-01-12", "2026-01-12", "2026-01-10"),  # means what it says, by the calendar too
        ("6 hari kalender", "2026-01-10", "2026-01-10", "2026-01-10"),
        ("2 minggu", "2026-01-18", "2026-01-18", "2026-01-18"),
        ("1 bulan", "2026-02-04", "2026-02-04", "2026-02-04"),
        ("1 triwulan", "2026-04-04", "2026-04-04", "2026-04-04"),
        ("1 tahun", "2027-01-04", "2027-01-04", "2027-01-04"),
        ("1,5 hari", "2026-01-06", "2026-01-06", "2026-01-06"),
        ("1 bulan 2 hari", "2026-02-06", "2026-02-06", "2026-02-06"),
    ],
)
def test_units_are_reckoned_as_they_say(words: str, calendar: str, five: str, six: str) -> None:
    assert ended(timeline(words)) == [(calendar, five, six)]


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    assert ended(timeline("1 hari", "1 bulan", start=date(2026, 1, 31)))[1][0] == "2026-02-28"
    assert ended(timeline("1 bulan", start=date(2026, 1, 31)))[0][0] == "2026-02-27"


def test_half_a_month_is_half_of_its_days() -> None:
    half = Components({"bulan": Fraction(1, 2)})
    assert ends(date(2026, 4, 1), [half], KALENDER, CALENDAR) == [date(2026, 4, 15)]


def test_ranges_have_an_earliest_and_a_latest_end() -> None:
    found = timeline("1-3 hari", "1 hari")
    assert [(str(bar.reaches[0].earliest), str(bar.reaches[0].latest)) for bar in found.bars] == [
        ("2026-01-05", "2026-01-07"),
        ("2026-01-06", "2026-01-08"),
    ]


def test_at_most_may_be_nothing_and_at_least_has_no_latest_end() -> None:
    found = timeline("maksimal 3 hari", "minimal 2 hari", "1 hari")
    ends_of = [(str(bar.reaches[0].earliest), str(bar.reaches[0].latest)) for bar in found.bars]
    assert ends_of == [("2026-01-05", "2026-01-07"), ("2026-01-06", "None"), ("2026-01-07", "None")]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("xx yy", UNREAD),
        ("", BLANK),
        ("-", BLANK),
        ("Sesuai kebutuhan", NO_LENGTH),
        ("2 menit/berkas", RATE),
        ("120 Menit / 3 Hari", RATE),
    ],
)
def test_a_step_without_a_length_makes_the_rest_a_lower_bound(words: str, reason: str) -> None:
    found = timeline("1 hari", words, "1 hari")
    assert [bar.silent for bar in found.bars] == ["", reason, ""]
    assert found.open_from == 1
    assert ended(found)[2][0] == "2026-01-06"


def test_a_lost_cell_is_not_read_and_an_absent_one_of_a_whole_form_is_blank() -> None:
    lost = timeline("1 hari", "", tidak_terbaca=["langkah.2.waktu"])
    assert lost.bars[1].silent == UNREAD
    assert timeline("1 hari", None).bars[1].silent == BLANK
    assert timeline("1 hari", None, terbaca="sebagian").bars[1].silent == UNREAD


def test_a_merged_cell_counts_once_and_leaves_nothing_open() -> None:
    found = timeline("2 hari", "2 hari", "1 hari", gabung=[["langkah.1.waktu", "langkah.2.waktu"]])
    assert [bar.silent for bar in found.bars] == ["", MERGED, ""]
    assert found.open_from is None
    assert ended(found)[2][0] == "2026-01-07"


def test_rows_that_are_no_steps_are_left_out() -> None:
    rows = [
        {"nomor": "A", "kegiatan": "PERSIAPAN"},
        {
            "nomor": "1",
            "kegiatan": "Menyusun laporan",
            "kelengkapan": ["Data"],
            "waktu": "1 hari",
            "output": ["Laporan"],
        },
    ]
    found = timeline_of(Reading(Sop.model_validate({"langkah": rows})), date(2026, 1, 5), CALENDAR)
    assert [bar.step.row.nomor for bar in found.bars] == ["1"]


def test_without_steps_there_is_nothing_to_end() -> None:
    assert timeline().ends == ()


def test_beyond_the_known_calendar_nothing_is_guessed() -> None:
    found = timeline("1 hari", "700 hari kerja", "1 hari")
    assert [(reach.starts, reach.earliest, reach.latest) for reach in found.bars[2].reaches] == [(None, None, None)] * 3
    in_2030 = timeline("1 hari", start=date(2030, 1, 7))
    assert ended(in_2030) == [("2030-01-07", "None", "None")]
    assert ended(timeline("1 hari", start=date(2018, 12, 31)))[0] == ("2018-12-31", "None", "None")


@pytest.mark.parametrize("words", ["999999999 tahun", "99999999999999 hari", "999999999999 bulan", "99999999999 menit"])
def test_absurd_times_end_nowhere(words: str) -> None:
    assert ended(timeline(words))[0][1] == "None"


amounts = st.dictionaries(
    st.sampled_from(UNITS), st.one_of(st.integers(0, 400), st.fractions(0, 50, max_denominator=60)), max_size=3
).map(Components)


@settings(deadline=None)
@given(st.lists(amounts, max_size=6), st.dates(date(2019, 1, 1), date(2026, 12, 31)), st.sampled_from(EVERY))
def test_time_never_runs_backwards(parts: list[Components], start: date, how: Reckoning) -> None:
    at: Moment | None = Moment(start, 0)
    for part in parts:
        assert at is not None
        reached = advance(at, part, how, CALENDAR)
        if reached is None:
            return
        assert 0 <= reached.part <= 1
        assert (reached.day, reached.part) >= (at.day, at.part) or (at.part == 1 and reached.day > at.day)
        at = reached


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 2000), max_size=8), st.dates(date(2019, 1, 1), date(2026, 6, 30)), st.sampled_from(EVERY)
)
def test_minutes_of_several_steps_end_when_their_sum_ends(parts: list[int], start: date, how: Reckoning) -> None:
    one_by_one = ends(start, [Components({"menit": part}) for part in parts], how, CALENDAR)
    assert one_by_one[-1:] == ends(start, [Components({"menit": sum(parts)})] * bool(parts), how, CALENDAR)


@settings(deadline=None)
@given(st.integers(1, 300), st.dates(date(2019, 1, 1), date(2026, 6, 30)))
def test_so_many_working_days_end_on_the_last_of_so_many_days_with_work(number: int, start: date) -> None:
    for how, week in ((LIMA_HARI, 5), (ENAM_HARI, 6)):
        expected = [day for day in CALENDAR.working_days(week) if day >= start][number - 1]  # type: ignore[arg-type]
        assert ends(start, [Components({"hari": number})], how, CALENDAR) == [expected]
