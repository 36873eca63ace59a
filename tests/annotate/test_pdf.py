"""Notes in the auditee's PDF: every finding, at its cell, after the last byte of what was there."""

from __future__ import annotations

import ctypes
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2.raw as pdfium
import pytest
from forms import checked
from scanned_papers import with_tesseract

from sopcheck import cli
from sopcheck.annotate import pdf
from sopcheck.annotate.remarks import Remark
from sopcheck.errors import InputError
from sopcheck.model.source import Address
from sopcheck.readers.pdf import keeper, page, read
from sopcheck.readers.raw import Grid, address_of
from sopcheck.reporters.pages.wording import printable

DATA = Path(__file__).parents[1] / "readers" / "pdf" / "data"
FILES = ("p_x1_clean.pdf", "p_d1_incell.pdf", "p_x4_marks.pdf")
Note = tuple[int, int, int, str]
"""Page, right and upper edge in points of the file, words."""


def notes(content: bytes) -> list[Note]:
    found = []
    with page.opened(content) as document:
        for number in range(1, pdfium.FPDF_GetPageCount(document) + 1):
            with page.page_of(document, number) as handle:
                for place in range(pdfium.FPDFPage_GetAnnotCount(handle)):
                    annotation = pdfium.FPDFPage_GetAnnot(handle, place)
                    assert pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_TEXT
                    box = pdfium.FS_RECTF()
                    pdfium.FPDFAnnot_GetRect(annotation, box)
                    size = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
                    words = (ctypes.c_ushort * (size // 2))()
                    pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", words, size)
                    text = bytes(words)[:-2].decode("utf-16-le")
                    found.append((number, round(box.right), round(box.top), text))
                    pdfium.FPDFPage_CloseAnnot(annotation)
    return found


def corners(content: bytes) -> dict[str, Address]:
    """Where the cells of a file are, by their place in words."""
    grids = [part for part in read(content, "x").parts if isinstance(part, Grid)]
    return {str(cell.place): at for grid in grids for cell in grid.cells if (at := address_of(cell.place))}


@pytest.mark.parametrize("name", FILES)
def test_every_finding_is_pinned_to_its_cell_and_what_was_there_stays(name: str, tmp_path: Path) -> None:
    original = (DATA / name).read_bytes()
    run = checked(original, name, tmp_path)
    assert run.copy.startswith(original)
    assert (tmp_path / name).read_bytes() == original
    said, cells = notes(run.copy), corners(original)
    with page.opened(original) as document, page.page_of(document, 1) as handle:
        top = round(page.unseen(handle, 0, 0, page.upright(handle))[1])
    assert len(said) == len(run.findings) + 1
    for finding in run.findings:
        ((number, right, upper, words),) = [note for note in said if f"temuan {finding['id']}" in note[3]]
        assert finding["message"] in words
        corner = cells.get(str(finding["location"].get("words")))
        if corner is not None:
            assert (number, upper) == (corner.page, top - corner.down)
            assert (corner.across - right) % 9 == 0
            assert 0 <= corner.across - right < 40
    assert sum(str(finding["location"].get("words")) in cells for finding in run.findings) > 3


def test_notes_of_one_cell_do_not_cover_each_other(tmp_path: Path) -> None:
    run = checked((DATA / FILES[0]).read_bytes(), FILES[0], tmp_path)
    places = [(number, upper, right) for number, right, upper, _ in notes(run.copy)]
    assert len(set(places)) == len(places)
    together = [(one, two) for one, two in pairwise(sorted(places)) if one[:2] == two[:2] and two[2] - one[2] < 18]
    assert together  # the file has cells with several findings, or this shows nothing


def test_the_same_file_and_day_give_the_same_bytes_over_the_copy_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes((DATA / FILES[0]).read_bytes())
    arguments = ["check", "a.pdf", "--as-of", "2026-11-20", "--fail-on", "never", "--annotate", "b.pdf"]
    written = []
    for _ in range(2):
        assert cli.main(arguments) == 0
        written.append(Path("b.pdf").read_bytes())
    assert written[0] == written[1]
    Path("b.pdf").write_bytes(written[0] + b"\n%%EOF\n")  # as after another program has added to it
    assert cli.main(arguments) == 2
    assert "b.pdf: sudah ada" in capsys.readouterr().err


def test_the_copy_is_read_as_the_same_sop(tmp_path: Path) -> None:
    run = checked((DATA / FILES[0]).read_bytes(), FILES[0], tmp_path)
    (tmp_path / "lagi").mkdir()
    again = checked(run.copy, FILES[0], tmp_path / "lagi")
    assert [finding["message"] for finding in again.findings] == [finding["message"] for finding in run.findings]
    assert again.copy.startswith(run.copy)


def test_hostile_words_are_words() -> None:
    hostile = (
        "<script>alert(1)</script> \u202e) /JS (app.alert\\(1\\)) >> endobj =cmd|' /c calc'!A0 \x07 " + "x" * 10_000
    )
    remark = Remark(Address("", page=1, across=90, down=90), (hostile, "baris dua"))
    original = (DATA / FILES[0]).read_bytes()
    copy = pdf.annotated(original, [remark], date(2026, 11, 20), "a.pdf")
    ((_, _, _, words),) = notes(copy)
    assert words == f"{printable(hostile)}\nbaris dua"
    assert "<script>" in words
    assert not set("\u202e\x07") & set(words)
    assert b"/JS" not in copy[len(original) :]


@pytest.mark.parametrize("turn", range(4))
def test_a_place_on_a_turned_page_is_taken_back_to_the_file(turn: int) -> None:
    with page.opened((DATA / FILES[0]).read_bytes()) as document, page.page_of(document, 1) as handle:
        seen, width, height = page.view(handle, turn)
        assert (width > height) == (turn % 2 == 0)
        for across, down in ((0, 0), (width, height), (100, 30)):
            assert seen(*page.unseen(handle, across, down, turn)) == pytest.approx((across, down))


@pytest.mark.parametrize("turn", range(4))
def test_a_page_put_in_turned_is_read_and_pinned_upright(turn: int) -> None:
    with page.opened((DATA / FILES[0]).read_bytes()) as document, page.page_of(document, 1) as handle:
        straight = page.upright(handle)
        pdfium.FPDFPage_SetRotation(handle, (straight + turn) % 4)
        assert page.upright(handle) == straight


EARLIER = {"keys": {"T": "sopcheck"}, "words": "x", "told": "(x)"}


@pytest.mark.parametrize("content", [b"%PDF-1.7 rusak", (DATA / FILES[0]).read_bytes()[:9000]])
def test_a_damaged_file_is_refused_in_one_line(content: bytes) -> None:
    note = {"page": 9, "across": 1, "down": 1, "keys": {"Contents": "x"}, "about": ""}
    with pytest.raises(InputError, match=re.escape("a.pdf: PDF rusak")):
        keeper.added(content, {"notes": [note], "earlier": EARLIER}, "a.pdf")


@with_tesseract
def test_a_scan_gets_its_notes_and_stays_as_it_was(tmp_path: Path) -> None:
    original = (DATA / "s_x1_clean.pdf").read_bytes()
    run = checked(original, "s_x1_clean.pdf", tmp_path)
    assert run.copy.startswith(original)
    found = notes(run.copy)
    assert {page for page, _, _, _ in found} == {1, 2}
    assert any("2 menit" in words and page == 2 for page, _, _, words in found)
    assert "draf hasil OCR" in found[0][3] + "".join(words for _, _, _, words in found)
    assert all(0 <= across <= 842 and 0 <= down <= 596 for _, across, down, _ in found)
