"""Two step tables held against each other cell by cell: how much agrees, and what differs.

Tables are the prints of their rows (engine/stamps.py), one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import eq
from typing import NamedTuple

from sopcheck.engine.stamps import BLANK, COLUMNS, SIZE
from sopcheck.language.text import one_line
from sopcheck.model.locators import COLUMNS as LABELS

ROW = SIZE * len(COLUMNS)
WIDTH = len(COLUMNS)
TIME = COLUMNS.index("waktu")

TIMES = 4  # differing times that are quoted
ROWS = 8  # rows that are numbered one by one

Pair = tuple[int, int]
"""Positions of two rows from 0 that stand for each other; -1 where one side has none."""


class Agreement(NamedTuple):
    """cells: filled in either table; agreed: in both alike; times, times_agreed: the same of Waktu alone.

    activities: rows with the same Kegiatan.
    """

    cells: int
    agreed: int
    times: int
    times_agreed: int
    activities: int

    @property
    def percent(self) -> int:
        """Of cells that agree, rounded down."""
        return 100 * self.agreed // self.cells if self.cells else 0

    @property
    def wording(self) -> Pair:
        """(agreed, of how many) without Waktu."""
        return self.agreed - self.times_agreed, self.cells - self.times


def agreement(ours: bytes, theirs: bytes) -> Agreement:
    """How much of two tables agrees."""
    if len(ours) == len(theirs) and (BLANK not in ours or BLANK not in theirs):  # then no cell is blank in both
        same = bytes(map(eq, memoryview(ours).cast("I"), memoryview(theirs).cast("I")))
        times = same[TIME::WIDTH]
        return Agreement(len(same), same.count(1), len(times), times.count(1), same[::WIDTH].count(1))
    found = [0, 0, 0, 0, 0]
    for left, right in paired(ours, theirs):
        for place in range(WIDTH):
            mine, other = _cell(ours, left, place), _cell(theirs, right, place)
            if mine != BLANK or other != BLANK:
                agrees = mine == other
                found[0] += 1
                found[1] += agrees
                found[2] += place == TIME
                found[3] += place == TIME and agrees
                found[4] += not place and agrees
    return Agreement(*found)


def paired(ours: bytes, theirs: bytes) -> list[Pair]:
    """Rows that stand for each other: from the top while Kegiatan agree, from the bottom likewise, then in between in
    order.
    """
    mine, other = ([_cell(prints, row, 0) for row in range(len(prints) // ROW)] for prints in (ours, theirs))
    if len(mine) == len(other):
        return [(row, row) for row in range(len(mine))]
    short = min(len(mine), len(other))
    top = next((row for row in range(short) if mine[row] != other[row]), short)
    tail = next((row for row in range(short - top) if mine[-1 - row] != other[-1 - row]), short - top)
    left, right = range(top, len(mine) - tail), range(top, len(other) - tail)
    between = [
        (left[n] if n < len(left) else -1, right[n] if n < len(right) else -1)
        for n in range(max(len(left), len(right)))
    ]
    ends = [(len(mine) - tail + n, len(other) - tail + n) for n in range(tail)]
    return [*((row, row) for row in range(top)), *between, *ends]


def _cell(prints: bytes, row: int, place: int) -> bytes:
    """The print of a cell; BLANK in a row that is not there."""
    return prints[row * ROW + place * SIZE : row * ROW + (place + 1) * SIZE] if row >= 0 else BLANK


def difference(ours: bytes, our_times: Sequence[str], theirs: bytes, their_times: Sequence[str]) -> str:
    """What differs, for people: times with their words first. our_times, their_times: the printed Waktu of each row."""
    rows = paired(ours, theirs)
    both = [(left, right) for left, right in rows if left >= 0 and right >= 0]
    differing = {
        column: [pair for pair in both if _cell(ours, pair[0], place) != _cell(theirs, pair[1], place)]
        for place, column in enumerate(COLUMNS)
    }
    return "; ".join(_told(differing, our_times, their_times, len(rows) - len(both))) or "tidak ada"


def _told(differing: dict[str, list[Pair]], ours: Sequence[str], theirs: Sequence[str], alone: int) -> Iterator[str]:
    times = differing["waktu"]
    for left, right in times[:TIMES]:
        yield f"Waktu {_called([(left, right)])} (“{one_line(ours[left])}” dan “{one_line(theirs[right])}”)"
    if len(times) > TIMES:
        yield f"Waktu pada {len(times) - TIMES} langkah lain"
    for column in ("kegiatan", "kelengkapan", "output"):
        if differing[column]:
            yield f"{LABELS[column]} {_called(differing[column])}"
    if alone:
        yield f"{alone} langkah hanya ada pada salah satu"


def _called(rows: list[Pair]) -> str:
    """ "langkah ke-1, 6, 7"; "ke-3/4" where the positions differ."""
    names = [str(left + 1) if left == right else f"{left + 1}/{right + 1}" for left, right in rows]
    rest = f" dan {len(names) - ROWS} lainnya" if len(names) > ROWS else ""
    return f"langkah ke-{', '.join(names[:ROWS])}{rest}"
