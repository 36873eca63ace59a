"""Characters into words: by the line they stand on and the gaps between them, whatever their order in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from sopcheck.readers.pdf.seen import Character

SAME_LINE = 0.4  # of the height of the letters: how far letters of one line lie apart up and down
BLANK = 0.23  # of the height: a gap from here on is a blank, where the file has none
NARROW = 0.1  # the same where pdfium sees a blank too
APART = 1.6  # of the height: a gap from here on parts pieces of a line, such as labels beside arrows
COLUMN = 0.6  # the same where columns without borders may stand close together
TWICE = 0.6  # of a letter's width: so much of it covered by its like means it is drawn twice
FEW = 3  # letters upon others: fewer are tight setting
TIGHT = 0.8  # points between the letters of one line up and down, where lines overlap
OVER = 0.3  # of a letter's width: so much of it covered by another one means a text lies upon another


class Piece(NamedTuple):
    """Words on one line without a wide gap. base: the line they stand on; first: how wide their first word is; over:
    whether others are printed over them.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    first: float
    over: bool = False


def pieces(characters: Iterable[Character], apart: float = APART) -> list[Piece]:
    """The pieces of all lines, upright ones first, then turned ones. apart: of the height: the gaps that part them."""
    upright: list[Character] = []
    turned: dict[int, list[Character]] = {}
    for one in characters:
        (turned.setdefault(one.angle, []) if one.angle else upright).append(one)
    found = [piece for line in _lines(upright) for piece in _pieces(line, apart)]
    for angle in sorted(turned):
        found += _turned(turned[angle], angle)
    return found


def _lines(characters: Sequence[Character]) -> list[list[Character]]:
    """Characters by the line they stand on, top to bottom, each left to right."""
    found: list[list[Character]] = []
    for one in sorted(characters, key=lambda one: one.y):
        if found and one.y - found[-1][0].y <= SAME_LINE * max(min(one.size, found[-1][0].size), 1.0):
            found[-1].append(one)
        else:
            found.append([one])
    return [sorted(line, key=lambda one: one.x) for line in found]


def _first_word(letters: Sequence[Character], text: str) -> float:
    """How wide the first word is."""
    ink = [one for one in letters if one.text != " "]
    count = len(text.split(" ", 1)[0])
    return ink[min(count, len(ink)) - 1].right - ink[0].x


def _pieces(line: list[Character], apart: float = APART) -> list[Piece]:
    """The pieces of a line; where two lines are set so tightly that they lie upon each other, of both."""
    kept, over = _top_layer(line)
    if not over:
        return _cut(kept, over, apart)
    levels: list[list[Character]] = []
    for one in sorted(line, key=lambda one: one.y):
        if levels and one.y - levels[-1][-1].y <= TIGHT:
            levels[-1].append(one)
        else:
            levels.append([one])
    if len(levels) == 1:
        return _cut(kept, over, apart)
    return [piece for level in levels for piece in _cut(*_top_layer(sorted(level, key=lambda one: one.x)), apart)]


def _cut(line: Sequence[Character], over: bool, apart: float) -> list[Piece]:
    """A line cut at its wide gaps."""
    found: list[list[Character]] = []
    last: Character | None = None
    for one in line:
        if one.text == " ":
            if found:
                found[-1].append(one)
            continue
        if last is not None and one.x - last.right <= apart * max(one.size, last.size):
            found[-1].append(one)
        else:
            found.append([one])
        last = one
    return [_piece(letters, over) for letters in found]


def _piece(letters: Sequence[Character], over: bool) -> Piece:
    text = letters[0].text
    for before, one in pairwise(letters):
        gap = (NARROW if one.parted else BLANK) * max(one.size, before.size)
        blank = " " not in (one.text, before.text) and one.x - before.right > gap
        text += f" {one.text}" if blank else one.text
    ink = [one for one in letters if one.text != " "]
    return Piece(
        " ".join(text.split()),
        min(one.x for one in ink),
        min(one.top for one in ink),
        max(one.right for one in ink),
        max(one.bottom for one in ink),
        ink[0].y,
        max(one.size for one in ink),
        _first_word(letters, text),
        over,
    )


def _top_layer(line: Sequence[Character]) -> tuple[list[Character], bool]:
    """(the letters of a line without those drawn twice for boldness, whether two texts lie one upon the other).

    Of two texts the one drawn last is kept: it lies on top.
    """
    kept: list[Character] = []
    clashes = 0
    for one in line:
        last = kept[-1] if kept else None
        width = one.right - one.x
        if last is not None and width > 0 and last.text != " " != one.text:
            covered = (last.right - one.x) / width
            if covered > TWICE and last.text == one.text:
                continue
            clashes += covered > OVER
        kept.append(one)
    if clashes < FEW:
        return kept, False
    top: list[Character] = []
    over = False
    for one in sorted(line, key=lambda one: one.order):
        if top and one.x < top[-1].x - one.size:
            top, over = [], True
        top.append(one)
    return (top, True) if over else (kept, False)


def _turned(characters: Sequence[Character], angle: int) -> list[Piece]:
    """Pieces of turned text: read as if the page were turned with it, and put back where they stand."""
    found = []
    for line in _lines([_upright(one, angle) for one in characters]):
        for piece in _pieces(line):
            low, high = piece.top, piece.bottom
            if angle == 270:
                box = (low, -piece.right, high, -piece.left)
            elif angle == 90:
                box = (-high, piece.left, -low, piece.right)
            else:
                box = (-piece.right, -high, -piece.left, -low)
            left, top, right, bottom = box
            found.append(piece._replace(left=left, top=top, right=right, bottom=bottom, base=bottom))
    return found


def _upright(one: Character, angle: int) -> Character:
    """A turned character as it would stand upright: 270 runs up the page, 90 down, 180 upside down."""
    if angle == 270:
        return one._replace(x=-one.bottom, right=-one.top, y=one.right, top=one.x, bottom=one.right)
    if angle == 90:
        return one._replace(x=one.top, right=one.bottom, y=-one.x, top=-one.right, bottom=-one.x)
    return one._replace(x=-one.right, right=-one.x, y=-one.top, top=-one.bottom, bottom=-one.top)
