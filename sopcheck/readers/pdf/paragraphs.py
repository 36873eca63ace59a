"""The words of a cell: lines in the order people read them, numbers beside the items they count.

A line break is kept where the writer made it and taken out where only the cell was too narrow: where the first word of
the next line would not have fitted any more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from sopcheck.readers.pdf.words import BLANK, SAME_LINE, Piece

LOOSE = 1.9  # of the height: the widest usual distance of lines, for cells of two lines
EMPTY = 3.0  # of the height: lines so far apart have a place for a signature between them, or another empty line
WIDE_LEADING = 1.75  # times the usual distance of lines: a gap in which the writer began anew
MOST_LINES = 120  # of a cell whose list numbers are matched to their items
MOST_ITEM = 14  # lines of one item
ENDED = 20.0  # points that a number rather stands off its item than that an item goes on behind a semicolon

# "1." "1)" "(1)" "a." "2," "-" "•" before an item
_MARKER = re.compile(r"(?:\(?[0-9]{1,2}[.,)]|[a-zA-Z][.)]|[-–—•▪●·*\uf0b7\uf0a7])")
_MARKED = re.compile(_MARKER.pattern + r"(?=\s)")
_NUMBERED = re.compile(r"\(?[0-9]{1,2}[.)](?=\S)")


class Line(NamedTuple):
    """One printed line of a cell. first: how wide its first word is."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float
    over: bool = False


def lines(found: Sequence[Piece]) -> list[Line]:
    """The lines of a cell: pieces on one line put together, numbers of a list beside the items they count."""
    return _numbered([_line(row) for row in rows(found)])


def rows(found: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by the line they stand on, top to bottom, each left to right."""
    ordered = sorted(found, key=lambda one: (one.base, one.left))
    made: list[list[Piece]] = []
    for piece in ordered:
        near = made and piece.base - made[-1][0].base <= SAME_LINE * max(min(piece.size, made[-1][0].size), 1.0)
        if near and not any(one.left + 1 < piece.right and piece.left + 1 < one.right for one in made[-1]):
            made[-1].append(piece)
        else:
            made.append([piece])
    return [sorted(row, key=lambda one: one.left) for row in made]


def _line(row: Sequence[Piece]) -> Line:
    text = " ".join(piece.text for piece in row)
    return Line(
        text,
        row[0].left,
        max(piece.right for piece in row),
        row[0].base,
        max(piece.size for piece in row),
        row[0].first,
        any(piece.over for piece in row),
    )


def _numbered(found: Sequence[Line]) -> list[Line]:
    """Lines in which numbers that stand beside the middle of their items are put before them."""
    numbers = [line for line in found if _MARKER.fullmatch(line.text)]
    items = [line for line in found if not _MARKER.fullmatch(line.text)]
    if not numbers or not items or len(found) > MOST_LINES:
        return list(found)
    edge = min(line.left for line in items)
    if any(number.left > edge for number in numbers):
        return list(found)
    beside = [(line.base, line) for line in items if _MARKED.match(line.text)]
    anchors = sorted([(number.base, number.text) for number in numbers] + [(base, "") for base, _ in beside])
    groups = _matched(items, anchors)
    if groups is None:
        return list(found)
    made: list[Line] = []
    for (_, marker), group in zip(anchors, groups, strict=True):
        first, *rest = group
        made += [first._replace(text=f"{marker} {first.text}".strip()), *rest]
    return made


def _matched(items: Sequence[Line], anchors: Sequence[tuple[float, str]]) -> list[list[Line]] | None:
    """Runs of lines, one for each number, so that numbers stand best beside the middle or the first line of theirs."""
    count, many = len(items), len(anchors)
    if many > count:
        return None
    endless = float("inf")
    best = [[endless] * (count + 1) for _ in range(many + 1)]
    back = [[0] * (count + 1) for _ in range(many + 1)]
    best[0][0] = 0.0
    for place, (base, _) in enumerate(anchors, 1):
        for end in range(place, count + 1):
            for start in range(max(place - 1, end - MOST_ITEM), end):
                if best[place - 1][start] == endless:
                    continue
                middle = (items[start].base + items[end - 1].base) / 2
                ended = sum(line.text.endswith(";") for line in items[start : end - 1])
                cost = best[place - 1][start] + min(abs(middle - base), abs(items[start].base - base)) + ended * ENDED
                if cost < best[place][end]:
                    best[place][end], back[place][end] = cost, start
    if best[many][count] == endless:
        return None
    groups: list[list[Line]] = []
    end = count
    for place in range(many, 0, -1):
        start = back[place][end]
        groups.append(list(items[start:end]))
        end = start
    return groups[::-1]


def text_of(found: Sequence[Line], left: float, right: float) -> str:
    """The words of a cell that reaches from left to right: one line for each that the writer began."""
    if not found:
        return ""
    limit, room = _bounds(found, left, right)
    leading = _leading(found)
    words = _spaced(found[0].text)
    for before, line in pairwise(found):
        text = _spaced(line.text)
        gap = line.base - before.base
        if _begins(text) or gap > WIDE_LEADING * leading or _needed(line) <= _spare(before, limit, room):
            words += f"\n\n{text}" if gap > EMPTY * line.size else f"\n{text}"
        elif words[-1:] == "-" and words[-2:-1].isalnum() and text[:1].isalnum():
            words += text
        else:
            words += f" {text}"
    return words


def _leading(found: Sequence[Line]) -> float:
    gaps = sorted(two.base - one.base for one, two in pairwise(found) if two.base - one.base > 1)
    usual = gaps[len(gaps) // 2] if gaps else 1000.0
    return min(usual, LOOSE * max(line.size for line in found))


def _spaced(text: str) -> str:
    """A number glued to its item ("1.Memiliki") gets the blank that parts them."""
    match = _NUMBERED.match(text)
    return f"{match[0]} {text[match.end() :]}" if match and text[match.end()].isalpha() else text


def _begins(text: str) -> bool:
    return bool(_MARKED.match(text))


def ends(found: Sequence[Line], left: float, right: float) -> tuple[float, float]:
    """(points that the first word of a cell needs behind another, points free behind its last line): what tells whether
    a cell goes on in another one, as over the end of a page.
    """
    return (_needed(found[0]), _spare(found[-1], *_bounds(found, left, right))) if found else (0.0, 0.0)


def _bounds(found: Sequence[Line], left: float, right: float) -> tuple[float, float]:
    """(how far right the lines of a cell may reach, how wide they may be)."""
    pad = min(max(min(line.left for line in found) - left, 0.5), 6.0)
    return max(right - pad, max(line.right for line in found)), right - left - 2 * pad


def _needed(line: Line) -> float:
    return line.first + BLANK * line.size


def _spare(line: Line, limit: float, room: float) -> float:
    """How wide a word might still be behind a line, also a centred one; behind a comma nobody begins anew."""
    return 0.0 if line.text.endswith(",") else min(limit - line.right, room - (line.right - line.left))
