"""Who does a step, and which column may be his."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.activity import parse_activity
from sopcheck.language.doers import doers, may_be


@pytest.mark.parametrize(
    ("kegiatan", "named"),
    [
        ("Memberikan persetujuan Nota Dinas oleh Sekretaris dan Ka. BKPSDM", ("Sekretaris", "Ka. BKPSDM")),  # 002
        ("Kasubbid (PPTK) menerima dan membaca disposisi Kabid", ("Kasubbid (PPTK)",)),  # 001
        ("Kabid dan Kasubbag memeriksa draft", ("Kabid", "Kasubbag")),
        ("Pengesahan laporan oleh Kepala Satuan Kerja", ("Kepala Satuan Kerja",)),
        ("Laporan disusun oleh Kasubbag untuk diperiksa oleh Kabid", ("Kasubbag",)),
        ("Kabid memeriksa draft oleh Kabid", ("Kabid",)),
        ("Pelaksana menerima berkas", ("Pelaksana",)),
        ("Dokter memeriksa pasien", ("Dokter",)),
        ("Pemohon mengajukan permohonan", ("Pemohon",)),
        ("Petugas Front Office memeriksa berkas", ("Petugas Front Office",)),
        ("Petugas loket pendaftaran menerima berkas", ("Petugas",)),
        ("Guru kelas menyusun nilai", ("Guru kelas",)),
        ("Bidang menyampaikan data", ("Bidang",)),
        ("Aplikasi SAKTI mengirim pemberitahuan", ("Aplikasi SAKTI",)),
        ("Menandatangani surat pengantar oleh Camat", ("Camat",)),
    ],
)
def test_doers_stand_before_the_verb_or_after_its_own_oleh(kegiatan: str, named: tuple[str, ...]) -> None:
    assert doers(parse_activity(kegiatan)) == named


@pytest.mark.parametrize(
    "kegiatan",
    [
        "Menyampaikan Laporan Kinerja ke Bagian Organisasi/Inspektorat",  # 002: recipients
        "Mengarsipkan surat yang telah ditandatangani oleh Bupati",
        "Mencetak laporan untuk ditandatangani oleh Bupati",
        "Setelah disetujui oleh Kepala Dinas, menyusun laporan",
        "Menindaklanjuti hasil pemeriksaan oleh Inspektorat",
        "Menunggu persetujuan oleh Kepala Dinas",
        "Menyusun laporan hasil evaluasi oleh Inspektorat",
        "Melakukan reviu laporan (dikerjakan kembali oleh Tim Teknis)",
        "Mendampingi pemeriksaan oleh Inspektorat",
        "Memfasilitasi penilaian oleh Tim Penilai Provinsi",
        "Mengikuti evaluasi oleh Kementerian PANRB",
        "Menghadiri rapat oleh Bupati",
        "Menerima laporan oleh Kabid",
        "Melakukan pendampingan pemeriksaan oleh BPK",
        "Menyusun laporan",
        "Nota Dinas Kabid memuat arahan",
        "Surat dari Kantor memuat undangan",
        "Tim, setelah rapat, menyusun laporan",
        "Petugas di loket yang baru saja dibuka menerima berkas",
    ],
)
def test_recipients_and_doers_of_other_things_are_left_out(kegiatan: str) -> None:
    assert doers(parse_activity(kegiatan)) == ()


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Ka. BKPSDM", "Kepala BKPSDM"),
        ("Kasubbag PerKeu", "Kasubag Perencanaan dan Keuangan"),
        ("Tim Perencana", "Tim Perencanaan, Penganggaran dan Pelaporan"),
        ("Tim SAKIP", "Ketua Tim SAKIP"),
        ("Anggota Tim SAKIP", "Tim SAKIP"),
        ("Bagian Umum", "Kepala Bagian Umum"),
        ("Kasubbid (PPTK)", "PPTK"),
        ("Kasubbag", "Kasubbag/Staf"),
        ("Kepala Satuan Kerja", "Kepala"),
        ("Tim Arsiparis", "Arsiparis"),
        ("Camat", "Pj. Camat"),
        ("Camat", "Kantor Camat"),
        ("Perencana", "JF Perencana"),
        ("Petugas loket pendaftaran", "Petugas Pelayanan"),
    ],
)
def test_names_that_may_be_one_actor(name: str, column: str) -> None:
    assert may_be(name, column)
    assert may_be(column, name)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Panitia Penilai Arsip", "Arsiparis"),
        ("Bendahara", "Sekretaris"),
        ("Kepala", "Kepala Bidang Mutasi"),
        ("Kepala", "Wakil Kepala Dinas"),
        ("Kabid", "Kasubbid"),
        ("", "Sekretaris"),
        ("Tim Teknis", "Teknisi"),
        ("Camat", "Sekretaris Camat"),
        ("Bupati", "Ajudan Bupati"),
        ("Direktur", "Wakil Direktur"),
        ("Wali Kota", "Wakil Wali Kota"),
        ("Bendahara", "Pembantu Bendahara"),
        ("Kepala Bidang Aset", "Wakil Kepala Bidang Aset"),
        ("Ketua Tim", "Anggota Tim"),
        ("Pengelola Barang", "Pengelola Keuangan"),
        ("Tim Penilai", "Tim Teknis"),
    ],
)
def test_names_that_are_certainly_two(name: str, column: str) -> None:
    assert not may_be(name, column)
    assert not may_be(column, name)


def test_a_list_of_very_many_alternatives_is_never_held_against_anyone() -> None:
    many = " ".join(f"(PP{letter})" for letter in "ABCDEFGHIJ")
    assert may_be(f"Staf {many}", f"Kabid {many}".lower())


@given(st.text(), st.text())
def test_no_string_raises(one: str, two: str) -> None:
    assert all(isinstance(name, str) for name in doers(parse_activity(one)))
    assert may_be(one, two) in (True, False)
