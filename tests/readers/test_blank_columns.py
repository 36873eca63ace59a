"""Texts whose step table keeps its columns apart with blanks: the identity above it is read, the table is said unread."""

from __future__ import annotations

import pytest

from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, text

IDENTITY = """PEMERINTAH KABUPATEN CONTOH
DINAS KEARSIPAN
Nomor SOP : 12/ARS/2020
Tanggal Pembuatan : 5 Juni 2020
Nama SOP : Pengarsipan Surat
Kualifikasi Pelaksana :
1. SLTA

"""
HEADINGS = "No   Kegiatan              Arsiparis   Kelengkapan   Waktu      Output\n"
ROWS = """1    Mencatat surat        √           Surat         10 menit   Buku agenda
2    Memeriksa surat       √           Buku agenda   15 menit   Surat diperiksa
3    Menyimpan surat       √           Surat         1 jam      Arsip
"""


def read(content: str) -> tuple[Document, ...]:
    raw = text.read(content.encode(), "a.txt")
    return normalize.documents(raw, Source("a.txt", "", raw.kind))


@pytest.mark.parametrize("table", [HEADINGS + ROWS, ROWS, HEADINGS + ROWS.splitlines()[0]])
def test_the_identity_above_a_table_drawn_with_blanks_is_read_and_the_table_said_unread(table: str) -> None:
    (found,) = read(IDENTITY + table)
    sop = found.sop
    assert (sop.instansi, sop.unit_kerja) == ("PEMERINTAH KABUPATEN CONTOH", "DINAS KEARSIPAN")
    assert (sop.nomor, sop.nama, sop.tanggal_pembuatan) == ("12/ARS/2020", "Pengarsipan Surat", "5 Juni 2020")
    assert (sop.kualifikasi_pelaksana, sop.langkah) == (("SLTA",), None)
    assert "langkah" in sop.tidak_terbaca
    (said,) = [note.message for note in found.notes if note.at == "langkah"]
    assert said == "tabel langkah mulai baris 9 disusun dengan spasi, jadi tidak dibaca"
    assert any("Mencatat surat" in note.message for note in found.notes)


def test_items_side_by_side_with_a_number_are_no_step_table() -> None:
    (found,) = read(f"{IDENTITY}2. D3   1. Komputer   2. Printer   3. Kertas\n")
    assert "langkah" not in found.sop.tidak_terbaca
