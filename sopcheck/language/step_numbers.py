"""The printed numbers of a step table, top to bottom: where they do not follow one another.

>>> read_order(("1", "9", "10")).faults
(Fault(kind='melompat', position=2, before=1, gap=(2, 8)),)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from sopcheck.language.text import CACHE, is_blank

# "1" "01." "2)" "3a" "3.b" "3.1" "3-2-1"
_NUMBER = re.compile(
    r"(?P<main> \d{1,3} ) (?P<sub> (?: [.\-]\d{1,2} | [.\-]?[a-z] )* ) [.)]?",
    re.VERBOSE | re.IGNORECASE,
)

FaultKind = Literal["melompat", "berulang", "mundur", "awal"]


class Fault(NamedTuple):
    """kind: numbers left out · the same one again · a smaller one · the first is not 1.

    position, before: 1-based rows (before 0: none stands before). gap: first and last number left out, else (0, 0).
    """

    kind: FaultKind
    position: int
    before: int
    gap: tuple[int, int] = (0, 0)


class Order(NamedTuple):
    """judged: how many numbers were read. strange: positions of words that are no number in digits ("IV", "3-5")."""

    judged: int
    faults: tuple[Fault, ...]
    strange: tuple[int, ...]


@lru_cache(CACHE)
def read_order(numbers: tuple[str | None, ...]) -> Order:
    """Hold each number against the one before it; nothing is compared across words that are no number.

    Sub-numbers (1a, 1.2) belong to their number. A numbering that begins anew at 1 is another part of the table. A row
    without a number may stand for one.
    """
    faults: list[Fault] = []
    strange: list[int] = []
    judged, before, blanks = 0, 0, 0
    last: tuple[int, bool] | None = (0, False)  # number before, whether with a sub-number; None: not known
    for position, words in enumerate(numbers, 1):
        if words is None or is_blank(words):
            blanks += 1
            continue
        match = _NUMBER.fullmatch(words.strip())
        if match is None:
            strange.append(position)
            last, blanks = None, 0
            continue
        judged += 1
        number, sub = int(match["main"]), bool(match["sub"])
        if last and (kind := _fault(last[0], number, blanks, sub or last[1], bool(before))):
            gap = (last[0] + 1, number - 1) if kind in ("melompat", "awal") else (0, 0)
            faults.append(Fault(kind, position, before, gap))
        last, before, blanks = (number, sub), position, 0
    return Order(judged, tuple(faults), tuple(strange))


def _fault(previous: int, number: int, blanks: int, sub: bool, behind: bool) -> FaultKind | None:
    """What is wrong with a number; behind: whether one stands before it."""
    if number > previous + blanks + 1:
        return "melompat" if behind else "awal"
    if number == previous and behind:
        return None if sub or blanks else "berulang"
    return "mundur" if 1 < number < previous else None
