"""What is drawn beside the tables of a page: symbols of a flowchart, arrowheads, pieces of lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from sopcheck.readers.pdf import raster
from sopcheck.readers.pdf.lattice import THIN, Border, sides, straight
from sopcheck.readers.pdf.outlines import PALE, Box, Head, bounds, head_of, inside, is_line, kind_of
from sopcheck.readers.pdf.seen import Path, Picture, Point, Stroke

SMALLEST = 7.0  # points; a shape is larger both ways (the smallest real one is 14 by 14)
LARGEST = 0.4  # of the page's width
SAME = 2.6  # points two outlines of one shape lie apart at most
DARK_FILL = 0.75  # a box with a fill but no outline is a shape from here down; paler ones shade cells and words
SOLID = 0.5  # of a picture that is dark, for it to be a shape; paler ones hold words
LARGEST_PICTURE = 120.0  # points; a picture of one shape, not of a chart
MOST_PICTURES = 40  # on one page that are looked into
MOST_DRAWN = 2000  # shapes, arrowheads and pieces on one page, each outline counted; the fullest real page has 200
MOST_KEPT = 800  # the same, each counted once


class Symbol(NamedTuple):
    """A drawn shape; kind: as in raw.py."""

    kind: str
    box: Box

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it; of a diamond, whether between its sides."""
        if self.kind != "keputusan" or not self.box.holds(point):
            return self.box.holds(point)
        across = abs(2 * point[0] - self.box.left - self.box.right) / self.box.width
        return across + abs(2 * point[1] - self.box.top - self.box.bottom) / self.box.height <= 1.05


class Segment(NamedTuple):
    """A straight piece of a line between shapes. pictured: whether it is seen in a picture only."""

    one: Point
    two: Point
    pictured: bool = False


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page beside its tables. full: whether it is more than a flowchart, and so left out."""

    symbols: list[Symbol] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    full: bool = False

    def size(self) -> int:
        """How much is drawn."""
        return len(self.symbols) + len(self.heads) + len(self.segments)


def read(
    paths: Sequence[Path], ruled: Sequence[Border], cells: Iterable[tuple[float, ...]], page_width: float
) -> Drawing:
    """The drawing of a page without the borders of its tables and the cells that are drawn as boxes."""
    found = Drawing()
    taken = {*cells}
    lines = _by_place(ruled)
    for path in paths:
        if found.size() > MOST_DRAWN:
            return Drawing(full=True)
        if not _visible(path):
            continue
        boxes = [bounds(stroke.corners) for stroke in path.strokes]
        outer = _outer(boxes)
        for place in outer:
            if tuple(round(side, 1) for side in boxes[place]) in taken:
                continue
            _take(path, path.strokes[place], boxes[place], lines, page_width, found)
    found.symbols = _without_frames(_once(found.symbols))
    found.segments = _single(found.segments)
    found.segments = [one for one in found.segments if not any(_outlines(one, symbol.box) for symbol in found.symbols)]
    return found if found.size() <= MOST_KEPT else Drawing(full=True)


Ruled = dict[tuple[bool, int], list[Border]]


def _by_place(borders: Iterable[Border]) -> Ruled:
    """Borders by their direction and place, each also under the places beside its own."""
    found: Ruled = {}
    for one in borders:
        for place in (-1, 0, 1):
            found.setdefault((one.down, int(one.at // 4) + place), []).append(one)
    return found


def look_into(pictures: Iterable[Picture], tables: Sequence[Box], found: Drawing) -> None:
    """Take up what small pictures on tables show: arrows as lines, other pictures and closed areas as places."""
    for picture in [*pictures][:MOST_PICTURES]:
        box = Box(*picture[:4])
        middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        if not any(table.holds(middle) for table in tables):
            continue
        mask = picture.mask()
        if mask is None:
            continue
        across, down = box.width / mask.width, box.height / mask.height
        drawn = raster.arrow(mask)
        if drawn is not None:
            points = [(box.left + x * across, box.top + y * down) for x, y in drawn.points]
            found.segments += [Segment(one, two, True) for one, two in pairwise(points)]
            if drawn.pointed:
                found.heads.append(_pictured_head(points[-2], points[-1]))
            continue
        areas = [
            Box(box.left + left * across, box.top + top * down, box.left + right * across, box.top + bottom * down)
            for left, top, right, bottom in raster.areas(mask)
        ]
        shapes = [area for area in areas if min(area.width, area.height) >= SMALLEST]
        small = SMALLEST <= min(box.width, box.height) <= max(box.width, box.height) <= LARGEST_PICTURE
        if not shapes and small and raster.share(mask) > SOLID:
            shapes = [box]
        found.symbols += [Symbol("gambar", shape) for shape in shapes]


def _pictured_head(before: Point, tip: Point) -> Head:
    length = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    x, y = (tip[0] - before[0]) / length, (tip[1] - before[1]) / length
    base = (tip[0] - 6 * x, tip[1] - 6 * y)
    return Head((tip, (base[0] - 3 * y, base[1] + 3 * x), (base[0] + 3 * y, base[1] - 3 * x)), 1)


def _visible(path: Path) -> bool:
    inks = [ink for ink in (path.fill, path.line) if ink is not None]
    return any(ink < PALE for ink in inks)


def _outer(boxes: Sequence[Box]) -> list[int]:
    """Of outlines drawn as rings only the outer one counts."""
    if len(boxes) > 60:
        return list(range(len(boxes)))  # a whole table in one path
    return [
        place
        for place, box in enumerate(boxes)
        if not any(
            other != place
            and min(boxes[other].width, boxes[other].height) > THIN
            and inside(box, boxes[other])
            and (boxes[other] != box or other < place)
            for other in range(len(boxes))
        )
    ]


def _take(path: Path, stroke: Stroke, box: Box, ruled: Ruled, page_width: float, found: Drawing) -> None:
    border = straight(path, stroke)
    if border is not None:
        if not _lies_on(border, ruled):
            ends = (
                ((border.at, border.start), (border.at, border.end))
                if border.down
                else ((border.start, border.at), (border.end, border.at))
            )
            found.segments.append(Segment(*ends))
        return
    inked = path.fill is not None and path.fill < PALE
    if (stroke.closed or inked) and (head := head_of(path, stroke, box)):
        found.heads.append(head)
    elif (
        stroke.closed
        and min(box.width, box.height) >= SMALLEST
        and box.width <= LARGEST * page_width
        and not is_line(stroke, box)
    ):
        kind = kind_of(stroke, box)
        if path.line is None and kind == "proses" and (path.fill or 0.0) > DARK_FILL:
            return  # shading
        if all(_lies_on(side, ruled) for side in sides(box)):
            return  # a cell
        if not (path.dashed and kind == "proses"):
            found.symbols.append(Symbol(kind, box))
    elif not stroke.curves or len(stroke.corners) > 2:
        found.segments += _sides(stroke, closed=stroke.closed or inked)


def _lies_on(border: Border, ruled: Ruled) -> bool:
    """Whether a straight line is part of a border."""
    return any(
        abs(border.at - other.at) <= 1.5 and other.start - 2 <= border.start and border.end <= other.end + 2
        for other in ruled.get((border.down, int(border.at // 4)), ())
    )


def _sides(stroke: Stroke, closed: bool) -> Iterable[Segment]:
    corners = [*stroke.corners, stroke.corners[0]] if closed else list(stroke.corners)
    for one, two in pairwise(corners):
        if hypot(one[0] - two[0], one[1] - two[1]) > 1.0:
            yield Segment(one, two)


def _once(symbols: Sequence[Symbol]) -> list[Symbol]:
    """Shapes drawn twice (filled, then outlined) count once, by what the first says."""
    found: list[Symbol] = []
    for symbol in symbols:
        for place, known in enumerate(found):
            if all(abs(one - two) <= SAME for one, two in zip(symbol.box, known.box, strict=True)):
                if known.kind == "lain":
                    found[place] = symbol
                break
        else:
            found.append(symbol)
    return found


def _without_frames(symbols: Sequence[Symbol]) -> list[Symbol]:
    """Without frames drawn around several shapes."""
    return [
        symbol
        for symbol in symbols
        if sum(other is not symbol and inside(other.box, symbol.box) for other in symbols) < 2
    ]


def _outlines(segment: Segment, box: Box) -> bool:
    """Whether a piece lies on the outline of a shape: drawn as part of it."""
    on_side = (
        abs(segment.one[0] - segment.two[0]) < 0.5
        and min(abs(segment.one[0] - box.left), abs(segment.one[0] - box.right)) < 0.8
    ) or (
        abs(segment.one[1] - segment.two[1]) < 0.5
        and min(abs(segment.one[1] - box.top), abs(segment.one[1] - box.bottom)) < 0.8
    )
    return on_side and box.holds(segment.one, 0.8) and box.holds(segment.two, 0.8)


def _single(segments: Sequence[Segment]) -> list[Segment]:
    """Both sides of a thin line made one piece."""
    found: list[Segment] = []
    for one in sorted(segments, key=lambda one: -hypot(one.one[0] - one.two[0], one.one[1] - one.two[1])):
        if not any(_along(one, known) for known in found):
            found.append(one)
    return found


def _along(one: Segment, known: Segment) -> bool:
    """Whether a piece runs within THIN of a longer one, all along."""
    return all(distance(point, known) <= 0.6 * THIN for point in (one.one, one.two))


def distance(point: Point, segment: Segment) -> float:
    """How far a point is from a piece."""
    (x, y), (end_x, end_y) = segment.one, segment.two
    across, down = end_x - x, end_y - y
    length = across * across + down * down
    part = ((point[0] - x) * across + (point[1] - y) * down) / length if length else 0.0
    part = min(max(part, 0.0), 1.0)
    return hypot(point[0] - x - part * across, point[1] - y - part * down)
