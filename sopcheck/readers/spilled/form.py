"""A spilled text as a whole: identity block, step table, and what is left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sopcheck.language.durations import parse_duration
from sopcheck.language.headings import canonical_column, canonical_field
from sopcheck.readers.furniture import is_furniture
from sopcheck.readers.raw import Cell, Grid, Loose
from sopcheck.readers.spilled import below, columns, headings, identity, label_words, labels, rows
from sopcheck.readers.spilled.pieces import Piece, drawn_with_blanks, pieces, shows_wraps
from sopcheck.readers.table_header import MUTU_BAKU, Header

WIDE = re.compile(r"\s{3,}|\t")  # between the cells of a text that keeps its columns apart with blanks
FEW_COLUMNS = 3  # cells side by side that make a row or headings of a drawn table
NEAR = 8  # lines above the first row in which its headings stand; they may take several
COLUMNS = ("nomor", "kegiatan", *MUTU_BAKU)


@dataclass(slots=True)
class Spilled:
    """grid: the step table, with its headings known; identity: where labels stand apart from their values, else None
    and `head`, `tail` are the lines above and below the table; wraps: whether those are whole cells; left: words that
    found no place; unread: the line from which on a table is drawn with blanks, 0 if none is.
    """

    grid: Grid | None = None
    scattered: identity.Scattered | None = None
    head: list[Loose] = field(default_factory=list)
    tail: list[Loose] = field(default_factory=list)
    wraps: bool = False
    left: list[Loose] = field(default_factory=list)
    unread: int = 0


def read(lines: Sequence[str]) -> Spilled:
    """What can be read with certainty from the lines of a text without any table."""
    start = _drawn_table(lines)
    if start is not None and not drawn_with_blanks(lines[:start]):
        return _above_drawn_table(lines, start)
    if drawn_with_blanks(lines):
        return _beside_each_other(lines)
    wraps = shows_wraps(lines)
    found = Spilled(wraps=wraps)
    everything, table, whole = _table(lines, wraps)
    start = _headings_start(everything, table.first) if table else 0
    printed = _headings(everything, start, table) if table else None
    if table is None or printed is None or not printed.known:
        _identity(found, everything, [], wraps)
        return found
    zone, remains = everything[start : table.first], everything[table.last :]
    (columns if table.by_column else rows).fill(table, printed, whole)
    remains = [piece for piece in remains if not headings.is_heading(piece.words)]
    remains = [piece for piece in remains if not rows.is_drawn(piece.words)]
    actors = below.put_back(table, remains, printed) if wraps else None
    if actors is not None:
        remains, zone = [], [*zone, *actors]
    found.grid = _grid(table, printed)
    said = {(piece.line, piece.words) for row in table.rows for piece in row.cells.values()}
    others = [piece for row in table.rows for piece in row.unread()]
    others += [piece for piece in (*zone, *table.between, *table.below) if not headings.is_heading(piece.words)]
    found.left += [_loose(piece) for piece in others if (piece.line, piece.words) not in said]
    _identity(found, everything[:start], remains, wraps)
    return found


def _table(lines: Sequence[str], wraps: bool) -> tuple[list[Piece], rows.SpilledTable | None, bool]:
    """(all pieces, the table, whether the pieces of the table are whole cells): it may show its wraps where the rest of
    the text does not.
    """
    everything = _pieces(lines, wraps, 1)
    table = rows.find(everything, wraps) or columns.find(everything, wraps)
    if wraps or table is None:
        return everything, table, wraps
    first, last = everything[table.first].line - 1, everything[table.last - 1].line
    if not shows_wraps(lines[first:last]):
        return everything, table, False
    inside = _pieces(lines[first:last], True, first + 1)
    again = [*everything[: table.first], *inside, *everything[table.last :]]
    found = rows.find(again, True) or columns.find(again, True)
    return (again, found, True) if found is not None else (everything, table, False)


def _pieces(lines: Sequence[str], wraps: bool, first: int) -> list[Piece]:
    return [piece for piece in pieces(lines, wraps, first) if not is_furniture(piece.words)]


def _headings(everything: Sequence[Piece], start: int, table: rows.SpilledTable) -> headings.Headings:
    """The headings above the table, inside it and below."""
    around = (*everything[start : table.first], *table.between, *table.below, *everything[table.last :])
    return headings.read([piece.words for piece in around], by_column=table.by_column)


def _drawn_table(lines: Sequence[str]) -> int | None:
    """Where a step table begins whose columns are kept apart with blanks: headings side by side, or a first row."""
    cut = [WIDE.split(line.strip()) for line in lines]
    rows = [place for place, cells in enumerate(cut) if _is_drawn_row(cells)]
    if not rows:
        return None
    above = range(max(0, rows[0] - NEAR), rows[0])
    headings = (at for at in above if len({canonical_column(cell) for cell in cut[at]} - {None}) >= FEW_COLUMNS)
    return next(headings, rows[0])


def _is_drawn_row(cells: Sequence[str]) -> bool:
    """Whether cells side by side are a row: a number on the left, a time among the others."""
    numbered = len(cells) > FEW_COLUMNS and cells[0].strip("(). ").isdecimal()
    return numbered and any(parse_duration(cell).measurable for cell in cells[1:])


def _above_drawn_table(lines: Sequence[str], start: int) -> Spilled:
    """The identity block above a table drawn with blanks, which is left unread."""
    wraps = shows_wraps(lines[:start])
    found = Spilled(wraps=wraps, unread=start + 1)
    _identity(found, _pieces(lines[:start], wraps, 1), [], wraps)
    found.left += map(_loose, _pieces(lines[start:], False, start + 1))
    return found


def _beside_each_other(lines: Sequence[str]) -> Spilled:
    """Of a text that keeps its columns apart with blanks: number and dates right beside their labels, and nothing
    else.
    """
    found = Spilled()
    for number, line in enumerate(lines, 1):
        cells = WIDE.split(line.strip())
        for label, value in pairwise(cells):
            key = canonical_field(label)
            if key and (key == "nomor" or key.startswith("tanggal")) and label_words.fits(key, value):
                found.head.append(Loose(f"{label.strip(' :')} : {value.strip(' :')}", f"baris {number}"))
    return found


def _headings_start(everything: Sequence[Piece], first: int) -> int:
    """Where the headings above the first row begin."""
    start = first
    for place in range(first - 1, max(-1, first - 1 - rows.ABOVE), -1):
        words = everything[place].words
        if label_words.labels_in(words) and not headings.is_heading(words):
            break
        if headings.is_heading(words) or len(set(headings.headings_in(words))) > 1:
            start = place
    return start


def _identity(found: Spilled, head: Sequence[Piece], tail: Sequence[Piece], wraps: bool) -> None:
    """The identity block: by its labels where they stand at their values, else piece by piece."""
    end = next((place for place, piece in enumerate(head) if _begins_table(piece.words)), len(head))
    head, rest = head[:end], head[end:]
    found.left += map(_loose, rest)
    if labels.is_scattered(head):
        found.scattered = identity.read(head, wraps)
        found.left += map(_loose, (*found.scattered.left, *tail))  # below the table may stand cells of it
        return
    found.head, others = labels.in_place(head, wraps)
    found.left += map(_loose, others)
    found.tail = [*map(_loose, tail)]


def _begins_table(words: str) -> bool:
    """Whether a line is made of headings of a step table, several of them."""
    return len(set(headings.headings_in(words)) - {""}) > 2 or (
        headings.is_heading(words) and not label_words.labels_in(words)
    )


def _loose(piece: Piece) -> Loose:
    return Loose(piece.words, f"baris {piece.line}")


def _grid(table: rows.SpilledTable, printed: headings.Headings) -> Grid:
    """The table with its headings in the order of the form; cells only where they are certain."""
    keys = [key for key in COLUMNS if key in ("nomor", "kegiatan", *printed.order) and key != "keterangan"]
    columns_of = {key: range(place, place + 1) for place, key in enumerate(keys)}
    words = tuple(printed.keys[key] for key in (*COLUMNS[:2], "pelaksana", *COLUMNS[2:]) if key in printed.keys)
    cells = [
        Cell(piece.words, line, columns_of[key][0], place=f"baris {piece.line}", guessed=key != "nomor")
        for line, row in enumerate(table.rows, 1)
        for key, piece in (("nomor", Piece(row.number, row.line)), *row.cells.items())
        if key in columns_of
    ]
    header = Header(0, 0, columns_of, (), words, actorless=True)
    return Grid(tuple(cells), "tabel langkah", loose=True, header=header)
