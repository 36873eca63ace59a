"""The answers of a decision, "Ya" and "Tidak": which word beside the lines belongs to which arrow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import hypot, inf
from typing import TYPE_CHECKING

from sopcheck.language.text import normal, one_line
from sopcheck.readers.raw import Grid, Line, Shape

if TYPE_CHECKING:
    from sopcheck.readers.flowchart import Edge, Node

ANSWERS = {"ya": "Ya", "y": "Ya", "tidak": "Tidak", "t": "Tidak", "tdk": "Tidak", "setuju": "Ya", "ditolak": "Tidak"}
"""Words beside the arrows of a decision, in normal form."""

BESIDE = 254_000.0
"""EMU, 20 points: words of another kind ("Lengkap", "Belum benar") stand at most so far from their line."""

# "Belum lengkap", "OK", "Disetujui/Revisi": a few words, no number and no sentence
_OTHER = re.compile(r"[^\W\d_]{2,} (?: [ /]{1,3} [^\W\d_]+ ){0,3}+ [.?]?", re.VERBOSE)

LONGEST = 30  # letters of such words

SPEAKING = ("keputusan", "terminal")
"""Shapes that may have such a word of their own."""


def give(labels: Sequence[Shape], edges: Sequence[Edge], nodes: Sequence[Node]) -> None:
    """Give each answer to the nearest arrow out of a decision that has none, the nearest pairs first; then other words
    that stand right beside one.
    """
    out = [edge for edge in edges if nodes[edge.start].shape.kind == "keputusan" and edge.line is not None]
    _share_out([(label, ANSWERS.get(normal(label.words), "")) for label in labels], out, nodes)
    branching = [edge for edge in out if sum(other.start == edge.start for other in out) > 1]
    _share_out([(label, _other(label)) for label in labels], branching, nodes, BESIDE)
    for edge in out:
        edge.answer = edge.answer or _of_its_trunk(edge, out)


def _share_out(
    said: Sequence[tuple[Shape, str]], out: Sequence[Edge], nodes: Sequence[Node], most: float = inf
) -> None:
    """said: labels with the answers they are, "" for none; most: how far from its line one may stand."""
    pairs = sorted(
        (distance, place, number)
        for place, (label, answer) in enumerate(said)
        if answer
        for number, edge in enumerate(out)
        if (distance := _distance(label, edge, nodes)) <= most
    )
    used: set[int] = set()
    for _, place, number in pairs:
        edge, answer = out[number], said[place][1]
        taken = any(other.answer == answer and other.start == edge.start for other in out)
        if place not in used and not edge.answer and not taken:
            used.add(place)
            edge.answer = answer


def _other(label: Shape) -> str:
    """The words of a label that is no plain answer, if they may be one."""
    words = one_line(label.words)
    return words if normal(words) not in ANSWERS and len(words) <= LONGEST and _OTHER.fullmatch(words) else ""


def apart(grid: Grid) -> Grid:
    """The grid with words that stand beside lines as labels, where they were taken for shapes: a box around "Tidak", or
    the area that a line closes in a picture (there nobody knows where in it the word stands). What a line runs to is a
    shape, and so is what has the form of a decision or an end.
    """
    said = [shape for shape in grid.shapes if normal(shape.words) in ANSWERS and shape.kind not in SPEAKING]
    if not said:
        return grid
    glued = {name for line in grid.lines for name in (line.from_shape, line.to_shape)}
    ends = [point for line in grid.lines for point in (line.start, line.end)]
    said = [one for one in said if one.name not in glued and all(gap(one, point) > 0 for point in ends)]
    shapes = tuple(shape for shape in grid.shapes if shape not in said)
    return replace(grid, shapes=shapes, labels=(*grid.labels, *(one for one in said if one.kind != "gambar")))


def carried(page: int, edges: Sequence[Edge], nodes: Sequence[Node]) -> str:
    """The answer that runs into an off-page connector and goes on where the work does: that of a decision in the same
    row, to which the other side of the page says nothing. page: the place of the connector among the nodes.
    """
    into = [edge for edge in edges if edge.end == page]
    within = all(nodes[edge.start].step == nodes[page].step for edge in into)
    found = {edge.answer for edge in into}
    return found.pop() if within and len(found) == 1 else ""


def _of_its_trunk(edge: Edge, edges: Sequence[Edge]) -> str:
    """The answer beside a line that parts only later: it counts for all its branches."""
    if edge.line is None or len(edge.line.points) < 2:
        return ""
    trunk = edge.line.points[:2]
    mine = [other for other in edges if other.answer and other.start == edge.start and other.line is not None]
    alike = {other.answer for other in mine if other.line and other.line.points[:2] == trunk}
    return alike.pop() if len(alike) == 1 else ""


def _distance(label: Shape, edge: Edge, nodes: Sequence[Node]) -> float:
    """How far the middle of a label is from a line; near the decision it counts more."""
    line = edge.line
    assert line is not None
    points = _path(line, nodes[edge.start].shape)
    middle = label.box.middle
    return min(_to_segment(middle, one, other) for one, other in pairwise(points)) + 0.2 * gap(
        nodes[edge.start].shape, middle
    )


def _path(line: Line, start: Shape) -> list[tuple[float, float]]:
    """The corners of a bent line; where only its ends are known, it leaves its shape straight, across or down."""
    if len(line.points) > 1:
        return list(line.points)
    (x, y), (to_x, to_y) = (line.end, line.start) if line.arrows == (True, False) else (line.start, line.end)
    box = start.box
    sideways = min(abs(x - box.left), abs(x - box.right)) < min(abs(y - box.top), abs(y - box.bottom))
    corner = (to_x, y) if sideways else (x, to_y)
    return [(x, y), corner, (to_x, to_y)]


def _to_segment(point: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> float:
    across, down = other[0] - one[0], other[1] - one[1]
    length = across * across + down * down
    part = ((point[0] - one[0]) * across + (point[1] - one[1]) * down) / length if length else 0.0
    part = min(max(part, 0.0), 1.0)
    return hypot(point[0] - one[0] - part * across, point[1] - one[1] - part * down)


def gap(shape: Shape, point: tuple[float, float]) -> float:
    """How far a point is from a shape; 0 within it."""
    box = shape.box
    across = max(box.left - point[0], 0.0, point[0] - box.right)
    down = max(box.top - point[1], 0.0, point[1] - box.bottom)
    return hypot(across, down)
