"""A table whose columns stand one below another: put together where every column has as many cells as there are
numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopcheck.readers.signatures import has_nip
from sopcheck.readers.spilled.below import is_activity
from sopcheck.readers.spilled.headings import Headings, is_heading
from sopcheck.readers.spilled.label_words import labels_in
from sopcheck.readers.spilled.pieces import Piece
from sopcheck.readers.spilled.rows import SpilledRow, SpilledTable, is_drawn
from sopcheck.readers.spilled.times import times_in

FEW_ROWS, MOST_RUNS = 3, 50  # rows of a table; runs of numbers and of times that are compared


def find(pieces: Sequence[Piece], wraps: bool) -> SpilledTable | None:
    """The one run of numbers 1, 2, 3 … with one run of as many times behind it."""
    runs = [times for times in _times(pieces) if len(times) >= FEW_ROWS]
    counts = [numbers for numbers in _numbers(pieces) if len(numbers) >= FEW_ROWS]
    found = [
        (numbers, times)
        for numbers in counts[-MOST_RUNS:]
        for times in runs[-MOST_RUNS:]
        if numbers.stop <= times.start and len(numbers) == len(times)
    ]
    if len(found) != 1:
        return None
    numbers, times = found[0]
    last = next((place for place in range(times.stop, len(pieces)) if _ends(pieces[place])), len(pieces))
    rows = [
        SpilledRow(pieces[number].words, pieces[number].line, time=times_in(pieces[time].words)[0])
        for number, time in zip(numbers, times, strict=True)
    ]
    between, below = pieces[numbers.stop : times.start], pieces[times.stop : last]
    return SpilledTable(rows, numbers.start, last, True, [*between], [*below])


def _numbers(pieces: Sequence[Piece]) -> Iterator[range]:
    """Runs of numbers alone that count from 1."""
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and pieces[end].number == end - start + 1 and not pieces[end].behind_number:
            end += 1
        if end > start:
            yield range(start, end)
        start = max(end, start + 1)


def _times(pieces: Sequence[Piece]) -> Iterator[range]:
    """Runs of times alone."""
    start = 0
    while start < len(pieces):
        end = start
        while end < len(pieces) and _is_time(pieces[end]):
            end += 1
        if end > start:
            yield range(start, end)
        start = max(end, start + 1)


def _is_time(piece: Piece) -> bool:
    found = times_in(piece.words)
    return len(found) == 1 and not found[0].before and not found[0].behind


def _ends(piece: Piece) -> bool:
    """Whether the table surely ends before a piece."""
    return bool(labels_in(piece.words) and not is_heading(piece.words)) or has_nip(piece.words)


def fill(table: SpilledTable, headings: Headings, wraps: bool) -> None:
    """Give each row its time, and the cells of every column that has exactly one for each row."""
    at = headings.order.index("waktu")
    for row in table.rows:
        assert row.time is not None
        row.take("waktu", row.time.words)
    count = len(table.rows)
    keys = ("kegiatan", *headings.order[:at])
    cells = _cells(table.between, wraps)
    activities = [is_activity(cell.words) for cell in cells]
    if len(cells) == count * len(keys) and all(activities[:count]) and not any(activities[count:]):
        for place, key in enumerate(keys):
            _give(table, key, cells[place * count : (place + 1) * count])
    behind = _cells(table.below, wraps)
    if headings.order[at + 1 :] == ("output",) and len(behind) == count:  # a remark may stand for an empty Output
        _give(table, "output", behind)


def _give(table: SpilledTable, key: str, cells: Sequence[Piece]) -> None:
    for row, cell in zip(table.rows, cells, strict=True):
        row.take(key, cell.words, cell.line)
        row.behind.append(cell)


def _cells(pieces: Sequence[Piece], wraps: bool) -> list[Piece]:
    """The cells of columns: pieces, or lines without a blank line between; none where such lines may be several
    cells.
    """
    kept = [piece for piece in pieces if not is_heading(piece.words) and not is_drawn(piece.words)]
    cells: list[Piece] = []
    for piece in kept:
        if cells and piece.number > 1:  # the next item of a list in one cell
            cells[-1] = Piece(f"{cells[-1].words} {piece.words}", cells[-1].line)
        elif cells and not wraps and not piece.gap:
            if piece.words[0].isupper():
                return []
            cells[-1] = Piece(f"{cells[-1].words} {piece.words}", cells[-1].line)
        else:
            cells.append(piece)
    return cells
