"""From what the child saw on the pages to Raw: grids with places, columns carried over pages, labels beside arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sopcheck.errors import InputError
from sopcheck.language.text import one_line
from sopcheck.model.locators import COLUMNS
from sopcheck.model.source import Address, ReaderNote
from sopcheck.readers import step_table
from sopcheck.readers.raw import EMU_PER_POINT, Box, Cell, Grid, Kind, Line, Loose, Place, Raw, Shape, address_of
from sopcheck.readers.step_table import Header

SAME_EDGE = 4.0  # points two pages may print one column edge apart
GLUED = 0.35  # of the height: pieces of one word that a border cuts through
BITMAP = 0.25  # of a page: a picture so large is what the page is about
BELOW = 45.0  # points above and under a table in which off-page connectors stand

TOO_FULL = "gambarnya terlalu banyak untuk sebuah bagan alir, jadi tidak dibaca"

Page = dict[str, Any]

NO_OCR = (
    "pembaca hasil pindai (sopcheck[ocr]) belum tersedia; "
    "pakai berkas Word atau Excel asalnya, atau PDF yang diekspor langsung dari sana"
)


def assemble(pages: Sequence[Page], name: str) -> Raw:
    """The pages as Raw. Raises InputError where no step table can be read."""
    parts: list[Grid | Loose] = []
    notes: list[ReaderNote] = []
    known: tuple[Grid, Header] | None = None
    for page in pages:
        number = page["number"]
        tables = page["tables"]
        if not tables and _bitmap(page):
            notes.append(ReaderNote("halaman-gambar", "", f"hlm. {number} berupa gambar, jadi tidak dibaca"))
        parts += [Loose(words, f"hlm. {number}") for words in page["loose"]]
        for place in range(len(tables)):
            where = f"hlm. {number}" + (f", tabel {place + 1}" if len(tables) > 1 else "")
            grid = _grid(page, place, where)
            notes += [
                ReaderNote(
                    "bertumpuk", "", f"{cell.place}: dua teks tercetak bertumpuk; yang di atas “{cell.words[:80]}”"
                )
                for cell in grid.cells
                if cell.doubt
            ]
            header = step_table.find_header(grid)
            if header is None and known is not None:
                grid = _carried(grid, known[0])
            elif header is not None:
                known = (grid, header)
            if known is not None and (header is not None or step_table.carry_on(grid, known[1])):
                grid = _with_labels(grid, known[1], page, header is not None)
                if page["full"]:
                    notes.append(ReaderNote("gambar", "langkah", f"hlm. {number}: {TOO_FULL}"))
            parts.append(grid)
    if known is None:
        raise _unreadable(pages, name)
    return Raw("pdf", tuple(parts), tuple(notes))


def _unreadable(pages: Sequence[Page], name: str) -> InputError:
    """Why there is nothing to read."""
    bitmaps = [str(page["number"]) for page in pages if _bitmap(page)]
    if bitmaps:
        shown = ", ".join(bitmaps[:5]) + (" …" if len(bitmaps) > 5 else "")
        return InputError(name, f"tabel langkahnya berupa gambar atau hasil pindai (hlm. {shown})", NO_OCR)
    if not any(page["letters"] for page in pages):
        return InputError(name, "PDF tidak berisi teks", NO_OCR)
    return InputError(name, "tidak ada tabel langkah bergaris dengan judul kolom Kegiatan di PDF ini")


def _bitmap(page: Page) -> bool:
    size = page["width"] * page["height"]
    return any((right - left) * (bottom - top) > BITMAP * size for left, top, right, bottom in page["pictures"])


def _grid(page: Page, place: int, where: str) -> Grid:
    table = page["tables"][place]
    cells = []
    for found in table["cells"]:
        row, column, rows, columns = found["at"]
        doubt = "tertindih teks lain" if found["over"] else ""
        at = f"{where}, baris {row + 1}, kolom {column + 1}"
        if found["words"]:
            right, top = round(table["columns"][column + columns]), round(table["rows"][row])
            corner = Address("", page=page["number"], across=right, down=top)
            cells.append(Cell(found["words"], row, column, rows, columns, Place(at, corner), doubt))
    return Grid(
        tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        where,
        tuple(edge * EMU_PER_POINT for edge in table["columns"]),
        tuple(edge * EMU_PER_POINT for edge in table["rows"]),
    )


def _carried(grid: Grid, before: Grid) -> Grid:
    """A table on a further page by the columns of the table before, if all its edges are among them."""
    edges = [_nearest(edge, before.columns) for edge in grid.columns]
    if any(
        abs(before.columns[known] - edge) > SAME_EDGE * EMU_PER_POINT
        for known, edge in zip(edges, grid.columns, strict=True)
    ):
        return grid
    cells = tuple(
        replace(cell, column=edges[cell.column], columns=edges[cell.last_column + 1] - edges[cell.column])
        for cell in grid.cells
    )
    return replace(grid, cells=cells, columns=before.columns)


def _nearest(edge: float, edges: Sequence[float]) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - edge))


def _with_labels(grid: Grid, header: Header, page: Page, own: bool) -> Grid:
    """A step table with what is drawn on it; words under the actors are labels where shapes are drawn there."""
    start = header.last_row + 1 if own else 0
    shapes = _shapes(page, grid)
    drawn = any(shape.kind != "lain" for shape in shapes)
    under = [
        cell
        for cell in grid.cells
        if cell.row >= start and any(one.first <= cell.column <= one.last for one in header.actors)
    ]
    labels: tuple[Shape, ...] = ()
    cells = grid.cells
    if drawn:
        cells = tuple(cell for cell in cells if cell not in under)
        labels = tuple(_labels(page, grid, header, start))
    return replace(
        grid,
        cells=tuple(_placed(cell, grid, header, start) for cell in cells),
        shapes=shapes,
        lines=_lines(page, grid),
        labels=labels,
    )


def _placed(cell: Cell, grid: Grid, header: Header, start: int) -> Cell:
    """A cell whose place names its column by its heading."""
    if cell.row < start:
        return cell
    key = header.key_at(cell.column)
    words = COLUMNS.get(key) if key else None
    words = words or next((one.words for one in header.actors if one.first <= cell.column <= one.last), None)
    corner = address_of(cell.place)
    if not words or corner is None:
        return cell
    return replace(cell, place=Place(f"{grid.place}, baris {cell.row + 1}, kolom {words}", corner))


def _mine(grid: Grid, x: float, y: float) -> bool:
    """Whether a point lies on a table, or so little above or below it that it belongs to it."""
    return (
        grid.columns[0] <= x * EMU_PER_POINT <= grid.columns[-1]
        and grid.rows[0] - BELOW * EMU_PER_POINT <= y * EMU_PER_POINT <= grid.rows[-1] + BELOW * EMU_PER_POINT
    )


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return Box(left * EMU_PER_POINT, top * EMU_PER_POINT, right * EMU_PER_POINT, bottom * EMU_PER_POINT)


def _shapes(page: Page, grid: Grid) -> tuple[Shape, ...]:
    found = []
    for place, (kind, left, top, right, bottom, words) in enumerate(page["symbols"]):
        if _mine(grid, (left + right) / 2, (top + bottom) / 2):
            shown: Kind = kind
            found.append(Shape(str(place), shown, _box(left, top, right, bottom), words, place=grid.place))
    return tuple(found)


def _lines(page: Page, grid: Grid) -> tuple[Line, ...]:
    found = []
    for start, end, points, arrows, sure in page["flows"]:
        if not _mine(grid, *points[-1]):
            continue
        way = tuple((x * EMU_PER_POINT, y * EMU_PER_POINT) for x, y in points)
        found.append(
            Line(
                way[0],
                way[-1],
                None if start is None else str(start),
                None if end is None else str(end),
                (arrows[0], arrows[1]),
                grid.place,
                way,
                sure,
            )
        )
    return tuple(found)


def _labels(page: Page, grid: Grid, header: Header, start: int) -> list[Shape]:
    """The words under the actors, each piece for itself; what a border cuts in two is one again."""
    columns = [
        (grid.columns[one.first] / EMU_PER_POINT, grid.columns[one.last + 1] / EMU_PER_POINT) for one in header.actors
    ]
    top, bottom = grid.rows[start] / EMU_PER_POINT, grid.rows[-1] / EMU_PER_POINT
    pieces = sorted(
        (
            piece
            for table in page["tables"]
            for cell in table["cells"]
            for piece in cell["pieces"]
            if top <= (piece[2] + piece[4]) / 2 <= bottom
            and any(left <= (piece[1] + piece[3]) / 2 <= right for left, right in columns)
        ),
        key=lambda piece: (round(piece[2]), piece[1]),
    )
    found: list[list[Any]] = []
    for piece in pieces:
        last = found[-1] if found else None
        height = piece[4] - piece[2]
        if last and abs(last[2] - piece[2]) < 0.3 * height and -0.3 * height <= piece[1] - last[3] < GLUED * height:
            found[-1] = [last[0] + piece[0], last[1], min(last[2], piece[2]), piece[3], max(last[4], piece[4])]
        else:
            found.append(list(piece))
    return [
        Shape(f"label {place}", "lain", _box(*piece[1:5]), one_line(piece[0]), place=grid.place)
        for place, piece in enumerate(found)
    ]
