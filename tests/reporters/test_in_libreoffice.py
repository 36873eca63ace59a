"""LibreOffice opens what we write for Office: the Word report, the kertas kerja, and annotated copies, findings and all."""

from __future__ import annotations

import ctypes
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reporters.written import CORPUS, ON

import sopcheck
from sopcheck import cli
from sopcheck.model.report import DocumentReport
from sopcheck.readers.legacy import libreoffice

ROOT = Path(__file__).parent.parent.parent
FILES = ROOT / "tests/readers/office/data"
COPIED = {"d2_stray.docx": "salinan.docx", "x1_clean.xlsx": "salinan.xlsx"}
GIVEN = ["--as-of", "2026-11-20", "--fail-on", "never"]
FILTERS = {".docx": "writer_pdf_Export", ".xlsx": "calc_pdf_Export"}
NOTES = '{"ExportNotes":{"type":"boolean","value":"true"}}'  # comments become notes of the PDF
LONGEST = 120
"""Seconds for all files of a kind; it takes two."""

pytestmark = pytest.mark.skipif(
    libreoffice.found() is None,
    reason="no LibreOffice on this machine: make office (Debian package libreoffice-*-nogui)",
)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The words of each file as LibreOffice shows it, by name, squeezed."""
    folder = tmp_path_factory.mktemp("office")
    reports = [part for name in ("laporan.docx", "kertas.xlsx") for part in ("--output", str(folder / name))]
    assert cli.main(["check", str(CORPUS), *GIVEN, *reports]) == 0
    for source, copy in COPIED.items():
        assert cli.main(["check", str(FILES / source), *GIVEN, "--annotate", str(folder / copy)]) == 0
    program = libreoffice.found()
    assert program
    for suffix, name in FILTERS.items():
        command = [program, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--convert-to"]
        files = sorted(map(str, folder.glob(f"*{suffix}")))
        ended = subprocess.run(
            [*command, f"pdf:{name}:{NOTES}", "--outdir", str(folder / f"pdf{suffix}"), *files],
            capture_output=True, timeout=LONGEST, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
    pages = {path.stem + path.parent.suffix: [*_pages(path)] for path in folder.glob("pdf.*/*.pdf")}
    assert all(words for words in pages.values())
    return {name: squeezed(" ".join(words)) for name, words in pages.items()}


def _pages(path: Path) -> Iterator[str]:
    """The words of each page with those of its notes."""
    with pdfium.PdfDocument(path) as document:
        for page in document:
            yield " ".join([page.get_textpage().get_text_range(), *_notes(page)])


def _notes(page: pdfium.PdfPage) -> Iterator[str]:
    for place in range(pdfium.raw.FPDFPage_GetAnnotCount(page)):
        note = pdfium.raw.FPDFPage_GetAnnot(page, place)
        size = pdfium.raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
        words = ctypes.create_string_buffer(size)
        pdfium.raw.FPDFAnnot_GetStringValue(
            note, b"Contents", ctypes.cast(words, ctypes.POINTER(ctypes.c_ushort)), size
        )
        yield words.raw.decode("utf-16-le").rstrip("\0")
        pdfium.raw.FPDFPage_CloseAnnot(note)


def squeezed(words: str) -> str:
    """Words without blanks and hyphens: lines end anywhere, and pdfium takes a hyphen at their end for a divided word."""
    return re.sub(r"[\s\ufffe\u00ad-]", "", words)


def missing(document: DocumentReport, words: str) -> list[str]:
    """The findings of an SOP whose message is not among the words."""
    found = [finding for result in document.results for finding in result.findings]
    assert found
    return [finding.message for finding in found if squeezed(finding.message) not in words]


@pytest.mark.parametrize("name", ["laporan.docx", "kertas.xlsx"])
def test_a_report_shows_every_finding_of_every_sop(opened: dict[str, str], name: str) -> None:
    documents = sopcheck.check([str(CORPUS)], as_of=ON).documents
    assert len(documents) == 5
    assert {each.source.path: missing(each, opened[name]) for each in documents} == {
        each.source.path: [] for each in documents
    }


@pytest.mark.parametrize(("source", "copy"), COPIED.items())
def test_an_annotated_copy_shows_the_sop_and_every_finding(opened: dict[str, str], source: str, copy: str) -> None:
    (document,) = sopcheck.check([str(FILES / source)], as_of=ON).documents
    assert missing(document, opened[copy]) == []
    steps = document.sop.langkah or ()
    assert steps
    assert [row.kegiatan for row in steps if squeezed(row.kegiatan or "") not in opened[copy]] == []
