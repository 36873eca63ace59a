"""The blank SOP as an Excel workbook: identity on one sheet, the step table on another, help at the selected cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from sopcheck.language.headings import column_label, standard_label
from sopcheck.ooxml import DECLARATION, OFFICE, SHEET, content_types, escaped, relations, write
from sopcheck.reporters.templates.form import ACTORS, BELOW, BESIDE, HINTS, MARKS, MUTU_BAKU, STEPS

IDENTITY, PROCEDURE = "Identitas", "Prosedur"
BLANK, HEAD, LABEL = 1, 2, 3  # styles of a cell: position in cellXfs of _STYLES
FIRST = 3  # row of the first step

_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SIDES = ("left", "right", "top", "bottom")
_BORDER = "".join(f'<{side} style="thin"><color rgb="FF7B8794"/></{side}>' for side in _SIDES)
_WRAP = '<alignment horizontal="{}" vertical="{}" wrapText="1"/>'


def page() -> bytes:
    """The workbook."""
    last = FIRST + STEPS - 1
    parts = {
        "[Content_Types].xml": content_types(
            {
                "xl/workbook.xml": f"{_KIND}.sheet.main+xml",
                "xl/styles.xml": f"{_KIND}.styles+xml",
                "xl/worksheets/sheet1.xml": f"{_KIND}.worksheet+xml",
                "xl/worksheets/sheet2.xml": f"{_KIND}.worksheet+xml",
            }
        ),
        "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'{DECLARATION}<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>'
            f'<sheet name="{IDENTITY}" sheetId="1" r:id="rId1"/>'
            f'<sheet name="{PROCEDURE}" sheetId="2" r:id="rId2"/></sheets>'
            f'<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="1">{PROCEDURE}!$1:$2</definedName>'
            "</definedNames></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(
            [
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "worksheet", "worksheets/sheet2.xml"),
                ("rId3", "styles", "styles.xml"),
            ]
        ),
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _identity(),
        "xl/worksheets/sheet2.xml": _steps(last),
    }
    target = BytesIO()
    write(target, ((name, [part.encode()]) for name, part in parts.items()))
    return target.getvalue()


def _identity() -> str:
    """Letterhead on the left; on the right each label with a cell beside it; then lists below their labels."""
    rows: list[tuple[float, Sequence[tuple[str, int]]]] = []
    merged = [f"A1:A{len(BESIDE)}"]
    help_: dict[str, str] = {"A1": HINTS["instansi"]}
    for number, key in enumerate(BESIDE, 1):
        rows.append((75 if key == "disahkan_oleh" else 20, [("", BLANK), (standard_label(key), LABEL), ("", BLANK)]))
        help_[f"C{number}"] = HINTS[key]
    for left, right in BELOW:
        at = len(rows) + 1
        rows += [
            (20, [(standard_label(left), HEAD), (standard_label(right), HEAD), ("", HEAD)]),
            (90, [("", BLANK)] * 3),
        ]
        merged += [f"B{at}:C{at}", f"B{at + 1}:C{at + 1}"]
        help_ |= {f"A{at + 1}": HINTS[left], f"B{at + 1}": HINTS[right]}
    return _sheet(rows, (48, 24, 44), merged, help_)


def _steps(last: int) -> str:
    top = ["nomor", "kegiatan"]
    heads = (
        [column_label(key) for key in top] + [column_label("pelaksana")] + [""] * (ACTORS - 1) + ["Mutu Baku", "", ""]
    )
    second = [""] * (2 + ACTORS) + [column_label(key) for key in MUTU_BAKU] + [""]
    rows: list[tuple[float, Sequence[tuple[str, int]]]] = [
        (20, [(words, HEAD) for words in [*heads, column_label("keterangan")]]),
        (34, [(words, HEAD) for words in second]),
        *[(34.0, [("", BLANK)] * len(second))] * STEPS,
    ]
    actors, quality = _letters(2, ACTORS), _letters(2 + ACTORS, len(MUTU_BAKU))
    end = chr(ord(quality[-1]) + 1)
    merged = ["A1:A2", "B1:B2", f"{actors[0]}1:{actors[-1]}1", f"{quality[0]}1:{quality[-1]}1", f"{end}1:{end}2"]
    help_ = {
        f"A{FIRST}:A{last}": HINTS["langkah"],
        f"B{FIRST}:B{last}": HINTS["kegiatan"],
        f"{actors[0]}2:{actors[-1]}2": HINTS["pelaksana"],
        **{f"{letter}{FIRST}:{letter}{last}": HINTS[key] for letter, key in zip(quality, MUTU_BAKU, strict=True)},
        f"{end}{FIRST}:{end}{last}": HINTS["keterangan"],
    }
    choice = (f"{actors[0]}{FIRST}:{actors[-1]}{last}", MARKS, HINTS["tanda"])
    return _sheet(rows, (6, 44, *[13] * ACTORS, 26, 14, 26, 16), merged, help_, choice, frozen=True)


def _letters(first: int, count: int) -> list[str]:
    return [chr(65 + first + place) for place in range(count)]


def _sheet(
    rows: Sequence[tuple[float, Sequence[tuple[str, int]]]],
    widths: Sequence[float],
    merged: Sequence[str],
    help_: Mapping[str, str],
    choice: tuple[str, Sequence[str], str] | None = None,
    frozen: bool = False,
) -> str:
    """A sheet. rows: (height in points, cells as (words, style)); help_, choice: what is shown at the selected cell."""
    pane = '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>' if frozen else ""
    columns = "".join(f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(widths, 1))
    lines = "".join(_row(number, height, cells) for number, (height, cells) in enumerate(rows, 1))
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    checks = "".join(_prompt(at, words) for at, words in help_.items())
    if choice:
        at, marks, words = choice
        checks += _prompt(at, words, f'<formula1>"{",".join(marks)}"</formula1>')
    count = len(help_) + bool(choice)
    return (
        f'{DECLARATION}<worksheet xmlns="{SHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0" showGridLines="0">{pane}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{lines}</sheetData>'
        f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>'
        f'<dataValidations count="{count}">{checks}</dataValidations>'
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>'
    )


def _row(number: int, height: float, cells: Sequence[tuple[str, int]]) -> str:
    found = "".join(
        f'<c r="{chr(65 + place)}{number}" s="{style}" t="inlineStr"><is><t>{escaped(words)}</t></is></c>'
        if words
        else f'<c r="{chr(65 + place)}{number}" s="{style}"/>'
        for place, (words, style) in enumerate(cells)
    )
    return f'<row r="{number}" ht="{height}" customHeight="1">{found}</row>'


def _prompt(at: str, words: str, listed: str = "") -> str:
    """Help at a cell. listed: what may be chosen; other words stay allowed."""
    kind = 'type="list" showErrorMessage="0" ' if listed else ""
    return (
        f'<dataValidation {kind}allowBlank="1" showInputMessage="1" promptTitle="Cara mengisi" '
        f'prompt="{escaped(words)}" sqref="{at}">{listed}</dataValidation>'
    )


_STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{SHEET}"><fonts count="2"><font><sz val="10"/><name val="Arial"/></font>'
    '<font><b/><sz val="10"/><name val="Arial"/></font></fonts><fills count="3">'
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFD9E2EC"/></patternFill></fill></fills>'
    f'<borders count="2"><border/><border>{_BORDER}</border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1" applyAlignment="1">'
    f"{_WRAP.format('left', 'top')}</xf>"
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" '
    f'applyAlignment="1">{_WRAP.format("center", "center")}</xf>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1">'
    f'{_WRAP.format("left", "top")}</xf></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
