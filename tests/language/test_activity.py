"""Kegiatan as printed in the source SOPs: form, verbs, what they act on, who is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.activity import parse_activity, verb_class
from sopcheck.language.openings import Form
from sopcheck.language.verbs import active_root, is_active, normal_form, passive_root

FORMS: list[tuple[str, Form, str | None, str | None, str | None]] = [  # printed, form, verb, root, subject
    ("Mengumpulkan bahan-bahan penyusunan Laporan Kinerja", "aktif", "mengumpulkan", "kumpul", None),  # 000
    ("Mengetik draft Laporan Kinerja", "aktif", "mengetik", "ketik", None),  # 000
    ("Menandatangani draft Laporan Kinerja", "aktif", "menandatangani", "tandatangan", None),  # 000
    ("Mendisposisikan surat penyusunan Laporan Kinerja", "aktif", "mendisposisikan", "disposisi", None),  # 002
    ("Memberikan persetujuan Nota Dinas", "aktif", "memberikan", "setuju", None),  # 002
    ("Menjilid laporan kinerja", "aktif", "menjilid", "jilid", None),  # 002
    ("Mensosialisasi laporan semester", "aktif", "mensosialisasi", "sosialisasi", None),  # 004
    ("Meng-upload laporan ke laman", "aktif", "mengupload", "upload", None),
    ("Berkoordinasi dengan Bagian Organisasi", "aktif", "berkoordinasi", "koordinasi", None),
    ("Menggelar upacara", "aktif", "menggelar", None, None),  # a verb outside the list is a verb all the same
    ("Secara berkala menyusun laporan", "aktif", "menyusun", "susun", None),
    ("Jika setuju, menandatangani nota dinas", "aktif", "menandatangani", "tandatangan", None),
    ("1. Menerima surat", "aktif", "menerima", "terima", None),
    (
        "Pengagenda menerima, memeriksa berkas nota dinas dari Kabid",
        "subjek",
        "menerima",
        "terima",
        "Pengagenda",
    ),  # 001
    ("Kasubbag PerKeu menerima, membaca, memeriksa berkas", "subjek", "menerima", "terima", "Kasubbag PerKeu"),  # 001
    ("Pelaksana menerima, membaca disposisi berkas", "subjek", "menerima", "terima", "Pelaksana"),  # 001
    ("Kabid menerima nota dinas Kabid, membaca", "subjek", "menerima", "terima", "Kabid"),  # 001
    ("Kasubbid (PPTK) menerima dan membaca disposisi", "subjek", "menerima", "terima", "Kasubbid (PPTK)"),  # 001
    ("KEPALA BIDANG MENANDATANGANI NOTA DINAS", "subjek", "menandatangani", "tandatangan", "KEPALA BIDANG"),
    ("Jika setuju, Kabid menandatangani berkas", "subjek", "menandatangani", "tandatangan", "Kabid"),
    ("Sekretaris dan Kabid membahas draft", "subjek", "membahas", "bahas", "Sekretaris dan Kabid"),
    ("Terima surat", "dasar", None, "terima", None),
    ("Rapat", "dasar", None, "rapat", None),
    ("Tanda tangan surat perintah tugas", "dasar", None, "tandatangan", None),
    ("2. Tanda tangan", "dasar", None, "tandatangan", None),
    ("Tanda terima surat", "lain", None, None, None),
    ("Amankan barang hasil penertiban", "dasar", None, "aman", None),
    ("Bongkar lapak", "dasar", None, "bongkar", None),
    ("Lapor kepada Kasi", "dasar", None, "lapor", None),
    ("Laporan disampaikan", "pasif", None, "sampai", None),
    ("Rapat ditutup oleh Camat", "pasif", None, "tutup", None),
    ("Rapat dilaksanakan", "dasar", None, "rapat", None),
    ("Update data pegawai", "dasar", None, "update", None),
    ("Pengumpulan data", "nomina", None, "kumpul", None),
    ("Penandatanganan nota dinas", "nomina", None, "tandatangan", None),
    ("Pelaksanaan pemeriksaan berkas", "nomina", None, "periksa", None),
    ("Berkas diperiksa oleh Kabid", "pasif", None, "periksa", None),
    ("Diarsipkan", "pasif", None, "arsip", None),
    ("Perangkat Daerah", "lain", None, None, None),
    ("Berita Acara", "lain", None, None, None),
    ("Berkas Persyaratan", "lain", None, None, None),
    ("Menteri", "lain", None, None, None),
    ("", "lain", None, None, None),
]


@pytest.mark.parametrize(("printed", "form", "verb", "root", "subject"), FORMS)
def test_the_form_of_a_kegiatan(
    printed: str, form: Form, verb: str | None, root: str | None, subject: str | None
) -> None:
    activity = parse_activity(printed)
    assert (activity.words, activity.form, activity.verb) == (printed, form, verb)
    assert (activity.root, activity.subject) == (root, subject)


CLAUSES = [  # printed, verbs, clauses
    (
        "Menghimpun dan mengolah data realisasi pencapaian indikator kinerja dan menyusun draft laporan kinerja",  # 002
        ("himpun", "olah", "susun"),
        (
            ("himpun", "data realisasi pencapaian indikator kinerja"),
            ("olah", "data realisasi pencapaian indikator kinerja"),
            ("susun", "draft laporan kinerja"),
        ),
    ),
    (
        "Mengoreksi dan memberikan paraf pada draft Laporan Kinerja",  # 000
        ("koreksi", "paraf"),
        (("koreksi", "draft Laporan Kinerja"), ("paraf", "draft Laporan Kinerja")),
    ),
    (
        "Melaksanakan rapat koordinasi pembahasan draft Laporan Kinerja",  # 000
        ("rapat",),
        (
            ("rapat", "koordinasi pembahasan draft Laporan Kinerja"),
            ("koordinasi", "pembahasan draft Laporan Kinerja"),
            ("bahas", "draft Laporan Kinerja"),
        ),
    ),
    (
        "Menggandakan, membukukan dan mengarsipkan dokumen Laporan Kinerja",  # 000
        ("ganda", "buku", "arsip"),
        (
            ("ganda", "dokumen Laporan Kinerja"),
            ("buku", "dokumen Laporan Kinerja"),
            ("arsip", "dokumen Laporan Kinerja"),
        ),
    ),
    (
        "Mendisposisikan surat penyusunan Laporan Kinerja dan menyiapkan nota dinas dalam rangka permintaan data",  # 002
        ("disposisi", "siap"),
        (("disposisi", "surat penyusunan Laporan Kinerja"), ("siap", "nota dinas")),
    ),
    (
        "menggandakan nota dinas dan menyampaikannya kepada para Kabid, kemudian mengarsipkan berkas",  # 001
        ("ganda", "sampai", "arsip"),
        (("ganda", "nota dinas"), ("sampai", "nota dinas"), ("arsip", "berkas")),
    ),
    (
        "Menyusun laporan semester dan laporan tahunan",  # 004
        ("susun",),
        (("susun", "laporan semester dan laporan tahunan"),),
    ),
    (
        "Terima, catat dan simpan surat",
        ("terima", "catat", "simpan"),
        (("terima", "surat"), ("catat", "surat"), ("simpan", "surat")),
    ),
    ("Penyusunan Laporan Kinerja oleh Tim", ("susun",), (("susun", "Laporan Kinerja"),)),
    ("Laporan disusun oleh Kasubbag", ("susun",), (("susun", "Laporan"),)),
    (
        "Berkoordinasi dengan Bagian Organisasi dan menyusun jadwal",
        ("koordinasi", "susun"),
        (("koordinasi", ""), ("susun", "jadwal")),
    ),
]


@pytest.mark.parametrize(("printed", "verbs", "clauses"), CLAUSES)
def test_every_verb_has_what_it_acts_on(
    printed: str, verbs: tuple[str, ...], clauses: tuple[tuple[str, str], ...]
) -> None:
    activity = parse_activity(printed)
    assert activity.verbs == verbs
    assert activity.clauses == clauses


def test_a_purpose_is_not_something_done() -> None:
    activity = parse_activity("Merekap laporan kinerja triwulan untuk menyusun laporan tahunan")  # 003
    assert activity.verbs == ("rekap",)
    assert activity.clauses == (("rekap", "laporan kinerja triwulan"),)
    assert activity.purposes == (("susun", "laporan tahunan"),)


def test_what_something_is_made_into_is_told_apart() -> None:
    activity = parse_activity("Menyusun 2 (dua) laporan semester menjadi laporan kinerja tahunan")  # 004
    assert activity.clauses == (("susun", "2 laporan semester"),)
    assert activity.result == "laporan kinerja tahunan"


def test_an_aside_is_no_part_of_the_sentence() -> None:
    activity = parse_activity("Mereviu draft (yang keliru dibetulkan oleh Staf)")
    assert activity.clauses == (("reviu", "draft"),)
    assert activity.by == ()


@pytest.mark.parametrize(
    ("printed", "by", "recipients"),
    [
        ("Memberikan persetujuan Nota Dinas oleh Sekretaris dan Ka. BKPSDM", ("Sekretaris", "Ka. BKPSDM"), ()),  # 002
        ("Menyampaikan Nota Dinas ke Bidang bidang dalam rangka permintaan data", (), ("Bidang bidang",)),  # 002
        (
            "Menyampaikan Laporan Kinerja ke Bagian Organisasi/Inspektorat",
            (),
            ("Bagian Organisasi", "Inspektorat"),
        ),  # 002
        (
            "Mengumpulkan data laporan kinerja triwulan kepada subbag/subbid, OPD dan Instansi terkait",  # 003
            (),
            ("subbag", "subbid", "OPD", "Instansi terkait"),
        ),
        ("Mensosialisasikan laporan kinerja triwulan kepada pejabat terkait", (), ("pejabat terkait",)),  # 003
        ("Menyerahkan berkas pada Kasubbag PerKeu", (), ("Kasubbag PerKeu",)),  # 001
        ("Mencatat surat pada buku agenda Kasubbag", (), ()),
        ("Mengunggah berkas ke aplikasi", (), ()),
        ("Menyusun laporan oleh karena itu", (), ()),
    ],
)
def test_who_does_it_and_who_receives_it(printed: str, by: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    activity = parse_activity(printed)
    assert (activity.by, activity.recipients) == (by, recipients)


@pytest.mark.parametrize(
    ("root", "classes"),
    [
        ("susun", {"membuat"}),
        ("olah", {"membuat", "mengolah"}),
        ("rapat", {"membahas", "rapat"}),
        ("koreksi", {"membahas", "memeriksa"}),
        ("paraf", {"menandatangani"}),
        ("setuju", {"menandatangani", "memeriksa"}),
        ("sampai", {"mengirim"}),
        ("arsip", {"mengarsipkan"}),
        ("buku", {"mengarsipkan", "mencatat"}),
        ("tidak-ada", set()),
    ],
)
def test_a_root_has_classes(root: str, classes: set[str]) -> None:
    assert verb_class(root) == classes


def test_an_activity_is_of_the_classes_of_all_it_does() -> None:
    activity = parse_activity("Meneliti draft dan menyampaikan laporan")
    assert activity.is_of("membahas")
    assert activity.is_of("mengirim")
    assert not activity.is_of("membuat")


@pytest.mark.parametrize(
    "word", ["kinerja", "berkas", "berita", "menteri", "media", "mesin", "menit", "melalui", "berkala"]
)
def test_words_that_only_look_like_verbs_are_none(word: str) -> None:
    assert not is_active(word)
    assert active_root(word) is None


def test_forms_of_one_root_belong_together() -> None:
    assert active_root("menyampaikannya") == "sampai"
    assert passive_root("diarsipkan") == "arsip"
    assert passive_root("ditandatangani") == "tandatangan"
    assert passive_root("diperbaiki") == "baik"
    assert passive_root("dinas") is None
    assert normal_form("susun") == "menyusun"
    assert normal_form("tidak-ada") == "tidak-ada"


@given(st.text())
def test_no_string_raises(text: str) -> None:
    activity = parse_activity(text)
    assert activity.words == " ".join(text.split())
    assert (activity.subject is not None) == (activity.form == "subjek")
    assert activity.verb is None or activity.form in ("aktif", "subjek")


WORDS = [
    "Menyusun",
    "melakukan",
    "rapat",
    "pembahasan",
    "draft",
    "Laporan",
    "dan",
    ",",
    "untuk",
    "menjadi",
    "Kabid",
    "oleh",
]
MORE = [
    "kepada",
    "Jika",
    "maka",
    "(",
    ")",
    "disusun",
    "Penyusunan",
    "menyampaikannya",
    "kemudian",
    "pada",
    "1.",
    "para",
    "yang",
]


@given(st.lists(st.sampled_from(WORDS + MORE), max_size=30).map(" ".join))
def test_no_string_of_activity_words_raises(text: str) -> None:
    activity = parse_activity(text)
    assert (activity.subject is not None) == (activity.form == "subjek")
    assert all(words in " ".join(text.split()) or "(" in text for _, words in activity.clauses)
