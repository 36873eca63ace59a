"""Lines of letters in the cells of a picture, each cut out for itself: what stands around it is not read into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sopcheck.readers.pdf.lattice import Table
from sopcheck.readers.pdf.outlines import Box
from sopcheck.readers.pdf.scan.image import Grey
from sopcheck.readers.pdf.scan.parts import Mask, Numbers, Parts, parts
from sopcheck.readers.pdf.seen import TooMuchError

TALLEST = 24.0  # points; taller parts are drawn, or are a signature
WIDEST = 260.0  # points; letters of a poor scan hang together in words
THIN = 1.9  # points: strokes of letters are no thinner where they are longer than LETTER
LETTER = 14.0
LOWEST = 3.0  # points; lower parts are dots and dashes, for counting how high letters are
SPECK = 0.5  # points; what is smaller both ways is dirt
FULL = 0.6  # of the height of the letters of a cell: smaller ones are dots and dashes
NEXT_LINE = 0.75  # of that height: middles farther apart are of two lines
GAP, WIDE_GAP = 0.3, 0.45  # of the usual height: what parts a number from its item, with a dot and without
DIRT = 2.0  # points; what is smaller both ways is a dot, or dirt
DOTTED = 4  # dots on one line, from which on they are printed
DOT = 0.4  # of the usual height: a dot is no larger
BESIDE = 0.6  # of that height: how far dots may stand above or below their line
EM = 1.45  # times the height of a capital: as high as pdfium has the box of a letter
UPRIGHT_TURNED = 2.2  # letters on one line at most on average, where the words run up or down
MOST_DRAWN = 500  # lines and outlines of one page that are told
MOST_STRIPS = 900  # of one page; a full one has 200
INKIEST = 0.03  # of its points: darker ones of a line are black
FRAME = 4.0  # points of paper left around a line
PAPER = 255


Counted = Literal["dot", "gap", ""]


class Strip(NamedTuple):
    """A line of letters. place: (table, region), or (-1, symbol) for words in a shape; box: in points of the page;
    base: where its letters stand; size: as of a character of seen.py; turned: degrees that the page is turned to the
    right for it to be upright; image: its points, PAPER where it is not; counted: what stands behind its first
    letter or two, as behind the number of an item.
    """

    place: tuple[int, int]
    box: Box
    base: float
    size: float
    turned: int
    image: Grey
    counted: Counted = ""


class Letters:
    """The parts of a picture that may be letters, in points of the page. usual: how high letters are here;
    paper: how bright it is.
    """

    def __init__(self, left: Mask, grey: Grey, scale: float) -> None:
        """left: the picture without its borders; grey: the same in shades."""
        self.paper = float(np.quantile(grey[::8, ::8], 0.6))
        found = parts(left)
        self.parts: Parts = found
        self.scale = scale
        self.wide, self.high = (found.right - found.left) / scale, (found.bottom - found.top) / scale
        self.across, self.down = (found.left + found.right) / 2 / scale, (found.top + found.bottom) / 2 / scale
        flat = (self.high < THIN) & (self.wide > LETTER) | (self.wide < THIN) & (self.high > LETTER)
        small = (self.high < SPECK) | (self.wide < SPECK)
        self.likely: NDArray[np.bool_] = (self.high <= TALLEST) & (self.wide <= WIDEST) & ~flat & ~small
        full = self.high[self.likely & (self.high >= LOWEST)]
        self.usual = float(np.median(full)) if len(full) else LOWEST

    def drawn(self) -> list[Box]:
        """The frames of what is too long, too high, or too flat for letters."""
        large = ~self.likely & (np.maximum(self.wide, self.high) > LETTER)
        return [self.box(np.array([name])) for name in np.flatnonzero(large)[:MOST_DRAWN]]

    def box(self, names: Numbers) -> Box:
        """The frame of some of them."""
        sides = (self.parts.left, self.parts.top, self.parts.right, self.parts.bottom)
        low, high = (
            (float(side[names].min()) / self.scale for side in sides[:2]),
            (float(side[names].max()) / self.scale for side in sides[2:]),
        )
        return Box(*low, *high)


def strips(letters: Letters, grey: Grey, tables: Sequence[Table], shapes: Sequence[Box]) -> list[Strip]:
    """The lines of letters in all cells and shapes."""
    found: list[Strip] = []
    for place, names in _by_place(letters, tables, shapes).items():
        for line in _lines(letters, names, letters.down, letters.high):
            bare = _without_colon(letters, line)
            if len(bare) and not _is_dirt(letters, bare):
                strip = _strip(letters, grey, place, bare, 0)
                found.append(strip._replace(counted=_counted(letters, bare)))
        if _runs_up(letters, names):
            for turned in (90, 270):
                upright = _lines(letters, names, letters.across, letters.wide)
                found += [_strip(letters, grey, place, line, turned) for line in upright]
        if len(found) > MOST_STRIPS:
            raise TooMuchError(f"lebih dari {MOST_STRIPS} baris tulisan pada satu halaman")
    return found


def _by_place(letters: Letters, tables: Sequence[Table], shapes: Sequence[Box]) -> dict[tuple[int, int], Numbers]:
    held: dict[tuple[int, int], list[int]] = {}
    for name in np.flatnonzero(letters.likely):
        across, down = float(letters.across[name]), float(letters.down[name])
        shape = next((number for number, box in enumerate(shapes) if box.holds((across, down))), None)
        if shape is not None:
            box = shapes[shape]
            if letters.wide[name] < 0.8 * box.width and letters.high[name] < 0.8 * box.height:  # not its own outline
                held.setdefault((-1, shape), []).append(int(name))
            continue
        for number, table in enumerate(tables):
            region = table.region_at(across, down)
            if region is not None:
                held.setdefault((number, region), []).append(int(name))
                break
    return {place: np.array(names) for place, names in sorted(held.items())}


def _lines(
    letters: Letters, names: Numbers, middle: NDArray[np.float64], height: NDArray[np.float64]
) -> Iterator[Numbers]:
    """The lines of a cell, by the middles of their letters; dots and dashes go to the line they stand nearest to."""
    full_ones = height[names][height[names] >= LOWEST]
    usual = max(float(np.median(full_ones)) if len(full_ones) else 0.0, FULL * letters.usual)
    full = [name for name in names[np.argsort(middle[names])] if height[name] >= FULL * usual]
    lines: list[list[int]] = []
    for name in full or names[np.argsort(middle[names])]:
        if lines and middle[name] - float(np.median(middle[lines[-1]])) <= NEXT_LINE * usual:
            lines[-1].append(int(name))
        else:
            lines.append([int(name)])
    ends = [(min(middle[line] - height[line] / 2), max(middle[line] + height[line] / 2)) for line in lines]
    for name in names:
        if full and height[name] < FULL * usual:
            gaps = [max(low - middle[name], middle[name] - high, 0.0) for low, high in ends]
            nearest = int(np.argmin(gaps))
            if gaps[nearest] <= BESIDE * usual:
                lines[nearest].append(int(name))
    yield from (np.array(line) for line in lines)


def _is_dirt(letters: Letters, names: Numbers) -> bool:
    """Whether a line is specks: smaller than letters and dashes, and no row of dots to be filled in."""
    wide, high, down = letters.wide[names], letters.high[names], letters.down[names]
    if high.max() > DIRT or wide.max() > DIRT:
        return False
    return len(names) < DOTTED or float(np.ptp(down)) > DIRT / 2


def _without_colon(letters: Letters, names: Numbers) -> Numbers:
    """A line without the colon before it, which often stands on the border: two dots, one above the other."""
    first = names[np.argsort(letters.parts.left[names])]
    dots = [name for name in first[:2] if max(letters.wide[name], letters.high[name]) <= DOT * letters.usual]
    if len(dots) < 2 or abs(letters.across[dots[0]] - letters.across[dots[1]]) > DOT * letters.usual:
        return names
    return first[2:]


def _counted(letters: Letters, names: Numbers) -> Counted:
    """Whether a line begins as "1. " or "12. " does."""
    first = names[np.argsort(letters.parts.left[names])][:4]
    left, right = letters.parts.left[first] / letters.scale, letters.parts.right[first] / letters.scale
    dots = np.maximum(letters.wide[first], letters.high[first]) <= DOT * letters.usual
    for place in range(1, min(3, len(first) - 1)):
        if dots[place] and left[place + 1] - right[place] >= GAP * letters.usual:
            return "dot"
        if left[place] - right[place - 1] >= WIDE_GAP * letters.usual:
            return "gap"
    return ""


def _runs_up(letters: Letters, names: Numbers) -> bool:
    """Whether the words of a cell rather run up or down: many lines of a letter or two, in a tall cell."""
    box = letters.box(names)
    across = sum(1 for _ in _lines(letters, names, letters.down, letters.high))
    return across >= 4 and box.height > 1.5 * box.width and len(names) <= UPRIGHT_TURNED * across


def _strip(letters: Letters, grey: Grey, place: tuple[int, int], names: Numbers, turned: int) -> Strip:
    found, scale = letters.parts, letters.scale
    sides = found.left[names], found.top[names], found.right[names], found.bottom[names]
    left, top, right, bottom = (int(side.min() if n < 2 else side.max()) for n, side in enumerate(sides))
    shown = np.zeros((bottom - top, right - left), bool)
    for one_left, one_top, one_right, one_bottom in zip(*sides, strict=True):
        rows = slice(max(one_top - top - 1, 0), one_bottom - top + 1)
        shown[rows, max(one_left - left - 1, 0) : one_right - left + 1] = True
    cut = grey[top:bottom, left:right].astype(np.float32)
    darkest = float(np.quantile(cut[shown], INKIEST))
    cut = np.clip((cut - darkest) * (PAPER / max(letters.paper - darkest, 1.0)), 0, PAPER)
    image = np.where(shown, cut, PAPER).astype(np.uint8)
    image = np.pad(np.rot90(image, -turned // 90), round(FRAME * scale), constant_values=PAPER)
    height = (letters.wide if turned else letters.high)[names]
    capital = float(np.quantile(height, 0.8))
    base = float(np.median(found.bottom[names])) / scale
    box = Box(left / scale, top / scale, right / scale, bottom / scale)
    return Strip(place, box, base, EM * capital, turned, np.ascontiguousarray(image))
