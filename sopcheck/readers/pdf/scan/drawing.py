"""A picture without the borders of its tables: what was drawn or written over them stays whole."""

from __future__ import annotations

import numpy as np

from sopcheck.readers.pdf.lattice import Border
from sopcheck.readers.pdf.scan.parts import Mask, only, painted, parts
from sopcheck.readers.pdf.scan.ruled import Ruling

HALF_BORDER = 2.4  # points to both sides of a border in which its ink lies
STRETCH = 60.0  # points of a border that are looked at together: paper is never quite flat
CORE = 0.5  # of a stretch that is dark in a row of the border
TOUCH = 14.0  # points: so far a shape runs within a border that it touches
RAGGED = 1  # points of the picture by which the edges of a line are uneven
LETTERS, WORDS, STROKE = 10.0, 60.0, 2.0  # points: letters are lower, words narrower, lines thinner than this


def unruled(dark: Mask, ruling: Ruling, scale: float) -> Mask:
    """The picture without borders; what is drawn across them stays whole."""
    ruled = np.zeros_like(dark)
    for border in ruling.borders:
        if border.down:
            _find(ruled.T, ruling.down.T, border, scale)
        else:
            _find(ruled, ruling.across, border, scale)
    rest = dark & ~grown(ruled, RAGGED)
    left, drawn = rest.copy(), without_letters(rest, scale)
    for border in ruling.borders:
        if border.down:
            _mend(left.T, dark.T, drawn.T, ruled.T, border, scale)
        else:
            _mend(left, dark, drawn, ruled, border, scale)
    return left


def _band(border: Border, shape: tuple[int, ...], scale: float) -> tuple[slice, slice]:
    """The rows and columns in which a border lies that runs along the rows."""
    high, wide = shape
    top, bottom = (round((border.at + side * HALF_BORDER) * scale) for side in (-1, 1))
    edge = RAGGED + 2
    rows = slice(min(max(top, edge), high - edge), max(min(bottom, high - edge), edge))
    return rows, slice(max(round(border.start * scale) - 1, 0), min(round(border.end * scale) + 2, wide))


def _find(ruled: Mask, lines: Mask, border: Border, scale: float) -> None:
    """Paint a border that runs along the rows; the side of a shape close by is none of it."""
    rows, columns = _band(border, ruled.shape, scale)
    for start in range(columns.start, columns.stop, max(round(STRETCH * scale), 1)):
        stretch = slice(start, min(start + round(STRETCH * scale), columns.stop))
        line = lines[rows, stretch]
        there = np.count_nonzero(line.any(0))
        core = np.flatnonzero(np.count_nonzero(line, axis=1) >= max(CORE * there, 1))
        if not len(core):
            continue
        groups = np.split(core, np.flatnonzero(np.diff(core) > 1) + 1)
        middle = border.at * scale - rows.start
        nearest = min(groups, key=lambda group: abs(float(group.mean()) - middle))
        here = slice(rows.start + int(nearest[0]), rows.start + int(nearest[-1]) + 1)
        ruled[here, stretch] |= lines[here, stretch]


def _mend(left: Mask, dark: Mask, drawn: Mask, ruled: Mask, border: Border, scale: float) -> None:
    """Put back the ink of a border that runs along the rows where what is drawn goes on at both of its sides."""
    rows, columns = _band(border, dark.shape, scale)
    line = ruled[rows, columns]
    if not line.any():
        return
    there = line.any(0)
    first = rows.start + np.argmax(line, 0)
    last = rows.stop - 1 - np.argmax(line[::-1], 0)
    across = np.arange(columns.start, columns.stop)
    above, below = drawn[first - RAGGED - 2, across], drawn[last + RAGGED + 2, across]
    aslant = int(np.median((last - first)[there])) + 2 * RAGGED
    crossed = wider(above, aslant) & wider(below, aslant)
    for side in (above, below):  # an outline that touches a border runs within it for a little way
        ends = np.flatnonzero(side & ~crossed)
        for place in np.flatnonzero((np.diff(ends) > 1) & (np.diff(ends) <= TOUCH * scale)):
            crossed[ends[place] : ends[place + 1]] = True
    crossed &= there
    down = np.arange(rows.start - RAGGED, rows.stop + RAGGED)
    between = (down[:, None] >= first - RAGGED) & (down[:, None] <= last + RAGGED)
    left[down[0] : down[-1] + 1, columns] |= dark[down[0] : down[-1] + 1, columns] & crossed & between


def grown(mask: Mask, by: int) -> Mask:
    """A mask with all that is near its dark points dark too."""
    return wider(wider(mask, by).T, by).T


def wider(mask: Mask, by: int) -> Mask:
    """The same along its first axis only."""
    found = mask.copy()
    done = 0
    while done < by:  # each pass reaches as far again as all before
        step = min(done + 1, by - done)
        before = found.copy()
        found[step:] |= before[:-step]
        found[:-step] |= before[step:]
        done += step
    return found


def without_letters(mask: Mask, scale: float) -> Mask:
    """A picture without what is small for itself: letters."""
    found = parts(mask)
    wide, high = (found.right - found.left) / scale, (found.bottom - found.top) / scale
    small = (high <= LETTERS) & (wide <= WORDS) & ((high >= STROKE) | (wide <= STROKE))
    return painted(mask.shape, only(found.runs, ~small[found.of]))
