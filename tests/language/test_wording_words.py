"""What words of a step or an identity block show: things done, persons, leftovers of a form, regions, offices, years."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.bound_year import bound_year
from sopcheck.language.gazetteer import regions_in
from sopcheck.language.office_names import other_offices
from sopcheck.language.persons import person_in
from sopcheck.language.same_names import rivals
from sopcheck.language.sentences import is_partner
from sopcheck.language.tasks import tasks
from sopcheck.language.templates import hint, left_over, yearly
from sopcheck.yamltext import packaged


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Menerima, memeriksa, mencatat dan mengarsipkan surat", ("memeriksa", "mencatat", "mengarsipkan")),
        ("Memeriksa, meneliti dan mengoreksi draft", ("memeriksa",)),
        ("Memeriksa surat dan meneliti lampiran", ("memeriksa", "meneliti")),
        ("Menyetujui atau menolak usulan", ("menyetujui",)),
        ("Memeriksa berkas, jika lengkap mencatat dan meneruskan", ("memeriksa",)),
        ("Jika lengkap, mencatat dan meneruskan berkas", ("mencatat", "meneruskan")),
        ("Menugaskan staf untuk menyusun dan mengetik surat", ("menugaskan",)),
        ("Pemeriksaan dan pencatatan surat", ()),
        ("", ()),
    ],
)
def test_each_thing_done_is_counted_once(text: str, verbs: tuple[str, ...]) -> None:
    assert tasks(text) == verbs


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Menyerahkan berkas kepada Budi Contoh, S.Sos., M.Si", "Budi Contoh, S.Sos."),
        ("FULAN CONTOH, S. Kom", "FULAN CONTOH, S. Kom"),
        ("Menghubungi Drs. Fulan Contoh", "Drs. Fulan Contoh"),
        ("Menyerahkan kepada [nama]", "[nama]"),
        ("NIP. 18991201 192001 1 001", "NIP. 18991201 192001 1 001"),
        ("Berobat ke RSUD Drs. H. Contoh", None),
        ("Berkunjung ke Taman Hutan Raya Ir. Contoh", None),
        ("Lulusan Sarjana, S.Kom", None),
        ("Kepala Bidang, S.E. terlampir", None),
        ("Surat Edaran, S.E. 5/2020", None),
        ("surat edaran, S.H", None),
        ("Mengisi NIP pegawai", None),
        ("Budi Contoh", None),
    ],
)
def test_a_person_is_known_by_degree_number_or_mask(text: str, person: str | None) -> None:
    assert person_in(text) == person


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Kepala Bidang ......", "......"),
        ("Bidang........", "........"),
        ("Jika … maka ditolak", "…"),
        ("... maka ditolak", None),
        ("Laporan Dinas ___", "___"),
        ("Kode a__b", None),
        ("Laporan trib...", None),
        ("Undangan rapat ...", None),
        ("Mengetik “Yth. ........”", None),
        ("Membubuhkan stempel di atas ........", None),
        ("Surat Nomor ......", None),
        ("dan lain-lain ....", None),
        ("Dinas XXX", "XXX"),
        ("Tahun 20XX", "20XX"),
        ("HUT XXX", None),
        ("Kaos XXL", None),
        ("Nilai #N/A", "#N/A"),
        ("Kepala <nama instansi>", "<nama instansi>"),
        ("Kepala [nama]", None),
        ("Silakan choose an item berikut", "choose an item"),
        ("Choose an item.", "Choose an item."),
        ("Menyusun laporan", None),
    ],
)
def test_what_a_form_left_to_be_replaced_is_told_from_ordinary_dots(text: str, left: str | None) -> None:
    assert left_over(text) == left


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("Nama Pejabat", True),
        ("(diisi dengan kemampuan)", True),
        ("Diisi dengan tinta", False),
        ("Contoh: SOP Surat", True),
        ("Contoh SOP", True),
        ("Contoh uji", False),
        ("Daftar nama pejabat", False),
        ("", False),
    ],
)
def test_an_entry_that_only_says_what_belongs_there_is_a_hint(entry: str, told: bool) -> None:
    assert (hint(entry) is not None) is told


def test_years_behind_proper_names_are_read_but_not_periods_and_common_words() -> None:
    assert yearly("Susenas 2024, Renstra 2020, Regsosek 2022-2024, Tahun 2023, Sakernas 2025") == (
        ("Susenas", "2024"),
        ("Sakernas", "2025"),
    )


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Pengumpulan Data 2025", "2025"),
        ("Laporan Tahun Anggaran 2024", "2024"),
        ("RPJMD 2021-2026", None),
        ("RPJMD 2021 s.d. 2026", None),
        ("Arsip Tahun 1990 sampai dengan 2000", None),
        ("Laporan 2024 dan 2025", None),
        ("PP 53 Tahun 2010", None),
        ("PP Nomor 2010", None),
        ("ISO 9001:2015", None),
        ("Tahun Ajaran 2024/2025", None),
        ("Diklat Medan 2025", "2025"),
        ("Hotline 1500", None),
        ("Arsip Sebelum Tahun 2005", None),
    ],
)
def test_a_title_is_bound_to_a_single_year_that_is_its_own(title: str, year: str | None) -> None:
    assert bound_year(title) == year


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Laporan Kabupaten Sleman dan Kota Depok", ["Kabupaten Sleman", "Kota Depok"]),
        ("PEMERINTAH KAB. HULU SUNGAI TENGAH", ["Kabupaten Hulu Sungai Tengah"]),
        ("Wali Kota Depok, Walikota Depok, Pemkot Depok", ["Kota Depok", "Kota Depok", "Kota Depok"]),
        ("Gubernur Jawa Barat", ["Provinsi Jawa Barat"]),
        ("Kota Layak Anak, Kabupaten/Kota Sehat, Kota Sleman", []),
        ("Kabupaten, Sleman", []),
        ("Kabupaten", []),
    ],
)
def test_regions_are_known_by_level_and_name(text: str, places: list[str]) -> None:
    assert [region.place for region in regions_in(text)] == places


def test_the_gazetteer_has_every_province_kabupaten_and_kota_once() -> None:
    """38 provinces, 416 kabupaten without two that were renamed and with one former name, 98 kota."""
    data = packaged("language/data/regions.yaml")
    counties = [name for region in data.values() for name in region["kabupaten"]]
    cities = [name for region in data.values() for name in region["kota"]]
    assert (len(data), len(counties), len(cities)) == (38, 415, 98)
    assert (len(set(counties)), len(set(cities))) == (415, 98)


@pytest.mark.parametrize(
    ("text", "letterhead", "others"),
    [
        ("Arsip Dinas Pendidikan Kota Contoh", "Dinas Kesehatan", ["Dinas Pendidikan"]),
        ("Dinas Perhubungan dan Dinas Sosial", "Dinas Kesehatan", ["Dinas Perhubungan", "Dinas Sosial"]),
        ("dinas pendidikan", "Dinas Kesehatan", ["dinas pendidikan"]),
        ("Dinas Pendidikan terkait", "Dinas Kesehatan", ["Dinas Pendidikan"]),
        ("Dinas Kearsipan dan Perpustakaan", "Dinas Perpustakaan dan Kearsipan", []),
        ("Dinas Pendldikan", "Dinas Pendidikan", []),
        ("Nota Dinas Pendidikan", "Dinas Kesehatan", []),
        ("Dinas. Pendidikan", "Dinas Kesehatan", []),
        ("Badan Kepegawaian", "Dinas Kesehatan", []),
        ("Dinas Terkait", "Dinas Kesehatan", []),
        ("Arsip", "Dinas Kesehatan", []),
    ],
)
def test_offices_are_two_only_where_kind_agrees_and_no_word_does(text: str, letterhead: str, others: list[str]) -> None:
    assert [office.words for office in other_offices(text, letterhead)] == others


def test_names_that_stand_for_one_another_are_found_but_not_in_fixed_names_and_titles() -> None:
    assert [rival.words for rival in rivals("LKjIP OPD menurut RKA-SKPD, Perbup tentang LAKIP")] == ["LKjIP", "OPD"]


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("surat dari Kota Depok", True),
        ("ASN di lingkungan Kota Depok", False),
        ("ASN di Kota Depok", True),
        ("Arsip Kota Depok", False),
    ],
)
def test_a_partner_is_one_from_or_to_whom_things_go(text: str, outside: bool) -> None:
    assert is_partner(text, text.index("Kota")) is outside


@given(st.text(max_size=300))
def test_no_text_makes_them_fail(text: str) -> None:
    for read in (tasks, person_in, left_over, hint, yearly, bound_year, regions_in, rivals):
        read(text)
    other_offices(text, text)
    is_partner(text, len(text))


@pytest.mark.parametrize(
    "unit",
    [
        "Sarjana, S.Kom ",
        "nomor .... ",
        "ke XXX ",
        "Kabupaten Sleman ",
        "2025 dan ",
        "Dinas Sosial ",
        "[",
        "atau menyusun ",
    ],
)
def test_long_texts_take_linear_time(unit: str) -> None:
    start = time.process_time()
    text = unit * (200_000 // len(unit))
    for read in (tasks, person_in, left_over, hint, yearly, bound_year, regions_in, rivals):
        read(text)
    other_offices(text, "Dinas Kesehatan")
    assert time.process_time() - start < 5
