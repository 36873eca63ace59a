"""Documents as printed in Kelengkapan and Output of the source SOPs, and what identity means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.documents import (
    Document,
    covers,
    is_disposition,
    is_equipment,
    mentions,
    parse_document,
    parse_documents,
    same_document,
)

NAMES = [  # printed, name, state, period, kind
    ("Draft Laporan Kinerja", "laporan kinerja", "draft", None, "dokumen"),  # 000
    ("Dokumen Laporan Kinerja", "laporan kinerja", None, None, "dokumen"),  # 000
    ("konsep berkas Laporan Kinerja", "laporan kinerja", "draft", None, "dokumen"),  # 001
    ("Rancangan Akhir Laporan Kinerja Hasil koreksi", "laporan kinerja", "dikoreksi", None, "dokumen"),  # 002
    ("Hasil Koreksi Laporan Kinerja triwulan", "laporan kinerja", "dikoreksi", "triwulan", "dokumen"),  # 003
    ("Laporan Kinerja Triwulan", "laporan kinerja", None, "triwulan", "dokumen"),  # 003
    ("Laporan Kinerja Triwulan/Tahunan", "laporan kinerja", None, None, "dokumen"),  # 001
    ("Laporan Kinerja Triwul", "laporan kinerja", None, "triwulan", "dokumen"),  # 004, cut
    ("Laporan Progress Bulanan", "laporan progress", None, "bulanan", "dokumen"),  # 004
    ("LAKIP", "laporan kinerja", None, None, "dokumen"),
    ("LKjIP Final", "laporan kinerja", "final", None, "dokumen"),
    ("Lembar disposisi", "disposisi", None, None, "dokumen"),  # 002-004
    ("Lembar disipesi", "disposisi", None, None, "dokumen"),  # 001
    ("Disposisi Perjanjian Kinerja", "disposisi perjanjian kinerja", None, None, "dokumen"),  # 004
    ("Arsip Nota Dinas di odner", "nota dinas", "salinan", None, "dokumen"),  # 001
    ("Arsip inaktif", "arsip inaktif", None, None, "dokumen"),
    ("Konsep KGB yang telah dikoreksi", "kgb", "dikoreksi", None, "dokumen"),
    ("Kontrak yang telah ditandatangani oleh PPK", "kontrak", "ditandatangani", None, "dokumen"),
    ("Nota dinas berparaf Kasubbag", "nota dinas", "berparaf", None, "dokumen"),
    ("Salinan SK", "surat keputusan", "salinan", None, "dokumen"),
    ("Form Rencana Aksi (FRA)", "form rencana aksi", None, None, "dokumen"),
    ("Lembar Kerja", "lembar kerja", None, None, "dokumen"),
    ("2 (dua) laporan semester", "laporan", None, "semester", "dokumen"),  # 004
    ("(daftar hadir)", "daftar hadir", None, None, "dokumen"),
    (
        "Daftar Koreksi dan Masukan terhadap Draft Laporan Kinerja",  # 002
        "daftar koreksi dan masukan terhadap laporan kinerja",
        None,
        None,
        "dokumen",
    ),
    ("Laporan Kinerja segera diserahkan pada Bagian Organisasi", "laporan kinerja", None, None, "dokumen"),  # 002
    ("Data Laporan Kinerja triwulan", "data laporan kinerja", None, "triwulan", "data"),  # 003
    ("Data-data yang diperlukan.", "data yang diperlukan", None, None, "data"),
    ("Rancangan", "rancangan", "draft", None, "dokumen"),
    ("Rancangan Akhir Renstra", "renstra", "draft", None, "dokumen"),
    ("Net konsep Surat Tugas", "surat tugas", "draft", None, "dokumen"),
    (
        "Laporan Kinerja Tahunan Bidang yang sudah ditandatangani",
        "laporan kinerja bidang",
        "ditandatangani",
        "tahunan",
        "dokumen",
    ),
    ("Foto copy SPT", "surat perintah tugas", "salinan", None, "dokumen"),
    ("LAKIP Semester II", "laporan kinerja", None, "semester", "dokumen"),
    ("Laporan kerja", "laporan kerja", None, None, "dokumen"),  # kerja is not kinerja
    ("Berita Acara Serah Terima (BAST)", "berita acara serah terima", None, None, "dokumen"),
    ("ATK", "atk", None, None, "peralatan"),  # 002
    ("PC/Laptop", "pc laptop", None, None, "peralatan"),
    ("Komputer dan perlengkapan lainnya", "komputer dan perlengkapan lainnya", None, None, "peralatan"),  # 003
]


@pytest.mark.parametrize(("printed", "name", "state", "period", "kind"), NAMES)
def test_a_document_is_read(printed: str, name: str, state: str | None, period: str | None, kind: str) -> None:
    document = parse_document(printed)
    assert (document.words, document.name) == (printed, name)
    assert (document.state, document.period, document.kind) == (state, period, kind)


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Perjanjian Kinerja, Rencana Aksi", ["Perjanjian Kinerja", "Rencana Aksi"]),  # 003
        ("1. Nota Dinas Kabid , 2. Laporan Kinerja Bidang", ["Nota Dinas Kabid", "Laporan Kinerja Bidang"]),  # 001
        (
            "- Jenis data yang diperlukan - ATK - Lembar disposisi",
            ["Jenis data yang diperlukan", "ATK", "Lembar disposisi"],
        ),
        ("nota dinas dan undangan rapat", ["nota dinas dan undangan rapat"]),  # 000
        ("Perjanjian\nKinerja,\nRencana Aksi", ["Perjanjian Kinerja", "Rencana Aksi"]),  # 003, broken lines
        (
            "berkas awal dan nota dinas bertandatangan Kabid, bernomor dan bertanggal.",  # 001
            ["berkas awal dan nota dinas bertandatangan Kabid, bernomor dan bertanggal"],
        ),
        ("Surat Tugas; SK; Undangan", ["Surat Tugas", "SK", "Undangan"]),
        ("a. Surat b. Lampiran", ["Surat", "Lampiran"]),
        ("Surat (asli, salinan), Kuitansi", ["Surat (asli, salinan)", "Kuitansi"]),
        ("Daftar hadir, notulen, dan undangan", ["Daftar hadir", "notulen", "undangan"]),
        ("Blangko ukuran 1,5 m", ["Blangko ukuran 1,5 m"]),
        ("Laporan 2. Data", ["Laporan 2. Data"]),  # a lone "2." begins no list
        ("-", []),
        ("", []),
    ],
)
def test_a_cell_parts_into_its_items(cell: str, items: list[str]) -> None:
    assert [document.words for document in parse_documents(cell)] == items


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Draft Laporan Kinerja", "Dokumen Laporan Kinerja"),
        ("LAKIP", "Laporan Kinerja"),
        ("Lembar disposisi", "disposisi"),
        ("FRA", "Form Rencana Aksi (FRA)"),
        ("Konsep KGB", "Konsep KGB yang telah dikoreksi"),
        ("Laporan Kinerja", "Laporan Kinerja Triwulan"),
        ("Draf SK", "Surat Keputusan"),
        ("Nota Dinas Kabid", "Nota Dinas"),  # 001
        ("Laporan Kinerja Bidang", "LKj"),
    ],
)
def test_one_document_under_two_names(a: str, b: str) -> None:
    assert same_document(a, b)
    assert same_document(parse_document(b), a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Laporan Kinerja Triwulan", "Laporan Kinerja Tahunan"),
        ("Laporan Kinerja", "Laporan Keuangan"),
        ("Laporan Kinerja", "Laporan Kerja"),
        ("Rencana Kerja", "Rencana Kinerja"),
        ("Surat Keputusan", "Surat Keterangan"),
        ("Laporan Kinerja Bidang Organisasi", "Laporan Kinerja Bidang Umum"),  # whose it is tells them apart
        ("LKPJ", "LPPD"),
        ("Laporan Kinerja", "Data Laporan Kinerja"),
        ("Rencana Aksi", "Kinerja Aksi"),  # 003: perhaps a slip, but not the same words
        ("Nota Dinas", "Undangan rapat"),
        ("", ""),
    ],
)
def test_different_documents_stay_different(a: str, b: str) -> None:
    assert not same_document(a, b)


def test_a_longer_name_covers_a_shorter_one_as_a_whole() -> None:
    assert covers("Perjanjian Kinerja Perangkat Daerah", "Perjanjian Kinerja")
    assert covers("disposisi", "Disposisi Perjanjian Kinerja")
    assert covers("data dan informasi masing-masing bagian", "data dan informasi masing-masing bagian")  # 000
    assert not covers("Laporan data kepegawaian", "Laporan kepegawaian")
    assert not covers("data dan informasi masing-masing bagian", "data")
    assert not covers("Laporan Kinerja Triwulan Bidang", "Laporan Kinerja Tahunan")
    assert not covers("", "")


@pytest.mark.parametrize(
    ("sentence", "document"),
    [
        ("Mengoreksi dan memberikan paraf pada draft Laporan Kinerja", "Dokumen Laporan Kinerja"),  # 000
        ("Melaksanakan rapat koordinasi pembahasan draft Laporan Kinerja", "Draft Laporan Kinerja"),  # 000
        ("Menyusun laporan semester dan laporan tahunan", "Laporan Tahunan"),  # 004
        ("Menyusun laporan kinerja triwulan", "Laporan Kinerja"),  # 003
        ("Menyampaikan Nota Dinas ke Bidang bidang", "Nota Dinas"),  # 002
        ("Menyampaikan LKjIP kepada Bupati", "Laporan Kinerja"),
        ("Membaca lembar disposisi", "Disposisi"),
    ],
)
def test_a_sentence_mentions_a_document(sentence: str, document: str) -> None:
    assert mentions(sentence, document)


@pytest.mark.parametrize(
    ("sentence", "document"),
    [
        ("Menyusun laporan kinerja triwulan", "Laporan Kinerja Tahunan"),
        ("Mensosialisasi laporan semester", "Laporan Tahunan"),  # 004
        ("Mengolah data laporan kinerja triwulan", "Data kinerja"),
        ("Menyusun laporan keuangan", "Laporan Kinerja"),
        ("Menyusun laporan", ""),
        ("", "Laporan"),
    ],
)
def test_a_sentence_does_not_mention_another_document(sentence: str, document: str) -> None:
    assert not mentions(sentence, document)


@pytest.mark.parametrize(
    "item",
    [
        "ATK",  # 002
        "Alat Tulis Kantor",  # 000
        "Laptop/ PC yang dilengkapi Microsoft Office",  # 000
        "Komputer yang dilengkapi program microsoft office, printer",  # 001
        "Perangkat komputer",  # 004
        "Jaringan internet",
        "Aplikasi SAKTI",
        "Lemari arsip",
        "2 unit komputer",
    ],
)
def test_tools_are_equipment(item: str) -> None:
    assert is_equipment(item)


@pytest.mark.parametrize(
    "item", ["Kertas Kerja FRA", "Lembar disposisi", "Data komputer", "Printout", "HPS", "Surat masuk", "Undangan", ""]
)
def test_papers_are_no_equipment(item: str) -> None:
    assert not is_equipment(item)


def test_a_disposition_is_known_under_its_names() -> None:
    assert is_disposition("Lembar disposisi")
    assert is_disposition(parse_document("Disposisi Kabid kepada Kasubbid"))
    assert not is_disposition("Pengantar disposisi")
    assert not is_disposition("Laporan")


def test_a_general_name_says_so() -> None:
    assert parse_document("Data").is_general
    assert parse_document("Laporan Tahunan").is_general
    assert not parse_document("Laporan Kinerja").is_general


@given(st.text(), st.text())
def test_no_string_raises(a: str, b: str) -> None:
    for document in parse_documents(a):
        assert isinstance(document, Document)
        assert document.words
        assert document.name or not document.words.isascii()
    assert same_document(a, b) == same_document(b, a)
    assert covers(a, b) == covers(b, a)
    assert isinstance(mentions(a, b), bool)
    assert isinstance(is_equipment(a), bool)
    assert isinstance(is_disposition(a), bool)


WORDS = [
    "draft",
    "Laporan",
    "Kinerja",
    "Triwulan",
    "IV",
    "yang",
    "telah",
    "dikoreksi",
    "hasil koreksi",
    "final",
    "(",
    ")",
]
MORE = ["1.", "2.", ",", ";", "-", "dan", "Arsip", "berkas", "Salinan", "data", "untuk", "berparaf", "LKj", "akan"]


@given(st.lists(st.sampled_from(WORDS + MORE), max_size=30).map(" ".join))
def test_no_string_of_document_words_raises_and_a_document_is_itself(text: str) -> None:
    for document in parse_documents(text):
        assert document.name
        assert same_document(document, document)
        assert document.state != "draft" or document.words
