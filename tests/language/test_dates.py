"""Dates as printed in identity blocks."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.dates import LONGEST, month_names, parse_date
from sopcheck.model.values import PartialDate

Parts = tuple[int, int | None, int | None]

REAL: list[tuple[str, Parts]] = [
    # the source SOPs
    ("7-Nov-2018", (2018, 11, 7)),
    ("NOVEMBER 2017", (2017, 11, None)),
    ("2017", (2017, None, None)),
    ("10 Juli 2023", (2023, 7, 10)),
    ("Sungai Penuh, 10 Juli 2023", (2023, 7, 10)),
    # other offices
    ("2 Januari 2025", (2025, 1, 2)),
    ("02 Juni 2025", (2025, 6, 2)),
    ("02 June 2025", (2025, 6, 2)),
    ("Januari 2014", (2014, 1, None)),
    ("APRIL 2015", (2015, 4, None)),
    ("Oktober 2019", (2019, 10, None)),
    ("Tahun 2016", (2016, None, None)),
    ("30/7/2013", (2013, 7, 30)),
    ("01/03/2018", (2018, 3, 1)),
    ("16/09/2019", (2019, 9, 16)),
    ("22 Juli 2019 rev 01", (2019, 7, 22)),
    ("Agustus2023", (2023, 8, None)),
    ("25 Pebruari 1977", (1977, 2, 25)),
    ("04 September 2018", (2018, 9, 4)),
    ("16 Juli 2012", (2012, 7, 16)),
]

VARIANTS: list[tuple[str, Parts]] = [
    (" :  10  Juli\n2023. ", (2023, 7, 10)),
    ("10Juli2023", (2023, 7, 10)),
    ("2 Sept. 2019", (2019, 9, 2)),
    ("1 Agt 2020", (2020, 8, 1)),
    ("10 Nopember 2009", (2009, 11, 10)),
    ("16-09-2019", (2019, 9, 16)),
    ("16.09.2019", (2019, 9, 16)),
    ("30 / 7 / 2013", (2013, 7, 30)),
    ("2018-11-07", (2018, 11, 7)),
    ("2018-11-07 00:00:00", (2018, 11, 7)),
    ("2018-11-07T08:30", (2018, 11, 7)),
    ("Tanggal 10 Juli 2023", (2023, 7, 10)),
    ("Pada tgl. 10 Juli 2023", (2023, 7, 10)),
    ("Senin, 10 Juli 2023", (2023, 7, 10)),
    ("Jakarta, November 2017", (2017, 11, None)),
    ("10 Juli Tahun 2023", (2023, 7, 10)),
    ("7 Januari 2018 (Revisi ke-1)", (2018, 1, 7)),
    ("29 Februari 2024", (2024, 2, 29)),
    ("7th November 2018", (2018, 11, 7)),
    ("November 7, 2018", (2018, 11, 7)),
    ("Wed, Nov 7th, 2018", (2018, 11, 7)),
    # a day to be filled in by hand
    ("….. Maret 2024", (2024, 3, None)),
    ("… Maret 2024", (2024, 3, None)),
    ("-- Maret 2024", (2024, 3, None)),
    ("- Maret 2024", (2024, 3, None)),
    ("XX Maret 2024", (2024, 3, None)),
    ("______ Maret 2024", (2024, 3, None)),
    (". . . . . Maret 2024", (2024, 3, None)),
    ("?? Maret 2024", (2024, 3, None)),
    ("Tgl. ..... Maret 2024", (2024, 3, None)),
    ("Sungai Penuh, ..... Maret 2024", (2024, 3, None)),
    ("Jakarta, XX Maret 2024", (2024, 3, None)),
    ("../03/2024", (2024, 3, None)),
    ("xx-03-2024", (2024, 3, None)),
]


@pytest.mark.parametrize(("printed", "parts"), REAL + VARIANTS)
def test_a_printed_date_is_read_as_far_as_it_goes(printed: str, parts: Parts) -> None:
    assert parse_date(printed) == PartialDate(printed, *parts)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "-",
        ":",
        "00000000",
        "tanggal penyusunan SOP",
        "lOMei 2017",
        "XG Apr \\ 2et8",
        "31 Februari 2020",
        "31 Februari 2024",
        "dd/mm/yyyy",
        "dd/03/2024",
        "../13/2024",
        "..... ..... 2024",
        "..... Maret 20..",
        ".....",
        "X Maret 2024",
        "..... Foo 2024",
        "29 Februari 2023",
        "31st February 2018",
        "0 Juli 2023",
        "00/07/2023",
        "16/13/2019",
        "2023-13-01",
        "1/2/19",
        "10/2023",
        "20230710",
        "2 Januari 20255",
        "1 Januari 1234",
        "3000",
        "16/09-2019",
        "10 s.d. 12 Juli 2023",
        "2017, 2018",
        "Sungai Penuh, 2017",
        "7 Foo 2018",
        "7th sun 2018",
        "Sun, and 7, 2018",
        "Juli",
        "10 Juli",
        "rev 01",
        "Tanggal",
    ],
)
def test_what_is_no_certain_date_stays_unread(printed: str) -> None:
    assert parse_date(printed) is None


def test_the_day_stands_first_even_where_the_month_could() -> None:
    found = parse_date("01/03/2018")
    assert found is not None
    assert (found.day, found.month) == (1, 3)


def test_every_month_has_a_name_and_no_name_two_months() -> None:
    names = month_names()
    assert set(names.values()) == set(range(1, 13))
    assert all(parse_date(f"5 {name} 2020") == PartialDate(f"5 {name} 2020", 2020, n, 5) for name, n in names.items())


def test_indonesian_dates_never_load_dateutil() -> None:
    code = (
        "import sys; from sopcheck.language.dates import parse_date;"
        "[parse_date(t) for t in ('10 Juli 2023', '30/7/2013', '2017', 'lOMei 2017', '-', '7 Foo 2018')];"
        "sys.exit('dateutil' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text())
def test_no_text_raises(text: str) -> None:
    found = parse_date(text)
    assert found is None or (found.words == text and found.earliest <= found.latest)


@given(
    st.lists(
        st.sampled_from(
            ["1", "31", "07", "2017", "Juli", "feb", "November", "th", "-", "/", ".", ",", " ", "Tgl", "rev", "Sun"]
        ),
        max_size=9,
    ).map("".join)
)
def test_no_heap_of_date_words_raises(text: str) -> None:
    found = parse_date(text)
    assert found is None or 1900 <= found.year <= 2099


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_written_three_ways_is_one_date(day: date) -> None:
    name = next(name for name, number in reversed(month_names().items()) if number == day.month)
    for printed in (day.isoformat(), f"{day.day}/{day.month}/{day.year}", f"{day.day} {name} {day.year}"):
        assert parse_date(printed) == PartialDate(printed, day.year, day.month, day.day)


@pytest.mark.parametrize("piece", ["1", " ", "a, ", "1 Juli 2023 ", "rev 1 "])
def test_a_hostile_length_is_never_looked_into(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert len(text) > LONGEST
    assert parse_date(text) is None
