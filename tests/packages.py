"""Small Office files made for tests, sound and hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
SHAPES = "http://schemas.openxmlformats.org/drawingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_NAMES = (
    f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" xmlns:table="{ODF}:table:1.0" '
    f'xmlns:draw="{ODF}:drawing:1.0" xmlns:svg="{ODF}:svg-compatible:1.0" xmlns:script="{ODF}:script:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ooo="http://openoffice.org/2004/office" '
    'xmlns:dom="http://www.w3.org/2001/xml-events" office:version="1.2"'
)


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP with these parts; "mimetype", as OpenDocument has it, is not packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(name, content, kind)
    return target.getvalue()


def relations(*items: tuple[str, str, str]) -> str:
    """A relations part: (id, kind, target)."""
    rows = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in items)
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'


def workbook(sheet: str, **further: str) -> bytes:
    """A workbook of one sheet whose XML (inside <worksheet>) is given; further: parts by name, "/" as "__"."""
    parts = {
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="SOP" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}" xmlns:r="{OFFICE}">{sheet}</worksheet>',
    }
    return package(parts | {name.replace("__", "/"): content for name, content in further.items()})


def rows(*lines: tuple[str, ...]) -> str:
    """<sheetData> with these words, row by row."""
    found = []
    for number, line in enumerate(lines, 1):
        cells = "".join(
            f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{words}</t></is></c>'
            for column, words in enumerate(line)
            if words
        )
        found.append(f'<row r="{number}">{cells}</row>')
    return f"<sheetData>{''.join(found)}</sheetData>"


def document(body: str, **further: str) -> bytes:
    """A Word document with this body."""
    parts = {
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    return package(parts | {name.replace("__", "/"): content for name, content in further.items()})


def table(*lines: tuple[str, ...]) -> str:
    """A Word table with these words."""
    cells = (
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in line) + "</w:tr>"
        for line in lines
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def opendocument(kind: str, inside: str, parts: Mapping[str, str] = {}) -> bytes:
    """An OpenDocument file: kind "text" or "spreadsheet", what stands in its content, further parts."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    listed = "".join(
        f'<m:file-entry m:full-path="{name}" m:media-type="{mime if name == "/" else "text/xml"}"/>'
        for name in ("/", "content.xml", *parts)
    )
    return package(
        {
            "mimetype": mime,
            "content.xml": f"<office:document-content {ODF_NAMES}>{inside}</office:document-content>",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{ODF}:manifest:1.0">{listed}</m:manifest>',
            **parts,
        }
    )
