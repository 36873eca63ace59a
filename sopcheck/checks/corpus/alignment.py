"""Two step tables held against each other cell by cell: how much agrees, and what differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from sopcheck.engine.stamps import BLANK, COLUMNS, SIZE
from sopcheck.language.text import one_line
from sopcheck.model.locators import COLUMNS as LABELS

ROW = SIZE * len(COLUMNS)
TIMES = 4  # differing times that are quoted
ROWS = 8  # rows that are numbered one by one


@dataclass(frozen=True, slots=True)
class Difference:
    """percent: of cells filled in either that agree, rounded down; wording: the same share without Waktu.

    same_activities: rows with the same Kegiatan; words: what differs, for people.
    """

    percent: int
    wording: Fraction
    same_activities: int
    words: str


def compare(ours: bytes, our_times: str, theirs: bytes, their_times: str) -> Difference:
    """ours, theirs: the prints of all rows (engine/stamps.py); times: the printed Waktu of each, parted by \\x1f."""
    if ours == theirs:
        activities = sum(ours[at : at + SIZE] != BLANK for at in range(0, len(ours), ROW))
        return Difference(100, Fraction(1), activities, "tidak ada")
    differing: dict[str, list[tuple[int, int]]] = {column: [] for column in COLUMNS}
    filled = dict.fromkeys(COLUMNS, 0)
    rows = _paired(ours, theirs)
    for left, right in rows:
        for place, column in enumerate(COLUMNS):
            mine, other = _cell(ours, left, place), _cell(theirs, right, place)
            if mine != BLANK or other != BLANK:
                filled[column] += 1
                if mine != other:
                    differing[column].append((left, right))
    cells = sum(filled.values())
    wrong = sum(map(len, differing.values()))
    worded = cells - filled["waktu"]
    return Difference(
        percent=100 * (cells - wrong) // cells if cells else 0,
        wording=Fraction(worded - wrong + len(differing["waktu"]), worded) if worded else Fraction(0),
        same_activities=filled["kegiatan"] - len(differing["kegiatan"]),
        words="; ".join(_told(differing, our_times.split("\x1f"), their_times.split("\x1f"))) or "tidak ada",
    )


def _cell(prints: bytes, row: int, place: int) -> bytes:
    """The print of a cell; BLANK in a row that is not there (-1)."""
    return prints[row * ROW + place * SIZE : row * ROW + (place + 1) * SIZE] if row >= 0 else BLANK


def _paired(ours: bytes, theirs: bytes) -> list[tuple[int, int]]:
    """Rows that stand for each other: from the top while Kegiatan agree, from the bottom likewise, then in between in
    order; -1 where one side has no row left.
    """
    mine = [_cell(ours, row, 0) for row in range(len(ours) // ROW)]
    other = [_cell(theirs, row, 0) for row in range(len(theirs) // ROW)]
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


def _told(differing: dict[str, list[tuple[int, int]]], ours: list[str], theirs: list[str]) -> Iterator[str]:
    """What differs, times with their words first."""
    times = [(left, right) for left, right in differing["waktu"] if left >= 0 and right >= 0]
    for left, right in times[:TIMES]:
        yield f"Waktu {_called([(left, right)])} (“{one_line(ours[left])}” dan “{one_line(theirs[right])}”)"
    if len(times) > TIMES:
        yield f"Waktu pada {len(times) - TIMES} langkah lain"
    for column in ("kegiatan", "kelengkapan", "output"):
        rows = [(left, right) for left, right in differing[column] if left >= 0 and right >= 0]
        if rows:
            yield f"{LABELS[column]} {_called(rows)}"
    alone = {pair for rows in differing.values() for pair in rows if -1 in pair}
    if alone:
        yield f"{len(alone)} langkah hanya ada pada salah satu"


def _called(rows: list[tuple[int, int]]) -> str:
    """ "langkah ke-1, 6, 7"; "ke-3/4" where the positions differ."""
    names = [str(left + 1) if left == right else f"{left + 1}/{right + 1}" for left, right in rows]
    rest = f" dan {len(names) - ROWS} lainnya" if len(names) > ROWS else ""
    return f"langkah ke-{', '.join(names[:ROWS])}{rest}"
