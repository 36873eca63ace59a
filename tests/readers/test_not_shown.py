"""What a page holds but does not show, and marks of Markdown that are no part of the words."""

from __future__ import annotations

import pytest

from sopcheck.model.source import Document, Source
from sopcheck.readers import html, normalize, text

HEADINGS = "<tr><th>No<th>Kegiatan<th>Pelaksana<th>Waktu<th>Output</tr>"
FIRST = "<tr><td>1<td>Menyusun<td>Staf<td>1 jam<td>Surat</tr>"
SECOND = "<td>2<td>Rahasia<td>Staf<td>2 jam<td>Nota"
THIRD = "<tr><td>3<td>Mengirim<td>Staf<td>3 jam<td>Resi</tr>"


def read(page: str) -> list[Document]:
    raw = html.read(page.encode(), "a.html")
    return [*normalize.documents(raw, Source("a.html", "", raw.kind))]


def steps(found: Document) -> list[tuple[str | None, str | None]]:
    return [(row.nomor, row.waktu) for row in found.sop.langkah or ()]


@pytest.mark.parametrize(
    "hidden",
    [
        f'<tr style="display:none">{SECOND}</tr>',
        f'<tr style="color: red; Display : NONE !important">{SECOND}</tr>',
        f"<tr hidden>{SECOND}</tr>",
        f"<tr hidden>{SECOND}",
        f'<tbody style="visibility:collapse"><tr>{SECOND}</tr></tbody>',
    ],
)
def test_a_row_that_is_not_shown_is_left_out_told_and_its_number_known(hidden: str) -> None:
    (found,) = read(f"<table>{HEADINGS}{FIRST}{hidden}{THIRD}</table>")
    assert steps(found) == [("1", "1 jam"), ("3", "3 jam")]
    assert found.sop.langkah_tersembunyi == ("2",)
    assert "“2 Rahasia Staf 2 jam Nota” disembunyikan, jadi tidak dibaca" in {note.message for note in found.notes}


def test_a_merged_cell_goes_on_behind_a_row_that_is_not_shown() -> None:
    first = FIRST.replace("<td>1 jam", "<td rowspan=2>1 jam")
    (found,) = read(f"<table>{HEADINGS}{first}<tr hidden>{SECOND}</tr>{THIRD.replace('<td>3 jam', '')}</table>")
    assert steps(found) == [("1", "1 jam"), ("3", "1 jam")]


@pytest.mark.parametrize(
    "page",
    [
        "<div hidden><div>Rahasia</div> lama</div>{}",
        "<div style='display:none'><table><tr><td>Rahasia</table></div>{}",
        "<p hidden>Rahasia<p>Pengumuman{}",
        "<ul><li hidden>Rahasia<ul><li>lama</ul><li>Pengumuman</ul>{}",
        "<table hidden><tr><td>Nama SOP<td>Rahasia</table>{}",
        "<table><tr><td hidden>Rahasia<table><tr><td>lama</table><td>Pengumuman</table>{}",
        "<span hidden>Rahasia<script>1</script></span>{}",
        "<input hidden>{}",
    ],
)
def test_words_that_are_not_shown_are_no_words_of_the_form(page: str) -> None:
    (found,) = read(page.format(f"<table><tr><td>Nama SOP<td>Cuti</table><table>{HEADINGS}{FIRST}{THIRD}</table>"))
    assert found.sop.nama == "Cuti"
    assert steps(found) == [("1", "1 jam"), ("3", "3 jam")]
    left = [note.message for note in found.notes if note.code == "sisa-teks"]
    assert not any("Rahasia" in words or "lama" in words for words in left)
    assert any("Pengumuman" in words for words in left) == ("Pengumuman" in page)


def test_a_class_of_that_name_or_another_style_hides_nothing() -> None:
    (found,) = read(f'<table>{HEADINGS}{FIRST}<tr class="hidden" style="display:table-row">{SECOND}</tr></table>')
    assert steps(found) == [("1", "1 jam"), ("2", "2 jam")]


def test_notes_on_a_file_stand_under_its_first_sop_only() -> None:
    one = f"<table><tr><td>Nomor SOP<td>{{}}<tr><td>Nama SOP<td>Cuti</table><table>{HEADINGS}{FIRST}</table>"
    first, second = read(f"<s>dicoret</s>{one.format('1/2020')}{one.format('2/2020')}")
    assert [note.code for note in first.notes].count("dicoret") == 1
    assert "dicoret" not in {note.code for note in second.notes}


# -- Markdown ----------------------------------------------------------------------------------------------------------

MARKDOWN = """**Nama SOP:** **Cuti Tahunan**

| No | **Kegiatan** | Staf | Waktu | Output |
|---|---|---|---|---|
| 1 | Mencatat **surat** masuk \\| keluar | x | **10 menit** | Agenda |
| 2 | **Mengirim** surat | x | 5 menit **) | Resi |
"""


def test_signs_of_bold_and_escaped_bars_of_markdown_are_no_words() -> None:
    raw = text.read(MARKDOWN.encode(), "a.md")
    (found,) = normalize.documents(raw, Source("a.md", "", raw.kind))
    assert found.sop.nama == "Cuti Tahunan"
    first, second = found.sop.langkah or ()
    assert (first.kegiatan, first.waktu, first.output) == ("Mencatat surat masuk | keluar", "10 menit", ("Agenda",))
    assert (second.kegiatan, second.waktu, second.output) == ("Mengirim surat", "5 menit **)", ("Resi",))
