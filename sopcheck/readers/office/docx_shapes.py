"""What is drawn in a Word paragraph: DrawingML (wps), groups (wpg), pictures, and VML where there is nothing newer.

Boxes are in EMU from the upper left corner of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sopcheck.readers.office.docx_text import words_of
from sopcheck.readers.office.drawingml import (
    LINES,
    Drawn,
    Turn,
    arrows_of,
    ends,
    frame_of,
    hidden_names,
    is_hidden,
    is_open,
    is_unframed,
    kind_of,
    number,
    preset,
    turn_of,
    upright,
    within,
)
from sopcheck.readers.office.package import Element, attribute, child, local, walk
from sopcheck.readers.raw import EMU_PER_POINT, Box, Kind, Line, Shape

VML_KINDS: dict[str, Kind] = {
    "1": "proses", "2": "terminal", "3": "terminal", "4": "keputusan", "109": "proses", "110": "keputusan",
    "112": "proses", "116": "terminal", "120": "penghubung", "176": "terminal", "177": "penghubung",
}  # fmt: skip
"""Shape types of VML by number (o:spt), as far as they draw a symbol of the form."""

_UNTYPED = ("rect", "")
"""What LibreOffice makes of a connector whose form it lost on the way from .doc: a box, or a free form."""

VML_LINES = frozenset({"20", *map(str, range(32, 41))})
VML_TEXT = "202"
VML_PICTURE = "75"

# "width:28.75pt" · "margin-left:-4in"
_LENGTH = re.compile(r"(?P<amount>-?[0-9]*\.?[0-9]+)(?P<unit>pt|in|cm|mm|px|pc)?")
_UNIT = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0, None: 1.0}


class Origin(NamedTuple):
    """Where a paragraph stands in its table: left and top of its text, its cell if it is in one.

    estimated: whether heights of rows had to be estimated.
    """

    left: float
    top: float
    cell: tuple[int, int] | None
    estimated: bool


class _Found(NamedTuple):
    shapes: list[Shape]
    lines: list[Line]
    labels: list[Shape]


def drawn_in(paragraph: Element, origin: Origin, place: str, count: int) -> tuple[Drawn, frozenset[str]]:
    """What is anchored in a paragraph, and the names of what is hidden there. count: how many shapes came before, for
    names.
    """
    found = _Found([], [], [])
    unseen: frozenset[str] = frozenset()
    for element in walk(paragraph, "anchor", "inline", "pict"):
        if local(element) == "pict":
            _vml(element, origin, place, found, count)
        else:
            unseen |= hidden_names(element)
            _anchored(element, origin, place, found, count)
    return Drawn(tuple(found.shapes), tuple(found.lines), tuple(found.labels)), unseen


def _anchored(anchor: Element, origin: Origin, place: str, found: _Found, count: int) -> None:
    extent, data = child(anchor, "extent"), child(anchor, "graphic", "graphicData")
    if extent is None or data is None or is_hidden(anchor):
        return
    left, top, sure = _position(anchor, origin)
    box = Box(left, top, left + number(extent.get("cx")), top + number(extent.get("cy")))
    for element, own in _unfolded(data, box):
        name = str(count + len(found.shapes) + len(found.lines) + len(found.labels))
        _one(
            element, own, Origin(0, 0, origin.cell if sure else None, origin.estimated or not sure), name, place, found
        )


def _position(anchor: Element, origin: Origin) -> tuple[float, float, bool]:
    """(left, top, whether they count from the paragraph): what counts from the page cannot be placed for sure."""
    if local(anchor) == "inline":
        return origin.left, origin.top, True
    inside = anchor.get("layoutInCell", "1") in ("1", "true") and origin.cell is not None
    across, down = child(anchor, "positionH"), child(anchor, "positionV")
    values = []
    sure = True
    for position, bases in ((across, ("column", "character")), (down, ("paragraph", "line"))):
        offset = child(position, "posOffset")
        values.append(number(offset.text) if offset is not None else 0.0)
        base = position.get("relativeFrom", "") if position is not None else ""
        sure = sure and offset is not None and (base in bases or inside)
    return origin.left + values[0], origin.top + values[1], sure


def _unfolded(data: Element, box: Box) -> Iterator[tuple[Element, Box]]:
    """Single shapes and pictures with their boxes; groups and canvases opened."""
    pending: list[tuple[Element, Box]] = [
        (one, box) for one in data if local(one) in ("wsp", "wgp", "wpc", "pic", "cxnSp")
    ]
    while pending:
        element, own = pending.pop()
        if is_hidden(element):
            continue
        if local(element) not in ("wgp", "grpSp", "wpc"):
            yield element, own
            continue
        properties = child(element, "grpSpPr")
        inner = frame_of(properties, inner=True) or Box(0, 0, own.right - own.left, own.bottom - own.top)
        for part in element:
            if local(part) in ("wsp", "grpSp", "pic", "wgp"):
                frame = frame_of(child(part, "grpSpPr" if local(part) in ("grpSp", "wgp") else "spPr"))
                if frame is not None:
                    pending.append((part, within(own, inner, frame)))


def _one(element: Element, box: Box, origin: Origin, name: str, place: str, found: _Found) -> None:
    properties = child(element, "spPr")
    form, turn = preset(properties), turn_of(properties)
    seen = upright(box, turn, frame_of(properties))
    identity = child(element, "cNvPr")
    known = (identity.get("id") if identity is not None else None) or f"#{name}"
    if local(element) == "pic":
        found.shapes.append(Shape(known, "gambar", seen, "", origin.cell, origin.estimated, place))
        return
    glued = child(element, "cNvCnPr")
    if glued is not None or form in LINES or (form in _UNTYPED and is_open(properties)):
        start, end = ends(seen, turn)
        first, last = child(glued, "stCxn"), child(glued, "endCxn")
        found.lines.append(
            Line(
                start,
                end,
                first.get("id") if first is not None else None,
                last.get("id") if last is not None else None,
                arrows_of(properties),
                place,
            )
        )
        return
    words = _words(element)
    about = child(element, "cNvSpPr")
    typed = about is not None and about.get("txBox") == "1"
    if typed or (form == "rect" and is_unframed(properties)):
        found.labels.append(Shape(known, "lain", seen, words, origin.cell, origin.estimated, place))
    else:
        found.shapes.append(Shape(known, kind_of(form), seen, words, origin.cell, origin.estimated, place))


def _words(element: Element) -> str:
    lines = [words_of(paragraph, lambda _: None).strip() for paragraph in walk(element, "p")]
    return "\n".join(line for line in lines if line)


# -- VML ------------------------------------------------------------------------------------------------------


def _vml(pict: Element, origin: Origin, place: str, found: _Found, count: int) -> None:
    types = {shape.get("id", ""): attribute(shape, "spt") or "" for shape in pict.iter() if local(shape) == "shapetype"}
    pending: list[tuple[Element, Box | None, Box | None]] = [(one, None, None) for one in pict]
    while pending:
        element, group, inner = pending.pop(0)
        kind = local(element)
        if kind not in ("shape", "rect", "roundrect", "oval", "line", "group"):
            continue
        style = _style(element)
        if style.get("visibility") == "hidden":
            continue
        box = _vml_box(style, origin, group, inner)
        if kind == "group":
            size, start = _pair(element.get("coordsize", "1000,1000")), _pair(element.get("coordorigin", "0,0"))
            pending.extend((one, box, Box(*start, start[0] + size[0], start[1] + size[1])) for one in element)
            continue
        name = f"#{count + len(found.shapes) + len(found.lines) + len(found.labels)}"
        own = (element.get("type") or "").lstrip("#")
        number_of_form = types.get(own) or own.rpartition("_t")[2]
        if kind == "line" or number_of_form in VML_LINES or attribute(element, "connectortype"):
            found.lines.append(_vml_line(element, style, box, origin, place))
            continue
        form = {"rect": "1", "roundrect": "2", "oval": "3"}.get(kind, number_of_form)
        words = _words(element)
        if form == VML_TEXT or (kind == "rect" and element.get("stroked") in ("f", "false")):
            found.labels.append(Shape(name, "lain", box, words, origin.cell, origin.estimated, place))
        elif form == VML_PICTURE:
            found.shapes.append(Shape(name, "gambar", box, "", origin.cell, origin.estimated, place))
        else:
            symbol = VML_KINDS.get(form, "lain")
            found.shapes.append(Shape(name, symbol, box, words, origin.cell, origin.estimated, place))


def _vml_line(element: Element, style: dict[str, str], box: Box, origin: Origin, place: str) -> Line:
    flip = style.get("flip", "")
    quarters = round(number(style.get("rotation", "0").removesuffix("deg")) / 90) % 4
    start, end = ends(box, Turn(quarters, "x" in flip, "y" in flip))
    if local(element) == "line":
        first, last = _points(element.get("from", "0,0")), _points(element.get("to", "0,0"))
        start = (origin.left + first[0], origin.top + first[1])
        end = (origin.left + last[0], origin.top + last[1])
    stroke = child(element, "stroke")
    arrows = tuple(
        stroke is not None and stroke.get(end_of, "none") not in ("none", "") for end_of in ("startarrow", "endarrow")
    )
    return Line(start, end, None, None, arrows, place)  # type: ignore[arg-type]  # two of them


def _style(element: Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in element.get("style", "").split(";"))
    return {name.strip().casefold(): value.strip() for name, _, value in pairs if value}


def _vml_box(style: dict[str, str], origin: Origin, group: Box | None, inner: Box | None) -> Box:
    if group is not None and inner is not None:
        left, top = number(style.get("left")), number(style.get("top"))
        frame = Box(left, top, left + number(style.get("width")), top + number(style.get("height")))
        return within(group, inner, frame)
    left = origin.left + _length(style.get("margin-left") or style.get("left"))
    top = origin.top + _length(style.get("margin-top") or style.get("top"))
    return Box(left, top, left + _length(style.get("width")), top + _length(style.get("height")))


def _length(text: str | None) -> float:
    match = _LENGTH.match(text or "")
    return float(match["amount"]) * _UNIT[match["unit"]] * EMU_PER_POINT if match else 0.0


def _pair(text: str) -> tuple[float, float]:
    first, _, second = text.partition(",")
    return number(first), number(second)


def _points(text: str) -> tuple[float, float]:
    first, _, second = text.partition(",")
    return _length(first), _length(second)
