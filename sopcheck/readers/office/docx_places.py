"""From an address back to the element of a Word document: counted just as the reader counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from sopcheck.model.source import Address
from sopcheck.readers.office.docx_layout import blocks, children, columns_of, merge_of, skipped
from sopcheck.readers.office.package import Element, local


class _Cell(NamedTuple):
    element: Element
    first: int
    last: int
    continues: bool


class Places:
    """The cells and paragraphs of one document, found by address; tables are laid out when first asked for."""

    def __init__(self, root: Element) -> None:
        self._tables = [*_tables(root)]
        self._root = root
        self._rows: dict[int, list[list[_Cell]]] = {}

    def paragraphs(self, address: Address) -> Sequence[Element]:
        """The paragraphs of a cell, or the one outside tables; the first of the document if there is no such place."""
        if 0 < address.table <= len(self._tables):
            cell = self._cell(address)
            found = [block for block in blocks(cell) if local(block) == "p"] if cell is not None else []
        else:
            loose = (block for block in blocks(self._root) if local(block) == "p")
            found = [*islice(loose, max(address.paragraph - 1, 0), max(address.paragraph, 1))]
        return found or self._first()

    def _first(self) -> list[Element]:
        if self._tables and (cell := self._cell(Address("", 1, 1, 1))) is not None:
            return [block for block in blocks(cell) if local(block) == "p"]
        return [*islice((block for block in blocks(self._root) if local(block) == "p"), 1)]

    def _cell(self, address: Address) -> Element | None:
        """The cell that covers a row and column; of a merged one its upper part, where the words stand."""
        rows = self._laid_out(address.table)
        column = address.column - 1
        for row in reversed(rows[: max(address.row, 1)]):
            before = [cell for cell in row if cell.first <= column] or row[:1]
            if before and not before[-1].continues:
                return before[-1].element
        return None

    def _laid_out(self, table: int) -> list[list[_Cell]]:
        if table not in self._rows:
            self._rows[table] = [[*_cells(row)] for row in children(self._tables[table - 1], "tr")]
        return self._rows[table]


def _cells(row: Element) -> Iterator[_Cell]:
    column = skipped(row)
    for element in children(row, "tc"):
        span = columns_of(element)
        yield _Cell(element, column, column + span - 1, merge_of(element) == "continue")
        column += span


def _tables(root: Element) -> Iterator[Element]:
    """Tables in the reader's order: each before those in its cells."""
    for block in blocks(root):
        if local(block) == "tbl":
            yield from _with_nested(block)


def _with_nested(table: Element) -> Iterator[Element]:
    yield table
    for row in children(table, "tr"):
        for cell in children(row, "tc"):
            for block in blocks(cell):
                if local(block) == "tbl":
                    yield from _with_nested(block)
