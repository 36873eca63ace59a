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

# "2-3" "2 – 4.": one cell for several steps; "3-4" may also be the fourth part of step 3
_RANGE = re.compile(r"(?P<first> \d{1,3} ) \s? [-–—] \s? (?P<last> \d{1,3} ) [.)]?", re.VERBOSE)

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
    """judged: how many numbers were read. strange: positions of words that are no number ("IV", "2 s.d. 5")."""

    judged: int
    faults: tuple[Fault, ...]
    strange: tuple[int, ...]


@lru_cache(CACHE)
def read_order(numbers: tuple[str | None, ...]) -> Order:
    """Hold each number against the one before it; nothing is compared across words that are no number.

    Sub-numbers (1a, 1.2) belong to their number; "2-3" may be one, or cover steps 2 and 3: what follows either is in
    order. A numbering that begins anew at 1 is another part of the table. A row without a number may stand for one.
    """
    faults: list[Fault] = []
    strange: list[int] = []
    judged, before, blanks = 0, 0, 0
    # the number before, its other reading ("2-3": 2, 3), whether with a sub-number; None: not known
    last: tuple[int, int, bool] | None = (0, 0, False)
    for position, words in enumerate(numbers, 1):
        if words is None or is_blank(words):
            blanks += 1
            continue
        read = _read(words.strip())
        if read is None:
            strange.append(position)
            last, blanks = None, 0
            continue
        judged += 1
        number, _, sub = read
        if last and (fault := _fault(last, number, blanks, sub, bool(before))):
            kind, first = fault
            gap = (first, number - 1) if kind in ("melompat", "awal") else (0, 0)
            faults.append(Fault(kind, position, before, gap))
        last, before, blanks = read, position, 0
    return Order(judged, tuple(faults), tuple(strange))


# "A." "b)" "(c)" "IV" "ii.": how parts of a table are counted beside numbers; a letter alone may be anything
_LETTERED = re.compile(r"\(? (?: [a-z][.)] | [ivx]{2,5}[.)]? )", re.VERBOSE | re.IGNORECASE)


def counts(words: str) -> bool:
    """Whether words can be the number of a step or of a part of the table: "4.", "3a", "B.", "IV"; not "«" or "l"."""
    return bool(covered(words.strip().strip("(),;:")) or _LETTERED.fullmatch(words.strip()))


def covered(words: str) -> range:
    """The numbers that printed words stand for: "4." is 4, "2-3" is 2 and 3; none where they are no number."""
    read = _read(words.strip())
    return range(read[0], read[1] + 1) if read else range(0)


def _read(words: str) -> tuple[int, int, bool] | None:
    """(number, last number it may cover, whether with a sub-number)."""
    span = _RANGE.fullmatch(words)
    if span and int(span["first"]) < int(span["last"]):
        return int(span["first"]), int(span["last"]), True
    match = _NUMBER.fullmatch(words)
    return (int(match["main"]), int(match["main"]), bool(match["sub"])) if match else None


def _fault(
    last: tuple[int, int, bool], number: int, blanks: int, sub: bool, behind: bool
) -> tuple[FaultKind, int] | None:
    """What is wrong with a number, and the first one left out; behind: whether one stands before it."""
    previous, covered, within = last
    if number > covered + blanks + 1:
        return "melompat" if behind else "awal", covered + 1
    if number == previous and behind:
        return None if sub or within or blanks else ("berulang", 0)
    return ("mundur", 0) if 1 < number < previous else None
