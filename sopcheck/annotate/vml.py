"""The boxes in which Excel shows notes: an old drawing language (VML), without which it drops the notes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence

from sopcheck.readers.office.package import Element, parts_of
from sopcheck.readers.office.xlsx import EMU_PER_PIXEL, column_edges, row_edges

WIDE, TALLEST = 420, 900  # pixels of a box
LETTERS, LINE = 56, 15  # letters that fit on one line of it, and its height
USUAL_COLUMN, USUAL_ROW = 64, 20

_NAMES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_TYPE = (
    f'<v:shapetype {_NAMES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
EMPTY = f'<xml {_NAMES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
# id="_x0000_s1025"
_NUMBERED = re.compile(rb"_x0000_s([0-9]{1,9})")
_ROW, _POINTS = re.compile(r"[0-9]{1,7}"), re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,20})?")
# <v:shape …>…<x:Row>6</x:Row><x:Column>5</x:Column>…</v:shape>, as far as its own end
_SHAPE = re.compile(rb"<v:shape\s(?:(?!<v:shape\s).)*?</v:shape\s*>", re.DOTALL)
_ROW_OF, _COLUMN_OF = (re.compile(rb"<x:%s>\s*([0-9]{1,7})\s*</x:%s>" % (name, name)) for name in (b"Row", b"Column"))
_CLOSE = re.compile(rb"</xml\s*>\s*\Z")


def boxes(sheet: Element, notes: Mapping[tuple[int, int], Sequence[tuple[bool, str]]]) -> str:
    """The boxes of the notes of a sheet, to the right of their cells; `{}` stands for the number of each."""
    columns = column_edges(sheet)[1]
    rows = row_edges(sheet, _heights(sheet), max((row for row, _ in notes), default=0))
    return "".join(_box(cell, notes[cell], columns, rows) for cell in sorted(notes))


def with_boxes(drawing: bytes, new: str) -> bytes:
    """A drawing with boxes added before its end. It need not be well-formed XML: Office itself writes it loosely."""
    number = max((int(found) for found in _NUMBERED.findall(drawing)), default=1024)
    pieces = new.split("{}")
    numbered = pieces[0] + "".join(f"_x0000_s{number + place}{piece}" for place, piece in enumerate(pieces[1:], 1))
    kind = "" if b"_x0000_t202" in drawing else _TYPE
    end = _CLOSE.search(drawing)
    at = end.start() if end else len(drawing)
    return drawing[:at] + f"{kind}{numbered}".encode() + drawing[at:]


def without_boxes(drawing: bytes, cells: Collection[tuple[int, int]]) -> bytes:
    """A drawing without the boxes of the notes of these cells (row, column; 1-based)."""

    def kept(match: re.Match[bytes]) -> bytes:
        row, column = _ROW_OF.search(match[0]), _COLUMN_OF.search(match[0])
        return b"" if row and column and (int(row[1]) + 1, int(column[1]) + 1) in cells else match[0]

    return _SHAPE.sub(kept, drawing)


def _box(
    cell: tuple[int, int], lines: Sequence[tuple[bool, str]], columns: Sequence[float], rows: Sequence[float]
) -> str:
    row, column = cell
    tall = min(TALLEST, LINE * (1 + sum(len(words) // LETTERS + 1 for _, words in lines)))
    left, right = _across(columns, column, 15, USUAL_COLUMN), _across(columns, column, 15 + WIDE, USUAL_COLUMN)
    top, bottom = _across(rows, row - 1, 2, USUAL_ROW), _across(rows, row - 1, 2 + tall, USUAL_ROW)
    anchor = ", ".join(f"{place}, {offset}" for place, offset in (left, top, right, bottom))
    return (
        f'<v:shape {_NAMES} id="{{}}" type="#_x0000_t202" style=\'position:absolute;margin-left:60pt;margin-top:2pt;'
        f'width:{WIDE * 3 // 4}pt;height:{tall * 3 // 4}pt;z-index:1;visibility:hidden\' fillcolor="#ffffe1" '
        'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        "<v:path o:connecttype=\"none\"/><v:textbox style='mso-direction-alt:auto'><div style='text-align:left'></div>"
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row>"
        f"<x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _across(edges: Sequence[float], start: int, pixels: int, usual: int) -> tuple[int, int]:
    """(column or row, pixels into it) that lies so far behind the edge `start`."""
    last = len(edges) - 1
    begun = edges[start] / EMU_PER_PIXEL if start <= last else edges[-1] / EMU_PER_PIXEL + (start - last) * usual
    goal = begun + pixels
    if last >= 0 and goal < edges[-1] / EMU_PER_PIXEL:
        place = bisect_right(edges, goal * EMU_PER_PIXEL) - 1
        return place, int(goal - edges[place] / EMU_PER_PIXEL)
    beyond = goal - edges[-1] / EMU_PER_PIXEL
    return last + int(beyond // usual), int(beyond % usual)


def _heights(sheet: Element) -> dict[int, float]:
    """Row (0-based) → points, where they are set."""
    found = {}
    for row in parts_of(sheet, "sheetData"):
        number, height = row.get("r", ""), row.get("ht", "")
        if _ROW.fullmatch(number) and _POINTS.fullmatch(height):
            found[int(number) - 1] = float(height)
    return found
