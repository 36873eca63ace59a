"""Ruled lines of a picture: which of its straight lines are borders of tables, and the picture without them.

Lines of the flowchart are as straight as borders. Borders are known by growing from long ones: a line is one if both
its ends meet borders that are known already. Lines between shapes end at shapes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sopcheck.readers.pdf import lattice
from sopcheck.readers.pdf.lattice import NEAR, THIN, Border
from sopcheck.readers.pdf.scan.parts import Mask, Numbers, only, painted, parts, runs
from sopcheck.readers.pdf.seen import TooMuchError

SHORTEST = 10.0  # points; shorter straight lines are letters or sides of letters
LONG = 0.2  # of the page: lines so long are borders, if they hold one another
BREAK = 6.0  # points that a worn line may be broken for
SAME_LINE = 1.2  # points aside within which two pieces are one line
COVERED = 110.0  # points of a border that a shape may cover
STEEPEST = 0.08  # as a slope: pages that lie more askew (4.5 degrees) are not set straight
MOST_LINES = 3_000  # straight pieces of one page; a full one has 400


@dataclass(frozen=True, slots=True)
class Ruling:
    """across, down: the points of all straight lines; borders: those of tables, in points of the page."""

    across: Mask
    down: Mask
    borders: tuple[Border, ...]


def ruling(dark: Mask, scale: float) -> Ruling:
    """The ruled lines of a picture. scale: its points per point of the page."""
    across, down = straight(dark, scale), straight(dark.T, scale).T
    found = [*_borders(across, scale, False), *_borders(down.T, scale, True)]
    if len(found) > MOST_LINES:
        raise TooMuchError("garisnya terlalu banyak untuk sebuah formulir")
    high, wide = (length / scale for length in dark.shape)
    return Ruling(across, down, tuple(_grown(_mended(found), wide, high)))


def straight(dark: Mask, scale: float) -> Mask:
    """The dark points that lie in long stretches along the rows; one row may carry on the one above or below."""
    wider = dark.copy()
    wider[1:] |= dark[:-1]
    wider[:-1] |= dark[1:]
    found = runs(wider)
    return painted(dark.shape, only(found, found.end - found.start >= SHORTEST * scale)) & dark


def leaning(dark: Mask, scale: float) -> float:
    """By how much lines along the rows fall per point to the right: the middle of what the long ones do."""
    found = parts(straight(dark, scale))
    wide, high = found.right - found.left, found.bottom - found.top
    long = np.flatnonzero((wide > LONG * dark.shape[1]) & (high < THIN * scale + STEEPEST * wide))
    falls: list[float] = []
    for name in long[np.argsort(-wide[long])][:200]:
        mine = only(found.runs, found.of == name)
        middle, weight = (mine.start + mine.end) / 2, mine.end - mine.start
        spread = middle - np.average(middle, weights=weight)
        below = np.average(spread * spread, weights=weight) + np.average(weight * weight, weights=weight) / 12
        falls.append(float(np.average(spread * mine.row, weights=weight) / below))
    return float(np.median(falls)) if falls else 0.0


def _borders(lines: Mask, scale: float, down: bool) -> Iterator[Border]:
    found = parts(lines)
    length = found.right - found.left
    thick = found.size / np.maximum(length, 1)
    for name in np.flatnonzero((length >= SHORTEST * scale) & (thick <= THIN * scale)):
        mine = only(found.runs, found.of == name)
        at = _middle(mine.row, mine.end - mine.start) + 0.5
        yield Border(down, at / scale, float(found.left[name] / scale), float(found.right[name] / scale))


def _middle(rows: Numbers, weights: Numbers) -> float:
    """The row above and below which lies as much: what runs into a line from one side does not move it."""
    order = np.argsort(rows)
    added = np.cumsum(weights[order])
    return float(rows[order][np.searchsorted(added, added[-1] / 2)])


def _mended(found: Sequence[Border]) -> list[Border]:
    """Lines that go on behind a short break made one."""
    made: list[Border] = []
    for one in sorted(found, key=lambda one: (one.down, one.start)):
        for place, known in enumerate(made):
            if known.down == one.down and abs(known.at - one.at) <= SAME_LINE and one.start - known.end <= BREAK:
                if one.end > known.end:
                    longer = one.end - one.start > known.end - known.start
                    made[place] = Border(one.down, one.at if longer else known.at, known.start, one.end)
                break
        else:
            made.append(one)
    return made


def _grown(found: Sequence[Border], wide: float, high: float) -> list[Border]:
    long = [one for one in found if one.end - one.start > LONG * (high if one.down else wide)]
    spanning = [one for one in found if one not in long and all(_held(one, long))]  # of tables long one way only
    known = lattice.framework([*long, *spanning])
    rest = [one for one in found if one not in known]
    while True:
        held = [one for one in rest if all(_held(one, known))]
        taken = set(held)
        if not held:
            chains = [*_covered(rest, known)]
            held = [Border(chain[0].down, chain[0].at, chain[0].start, chain[-1].end) for chain in chains]
            taken = {one for chain in chains for one in chain}
        if not held:
            return known
        known += held
        rest = [one for one in rest if one not in taken]


def _held(one: Border, known: Sequence[Border]) -> tuple[bool, bool]:
    """Whether start and end of a line meet borders that run the other way."""
    near = [other.at for other in known if other.down != one.down
            and other.start - NEAR <= one.at <= other.end + NEAR]  # fmt: skip
    return any(abs(at - one.start) <= NEAR for at in near), any(abs(at - one.end) <= NEAR for at in near)


def _covered(found: Sequence[Border], known: Sequence[Border]) -> Iterator[list[Border]]:
    """Borders that shapes cover in part: pieces in one line of which the first and the last meet other borders."""
    for line in _in_line(found):
        chain: list[Border] = []
        for one in line:
            starts, ends = _held(one, known)
            follows = bool(chain) and 0 < one.start - chain[-1].end <= COVERED
            chain = [one] if starts else [*chain, one] if follows else []
            if len(chain) > 1 and ends:
                yield chain
                chain = []


def _in_line(found: Sequence[Border]) -> Iterator[list[Border]]:
    """Pieces by the line they lie on, each from its start."""
    line: list[Border] = []
    for one in sorted(found):
        if line and (line[0].down != one.down or one.at - line[0].at > SAME_LINE):
            yield sorted(line, key=lambda piece: piece.start)
            line = []
        line.append(one)
    yield sorted(line, key=lambda piece: piece.start)
