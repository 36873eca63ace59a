"""Connected parts of a picture in two shades: letters, borders, outlines, and the light areas that they close off."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sopcheck.readers.pdf.seen import TooMuchError

MOST_RUNS = 400_000  # stretches of one shade in one picture; a full page has 100,000, noise a million

Mask = NDArray[np.bool_]
Numbers = NDArray[np.intp]


class Runs(NamedTuple):
    """Stretches of dark points, row by row: in row `row` from `start` up to before `end`."""

    row: Numbers
    start: Numbers
    end: Numbers


class Parts(NamedTuple):
    """Connected parts by their frames (right and bottom are outside) and their number of points.

    of: which part each run belongs to.
    """

    left: Numbers
    top: Numbers
    right: Numbers
    bottom: Numbers
    size: Numbers
    runs: Runs
    of: Numbers

    def __len__(self) -> int:
        return len(self.left)


def runs(mask: Mask) -> Runs:
    """The stretches of a mask, in order. Raises TooMuchError beyond MOST_RUNS."""
    high, wide = mask.shape
    framed = np.zeros((high, wide + 2), np.int8)
    framed[:, 1:-1] = mask
    steps = np.diff(framed.ravel())
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    if len(starts) > MOST_RUNS:
        raise TooMuchError("gambarnya terlalu berbintik untuk dibaca")
    row = starts // (wide + 2)
    return Runs(row, starts - row * (wide + 2), ends - row * (wide + 2))


def parts(mask: Mask, *, corners: bool = True) -> Parts:
    """The connected parts of a mask. corners: whether points that meet at a corner are connected."""
    found = runs(mask)
    of = _joined(found, mask.shape[1] + 2, int(corners))
    names, of = np.unique(of, return_inverse=True)
    count = len(names)
    left, top = np.full(count, mask.shape[1]), np.full(count, mask.shape[0])
    right, bottom, size = np.zeros(count, np.intp), np.zeros(count, np.intp), np.zeros(count, np.intp)
    np.minimum.at(left, of, found.start)
    np.minimum.at(top, of, found.row)
    np.maximum.at(right, of, found.end)
    np.maximum.at(bottom, of, found.row + 1)
    np.add.at(size, of, found.end - found.start)
    return Parts(left, top, right, bottom, size, found, of)


def painted(shape: tuple[int, ...], found: Runs) -> Mask:
    """A mask in which just these stretches are dark."""
    high, wide = shape
    edges = np.zeros(high * (wide + 1) + 1, np.int8)
    edges[found.row * (wide + 1) + found.start] = 1
    np.add.at(edges, found.row * (wide + 1) + found.end, -1)
    dark: Mask = np.cumsum(edges[:-1], dtype=np.int8).reshape(high, wide + 1)[:, :wide] > 0
    return dark


def only(found: Runs, kept: NDArray[np.bool_]) -> Runs:
    """The stretches that are kept."""
    return Runs(found.row[kept], found.start[kept], found.end[kept])


def _joined(found: Runs, wide: int, reach: int) -> Numbers:
    """For each stretch the lowest number among those it is connected to."""
    count = len(found.row)
    start, end = found.row * wide + found.start, found.row * wide + found.end
    # the stretches of the row below that touch one: they end behind its start, and start before its end
    first = np.searchsorted(end, start + wide - reach, "right")
    last = np.searchsorted(start, end + wide + reach, "left")
    many = np.maximum(last - first, 0)
    upper = np.repeat(np.arange(count), many)
    lower = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many) + np.repeat(first, many)
    name = np.arange(count)
    while True:
        least = np.minimum(name[upper], name[lower])
        before = name.copy()
        np.minimum.at(name, name[upper], least)
        np.minimum.at(name, name[lower], least)
        while not np.array_equal(shorter := name[name], name):
            name = shorter
        if np.array_equal(name, before):
            return name
