"""The flow of control: arrows, where it begins and ends, what is come to, what was not read."""

from __future__ import annotations

import dataclasses
import pickle
from time import process_time
from typing import Any

import pytest

from sopcheck.engine.control_flow import END, NOWHERE, UNREAD, Control, has_one_shape, shapes_of
from sopcheck.engine.marks import columns_of
from sopcheck.engine.reading import Reading
from sopcheck.engine.told_flow import ToldFlow
from sopcheck.model.report import Arrow, Flow
from sopcheck.model.sop import Sop


def reading(*rows: dict[str, Any], **sop: Any) -> Reading:
    numbered = [{"nomor": str(at), **row} for at, row in enumerate(rows, 1)]
    return Reading(Sop.model_validate({"langkah": numbered, **sop}))


def out_of(sop: Reading, position: int) -> list[tuple[str, str | None, int]] | None:
    arrows = sop.control.arrows(sop.steps[position - 1])
    return None if arrows is None else [(arrow.at, arrow.answer, arrow.target) for arrow in arrows]


def test_a_straight_flow_is_seen_as_one() -> None:
    sop = reading(
        {"simbol": "mulai", "ke": ["2"]}, {"simbol": "proses", "ke": "3"}, {"simbol": "selesai", "ke": ["selesai"]}
    )
    control = sop.control
    assert (control.straight, control.orderly, control.ended_below, control.begun_and_ended) == (True, True, True, True)
    assert control.decisions == ()
    assert out_of(sop, 2) == [("langkah.2.ke.1", None, 3)]
    assert out_of(sop, 3) == [("langkah.3.ke.1", None, END)]
    assert control.signs == {"mulai", "proses", "selesai"}


@pytest.mark.parametrize(
    "rows",
    [
        [{"ke": ["2"]}, {"ke": ["1"]}],
        [{"ke": ["2"]}, {}],
        [{"ke": ["2"], "ya": "2"}, {"ke": ["selesai"]}],
        [{"ke": ["2", "2"]}, {"ke": ["selesai"]}],
        [{"nomor": "1", "ke": ["1"]}, {"nomor": "1", "ke": ["selesai"]}],
        [],
    ],
)
def test_anything_else_is_not_straight(rows: list[dict[str, Any]]) -> None:
    assert not reading(*rows).control.straight


def test_each_way_of_writing_an_arrow_is_read() -> None:
    sop = reading(
        {"ke": ["2", {"langkah": "3.", "jika": "Ditolak"}, {"langkah": "#2", "jika": "-"}, "-", ""]},
        {"ya": "3", "tidak": "1", "ke": ["3"]},
        {"tidak": "1"},
        {"tidak": "SELESAI"},
        {"ya": "", "tidak": "99"},
        {"ke": []},
        {},
    )
    assert out_of(sop, 1) == [
        ("langkah.1.ke.1", None, 2),
        ("langkah.1.ke.2", "Ditolak", 3),
        ("langkah.1.ke.3", None, 2),
    ]
    assert out_of(sop, 2) == [("langkah.2.ya", "Ya", 3), ("langkah.2.tidak", "Tidak", 1)]
    assert out_of(sop, 3) == [("langkah.3.ke", "Ya", 4), ("langkah.3.tidak", "Tidak", 1)]
    assert out_of(sop, 4) == [("langkah.4.ke", "Ya", 5), ("langkah.4.tidak", "Tidak", END)]
    assert out_of(sop, 5) == [("langkah.5.ya", "Ya", NOWHERE), ("langkah.5.tidak", "Tidak", NOWHERE)]
    assert out_of(sop, 6) == []
    assert out_of(sop, 7) is None


def test_a_lone_no_in_the_last_row_ends_otherwise() -> None:
    sop = reading({"ke": ["2"]}, {"tidak": "1"})
    assert out_of(sop, 2) == [("langkah.2.ke", "Ya", END), ("langkah.2.tidak", "Tidak", 1)]


@pytest.mark.parametrize(
    "lost", ["langkah.1.ke", "langkah.1.ke.2", "langkah.1.tidak", "langkah.1.ya", "langkah.1", "langkah"]
)
def test_arrows_of_a_row_of_which_one_was_lost_are_not_known(lost: str) -> None:
    assert out_of(reading({"ke": ["2"]}, {"ke": []}, tidak_terbaca=[lost]), 1) is None


def test_a_number_that_no_row_has_is_not_judged_where_rows_may_be_missing() -> None:
    rows = ({"ke": ["9"]}, {"nomor": "2", "ke": ["2"]}, {"nomor": "2", "ke": ["mulai"]})
    assert [out_of(reading(*rows), n) for n in (1, 2, 3)] == [
        [("langkah.1.ke.1", None, NOWHERE)],
        [("langkah.2.ke.1", None, UNREAD)],
        [("langkah.3.ke.1", None, UNREAD)],
    ]
    assert out_of(reading(*rows, terbaca="sebagian"), 1) == [("langkah.1.ke.1", None, UNREAD)]


def test_symbols_are_gathered_from_the_row_and_its_shapes() -> None:
    sop = reading(
        {"simbol": "mulai", "bentuk": [{"simbol": "mulai"}, {"simbol": "proses"}]},
        {"simbol": []},
        {},
        {"kegiatan": "Selesai"},
        {"simbol": "proses"},
        {},
        tidak_terbaca=["langkah.5.simbol"],
        gabung=[["langkah.2.pelaksana", "langkah.6.pelaksana"]],
    )
    assert [shapes_of(step) for step in sop.steps] == [("mulai", "proses"), (), None, (), None, ()]
    assert sop.control.symbols
    assert not sop.control.all_symbols
    assert sop.control.signs == {"mulai", "proses"}


def test_a_row_with_one_mark_and_one_symbol_has_one_shape() -> None:
    sop = reading(
        {"simbol": "proses"}, {"pelaksana": ["Staf", "Kabid"]}, {"bentuk": [{}, {}]}, {"simbol": ["mulai", "proses"]}
    )
    assert [has_one_shape(step) for step in sop.steps] == [True, False, False, False]


def test_what_is_come_to_and_what_comes_to_an_end() -> None:
    sop = reading(
        {"simbol": "mulai", "ke": ["2"]},
        {"simbol": "keputusan", "ya": "5", "tidak": "3"},
        {"simbol": "proses", "ke": ["4"]},
        {"simbol": "proses", "ke": ["3"]},
        {"simbol": "selesai", "ke": []},
        {"simbol": "proses", "ke": ["5"]},
    )
    control = sop.control
    assert control.starts == (1,)
    assert control.reached == {1, 2, 3, 4, 5}
    assert control.leaving == {1, 2, 5, 6}
    assert [step.position for step in control.decisions] == [2]


def test_a_row_is_open_where_work_may_go_on_unseen() -> None:
    sop = reading(
        {"simbol": "mulai"},
        {"simbol": "penghubung", "ke": []},
        {"simbol": "keputusan", "ya": "4"},
        {"simbol": "keputusan", "ya": "selesai"},
        {"simbol": "proses", "ke": ["77"]},
        {"simbol": "selesai"},
        {"simbol": "proses", "ke": ["1"]},
        {"simbol": "proses"},
    )
    control = sop.control
    assert [control.is_open(step) for step in sop.steps] == [True, True, True, False, True, False, False, False]
    assert [control.ends(step) for step in sop.steps] == [False, True, False, True, False, True, False, True]


def test_without_a_sign_the_first_step_begins() -> None:
    assert reading(
        {"nomor": "A", "kegiatan": "PERSIAPAN"}, {"kegiatan": "Menyusun", "waktu": "1 jam"}
    ).control.starts == (2,)
    assert reading().control.starts == ()
    assert reading({"kegiatan": "Mulai"}).control.starts == ()


def test_columns_of_a_row_are_known_or_not() -> None:
    sop = reading(
        {"pelaksana": ["Staf"]},
        {"pelaksana": []},
        {},
        {"simbol": "proses"},
        {"bentuk": [{"pelaksana": "Kabid"}, {"pelaksana": "Staf"}, {"pelaksana": "Kabid"}]},
        {"pelaksana": ["Staf", None]},
        {"pelaksana": ["Staf"]},
        gabung=[["langkah.1.pelaksana", "langkah.7.pelaksana"]],
    )
    assert [columns_of(step) for step in sop.steps] == [("Staf",), (), None, None, ("Kabid", "Staf"), None, None]


def test_the_report_tells_the_arrows_when_asked() -> None:
    sop = reading({"ke": ["2"]}, {"ya": "selesai", "tidak": "9"}).sop
    flow = ToldFlow(sop)
    assert flow.control == (
        Arrow("langkah.1.ke.1", "langkah.1", "langkah.2", "2", None),
        Arrow("langkah.2.ya", "langkah.2", "selesai", "selesai", "Ya"),
        Arrow("langkah.2.tidak", "langkah.2", None, "9", "Tidak"),
    )
    assert flow.documents == ()
    again = pickle.loads(pickle.dumps(flow))
    assert (again.control, again == flow) == (flow.control, True)
    assert dataclasses.asdict(flow)["control"][1] == {
        "at": "langkah.2.ya",
        "start": "langkah.2",
        "end": "selesai",
        "words": "selesai",
        "answer": "Ya",
    }
    assert isinstance(flow, Flow)


def test_an_sop_without_steps_has_no_flow() -> None:
    control = Reading(Sop.model_validate({})).control
    assert (control.straight, control.symbols, control.drawn, control.decisions) == (False, False, False, [])
    assert ToldFlow(Sop.model_validate({})).control == ()


def test_the_graph_grows_with_rows_and_arrows_only() -> None:
    """Ten times the rows cost about ten times as much, circles and crossing arrows included."""

    def seconds(count: int) -> float:
        rows = [{"simbol": "keputusan", "ya": str((7 * at) % count + 1), "tidak": str(at or 1)} for at in range(count)]
        sop = reading(*rows)
        best = float("inf")
        for _ in range(3):
            start = process_time()
            control = Control(sop.table)
            assert len(control.reached) <= count
            assert len(control.leaving) <= count
            best = min(best, process_time() - start)
        return best

    assert seconds(6000) < 50 * seconds(600)
