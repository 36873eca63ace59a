"""Small pictures of a flowchart: arrows that were pasted as pictures, and boxes within a pasted chart.

Only what is plain is taken: a thin line with one thick end, and light areas that dark lines close off. What is found so
is never more than weakly sure.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from math import hypot
from typing import NamedTuple

MOST_INK = 8_000  # dark points of an arrow; a real one has a few hundred
MOST_RUNS = 60_000  # light stretches of a chart; a real one has 20,000
THICK = 2.2  # times as thick as the line: its head
FILLED = 0.45  # of its frame that a closed area fills at least: a diamond fills half
FLAT = 4  # points across within which a line is straight

_LIGHT, _DARK = re.compile(rb"\x00+"), re.compile(rb"\x01+")


class Mask(NamedTuple):
    """A picture in two shades: one byte a point, 1 where it is dark."""

    width: int
    height: int
    rows: Sequence[bytes]


class Arrow(NamedTuple):
    """The points a pictured line runs through; pointed: whether its last point is the tip of an arrowhead."""

    points: tuple[tuple[float, float], ...]
    pointed: bool


class Area(NamedTuple):
    """The frame of a light area that dark lines close off."""

    left: int
    top: int
    right: int
    bottom: int


def share(mask: Mask) -> float:
    """How much of a picture is dark."""
    return sum(line.count(1) for line in mask.rows) / (mask.width * mask.height)


def areas(mask: Mask) -> list[Area]:
    """The closed areas of a chart, without those that are no shape: where lines run round in a ring."""
    group: list[int] = []
    frames: list[list[int]] = []  # left, top, right, bottom, size, whether it is open

    def root(place: int) -> int:
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    above: list[tuple[int, int, int]] = []
    for row, line in enumerate(mask.rows):
        here: list[tuple[int, int, int]] = []
        first = 0
        for match in _LIGHT.finditer(line):
            start, end = match.span()
            place = len(group)
            if place > MOST_RUNS:
                return []
            group.append(place)
            is_open = start == 0 or end == mask.width or row in (0, mask.height - 1)
            frames.append([start, row, end, row + 1, end - start, int(is_open)])
            while first < len(above) and above[first][1] <= start:
                first += 1
            for other in above[first:]:
                if other[0] >= end:
                    break
                group[root(place)] = root(other[2])
            here.append((start, end, place))
        above = here
    found: dict[int, list[int]] = {}
    for place, frame in enumerate(frames):
        known = found.setdefault(root(place), list(frame))
        known[0], known[1] = min(known[0], frame[0]), min(known[1], frame[1])
        known[2], known[3] = max(known[2], frame[2]), max(known[3], frame[3])
        known[4] += frame[4] if known is not frame else 0
        known[5] |= frame[5]
    return [
        Area(*frame[:4])
        for frame in found.values()
        if not frame[5] and frame[4] >= FILLED * (frame[2] - frame[0]) * (frame[3] - frame[1])
    ]


def arrow(mask: Mask) -> Arrow | None:
    """The one line of a picture, if it shows one and nothing else."""
    if not 4 <= sum(line.count(1) for line in mask.rows) <= MOST_INK:
        return None
    ink = {(match_at, row) for row, line in enumerate(mask.rows) for match_at in _dark(line)}
    thick = _thickness(ink)
    usual = sorted(thick.values())[len(thick) // 4]  # of a short arrow the head is most of its ink
    heavy = [point for point, size in thick.items() if size >= max(THICK * usual, usual + 3)]
    start = heavy[0] if heavy else next(iter(ink))
    far = _walk(start, ink)
    if len(far) < 0.95 * len(ink):
        return None
    tail = max(far, key=lambda point: far[point])
    back = _walk(tail, ink)
    tip = max(back, key=lambda point: back[point])
    if heavy and not _one_place(heavy, tip, usual):
        return None
    way = _way(tip, back)
    middle = max(way, key=lambda point: _off(point, tail, tip))
    bent = _off(middle, tail, tip) > max(FLAT, 2 * usual) and not (heavy and _near(middle, tip, heavy))
    points = (tail, middle, tip) if bent else (tail, tip)
    return Arrow(tuple((x + 0.5, y + 0.5) for x, y in points), bool(heavy))


Spot = tuple[int, int]


def _dark(line: bytes) -> Iterator[int]:
    for match in _DARK.finditer(line):
        yield from range(*match.span())


def _thickness(ink: set[Spot]) -> dict[Spot, int]:
    """How thick the line is at each dark point: the shortest of its runs across, down and aslant."""
    thick = dict.fromkeys(ink, MOST_INK)
    for across, down in ((1, 0), (0, 1), (1, 1), (1, -1)):
        for start in ink:
            if (start[0] - across, start[1] - down) in ink:
                continue
            run = [start]
            while (point := (run[-1][0] + across, run[-1][1] + down)) in ink:
                run.append(point)
            for point in run:
                thick[point] = min(thick[point], len(run))
    return thick


def _walk(start: Spot, ink: set[Spot]) -> dict[Spot, int]:
    """How many steps each dark point is from a start."""
    steps = {start: 0}
    pending = deque([start])
    while pending:
        x, y = pending.popleft()
        for across in (-1, 0, 1):
            for down in (-1, 0, 1):
                point = (x + across, y + down)
                if point in ink and point not in steps:
                    steps[point] = steps[x, y] + 1
                    pending.append(point)
    return steps


def _one_place(heavy: Sequence[Spot], tip: Spot, usual: int) -> bool:
    """Whether all that is thick lies together at the tip: one arrowhead, at one end."""
    wide = max(x for x, _ in heavy) - min(x for x, _ in heavy)
    high = max(y for _, y in heavy) - min(y for _, y in heavy)
    reach = 2.5 * max(min(wide, high), usual) + 4
    return (
        all(hypot(x - tip[0], y - tip[1]) <= max(reach, wide, high) * 1.5 for x, y in heavy)
        and max(wide, high) <= reach * 2
    )


def _near(point: Spot, tip: Spot, heavy: Sequence[Spot]) -> bool:
    size = max(hypot(x - tip[0], y - tip[1]) for x, y in heavy)
    return hypot(point[0] - tip[0], point[1] - tip[1]) <= size * 1.2


def _way(tip: Spot, steps: dict[Spot, int]) -> list[Spot]:
    """The points from a start to the tip."""
    way = [tip]
    while steps[way[-1]]:
        x, y = way[-1]
        way.append(
            min(
                (point for across in (-1, 0, 1) for down in (-1, 0, 1) if (point := (x + across, y + down)) in steps),
                key=lambda point: steps[point],
            )
        )
    return way[::-1]


def _off(point: Spot, one: Spot, two: Spot) -> float:
    """How far a point is from the straight line through two others."""
    length = hypot(two[0] - one[0], two[1] - one[1]) or 1.0
    return abs((two[0] - one[0]) * (one[1] - point[1]) - (one[0] - point[0]) * (two[1] - one[1])) / length
