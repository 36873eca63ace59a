"""Ruled tables: from drawn borders to cells.

A border is a straight stroke or a thin filled box, across or down, whose ends both meet another border. Lines that end
anywhere else belong to the drawing (a line between shapes), so borders are what is left after these are taken away.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from sopcheck.readers.pdf.seen import Path, Point, Stroke, TooMuchError

THIN = 3.2  # points; the thickest border met is 2
NEAR = 3.0  # points two borders may miss each other by; double lines are one
MOST_BORDERS = 1200  # on one page after joining; the fullest real page has 60
ENOUGH = 3  # borders that end upon another one, for it to be a border though it sticks out or a corner is open
LEAST_TABLE = 90.0  # points across; smaller ruled boxes are drawn shapes
LEAST_ROW = 4.0


class Border(NamedTuple):
    """A straight border. at: its place across its run; start, end: its run. down: whether it runs down the page."""

    down: bool
    at: float
    start: float
    end: float


class Region(NamedTuple):
    """A cell. row, column: 0-based, of its upper left corner; rows, columns: how many it spans."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(slots=True)
class Table:
    """A ruled table. columns, rows: places of its borders, left to right and top to bottom; regions: its cells;
    owner: (row, column) of the finest squares → index of their region.
    """

    columns: list[float]
    rows: list[float]
    regions: list[Region] = field(default_factory=list)
    owner: dict[tuple[int, int], int] = field(default_factory=dict)

    def region_at(self, x: float, y: float) -> int | None:
        """The region a point lies in, None outside the table."""
        row, column = _slot(self.rows, y), _slot(self.columns, x)
        return None if row is None or column is None else self.owner[row, column]

    def box(self, region: Region) -> tuple[float, float, float, float]:
        """left, top, right, bottom of a cell."""
        return (
            self.columns[region.column],
            self.rows[region.row],
            self.columns[region.column + region.columns],
            self.rows[region.row + region.rows],
        )


def straight(path: Path, stroke: Stroke) -> Border | None:
    """The border a stroke may be: one straight line across or down, or a thin box."""
    if stroke.curves or len(stroke.corners) not in (2, 4, 5):
        return None
    across, down = [x for x, _ in stroke.corners], [y for _, y in stroke.corners]
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    wide, high = right - left, bottom - top
    if min(wide, high) > (THIN if path.fill is not None else 1.0):
        return None
    if len(stroke.corners) > 2 and not upright(stroke.corners):
        return None
    if high > wide:
        return Border(True, (left + right) / 2, top, bottom)
    return Border(False, (top + bottom) / 2, left, right) if wide else None


def upright(corners: Sequence[Point]) -> bool:
    """Whether all sides run across or down."""
    return all(
        abs(one[0] - two[0]) < 0.4 or abs(one[1] - two[1]) < 0.4
        for one, two in zip(corners, (*corners[1:], corners[0]), strict=True)
    )


def join(borders: Iterable[Border]) -> list[Border]:
    """Borders with those that carry one another on made one."""
    found: list[Border] = []
    groups: list[list[Border]] = []
    for border in sorted(borders, key=lambda one: (one.down, one.at)):
        last = groups[-1][-1] if groups else None
        if last is not None and last.down == border.down and border.at - groups[-1][0].at <= 1.2:
            groups[-1].append(border)
        else:
            groups.append([border])
    for group in groups:
        at = sum(one.at for one in group) / len(group)
        run: list[float] = []
        for one in sorted(group, key=lambda one: one.start):
            if run and one.start <= run[1] + NEAR:
                run[1] = max(run[1], one.end)
            else:
                if run:
                    found.append(Border(one.down, at, run[0], run[1]))
                run = [one.start, one.end]
        found.append(Border(group[0].down, at, run[0], run[1]))
    return found


def framework(borders: Sequence[Border]) -> list[Border]:
    """The borders of tables among straight lines: those whose both ends meet one that runs the other way."""
    left = [one for one in borders if one.end - one.start > LEAST_ROW]
    if len(left) > MOST_BORDERS:
        raise TooMuchError(f"satu halaman PDF berisi lebih dari {MOST_BORDERS} garis tabel")
    while True:
        lying = [one for one in left if not one.down]
        standing = [one for one in left if one.down]
        kept = [one for one in left if _held(one, *((lying, standing) if one.down else (standing, lying)))]
        if len(kept) == len(left):
            return kept
        left = kept


def _held(border: Border, others: Sequence[Border], alike: Sequence[Border]) -> bool:
    """Whether both ends meet a border that runs the other way, or several such end upon this one or meet it.

    others, alike: the borders that run the other way, and the same way. Where a corner of the table is open, ends that
    are level with those of several others count as met.
    """
    met = [False, False]
    upon = touched = 0
    for other in others:
        if not other.start - NEAR <= border.at <= other.end + NEAR:
            continue
        met[0] = met[0] or abs(other.at - border.start) <= NEAR
        met[1] = met[1] or abs(other.at - border.end) <= NEAR
        if border.start - NEAR <= other.at <= border.end + NEAR:
            touched += 1
            upon += min(abs(other.start - border.at), abs(other.end - border.at)) <= NEAR
    if touched >= ENOUGH:
        met[0] = met[0] or sum(abs(one.start - border.start) <= 1.5 for one in alike) > ENOUGH
        met[1] = met[1] or sum(abs(one.end - border.end) <= 1.5 for one in alike) > ENOUGH
    return all(met) or upon >= ENOUGH


def sides(box: tuple[float, ...]) -> tuple[Border, ...]:
    """The borders of a box."""
    left, top, right, bottom = box
    return (
        Border(True, left, top, bottom),
        Border(True, right, top, bottom),
        Border(False, top, left, right),
        Border(False, bottom, left, right),
    )


def tables(borders: Sequence[Border]) -> tuple[list[Table], list[Border]]:
    """(the tables that borders make, from top to bottom; the borders that make too little for a table)."""
    found: list[Table] = []
    small: list[Border] = []
    for group in _connected(borders):
        columns = _places(one.at for one in group if one.down)
        rows = _places(one.at for one in group if not one.down)
        cells = (len(columns) - 1) * (len(rows) - 1)
        if cells < 2 or columns[-1] - columns[0] < LEAST_TABLE:
            small += group
            continue
        table = Table(columns, rows)
        _fill(table, group)
        found.append(table)
    return sorted(found, key=lambda one: (one.rows[0], one.columns[0])), small


def _connected(borders: Sequence[Border]) -> list[list[Border]]:
    """Borders in groups that touch."""
    group = list(range(len(borders)))

    def root(place: int) -> int:
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    lying = [place for place, one in enumerate(borders) if not one.down]
    standing = [place for place, one in enumerate(borders) if one.down]
    for place in lying:
        one = borders[place]
        for other_place in standing:
            other = borders[other_place]
            if one.start - NEAR <= other.at <= one.end + NEAR and other.start - NEAR <= one.at <= other.end + NEAR:
                group[root(place)] = root(other_place)
    found: dict[int, list[Border]] = {}
    for place, one in enumerate(borders):
        found.setdefault(root(place), []).append(one)
    return list(found.values())


def _places(at: Iterable[float]) -> list[float]:
    """Places with those nearer than NEAR made one."""
    found: list[list[float]] = []
    for place in sorted(at):
        if found and place - found[-1][0] <= NEAR:
            found[-1].append(place)
        else:
            found.append([place])
    return [sum(group) / len(group) for group in found]


def _fill(table: Table, borders: Sequence[Border]) -> None:
    """Work out which squares are one cell: those with no border between them."""
    high, wide = len(table.rows) - 1, len(table.columns) - 1
    down, across = _drawn(borders, table)
    group = {(row, column): (row, column) for row in range(high) for column in range(wide)}

    def root(square: tuple[int, int]) -> tuple[int, int]:
        while group[square] != square:
            group[square] = group[group[square]]
            square = group[square]
        return square

    for row in range(high):
        for column in range(wide):
            if column + 1 < wide and (column + 1, row) not in down:
                group[root((row, column + 1))] = root((row, column))
            if row + 1 < high and (row + 1, column) not in across:
                group[root((row + 1, column))] = root((row, column))
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for square in group:
        members.setdefault(root(square), []).append(square)
    for squares in sorted(members.values(), key=min):
        rows, columns = [row for row, _ in squares], [column for _, column in squares]
        region = Region(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)
        for square in squares:
            table.owner[square] = len(table.regions)
        table.regions.append(region)


def _drawn(borders: Sequence[Border], table: Table) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """(column edge, row) of squares with a border on their left, (row edge, column) of those with one above."""
    down: set[tuple[int, int]] = set()
    across: set[tuple[int, int]] = set()
    for one in borders:
        edges, runs, drawn = (table.columns, table.rows, down) if one.down else (table.rows, table.columns, across)
        edge = min(range(len(edges)), key=lambda place: abs(edges[place] - one.at))
        for place in range(len(runs) - 1):
            covered = min(one.end, runs[place + 1]) - max(one.start, runs[place])
            if covered >= 0.5 * (runs[place + 1] - runs[place]):
                drawn.add((edge, place))
    return down, across


def _slot(edges: Sequence[float], at: float) -> int | None:
    if not edges[0] <= at <= edges[-1]:
        return None
    return max(bisect_left(edges, at) - 1, 0)


def split_columns(table: Table, at: Sequence[float], rows: range) -> Table:
    """The table with further column edges that separate cells in some rows only."""
    columns = sorted({*table.columns, *at})
    places = [columns.index(edge) for edge in table.columns]
    found = Table(columns, table.rows)
    new = {columns.index(edge) for edge in at}
    for region in table.regions:
        first, last = places[region.column], places[region.column + region.columns]
        cuts = [first, *(edge for edge in sorted(new) if first < edge < last), last]
        inside = rows.start <= region.row and region.row + region.rows <= rows.stop
        for start, end in pairwise(cuts) if inside else ((first, last),):
            for row in range(region.row, region.row + region.rows):
                for column in range(start, end):
                    found.owner[row, column] = len(found.regions)
            found.regions.append(Region(region.row, start, region.rows, end - start))
    return found
