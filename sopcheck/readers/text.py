"""Plain text: tables drawn with tabs, separators or Markdown bars, and the lines between them.

What an extraction tore apart is not put together by guessing: words that found no column are left over, and told.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from sopcheck.errors import InputError
from sopcheck.readers import guard
from sopcheck.readers.html import without_tags
from sopcheck.readers.raw import Cell, Grid, Loose, Raw

MAX_LINES = 20_000
MAX_COLUMNS = 60
MAX_CELL = 32_767
SEPARATORS = (";", ",", "\t")


def read(content: bytes, name: str) -> Raw:
    """A text extract. Raises InputError beyond the limits."""
    lines = guard.text_of(content, name).splitlines()
    if len(lines) > MAX_LINES:
        raise InputError(name, f"teks lebih dari {MAX_LINES} baris")
    return Raw("text", tuple(_parts(lines)))


def read_separated(content: bytes, name: str) -> Raw:
    """A table as CSV or TSV: the separator that gives the most even rows. Raises InputError beyond the limits."""
    text = guard.text_of(content, name)
    if text.count("\n") > MAX_LINES:
        raise InputError(name, f"tabel lebih dari {MAX_LINES} baris")
    rows = max((_split(text, separator) for separator in SEPARATORS), key=_evenness)
    cells = [
        Cell(without_tags(words.strip()), number, column, place=f"baris {number + 1}, kolom {column + 1}")
        for number, row in enumerate(rows)
        for column, words in enumerate(row[:MAX_COLUMNS])
        if words.strip()
    ]
    return Raw("csv", (Grid(tuple(cells), "tabel", loose=True),))


def looks_separated(text: str) -> bool:
    """Whether the first lines are rows of a table with one separator."""
    head = "\n".join(text.splitlines()[:8])
    return any(len(row) > 3 for row in max((_split(head, one) for one in SEPARATORS), key=_evenness)[:2])


def _split(text: str, separator: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(map(str.strip, row))]
    except csv.Error:
        return []


def _evenness(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """(rows as wide as most, that width): how much a way to split a text looks like a table."""
    widths = [len(row) for row in rows if len(row) > 1]
    if not widths:
        return 0, 0
    usual = max(set(widths), key=widths.count)
    return widths.count(usual) * min(usual, 4), usual


def _parts(lines: Sequence[str]) -> Iterator[Grid | Loose]:
    """Runs of table lines as grids, other lines as they stand."""
    block: list[tuple[int, list[str]]] = []
    tables = 0
    for number, line in enumerate(lines, 1):
        row = _row(line)
        if row is not None:
            block.append((number, row))
            continue
        if block and not line.strip() and number < len(lines) and _row(lines[number]) is not None:
            continue  # a blank line between rows
        if block:
            tables += 1
            yield _grid(block, tables)
            block = []
        for words in without_tags(line.replace("**", "").strip()).split("\n"):
            if words.strip():
                yield Loose(words.strip().removeprefix("- ") if ":" in words else words.strip(), f"baris {number}")
    if block:
        yield _grid(block, tables + 1)


def _row(line: str) -> list[str] | None:
    """The cells of a table line; None of any other. The rule below Markdown headings is an empty row."""
    if "\t" in line:
        return line.split("\t")
    bare = line.strip()
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2:
        cells = [cell.strip() for cell in bare.strip("|").split("|")]
        return [] if all(set(cell) <= set("-: ") for cell in cells) else cells
    return None


def _grid(block: Sequence[tuple[int, Sequence[str]]], number: int) -> Grid:
    cells = [
        Cell(without_tags(words.strip())[:MAX_CELL], place, column, place=f"baris {line}")
        for place, (line, row) in enumerate(block)
        for column, words in enumerate(row[:MAX_COLUMNS])
        if words.strip(" :*-–")
    ]
    return Grid(tuple(cells), f"tabel {number}", loose=True)
