"""Ways through the steps as drawn."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.engine.reading import Reading
from sopcheck.engine.routes import Arrows, arrows, longest, shortest
from sopcheck.language.conventions import DUA_PULUH_EMPAT_JAM, TUJUH_SETENGAH_JAM
from sopcheck.model.sop import Sop
from sopcheck.model.values import Components


def drawn(rows: list[dict[str, Any]]) -> Arrows:
    numbered = [{"nomor": f"{n}.", **row} for n, row in enumerate(rows, 1)]
    return arrows(Reading(Sop.model_validate({"langkah": numbered})).steps)


@pytest.mark.parametrize(
    ("rows", "known", "skips", "back"),
    [
        ([{}, {}], True, False, ()),
        ([{"ke": "2"}, {"ke": "selesai"}], True, False, ()),
        ([{"ke": "3"}, {}, {}], True, True, ()),
        ([{"ke": ["2", "3"]}, {"ke": "3"}, {}], True, True, ()),
        ([{"ke": ["2", "3"]}, {}, {}], False, True, ()),  # where do the branches meet?
        ([{}, {"ke": "1"}], True, False, ((2, 1),)),
        ([{}, {"ke": "#1"}], True, False, ((2, 1),)),
        ([{}, {"ke": "2"}], True, False, ((2, 2),)),
        ([{}, {"ya": "3", "tidak": "1"}, {}], True, False, ((2, 1),)),
        ([{"ya": "2", "tidak": "selesai"}, {}], True, True, ()),
        ([{"ke": [{"langkah": "2", "jika": "Ya"}, {"langkah": "3", "jika": "Tidak"}]}, {}, {}], True, True, ()),
        ([{"ke": "7"}, {}], False, False, ()),  # leads nowhere that is known
        ([{"ke": "#7"}, {}], False, False, ()),
        ([{"ke": "#" + "9" * 5000}, {}], False, False, ()),
        ([{"simbol": "keputusan"}, {}], False, False, ()),
        ([{"bentuk": [{"simbol": "keputusan"}]}, {}], False, False, ()),
        ([{"ya": "2"}, {}], False, False, ()),  # where does Tidak lead?
        ([{"simbol": "keputusan", "ke": ["2", "3"]}, {}, {}], True, True, ()),
        ([{"simbol": ["mulai", "proses"]}, {"simbol": "selesai"}], True, False, ()),
        ([], True, False, ()),
    ],
)
def test_arrows_pass_by_steps_or_lead_back(
    rows: list[dict[str, Any]], known: bool, skips: bool, back: tuple[tuple[int, int], ...]
) -> None:
    found = drawn(rows)
    assert (found.known, found.skips, found.back) == (known, skips, back)
    assert found.straight is (known and not skips and not back)


def days(*amounts: int) -> dict[int, Components]:
    return {position: Components({"hari": amount}) for position, amount in enumerate(amounts, 1)}


@pytest.mark.parametrize(
    ("rows", "times", "least", "most"),
    [
        ([{}, {}, {}], (1, 2, 4), 7, 7),
        ([{"ya": "2", "tidak": "3"}, {}, {}], (1, 2, 4), 5, 7),
        ([{"ya": "2", "tidak": "3"}, {"ke": "4"}, {"ke": "4"}, {}], (1, 2, 4, 8), 11, 13),
        ([{"ke": ["2", "3"]}, {"ke": "4"}, {"ke": "4"}, {}], (1, 2, 4, 8), 13, 13),  # side by side: the longer one
        ([{}, {"ya": "3", "tidak": "1"}, {}], (1, 2, 4), 7, 7),  # not repeated
        ([{"ya": "2", "tidak": "selesai"}, {}], (1, 2), 1, 3),
        ([], (), 0, 0),
    ],
)
def test_the_shortest_and_the_longest_way_are_found(
    rows: list[dict[str, Any]], times: tuple[int, ...], least: int, most: int
) -> None:
    found = drawn(rows)
    assert shortest(found, days(*times), TUJUH_SETENGAH_JAM) == Components({"hari": least})
    assert longest(found, days(*times), TUJUH_SETENGAH_JAM) == Components({"hari": most})


def test_which_way_is_shorter_may_depend_on_the_length_of_a_day() -> None:
    found = drawn([{"ya": "2", "tidak": "3"}, {"ke": "selesai"}, {}])
    times = {2: Components({"hari": 1}), 3: Components({"menit": 540})}
    assert shortest(found, times, TUJUH_SETENGAH_JAM) == {"hari": 1}
    assert shortest(found, times, DUA_PULUH_EMPAT_JAM) == {"menit": 540}


def test_months_are_compared_though_no_convention_converts_them() -> None:
    found = drawn([{"ya": "2", "tidak": "3"}, {"ke": "selesai"}, {}])
    times = {2: Components({"bulan": 1}), 3: Components({"hari": 5})}
    assert shortest(found, times, TUJUH_SETENGAH_JAM) == {"hari": 5}


targets = st.one_of(st.none(), st.sampled_from(["selesai", "#2", "#0", "x"]), st.integers(1, 9).map(str))


@given(st.lists(st.fixed_dictionaries({"ya": targets, "tidak": targets, "ke": targets}), max_size=8))
def test_any_drawing_has_a_shortest_way_no_longer_than_all_steps(rows: list[dict[str, Any]]) -> None:
    found = drawn(rows)
    times = days(*range(1, len(rows) + 1))
    least, most = (way(found, times, TUJUH_SETENGAH_JAM).get("hari", 0) for way in (shortest, longest))
    assert least <= most <= sum(range(len(rows) + 1))


def test_a_very_long_table_is_gone_through_in_one_pass() -> None:
    rows = [{"ya": str(n + 1), "tidak": str(n + 2)} for n in range(1, 5000)] + [{}, {}]
    found = drawn(rows)
    assert longest(found, days(*[1] * len(rows)), TUJUH_SETENGAH_JAM) == {"hari": 5001}
