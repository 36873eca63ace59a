"""Amounts of time inside a Waktu cell, read left to right without going back further than one piece.

    sum   = piece { ("+" | ";") piece | ["," | "dan"] shorter piece }
    piece = "sehari" | number ["x" number] unit | number [unit] ("-" | "s.d.") number unit | number "atau" number unit

A piece without a unit takes the one of the column heading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from sopcheck.language.conventions import in_order
from sopcheck.language.duration_words import LONGEST_PHRASE, Unit, duration_words
from sopcheck.language.lexemes import Lexeme
from sopcheck.language.numbers import read_number
from sopcheck.model.values import Amount, Components

T = TypeVar("T")

Ends = tuple[Components, Components]  # low and high


@dataclass(frozen=True, slots=True)
class Piece:
    low: Components
    high: Components
    rank: int
    own: bool = True  # whether its unit is printed with it


class Amounts:
    """A printed cell and how far it has been read. A method that reads nothing leaves the place where it was."""

    __slots__ = ("_at", "_borrowed", "_heading", "_printed", "_read", "_words")

    def __init__(self, printed: str, lexemes: Sequence[Lexeme], heading: Unit | None) -> None:
        self._printed = printed
        self._words = [word for word, _, _ in lexemes]
        self._read = lexemes
        self._heading = heading
        self._at = 0
        self._borrowed = False  # whether the unit of the heading was needed

    @property
    def _ended(self) -> bool:
        return self._at >= len(self._words)

    @property
    def _next(self) -> str:
        return self._words[self._at] if self._at < len(self._words) else ""

    def _sign(self, sign: str) -> bool:
        if self._next != sign:
            return False
        self._at += 1
        return True

    def _take(self, phrases: Mapping[str, T]) -> T | None:
        """What the longest phrase beginning here stands for; it is then read."""
        for size in range(min(LONGEST_PHRASE, len(self._words) - self._at), 0, -1):
            found = phrases.get(" ".join(self._words[self._at : self._at + size]))
            if found is not None:
                self._at += size
                return found
        return None

    def _number(self) -> Amount | None:
        found = read_number(self._words, self._at)
        if found is None:
            return None
        value, self._at = found
        return value

    def _has_amount(self, begin: int, end: int) -> bool:
        """Whether a number with a unit is printed between two places: "sehari", "2 (dua) hari", "2 JP"."""
        words, place = duration_words(), self._at
        for start in range(begin, end):
            self._at = start
            if self._take(words.one) or (
                self._number() is not None and (self._take(words.units) or self._take(words.lessons))
            ):
                self._at = place
                return True
        self._at = place
        return False

    def _sum(self) -> Ends | None:
        piece = self._piece()
        if piece is None:
            return None
        low, high = piece.low, piece.high
        while following := self._following(piece):
            piece, low, high = following, low + following.low, high + following.high
        return low, high

    def _following(self, piece: Piece) -> Piece | None:
        if self._ended:
            return None
        words, begin = duration_words(), self._at
        added = self._take(words.plus)
        if not added:
            self._take(words.then)
        following = self._piece()
        if following and following.own == piece.own and (added or following.rank < piece.rank):
            return following  # "1 jam 30" under "menit" stays unread: half an hour more, or 30 of what?
        self._at = begin
        return None

    def _piece(self) -> Piece | None:
        words, begin = duration_words(), self._at
        if one := self._take(words.one):
            amount = Components({one.component: one.times})
            return Piece(amount, amount, one.rank)
        number = self._number()
        if number is None:
            return None
        if self._take(words.times):
            return self._product(number)
        if lessons := self._take(words.lessons):
            low, high = (Components({"menit": number * minutes}) for minutes in lessons)
            return Piece(low, high, 1)
        unit, after = self._take(words.units), self._at
        if not (self._take(words.to) or (unit is None and self._take(words.either))):
            own, unit = unit is not None, unit or self._borrow()
            amount_or_none = self._amount(number, unit, begin, after)
            if unit is None or amount_or_none is None:
                return None
            return Piece(amount_or_none, amount_or_none, unit.rank, own)
        return self._range(number, unit, begin, after)

    def _range(self, number: Amount, unit: Unit | None, begin: int, after: int) -> Piece | None:
        """After "1 hari -" or "1 -": the other end, if it is the longer one."""
        middle = self._at
        number_to = self._number()
        if unit is None and number_to is not None and (lessons := self._take(duration_words().lessons)):
            low, high = Components({"menit": number * lessons[0]}), Components({"menit": number_to * lessons[1]})
            return Piece(low, high, 1) if number <= number_to else None
        unit_to = self._take(duration_words().units)
        if number_to is None or (unit and not unit_to):
            return None
        own, unit_to = unit_to is not None, unit_to or self._borrow()
        start = self._amount(number, unit or unit_to, begin, after)
        end = self._amount(number_to, unit_to, middle, self._at)
        if unit_to is None or start is None or end is None or not in_order(start, end):
            return None
        return Piece(start, end, unit_to.rank, own)

    def _product(self, times: Amount) -> Piece | None:
        """After "1 x": "24 jam". Only of hours and minutes: "2 x 1 bulan" may be how often."""
        begin = self._at
        number, unit = self._number(), self._take(duration_words().units)
        if number is None or unit is None or unit.component != "menit":
            return None
        amount = self._amount(number, unit, begin, self._at)
        if amount is None:
            return None
        product = Components({name: each * times for name, each in amount.items()})
        return Piece(product, product, unit.rank)

    def _borrow(self) -> Unit | None:
        self._borrowed = True
        return self._heading

    def _amount(self, number: Amount, unit: Unit | None, begin: int, end: int) -> Components | None:
        """The number in its unit, unless the way it is printed leaves a doubt."""
        if unit is None:
            return None
        printed = self._words[begin:end]
        if "/" in printed and not (unit.name == "jam" or (unit.name == "hari" and number == Fraction(1, 2))):
            return None  # "1/2 minggu", "3/4 hari": a part, or one of two numbers?
        if unit.name == "jam" and (number * 4) % 1 and any(word[-3:-2] == "," for word in printed):
            return None  # "1,30 jam": hours and minutes, or 1.3 hours?
        return Components({unit.component: number * unit.times})
