"""What is drawn on a sheet: three kinds of anchors, groups, connectors glued or not, pictures.

Boxes are in EMU from the upper left corner of the sheet, as the edges of its columns and rows are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from sopcheck.errors import InputError
from sopcheck.readers.office.drawingml import (
    LINES,
    MAX_SHAPES,
    Drawn,
    arrows_of,
    ends,
    frame_of,
    hidden_names,
    is_hidden,
    is_unframed,
    kind_of,
    number,
    preset,
    turn_of,
    upright,
    within,
    words_of,
)
from sopcheck.readers.office.package import Element, child, local
from sopcheck.readers.raw import Box, Line, Shape

_DRAWN = frozenset({"sp", "cxnSp", "pic", "grpSp"})


def drawn(root: Element, columns: Sequence[float], rows: Sequence[float], place: str, name: str) -> Drawn:
    """What a drawing part holds. columns, rows: the edges of the sheet. Raises InputError beyond MAX_SHAPES."""
    shapes: list[Shape] = []
    lines: list[Line] = []
    labels: list[Shape] = []
    for anchor in root:
        box = _anchored(anchor, columns, rows)
        element = next((part for part in anchor if local(part) in _DRAWN), None)
        if box is None or element is None:
            continue
        for one in _unfolded(element, box):
            found = _drawn(*one, place)
            if isinstance(found, Line):
                lines.append(found)
            elif found.kind == "lain" and found.name.startswith("\0"):
                labels.append(replace(found, name=found.name[1:]))
            else:
                shapes.append(replace(found, cell=_single_cell(found.box, columns, rows)))
            if len(shapes) + len(lines) + len(labels) > MAX_SHAPES:
                raise InputError(name, f"{place} memuat lebih dari {MAX_SHAPES} bentuk gambar")
    return Drawn(tuple(shapes), tuple(lines), tuple(labels))


def without_hidden(seen: Drawn, root: Element, rows: Container[int]) -> tuple[Drawn, frozenset[str]]:
    """What is drawn without what begins in hidden rows (it would slide onto the next one), and the names of the shapes
    there and of hidden ones. Lines glued to those stay: they lead to what is not printed, not nowhere.
    """
    names = set(hidden_names(root))
    for anchor in root:
        corner = child(anchor, "from")
        if corner is not None and int(number(_text(corner, "row"))) in rows:
            names |= {part.get("id", "") for part in anchor.iter() if local(part) == "cNvPr"}
    if not names:
        return seen, frozenset()
    shapes = tuple(shape for shape in seen.shapes if shape.name not in names)
    labels = tuple(label for label in seen.labels if label.name not in names)
    return Drawn(shapes, seen.lines, labels), frozenset(names)


def _anchored(anchor: Element, columns: Sequence[float], rows: Sequence[float]) -> Box | None:
    """Where an anchor puts what it holds; offsets are kept within their cell, as Excel does."""
    kind = local(anchor)
    if kind == "absoluteAnchor":
        position, extent = child(anchor, "pos"), child(anchor, "ext")
        if position is None or extent is None:
            return None
        left, top = number(position.get("x")), number(position.get("y"))
        return Box(left, top, left + number(extent.get("cx")), top + number(extent.get("cy")))
    start = _corner(child(anchor, "from"), columns, rows)
    if start is None:
        return None
    if kind == "oneCellAnchor":
        extent = child(anchor, "ext")
        if extent is None:
            return None
        return Box(*start, start[0] + number(extent.get("cx")), start[1] + number(extent.get("cy")))
    end = _corner(child(anchor, "to"), columns, rows)
    return (
        Box(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])) if end else None
    )


def _corner(corner: Element | None, columns: Sequence[float], rows: Sequence[float]) -> tuple[float, float] | None:
    if corner is None:
        return None
    column, row = (int(number(_text(corner, part))) for part in ("col", "row"))
    across, down = (number(_text(corner, part)) for part in ("colOff", "rowOff"))
    if not (0 <= column < len(columns) - 1 and 0 <= row < len(rows) - 1):
        return None
    return (
        columns[column] + min(max(across, 0.0), columns[column + 1] - columns[column]),
        rows[row] + min(max(down, 0.0), rows[row + 1] - rows[row]),
    )


def _text(corner: Element, part: str) -> str | None:
    found = child(corner, part)
    return found.text if found is not None else None


def _unfolded(element: Element, box: Box) -> Iterator[tuple[Element, Box]]:
    """The single shapes of a group with their boxes; groups in groups too."""
    pending = [(element, box)]
    while pending:
        element, box = pending.pop()
        if is_hidden(element):
            continue
        if local(element) != "grpSp":
            yield element, box
            continue
        properties = child(element, "grpSpPr")
        inner = frame_of(properties, inner=True) or frame_of(properties)
        for part in element:
            if local(part) in _DRAWN and inner is not None:
                own = child(part, "grpSpPr" if local(part) == "grpSp" else "spPr")
                frame = frame_of(own)
                if frame is not None:
                    pending.append((part, within(box, inner, frame)))


def _drawn(element: Element, box: Box, place: str) -> Shape | Line:
    """One shape, line or label (a shape whose name begins with NUL, until the caller puts it apart)."""
    kind, properties = local(element), child(element, "spPr")
    about = child(element, {"cxnSp": "nvCxnSpPr", "pic": "nvPicPr"}.get(kind, "nvSpPr"))
    identity = child(about, "cNvPr")
    name = identity.get("id", "") if identity is not None else ""
    form, turn = preset(properties), turn_of(properties)
    seen = upright(box, turn, frame_of(properties))
    if kind == "pic":
        return Shape(name, "gambar", seen, place=place)
    if kind == "cxnSp" or form in LINES:
        start, end = ends(seen, turn)
        glued = child(about, "cNvCxnSpPr")
        first, last = child(glued, "stCxn"), child(glued, "endCxn")
        return Line(
            start,
            end,
            first.get("id") if first is not None else None,
            last.get("id") if last is not None else None,
            arrows_of(properties),
            place,
        )
    words = words_of(child(element, "txBody"))
    box_of_text = child(about, "cNvSpPr")
    if (box_of_text is not None and box_of_text.get("txBox") == "1") or (form == "rect" and is_unframed(properties)):
        return Shape("\0" + name, "lain", seen, words, place=place)
    return Shape(name, kind_of(form), seen, words, place=place)


def _single_cell(box: Box, columns: Sequence[float], rows: Sequence[float]) -> tuple[int, int] | None:
    """The one cell a box lies in, edges included."""
    row, column = bisect_right(rows, box.top) - 1, bisect_right(columns, box.left) - 1
    if not (0 <= row < len(rows) - 1 and 0 <= column < len(columns) - 1):
        return None
    return (row, column) if box.right <= columns[column + 1] and box.bottom <= rows[row + 1] else None
