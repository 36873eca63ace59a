"""What becomes of a paper: read from its name and the words beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language import paper_uses
from sopcheck.language.documents import parse_document

NAMES = [  # words, is it certainly a paper, kept, addressed to others, blank form, from outside
    ("Draft Laporan Kinerja", True, False, False, False, False),
    ("Laporan Kinerja", True, True, False, False, False),
    ("Lembar Tanda ferma penyerahan Nota Dinas", True, True, False, False, False),  # 001, as recognized
    ("Arsip Nota Dinas di odner", True, True, False, False, False),  # 001
    ("Lembar disposisi", True, False, False, False, False),
    ("nota dinas dan undangan rapat", True, False, False, False, False),  # 000
    ("Undangan rapat", True, False, True, False, True),
    ("Pengukuran Perjanjian Kinerja", True, False, False, False, False),  # 002
    ("data dan informasi masing-masing bagian", False, False, False, False, False),  # 000
    ("Hasil Koreksi Laporan Kinerja Triwulan", False, True, False, False, False),  # 003
    ("Format Indikator Kinerja Utama", False, False, False, True, False),  # 004
    ("Rencana aksi", True, False, False, False, True),  # 004
    ("ATK", False, False, False, False, False),
    ("Peserta yang sudah hadir", False, False, False, False, False),
]


@pytest.mark.parametrize(("words", "paper", "kept", "sent", "blank", "outside"), NAMES)
def test_a_name_tells_what_becomes_of_the_paper(
    words: str, paper: bool, kept: bool, sent: bool, blank: bool, outside: bool
) -> None:
    document = parse_document(words)
    assert (
        paper_uses.is_paper(document),
        paper_uses.is_kept(document),
        paper_uses.is_sent(document),
        paper_uses.is_blank_form(document),
        paper_uses.is_from_outside(document),
    ) == (paper, kept, sent, blank, outside)


@pytest.mark.parametrize(
    ("words", "arrived"),
    [
        ("Surat tugas terkirim", True),
        ("Data terupdate", True),
        ("Surat dikirimkan lewat pos", True),
        ("Surat tugas", False),
        ("Dibantu staf", False),
    ],
)
def test_words_tell_that_something_arrived(words: str, arrived: bool) -> None:
    assert paper_uses.has_arrived(words) is arrived


@pytest.mark.parametrize(
    ("words", "collective"),
    [
        ("berkas", True),
        ("dokumen pendukung", True),
        ("Seluruh berkas kegiatan", True),
        ("", True),
        ("Berkas Permohonan", False),
        ("Nota dinas", False),
    ],
)
def test_collective_words_name_no_single_paper(words: str, collective: bool) -> None:
    assert paper_uses.is_collective(words) is collective


@pytest.mark.parametrize(
    ("words", "followed", "of_any_kind"),
    [
        ("Jadwal pengumpulan data", True, False),
        ("Tata tertib", True, False),
        ("Surat tentang jadwal", False, False),
        ("dokumen persiapan", False, True),
        ("Nota dinas", False, False),
    ],
)
def test_some_papers_steer_the_work_and_some_words_mean_any(words: str, followed: bool, of_any_kind: bool) -> None:
    document = parse_document(words)
    assert (paper_uses.is_followed(document), paper_uses.is_of_any_kind(document.name)) == (followed, of_any_kind)


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("spp ls", ("spm", "surat perintah membayar", "sp2d", "surat perintah pencairan dana")),
        ("surat perintah membayar", ("sp2d", "surat perintah pencairan dana")),
        ("sp2d", ()),
        ("sppd", ()),  # a paper for journeys
        ("surat", ()),
    ],
)
def test_papers_of_payment_lead_to_one_another(name: str, others: tuple[str, ...]) -> None:
    assert paper_uses.becomes(name) == others


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Meneliti dan mengoreksi Draft Laporan Kinerja", {"teliti", "koreksi", "kinerja"}),
        ("Pengukuran Perjanjian Kinerja", {"ukur", "perjanjian", "kinerja"}),
        ("LKjIP", {"kinerja"}),  # a synonym: laporan kinerja
        ("Menjilid 2 (dua) laporan serta menyampaikannya ke Bagian", {"jilid", "dua", "sampai", "bagian"}),
        ("Memilah arsip inaktif", {"pilah", "arsip", "inaktif"}),
        ("dokumen yang sudah dikoreksi", set()),
    ],
)
def test_roots_are_the_words_that_name_something(text: str, found: set[str]) -> None:
    assert paper_uses.roots(text) == found


@given(st.text())
def test_no_string_raises(text: str) -> None:
    document = parse_document(text)
    answers = (
        paper_uses.is_paper(document),
        paper_uses.is_kept(document),
        paper_uses.is_sent(document),
        paper_uses.is_blank_form(document),
        paper_uses.is_from_outside(document),
        paper_uses.has_arrived(text),
        paper_uses.is_collective(text),
    )
    assert set(answers) <= {True, False}
    assert "" not in paper_uses.roots(text)
