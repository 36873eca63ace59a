"""Headings of actor columns as printed in many forms: what kind of actor each names, and what damage does to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.actor_damage import mended, mixed_with
from sopcheck.language.actors import parse_actor
from sopcheck.language.columns import MOST, clear, column_of, columns_meant, has_column, is_holder
from sopcheck.language.ranks import rank_of

HEADINGS = {  # reference/real_forms.md b): columns of signed PDFs and of other institutions
    "jabatan": (
        *("Kepala BPS Provinsi", "Ketua Tim Diseminasi", "Kepala Bagian Umum", "Fungsional Statistisi", "PJ Neraca Produksi"),
        *("Sub Koordinator Fungsi Umum", "Pejabat Pengadaan", "Penanggungjawab Unit Pengolah", "PJK Pengolahan", "Resepsionis"),
        *("KEPSEK", "KOORD.TU", "Kasubag UP", "Kasat", "Ka. SKPD", "SEKDA", "JFU", "Kadinas", "Kasi", "Bend. Pengeluaran", "Kasir"),
        *("Analis Kepegawaian", "Pengadministrasi Umum", "Panitera", "Walidata", "SATPAM Piket", "Operator Komputer"),
        *("PPABP", "Pejabat Penandatangan SPM", "Sek SKPD", "Pelaksana 1", "Majelis Hakim"),
    ),
    "unit": (
        *("BPS Kabupaten/Kota", "Pokja Pemilihan", "Tim Pelaksana", "UKPBJ", "Bagian Umum", "Gudang/Bagian Umum/", "BPS RI", "TIM"),
        *("Satuan Kerja", "Unit Kearsipan", "Bidang2", "Bag. Org", "BKD Provsu", "UPG BPS Prov", "Humas", "Verifikasi", "KEPEG"),
        *("Layanan Umum", "Meja I", "Meja II", "Event Team", "Dinas/Instansi/ Desa/Kel", "KPPN", "IRBAN Wilayah"),
    ),
    "orang": ("Peserta", "Penyedia", "Pengguna Layanan", "Rekanan/ Vendor", "Kurir external", "Juri", "Pemohon", "Ormas", "Penerima Hibah"),
    "sistem": ("Aplikasi FRS MFD Online level provinsi", "Sistem GS", "Geospatial System", "Aplikasi"),
    "umum": ("Pegawai", "Pihak Eksternal"),
}  # fmt: skip
JABATAN_TOO = {"Majelis Hakim": "unit", "IRBAN Wilayah": "jabatan"}


@pytest.mark.parametrize(("kind", "printed"), [(kind, words) for kind in HEADINGS for words in HEADINGS[kind]])
def test_a_heading_has_a_kind(kind: str, printed: str) -> None:
    assert parse_actor(printed).kind == JABATAN_TOO.get(printed, kind)


@pytest.mark.parametrize(
    "printed", ["SM", "CAN (PJ BGC)", "Subject Matter", "JS/JSP", "CC & CA", "Sarana Pelayanan", "n"]
)
def test_what_nobody_can_tell_stays_unknown(printed: str) -> None:
    assert parse_actor(printed).kind == "lain"


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Mutu Baku Staf Penyusunan Evaluasi Kinerja", "staf penyusunan evaluasi kinerja"),  # 004
        ("Kelengkapan TIM", "tim"),
        ("Sub Koordinato r Fungsi Umum", "sub koordinator fungsi umum"),
        ("Sekreta ris", "sekretaris"),
        ("Kepala Bida ng", "kepala bidang"),
        ("Masyaraka", "masyarakat"),
        ("Kepala Puskesma", "kepala puskesmas"),
        ("Pelaksana Administrasi", "pelaksana administrasi"),  # "Pelaksana" is an office, too
        ("Sekretari", "sekretari"),  # sekretaris or sekretariat
        ("Mutu Baku", "mutu baku"),
        ("Waktu", "waktu"),
    ],
)
def test_damage_of_a_heading_is_set_right_where_one_word_is_meant(printed: str, key: str) -> None:
    assert parse_actor(printed).key == key


def test_the_label_that_slipped_in_is_named() -> None:
    assert mixed_with("Mutu Baku Staf Penyusunan Evaluasi Kinerja") == "mutu baku"
    assert mixed_with("Persyaratan/Kelengkapan Bagian Umum") == "persyaratan kelengkapan"
    assert mixed_with("Kelengkapan dan Peralatan") is None
    assert mixed_with("Kegiatan") is None
    assert mended(()) == ()


def test_a_name_means_the_column_it_certainly_is() -> None:
    columns = ("Kepala BKPSDM", "Sekretaris", "Kasubag Perencanaan dan Keuangan", "Kasubag Umum")
    assert column_of("Ka. BKPSDM", columns) == "Kepala BKPSDM"
    assert column_of("Kasubag", columns) is None
    assert column_of("Bendahara", columns) is None
    assert columns_meant("Kasubag", columns) == ("Kasubag Perencanaan dan Keuangan", "Kasubag Umum")


def test_a_longer_name_is_no_short_form_of_the_column() -> None:
    assert is_holder("Sekretaris", "Sekretaris Dinas")
    assert not is_holder("Sekretaris Daerah", "Sekretaris")
    assert not is_holder("", "Sekretaris")


def test_columns_are_clear_where_each_points_at_somebody() -> None:
    assert clear(("Kabid", "Pemohon", "Aplikasi"))
    assert not clear(("Kabid", "SM"))
    assert not clear(("Atasan Langsung",))


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("Bupati", "Sekretaris Daerah"),
        ("SEKDA", "Asisten III"),
        ("Kepala Dinas", "Sekretaris"),
        ("Sekretaris", "Kabid"),
        ("Kabag Umum", "Kasubbag"),
        ("Kasi", "Analis Kebijakan"),
        ("Bendahara", "Staf"),
    ],
)
def test_ranks_are_told_by_the_first_words(higher: str, lower: str) -> None:
    above, below = rank_of(higher), rank_of(lower)
    assert above is not None
    assert below is not None
    assert above < below


@pytest.mark.parametrize("printed", ["Pemohon", "Tim", "", "SM"])
def test_outsiders_and_units_have_no_rank(printed: str) -> None:
    assert rank_of(printed) is None


@given(st.text(), st.text())
def test_no_string_raises(one: str, two: str) -> None:
    assert mixed_with(one) is None or isinstance(mixed_with(one), str)
    assert column_of(one, (two,)) in (None, two)
    assert isinstance(is_holder(one, two), bool)
    assert rank_of(one) is None or rank_of(one)


def test_of_very_many_columns_none_is_told_to_be_meant() -> None:
    many = tuple(f"Kepala Seksi {n}" for n in range(MOST + 1))
    assert column_of("Kepala Seksi 7", many[:MOST]) == "Kepala Seksi 7"
    assert column_of("Kepala Seksi 7", many) is None
    assert columns_meant("Kepala Seksi 7", many) == ()
    assert has_column("Camat", many)
    assert not has_column("Camat", many[:MOST])
