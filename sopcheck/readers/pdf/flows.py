"""Which shapes lines join, and which way: pieces of lines put together, from shape to arrowhead.

Pieces belong together where their ends meet, or where one ends upon another (a branch); two that merely cross do not.
What leads from several shapes to several others at once is not told apart, so it is left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from sopcheck.readers.pdf.drawn import Drawing, Segment, Symbol, distance
from sopcheck.readers.pdf.outlines import Box, Head
from sopcheck.readers.pdf.seen import Point

TOUCH = 2.0  # points from the outline of a shape at which a line ends on it
JOIN = 2.6  # points between ends of pieces that are one line
CLOSE = 8.0  # points a line may end short of a shape and still surely mean it
REACH = 16.0  # points a line may end short of a shape at most (the widest real gap is 12)
ASIDE = 6.0  # points a line may point past the side of a shape that it ends short of
STRETCH = 5.0  # points a branch may end short of its line


class Flow(NamedTuple):
    """A line between two shapes, by their places in the list (None: nothing there). points: its ends and corners.

    arrows: at its start, at its end; sure: "tinggi" where both ends lie at most CLOSE from their shapes, else "sedang";
    "rendah" where a picture shows it.
    """

    start: int | None
    end: int | None
    points: tuple[Point, ...]
    arrows: tuple[bool, bool]
    sure: str


@dataclass(slots=True)
class _End:
    """One end of a piece. shape: where it ends, gap: how far off; head: whether it bears an arrow."""

    segment: int
    point: Point
    outward: Point
    shape: int | None = None
    gap: float = 0.0
    head: bool = False
    joined: bool = False


@dataclass(slots=True)
class _Web:
    """Pieces with the places where they meet."""

    ends: list[_End]
    meets: dict[int, set[int]] = field(default_factory=dict)

    def meet(self, one: int, two: int) -> None:
        self.meets.setdefault(one, set()).add(two)
        self.meets.setdefault(two, set()).add(one)


def flows(drawing: Drawing) -> list[Flow]:
    """The lines between the symbols of a drawing."""
    segments = drawing.segments
    ends = [
        _End(place, point, _outward(other, point))
        for place, segment in enumerate(segments)
        for point, other in ((segment.one, segment.two), (segment.two, segment.one))
    ]
    bare = _put_heads(drawing, ends)
    web = _Web(ends)
    _touch(drawing.symbols, ends)
    _join(segments, web)
    _reach(drawing.symbols, ends)
    _run_into(segments, web)
    _branch(segments, web)
    found = []
    for group in _groups(len(segments), web):
        found += _flows_of(group, segments, ends)
    return found + [Flow(None, None, head.corners[:1], (False, True), "rendah") for head in bare]


def _outward(other: Point, point: Point) -> Point:
    length = hypot(point[0] - other[0], point[1] - other[1]) or 1.0
    return (point[0] - other[0]) / length, (point[1] - other[1]) / length


def _put_heads(drawing: Drawing, ends: Sequence[_End]) -> list[Head]:
    """Give each arrowhead to the end of the piece that leads into it; those that none leads into come back."""
    bare = []
    for head in drawing.heads:
        found = min((one for tip in range(head.tips) for one in _fitting(head, tip, ends)), default=None)
        if found is None:
            bare.append(head)
            continue
        _, place, tip = found
        ends[place].head = True
        ends[place].point = head.corners[tip]
    return bare


def _fitting(head: Head, tip: int, ends: Sequence[_End]) -> Iterator[tuple[float, int, int]]:
    """(how far off, which end, which corner is the tip) of the ends that lead into an arrowhead."""
    point, base = head.way(tip)
    size = _far(point, base) or 1.0
    way = ((point[0] - base[0]) / size, (point[1] - base[1]) / size)
    for place, end in enumerate(ends):
        gap = min(_far(end.point, base), _far(end.point, point))
        if gap <= 0.6 * size + 2.0 and end.outward[0] * way[0] + end.outward[1] * way[1] > 0.8:
            yield gap, place, tip


def _far(one: Point, two: Point) -> float:
    return hypot(one[0] - two[0], one[1] - two[1])


def _touch(symbols: Sequence[Symbol], ends: Sequence[_End]) -> None:
    """Ends on the outline of a shape, or in it, end there."""
    for end in ends:
        near = min(((symbol.box.gap(end.point), place) for place, symbol in enumerate(symbols)), default=(REACH, -1))
        if near[0] <= TOUCH:
            end.shape, end.gap = near[1], near[0]


def _join(segments: Sequence[Segment], web: _Web) -> None:
    """Ends that meet, and ends upon other pieces."""
    ends = web.ends
    free = [end for end in ends if end.shape is None and not end.head]
    for place, end in enumerate(free):
        for other in free[place + 1 :]:
            if other.segment != end.segment and _far(end.point, other.point) <= JOIN:
                web.meet(end.segment, other.segment)
                end.joined = other.joined = True
    for end in free:
        for place, segment in enumerate(segments):
            if place != end.segment and not end.joined and distance(end.point, segment) <= JOIN:
                web.meet(end.segment, place)
                end.joined = True


def _reach(symbols: Sequence[Symbol], ends: Sequence[_End]) -> None:
    """Ends short of a shape that they point at."""
    for end in ends:
        if end.shape is not None or end.joined:
            continue
        pointed = [
            (symbol.box.gap(end.point), place)
            for place, symbol in enumerate(symbols)
            if symbol.box.gap(end.point) <= REACH and _points_at(end, symbol.box)
        ]
        if pointed:
            end.gap, end.shape = min(pointed)


def _points_at(end: _End, box: Box) -> bool:
    """Whether an end, drawn on, runs into a box or passes close by its side."""
    x, y = end.point
    far = (x + end.outward[0] * (REACH + 2), y + end.outward[1] * (REACH + 2))
    steps = 12
    return any(
        box.gap((x + (far[0] - x) * part / steps, y + (far[1] - y) * part / steps)) <= min(ASIDE, 1.0 + 0.4 * part)
        for part in range(1, steps + 1)
    )


def _run_into(segments: Sequence[Segment], web: _Web) -> None:
    """Arrows that run into another line, not into a shape: their work goes on there."""
    for end in web.ends:
        if end.head and end.shape is None:
            for place, segment in enumerate(segments):
                if place != end.segment and distance(end.point, segment) <= JOIN:
                    web.meet(end.segment, place)
                    end.head, end.joined = False, True


def _branch(segments: Sequence[Segment], web: _Web) -> None:
    """Ends that still lead nowhere, a little short of another piece."""
    for end in web.ends:
        if end.shape is None and not end.joined and not end.head:
            near = min(
                ((distance(end.point, one), place) for place, one in enumerate(segments) if place != end.segment),
                default=(REACH, -1),
            )
            if near[0] <= STRETCH:
                web.meet(end.segment, near[1])
                end.joined = True


def _groups(count: int, web: _Web) -> list[list[int]]:
    """The pieces that hang together."""
    seen: set[int] = set()
    found = []
    for start in range(count):
        if start in seen:
            continue
        seen.add(start)
        group, pending = [], [start]
        while pending:
            one = pending.pop()
            group.append(one)
            for other in web.meets.get(one, ()):
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        found.append(sorted(group))
    return found


def _flows_of(group: Sequence[int], segments: Sequence[Segment], ends: Sequence[_End]) -> list[Flow]:
    """The lines that one web of pieces makes between shapes."""
    mine = [ends[2 * place + side] for place in group for side in (0, 1)]
    heads = [end for end in mine if end.head]
    tails = [end for end in mine if not end.head and end.shape is not None]
    if not heads:
        if {end.shape for end in tails} and len({end.shape for end in tails}) > 1:
            return [_flow(tails[0], tails[-1], (False, False), group, segments)]
        return []
    if not tails:
        if len(heads) == 2 and heads[0].shape != heads[1].shape:
            return [_flow(heads[0], heads[1], (True, True), group, segments)]
        return [Flow(None, head.shape, (head.point,), (False, True), "rendah") for head in heads]
    sources = {end.shape for end in tails}
    if len(sources) > 1 and len({head.shape for head in heads}) > 1:
        return [Flow(None, head.shape, (head.point,), (False, True), "rendah") for head in heads]
    return [
        _flow(tail, head, (False, True), group, segments)
        for tail in tails
        for head in heads
        if tail.shape != head.shape
    ]


def _flow(start: _End, end: _End, arrows: tuple[bool, bool], group: Sequence[int], segments: Sequence[Segment]) -> Flow:
    close = start.shape is not None and end.shape is not None and max(start.gap, end.gap) <= CLOSE
    pictured = any(segments[place].pictured for place in group)
    sure = "rendah" if pictured else "tinggi" if close else "sedang"
    return Flow(start.shape, end.shape, _way(start, end, group, segments), arrows, sure)


def _way(start: _End, end: _End, group: Sequence[int], segments: Sequence[Segment]) -> tuple[Point, ...]:
    """The corners from one end to the other, the shortest way over pieces that meet."""
    before: dict[int, int] = {start.segment: -1}
    pending = [start.segment]
    for one in pending:
        if one == end.segment:
            break
        for other in group:
            if other not in before and _meet(segments[one], segments[other]):
                before[other] = one
                pending.append(other)
    if end.segment not in before:
        return start.point, end.point
    chain = [end.segment]
    while before[chain[-1]] != -1:
        chain.append(before[chain[-1]])
    chain.reverse()
    points = [start.point]
    for one, two in pairwise(chain):
        points.append(_corner(segments[one], segments[two]))
    return (*points, end.point)


def _meet(one: Segment, two: Segment) -> bool:
    return (
        min(distance(point, two) for point in (one.one, one.two)) <= STRETCH
        or min(distance(point, one) for point in (two.one, two.two)) <= STRETCH
    )


def _corner(one: Segment, two: Segment) -> Point:
    pairs = [(distance(point, two), point) for point in (one.one, one.two)]
    pairs += [(distance(point, one), point) for point in (two.one, two.two)]
    return min(pairs)[1]
