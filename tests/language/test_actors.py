"""Actors as printed in the columns and sentences of the source SOPs and other forms."""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.actor_search import actors_after, find_actors
from sopcheck.language.actors import is_elected_head, is_office, parse_actor, same_actor

ACTORS = [  # printed, key, kind
    ("Kepala BKPSDM", "kepala bkpsdm", "jabatan"),  # 002
    ("Ka. BKPSDM", "kepala bkpsdm", "jabatan"),  # 002, langkah 2
    ("Kasubag Perencanaan dan Keuangan", "kepala sub bagian perencanaan keuangan", "jabatan"),  # 002
    ("Kepala Sub Bagian Perencanaan", "kepala sub bagian perencanaan", "jabatan"),  # 000
    ("Ka. Sub. Bag Perencanaan", "kepala sub bagian perencanaan", "jabatan"),
    ("Kasubbid (PPTK)", "kepala sub bidang", "jabatan"),  # 001
    ("Asisten III", "asisten 3", "jabatan"),  # 000
    ("Asisten 3", "asisten 3", "jabatan"),  # 004
    ("JF Perencana", "jabatan fungsional perencana", "jabatan"),  # 003
    ("JF Sub Koordinator", "jabatan fungsional sub koordinator", "jabatan"),  # 004
    ("Sub Koordinator Bidang", "sub koordinator bidang", "jabatan"),  # 003
    ("Penyusun Evaluasi Kinerja", "penyusun evaluasi kinerja", "jabatan"),  # 003
    ("Staff", "staf", "jabatan"),
    ("Pejabat Pembuat Komitmen (PPK)", "pejabat pembuat komitmen", "jabatan"),
    ("Plt. Kepala Dinas", "kepala dinas", "jabatan"),
    ("Bidang-bidang", "bidang", "unit"),  # 002
    ("Bidang2", "bidang", "unit"),
    ("Bag. Org", "bagian organisasi", "unit"),
    ("Bagian Organisasi /Inspektora", "bagian organisasi inspektorat", "unit"),  # 002, cut
    ("BPS Kab/Kota", "bps kabupaten kota", "unit"),
    ("Tim Sakip", "tim sakip", "unit"),
    ("Para pegawai", "pegawai", "umum"),  # 004
    ("Atasan Langsung", "atasan langsung", "umum"),  # 004
    ("Pihak terkait", "pihak terkait", "umum"),
    ("Pemohon", "pemohon", "orang"),
    ("Penyedia", "penyedia", "orang"),
    ("Aplikasi", "aplikasi", "sistem"),
    ("Sistem GS", "sistem gs", "sistem"),
    ("SM", "sm", "lain"),
    ("", "", "lain"),
]


@pytest.mark.parametrize(("printed", "key", "kind"), ACTORS)
def test_an_actor_has_a_key_and_a_kind(printed: str, key: str, kind: str) -> None:
    actor = parse_actor(printed)
    assert (actor.words, actor.key, actor.kind) == (printed, key, kind)


def test_the_head_of_a_name_is_its_office_word() -> None:
    assert parse_actor("Kasubag Umum").head == "kepala sub bagian"
    assert parse_actor("Tim Sakip").head == "tim"
    assert parse_actor("SM").head is None


def test_alternatives_are_read_only_where_each_side_is_an_actor() -> None:
    assert parse_actor("PA/KPA").alternatives == ("pa", "kuasa pengguna anggaran")
    assert parse_actor("Biro Umum/Bagian Umum").alternatives == ("biro umum", "bagian umum")
    assert parse_actor("BPS Kabupaten/Kota").alternatives == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kasubbag PerKeu", "Kasubag Perencanaan dan Keuangan"),  # 001, 002
        ("Ka. BKPSDM", "Kepala BKPSDM"),
        ("Kepala BKPSDM", "Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"),
        ("Kepala Bakesbangpol", "Kepala Badan Kesatuan Bangsa dan Politik"),
        ("Kabid", "Kepala Bidang"),
        ("Sekretaris", "Sekretaris Daerah"),
        ("PPK", "Pejabat Pembuat Komitmen"),
        ("Staf TU", "Staf Tata Usaha"),
        ("Kepala BPS Prov", "Kepala BPS Provinsi"),
        ("Kepala", "Kepala BPS Provinsi"),
        ("Inspektorat", "Bagian Organisasi/Inspektorat"),
        ("BPS Kabupaten/Kota", "BPS Kab/Kota"),
        ("Asisten 1", "Asisten I"),
        ("Irban Wil. II", "Inspektur Pembantu Wilayah 2"),
        ("Kepala Puskesmas", "Kepala UPTD Puskesmas Melati"),
        ("Kepala UPTD", "Kepala UPTD Puskesmas Melati"),
        ("Kabid Dikdas", "Kepala Bidang Pendidikan Dasar"),
        ("Kasubbag Umpeg", "Kasubbag Umum dan Kepegawaian"),
        ("Kasubbag Umpeg Renkeu", "Kasubbag Umum, Kepegawaian, Perencanaan dan Keuangan"),
        ("Sekdis", "Sekretaris Dinas"),
        ("Kadisdikbud", "Kepala Dinas Pendidikan dan Kebudayaan"),
        ("Inspektur", "Inspektur Daerah"),
    ],
)
def test_short_forms_are_the_same_actor(a: str, b: str) -> None:
    assert same_actor(a, b)
    assert same_actor(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kabid", "Kasubbid"),
        ("Kepala", "Kepala Bidang"),
        ("Sekretaris Daerah", "Sekretaris Dinas"),
        ("Kabid Aset", "Kabid Anggaran"),
        ("BPS Provinsi", "BPS Kabupaten/Kota"),
        ("CA (PJ BGC)", "CA (PJ Pegasus)"),
        ("Ketua Tim", "Tim"),
        ("Bagian Umum", "Kepala Bagian Umum"),
        ("Asisten 3", "Asisten 1"),
        ("Asisten II", "Asisten III"),
        ("Inspektur", "Inspektur Pembantu"),
        ("Inspektur", "Irban II"),
        ("Bendahara Pengeluaran", "Bendahara Pengeluaran Pembantu"),
        ("Dokter Gigi", "Dokter Hewan"),
        ("Kepala Puskesmas", "Kepala Tata Usaha Puskesmas"),
        ("Kabid Dikdas", "Kepala Bidang Kebudayaan dan Olahraga"),
        ("", ""),
        ("Staf", ""),
    ],
)
def test_different_offices_are_not_the_same_actor(a: str, b: str) -> None:
    assert not same_actor(a, b)
    assert not same_actor(b, a)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Memberikan persetujuan Nota Dinas oleh Sekretaris dan Ka. BKPSDM", ["Sekretaris", "Ka. BKPSDM"]),  # 002
        ("Menyampaikan Nota Dinas ke Bidang bidang dalam rangka", ["Bidang bidang"]),  # 002
        ("Menyampaikan Laporan Kinerja ke Bagian Organisasi/Inspektorat", ["Bagian Organisasi", "Inspektorat"]),  # 002
        ("Kasubbag PerKeu menerima, membaca, memeriksa berkas", ["Kasubbag PerKeu"]),  # 001
        ("mendistribusikan nota dinas kepada para Kabid kemudian", ["para Kabid"]),  # 001
        ("kepada subbag/subbid, OPD dan Instansi terkait", ["subbag", "subbid", "OPD", "Instansi terkait"]),  # 003
        ("Menyerahkan kepada Kasubag Umum dan Kepegawaian untuk diparaf", ["Kasubag Umum dan Kepegawaian"]),
        ("MENYERAHKAN KEPADA KEPALA BIDANG UNTUK DIPARAF", ["KEPALA BIDANG"]),
        ("Mengirim ke BPS Kabupaten/Kota", ["BPS Kabupaten/Kota"]),
        ("Menerima Nota Dinas Kabid", ["Kabid"]),
        ("Menyerahkan ke Dinas Kesehatan", ["Dinas Kesehatan"]),
        ("Mengunggah ke aplikasi", []),
        ("Menyerahkan ke kantor", []),
        ("Meneliti data pada masing-masing bagian", []),
        ("Menyusun laporan kinerja bidang", []),
    ],
)
def test_actors_are_found_inside_a_sentence_as_printed(sentence: str, names: list[str]) -> None:
    found = find_actors(sentence)
    assert [actor.words for actor in found] == names
    assert all(" ".join(sentence[actor.start : actor.end].split()) == actor.words for actor in found)


def test_a_name_ends_before_a_document() -> None:
    assert [actor.words for actor in find_actors("Memberi Kabid Aset Nota Dinas")] == ["Kabid Aset"]


def test_actors_after_a_word_include_those_joined_to_them() -> None:
    sentence = "Disetujui oleh Sekretaris, Kabid dan Kasubag Umum kepada Staf"
    assert actors_after(sentence, frozenset({"oleh"})) == ("Sekretaris", "Kabid", "Kasubag Umum")
    assert actors_after(sentence, frozenset({"kepada"})) == ("Staf",)


@pytest.mark.parametrize(
    "text",
    [
        "Pejabat Pimpinan Tinggi Pratama",  # 001
        "2. Pejabat Pengawas",  # 001
        "Pejabat administrator",  # 001
        "Pelaksana",  # 001
        "Operator komputer",
        "Tim Kerja",
        "Kepala Sub Bagian Umum dan Kepegawaian",
    ],
)
def test_an_office_is_an_office(text: str) -> None:
    assert is_office(text)


@pytest.mark.parametrize(
    "text",
    [
        "Memiliki Kemampuan Mengoperasikan Komputer.",  # 000
        "Mengetahui tugas dan fungsi mekanisme penyusunan Laporan Kinerja",  # 000
        "Memiliki kemampuan pengelolaan data",  # 004
        "Mampu menganalisa hasil pengukuran kinerja",  # 002
        "Staf yang menguasai komputer",
        "S1 Akuntansi",
        "SMA",
        "Pendidikan minimal D3",
        "",
    ],
)
def test_an_ability_is_no_office(text: str) -> None:
    assert not is_office(text)


def test_elected_heads_are_known_and_acting_civil_servants_are_not() -> None:
    assert is_elected_head("WALIKOTA SUNGAI PENUH")  # 002
    assert is_elected_head("Wakil Bupati")
    assert is_elected_head("Gubernur Kalimantan Selatan")
    assert not is_elected_head("Sekretaris Daerah")  # 004
    assert not is_elected_head("Pj. Bupati")
    assert not is_elected_head("Gubernur Bank Indonesia")
    assert not is_elected_head("")


@pytest.mark.parametrize(
    "office",
    ["Ketua KPU Kabupaten Balangan", "Ketua Bawaslu Kota", "Ketua Baznas", "KETUA KONI", "Ketua Komisi Pemilihan Umum"],
)
def test_chairs_of_commissions_need_no_nip_like_elected_heads(office: str) -> None:
    assert is_elected_head(office)


@pytest.mark.parametrize(
    "office",
    [
        "a.n. Bupati, Sekretaris Daerah",
        "a.n. BUPATI BALANGAN Sekretaris Daerah",
        "An. Gubernur Kepala Dinas",
        "Sekretaris KPU",
        "Ketua Tim",
    ],
)
def test_who_signs_for_an_elected_head_or_serves_a_commission_is_none(office: str) -> None:
    assert not is_elected_head(office)


def test_a_name_on_behalf_of_an_elected_head_without_the_signers_office_is_left_alone() -> None:
    assert is_elected_head("a.n. BUPATI BALANGAN")
    assert is_elected_head("Plt. Bupati")


@given(st.text(), st.text())
def test_no_string_raises(a: str, b: str) -> None:
    assert parse_actor(a).words == " ".join(a.split())
    assert same_actor(a, b) == same_actor(b, a)
    assert isinstance(is_office(a), bool)
    assert isinstance(is_elected_head(a), bool)
    assert all(a[found.start : found.end].strip() for found in find_actors(a))


WORDS = [
    "Kabid",
    "kepala",
    "Ka.",
    "para",
    "dan",
    "/",
    ",",
    "Umum",
    "BPS",
    "PPK",
    "menerima",
    "(",
    ")",
    "oleh",
    "Bidang",
]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_no_string_of_actor_words_raises(text: str) -> None:
    found = find_actors(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert same_actor(text, text) is bool(parse_actor(text).key)


def test_a_hostile_pair_of_names_costs_little() -> None:
    started = perf_counter()
    short = "/".join(f"kepala {'a' * 20} {'a' * 19} {'a' * 18}{n}" for n in range(8))
    assert not same_actor(short, "/".join(f"kepala {('a' * 24 + ' ') * 20}b{n}" for n in range(8)))
    assert perf_counter() - started < 2


def test_a_long_run_of_on_behalf_is_read_in_one_pass() -> None:
    started = perf_counter()
    assert parse_actor("a.n. " * 40_000 + "Bupati").key == "bupati"
    assert perf_counter() - started < 2  # cutting word by word took seconds
