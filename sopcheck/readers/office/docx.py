"""Word documents (.docx, .docm): tables with their merged cells, text between them, drawn shapes.

Word stores no row heights unless they are set, so where shapes stray from their cells their places are estimated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate

from sopcheck.errors import InputError
from sopcheck.model.source import Address, ReaderNote
from sopcheck.readers.office import docx_headers
from sopcheck.readers.office.docx_heights import CELL_MARGIN, EMU_PER_TWIP, LINE_HEIGHT, estimated_height, printed
from sopcheck.readers.office.docx_layout import (
    MAX_COLUMNS,
    blocks,
    children,
    columns_of,
    merge_of,
    skipped,
    value_of,
)
from sopcheck.readers.office.docx_numbers import Numbering
from sopcheck.readers.office.docx_shapes import Origin, drawn_in
from sopcheck.readers.office.docx_text import words_of
from sopcheck.readers.office.drawingml import MAX_SHAPES, hidden_names
from sopcheck.readers.office.package import Element, Package, attribute, child, local
from sopcheck.readers.raw import Cell, Grid, Line, Loose, Place, Raw, Shape

MAX_CELLS = 50_000
MAX_PARAGRAPHS = 100_000


def read(content: bytes, name: str) -> Raw:
    """A document. Raises InputError on damaged or hostile files."""
    return _Document(Package(content, name), name).raw()


@dataclass(slots=True)
class _Row:
    top: float
    height: float
    set: bool
    deleted: bool = False
    cells: list[tuple[Element, int, int, str]] = field(default_factory=list)  # element, column, columns, vMerge


class _Document:
    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self._notes: list[ReaderNote] = []
        main = next((part for kind, part in package.related("").values() if kind == "officeDocument"), "")
        if main not in package:
            raise InputError(name, "berkas Office rusak: tidak ada dokumen di dalamnya")
        self._part = main
        self._root = package.xml(main)
        related = dict(package.related(main).values())
        self._numbers = Numbering(package, related.get("numbering"), related.get("styles"))
        if any(part.endswith("vbaProject.bin") for part in package.names):
            self._note("makro", "berkas memuat makro; makro tidak pernah dijalankan")
        self._tables = self._cells = self._shapes = self._paragraphs = 0
        self._stray: list[tuple[Element, float]] = []
        self._unseen: set[str] = set()

    def raw(self) -> Raw:
        """All tables and lines of text in printed order."""
        parts: list[Grid | Loose] = []
        paragraphs = 0
        for element in blocks(self._root):
            if local(element) == "tbl":
                parts.extend(self._table(element))
                self._stray = []
            else:
                words = self._words(element, "paragraf")
                paragraphs += 1
                if words.strip():
                    place = f"paragraf sesudah tabel {self._tables}"
                    parts.append(Loose(words.strip(), Place(place, Address(self._part, paragraph=paragraphs))))
                self._stray.append((element, LINE_HEIGHT))
        found = [self._header(root) for root in docx_headers.headers_of(self._package, self._part, self._root)]
        above, unread = docx_headers.placed(found, parts)
        if unread:
            self._note("kepala-halaman", f"kepala halaman tidak dibaca: “{unread[:120]}”")
        return Raw("docx", (*above, *parts), tuple(self._notes))

    def _header(self, root: Element) -> list[Grid | Loose]:
        """The tables and lines of a page header; what is drawn there marks no step."""
        place = docx_headers.PLACE
        found: list[Grid | Loose] = []
        for element in blocks(root):
            if local(element) == "tbl":
                for grid in self._table(element):
                    cells = (
                        replace(cell, place=f"{place}, baris {cell.row + 1}, kolom {cell.column + 1}")
                        for cell in grid.cells
                    )
                    found.append(Grid(tuple(cells), place))
            elif words := self._words(element, place).strip():
                found.append(Loose(words, place))
        return found

    def _table(self, table: Element) -> Iterator[Grid]:
        self._tables += 1
        table_number = self._tables
        place = f"tabel {table_number}"
        columns = _column_edges(table)
        rows = self._rows(table, columns)
        edges = (0.0, *(row.top + row.height for row in rows))
        margin = _margin(table)
        cells: list[Cell] = []
        deleted: list[Cell] = []
        self._unseen = set()
        shapes: list[Shape] = []
        lines: list[Line] = []
        labels: list[Shape] = []
        nested: list[Element] = []
        estimated = not all(row.set for row in rows)
        self._draw_stray(edges, columns, shapes, lines, labels, place)
        for number, row in enumerate(rows):
            if row.deleted:
                deleted += self._deleted(row, number, place)
                continue
            for element, column, span, merge in row.cells:
                left = columns[min(column, len(columns) - 1)] + margin
                words = self._draw_cell(
                    element, Origin(left, row.top, (number, column), estimated), shapes, lines, labels, nested, place
                )
                self._cells += 1
                if merge != "continue" and words.strip():
                    tall = _rows_below(rows, number, column)
                    where = f"{place}, baris {number + 1}, kolom {column + 1}"
                    address = Address(self._part, number + 1, column + 1, table_number)
                    cells.append(Cell(words.strip(), number, column, tall, span, Place(where, address)))
        if self._cells > MAX_CELLS:
            raise InputError(self._name, f"dokumen berisi lebih dari {MAX_CELLS} sel")
        drawn = (tuple(shapes), tuple(lines), tuple(labels))
        yield Grid(tuple(cells), place, columns, edges, *drawn, hidden=tuple(deleted), unseen=frozenset(self._unseen))
        for inner in nested:
            yield from self._table(inner)

    def _deleted(self, row: _Row, number: int, place: str) -> Iterator[Cell]:
        """The cells of a row that a reviewer took out: kept apart, and told."""
        said = []
        for element, column, span, _ in row.cells:
            paragraphs = [block for block in blocks(element) if local(block) == "p"]
            words = "\n".join(map(printed, paragraphs)).strip()
            self._unseen |= hidden_names(element, out=True)
            if words:
                said.append(" ".join(words.split()))
                yield Cell(words, number, column, 1, span, f"{place}, baris {number + 1}, kolom {column + 1}")
        words = " · ".join(said)[:120]
        self._note("baris-dihapus", f"{place}, baris {number + 1} dihapus dalam lacak perubahan: “{words}”")

    def _rows(self, table: Element, columns: tuple[float, ...]) -> list[_Row]:
        found: list[_Row] = []
        top = 0.0
        for element in children(table, "tr"):
            height = child(element, "trPr", "trHeight")
            stated = float(attribute(height, "val") or 0) * EMU_PER_TWIP if height is not None else 0.0
            deleted = child(element, "trPr", "del") is not None
            exact = deleted or (height is not None and attribute(height, "hRule") == "exact")
            row = _Row(top, 0.0 if deleted else stated, exact, deleted)
            column = skipped(element)
            for cell in children(element, "tc"):
                span = columns_of(cell)
                row.cells.append((cell, column, span, merge_of(cell)))
                column += span
                if column > MAX_COLUMNS:
                    raise InputError(self._name, f"tabel dengan lebih dari {MAX_COLUMNS} kolom")
            if not exact:
                row.height = max(stated, estimated_height(row.cells, columns))
            top += row.height
            found.append(row)
        return found

    def _draw_cell(
        self,
        cell: Element,
        origin: Origin,
        shapes: list[Shape],
        lines: list[Line],
        labels: list[Shape],
        nested: list[Element],
        place: str,
    ) -> str:
        """The words of a cell; what is drawn in it is added to the lists."""
        words: list[str] = []
        top = origin.top
        for block in blocks(cell):
            if local(block) == "tbl":
                nested.append(block)
                continue
            line = self._words(block, f"{place}, baris {origin.cell[0] + 1}" if origin.cell else place)
            words.append(line)
            self._draw(block, Origin(origin.left, top, origin.cell, origin.estimated), shapes, lines, labels, place)
            top += LINE_HEIGHT * (line.count("\n") + 1)
        return "\n".join(words)

    def _draw_stray(
        self,
        edges: tuple[float, ...],
        columns: tuple[float, ...],
        shapes: list[Shape],
        lines: list[Line],
        labels: list[Shape],
        place: str,
    ) -> None:
        """What is anchored in the paragraphs right above a table and drawn over it."""
        above = 0.0
        for paragraph, height in reversed(self._stray):
            above += height
            self._draw(paragraph, Origin(0.0, -above, None, True), shapes, lines, labels, place)

    def _draw(
        self,
        paragraph: Element,
        origin: Origin,
        shapes: list[Shape],
        lines: list[Line],
        labels: list[Shape],
        place: str,
    ) -> None:
        found, unseen = drawn_in(paragraph, origin, place, self._shapes)
        self._unseen |= unseen
        shapes += found.shapes
        lines += found.lines
        labels += found.labels
        self._shapes += len(found.shapes) + len(found.lines) + len(found.labels)
        if self._shapes > MAX_SHAPES:
            raise InputError(self._name, f"dokumen memuat lebih dari {MAX_SHAPES} bentuk gambar")

    def _words(self, paragraph: Element, place: str) -> str:
        self._paragraphs += 1
        if self._paragraphs > MAX_PARAGRAPHS:
            raise InputError(self._name, f"dokumen berisi lebih dari {MAX_PARAGRAPHS} paragraf")
        words = words_of(
            paragraph, lambda gone: self._note("dicoret", f"{place}: “{gone[:120]}” dicoret atau disembunyikan")
        )
        label = self._numbers.label(paragraph)
        return f"{label} {words}".strip() if label else words

    def _note(self, code: str, message: str) -> None:
        self._notes.append(ReaderNote(code, "", message))


def _column_edges(table: Element) -> tuple[float, ...]:
    grid = child(table, "tblGrid")
    widths = [value_of(column, "w") for column in grid if local(column) == "gridCol"] if grid is not None else []
    return tuple(accumulate((width * EMU_PER_TWIP for width in widths[:MAX_COLUMNS]), initial=0.0))


def _margin(table: Element) -> float:
    left = child(table, "tblPr", "tblCellMar", "left")
    if left is None:
        left = child(table, "tblPr", "tblCellMar", "start")
    return CELL_MARGIN if left is None else value_of(left, "w") * EMU_PER_TWIP


def _rows_below(rows: list[_Row], number: int, column: int) -> int:
    """How many rows a cell spans that begins here."""
    tall = 1
    for below in range(number + 1, len(rows)):
        if not any(merge == "continue" and start == column for _, start, _, merge in rows[below].cells):
            break
        tall += 1
    return tall
