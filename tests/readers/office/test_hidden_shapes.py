"""Shapes that a file holds but does not draw: nobody sees them, so they mark no actor and lead nowhere."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from packages import document, package

from sopcheck.model.sop import Sop
from sopcheck.model.source import Source
from sopcheck.readers import normalize, office

DATA = Path(__file__).parent / "data"
PARTS = {"x1_clean.xlsx": "xl/drawings/drawing1.xml", "d1_incell.docx": "word/document.xml"}


def read(name: str, shown: str = "", hidden: str = "") -> Sop:
    """One of the files; with `hidden` in the place of `shown` in the part that holds its shapes."""
    with zipfile.ZipFile(DATA / name) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    assert not shown or shown.encode() in parts[PARTS[name]]
    parts[PARTS[name]] = parts[PARTS[name]].replace(shown.encode(), hidden.encode(), 1) if shown else parts[PARTS[name]]
    raw = office.read(package(parts), name)
    (document,) = normalize.documents(raw, Source(name, "", raw.kind))
    return document.sop


def marked(sop: Sop) -> dict[str | None, tuple[str | None, ...]]:
    return {row.nomor: row.pelaksana or () for row in sop.langkah or ()}


SHAPES = [
    ("x1_clean.xlsx", 'id="4" name="Shape 4"', 'id="4" name="Shape 4" hidden="1"'),
    ("d1_incell.docx", 'id="106" name="Shape 106"', 'id="106" name="Shape 106" hidden="1"'),
    ("d1_incell.docx", 'id="105" name="S105"', 'id="105" name="S105" hidden="true"'),
]


@pytest.mark.parametrize(("name", "shown", "hidden"), SHAPES)
def test_a_hidden_shape_marks_nobody_and_no_arrow_leads_to_it(name: str, shown: str, hidden: str) -> None:
    before, sop = read(name), read(name, shown, hidden)
    lost = [number for number, actors in marked(sop).items() if actors != marked(before)[number]]
    assert lost == ["3"]
    assert not marked(sop)["3"]
    assert (sop.langkah or ())[1].ke is None
    assert "langkah.2.ke" in sop.tidak_terbaca or name == "d1_incell.docx"  # whose arrows are not glued to it
    assert (sop.langkah or ())[3].ke == (before.langkah or ())[3].ke


def test_a_hidden_arrow_leads_nowhere() -> None:
    sop = read("x1_clean.xlsx", 'id="12" name="Connector 12"', 'id="12" name="Connector 12" hidden="1"')
    first, second = (sop.langkah or ())[:2]
    assert (read("x1_clean.xlsx").langkah or ())[0].ke == ("2",)
    assert first.ke is None
    assert second.pelaksana


def drawn_by_vml(style: str) -> Sop:
    """A step of which a box drawn in VML marks the actor."""
    headings = ("No", "Kegiatan", "Staf", "Waktu", "Output")
    box = f'<w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="width:20pt;height:10pt;{style}"/></w:pict>'
    step = ("<w:t>1</w:t>", "<w:t>Menyusun</w:t>", box, "<w:t>1 jam</w:t>", "<w:t>Surat</w:t>")
    lines = ([f"<w:t>{words}</w:t>" for words in headings], step)
    cells = ("".join(f"<w:tc><w:p><w:r>{inside}</w:r></w:p></w:tc>" for inside in line) for line in lines)
    body = "".join(f"<w:tr>{line}</w:tr>" for line in cells)
    raw = office.read(document(f"<w:tbl>{body}</w:tbl>"), "a.docx")
    (found,) = normalize.documents(raw, Source("a.docx", "", raw.kind))
    return found.sop


def test_a_hidden_shape_of_vml_marks_nobody() -> None:
    assert marked(drawn_by_vml("")) == {"1": ("Staf",)}
    assert marked(drawn_by_vml("visibility:hidden")) == {"1": ()}
