"""The Waktu column gone through once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.engine.reading import Reading
from sopcheck.engine.times import (
    BUKAN_LAMA,
    ENDLESS,
    HARI,
    HARI_KALENDER,
    HARI_KERJA,
    RENTANG,
    TAK_TERBACA,
    TIMED,
    Rough,
    lost_activity,
    rough,
)
from sopcheck.model.sop import Sop


def reading(**fields: Any) -> Reading:
    return Reading(Sop.model_validate(fields))


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("2 menit", None, Rough(2, 2, 0)),
        ("1,5 jam", None, Rough(90, 90, 0)),
        ("120 hari", None, Rough(54000, 54000, HARI)),
        ("3 hari kerja", None, Rough(1350, 1350, HARI_KERJA)),
        ("2 hari kalender", None, Rough(900, 900, HARI_KALENDER)),
        ("1 minggu", None, Rough(2250, 2250, 0)),
        ("1-2 bulan", None, Rough(9000, 18000, RENTANG)),
        ("minimal 1 jam", None, Rough(60, ENDLESS, 0)),
        ("10", "menit", Rough(10, 10, 0)),
        ("10", None, Rough(-1, -1, TAK_TERBACA)),
        ("120 Menit / 3 Hari", None, Rough(-1, -1, HARI)),
        ("1 hari kerja/berkas", None, Rough(-1, -1, HARI_KERJA)),
        ("Triwulanan", None, Rough(-1, -1, BUKAN_LAMA)),
        ("Sesuai kebutuhan", None, Rough(-1, -1, BUKAN_LAMA)),
        ("paling lambat 31 Maret", None, Rough(-1, -1, BUKAN_LAMA)),
        ("-", None, Rough(-1, -1, 0)),
    ],
)
def test_a_cell_is_measured_roughly_and_marked(words: str, unit: str | None, expected: Rough) -> None:
    assert rough(words, unit) == expected


def test_the_column_is_summed_up_for_quick_exits() -> None:
    times = reading(
        langkah=[
            {"waktu": "10 menit"},
            {"waktu": "1-2 hari"},
            {"waktu": "-"},
            {"waktu": "2 berkas"},
            {"waktu": "x"},
            {"waktu": "Triwulanan"},
        ],
        tidak_terbaca=["langkah.5.waktu"],
    ).times
    assert [(step.position, low, high) for step, low, high in times.measured] == [(1, 10, 10), (2, 450, 900)]
    assert (times.shortest, times.longest, times.filled, times.marks) == (
        10,
        450,
        4,
        HARI | TAK_TERBACA | RENTANG | BUKAN_LAMA,
    )
    assert [step.position for step in times.unread] == [4]
    assert [(unknown.at, unknown.missing) for unknown in times.unknowns] == [
        ("langkah.5.waktu", "waktu tidak terbaca pada berkas")
    ]


def test_a_merged_cell_counts_once_and_is_no_time_of_one_step() -> None:
    times = reading(
        langkah=[{"waktu": "1 jam"}, {"waktu": "1 jam"}, {"waktu": "5 menit"}],
        gabung=[["langkah.1.waktu", "langkah.2.waktu"]],
    ).times
    assert (times.filled, [step.position for step, _, _ in times.measured]) == (2, [3])


def test_a_cell_that_is_not_there_is_lost_only_where_the_form_was_read_in_part() -> None:
    rows = [{"kegiatan": "Memindai surat"}, {"waktu": "", "kegiatan": ""}]
    assert reading(langkah=rows).times.unknowns == []
    assert [unknown.at for unknown in reading(langkah=rows, terbaca="sebagian").times.unknowns] == ["langkah.1.waktu"]


def test_no_rows_have_no_times() -> None:
    times = reading(nama="Cuti").times
    assert (times.filled, times.measured, times.unknowns, times.shortest, times.longest) == (0, [], [], ENDLESS, 0)


def test_a_kegiatan_is_lost_where_it_was_on_paper() -> None:
    lost = reading(
        langkah=[{"waktu": "1 jam"}, {"waktu": "1 jam", "kegiatan": ""}], tidak_terbaca=["langkah.2.kegiatan"]
    )
    assert lost_activity(lost.steps[0], whole=True) is None
    assert lost_activity(lost.steps[0], whole=False) is not None
    unknown = lost_activity(lost.steps[1], whole=True)
    assert unknown is not None
    assert (unknown.at, unknown.missing) == ("langkah.2.kegiatan", "kegiatan tidak terbaca pada berkas")


@given(st.text(max_size=40), st.none() | st.sampled_from(["menit", "hari kerja"]))
def test_no_string_raises_and_ends_are_in_order(words: str, unit: str | None) -> None:
    low, high, marks = rough(words, unit)
    assert low <= high
    assert marks & ~TIMED == 0
