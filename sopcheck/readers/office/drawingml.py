"""DrawingML, the drawing language of Word and Excel: what a shape is, where its ends are, which ends bear arrows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sopcheck.readers.office.package import Element, child, local, walk
from sopcheck.readers.raw import Box, Kind, Line, Shape

KINDS: dict[str, Kind] = {
    "flowChartTerminator": "terminal",
    "roundRect": "terminal",
    "flowChartAlternateProcess": "terminal",
    "ellipse": "terminal",
    "flowChartProcess": "proses",
    "rect": "proses",
    "flowChartPredefinedProcess": "proses",
    "flowChartDecision": "keputusan",
    "diamond": "keputusan",
    "flowChartOffpageConnector": "penghubung",
    "flowChartConnector": "penghubung",
    "homePlate": "penghubung",
    "pentagon": "penghubung",
}
"""Preset shapes by the symbol of the form they draw (PermenPANRB 35/2012: five symbols); others are "lain"."""

LINES = frozenset(
    {"line", "lineInv", "straightConnector1"}
    | {f"{form}Connector{number}" for form in ("bent", "curved") for number in range(2, 6)}
)
QUARTER = 5_400_000  # a right angle in 60000ths of a degree
MAX_SHAPES = 2000


class Turn(NamedTuple):
    """How a shape is turned: right angles clockwise, then mirrored."""

    quarters: int = 0
    flip_h: bool = False
    flip_v: bool = False


class Drawn(NamedTuple):
    """What is drawn on a table: shapes, lines between them, free words."""

    shapes: tuple[Shape, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[Shape, ...] = ()


def preset(properties: Element | None) -> str:
    """The name of the preset form of a shape; "" for a free form."""
    form = child(properties, "prstGeom")
    return form.get("prst", "") if form is not None else ""


def kind_of(name: str) -> Kind:
    """The symbol a preset form draws."""
    return KINDS.get(name, "lain")


def is_hidden(element: Element) -> bool:
    """Whether a shape, line, picture or group is held by the file but not drawn."""
    about = [element, *(part for part in element if local(part).startswith("nv"))]
    marks = [element, *(part for one in about for part in one if local(part) in ("cNvPr", "docPr"))]
    return any(mark.get("hidden") in ("1", "true") for mark in marks)


def hidden_names(drawing: Element, out: bool = False) -> frozenset[str]:
    """The names of what a drawing holds but does not draw: hidden shapes, and all in hidden groups. out: whether it is
    not drawn as a whole.
    """
    found: set[str] = set()
    pending = [(drawing, out)]
    while pending:
        element, out = pending.pop()
        out = out or is_hidden(element)
        if out and local(element) == "cNvPr":
            found.add(element.get("id", ""))
        pending.extend((part, out) for part in element)
    return frozenset(found)


def turn_of(properties: Element | None) -> Turn:
    """How a shape or line is turned and mirrored."""
    frame = child(properties, "xfrm")
    if frame is None:
        return Turn()
    angle = number(frame.get("rot"))
    flips = (frame.get("flipH") in ("1", "true"), frame.get("flipV") in ("1", "true"))
    return Turn(round(angle / QUARTER) % 4, *flips)


def frame_of(properties: Element | None, *, inner: bool = False) -> Box | None:
    """The frame a file states for a shape; inner: the frame in whose unit the children of a group count."""
    frame = child(properties, "xfrm")
    offset, extent = child(frame, "chOff" if inner else "off"), child(frame, "chExt" if inner else "ext")
    if offset is None or extent is None:
        return None
    left, top = number(offset.get("x")), number(offset.get("y"))
    return Box(left, top, left + number(extent.get("cx")), top + number(extent.get("cy")))


def within(group: Box, inner: Box, frame: Box) -> Box:
    """The frame of a child of a group in the unit of the page."""
    wide, high = inner.right - inner.left, inner.bottom - inner.top
    across = (group.right - group.left) / wide if wide else 1.0
    down = (group.bottom - group.top) / high if high else 1.0
    return Box(
        group.left + (frame.left - inner.left) * across,
        group.top + (frame.top - inner.top) * down,
        group.left + (frame.right - inner.left) * across,
        group.top + (frame.bottom - inner.top) * down,
    )


def upright(box: Box, turn: Turn, stated: Box | None) -> Box:
    """The box as it is seen: one that is stored unturned is laid on its side."""
    if turn.quarters % 2 == 0 or stated is None:
        return box
    wide, high = box.right - box.left, box.bottom - box.top
    stored = abs(wide - (stated.right - stated.left)) + abs(high - (stated.bottom - stated.top))
    seen = abs(wide - (stated.bottom - stated.top)) + abs(high - (stated.right - stated.left))
    if seen <= stored:
        return box
    x, y = box.middle
    return Box(x - high / 2, y - wide / 2, x + high / 2, y + wide / 2)


def ends(box: Box, turn: Turn) -> tuple[tuple[float, float], tuple[float, float]]:
    """Start and end of a line seen in a box: it begins at the upper left corner, before it is mirrored and turned."""
    x, y = (1 if turn.flip_h else -1), (1 if turn.flip_v else -1)
    for _ in range(turn.quarters):
        x, y = -y, x
    start = (box.right if x > 0 else box.left, box.bottom if y > 0 else box.top)
    end = (box.left if x > 0 else box.right, box.top if y > 0 else box.bottom)
    return start, end


def arrows_of(properties: Element | None) -> tuple[bool, bool]:
    """Whether a line has an arrowhead at its start ("head") and at its end ("tail")."""
    line = child(properties, "ln")
    found = (child(line, "headEnd"), child(line, "tailEnd"))
    return tuple(end is not None and end.get("type", "none") != "none" for end in found)  # type: ignore[return-value]


def is_open(properties: Element | None) -> bool:
    """Whether a shape is a line whatever its form is called: nothing fills it, and its border bears an arrowhead."""
    return child(properties, "noFill") is not None and any(arrows_of(properties))


def is_unframed(properties: Element | None) -> bool:
    """Whether a shape has neither border nor filling, so that only its words are seen."""
    line = child(properties, "ln")
    bare = line is None or child(line, "noFill") is not None
    filled = child(properties, "solidFill") is not None or child(properties, "gradFill") is not None
    return bare and (not filled or (line is not None and child(line, "noFill") is not None))


def words_of(body: Element | None) -> str:
    """The words in a shape, line by line."""
    if body is None:
        return ""
    lines = ["".join(run.text or "" for run in walk(paragraph, "t")) for paragraph in walk(body, "p")]
    return "\n".join(line.strip() for line in lines if line.strip())


def number(text: str | None) -> float:
    """A length or angle; 0 where it is none."""
    try:
        value = float(text) if text is not None and len(text) < 30 else 0.0
    except ValueError:
        return 0.0
    return value if abs(value) < 1e12 else 0.0


def named(elements: Iterable[Element], *names: str) -> Element | None:
    """The first of some elements with one of these local names."""
    return next((element for element in elements if local(element) in names), None)
