"""An address leads back to just the cell or paragraph it was read from, and empty cells have one too."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import forms
import pytest
from packages import document, package, rows, table, workbook

from sopcheck.model.source import Address, Document, Source
from sopcheck.readers import normalize, office
from sopcheck.readers.office.docx_places import Places
from sopcheck.readers.office.docx_text import words_of
from sopcheck.readers.office.package import Package
from sopcheck.readers.raw import Grid, address_of

DATA = Path(__file__).parent / "data"
NESTED = table(("Nomor SOP", "065/1"), ("Nama SOP", "Cuti")).replace(
    "<w:t>065/1</w:t></w:r></w:p>", f"<w:t>065/1</w:t></w:r></w:p>{table(('dalam', 'luar'))}<w:p/>"
)
LATE = '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>jauh</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>akhir</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
FILES = {name: (DATA / name).read_bytes() for name in ("d1_incell.docx", "d2_stray.docx", "d5_marks.docx")}
FILES |= {
    "nested": document(f"<w:p><w:r><w:t>Kop</w:t></w:r></w:p>{NESTED}{table(('a', 'b'))}"),
    "late": document(LATE),
}


def found(content: bytes, address: Address) -> str:
    places = Places(Package(content, "a.docx").xml("word/document.xml"))
    return "\n".join(words_of(paragraph, lambda _: None) for paragraph in places.paragraphs(address)).strip()


@pytest.mark.parametrize("name", FILES)
def test_every_address_of_a_document_leads_back_to_its_words(name: str) -> None:
    raw = office.read(FILES[name], "a.docx")
    seen = 0
    for part in raw.parts:
        for cell in part.cells if isinstance(part, Grid) else (part,):
            address = address_of(cell.place)
            assert address is not None
            assert found(FILES[name], address) == cell.words
            seen += 1
    assert seen > 1


@pytest.mark.parametrize("side", ["left", "start"])
def test_the_margin_of_the_cells_moves_what_is_drawn_in_them(side: str) -> None:
    def leftmost(margin: str) -> float:
        parts = {
            name: content.replace(b"</w:tblBorders>", b"</w:tblBorders>" + margin.encode())
            for name, content in forms.parts(FILES["d1_incell.docx"]).items()
        }
        raw = office.read(package(parts), "a.docx")
        return min(shape.box.left for part in raw.parts if isinstance(part, Grid) for shape in part.shapes)

    def cell_margin(twips: int) -> str:
        return f'<w:tblCellMar><w:{side} w:w="{twips}" w:type="dxa"/></w:tblCellMar>'

    assert leftmost(cell_margin(508)) - leftmost(cell_margin(108)) == 400 * 635


def test_what_is_not_there_is_the_nearest_that_is() -> None:
    content = FILES["late"]
    assert found(content, Address("word/document.xml", 1, 1, 1)) == "jauh"  # columns that the row leaves free
    assert found(content, Address("word/document.xml", 1, 4, 1)) == "jauh"
    assert found(content, Address("word/document.xml", 1, 99, 1)) == "akhir"
    assert found(content, Address("word/document.xml", 9, 5, 1)) == "akhir"
    assert found(content, Address("word/document.xml", 1, 1, 9)) == "jauh"
    assert found(document("<w:p><w:r><w:t>saja</w:t></w:r></w:p>"), Address("")) == "saja"


def test_every_address_of_a_workbook_names_sheet_and_cell() -> None:
    raw = office.read((DATA / "x1_clean.xlsx").read_bytes(), "a.xlsx")
    for part in raw.parts:
        assert isinstance(part, Grid)
        for cell in part.cells:
            address = address_of(cell.place)
            assert address is not None
            assert (address.row, address.column) == (cell.row + 1, cell.column + 1)
            assert cell.place.startswith(f"lembar {address.sheet}, sel ")
            with zipfile.ZipFile(io.BytesIO((DATA / "x1_clean.xlsx").read_bytes())) as file:
                assert address.part in file.namelist()


HEADINGS = ("No", "Kegiatan", "Staf", "Kepala", "Kelengkapan", "Waktu", "Output")


def read(content: bytes) -> Document:
    raw = office.read(content, "a")
    (sop,) = normalize.documents(raw, Source("a", "", raw.kind))
    return sop


def test_cells_without_words_have_an_address_and_say_no_more_than_before() -> None:
    lines = [
        ("Nama SOP", "Cuti"),
        HEADINGS,
        ("1", "Menyusun", "", "√", "", "", "Surat"),
        ("2", "Mengirim", "", "", "", "1 jam", ""),
    ]
    document = read(workbook(rows(*lines)))
    places = {
        at: document.source_map.find(at)
        for at in (
            "langkah.1.waktu",
            "langkah.1.pelaksana",
            "langkah.2.pelaksana",
            "langkah.2",
            "langkah",
            "pelaksana",
            "langkah.2.output",
        )
    }
    where = {at: (place.address.row, place.address.column) for at, place in places.items() if place and place.address}
    assert where == {
        "langkah.1.waktu": (3, 6),
        "langkah.1.pelaksana": (3, 4),  # where the mark is
        "langkah.2.pelaksana": (4, 3),  # where one could be
        "langkah.2": (4, 2),
        "langkah": (2, 2),
        "pelaksana": (2, 3),
        "langkah.2.output": (4, 7),
    }
    assert {at: place.words for at, place in places.items() if place} == {
        "langkah.1.waktu": "lembar SOP, baris 3",
        "langkah.1.pelaksana": "lembar SOP, baris 3",
        "langkah.2.pelaksana": "lembar SOP, baris 4",
        "langkah.2": "lembar SOP, baris 4",
        "langkah": None,
        "pelaksana": None,
        "langkah.2.output": "lembar SOP, baris 4",
    }


def test_items_in_cells_of_their_own_are_told_apart() -> None:
    lines = [
        ("Nama SOP", "Cuti"),
        ("Dasar Hukum", ""),
        ("1. UU 5/2014", ""),
        ("2. PP 11/2017 tentang", ""),
        ("manajemen PNS", ""),
        ("3. PP 17/2020", ""),
    ]
    document = read(workbook(rows(*lines)))
    assert document.sop.dasar_hukum == ("UU 5/2014", "PP 11/2017 tentang manajemen PNS", "PP 17/2020")
    assert document.sop.asal is not None
    assert {at: words for at, words in document.sop.asal.tempat.items() if at.startswith("dasar_hukum")} == {
        "dasar_hukum": "lembar SOP, sel A3",
        "dasar_hukum.1": "lembar SOP, sel A3",
        "dasar_hukum.2": "lembar SOP, sel A4",
        "dasar_hukum.3": "lembar SOP, sel A6",
    }
