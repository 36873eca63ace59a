"""Labels and column headings as really printed, and what they must not be taken for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.headings import (
    canonical_column,
    canonical_field,
    column_label,
    is_standard_label,
    nearest_column,
    nearest_field,
    standard_label,
)

FIELDS = [  # printed, key, accepted wording
    ("Nomor SOP", "nomor", True),
    ("No. SOP", "nomor", True),
    ("Nomor SOP :", "nomor", True),
    ("Tanggal Pembuatan", "tanggal_pembuatan", True),
    ("Tgl. Pembuatan", "tanggal_pembuatan", True),
    ("TGL PEMBUATAN", "tanggal_pembuatan", True),
    ("Tgl Revisi", "tanggal_revisi", True),
    ("Tql Revisi", "tanggal_revisi", True),
    ("Tanggal Revisi (ditinjau kembali)", "tanggal_revisi", True),
    ("Tgl. Efektif", "tanggal_efektif", True),
    ("Tanggal Efektip", "tanggal_efektif", False),
    ("Tgl. Terbit", "tanggal_efektif", False),
    ("Tanggal Berlaku", "tanggal_efektif", True),
    ("Tgl Pengesahan", "tanggal_pengesahan", True),  # 004
    ("Tanggal Pengesahan", "tanggal_pengesahan", True),  # 002
    ("Disahkan oleh", "disahkan_oleh", True),
    ("Di Sahkan Oleh", "disahkan_oleh", True),
    ("Pengesahan", "disahkan_oleh", True),
    ("Diolah oleh", "disahkan_oleh", False),  # 001
    ("Nama SOP", "nama", True),
    ("Judul SOP", "nama", True),
    ("SOP :", "nama", True),  # 004
    (" Dasar Hukum ", "dasar_hukum", True),  # 000
    ("- Daerah hukum :**", "dasar_hukum", False),  # 001
    ("Kualifikasi Pelaksana SOP :", "kualifikasi_pelaksana", True),  # 001
    ("Kualifikasi Pelaksanaan", "kualifikasi_pelaksana", False),  # 004
    ("Keterkaitan SOP", "keterkaitan", True),  # 000
    ("Keterangan", "keterkaitan", False),  # 004, where an identity label stands
    ("Peralatan/ Perlengkapan", "peralatan_perlengkapan", True),  # 000
    ("Peralatan/Perengkapan", "peralatan_perlengkapan", False),  # 004
    ("Persiapan / Perlengkapan :", "peralatan_perlengkapan", False),  # 001
    ("Peringatan", "peringatan", True),
    ("Pengetan", "peringatan", False),  # 004
    ("- Pentingnya :**", "peringatan", False),  # 001
    ("Pencatatan & Pendataan", "pencatatan_pendataan", True),  # 000
    ("Pencatatan dan Pendataan", "pencatatan_pendataan", True),
    ("Pencetakan dan Pendaftaran :", "pencatatan_pendataan", False),  # 001
]


@pytest.mark.parametrize(("printed", "key", "accepted"), FIELDS)
def test_an_identity_label_is_known_by_its_printed_variants(printed: str, key: str, accepted: bool) -> None:
    assert canonical_field(printed) == key
    assert is_standard_label(key, printed) is accepted


COLUMNS = [
    ("No.", "nomor"),
    ("N / O", "nomor"),
    ("Nomor", "nomor"),
    ("KEGIATAN", "kegiatan"),
    ("Uraian Prosedur", "kegiatan"),  # 002, 004
    ("Aktivitas/Kegiatan", "kegiatan"),
    ("Tahap Kegiatan", "kegiatan"),
    ("Langkah", "kegiatan"),
    ("PELAKU KEGIATAN", "pelaksana"),
    ("Pemegang Jabatan", "pelaksana"),
    ("Persyaratan/ Kelengkapan", "kelengkapan"),  # 002
    ("Kelengkapan dan Peralatan", "kelengkapan"),  # 004
    ("Kelengka pan", "kelengkapan"),
    ("Per sya rata n /Pe rlen gka pan", "kelengkapan"),
    ("Persyt/Klkp", "kelengkapan"),
    ("Sumber Data", "kelengkapan"),
    ("Input", "kelengkapan"),
    ("WAKTU (dalam menit)", "waktu"),
    ("Waktu (Dalam Periode revisi)", "waktu"),
    ("Jangka waktu maksimal penyelesaian", "waktu"),
    ("Autput", "output"),
    ("Keluaran", "output"),
    ("Ket.", "keterangan"),
    ("Keterangan / Catatan", "keterangan"),
]


@pytest.mark.parametrize(("printed", "key"), COLUMNS)
def test_a_column_heading_is_known_by_its_printed_variants(printed: str, key: str) -> None:
    assert canonical_column(printed) == key


@pytest.mark.parametrize(
    "actor_or_group",
    [
        "Ketua Tim Neraca Wilayah",
        "Ketua",
        "Mutu Baku",
        "Mutu Baku Staf Penyusunan Evaluasi Kinerja",  # 004
        "Sekretaris",
        "Kepala Bidang",
        "",
        "12",
    ],
)
def test_an_actor_or_a_group_heading_is_no_column(actor_or_group: str) -> None:
    assert canonical_column(actor_or_group) is None


def test_an_accepted_label_of_one_field_is_not_accepted_for_another() -> None:
    assert not is_standard_label("dasar_hukum", "Nama SOP")
    assert not is_standard_label("tanggal_efektif", "Tanggal Pengesahan")


def test_messages_use_the_words_of_the_form() -> None:
    assert standard_label("dasar_hukum") == "Dasar Hukum"
    assert standard_label("pencatatan_pendataan") == "Pencatatan dan Pendataan"
    assert column_label("kelengkapan") == "Kelengkapan"
    assert standard_label("bukan_kunci") == "bukan_kunci"
    assert column_label("bukan_kunci") == "bukan_kunci"


@given(st.text())
def test_no_string_raises(text: str) -> None:
    field, column = canonical_field(text), canonical_column(text)
    assert field is None or standard_label(field) != field
    assert column is None or column_label(column) != column
    assert not is_standard_label("dasar_hukum", text) or field == "dasar_hukum"


@pytest.mark.parametrize(
    ("recognized", "key"),
    [
        ("Peringatan", "peringatan"), ("Penngatan", "peringatan"), ("PERINGATAN :", "peringatan"),
        ("Dasar Hukurn", "dasar_hukum"), ("Tanggal Pernbuatan", "tanggal_pembuatan"), ("Tangga Efektif", "tanggal_efektif"),
        ("Peralatan/Periengkapan", "peralatan_perlengkapan"), ("Kualifikasi Pelaksana;", "kualifikasi_pelaksana"),
        ("Nama S0P", "nama"), ("Nama", None), ("Perangkat", None), ("Badan Pusat Statistik", None), ("", None), ("x", None),
    ],
)  # fmt: skip
def test_letters_that_were_recognized_need_not_all_be_right(recognized: str, key: str | None) -> None:
    assert nearest_field(recognized) == key


@pytest.mark.parametrize(
    ("recognized", "key"),
    [
        ("Keqiatan", "kegiatan"),
        ("Pelaksana", "pelaksana"),
        ("Keiengkapan", "kelengkapan"),
        ("Keuangan", None),
        ("Kasubag", None),
    ],
)
def test_headings_are_known_by_nearly_all_their_letters(recognized: str, key: str | None) -> None:
    assert nearest_column(recognized) == key
