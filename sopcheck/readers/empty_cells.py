"""Where a cell is that holds nothing: worked out from the table it belongs to, for whoever wants to write beside it.

Readers keep only cells with words, and a finding is often about one without any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sopcheck.model.source import Address, Location
from sopcheck.readers import step_table
from sopcheck.readers.raw import Cell, Grid, address_of
from sopcheck.readers.step_rows import Row, Table
from sopcheck.readers.table_header import Header

DONE_BY = ("pelaksana", "simbol", "bentuk", "ke", "ya", "tidak")
"""What stands in the actor columns."""


def locations(grids: Sequence[Grid], table: Table | None, known: Mapping[str, Location]) -> dict[str, Location]:
    """Locator → where it is, of headings, rows and cells of the step table whose address is not known yet.

    Words for people are those of the nearest known place, so that no report says more than before.
    """
    found: dict[str, Location] = {}
    if table is None:
        return found
    for locator, address in (*_headings(grids[0], table.header), *_rows(table)):
        place = known.get(locator)
        if place is None or place.address is None:
            above = place or known.get(locator.rpartition(".")[0])
            found[locator] = Location(words=above.words if above else None, address=address)
    return found


def _headings(grid: Grid, header: Header) -> Iterator[tuple[str, Address]]:
    """The heading that stands for what has no cell of its own."""
    band = [cell for cell in grid.cells if header.first_row <= cell.row <= header.last_row]
    named = {key: cell for cell in band if (key := step_table.key_of(cell))}
    for locators, key in ((("langkah", "kolom"), "kegiatan"), (("satuan_waktu", "total_waktu"), "waktu")):
        cell = named.get(key) or named.get("kegiatan")
        address = address_of(cell.place) if cell else None
        if address:
            yield from ((locator, address) for locator in locators)
    first = address_of(header.actors[0].place) if header.actors else None
    group = named.get("pelaksana") or named.get("kegiatan")
    first = first or (address_of(group.place) if group else None)
    if first:
        yield "pelaksana", first


def _rows(table: Table) -> Iterator[tuple[str, Address]]:
    for position, row in enumerate(table.rows, 1):
        base = _base(row)
        if base is None:
            continue
        at = f"langkah.{position}"
        for key, columns in table.header.columns.items():
            address = base._replace(row=row.first + 1, column=columns[0] + 1)
            if key == "kegiatan":
                yield at, address
            if key in step_table.CELLS:
                yield f"{at}.{key}", address
        done_by = _done_by(row, table.header, base)
        yield from ((f"{at}.{key}", done_by) for key in DONE_BY)


def _base(row: Row) -> Address | None:
    """The address of any cell of a row: it names the sheet or table."""
    cells: list[Cell] = [cell for found in row.cells.values() for cell in found] + row.marks
    return next((address for cell in cells if (address := address_of(cell.place))), None)


def _done_by(row: Row, header: Header, base: Address) -> Address:
    """The first mark of a row, else its first actor column, else where actors are named."""
    if row.marks and (address := address_of(row.marks[0].place)):
        return address
    columns = header.columns.get("pelaksana") or header.columns["kegiatan"]
    return base._replace(row=row.first + 1, column=(header.actors[0].first if header.actors else columns[0]) + 1)
