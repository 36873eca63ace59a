"""Plain text: tables drawn with tabs, separators or Markdown bars, and the lines between them.

What an extraction tore apart is not put together by guessing: words that found no column are left over, and told.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sopcheck.errors import InputError
from sopcheck.language.durations import parse_duration
from sopcheck.language.headings import canonical_field
from sopcheck.language.text import one_line
from sopcheck.readers import guard, step_table, text_lines
from sopcheck.readers.html import without_tags
from sopcheck.readers.list_items import is_item
from sopcheck.readers.raw import Cell, Grid, Loose, Raw
from sopcheck.readers.text_lines import Line

MAX_LINE = 500_000  # letters; the longest line of an extract that was met has some 10,000
MAX_LINES = 20_000
MAX_COLUMNS = 60
MAX_CELL = 32_767
SEPARATORS = (";", ",", "\t")
FEW_ROWS = 2  # with number and words in one cell; fewer are no habit of the extract
LIST_OR_NOT = "barisnya mungkin satu hal, mungkin beberapa"
# "**bold**" of Markdown within a cell; two asterisks that nothing closes are a remark's
_BOLD = re.compile(r"\*\*(?=\S)([^*|\t\n]*[^*|\t\n\s])\*\*")
DOUBT = {"sel": "mungkin bersambung pada baris di bawahnya", "baris": "barisnya terputus", "": ""}


def read(content: bytes, name: str) -> Raw:
    """A text extract. Raises InputError beyond the limits."""
    lines = _BOLD.sub(r"\1", guard.text_of(content, name)).splitlines()
    if len(lines) > MAX_LINES:
        raise InputError(name, f"teks lebih dari {MAX_LINES} baris")
    if any(len(line) > MAX_LINE and len(line.strip()) > MAX_LINE for line in lines):
        raise InputError(name, f"satu baris teks lebih dari {MAX_LINE} huruf")
    parts = tuple(_parts(lines))
    grids = [part for part in parts if isinstance(part, Grid)]
    if not any(step_table.find_header(grid) or _has_labels(grid) for grid in grids):
        return Raw("text", (), lines=tuple(lines))
    return Raw("text", parts)


def _has_labels(grid: Grid) -> bool:
    """Whether a table is an identity block: labels in cells of their own."""
    return sum(canonical_field(cell.words) is not None for cell in grid.cells) >= FEW_ROWS


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
    even = len({len(row) for row in rows if any(row)}) == 1  # then each cell stands under its heading
    return Raw("csv", (Grid(tuple(cells), "tabel", loose=not even),))


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
    """Rows of tables as grids, other lines as they stand."""
    tables = 0
    for block in text_lines.blocks(lines):
        if block[0].cells is None:
            yield from _loose(block[0])
            continue
        grid = _grid(block, tables + 1)
        if grid.cells:
            tables += 1
            yield grid


def _loose(line: Line) -> Iterator[Loose]:
    for words in without_tags(line.words.replace("**", "").strip()).split("\n"):
        if words.strip():
            said = words.strip()
            yield Loose(said.removeprefix("- ") if ":" in words else said, f"baris {line.first}")


def _grid(block: Sequence[Line], number: int) -> Grid:
    glued = _glued(block)
    cells = [
        Cell(without_tags(words.strip())[:MAX_CELL], place, column, place=f"baris {line.first}", doubt=doubt)
        for place, line in enumerate(block)
        for column, words, doubt in _cells(line, place in glued)
        if words.strip(" :*-–")
    ]
    return _with_doubts(Grid(tuple(cells), f"tabel {number}", loose=True))


def _with_doubts(grid: Grid) -> Grid:
    """A grid in which cells of several lines are doubted where nobody can say whether they are one thing or several."""
    header = step_table.find_header(grid) if any("\n" in cell.words for cell in grid.cells) else None
    if header is None:
        return grid
    longest: dict[int, int] = {}
    for cell in grid.cells:
        width = max(map(len, cell.words.split("\n")))
        longest[cell.column] = max(longest.get(cell.column, 0), width if cell.row > header.last_row else 0)
    first = header.columns["kegiatan"][-1] + 1
    doubted = (
        replace(cell, doubt=LIST_OR_NOT)
        if cell.column >= first and cell.row > header.last_row and _may_be_list(cell.words, longest[cell.column])
        else cell
        for cell in grid.cells
    )
    return replace(grid, cells=tuple(doubted))


def _may_be_list(words: str, width: int) -> bool:
    """Whether a line break may part two things or be the end of the line: it would not have fitted, and the next line
    begins with a capital; or it would have, and does not. Lines with numbers or bullets say it themselves.
    """
    if "\n" not in words or parse_duration(one_line(words)).measurable:
        return False
    lines = words.split("\n")
    if any(is_item(line) for line in lines):
        return False
    return any(
        (len(line) + 1 + len(following.split(" ")[0]) <= width) != following[:1].isupper()
        for line, following in pairwise(lines)
    )


def _glued(block: Sequence[Line]) -> set[int]:
    """The rows in which number and Kegiatan share a cell, where no row has a number alone; with the others below them,
    because they count the same columns.
    """
    start = next((place for place, line in enumerate(block) if text_lines.counts_columns(line.row)), None)
    below = range(len(block)) if start is None else range(start + 1, len(block))
    found = [numbered for place in below if block[place].row and (numbered := text_lines.numbered(block[place].row[0]))]
    if start is None or len(found) < FEW_ROWS or not all(words for _, words in found):
        return set()
    return set(below)


def _cells(line: Line, glued: bool) -> Iterator[tuple[int, str, str]]:
    """(column, words, doubt) of the cells of a row."""
    row = line.row[:MAX_COLUMNS]
    if glued and row:
        row = [*(text_lines.numbered(row[0]) or ("", row[0])), *row[1:]]
    last = max((column for column, words in enumerate(row) if words.strip()), default=-1)
    for column, words in enumerate(row):
        torn = (line.torn == "sel" and column == last) or (line.torn == "baris" and column > 0)
        yield column, words, DOUBT[line.torn] if torn else ""
