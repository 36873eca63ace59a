"""The flow of papers: who yields and needs what, where words return, where arrows lead, what was lost."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.engine.document_flow import Flow
from sopcheck.engine.mentions import FEW, MOST_WORDS
from sopcheck.engine.reading import Reading
from sopcheck.model.sop import Sop


def flow_of(*rows: dict[str, Any], **fields: Any) -> Flow:
    return Reading(Sop.model_validate({"langkah": list(rows), **fields})).flow


def test_the_first_row_that_yields_or_needs_a_paper_is_known_by_its_identity() -> None:
    flow = flow_of(
        {"kegiatan": "Mengetik surat", "kelengkapan": ["Data", "ATK"], "output": ["Konsep LKj"]},
        {"kegiatan": "Memaraf surat", "kelengkapan": ["Draft Laporan Kinerja"], "output": ["LKjIP"]},
    )
    assert flow.yielded == {"laporan kinerja": 1}
    assert flow.needed == {"data": 1, "laporan kinerja": 2}


def test_pending_are_papers_that_no_later_kelengkapan_has() -> None:
    flow = flow_of(
        {"kegiatan": "Menyusun nota", "kelengkapan": ["Data"], "output": ["Nota dinas", "Surat tugas", "Kontrak"]},
        {"kegiatan": "Memeriksa nota", "kelengkapan": ["Nota dinas yang telah diparaf"], "output": ["Memo"]},
        {"kegiatan": "Memeriksa surat", "kelengkapan": ["Surat Tugas"], "output": ["Surat keputusan"]},
    )
    assert [(item.step.position, item.document.words) for item in flow.pending] == [(1, "Kontrak"), (2, "Memo")]


def test_early_is_what_a_later_row_yields_and_none_before() -> None:
    flow = flow_of(
        {"kegiatan": "Memeriksa nota", "kelengkapan": ["Memo", "Nota dinas"], "output": ["Memo"]},
        {"kegiatan": "Memeriksa nota", "kelengkapan": ["Nota dinas"], "output": ["Nota dinas"]},
    )
    assert [(item.step.position, item.document.words) for item in flow.early] == [(1, "Nota dinas")]


def test_a_document_is_found_in_its_item_and_else_in_its_cell() -> None:
    flow = flow_of({"kegiatan": "Rapat", "output": ["Memo", "1. Peta 2. Denah", None]})
    memo, _, denah = flow.steps[0].output
    assert flow.locate(flow.steps[0], "output", denah) == "langkah.1.output.2"
    assert flow.locate(flow.steps[0], "output", memo) == "langkah.1.output.1"
    assert flow.locate(flow.steps[0], "kelengkapan", memo) == "langkah.1.kelengkapan"


ARROWS: list[dict[str, Any]] = [
    {"nomor": "1", "ke": ["2"]},
    {"nomor": "2.", "ya": "3", "tidak": "1"},
    {"nomor": "3", "ke": [{"langkah": "#5"}, "77"]},
    {"nomor": "4", "ke": []},
    {"nomor": "5", "ke": ["Selesai"]},
    {"nomor": "6", "simbol": ["selesai"]},
    {"nomor": "7"},
]


@pytest.mark.parametrize(
    ("later", "earlier", "returns"), [(1, 1, True), (2, 1, True), (3, 4, False), (3, 5, True), (5, 7, False)]
)
def test_arrows_lead_back(later: int, earlier: int, returns: bool) -> None:
    assert flow_of(*ARROWS).order.returns(later, earlier) is returns


def test_work_may_end_where_no_arrow_leads_on() -> None:
    flow = flow_of(*ARROWS)
    assert [step.position for step in flow.steps if flow.order.ends(step)] == [4, 5, 6, 7]
    unread = flow_of({"nomor": "1", "ke": []}, {"nomor": "2"})
    assert [step.position for step in unread.steps if unread.order.ends(step)] == [2]
    assert not unread.order.returns(1, 1)


def test_what_was_lost_is_known_by_cell_and_by_gap_in_the_numbers() -> None:
    rows = ({"nomor": "2", "kegiatan": "Rapat", "kelengkapan": ["Data"], "output": ["Memo"]},) * 2
    whole = flow_of(*rows)
    assert (whole.lost_before(2), whole.lost_after(0), whole.damaged) == (False, False, [])
    part = flow_of(*rows, terbaca="sebagian")
    assert (part.lost_before(1), part.lost_after(1)) == (True, False)
    holed = flow_of({"kegiatan": "Rapat", "kelengkapan": ["Data", None]}, {"kegiatan": "Rapat", "output": [None]})
    assert [unknown.at for unknown in holed.unread("kelengkapan", "output")] == [
        "langkah.1.kelengkapan",
        "langkah.2.output",
    ]
    assert (holed.lost_before(0), holed.lost_before(1), holed.lost_after(1), holed.lost_after(2)) == (
        False,
        True,
        True,
        False,
    )


def test_a_table_with_too_many_words_is_left_in_doubt() -> None:
    rows: list[dict[str, Any]] = [{"kegiatan": "Menyusun kajian", "kelengkapan": ["Peta"], "output": ["Kontrak"]}]
    few = flow_of(*rows, {"kegiatan": "Mengatur ruang", "kelengkapan": ["Denah"], "output": ["Ruang"]})
    assert not few.mentions.of("kontrak", 1)
    words = " ".join(f"{chr(97 + n % 26)}{n}" for n in range(MOST_WORDS + 1))
    many = flow_of(*rows, {"kegiatan": f"Mengatur {words}", "kelengkapan": ["Denah"], "output": ["Ruang"]})
    assert many.mentions.of("kontrak", 1)


def test_nearly_the_same_word_far_away_clears() -> None:
    rows = [{"kegiatan": "Mengatur ruang", "kelengkapan": ["Denah"], "output": ["Ruang"]}] * 4
    far = flow_of(*rows, {"kegiatan": "Mengatur ruang", "kelengkapan": ["Peta peninjuan"], "output": ["Ruang"]})
    assert far.mentions.of("lembar peninjauan", 1)
    assert not far.mentions.of("lembar penjualan", 1)


def test_words_and_papers_return_in_a_long_table_too() -> None:
    plain = {"kegiatan": "Mengatur ruang", "kelengkapan": ["Denah"], "output": ["Ruang"]}
    made = {"kegiatan": "Menyusun kajian", "kelengkapan": ["Peta"], "output": ["Kontrak", "Nota dinas"]}
    late = {"kegiatan": "Mengatur peninjuan", "kelengkapan": ["Nota dinas"], "output": ["Surat hutan"]}
    flow = flow_of(made, *[plain] * (FEW + 2), late, plain)
    assert [item.document.words for item in flow.pending] == ["Kontrak"]
    last = FEW + 4
    assert flow.mentions.of("naskah hutan", 1)
    assert flow.mentions.of("lembar peninjauan", 1)
    assert not flow.mentions.of("lembar penjualan", 1)
    assert not flow.mentions.of("naskah hutan", last)
    assert flow.mentions.before("kontrak", last)
    assert flow.mentions.before("kontrak", 2)
    assert not flow.mentions.before("naskah hutan", last)
    assert not flow.mentions.before("kontrak", 1)


ROW = st.fixed_dictionaries(
    {},
    optional={
        "nomor": st.text(max_size=3) | st.sampled_from(["1", "2", "9"]),
        "kegiatan": st.text(max_size=40) | st.sampled_from(["Menyusun draft surat", "Membahas draft surat"]),
        "kelengkapan": st.lists(st.none() | st.text(max_size=20) | st.sampled_from(["Draft surat", "ATK"]), max_size=3),
        "output": st.lists(
            st.none() | st.text(max_size=20) | st.sampled_from(["Draft surat", "Disposisi"]), max_size=3
        ),
        "ke": st.lists(st.sampled_from(["1", "2", "#3", "selesai", "x"]), max_size=2),
        "ya": st.sampled_from(["1", "selesai", ""]),
        "simbol": st.lists(st.sampled_from(["mulai", "selesai", "keputusan"]), max_size=2),
    },
)


@given(st.lists(ROW, max_size=5), st.sampled_from(["utuh", "sebagian"]))
def test_whatever_is_printed_the_flow_can_be_followed(rows: list[dict[str, Any]], read: str) -> None:
    flow = flow_of(*rows, terbaca=read)
    for item in (*flow.pending, *flow.early):
        assert item.document in (*item.step.output, *item.step.kelengkapan)
        assert flow.order.ends(item.step) in (True, False)
        assert flow.mentions.of(item.document.name, item.step.position) in (True, False)
    assert flow.lost_before(len(rows)) is bool(flow.unread("kegiatan", "kelengkapan", "output")) or read == "sebagian"


def test_a_very_long_table_costs_in_proportion() -> None:
    rows = [
        {
            "kegiatan": f"Menyusun kajian nomor{n}",
            "kelengkapan": [f"Surat bahan{n}"],
            "output": [f"Surat keputusan hal{n}", f"Draft hal{n + 1}"],
        }
        for n in range(2000)
    ]
    start = time.process_time()
    flow = flow_of(*rows)
    pending = list(flow.pending)
    cleared = [flow.mentions.of(item.document.name, item.step.position) for item in pending]
    assert len(cleared) > 3000
    assert time.process_time() - start < 20  # a quadratic walk takes minutes
