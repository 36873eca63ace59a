"""Who does a step and where work goes next, from what is drawn over the table.

A shape belongs to the step and the actors it lies on; a line belongs to the shapes at its ends. What lies between, or
has no arrowhead, is said to be doubtful or left out: a wrong arrow is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sopcheck.language.text import normal
from sopcheck.model.sop import Symbol
from sopcheck.readers import answers
from sopcheck.readers.raw import Confidence, Grid, Line, Shape
from sopcheck.readers.step_rows import Row, Stretch
from sopcheck.readers.table_header import Header

SURE, LIKELY = 0.9, 0.6  # share of a shape within one row and column (measured on real files: 94 % lie above 0.9)
HALF = 0.35  # of a wide shape over two columns each: both take part
REACH = 101_600.0  # EMU, 8 points: lines end so far from their shape at most before the end is doubtful
FAR = 2.5  # times REACH: beyond that a line has no shape at its end

STARTS, STOPS = frozenset({"mulai", "start", "awal"}), frozenset({"selesai", "end", "finish", "akhir"})
_ORDER: tuple[Confidence, ...] = ("pasti", "tinggi", "sedang", "rendah")


@dataclass(slots=True)
class Node:
    """A shape with the step (0-based) and actor columns it lies on. symbol: None where its form says nothing.

    An end drawn right below the table is nobody's work: its step is the one behind the last, its actors are ().
    """

    shape: Shape
    grid: int
    step: int
    actors: tuple[int, ...]
    confidence: Confidence
    symbol: Symbol | None = None


@dataclass(slots=True)
class Edge:
    """An arrow between two nodes, by their places in the list. answer: "Ya", "Tidak" or other words beside it."""

    start: int
    end: int
    confidence: Confidence
    answer: str = ""
    line: Line | None = field(default=None, repr=False)


@dataclass(slots=True)
class Flowchart:
    """nodes in printed order, edges between them; lost: lines and shapes that could not be attached, in words.

    cut: steps (0-based) out of which an arrow leads to what is not printed.
    """

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    cut: set[int] = field(default_factory=set)


def read(grids: Sequence[Grid], header: Header, rows: Sequence[Row]) -> Flowchart:
    """What is drawn on the grids of one step table."""
    chart = Flowchart()
    for index, drawn in enumerate(grids):
        grid = answers.apart(drawn)
        mine = [(place, part) for place, row in enumerate(rows) for part in row.stretches if part.grid == index]
        if mine and (grid.shapes or grid.lines):
            nodes = _nodes(grid, index, header, mine, chart, len(rows))
            first = len(chart.nodes)
            chart.nodes += nodes
            _edges(grid, first, chart)
    _name_ends(chart, len(rows))
    _join_pages(chart)
    return chart


def _nodes(
    grid: Grid, index: int, header: Header, mine: Sequence[tuple[int, Stretch]], chart: Flowchart, steps: int
) -> list[Node]:
    bands = [(place, *_band(grid, row, mine)) for place, row in mine]
    columns = [
        (number, grid.columns[actor.first], grid.columns[min(actor.last + 1, len(grid.columns) - 1)])
        for number, actor in enumerate(header.actors)
        if actor.first < len(grid.columns) - 1
    ]
    found: list[Node] = []
    for shape in grid.shapes:
        node = _placed(shape, index, header, mine, bands, columns)
        last, _, bottom = bands[-1]
        if node is None and shape.kind == "terminal" and last == steps - 1 and shape.box.top >= bottom:
            node = Node(shape, index, steps, (), "tinggi")
        if node is None:
            if shape.box.bottom > bands[0][1]:
                chart.lost.append(f"bentuk “{shape.words or shape.kind}” tidak berada di kolom pelaksana mana pun")
            continue
        node.confidence = _weaker(node.confidence, grid.most)
        found.append(node)
    return sorted(found, key=lambda node: (node.step, node.shape.box.left, node.shape.box.top))


def _band(grid: Grid, row: Stretch, mine: Sequence[tuple[int, Stretch]]) -> tuple[float, float]:
    """Top and bottom of a step; it reaches down to where the next one begins."""
    following = min((other.first for _, other in mine if other.first > row.first), default=row.last + 1)
    edges = grid.rows
    last = len(edges) - 1
    return edges[min(row.first, last)], edges[min(following, last)]


def _placed(
    shape: Shape,
    index: int,
    header: Header,
    mine: Sequence[tuple[int, Stretch]],
    bands: Sequence[tuple[int, float, float]],
    columns: Sequence[tuple[int, float, float]],
) -> Node | None:
    if shape.cell is not None:
        row, column = shape.cell
        step = max((place for place, one in mine if one.first <= row), default=None)
        actor = next((n for n, one in enumerate(header.actors) if one.first <= column <= one.last), None)
        if step is not None and actor is not None:
            return Node(shape, index, step, (actor,), "pasti")
    box = shape.box
    rows = _shares(box.top, box.bottom, bands)
    across = _shares(box.left, box.right, columns)
    if not rows and shape.kind == "penghubung":  # drawn in the margin: work leaves from the last step, or enters
        rows = [(min(bands, key=lambda band: abs((band[1] + band[2]) / 2 - box.middle[1]))[0], LIKELY)]
    if not rows or not across:
        return None
    step, share = max(rows, key=lambda one: one[1])
    actors = [one for one in across if one[1] >= HALF]
    best = max(across, key=lambda one: one[1])
    chosen = tuple(number for number, _ in actors) if len(actors) > 1 else (best[0],)
    least = min(share, sum(part for _, part in actors) if len(actors) > 1 else best[1])
    confidence: Confidence = "tinggi" if least >= SURE else "sedang" if least >= LIKELY else "rendah"
    if shape.kind == "gambar":
        confidence = "rendah"
    return Node(shape, index, step, chosen, _weaker(confidence, "sedang") if shape.estimated else confidence)


def _shares(start: float, end: float, bands: Iterable[tuple[int, float, float]]) -> list[tuple[int, float]]:
    """(which, share of the stretch within it) of the bands that a stretch touches."""
    length = max(end - start, 1.0)
    found = ((which, (min(end, high) - max(start, low)) / length) for which, low, high in bands)
    return [(which, share) for which, share in found if share > 0]


def _weaker(one: Confidence, other: Confidence) -> Confidence:
    return max(one, other, key=_ORDER.index)


def _edges(grid: Grid, first: int, chart: Flowchart) -> None:
    """Attach the lines of a grid to its nodes, and the free words to the lines of decisions."""
    nodes = chart.nodes[first:]
    glued = {node.shape.name: first + place for place, node in enumerate(nodes)}
    found: list[Edge] = []
    for line in grid.lines:
        if {line.from_shape, line.to_shape} & grid.unseen:
            chart.cut |= {chart.nodes[glued[name]].step for name in _tails(line) if name in glued}
            continue
        edge = _edge(line, nodes, first, glued, grid.most)
        if edge is None:
            chart.lost.append("garis yang ujungnya tidak menyentuh bentuk atau tanpa kepala panah")
        elif not any((edge.start, edge.end) == (known.start, known.end) for known in found):
            found.append(edge)
    chart.edges += found
    answers.give(grid.labels, found, chart.nodes)


def _tails(line: Line) -> tuple[str | None, ...]:
    """The shapes that a line may lead out of."""
    at_start, at_end = line.arrows
    if at_start == at_end:
        return line.from_shape, line.to_shape
    return (line.to_shape if at_start else line.from_shape,)


def _edge(line: Line, nodes: Sequence[Node], first: int, glued: dict[str, int], most: Confidence) -> Edge | None:
    ends: list[int] = []
    confidence = _weaker(line.sure, most)
    for name, point in ((line.from_shape, line.start), (line.to_shape, line.end)):
        if name is not None and name in glued:
            ends.append(glued[name])
            continue
        near = min(((answers.gap(node.shape, point), place) for place, node in enumerate(nodes)), default=None)
        if near is None or near[0] > FAR * REACH:
            return None
        confidence = _weaker(confidence, "tinggi" if near[0] <= REACH else "sedang")
        confidence = _weaker(confidence, nodes[near[1]].confidence)
        ends.append(first + near[1])
    at_start, at_end = line.arrows
    if ends[0] == ends[1] or at_start == at_end:
        return None  # an undirected line, or one with two heads, does not say where work goes
    if at_start:
        ends.reverse()
    return Edge(ends[0], ends[1], confidence, line=line)


def _name_ends(chart: Flowchart, steps: int) -> None:
    """Say of every node which symbol of the form it is; a rounded end is start or end by its words or its arrows."""
    into = {edge.end for edge in chart.edges}
    out = {edge.start for edge in chart.edges}
    for place, node in enumerate(chart.nodes):
        kind, words = node.shape.kind, normal(node.shape.words)
        if kind in ("proses", "keputusan", "penghubung"):
            node.symbol = kind
        elif kind == "terminal":
            if words in STARTS or words in STOPS:
                node.symbol = "mulai" if words in STARTS else "selesai"
            elif _begins(place, node, steps, into, out):
                node.symbol = "mulai"
            elif node.step == steps - 1 or (place not in out and place in into):
                node.symbol = "selesai"
            else:
                node.symbol = "proses"


def _begins(place: int, node: Node, steps: int, into: set[int], out: set[int]) -> bool:
    """Whether a rounded end is a start: in the first step, even where work comes back to it; else by its arrows."""
    if steps == 1:
        return place not in into
    return node.step == 0 or (place not in into and place in out and node.step < steps - 1)


def _join_pages(chart: Flowchart) -> None:
    """Off-page connectors: the one that work runs into goes on at the next one that it comes out of, or at its like."""
    into = {edge.end for edge in chart.edges}
    out = {edge.start for edge in chart.edges}
    pages = [place for place, node in enumerate(chart.nodes) if node.symbol == "penghubung"]
    left = [place for place in pages if place in into and place not in out]
    entered = [place for place in pages if place in out and place not in into]
    for place in left:
        words = normal(chart.nodes[place].shape.words)
        same = [other for other in entered if normal(chart.nodes[other].shape.words) == words]
        behind = [other for other in same if chart.nodes[other].step >= chart.nodes[place].step] or same
        if behind:
            entered.remove(behind[0])
            sure: Confidence = "sedang" if len(left) > 1 else "tinggi"
            chart.edges.append(Edge(place, behind[0], sure, answers.carried(place, chart.edges, chart.nodes)))
