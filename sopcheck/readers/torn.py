"""Rows whose columns were only counted (text extracts): where their cells belong, told by the one cell that is a time.

A copy drops empty cells, whole headings, or puts cells a row too low. What is not certain stays unread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sopcheck.language.actor_search import find_actors
from sopcheck.language.durations import parse_duration
from sopcheck.language.extracts import extract_words
from sopcheck.language.text import one_line, tokens
from sopcheck.readers.raw import Cell, Grid
from sopcheck.readers.table_header import MUTU_BAKU, Header

FEW_ROWS = 2  # that have a number and a time; fewer are no step table by themselves
MOST_MARK = 12  # letters of what stands in a drawn shape ("mulai", "Tidak")


def is_time(cell: Cell) -> bool:
    """Whether a cell is an amount of time and nothing else."""
    return parse_duration(one_line(cell.words)).measurable


def is_bounded(words: str) -> bool:
    """Whether an amount of time has a bound, so that it may be a remark as well ("paling lama 3 hari")."""
    first = tokens(words)[:1]
    return bool(first) and first[0] in extract_words("batas")


def shift_of(cells: Iterable[Cell], header: Header) -> int | None:
    """By how many columns Mutu Baku of a row stands beside its headings, told by its time; None: torn otherwise.

    0 also where no time tells anything. A shifted row counts only if what stands before and behind its time is there,
    and nothing stands where no heading is.
    """
    waktu, body = header.columns.get("waktu"), _body(cells, header)
    timed = [cell.column for cell in body if is_time(cell)]
    if waktu is None or not timed or (len(timed) == 1 and timed[0] in waktu):
        return 0
    shift = timed[0] - waktu[0]
    keys = {key: header.columns[key][0] for key in MUTU_BAKU if key in header.columns}
    at = {cell.column - shift: cell for cell in body}
    beside = [at.get(keys[key]) for key in ("kelengkapan", "output") if key in keys]
    first = min(keys.values())
    stray = [column for column in at if column >= first and column not in keys.values()]
    if len(timed) > 1 or stray or any(cell is None or _is_done_by(cell) for cell in beside):
        return None
    return shift


def _body(cells: Iterable[Cell], header: Header) -> list[Cell]:
    """What stands right of Kegiatan."""
    return [cell for cell in cells if cell.column > header.columns["kegiatan"][-1]]


def _is_done_by(cell: Cell) -> bool:
    """Whether a cell says who does the step, so that it is none of Mutu Baku: a mark, or an office and nothing more."""
    words = one_line(cell.words)
    if len(words) <= MOST_MARK and words.casefold() in extract_words("gambar") | extract_words("tanda"):
        return True
    found = find_actors(words)
    return bool(found) and (found[0].start, found[0].end) == (0, len(words))


def header_of(grid: Grid) -> Header | None:
    """The columns of a table that lost its headings: below a row that counts columns, rows of number, words and a time.

    Kelengkapan and Output are what stands right before and behind the time. None unless that, and Keterangan behind it,
    is all that stands there, and there is a column for Keterangan: then no other order of the standard form fits.
    """
    rows = _by_row(grid.cells)
    counted = next((row for row in sorted(rows) if _counts_columns(rows[row])), None)
    if counted is None:
        return None
    timed: Counter[int] = Counter()
    for row in (rows[row] for row in sorted(rows) if row > counted):
        times = [cell.column for cell in row if is_time(cell)]
        if {0, 1} <= {cell.column for cell in row} and len(times) == 1:
            timed.update(times)
            if any(cell.column > 1 and not -1 <= cell.column - times[0] <= 2 for cell in row):
                return None
    waktu = max(timed, key=lambda column: (timed[column], -column), default=0)
    if timed.total() < FEW_ROWS or not 3 <= waktu <= len(rows[counted]) - 2:
        return None
    columns = {"nomor": range(1), "kegiatan": range(1, 2)}
    columns |= {key: range(waktu - 1 + place, waktu + place) for place, key in enumerate(MUTU_BAKU)}
    return Header(counted, counted, columns, (), (), unnamed=True)


def _counts_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row counts the columns, from 1 on: "1 2 3 …"."""
    numbers = [int(cell.words) for cell in sorted(cells, key=lambda cell: cell.column) if cell.words.isdecimal()]
    return len(numbers) == len(cells) > 3 and numbers[0] == 1 and numbers == sorted(set(numbers))


def _by_row(cells: Iterable[Cell]) -> Mapping[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.row, []).append(cell)
    return found
