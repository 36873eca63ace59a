"""The symbols of a flowchart in a picture: light areas that dark lines close off, and dark areas too thick for lines.

Where they stand is all that is said of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from sopcheck.readers.pdf.drawn import LARGEST, SMALLEST
from sopcheck.readers.pdf.lattice import Table
from sopcheck.readers.pdf.outlines import Box
from sopcheck.readers.pdf.scan.drawing import grown, without_letters
from sopcheck.readers.pdf.scan.parts import Mask, Numbers, Parts, Runs, only, painted, parts

OUTLINE = 1.5  # points: by so much an area is smaller than what closes it off
OPEN = 1  # points of the picture: breaks of an outline twice as wide are closed
FOREIGN = 0.12  # of a shape that is part of another light area: a dent between lines, no letters
FILLED = 0.4  # of its frame that a shape fills; a diamond fills half
ALIKE = 0.8  # of a shape and itself upside down that they share; lines that meet close off uneven areas
IN_ROW = 0.7  # of a shape that lies within one row; what spans rows are lines that meet
POINTED = 0.6  # of its greatest width that a shape is wide near its lower end, where its upper end is straight: no work
INSIDE, OVER = 0.6, 0.1  # of a box that lies within another one: it is part of it; it is another one
PIECE = 3.0  # points; words across a shape part it into pieces no smaller than this
APART = 5.0  # points that such pieces lie apart
WHOLE = 14.0  # points; a shape put together is larger both ways
GRAIN = 2  # points of the picture: holes in a dark area twice as wide are closed
THICK = 5.0  # points; dark areas thicker than this are no lines


def shapes(left: Mask, solid: Mask, tables: Sequence[Table], scale: float) -> list[Box]:
    """The frames of symbols on these tables, in points of the page. left: the picture without borders; solid: what is
    dark whatever lies around it.
    """
    closed = grown(without_letters(left, scale), OPEN)
    light = parts(~closed, corners=False)
    found = [*_likely(light, ~closed, tables, scale, SMALLEST - OUTLINE, OPEN)]
    found += _put_together(light, ~closed, tables, scale, found)
    reach = round(THICK / 2 * scale)
    filled = grown(solid & left, GRAIN)
    thick = ~grown(~filled, GRAIN + reach)
    found += _likely(parts(thick), thick, tables, scale, SMALLEST - THICK, reach)
    return [*_apart(found)]


def _likely(found: Parts, mask: Mask, tables: Sequence[Table], scale: float, least: float, by: int) -> Iterator[Box]:
    """The parts of a mask that are symbols. least: points they measure both ways; by: points of the picture to add."""
    high, wide = mask.shape
    across, down = found.right - found.left, found.bottom - found.top
    likely = (
        (np.minimum(across, down) >= least * scale)
        & (across <= LARGEST * wide)
        & (found.left > 0)
        & (found.top > 0)
        & (found.right < wide)
        & (found.bottom < high)
    )
    for name in np.flatnonzero(likely):
        left, top, right, bottom = (int(side[name]) for side in (found.left, found.top, found.right, found.bottom))
        box = Box(*((side / scale) for side in (left - by, top - by, right + by, bottom + by)))
        if _in_row(box, tables):
            row, start, end = only(found.runs, found.of == name)
            area = painted((bottom - top, right - left), Runs(row - top, start - left, end - left))
            if _is_symbol(area, mask[top:bottom, left:right]):
                yield box


def _put_together(light: Parts, mask: Mask, tables: Sequence[Table], scale: float, known: Sequence[Box]) -> list[Box]:
    """Symbols whose area the words across them part into pieces."""
    across, down = (light.right - light.left) / scale, (light.bottom - light.top) / scale
    usual = max((box.height for box in known), default=3 * WHOLE)
    middles = (light.left + light.right) / 2 / scale, (light.top + light.bottom) / 2 / scale
    pieces = (np.minimum(across, down) >= PIECE) & (down <= usual) & (across <= 2 * usual)
    for name in np.flatnonzero(pieces):
        middle = float(middles[0][name]), float(middles[1][name])
        pieces[name] = any(table.region_at(*middle) is not None for table in tables) and not any(
            box.holds(middle) for box in known
        )
    if np.count_nonzero(pieces) < 2:
        return []
    reach = round(APART / 2 * scale)
    kept = painted(mask.shape, only(light.runs, pieces[light.of]))
    found = []
    together = parts(grown(kept, reach))
    for one in range(len(together)):
        left, top = int(together.left[one]) + reach, int(together.top[one]) + reach
        right, bottom = int(together.right[one]) - reach, int(together.bottom[one]) - reach
        box = Box(left / scale, top / scale, right / scale, bottom / scale)
        if min(box.width, box.height) >= WHOLE and _in_row(box, tables):
            frame = slice(top, bottom), slice(left, right)
            if kept[frame].any() and _is_symbol(kept[frame], mask[frame]):
                found.append(box)
    return found


def _in_row(box: Box, tables: Sequence[Table]) -> bool:
    """Whether a frame lies within one row of a table."""
    middle = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    for table in tables:
        region = table.region_at(*middle)
        if region is not None:
            _, top, _, bottom = table.box(table.regions[region])
            return min(box.bottom, bottom) - max(box.top, top) >= IN_ROW * box.height
    return False


def _is_symbol(area: Mask, light: Mask) -> bool:
    """Whether an area, with the words in it, is the same upside down, as boxes, diamonds and rounded ends are, and no
    off-page connector, in which nobody does anything. light: of its frame; other light areas do not belong to it.
    """
    whole = _hull(area)
    if whole.mean() < FILLED or np.count_nonzero(whole & light & ~area) > FOREIGN * np.count_nonzero(whole):
        return False
    turned = whole[::-1, ::-1]
    widths = np.count_nonzero(whole, axis=1)
    edge = len(widths) // 16
    pointed = widths[edge] > 0.95 * widths.max() and widths[-1 - edge] < POINTED * widths.max()
    return not pointed and float((whole & turned).sum()) >= ALIKE * float((whole | turned).sum())


def _hull(area: Mask) -> Mask:
    """The area without dents."""
    rows = np.flatnonzero(area.any(1))
    left = _taut(rows, np.argmax(area[rows], axis=1))
    right = -_taut(rows, -(area.shape[1] - 1 - np.argmax(area[rows, ::-1], axis=1)))
    hull = np.zeros_like(area)
    columns = np.arange(area.shape[1])
    hull[rows] = (columns >= left[:, None]) & (columns <= right[:, None])
    return hull


def _taut(rows: Numbers, values: Numbers) -> NDArray[np.float64]:
    """The highest line below values that bends one way only."""
    kept: list[int] = []
    for place in range(len(rows)):
        while len(kept) > 1:
            one, two = kept[-2:]
            if (values[two] - values[one]) * (rows[place] - rows[one]) < (values[place] - values[one]) * (
                rows[two] - rows[one]
            ):
                break
            kept.pop()
        kept.append(place)
    taut: NDArray[np.float64] = np.interp(rows, rows[kept], values[kept])
    return taut


def _apart(boxes: Sequence[Box]) -> Iterator[Box]:
    """Boxes that lie in no other, as letters in shapes do, and over no smaller one in part, as lines that meet do."""
    for place, box in enumerate(boxes):
        others = [(other, (other.width, at) > (box.width, place)) for at, other in enumerate(boxes) if at != place]
        covered = [(_share(box, other), _share(other, box), larger) for other, larger in others]
        within = any(larger and mine > INSIDE for mine, _, larger in covered)
        if not within and not any(not larger and OVER < its <= INSIDE for _, its, larger in covered):
            yield box


def _share(box: Box, other: Box) -> float:
    """How much of a box lies within another."""
    across = min(box.right, other.right) - max(box.left, other.left)
    down = min(box.bottom, other.bottom) - max(box.top, other.top)
    return max(across, 0.0) * max(down, 0.0) / (box.width * box.height)
