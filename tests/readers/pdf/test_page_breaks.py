"""Step tables that run over several pages: rows cut by a page's end, and pieces that cannot be put together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import papers
import pytest
from papers import COLUMNS, Sheet

import sopcheck
from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, pdf

FOURTH = ("4", "Mengarsipkan surat", "Surat", "5 menit", "Arsip surat", "")


def read(*sheets: Sheet) -> Document:
    raw = pdf.read(papers.pdf(*sheets), "a.pdf")
    (document,) = normalize.documents(raw, Source("a.pdf", "", raw.kind))
    return document


def further(*steps: Sequence[str], columns: Sequence[float] = COLUMNS, headed: bool = False) -> Sheet:
    """A page that goes on with rows 50 points high."""
    top = 100 if headed else 40
    sheet = papers.headings(papers.head_rules(Sheet())) if headed else Sheet()
    sheet.rules(columns, [top + 50 * place for place in range(len(steps) + 1)])
    return papers.step_words(sheet, steps, top)


def labelled() -> Sheet:
    """A page with a step table and an identity block above it, so that nothing is missing."""
    sheet = papers.table()
    for place, line in enumerate(("Nomor SOP : 1/2024", "Nama SOP : Surat", "Tanggal Efektif : 1 Mei 2024")):
        sheet.words(42, 15 + 12 * place, line)
    return sheet


def rows(document: Document) -> Any:
    return document.sop.langkah


@pytest.mark.parametrize("headed", [False, True], ids=["columns alone", "headings again"])
def test_a_row_cut_by_the_end_of_a_page_is_one_step(headed: bool) -> None:
    rest = ("", "kepada pemohon", "", "", "yang diparaf", "")
    document = read(labelled(), further(rest, FOURTH, headed=headed))
    assert [row.nomor for row in rows(document)] == ["1", "2", "3", "4"]
    third = rows(document)[2]
    assert (third.kegiatan, third.waktu) == ("Mengirim surat kepada pemohon", "1 hari")
    assert third.output == ("Tanda terima yang diparaf",)
    assert (document.sop.terbaca, document.sop.tidak_terbaca) == ("utuh", ())


def test_a_row_may_run_over_three_pages() -> None:
    document = read(
        papers.table(),
        further(("", "kepada pemohon", "", "", "", "")),
        further(("", "di loket", "", "", "", ""), FOURTH),
    )
    assert [row.kegiatan for row in rows(document)][2:] == ["Mengirim surat kepada pemohon di loket", FOURTH[1]]


def test_a_cut_name_is_one_paper_where_its_line_was_full_and_two_where_it_was_not() -> None:
    full, short = papers.table(), papers.table()
    full.words(473, 240, "Surat pengantar lengkap")  # reaches the border at 570
    short.words(473, 240, "Nota")
    rest = further(("", "", "diparaf", "", "", ""), FOURTH)
    assert rows(read(full, rest))[2].kelengkapan == ("Surat", "Surat pengantar lengkap diparaf")
    assert rows(read(short, further(("", "", "Disposisi", "", "", ""), FOURTH)))[2].kelengkapan == (
        "Surat",
        "Nota",
        "Disposisi",
    )


def test_a_shape_beside_the_rest_of_a_cut_row_is_who_does_the_step() -> None:
    first = papers.table().box(250, 115, 290, 135).box(330, 165, 370, 185)
    second = further(("", "kepada pemohon", "", "", "", ""), FOURTH).box(250, 55, 290, 75).box(330, 105, 370, 125)
    assert [row.pelaksana for row in rows(read(first, second))] == [("Staf",), ("Kasubag",), ("Staf",), ("Kasubag",)]


@pytest.mark.parametrize("headed", [False, True], ids=["columns alone", "headings again"])
def test_a_row_with_a_time_of_its_own_is_a_step_without_a_number(headed: bool) -> None:
    document = read(papers.table(), further(("", *FOURTH[1:]), headed=headed))
    assert [row.kegiatan for row in rows(document)][2:] == ["Mengirim surat", "Mengarsipkan surat"]


def test_a_row_with_a_second_mark_is_a_step_without_a_number() -> None:
    first = papers.table().words(260, 230, "v")
    second = further(("", "Mengarsipkan surat", "", "", "", "")).words(340, 60, "v")
    assert [row.kegiatan for row in rows(read(first, second))][2:] == ["Mengirim surat", "Mengarsipkan surat"]


SHIFTED = (*COLUMNS[:5], 455, *COLUMNS[6:])  # one border stands elsewhere


def test_a_piece_with_other_columns_is_said_to_be_unread() -> None:
    document = read(labelled(), further(("", "kepada pemohon", "", "", "", ""), FOURTH, columns=SHIFTED))
    assert [row.nomor for row in rows(document)] == ["1", "2", "3", None]
    assert (document.sop.terbaca, document.sop.tidak_terbaca) == ("sebagian", ("langkah.4",))
    assert [note.message for note in document.notes if note.code == "tabel-terputus"] == [
        "hlm. 2: lanjutan tabel langkah tidak dapat disambung, jadi langkah di dalamnya tidak dibaca"
    ]


WHOLE_TABLE = ("output.akhir-masih-draft", "output.tidak-dikonsumsi", "langkah.duplikat", "istilah.tidak-seragam")
"""Rules that judge by what all steps say, or the last one."""


def test_nothing_is_said_of_the_end_of_half_a_table(tmp_path: Path) -> None:
    first = papers.headings(papers.head_rules(Sheet())).rules(COLUMNS, (100, 150))
    papers.step_words(first, papers.STEPS[:1])
    for name, sheets in (("alone", [first]), ("cut", [first, further(("", *FOURTH[1:]), columns=SHIFTED)])):
        (tmp_path / f"{name}.pdf").write_bytes(papers.pdf(*sheets))
    alone, cut = sopcheck.check([tmp_path], as_of=date(2026, 11, 20), profile="reviu").documents
    told = {result.rule: result.outcome for result in alone.results}
    assert told["output.akhir-masih-draft"] == "temuan"
    told = {result.rule: result.outcome for result in cut.results}
    assert {told[rule] for rule in WHOLE_TABLE} == {"tidak_dapat_dinilai"}


def test_steps_behind_an_unread_piece_are_read_and_the_gap_is_said() -> None:
    lost = further(("", "kepada pemohon", "", "", "", ""), FOURTH, columns=SHIFTED)
    behind = further(("", "di loket", "", "", "", ""), ("6", *FOURTH[1:]))
    document = read(papers.table(), lost, behind)
    assert [row.nomor for row in rows(document)] == ["1", "2", "3", None, "6"]
    assert document.sop.tidak_terbaca == ("langkah.4",)


def test_a_table_of_something_else_behind_the_steps_leaves_the_sop_whole() -> None:
    signed = Sheet().rules((400, 600, 800), (60, 100, 140)).words(405, 80, "Dibuat oleh").words(605, 80, "Kasubag")
    document = read(labelled(), signed)
    assert (len(rows(document)), document.sop.terbaca) == (3, "utuh")
    assert not any(note.code == "tabel-terputus" for note in document.notes)
