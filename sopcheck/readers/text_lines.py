"""The lines of a text extract: rows drawn with tabs or Markdown bars, cells that go on in the next line, lines between.

>>> lines = ["No\\tKegiatan\\tWaktu\\tOutput", "1\\tMenyusun", "laporan\\t1 hari\\tLaporan", "2\\tMengirim\\t1 jam\\t"]
>>> [row.cells for row in blocks(lines)[0]][1]
['1', 'Menyusun\\nlaporan', '1 hari', 'Laporan']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sopcheck.language.headings import canonical_column, canonical_field

TABLE = 4  # cells of a row of the step table, at least
HEADINGS = 3  # rows of headings, with the one that counts the columns
MOST_LINES = 100  # over which the cells of one row are printed
NEAR = 2  # lines from one row to the next: a blank one may stand between

# "|" between the cells of a Markdown table; "\|" stands for one in their words
_BAR = re.compile(r"(?<!\\)\|")
# "3" "(3)" "3." alone or before words
_NUMBER = re.compile(r"\s*\(?(?P<number>[0-9]{1,2})[.)]?(?:\s+(?P<words>\S.*))?\s*", re.DOTALL)


@dataclass(slots=True)
class Line:
    """A row of a table (cells, with line breaks where it was printed on several lines), or a line of words (None).

    first, last: the lines of the file, from 1; number: of the step, 0 if it has none; torn: "sel" if words below may
    belong to its last cell, "baris" if the row is not whole.
    """

    words: str
    first: int
    last: int
    cells: list[str] | None
    torn: str = ""
    number: int = 0

    @property
    def row(self) -> list[str]:
        return self.cells or []


def cells_of(line: str) -> list[str] | None:
    """The cells of a table line; None of any other. The rule below Markdown headings is an empty row."""
    if "\t" in line:
        return line.split("\t")
    bare = line.strip()
    if bare.startswith("|") and bare.endswith("|") and bare.count("|") > 2:
        cells = [cell.strip().replace("\\|", "|") for cell in _BAR.split(bare.strip("|"))]
        return [] if all(set(cell) <= set("-: ") for cell in cells) else cells
    return None


def numbered(cell: str) -> tuple[str, str] | None:
    """(number, words behind it) of a cell that begins with the number of a row."""
    match = _NUMBER.fullmatch(cell)
    return (cell[: match.end("number") + 1].strip(), match["words"] or "") if match else None


def blocks(lines: Sequence[str]) -> list[list[Line]]:
    """Tables (lists of rows) and lines of words (lists of one, without cells), in printed order; no blank lines."""
    found = [Line(words, number, number, cells_of(words)) for number, words in enumerate(lines, 1) if words.strip()]
    parted: list[list[Line]] = []
    for place, line in enumerate(found):
        before = parted[-1] if parted else []
        if line.cells is None:
            going_on = _goes_on(found, place, before)
        else:
            going_on = bool(before) and before[0].cells is not None and line.first - before[-1].last <= NEAR
        if going_on:
            before.append(line)
        else:
            parted.append([line])
    return [part for block in parted for part in _settled(block)]


def _goes_on(found: Sequence[Line], place: int, block: Sequence[Line]) -> bool:
    """Whether a line of words stands right between two rows of a step table, and so belongs to a cell.

    Right below the last row it may belong to it as well, or not: then that row is torn.
    """
    if not block or block[0].cells is None or found[place].first != block[-1].last + 1 or _heading(block) is None:
        return False
    last = place + MOST_LINES
    while place + 1 < min(len(found), last) and found[place + 1].first == found[place].last + 1:
        place += 1
        if found[place].cells is not None:
            return True
    if "\t" in block[-1].words:
        block[-1].torn = "sel"
    return False


def _heading(block: Sequence[Line]) -> int | None:
    """Where in a block the headings of a step table stand, or the row that only counts its columns."""
    for place, line in enumerate(block):
        keys = {canonical_column(cell) for cell in line.row} - {None}
        if ("kegiatan" in keys and len(keys) > 1) or counts_columns(line.row):
            return place
    return None


def counts_columns(cells: Sequence[str]) -> bool:
    """Whether a row counts the columns, from 1 on: "1 2 3 …"."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    numbers = [int(cell) for cell in filled if cell.isdecimal() and len(cell) < TABLE]
    return len(numbers) == len(filled) >= TABLE and numbers[0] == 1 and numbers == sorted(set(numbers))


def _settled(block: list[Line]) -> Iterator[list[Line]]:
    """A block with the rows below its headings made whole, and labels above them taken out as lines of words."""
    if block[0].cells is None:
        yield block
        return
    heading = _heading(block)
    end = len(block) if heading is None else heading
    table: list[Line] = []
    label = False
    for line in block[:end]:
        words = _label_line(line, label)
        label = words is not None
        if words is not None:
            yield [Line(words, line.first, line.last, None)]
        else:
            table.append(line)
    rows = _whole(block[end:])
    if whole := [*table, *(row for row in rows if row.cells is not None)]:
        yield whole
    yield from ([row] for row in rows if row.cells is None)


def _label_line(line: Line, below_label: bool) -> str | None:
    """The words of a row that is no table: "label : value", or what stands alone below such a line."""
    filled = [cell.strip() for cell in line.row if cell.strip()]
    said = [cell for cell in filled if cell.strip(" :*-–")]
    coloned = len(filled) > 0 and (filled[0].endswith(":") or (len(filled) > 1 and filled[1].startswith(":")))
    if coloned and len(said) <= 2 and not (len(said) == 2 and canonical_field(said[1])):
        return " ".join(filled)
    return filled[0] if below_label and len(filled) == 1 and len(line.row) <= 2 else None


def _whole(rows: list[Line]) -> list[Line]:
    """The rows of a step table, each put together from the lines its cells are printed on.

    A numbered row that is too short takes the lines below it if that makes it as wide as others are. What does not fit
    is a line of words again, and the row above it is torn.
    """
    _number(rows)
    widths = _widths(rows)
    found: list[Line] = []
    place = 0
    while place < len(rows):
        size = _size(rows, place, widths)
        line = _joined(rows[place : place + size])
        place += size
        above = next((row for row in reversed(found) if row.cells is not None), None)
        if above is not None and _strays(line, above, min(widths)) and _heading([above]) is None:
            above.torn = above.torn or ("baris" if len(above.row) < min(widths) else "sel")
            line = Line(" ".join(line.words.split("\t")), line.first, line.last, None)
        found.append(line)
    return found


def _widths(rows: Sequence[Line]) -> set[int]:
    """How many cells whole rows have: as several have, from a number to the next; of the headings, if there are
    none.
    """
    totals: list[int] = []
    last = 0
    for line in rows[1:]:
        if line.number > last:
            last = line.number
            totals.append(len(line.row))
        elif totals and not _begins_row(line):
            totals[-1] += max(len(line.row), 1) - 1
    counted = Counter(totals)
    several = {width for width, often in counted.items() if often > 1} or set(counted)
    return several or {max((len(line.row) for line in rows[:HEADINGS]), default=0)}


def _number(rows: Sequence[Line]) -> None:
    """Note the number at the beginning of each row: where numbers stand alone in their cell, only such ones."""
    counting = (line for line in rows if line.row and not counts_columns(line.row))
    begins = [(line, found) for line in counting if (found := numbered(line.row[0]))]
    alone = any(not words for _, (_, words) in begins)
    for line, (number, words) in begins:
        if not (alone and words):
            line.number = int(number.strip(" ().\t"))


def _size(rows: Sequence[Line], place: int, widths: set[int]) -> int:
    """How many lines the row has that begins here: more than one only if that makes it as wide as others."""
    if not rows[place].number and not _begins_row(rows[place]):
        return 1
    total, size = len(rows[place].row), 1
    for above, line in pairwise(rows[place : place + MOST_LINES]):
        begins = line.cells is not None and _begins_row(line)
        if begins or line.first != above.last + 1 or line.number > rows[place].number:
            break
        if not (above.cells or [above.words])[-1].strip():
            return 1  # the cell above is empty: nobody knows whose words these are
        total += max(len(line.row), 1) - 1
        size += 1
    return size if total in widths else 1


def _begins_row(line: Line) -> bool:
    """Whether a line is a row of its own: its first cell empty, or the words of a closing line."""
    first = line.row[0].strip().casefold() if line.row else "-"
    return not first or first.startswith(("total", "jumlah"))


def _joined(lines: Sequence[Line]) -> Line:
    """Several lines as one row: what a line begins with goes on in the last cell of the line above."""
    if len(lines) == 1:
        return lines[0]
    cells = [*lines[0].row]
    for line in lines[1:]:
        first, *others = line.cells or [line.words]
        cells[-1] = f"{cells[-1].rstrip()}\n{first.strip()}"
        cells += others
    return Line(lines[0].words, lines[0].first, lines[-1].last, cells, lines[-1].torn, lines[0].number)


def _strays(line: Line, above: Line, width: int) -> bool:
    """Whether a line is no row by itself: words alone, or less than a row, or behind less than a row, without
    number.
    """
    if line.cells is None:
        return True
    numberless = bool(line.row) and not line.number and not _begins_row(line)
    return numberless and (len(line.row) < width or len(above.row) < width)
