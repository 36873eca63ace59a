"""Step tables on pages that are pictures: whether their columns are those of the page before, and who does a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sopcheck.language.text import normal
from sopcheck.readers import page_breaks, step_table
from sopcheck.readers.answers import ANSWERS
from sopcheck.readers.flowchart import STARTS, STOPS
from sopcheck.readers.raw import EMU_PER_POINT, Box, Cell, Grid, Shape
from sopcheck.readers.step_rows import Table
from sopcheck.readers.table_header import Header

MARK = 22.0  # points; a mark is no larger both ways
FEW = 3  # letters that are read into a mark at most: "√" becomes "V", "v/" or "J"


def is_another(grid: Grid, header: Header | None, before: Grid, known: Header) -> bool:
    """Whether a table that goes on from another page has other columns: a border was missed here or there, and cells
    would be taken for others. A table that counts its steps from 1 is one of its own.
    """
    if header is None:
        return page_breaks.carry_on(grid, known) and len(grid.columns) != len(before.columns)
    same = all(known.columns.get(key, columns) == columns for key, columns in header.columns.items())
    actors = [actor[1:3] for actor in header.actors]
    if same and actors == [actor[1:3] for actor in known.actors]:
        return False
    first = Table(header)
    step_table.add_rows(first, grid, 0, header.last_row + 1)
    return not first.rows or normal(first.rows[0].words("nomor") or "") != "1"


def with_marks(
    grid: Grid, header: Header, shapes: Sequence[Shape], page: dict[str, Any], start: int
) -> tuple[Grid, tuple[Shape, ...]]:
    """(the grid without marks, the shapes under its actors). start: the row in which steps begin.

    Nothing is a mark where lines are drawn: it may be a piece of them.
    """
    under = tuple(shape for shape in shapes if _under(shape.box, grid, header))
    strokes = [Box(*(side * EMU_PER_POINT for side in stroke)) for stroke in page["strokes"]]
    if under or any(_under(stroke, grid, header) for stroke in strokes):
        return grid, under
    boxes = {tuple(cell["at"][:2]): cell["pieces"] for table in page["tables"] for cell in table["cells"]
             if "sure" in cell and _same_table(table, grid)}  # fmt: skip
    cells: list[Cell] = []
    found: list[Shape] = []
    for cell in grid.cells:
        box = _mark(cell, boxes.get((cell.row, cell.column), ()), header, start)
        if box is None:
            cells.append(cell)
        else:
            found.append(Shape(f"tanda {len(found)}", "gambar", box, place=grid.place))
    return replace(grid, cells=tuple(cells)), tuple(found)


def _under(box: Box, grid: Grid, header: Header) -> bool:
    """Whether something stands under the actors."""
    across, down = box.middle
    if not grid.rows[0] <= down <= grid.rows[-1]:
        return False
    return any(grid.columns[one.first] <= across <= grid.columns[one.last + 1] for one in header.actors)


def _same_table(table: dict[str, Any], grid: Grid) -> bool:
    return bool(abs(table["rows"][0] * EMU_PER_POINT - grid.rows[0]) < 1 and len(table["rows"]) == len(grid.rows))


def _mark(cell: Cell, pieces: Sequence[Sequence[Any]], header: Header, start: int) -> Box | None:
    """Where a mark stands, if the cell of an actor holds one."""
    if cell.row < start or not any(one.first <= cell.column <= one.last for one in header.actors) or not pieces:
        return None
    words = normal(cell.words)
    told = words in STARTS or words in STOPS
    if words in ANSWERS or not (told or cell.doubt or len(words) <= FEW):
        return None
    left, top, right, bottom = (
        pick(piece[side] for piece in pieces) for side, pick in ((1, min), (2, min), (3, max), (4, max))
    )
    if max(right - left, bottom - top) > MARK and not told:
        return None
    return Box(*(side * EMU_PER_POINT for side in (left, top, right, bottom)))
