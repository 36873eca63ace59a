"""From what the child saw on the pages to Raw: grids with places, columns carried over pages, labels beside arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sopcheck.errors import InputError
from sopcheck.language.text import one_line
from sopcheck.model.locators import COLUMNS
from sopcheck.model.source import Address, ReaderNote
from sopcheck.readers import page_breaks, step_table
from sopcheck.readers.pdf import borderless, scanned_table
from sopcheck.readers.raw import (
    EMU_PER_POINT,
    Box,
    Cell,
    Confidence,
    Grid,
    Kind,
    Line,
    Loose,
    Place,
    Raw,
    Shape,
    address_of,
)
from sopcheck.readers.table_header import Header

SHRUNK = 0.03  # of its width that a table may be wider or narrower on another scanned page
GLUED = 0.35  # of the height: pieces of one word that a border cuts through
BITMAP = 0.25  # of a page: pictures so large are what the page is about
CLEAR = 85  # of 100; words recognized more surely than this are as good as recognition gets
NOWHERE = -1  # no page
BELOW = 45.0  # points above and under a table in which off-page connectors stand

TOO_FULL = "gambarnya terlalu banyak untuk sebuah bagan alir, jadi tidak dibaca"

OTHER_COLUMNS = "kolom tabelnya tidak terbaca sama dengan halaman sebelumnya, jadi tidak dibaca"

Page = dict[str, Any]

UNREAD = "[tidak terbaca]"
"""Stands in a cell whose letters were not recognized; nobody takes it for its words (Cell.doubt)."""

INSTEAD = "pakai berkas Word atau Excel asalnya, atau PDF yang diekspor langsung dari sana"


def assemble(pages: Sequence[Page], name: str, told: Sequence[ReaderNote] = (), missing: str = "") -> Raw:
    """The pages as Raw. told: what is to be said before all else; missing: what is needed to read pictures of pages.

    Raises InputError where no step table can be read.
    """
    parts: list[Grid | Loose] = []
    notes: list[ReaderNote] = [*told]
    known: tuple[Grid, Header] | None = None
    ended = NOWHERE  # the page that the step table ends, as far as it is known
    for page in pages:
        number = page["number"]
        tables = page["tables"]
        if not tables and bitmap(page):
            why = " tanpa tabel bergaris" if "scan" in page else ""
            notes.append(ReaderNote("halaman-gambar", "", f"hlm. {number} berupa gambar{why}, jadi tidak dibaca"))
        parts += borderless.parts(page)
        for place in range(len(tables)):
            where = f"hlm. {number}" + (f", tabel {place + 1}" if len(tables) > 1 else "")
            grid = _grid(page, place, where)
            notes += [
                ReaderNote(
                    "bertumpuk", "", f"{cell.place}: dua teks tercetak bertumpuk; yang di atas “{cell.words[:80]}”"
                )
                for cell in grid.cells
                if cell.doubt and cell.recognized is None
            ]
            header = step_table.find_header(grid)
            follows = place == 0 and number == ended + 1 and "scan" not in page
            if known is not None and (header is None or "scan" in page):
                grid = _carried(grid, *known, scanned="scan" in page, follows=follows)
                header = header and step_table.find_header(grid)
            if known is not None and "scan" in page and scanned_table.is_another(grid, header, *known):
                notes.append(ReaderNote("kolom-lain", "langkah", f"{where}: {OTHER_COLUMNS}"))
                parts.append(Grid((), where, severed=True))
                continue
            if header is not None:
                grid = replace(grid, goes_on=follows)
                known = (grid, header)
            ended = number if known and page_breaks.left_behind(grid, *known) else NOWHERE
            if known is not None and (header is not None or page_breaks.carry_on(grid, known[1])):
                ended = number
                grid = _with_labels(grid, known[1], page, header is not None)
                if page["full"]:
                    notes.append(ReaderNote("gambar", "langkah", f"hlm. {number}: {TOO_FULL}"))
            parts.append(grid)
    if known is None:
        raise _unreadable(pages, name, [note.message for note in told if note.code == "halaman-gambar"], missing)
    return Raw("pdf", tuple(parts), tuple(notes))


def _unreadable(pages: Sequence[Page], name: str, told: Sequence[str], missing: str) -> InputError:
    """Why there is nothing to read."""
    bitmaps = [str(page["number"]) for page in pages if bitmap(page)]
    instead = f"{missing}; atau {INSTEAD}" if missing else INSTEAD
    if bitmaps:
        shown = ", ".join(bitmaps[:5]) + (" …" if len(bitmaps) > 5 else "")
        what = f"tabel langkahnya berupa gambar atau hasil pindai (hlm. {shown})"
        return InputError(name, "; ".join([what if missing else f"{what} yang tidak dapat dikenali", *told]), instead)
    if not any(page["letters"] for page in pages):
        return InputError(name, "PDF tidak berisi teks", instead)
    return InputError(name, "tidak ada tabel langkah bergaris dengan judul kolom Kegiatan di PDF ini")


def has_steps(pages: Sequence[Page]) -> bool:
    """Whether a step table was found on the pages."""
    return any(step_table.find_header(_grid(page, place, "")) for page in pages for place in range(len(page["tables"])))


def bitmap(page: Page) -> bool:
    """Whether pictures are what a page is about; a scan may be cut into stripes."""
    areas = [(right - left) * (bottom - top) for left, top, right, bottom in page["pictures"]]
    return bool(sum(areas) > BITMAP * page["width"] * page["height"])


def _grid(page: Page, place: int, where: str) -> Grid:
    table = page["tables"][place]
    cells = []
    for found in table["cells"]:
        row, column, rows, columns = found["at"]
        sure: Confidence | None = None
        words, doubt = found["words"], "tertindih teks lain" if found["over"] else ""
        if "sure" in found:
            sure = "sedang" if (found["sure"] or 0) >= CLEAR else "rendah"
            words, doubt = (words, "") if found["sure"] is not None else (UNREAD, "hurufnya tidak dikenali")
        if words:
            place_ = Place(
                f"{where}, baris {row + 1}, kolom {column + 1}",
                _corner(page, table["columns"][column + columns], table["rows"][row]),
            )
            opens, spare = found.get("ends", (0.0, 0.0))
            cells.append(Cell(words, row, column, rows, columns, place_, doubt, sure, ends=(opens, spare)))
    return Grid(
        tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        where,
        tuple(edge * EMU_PER_POINT for edge in table["columns"]),
        tuple(edge * EMU_PER_POINT for edge in table["rows"]),
    )


def _corner(page: Page, across: float, down: float) -> Address:
    """A point of a table on its page; a picture was turned and set straight before it was looked at."""
    falling, leaning, turn = page.get("scan", (0.0, 0.0, 0))
    across += (down - page["height"] / 2) * leaning
    down += (across - page["width"] / 2) * falling
    wide, high = page["width"], page["height"]
    across, down = {90: (down, wide - across), 180: (wide - across, high - down), 270: (high - down, across)}.get(
        turn, (across, down)
    )
    return Address("", page=page["number"], across=round(across), down=round(down))


def _carried(grid: Grid, before: Grid, header: Header, *, scanned: bool, follows: bool) -> Grid:
    """A table on a further page by the columns of the table before, if all its edges are among them. scanned: whether
    the page may lie otherwise than the one before; follows: whether nothing stands between the two tables.
    """
    columns = before.columns
    if scanned:
        wide, there = grid.columns[-1] - grid.columns[0], columns[-1] - columns[0]
        if abs(wide - there) > SHRUNK * there:
            return grid
        columns = tuple(grid.columns[0] + (edge - columns[0]) * wide / there for edge in columns)
    edges = [_nearest(edge, columns) for edge in grid.columns]
    if any(abs(columns[known] - edge) > page_breaks.SAME_EDGE for known, edge in zip(edges, grid.columns, strict=True)):
        return grid
    cells = tuple(
        replace(cell, column=edges[cell.column], columns=edges[cell.last_column + 1] - edges[cell.column])
        for cell in grid.cells
    )
    return replace(grid, cells=cells, columns=columns, goes_on=follows and page_breaks.same_columns(edges, header))


def _nearest(edge: float, edges: Sequence[float]) -> int:
    return min(range(len(edges)), key=lambda place: abs(edges[place] - edge))


def _with_labels(grid: Grid, header: Header, page: Page, own: bool) -> Grid:
    """A step table with what is drawn on it; words under the actors are labels where shapes are drawn there."""
    start = header.last_row + 1 if own else 0
    shapes = _shapes(page, grid)
    if "scan" in page:
        grid, shapes = scanned_table.with_marks(grid, header, shapes, page, start)
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
