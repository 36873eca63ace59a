"""A table of rules/law whose rows are found by one cell and parsed only when they are asked for.

Splitting 5 800 lines takes a few milliseconds, making dictionaries of them ten times that; a run needs a handful.

>>> Table(b"id,title\\npp-1-2001,Judul\\n", 0).first("pp-1-2001")
{'id': 'pp-1-2001', 'title': 'Judul'}
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

Row = Mapping[str, str]


class Table:
    """The rows of a CSV file in which every row is one line and no cell up to `column` needs quotes (tested)."""

    def __init__(self, content: bytes, column: int) -> None:
        """content: UTF-8 with a header line; column: position of the cell that rows are found by."""
        header, *lines = content.decode("utf-8").rstrip("\n").split("\n")
        self._header = header.split(",")
        self._lines: dict[str, list[str]] = {}
        for line in lines:
            self._lines.setdefault(line.split(",", column + 1)[column], []).append(line)

    def __iter__(self) -> Iterator[str]:
        """The cells that rows are found by, in the order of the file."""
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)

    def __contains__(self, cell: object) -> bool:
        return cell in self._lines

    def rows(self, cell: str) -> list[Row]:
        """All rows with this cell, in the order of the file."""
        return [dict(zip(self._header, cells, strict=True)) for cells in csv.reader(self._lines.get(cell, ()))]

    def first(self, cell: str) -> Row | None:
        """The first row with this cell, or None."""
        rows = self.rows(cell)
        return rows[0] if rows else None

    def all_with(self, words: str) -> Iterator[Row]:
        """The rows in whose line these words stand: a quick sieve, to be looked at again."""
        for lines in self._lines.values():
            for line in lines:
                if words in line:
                    yield dict(zip(self._header, next(csv.reader([line])), strict=True))
