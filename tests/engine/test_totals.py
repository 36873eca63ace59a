"""Sums of the Waktu column, and what counts as the same amount."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.engine.reading import Reading
from sopcheck.engine.totals import (
    Span,
    added_up,
    certainly_apart,
    certainly_longer,
    gap,
    shared_convention,
    span_of,
)
from sopcheck.language.conventions import DELAPAN_JAM, DUA_PULUH_EMPAT_JAM, TERTULIS, TUJUH_SETENGAH_JAM, Convention
from sopcheck.language.durations import parse_duration
from sopcheck.model.sop import Sop
from sopcheck.model.values import Components
from sopcheck.yamltext import parse

CORPUS = Path(__file__).parents[2] / "corpus" / "sop"


def reading(*times: str | None, **fields: Any) -> Reading:
    rows = [{"nomor": str(n), **({} if waktu is None else {"waktu": waktu})} for n, waktu in enumerate(times, 1)]
    return Reading(Sop.model_validate({"langkah": rows, **fields}))


def span(words: str) -> Span:
    duration = parse_duration(words)
    assert duration.measurable
    return span_of(duration)


@pytest.mark.parametrize(
    ("source", "total"),
    [
        ("000-*", {"hari": 1, "menit": 140}),
        ("002-*", {"hari": 25, "menit": 60}),
        ("003-*", {"hari": 123, "menit": 167}),
        ("004-*", {"hari": 122, "menit": 182}),
    ],
)
def test_the_source_sops_add_up_as_counted_by_hand(source: str, total: dict[str, int]) -> None:
    (path,) = CORPUS.glob(source)
    sop = Reading(Sop.model_validate(parse(path.read_text("utf-8"), path.name).value))
    added = added_up(sop.steps, sop.whole)
    assert added.span == Span(Components(total), Components(total))
    assert (len(added.counted), added.unread, added.silent, added.rates) == (len(sop.steps), (), (), ())


def test_the_sum_of_source_sop_001_is_a_lower_bound_because_three_cells_were_lost() -> None:
    (path,) = CORPUS.glob("001-*")
    sop = Reading(Sop.model_validate(parse(path.read_text("utf-8"), path.name).value))
    added = added_up(sop.steps, sop.whole)
    assert added.span.low == {"hari": 1, "menit": 180}
    assert [step.at for step in added.unread] == ["langkah.2", "langkah.5", "langkah.6"]


def test_steps_are_told_apart_by_what_their_cell_says() -> None:
    sop = reading("1 jam", "", "Triwulanan", "2 berkas", "2 menit/berkas", "1 hari / 2 hari", None, "1 hari")
    added = added_up(sop.steps)
    assert added.span == Span(Components({"menit": 60, "hari": 1}), Components({"menit": 60, "hari": 1}))
    assert [step.position for step in added.counted] == [1, 8]
    assert [step.position for step in added.silent] == [2, 3, 7]
    assert [step.position for step in added.unread] == [4]
    assert [step.position for step in added.rates] == [5, 6]
    assert [step.position for step in added_up(sop.steps, whole=False).unread] == [4, 7]


def test_a_lost_cell_is_unread_and_a_merged_one_counts_once() -> None:
    sop = reading(
        "1 jam", "1 jam", "?", tidak_terbaca=["langkah.3.waktu"], gabung=[["langkah.1.waktu", "langkah.2.waktu"]]
    )
    added = added_up(sop.steps)
    assert added.span.low == {"menit": 60}
    assert [step.position for step in added.unread] == [3]


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (("25 hari", "60 menit"), "25 hari 1 jam"),
        (("1-2 hari", "3 hari"), "4 hari sampai 5 hari"),
        (("maksimal 1 hari", "maksimal 2 hari"), "paling lama 3 hari"),
        (("minimal 1 hari", "2 hari"), "sedikitnya 3 hari"),
        (("maksimal 1 hari", "2 hari"), "2 hari sampai 3 hari"),
        ((), "0 menit"),
    ],
)
def test_a_sum_is_printed_with_its_ends(times: tuple[str, ...], words: str) -> None:
    assert str(added_up(reading(*times).steps).span) == words


@pytest.mark.parametrize(
    ("a", "b", "convention"),
    [
        ("25 hari + 60 menit", "25 HARI KERJA + 1 JAM", TERTULIS),
        ("12 bulan", "1 tahun", TERTULIS),
        ("1-3 hari", "2 hari kerja", TERTULIS),
        ("1 hari + 450 menit", "2 hari", TUJUH_SETENGAH_JAM),
        ("1 minggu", "5 hari", TUJUH_SETENGAH_JAM),
        ("1 hari + 4 jam", "12 jam", DELAPAN_JAM),
        ("1 x 24 jam", "1 hari", DUA_PULUH_EMPAT_JAM),
        ("1 minggu", "7 hari kalender", DUA_PULUH_EMPAT_JAM),
        ("5 jam", "1 hari", None),
        ("1 bulan", "30 hari", None),
        ("1 bulan + 1 hari + 450 menit", "1 bulan + 2 hari", TUJUH_SETENGAH_JAM),
        ("2 hari", "3 hari", None),
    ],
)
def test_amounts_agree_under_the_first_convention_that_lets_them(a: str, b: str, convention: Convention | None) -> None:
    assert shared_convention(span(a), span(b)) == convention
    assert shared_convention(span(b), span(a)) == convention


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("2 hari", "3 hari kerja", True),
        ("2 bulan + 1 hari", "3 bulan + 1 hari", True),  # longer whatever a month is
        ("1-2 hari", "3-4 hari", True),
        ("5 jam", "1 hari", True),
        ("1 hari + 4 jam", "12 jam", False),
        ("1-3 hari", "2 hari", False),
        ("minimal 2 jam", "3 hari", False),
        ("minimal 3 hari", "2 jam", True),
        ("1 bulan", "30 hari", None),
        ("1 bulan", "19 hari", None),
        ("1 bulan", "90 hari", True),  # however a month is counted
        ("1 tahun", "235 hari kerja", None),
        ("1 bulan 3 hari", "1 bulan 3 jam", True),
        ("1-2 bulan 3 hari", "1 bulan 3 jam", None),
        ("7 hari kalender", "5 hari kerja", None),  # the same week
        ("7 hari kalender", "8 hari kerja", True),
        ("7 hari kalender + 1 hari", "7 hari kalender + 2 hari", True),
    ],
)
def test_amounts_are_apart_only_if_no_convention_joins_them(a: str, b: str, apart: bool | None) -> None:
    assert certainly_apart(span(a), span(b)) is apart
    assert certainly_apart(span(b), span(a)) is apart


@pytest.mark.parametrize(
    ("a", "b", "longer"),
    [
        ("61 hari", "60 hari kerja", True),
        ("60 hari", "60 hari kerja", False),
        ("59 hari", "60 hari kerja", False),
        ("8 jam", "1 hari", False),  # by the clock it is not
        ("25 jam", "1 hari", True),
        ("13 minggu", "60 hari kerja", True),
        ("4 bulan", "60 hari kerja", None),
        ("90 hari kalender", "60 hari kerja", None),
    ],
)
def test_longer_means_longer_under_every_convention(a: str, b: str, longer: bool | None) -> None:
    assert certainly_longer(parse_duration(a).low, parse_duration(b).low) is longer


@pytest.mark.parametrize(
    ("stated", "computed", "words"),
    [
        ("20 hari", "25 hari + 60 menit", "kurang 5 hari 1 jam"),
        ("30 hari", "25 hari", "lebih 5 hari"),
        ("2 hari + 2 jam", "3 hari + 30 menit", "kurang 6 jam (7,5 jam/hari)"),
        ("4 hari + 30 menit", "3 hari + 2 jam", "lebih 6 jam (7,5 jam/hari)"),
        ("minimal 5 hari", "2-3 hari", "lebih 2 hari"),
        ("1-2 hari", "minimal 4 hari", "kurang 2 hari"),
        ("1 jam", "2 hari + 3 jam", "kurang 2 hari 2 jam"),
        ("3 hari", "8 jam", "lebih 1 hari 7 jam (7,5 jam/hari)"),
        ("1 bulan", "90 hari", "kurang kira-kira 70 hari (7,5 jam/hari, 20 hari/bulan)"),
        ("1 bulan 3 hari", "1 bulan 3 jam", "lebih 2 hari 4 jam 30 menit (7,5 jam/hari)"),
        ("7 hari kalender", "9 hari kerja", "berbeda"),  # nobody says how many of them are worked
        ("450 menit", "1 hari", "berbeda"),
    ],
)
def test_a_gap_says_by_how_much_and_in_which_direction(stated: str, computed: str, words: str) -> None:
    assert gap(span(stated), span(computed)) == words


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(["menit", "jam", "hari", "hari kerja", "minggu"])),
        min_size=1,
        max_size=8,
    )
)
def test_the_sum_of_any_steps_agrees_with_itself_and_not_with_a_minute_more(parts: list[tuple[int, str]]) -> None:
    added = added_up(reading(*(f"{n} {unit}" for n, unit in parts)).steps)
    assert added.span.high is not None
    more = added.span.high + Components({"menit": 1})
    assert shared_convention(added.span, added.span) is TERTULIS
    assert certainly_apart(added.span, Span(more, more)) is True
    assert gap(Span(more, more), added.span) == "lebih 1 menit"
