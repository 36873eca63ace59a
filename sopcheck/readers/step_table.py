"""The step table: which columns it has, which rows are steps, what stands in each cell.

Found by its headings, whatever their order, merging and number of rows; a grid without headings carries on the table
before it (pages, split tables).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sopcheck.language.headings import behind_group, canonical_column, nearest_column
from sopcheck.language.text import one_line
from sopcheck.readers import page_breaks
from sopcheck.readers.raw import Cell, Grid
from sopcheck.readers.step_rows import COUNTED, Row, Table
from sopcheck.readers.table_header import MUTU_BAKU, Actor
from sopcheck.readers.table_header import Header as Header
from sopcheck.readers.torn import header_of, is_time, shift_of

CELLS = ("nomor", "kegiatan", *MUTU_BAKU)
MOST_HEADING_ROWS = 5
MOST_WIDE = 300  # columns of a sheet among which headings are sought; some sheets are divided like graph paper

# "TOTAL WAKTU PENYELESAIAN" "Jumlah :"
_TOTAL = re.compile(r"(?:total|jumlah)\b.{0,60}", re.IGNORECASE | re.DOTALL)
# "Waktu (dalam menit)" "Waktu (menit)"
_UNIT = re.compile(r"\(\s*(?:dalam\s+)?(menit|jam|hari(?:\s+kerja)?|minggu|bulan)\s*\)", re.IGNORECASE)


def find_header(grid: Grid) -> Header | None:
    """The headings of the step table in a grid, if it has one."""
    if grid.header is not None:
        return grid.header
    near = tuple(cell for cell in grid.cells if cell.column < MOST_WIDE)
    if len(near) < len(grid.cells):
        grid = replace(grid, cells=near)
    by_row = _by_row(near)
    for row in sorted(by_row):
        found = {key_of(cell) for cell in by_row[row]} - {None}
        if "kegiatan" in found and len(found) > 1:
            return _header(grid, row)
    return header_of(grid) if grid.loose else None


def key_of(cell: Cell) -> str | None:
    """The key of the column that a cell heads, if it does; where its letters were recognized, also nearly."""
    return nearest_column(cell.words) if cell.recognized else canonical_column(cell.words)


def _header(grid: Grid, first: int) -> Header:
    top = [cell for cell in grid.cells if cell.row == first]
    activity = next(cell for cell in top if _is(cell, "kegiatan"))
    last = _last_heading_row(grid, first, activity)
    band = [cell for cell in grid.cells if first <= cell.row <= last and not _counted_row(grid, cell.row)]
    columns: dict[str, range] = {}
    for cell in sorted(band, key=lambda cell: cell.row):
        key = key_of(cell)
        if key and key != "pelaksana" and not _over_its_like(cell, key, band):
            columns.setdefault(key, range(cell.column, cell.last_column + 1))
    group = next((cell for cell in band if _is(cell, "pelaksana")), None)
    actors = _actors(band, group, columns)
    named = group is not None and not actors
    if named and group is not None:
        columns["pelaksana"] = range(group.column, group.last_column + 1)
    unit = next((match[1] for cell in band if (match := _UNIT.search(cell.words)) and _is(cell, "waktu")), None)
    headings = {cell.column: one_line(cell.words) for cell in band if _heads(cell) or behind_group(cell.words)}
    slipped = _slip(grid, last, columns) if grid.loose else 0
    if slipped:
        for key in MUTU_BAKU:
            if key in columns:
                columns[key] = range(columns[key][0] + slipped, columns[key][-1] + slipped + 1)
    return Header(first, last, columns, actors, tuple(headings[at] for at in sorted(headings)), named, unit, slipped)


FEW, MOST = 0.5, 0.8  # of the words under a heading that are times: less is not the column Waktu, more surely is


def _slip(grid: Grid, last: int, columns: Mapping[str, range]) -> int:
    """By how many columns the times stand beside their heading: where one column alone holds nothing but times."""
    if "waktu" not in columns:
        return 0
    under: dict[int, list[bool]] = {}
    for cell in grid.cells:
        if cell.row > last and not _again([cell]):
            under.setdefault(cell.column, []).append(is_time(cell))
    heading = columns["waktu"][0]
    times = [column for column, timed in under.items() if len(timed) > 1 and sum(timed) >= MOST * len(timed)]
    here = under.get(heading, [])
    if len(times) != 1 or times[0] == heading or sum(here) > FEW * len(here):
        return 0
    return times[0] - heading


def _over_its_like(cell: Cell, key: str, band: Sequence[Cell]) -> bool:
    """Whether a heading over several others has the name of a single column: "Kelengkapan" where Pelaksana is meant."""
    grouped = sum(other.row > cell.last_row and _overlap(other, cell) for other in band) > 1
    return grouped and any(other is not cell and other.row > cell.row and _is(other, key) for other in band)


def _is(cell: Cell, key: str) -> bool:
    return key_of(cell) == key


def _last_heading_row(grid: Grid, first: int, activity: Cell) -> int:
    """Headings end where the first row with something under Kegiatan begins; a row of column numbers is one of them."""
    last = max(activity.last_row, first)
    rows = _by_row(grid.cells)
    for row in range(first + 1, first + MOST_HEADING_ROWS):
        under = [cell for cell in rows.get(row, ()) if cell.column <= activity.last_column]
        if row <= last:
            continue
        named = row == first + 1 and any(_is(cell, "pelaksana") for cell in rows[first])
        if _counted_row(grid, row) or (rows.get(row) and not under and (named or any(map(_heads, rows[row])))):
            last = row
        elif rows.get(row):
            break
    return last


def _heads(cell: Cell) -> bool:
    return key_of(cell) is not None


def _counted_row(grid: Grid, row: int) -> bool:
    """Whether a row only counts the columns: "1 2 3 …"; a first step counts one of them."""
    cells = [cell for cell in grid.cells if cell.row == row]
    return len(cells) > 2 and all(COUNTED.fullmatch(cell.words) for cell in cells)


def _actors(band: Sequence[Cell], group: Cell | None, columns: Mapping[str, range]) -> tuple[Actor, ...]:
    """The actor columns: the lowest headings between Kegiatan and Mutu Baku, or under "Pelaksana"."""
    start = columns["kegiatan"][-1] + 1
    behind = [found[0] for key, found in columns.items() if key in MUTU_BAKU and found[0] >= start]
    end = min(behind, default=max(cell.last_column for cell in band) + 1)
    if group is not None:
        start, end = min(start, group.column), max(end if behind else 0, group.last_column + 1)
    names = [
        cell
        for cell in band
        if start <= cell.column < end and cell is not group and not _heads(cell) and not _names_group(cell, group, band)
    ]
    lowest = [cell for cell in names if not any(other.row > cell.row and _overlap(other, cell) for other in names)]
    found = [
        Actor(None if cell.unread else words, cell.column, cell.last_column, cell.place)
        for cell in lowest
        if (words := _actor_named(cell.words)) or cell.unread
    ]
    if group is not None and found:
        covered = {column for actor in found for column in range(actor.first, actor.last + 1)}
        found += [
            Actor(None, column, column, group.place)
            for column in range(group.column, group.last_column + 1)
            if column not in covered
        ]
    return tuple(sorted(found, key=lambda actor: actor.first))


def _actor_named(heading: str) -> str:
    """The actor a heading names: of one that slipped into the heading of a group, what stands behind that."""
    behind = behind_group(heading)
    return one_line(heading if behind is None else behind)


def _names_group(cell: Cell, group: Cell | None, band: Sequence[Cell]) -> bool:
    """Whether a heading stands beside "Pelaksana" over others ("Mutu Baku")."""
    below = [other for other in band if other.row > cell.row and _overlap(other, cell)]
    return bool(below) and all(map(_heads, below)) and cell is not group


def _overlap(one: Cell, other: Cell) -> bool:
    return one.column <= other.last_column and other.column <= one.last_column


def add_rows(table: Table, grid: Grid, index: int, start: int) -> None:
    """Add the steps of a grid from a row on. index: of the grid, kept with each row."""
    header = table.header
    by_row = _by_row(cell for cell in grid.cells if cell.row >= start)
    merged: list[Cell] = []
    current: Row | None = None
    broken = index > 0 and bool(table.rows) and not grid.loose
    for number in sorted(by_row):
        cells = by_row[number]
        if table.total is None and (total := _total(cells, header)):
            table.total = total
            continue
        if _again(cells):
            continue
        begins = any(header.key_at(cell.column) in ("nomor", "kegiatan") for cell in cells)
        shift = shift_of(cells, header) if grid.loose else 0
        if shift:
            cells = [_shifted(cell, header, shift) for cell in cells]
        if broken and table.total is None:
            broken = False
            current, cells = page_breaks.resumed(table, cells, grid, index)
            begins = begins and current is None
        if table.total is not None or (current is None and not begins):
            table.left += cells
            continue
        if current is None or (begins and not _goes_on(cells, header, current)):
            current = Row(index, number, number, {key: [] for key in header.columns})
            table.rows.append(current)
            for cell in merged:
                _share(current, cell, header)
        several = len(cells) > 1 or any(cell.doubt for cell in cells)
        if grid.loose and not begins and several and any(map(current.words, MUTU_BAKU)):
            table.over.append((len(table.rows) - 1, _beside(table, index, number, cells, shift)))
            continue
        if current.shift is not None:
            current.shift = None if shift is None else shift or current.shift
        for cell in cells:
            _put(table, current, cell, header)
            current.reach(max(number, cell.last_row if header.key_at(cell.column) == "kegiatan" else 0))
        merged = [cell for cell in (*merged, *cells) if cell.last_row > number]


def _shifted(cell: Cell, header: Header, shift: int) -> Cell:
    """A cell right of Kegiatan where the headings say it belongs."""
    return replace(cell, column=cell.column - shift) if cell.column > header.columns["kegiatan"][-1] else cell


def _beside(table: Table, index: int, number: int, cells: Sequence[Cell], shift: int | None) -> Row:
    """A row of cells that is no step of its own."""
    row = Row(index, number, number, {key: [] for key in table.header.columns}, shift=shift)
    for cell in cells:
        _put(table, row, cell, table.header)
    return row


def _again(cells: Sequence[Cell]) -> bool:
    """Whether the headings are repeated, as on a new page."""
    return len(cells) > 1 and sum(map(_heads, cells)) > len(cells) // 2 and any(_is(cell, "kegiatan") for cell in cells)


def _goes_on(cells: Sequence[Cell], header: Header, current: Row | None) -> bool:
    """Whether a row only carries on the words of the step before it: no number of its own, nothing but Kegiatan."""
    if current is None or "nomor" not in header.columns or not current.words("nomor"):
        return False
    keys = {header.key_at(cell.column) for cell in cells}
    return keys == {"kegiatan"} and not _in_actors(cells, header)


def _in_actors(cells: Iterable[Cell], header: Header) -> bool:
    return any(actor.first <= cell.column <= actor.last for cell in cells for actor in header.actors)


def _share(row: Row, cell: Cell, header: Header) -> None:
    """A merged cell that began in an earlier step counts for this one too."""
    key = header.key_at(cell.column)
    if key in MUTU_BAKU and cell.last_row >= row.first:
        row.cells.setdefault(key, []).append(cell)
        row.shared.add(key)


def _put(table: Table, row: Row, cell: Cell, header: Header) -> None:
    key = header.key_at(cell.column)
    if key is not None:
        row.cells.setdefault(key, []).append(cell)
    elif any(actor.first <= cell.column <= actor.last for actor in header.actors):
        row.marks.append(cell)
    elif cell.column <= header.last_column:
        table.left.append(cell)


def _total(cells: Sequence[Cell], header: Header) -> Cell | None:
    """The cell with the time of a closing line, if this is one."""
    if not any(_TOTAL.match(cell.words) for cell in cells):
        return None
    numbered = header.columns.get("nomor")
    if numbered and any(cell.column in numbered and COUNTED.fullmatch(cell.words) for cell in cells):
        return None
    timed = [cell for cell in cells if header.key_at(cell.column) == "waktu"]
    if timed:
        return timed[0]
    others = [cell for cell in cells if not _TOTAL.fullmatch(cell.words)]
    return others[0] if others else cells[0]


def _by_row(cells: Iterable[Cell]) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.row, []).append(cell)
    return found
