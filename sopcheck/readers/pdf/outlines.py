"""What a closed outline is: a symbol of the flowchart, an arrowhead, or the outline of a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import hypot
from typing import NamedTuple

from sopcheck.readers.pdf.lattice import THIN
from sopcheck.readers.pdf.seen import Path, Point, Stroke

PALE = 0.93  # from this brightness on, ink cannot be told from paper
MANY = 12  # corners: more of them draw a curve, which a writer took apart
HEAD = (1.6, 14.0)  # points: how small and how large arrowheads are
HOLLOW = 0.3  # of its frame that a shape fills at least; a diamond fills half, a thick bent line a fifth
EVEN = 0.2  # of the longest side: how unlike the two sides at a tip may be


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def holds(self, point: Point, by: float = 0.0) -> bool:
        return self.left - by <= point[0] <= self.right + by and self.top - by <= point[1] <= self.bottom + by

    def gap(self, point: Point) -> float:
        across = max(self.left - point[0], 0.0, point[0] - self.right)
        down = max(self.top - point[1], 0.0, point[1] - self.bottom)
        return hypot(across, down)


def bounds(corners: Sequence[Point]) -> Box:
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(across), min(down), max(across), max(down))


class Head(NamedTuple):
    """An arrowhead by its three corners, the likeliest tip first; tips: how many of them may be it (all of a hook)."""

    corners: tuple[Point, Point, Point]
    tips: int

    def way(self, tip: int = 0) -> tuple[Point, Point]:
        """(the tip, the middle of the base), if this corner is the tip."""
        one, two = (self.corners[n] for n in range(3) if n != tip)
        return self.corners[tip], ((one[0] + two[0]) / 2, (one[1] + two[1]) / 2)


def head_of(path: Path, stroke: Stroke, box: Box) -> Head | None:
    """A small filled triangle, or a small filled hook: an arrowhead."""
    least, most = HEAD
    if path.fill is None or path.fill >= PALE or not (least <= max(box.width, box.height) <= most):
        return None
    if min(box.width, box.height) < 1.2 or not 3 <= len(stroke.corners) <= 40:
        return None
    if len(stroke.corners) > 5 and not stroke.curves:
        return None
    corners = _triangle(stroke.corners)
    if corners is None:
        return None
    sides = [
        hypot(corners[(n + 1) % 3][0] - corners[(n + 2) % 3][0], corners[(n + 1) % 3][1] - corners[(n + 2) % 3][1])
        for n in range(3)
    ]
    uneven = [abs(sides[(n + 1) % 3] - sides[(n + 2) % 3]) / max(sides) for n in range(3)]
    order = sorted(range(3), key=lambda n: uneven[n])
    likely = sum(one <= EVEN for one in uneven)
    return Head((corners[order[0]], corners[order[1]], corners[order[2]]), max(likely, 1))


def _triangle(corners: Sequence[Point]) -> tuple[Point, Point, Point] | None:
    """The largest triangle among corners; None where they lie on a line or fill a box."""
    points = list(dict.fromkeys((round(x, 1), round(y, 1)) for x, y in corners))
    best = max(combinations(points, 3), key=area_of, default=None)
    if best is None or area_of(best) < 1.5:
        return None
    box = bounds(points)
    if len(points) == 4 and area_of(best) < 0.62 * 0.5 * box.width * box.height * 1.0:
        return None
    if len(points) == 4 and area_of(points) > 0.7 * box.width * box.height:
        return None  # a small filled box
    return best[0], best[1], best[2]


def area_of(corners: Sequence[Point]) -> float:
    return (
        abs(
            sum(one[0] * two[1] - two[0] * one[1] for one, two in zip(corners, (*corners[1:], corners[0]), strict=True))
        )
        / 2
    )


def is_line(stroke: Stroke, box: Box) -> bool:
    """Whether a closed form is the outline of a bent line: long round, with little in it."""
    area = area_of(stroke.corners)
    turns = zip(stroke.corners, (*stroke.corners[1:], stroke.corners[0]), strict=True)
    round_it = sum(hypot(one[0] - two[0], one[1] - two[1]) for one, two in turns)
    return area < THIN / 4 * round_it or area < HOLLOW * box.width * box.height


def kind_of(stroke: Stroke, box: Box) -> str:
    """The symbol of the form that an outline draws (PermenPANRB 35/2012: five symbols)."""
    corners = _plain(stroke.corners)
    if stroke.curves or len(stroke.corners) > MANY:
        round_one = (
            0.85 <= box.width / box.height <= 1.18
            and max(box.width, box.height) < 24
            and area_of(stroke.corners) < 0.85 * box.width * box.height
        )
        return "penghubung" if round_one else "terminal"
    if len(corners) == 4:
        if area_of(corners) > 0.85 * box.width * box.height:
            return "proses"
        return (
            "keputusan"
            if 0.4 < area_of(corners) / (box.width * box.height) < 0.6 and _at_middles(corners, box)
            else "lain"
        )
    if len(corners) == 5:
        return "penghubung"
    share = area_of(corners) / (box.width * box.height)
    if _at_middles(corners, box) and share < 0.6:
        return "keputusan"
    return "terminal" if len(corners) > 5 and share > 0.8 and not _at_corners(corners, box) else "lain"


def _plain(corners: Sequence[Point]) -> list[Point]:
    """Corners without those that lie on a side or twice at one place."""
    points = [
        one
        for place, one in enumerate(corners)
        if hypot(one[0] - corners[place - 1][0], one[1] - corners[place - 1][1]) > 0.6
    ]
    kept = []
    for place, point in enumerate(points):
        before, after = points[place - 1], points[(place + 1) % len(points)]
        base = hypot(after[0] - before[0], after[1] - before[1])
        away = 2 * area_of((before, point, after)) / base if base else 1.0
        if away > 0.5:
            kept.append(point)
    return kept


def _at_corners(corners: Sequence[Point], box: Box) -> bool:
    """Whether a form fills a corner of its frame, as no rounded one does."""
    frame = ((box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom))
    return any(hypot(x - a, y - b) <= 1.0 for x, y in corners for a, b in frame)


def _at_middles(corners: Sequence[Point], box: Box) -> bool:
    """Whether corners lie in the middle of each side of their box, as a diamond's do."""
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    near = max(2.0, 0.12 * max(box.width, box.height))
    middles = ((across, box.top), (box.right, down), (across, box.bottom), (box.left, down))
    return all(any(hypot(x - a, y - b) <= near for x, y in corners) for a, b in middles)


def inside(box: Box, outer: Box) -> bool:
    return (
        outer.left <= box.left + 0.1
        and outer.top <= box.top + 0.1
        and box.right <= outer.right + 0.1
        and box.bottom <= outer.bottom + 0.1
    )
