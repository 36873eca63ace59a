"""Labels and values in two columns without borders: the identity block as a table nobody drew lines around.

Only what stands clearly in two columns is read; all else stays the line of text it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sopcheck.language.headings import canonical_field
from sopcheck.readers.raw import Cell, Grid, Loose

LEVEL = 3.0  # points: how far apart the beginnings of one column may stand
FEW = 3  # labels with values in the same two columns: fewer may stand so by chance

CLOSER = 0.8  # of the distance to the line below: so near above it stands what a line surely goes on with
MOST_LINES = 40  # of one value
MOST_PIECES = 12  # of a line that are asked for a label

Row = Sequence[Sequence[Any]]  # [words, left, base] of each piece of a line, left to right


@dataclass(slots=True)
class _Block:
    """Lines in two columns. label, value: where the columns begin; lines: (label, value) of each."""

    label: float
    value: float
    keys: set[str] = field(default_factory=set)
    lines: list[tuple[str, str]] = field(default_factory=list)

    def give_up(self) -> None:
        """Take the last label back: where its value ends cannot be told."""
        while self.lines and not self.lines.pop()[0]:
            pass
        self.keys = {key for label, _ in self.lines if label and (key := canonical_field(label))}


def parts(page: dict[str, Any]) -> list[Grid | Loose]:
    """The text outside tables, with what stands in two columns as a table of its own."""
    where = f"hlm. {page['number']}"
    lines: list[str] = page["loose"]
    rows: list[Row] = page.get("ranged", [])
    if [" ".join(piece[0] for piece in row) for row in rows] != lines:
        return [Loose(words, where) for words in lines]
    found: list[Grid | Loose] = []
    at = 0
    while at < len(rows):
        block = _block(rows, at)
        if block is None:
            found.append(Loose(lines[at], where))
            at += 1
        else:
            found.append(_grid(block, where))
            at += len(block.lines)
    return found


def _block(rows: Sequence[Row], start: int) -> _Block | None:
    """The lines in two columns that begin with a row, if they are surely such."""
    for value in _split(rows[start]):
        block = _Block(rows[start][0][1], value)
        for at in range(start, len(rows)):
            line = _line(rows[at], block)
            if line is None:
                break
            label, _ = line
            if not label and not _goes_on(rows, at, block):
                block.give_up()
                break
            key = canonical_field(label) if label else None
            if key in block.keys:
                break  # the next SOP, or a table of something else
            block.keys |= {key} if key else set()
            block.lines.append(line)
        if len(block.keys) >= FEW:
            return block
    return None


def _goes_on(rows: Sequence[Row], at: int, block: _Block) -> bool:
    """Whether a value without a label surely goes on with the one above: it stands nearer to it than to the next label,
    which may be printed beside the middle of its value.
    """
    above = rows[at][0][2] - rows[at - 1][0][2]
    for other in range(at + 1, min(len(rows), at + MOST_LINES)):
        line = _line(rows[other], block)
        if line is None:
            return True  # nobody else lays claim to it
        if line[0]:
            return bool(above < CLOSER * (rows[other][0][2] - rows[other - 1][0][2]))
    return at + MOST_LINES > len(rows)


def _split(row: Row) -> list[float]:
    """Where the value of a line begins, if it begins with a label: each place that fits."""
    places = range(1, min(len(row), MOST_PIECES))
    return [row[place][1] for place in places if _is_label(row[:place]) and _is_value(row[place:])]


def _line(row: Row, block: _Block) -> tuple[str, str] | None:
    """(label, value) of a line that stands in the columns of a block; "" is the label of a value that goes on."""
    left = [piece for piece in row if piece[1] < block.value - LEVEL]
    right = row[len(left) :]
    if not right or abs(right[0][1] - block.value) > LEVEL or not _is_value(right):
        return None
    if left and (abs(left[0][1] - block.label) > LEVEL or not _is_label(left)):
        return None
    if not left and not block.lines:
        return None
    return _words(left), _words(right)


def _is_label(pieces: Row) -> bool:
    return canonical_field(_words(pieces)) is not None


def _is_value(pieces: Row) -> bool:
    """Whether words may be a value: no label, and no colon that says itself what belongs to what."""
    words = _words(pieces)
    return not words.startswith(":") and canonical_field(words.partition(":")[0]) is None


def _words(pieces: Row) -> str:
    return " ".join(piece[0] for piece in pieces)


def _grid(block: _Block, where: str) -> Grid:
    cells: list[Cell] = []
    for row, (label, value) in enumerate(block.lines):
        if label:
            cells += [Cell(label, row, 0, place=where), Cell(value, row, 1, place=where)]
        else:
            last = cells.pop()
            cells.append(Cell(f"{last.words}\n{value}", last.row, 1, place=last.place))
    return Grid(tuple(cells), where)
