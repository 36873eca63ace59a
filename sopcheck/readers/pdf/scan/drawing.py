"""What is drawn in a picture beside its borders: the picture without them, and the shapes on its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sopcheck.readers.pdf.drawn import LARGEST, SMALLEST
from sopcheck.readers.pdf.lattice import Border, Table
from sopcheck.readers.pdf.outlines import Box
from sopcheck.readers.pdf.scan.parts import Mask, Runs, only, painted, parts
from sopcheck.readers.pdf.scan.ruled import Ruling

HALF_BORDER = 2.4  # points to both sides of a border in which its ink lies
RAGGED = 1  # points of the picture by which the edges of a line are uneven
OPEN = 1  # points of the picture: breaks of an outline twice as wide are closed
LETTERS, WORDS, STROKE = 10.0, 60.0, 2.0  # points: letters are lower, words narrower, and lines are thinner than this
FILLED = 0.4  # of its frame that a shape fills; a diamond fills half
ALIKE = 0.8  # of a shape and itself upside down that they share; lines that meet close off uneven areas
IN_ROW = 0.6  # of a shape that lies within one row; what spans rows are lines that meet


def unruled(dark: Mask, ruling: Ruling, scale: float) -> Mask:
    """The picture without borders; what crosses them stays whole."""
    ruled = np.zeros_like(dark)
    for border in ruling.borders:
        lines, target = (ruling.down.T, ruled.T) if border.down else (ruling.across, ruled)
        rows, columns = _band(border, dark.T.shape if border.down else dark.shape, scale)
        target[rows, columns] |= lines[rows, columns]
    rest = dark & ~_grown(ruled, RAGGED)
    left, drawn = rest.copy(), _without_letters(rest, scale)
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
    crossed = there & _wider(above, aslant) & _wider(below, aslant)
    down = np.arange(rows.start - RAGGED, rows.stop + RAGGED)
    between = (down[:, None] >= first - RAGGED) & (down[:, None] <= last + RAGGED)
    left[down[0] : down[-1] + 1, columns] |= dark[down[0] : down[-1] + 1, columns] & crossed & between


def _grown(mask: Mask, by: int) -> Mask:
    """A mask with all that is near its dark points dark too."""
    return _wider(_wider(mask, by).T, by).T


def _wider(found: Mask, by: int) -> Mask:
    wider = found.copy()
    for step in range(1, by + 1):
        wider[step:] |= found[:-step]
        wider[:-step] |= found[step:]
    return wider


def shapes(left: Mask, tables: Sequence[Table], scale: float) -> list[Box]:
    """Light areas that dark lines close off, by their frames in points of the page: the symbols on these tables."""
    closed = _grown(_without_letters(left, scale), OPEN)
    found = parts(~closed, corners=False)
    high, wide = left.shape
    across, down = found.right - found.left, found.bottom - found.top
    likely = (
        (np.minimum(across, down) >= SMALLEST * scale)
        & (across <= LARGEST * wide)
        & (found.left > 0)
        & (found.top > 0)
        & (found.right < wide)
        & (found.bottom < high)
        & (found.size >= FILLED * across * down)
    )
    frames = []
    for name in np.flatnonzero(likely):
        first, top, last, bottom = (int(side[name]) for side in (found.left, found.top, found.right, found.bottom))
        box = Box(*((side / scale) for side in (first - OPEN, top - OPEN, last + OPEN, bottom + OPEN)))
        if not any(_in_row(box, table) for table in tables):
            continue
        row, start, end = only(found.runs, found.of == name)
        if _turns_into_itself(painted((bottom - top, last - first), Runs(row - top, start - first, end - first))):
            frames.append(box)
    return [*_outer(frames)]


def _without_letters(left: Mask, scale: float) -> Mask:
    """The picture without what is small for itself: letters in a shape would part its area."""
    found = parts(left)
    wide, high = (found.right - found.left) / scale, (found.bottom - found.top) / scale
    small = (high <= LETTERS) & (wide <= WORDS) & ((high >= STROKE) | (wide <= STROKE))
    return painted(left.shape, only(found.runs, ~small[found.of]))


def _in_row(box: Box, table: Table) -> bool:
    across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if not table.columns[0] <= across <= table.columns[-1]:
        return False
    region = table.region_at(across, down)
    if region is None:
        return False
    _, top, _, bottom = table.box(table.regions[region])
    return min(box.bottom, bottom) - max(box.top, top) >= IN_ROW * box.height


def _turns_into_itself(light: Mask) -> bool:
    """Whether a light area, without the words in it, is the same upside down: boxes, diamonds, rounded ends."""
    whole = _between(light) & _between(light.T).T
    turned = whole[::-1, ::-1]
    return float((whole & turned).sum()) >= ALIKE * float((whole | turned).sum())


def _between(light: Mask) -> Mask:
    """Each row from its first light point to its last."""
    ahead = np.logical_or.accumulate(light, axis=1)
    behind = np.logical_or.accumulate(light[:, ::-1], axis=1)[:, ::-1]
    between: Mask = ahead & behind
    return between


def _outer(boxes: Sequence[Box]) -> Iterator[Box]:
    """Boxes that lie in no other: a letter in a shape closes off an area too."""
    for box in boxes:
        middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        if not any(other is not box and other.holds(middle) and other.width > box.width for other in boxes):
            yield box
