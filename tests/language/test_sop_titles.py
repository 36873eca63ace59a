"""Names of SOPs as really printed: leading verbs, several products in one name, two names alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.sop_titles import LONGEST, leading_verb, names_sop, products, same_title

VERBS = [
    ("Menyusun Laporan Kinerja", "Menyusun"),
    ("SOP MENGUMPULKAN DATA", "MENGUMPULKAN"),
    ("1. Standar Operasional Prosedur Melaksanakan Rapat", "Melaksanakan"),
    ("Penyusunan Laporan Kinerja", None),
    ("Surat Keluar", None),
    ("Mekanisme Pengaduan", None),
    ("Mentoring Pegawai", None),  # looks like men- + toring
    ("Berita Acara", None),
    ("Tata Cara Menyusun Laporan", None),
    ("SOP", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "verb"), VERBS)
def test_only_a_listed_verb_at_the_head_of_a_name_is_a_leading_verb(title: str, verb: str | None) -> None:
    assert leading_verb(title) == verb


PRODUCTS = [
    (
        "Pengumpulan Data dan Pembuatan Laporan Kinerja Triwulan/Tahunan",  # source SOP 001
        ("Pengumpulan Data dan Pembuatan", "Triwulan/Tahunan"),
    ),
    ("Laporan Kinerja Triwulan dan Laporan Kinerja Tahunan", ("Laporan Kinerja Triwulan dan Laporan Kinerja Tahunan",)),
    ("Laporan Bulanan, Triwulan dan Tahunan", ("Bulanan, Triwulan dan Tahunan",)),
    ("Laporan Triwulan I/Semester", ("Triwulan I/Semester",)),
    ("Pengelolaan Surat Masuk dan Surat Keluar", ("Surat Masuk dan Surat Keluar",)),
    ("Pengelolaan Surat Masuk/Keluar", ("Masuk/Keluar",)),
    ("Penyusunan Laporan Kinerja", ()),
    ("Monitoring dan Evaluasi Kinerja", ()),  # one object
    ("Penyusunan dan Penetapan Perjanjian Kinerja", ()),
    ("Penyusunan Laporan Pengendalian dan Pelaksanaan Rencana", ()),  # inside the name of a paper
    ("Penyusunan Laporan Kinerja dan Penyampaian kepada Bupati", ()),  # the same report
    ("Penyusunan Rencana Kerja dan Anggaran", ()),
    ("Pelayanan Surat Pindah pada Dinas Kependudukan dan Pencatatan Sipil", ()),  # the name of a unit
    ("Surat Keterangan dan Penerbitan Izin", ()),  # does not begin with a noun of doing
    ("Pengumpulan Data dan Pembuatan", ()),  # cut: the second has no object
    ("Pengumpulan Data dan Pembuatan dan Penyampaian", ()),
    ("Perawatan Kendaraan/Alat Berat Dinas", ()),
    ("Pengadaan Barang/Jasa Kabupaten/Kota", ()),
    ("Laporan Triwulan dan Triwulanan", ()),  # one period
    ("Laporan Triwulan dan Laporan", ()),
    ("Laporan Triwulan Dinas dan Kecamatan", ()),
    ("Surat Masuk/", ()),
    ("Triwulan dan", ()),
    ("Laporan Triwulan II dan", ()),
    ("Surat Masuk, Tahunan", ()),  # not two of a kind
    ("dan", ()),
]


@pytest.mark.parametrize(("title", "parts"), PRODUCTS)
def test_a_name_shows_more_than_one_product(title: str, parts: tuple[str, ...]) -> None:
    assert products(title) == parts


def test_what_is_too_long_to_be_a_name_has_no_products_no_verb_and_no_equal() -> None:
    long = "Menyusun Laporan Triwulan/Tahunan " * 20
    assert len(long) > LONGEST
    assert (products(long), leading_verb(long), same_title(long, long)) == ((), None, False)


ALIKE = [
    ("SOP Penyusunan Laporan Kinerja", "PENYUSUNAN LAPORAN-KINERJA;", True),
    ("Standar Operasional Prosedur Cuti", "SOP Cuti", True),
    ("SOP Laporan Triwulanan", "Laporan Tri wulan", True),
    ("SOP Tahacara Penyusunan", "Tata Cara Penyusunan", True),  # source SOP 004, misread
    ("SOP Laporan Kinerja Triwulan", "Laporan Kinerja Tahunan", False),
    ("SOP Laporan Kinerja Triwulan", "Laporan Kinerja", False),
    ("SOP Penyusunan Laporan Kinerja SKPD", "Penyusunan Laporan Kinerja", False),  # source SOP 003
    ("SOP Surat Masuk", "Surat Keluar", False),
    ("Penerbitan Surat Keterangan Tidak Mampu (SKTM)", "SOP Penerbitan Surat Keterangan Tidak Mampu", True),
    ("Penerbitan Surat Keterangan Tidak Mampu (SKTM)", "SOP Penerbitan SKTM", True),
    ("Penerbitan Surat Keterangan Tidak Mampu (SKTM)", "SOP Penerbitan SKU", False),
    ("Pengelolaan Surat (Manual)", "SOP Pengelolaan Surat", False),
    ("SOP", "SOP", False),
    ("", "", False),
]


@pytest.mark.parametrize(("a", "b", "alike"), ALIKE)
def test_two_names_are_one_but_for_sop_case_blanks_and_damage(a: str, b: str, alike: bool) -> None:
    assert (same_title(a, b), same_title(b, a)) == (alike, alike)


ENTRIES = [
    ("SOP Penyusunan Renstra", True),
    ("Prosedur Cuti", True),
    ("Permintaan Perawatan Kendaraan", True),
    ("Renstra", False),
    ("Perjanjian Kinerja (PK)", False),
    ("Bagian Organisasi", False),
    ("", False),
]


@pytest.mark.parametrize(("text", "procedure"), ENTRIES)
def test_an_entry_of_keterkaitan_names_a_procedure(text: str, procedure: bool) -> None:
    assert names_sop(text) is procedure


@given(st.text(), st.text())
def test_no_string_raises(a: str, b: str) -> None:
    assert isinstance(products(a), tuple)
    assert (leading_verb(a) or "") in a
    assert same_title(a, b) is same_title(b, a)
    assert names_sop(a) in (True, False)
