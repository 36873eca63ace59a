"""Abbreviations: explained in the text itself, or recognized by their letters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.abbreviations import ALONE, abbreviations_in, initials, renamed, stands_for


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Form Rencana Aksi (FRA)", [("fra", "form rencana aksi")]),
        ("Menyusun Surat Perintah Tugas (SPT) bagi pegawai", [("spt", "surat perintah tugas")]),
        ("SKTM (Surat Keterangan Tidak Mampu)", [("sktm", "surat keterangan tidak mampu")]),
        ("Laporan Kinerja Instansi Pemerintah (LKjIP)", [("lkjip", "laporan kinerja instansi pemerintah")]),
        ("Perjanjian Kinerja (PK) dan Rencana Aksi (RA)", [("pk", "perjanjian kinerja"), ("ra", "rencana aksi")]),
        ("Pejabat Pelaksana Teknis Kegiatan (PPTK)", [("pptk", "pejabat pelaksana teknis kegiatan")]),
        ("Daftar Uraian dan Jenis Arsip (DUJA)", [("duja", "daftar uraian dan jenis arsip")]),
        ("Kerangka Acuan Kerangka (KAK)", [("kak", "kerangka acuan kerangka")]),
        ("Daftar hadir (asli)", []),
        ("Surat (dua rangkap)", []),
        ("Data (PDF)", []),
        ("Nota Dinas (SPT)", []),
        ("(FRA)", []),
        ("FRA (lihat lampiran)", []),
        ("Form Rencana Aksi", []),
        ("(((", []),
    ],
)
def test_a_text_explains_its_abbreviations(text: str, known: list[tuple[str, str]]) -> None:
    assert [(short, " ".join(words)) for short, words in abbreviations_in(text)] == known


@pytest.mark.parametrize(
    ("short", "words", "yes"),
    [
        ("BAST", "berita acara serah terima", True),
        ("Perkin", "perjanjian kinerja", True),
        ("LAKIP", "laporan akuntabilitas kinerja instansi pemerintah", True),
        ("KAK", "kerangka acuan kerja", True),
        ("DUJA", "daftar uraian dan jenis arsip", True),
        ("KXK", "kerangka kerja", False),
        ("KAK", "kerangka kerja", True),  # as far as letters go; the whole initials are preferred
        ("SK", "surat keterangan kerja", False),  # a word too many
        ("S", "surat tugas", False),
        ("SURAT", "surat", False),
        ("ABCDEFGHIJKLM", "a b", False),
        ("aaa", "a a a a a a a a a", False),
    ],
)
def test_letters_are_taken_from_the_words_in_order(short: str, words: str, yes: bool) -> None:
    assert stands_for(short, tuple(words.split())) is yes


def test_a_name_is_written_out_and_short() -> None:
    known = {"spt": ("surat", "perintah", "tugas"), "pk": ("perjanjian", "kinerja")}
    assert list(renamed("lampiran spt", known)) == ["lampiran surat perintah tugas"]
    assert list(renamed("daftar surat perintah tugas bidang", known)) == ["daftar spt bidang"]
    assert list(renamed("nota dinas", known)) == []


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("surat perintah perjalanan dinas", "sppd"),
        ("daftar uraian dan jenis arsip", "duja"),
        ("berita acara", ""),  # two letters may be anything
        ("sppd", ""),
        ("", ""),
    ],
)
def test_a_name_has_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text(alphabet="ABCabc ()./\n", max_size=80), st.text(max_size=30))
def test_no_string_raises(text: str, name: str) -> None:
    known = dict(abbreviations_in(text))
    assert all(short and len(words) > 1 for short, words in known.items())
    assert all(isinstance(other, str) for other in renamed(name, known))
    assert not initials(name) or len(initials(name)) >= ALONE


@pytest.mark.parametrize("text", ["a" * 200_000 + "(", "(" * 200_000, "A (B" * 50_000, "AB (A b) " * 20_000])
def test_hostile_texts_cost_in_proportion(text: str) -> None:
    start = time.process_time()
    abbreviations_in(text)
    assert time.process_time() - start < 5
