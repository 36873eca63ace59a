"""Amounts of work converted, compared and printed under named conventions."""

import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.conventions import (
    ACCEPTED,
    DELAPAN_JAM,
    DUA_PULUH_EMPAT_JAM,
    ENAM_HARI_KERJA,
    TERTULIS,
    TUJUH_SETENGAH_JAM,
    Convention,
    convert,
    folded,
    format_components,
    in_days,
    in_order,
    units,
)
from sopcheck.language.durations import parse_duration
from sopcheck.model.values import UNITS, Components

Amounts = dict[str, int | Fraction]


@pytest.mark.parametrize(
    ("amounts", "tertulis", "at_7_5", "at_8", "at_24"),
    [
        ({}, 0, 0, 0, 0),
        ({"menit": 182}, 182, 182, 182, 182),
        ({"menit": Fraction(1, 2)}, Fraction(1, 2), Fraction(1, 2), Fraction(1, 2), Fraction(1, 2)),
        ({"hari": 1}, None, 450, 480, 1440),
        ({"hari": 122, "menit": 182}, None, 55_082, 58_742, 175_862),
        ({"hari_kerja": 25, "menit": 60}, None, 11_310, 12_060, 36_060),
        ({"hari": Fraction(1, 3)}, None, 150, 160, 480),
        ({"minggu": 2}, None, 4500, 4800, 20_160),
        ({"hari_kalender": 2}, None, None, None, 2880),
        ({"bulan": 1}, None, None, None, None),
        ({"tahun": 1, "menit": 5}, None, None, None, None),
    ],
)
def test_days_become_minutes_only_as_a_convention_says(
    amounts: Amounts, tertulis: int | None, at_7_5: int | None, at_8: int | None, at_24: int | None
) -> None:
    found = [convert(Components(amounts), convention) for convention in ACCEPTED]
    assert found == [tertulis, at_7_5, at_8, at_24]
    assert all(value is None or type(value) is Fraction for value in found)


def test_accepted_conventions_are_named_and_none_is_the_five_hours_of_workload_analysis() -> None:
    assert [convention.name for convention in ACCEPTED] == [
        "tertulis",
        "7,5 jam/hari",
        "8 jam/hari",
        "24 jam/hari",
    ]
    assert ACCEPTED == (TERTULIS, TUJUH_SETENGAH_JAM, DELAPAN_JAM, DUA_PULUH_EMPAT_JAM)
    assert all(convention.minutes_per_day != 300 for convention in ACCEPTED)


def test_a_six_day_office_works_the_same_week() -> None:
    week = Components({"minggu": 1})
    assert convert(week, ENAM_HARI_KERJA) == convert(week, TUJUH_SETENGAH_JAM) == 2250
    assert convert(Components({"hari": 1}), ENAM_HARI_KERJA) == 375


def test_months_convert_where_a_convention_names_their_days() -> None:
    months = Convention("22 hari/bulan", Fraction(450), days_per_week=5, days_per_month=22)
    assert convert(Components({"bulan": 1}), months) == 9900
    assert convert(Components({"tahun": 1}), months) == 118_800


def test_a_day_need_not_be_a_working_day() -> None:
    strict = Convention("hari kerja saja", Fraction(450), same_day=False)
    assert convert(Components({"hari_kerja": 1}), strict) == 450
    assert convert(Components({"hari": 1}), strict) is None


def test_nothing_converts_by_accident() -> None:
    from pint import DimensionalityError

    pint = units()
    apart = ["menit", "hari", "hari_kerja", "hari_kalender", "minggu", "bulan"]
    for source in apart:
        for target in apart:
            if source != target:
                with pytest.raises(DimensionalityError):
                    pint.Quantity(Fraction(1), source).to(target)
    assert set(UNITS) <= set(pint)
    assert pint.Quantity(Fraction(1), "tahun").to("bulan").magnitude == 12  # what folded goes by


def test_plain_minutes_and_parsing_never_load_pint() -> None:
    code = (
        "import sys; from sopcheck.language.durations import parse_duration;"
        "from sopcheck.language.conventions import ACCEPTED, TERTULIS, convert, folded, format_components;"
        "low = [parse_duration(t).low for t in ('15 menit', '1 jam', '4 jam - 1 hari', '25 HARI KERJA + 1 JAM')];"
        "[convert(low[0] + low[1], each) for each in ACCEPTED]; convert(low[3], TERTULIS);"
        "folded(low[3]); format_components(low[3]);"
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ({"hari": 25, "menit": 60}, {"hari_kerja": 25, "menit": 60}, True),
        ({"hari": 20, "hari_kerja": 5}, {"hari_kerja": 25}, True),
        ({"tahun": 1}, {"bulan": 12}, True),
        ({"hari": Fraction(1, 2)}, {"hari_kerja": Fraction(1, 2)}, True),
        ({}, {}, True),
        ({"hari": 1}, {"menit": 450}, False),
        ({"hari": 7}, {"hari_kalender": 7}, False),
        ({"hari": 5}, {"minggu": 1}, False),
        ({"hari": 25}, {"hari_kerja": 25, "menit": 60}, False),
    ],
)
def test_amounts_are_the_same_unit_by_unit(a: Amounts, b: Amounts, same: bool) -> None:
    assert (folded(Components(a)) == folded(Components(b))) is same


@pytest.mark.parametrize(
    ("amounts", "printed"),
    [
        ({"hari": 122, "menit": 182}, "122 hari 3 jam 2 menit"),
        ({"menit": 60, "hari_kerja": 25}, "25 hari kerja 1 jam"),
        ({"hari": Fraction(3, 2)}, "1,5 hari"),
        ({"hari_kalender": 7}, "7 hari kalender"),
        ({"tahun": 1, "bulan": 2, "minggu": 3}, "1 tahun 2 bulan 3 minggu"),
        ({"menit": 59}, "59 menit"),
        ({"menit": Fraction(241, 2)}, "2 jam 0,5 menit"),
        ({"hari": 1, "hari_kerja": 5, "menit": 60}, "5 hari kerja + 1 hari + 1 jam"),
        ({"menit": Fraction(1, 3)}, "1/3 menit"),
        ({}, "0 menit"),
    ],
)
def test_amounts_are_printed_longest_unit_first(amounts: Amounts, printed: str) -> None:
    assert format_components(Components(amounts)) == printed


@pytest.mark.parametrize(
    ("amounts", "convention", "days"),
    [
        ({"menit": 1000}, TUJUH_SETENGAH_JAM, {"hari": 2, "menit": 100}),
        ({"menit": 1000}, DELAPAN_JAM, {"hari": 2, "menit": 40}),
        ({"menit": 1000}, DUA_PULUH_EMPAT_JAM, {"menit": 1000}),
        ({"minggu": 1, "hari_kerja": 2}, TUJUH_SETENGAH_JAM, {"hari": 7}),
        ({"bulan": 1}, TUJUH_SETENGAH_JAM, None),
        ({"menit": 5}, TERTULIS, None),
    ],
)
def test_an_amount_is_told_in_days_of_a_convention(
    amounts: Amounts, convention: Convention, days: Amounts | None
) -> None:
    assert in_days(Components(amounts), convention) == days


@pytest.mark.parametrize(
    ("low", "high", "ordered"),
    [
        ({"menit": 30}, {"menit": 30}, True),
        ({"menit": 31}, {"menit": 30}, False),
        ({"menit": 450}, {"hari": 1}, True),
        ({"menit": 451}, {"hari": 1}, False),
        ({"hari": 5}, {"minggu": 1}, True),
        ({"hari": 6}, {"minggu": 1}, False),
        ({"hari": 1}, {"menit": 1440}, True),
        ({"hari": 1}, {"menit": 1439}, False),
    ],
)
def test_a_range_is_in_order_only_if_every_yardstick_agrees(low: Amounts, high: Amounts, ordered: bool) -> None:
    assert in_order(Components(low), Components(high)) is ordered


amounts_printable = st.dictionaries(st.sampled_from(UNITS), st.integers(1, 400).map(lambda n: Fraction(n, 2)))


@given(amounts_printable)
def test_what_is_printed_is_read_back(amounts: dict[str, Fraction]) -> None:
    components = Components(amounts)
    assert parse_duration(format_components(components)).low == components


@given(amounts_printable, amounts_printable, st.sampled_from(ACCEPTED))
def test_converting_a_sum_is_summing_the_converted(
    a: dict[str, Fraction], b: dict[str, Fraction], convention: Convention
) -> None:
    one, other, both = (
        convert(each, convention) for each in (Components(a), Components(b), Components(a) + Components(b))
    )
    assert both == (None if one is None or other is None else one + other)
