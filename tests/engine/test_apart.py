"""Rows that are no steps, and decisions."""

from __future__ import annotations

from typing import Any

import pytest

from sopcheck.engine.apart import decides
from sopcheck.engine.reading import Reading
from sopcheck.model.sop import Sop

STEP = {"nomor": "1", "kegiatan": "Menyusun nota", "kelengkapan": ["Data"], "waktu": "1 jam", "output": ["Nota dinas"]}


def reading(*rows: dict[str, Any], **sop: Any) -> Reading:
    return Reading(Sop.model_validate({"langkah": rows, **sop}))


@pytest.mark.parametrize(
    ("row", "apart"),
    [
        ({"nomor": "A", "kegiatan": "PERSIAPAN"}, True),
        ({"nomor": "II.", "kegiatan": "Menyusun laporan", "pelaksana": [], "waktu": "-", "keterangan": ""}, True),
        ({"nomor": "", "kegiatan": "Tahap Pelaksanaan", "pelaksana": ["-"]}, True),
        ({"kegiatan": "PERSIAPAN"}, True),
        ({"nomor": "", "kegiatan": "Menyusun laporan"}, False),
        ({"nomor": "2", "kegiatan": "PERSIAPAN"}, False),
        ({"nomor": "A", "kegiatan": "PERSIAPAN", "pelaksana": ["Staf"]}, False),
        ({"nomor": "A", "kegiatan": "PERSIAPAN", "simbol": "proses"}, False),
        ({"nomor": "A", "kegiatan": "PERSIAPAN", "keterangan": "SOP Persiapan"}, False),
        ({"nomor": "A", "kegiatan": "PERSIAPAN", "waktu": "1 jam"}, False),
        ({"nomor": "A", "kegiatan": ""}, False),
        ({"nomor": "A", "kegiatan": "PERSIAPAN", "output": [None]}, False),
        ({"nomor": "2", "kegiatan": "Selesai", "pelaksana": ["Staf"], "simbol": "selesai"}, True),
        ({"nomor": "2", "kegiatan": "Mulai"}, True),
        ({"nomor": "2", "kegiatan": "Selesai", "simbol": "proses"}, False),
        ({"nomor": "2", "kegiatan": "Selesai", "output": ["Arsip"]}, False),
    ],
)
def test_a_row_is_no_step_by_its_words_and_its_empty_cells(row: dict[str, Any], apart: bool) -> None:
    assert reading(STEP, row).table.apart == (frozenset({2}) if apart else frozenset())


def test_without_numbered_steps_a_lettered_row_is_a_title_only_if_it_names_no_action() -> None:
    rows = ({"nomor": "A", "kegiatan": "PERSIAPAN"}, {"nomor": "B", "kegiatan": "Menyusun nota"}, {"kegiatan": "Data"})
    assert reading(*rows).table.apart == {1}


def test_an_unnumbered_row_that_was_not_read_as_a_whole_may_be_a_step() -> None:
    row = {"kegiatan": "Pengumpulan data"}
    assert reading(STEP, row, terbaca="sebagian").table.apart == frozenset()
    assert reading(STEP, row, tidak_terbaca=["langkah.2.waktu"]).table.apart == frozenset()
    assert reading(STEP, row, gabung=[["langkah.1.waktu", "langkah.2.waktu"]]).table.apart == frozenset()


@pytest.mark.parametrize(
    ("row", "decision"),
    [
        ({"kegiatan": "Apakah berkas lengkap?"}, True),
        ({"kegiatan": "Lengkap", "simbol": "keputusan"}, True),
        ({"kegiatan": "Lengkap"}, False),
        ({"kegiatan": "Memeriksa berkas", "simbol": "keputusan"}, False),
        ({"simbol": "keputusan"}, False),
    ],
)
def test_a_decision_is_a_question_or_an_answer_beside_its_symbol(row: dict[str, Any], decision: bool) -> None:
    assert decides(reading(row).steps[0]) is decision
