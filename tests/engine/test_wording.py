"""The words of the step table, gone through once."""

from __future__ import annotations

from sopcheck.engine.check import Unknown
from sopcheck.engine.reading import Reading
from sopcheck.engine.wording import BUKAN_AKTIF, HASIL, ISTILAH, PELAKU, SUBJEK, TANPA_KEGIATAN
from sopcheck.model.sop import Sop

ROWS = (
    {"kegiatan": "Menyusun laporan"},
    {"kegiatan": "Kasubbag menerima berkas"},
    {"kegiatan": "Penyusunan draft oleh Kabid"},
    {"kegiatan": "Menyusun dua laporan semester menjadi laporan tahunan"},
    {"kegiatan": "Mencetak LAKIP"},
    {"kegiatan": "", "output": ["LAKIP"]},
    {"waktu": "1 jam"},
)


def test_every_row_bears_the_marks_of_its_words() -> None:
    wording = Reading(Sop.model_validate({"langkah": ROWS})).wording
    rows = {
        mark: [step.position for step in wording.of(mark)]
        for mark in (TANPA_KEGIATAN, BUKAN_AKTIF, SUBJEK, PELAKU, HASIL, ISTILAH)
    }
    assert rows == {
        TANPA_KEGIATAN: [6, 7],
        BUKAN_AKTIF: [2, 3],
        SUBJEK: [2],
        PELAKU: [2, 3],
        HASIL: [4],
        ISTILAH: [5, 6],
    }
    assert (wording.judged, wording.unread) == (5, ())


def test_a_kegiatan_that_is_not_there_was_lost_only_if_the_file_was_read_in_part_or_says_so() -> None:
    missing = "kegiatan tidak terbaca"
    partly = Reading(Sop.model_validate({"langkah": ROWS, "terbaca": "sebagian"})).wording
    assert partly.unread == (Unknown("langkah.7.kegiatan", missing),)
    declared = Reading(Sop.model_validate({"langkah": ROWS, "tidak_terbaca": ["langkah.1.kegiatan"]})).wording
    assert declared.unread == (Unknown("langkah.1.kegiatan", missing),)
    assert declared.judged == 4


def test_an_ordinary_table_bears_no_mark() -> None:
    wording = Reading(Sop.model_validate({"langkah": ROWS[:1]})).wording
    assert wording.marks == 0
    assert wording.of(BUKAN_AKTIF) == ()
