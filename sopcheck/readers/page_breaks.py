"""Where a step table goes on: on the next page, in a further table, in the middle of a row that the page's end cut."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sopcheck.language.durations import parse_duration
from sopcheck.language.text import one_line
from sopcheck.readers.list_items import is_item
from sopcheck.readers.raw import EMU_PER_POINT, Cell, Grid
from sopcheck.readers.step_rows import COUNTED, Row, Stretch, Table
from sopcheck.readers.table_header import Header
from sopcheck.readers.torn import is_time

SAME_EDGE = 4.0 * EMU_PER_POINT  # two pages may print one column edge so far apart
MOST_EDGES = 0.75  # shared edges that make a grid a piece of the table; tables laid out evenly share half by chance


def carry_on(grid: Grid, header: Header) -> bool:
    """Whether a grid without headings continues a table: its columns are drawn the same, or it is as wide and its first
    filled cell is a number under No.
    """
    number = header.columns.get("nomor")
    if number is None or not grid.cells:
        return False
    first = min(grid.cells, key=lambda cell: (cell.row, cell.column))
    return grid.goes_on or (_as_wide(grid, header) and first.column in number and bool(COUNTED.fullmatch(first.words)))


def same_columns(edges: Collection[int], header: Header) -> bool:
    """Whether all columns that headings stand over are parted. edges: those of the table with the headings that are
    drawn on another page too, by their places.
    """
    spans = [(columns[0], columns[-1]) for columns in header.columns.values()]
    spans += [(actor.first, actor.last) for actor in header.actors]
    return all(first in edges and last + 1 in edges for first, last in spans)


def left_behind(grid: Grid, before: Grid, header: Header) -> bool:
    """Whether a grid that could not be carried on holds steps all the same: it has most of the table's column edges, or
    numbered rows of its width.
    """
    if grid.severed:
        return True
    if not grid.cells:
        return False
    shared = sum(any(abs(edge - other) <= SAME_EDGE for other in grid.columns) for edge in before.columns)
    if before.columns and shared >= MOST_EDGES * len(before.columns):
        return True
    number, activity = header.columns.get("nomor"), header.columns["kegiatan"]
    if number is None or not _as_wide(grid, header):
        return False
    counted = {cell.row for cell in grid.cells if cell.column in number and COUNTED.fullmatch(cell.words)}
    return any(cell.row in counted and cell.column in activity for cell in grid.cells)


def _as_wide(grid: Grid, header: Header) -> bool:
    return abs(max(cell.last_column for cell in grid.cells) - header.last_column) <= 1


def lose(table: Table, grid: int) -> None:
    """Say that rows of the form follow here which could not be read. grid: the one before them."""
    if not (table.rows and table.rows[-1].unread):
        table.rows.append(Row(grid, 0, 0, unread=True))


def resumed(table: Table, cells: list[Cell], grid: Grid, index: int) -> tuple[Row | None, list[Cell]]:
    """(the step that the first row behind a break goes on with, made to cover that row too, its cells with the words
    before them); None and the cells where the row begins a step.

    index: of the grid. What follows rows that could not be read is one of them unless it has a number.
    """
    last = table.rows[-1]
    numbered = any(table.header.key_at(cell.column) == "nomor" for cell in cells)
    if numbered or not (last.unread or _is_rest(cells, table.header, last, cut=grid.goes_on)):
        return None, cells
    last.rest.append(Stretch(index, cells[0].row, cells[0].row))
    return last, _joined(last, cells, table.header)


def _is_rest(cells: Sequence[Cell], header: Header, last: Row, *, cut: bool) -> bool:
    """Whether a row without a number goes on with the step before it. cut: whether a page may end within a row.

    The step before has a number, and there is neither a second time nor a second mark; a title above several columns is
    none. Where no page ends, only what begins in the middle of a sentence goes on.
    """
    if not last.words("nomor"):
        return False
    by_key = {header.key_at(cell.column): cell for cell in cells}
    activity, time = by_key.get("kegiatan"), by_key.get("waktu")
    if activity is not None:
        title = activity.last_column > header.columns["kegiatan"][-1]
        if title or not (cut or activity.words[:1].islower()):
            return False
    timed = time is not None and is_time(time) and parse_duration(one_line(last.words("waktu") or "")).measurable
    marked = any(actor.first <= cell.column <= actor.last for cell in cells for actor in header.actors)
    return not timed and not (marked and last.marks)


def _joined(row: Row, cells: Sequence[Cell], header: Header) -> list[Cell]:
    """The cells behind a break, each with the words that stand before it in the same cell of the row.

    A line goes on there if its next word would not have fitted on the page before.
    """
    found = []
    for cell in cells:
        key = header.key_at(cell.column) or ""
        known = row.cells.get(key)
        if known and key not in row.shared and not (known[-1].doubt or cell.doubt):
            before = known.pop()
            wrapped = cell.ends[0] > before.ends[1] and not is_item(cell.words)
            words = f"{before.words}{' ' if wrapped else chr(10)}{cell.words}"
            cell = replace(cell, words=words, place=before.place)
        found.append(cell)
    return found
