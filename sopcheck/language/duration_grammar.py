"""The grammar of a Waktu cell, read left to right without going back further than one piece.

    cell   = total | total ("/" | "atau") total … | total "per" things
    total  = [remark] [qualifier] piece { ("+" | ";") piece | ["," | "dan"] shorter piece } [qualifier | "(" … ")"]
    piece  = "sehari" | number ["x" number] unit | number [unit] ("-" | "s.d.") number unit

A piece without a unit takes the one of the column heading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from sopcheck.language.conventions import in_order
from sopcheck.language.duration_words import LONGEST_PHRASE, Phrases, Unit, duration_words
from sopcheck.language.lexemes import Lexeme
from sopcheck.language.numbers import read_number
from sopcheck.model.values import Amount, Components, Duration, DurationKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Piece:
    low: Components
    high: Components
    rank: int
    own: bool = True  # whether its unit is printed with it


class Cell:
    """One printed cell and how far it has been read. A method that reads nothing leaves the place where it was."""

    __slots__ = ("_at", "_begin", "_borrowed", "_heading", "_printed", "_read", "_words")

    def __init__(self, printed: str, lexemes: Sequence[Lexeme], heading: Unit | None) -> None:
        self._printed = printed
        self._words = [word for word, _, _ in lexemes]
        self._read = lexemes
        self._heading = heading
        self._at = 0
        self._borrowed = False  # whether the unit of the heading was needed
        # "- 15 menit"; of "-15 menit" the beginning may be lost
        bullet = lexemes[:1] and lexemes[0][0] == "-" and lexemes[0][2] < len(printed) and printed[lexemes[0][2]] == " "
        self._begin = 1 if bullet else 0

    def duration(self) -> Duration | None:
        """The whole cell as kind lama, rentang, alternatif or per-item; None if it is not entirely one."""
        self._at = self._begin
        first = self._total()
        if first is None or self._ended:
            return first
        if per := self._counted_by():
            return Duration(self._printed, "per-item", first.low, first.high, first.qualifier, per)
        members = [first]
        while self._take(duration_words().alternatives):
            following = self._total()
            if following is None:
                return None
            members.append(following)
        if not self._ended or self._borrowed:  # of "2/5 hari" nobody knows what 2 is
            return None
        return Duration(self._printed, "alternatif", members=tuple(members))

    def is_frequency(self) -> bool:
        """Whether the whole cell says how often: "setiap bulan", "3 bulan sekali", "2 kali setahun"."""
        words = duration_words()
        self._at = self._begin
        if self._take(words.every):
            return self._period() and self._ended
        begin = self._at
        if self._number() is not None and self._take(words.times) is not None:
            # "2 x 1 bulan" may as well be two months
            within = self._take(words.within)
            named = self._period() if within else self._take(words.one) is not None
            return named and self._ended
        self._at = begin
        if not self._period() or self._take(words.once) is None:
            return False
        return self._ended

    def _period(self) -> bool:
        words = duration_words()
        if self._take(words.one):
            return True
        self._number()
        return self._take(words.units) is not None

    @property
    def _ended(self) -> bool:
        return self._at >= len(self._words)

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

    def _total(self) -> Duration | None:
        words, begin = duration_words(), self._at
        self._take(words.remarks)
        qualifier = self._take(words.qualifiers)
        piece = self._piece()
        if piece is None:
            return None
        low, high = piece.low, piece.high
        while following := self._following(piece):
            piece, low, high = following, low + following.low, high + following.high
        qualifier = self._take_after(words.qualifiers) or qualifier
        if not self._closed_remark(low, high):
            return None
        printed = self._printed[self._read[begin][1] : self._read[self._at - 1][2]]
        whole = begin == self._begin and self._ended
        kind: DurationKind = "lama" if low == high else "rentang"
        return Duration(self._printed if whole else printed, kind, low, high, qualifier)

    def _following(self, piece: _Piece) -> _Piece | None:
        words, begin = duration_words(), self._at
        added = self._take(words.plus)
        if not added:
            self._take(words.then)
        following = self._piece()
        if following and following.own == piece.own and (added or following.rank < piece.rank):
            return following  # "1 jam 30" under "menit" stays unread: half an hour more, or 30 of what?
        self._at = begin
        return None

    def _take_after(self, qualifiers: Phrases) -> str | None:
        """A qualifier in words after the amount ("15 menit maksimal"); a sign there belongs to something else."""
        begin = self._at
        found = self._take(qualifiers)
        if found and not self._words[begin][0].isalpha():
            self._at = begin
            return None
        return found

    def _closed_remark(self, low: Components, high: Components) -> bool:
        """Read "(TOTAL WAKTU PENYELESAIAN)" or the same amount again; False if something else is in parentheses."""
        if self._words[self._at : self._at + 1] != ["("]:
            return True
        self._at += 1
        if not self._take(duration_words().remarks):
            again = self._piece()
            if again is None or (again.low, again.high) != (low, high):
                return False
        if self._words[self._at : self._at + 1] != [")"]:
            return False
        self._at += 1
        return True

    def _piece(self) -> _Piece | None:
        words, begin = duration_words(), self._at
        if one := self._take(words.one):
            amount = Components({one.component: one.times})
            return _Piece(amount, amount, one.rank)
        number = self._number()
        if number is None:
            return None
        if self._take(words.times):
            return self._product(number)
        unit, after = self._take(words.units), self._at
        if not self._take(words.to):
            own, unit = unit is not None, unit or self._borrow()
            low = self._amount(number, unit, begin, after)
            return _Piece(low, low, unit.rank, own) if unit and low is not None else None
        middle = self._at
        number_to = self._number()
        unit_to = self._take(words.units)
        if number_to is None or (unit and not unit_to):
            return None
        own, unit_to = unit_to is not None, unit_to or self._borrow()
        low = self._amount(number, unit or unit_to, begin, after)
        high = self._amount(number_to, unit_to, middle, self._at)
        if unit_to is None or low is None or high is None or not in_order(low, high):
            return None
        return _Piece(low, high, unit_to.rank, own)

    def _product(self, times: Amount) -> _Piece | None:
        """After "1 x": "24 jam". Only of hours and minutes: "2 x 1 bulan" may be how often."""
        begin = self._at
        number, unit = self._number(), self._take(duration_words().units)
        if number is None or unit is None or unit.component != "menit":
            return None
        amount = self._amount(number, unit, begin, self._at)
        if amount is None:
            return None
        product = Components({name: each * times for name, each in amount.items()})
        return _Piece(product, product, unit.rank)

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

    def _counted_by(self) -> str | None:
        """What a rate is counted by, up to the end of the cell: "/berkas", "per 10 lembar"."""
        words, begin = duration_words(), self._at
        said = self._take(words.per)
        if said or self._words[self._at] == "/":
            rest = self._words[self._at if said else self._at + 1 :]
            counted = rest[1:] if rest and rest[0].isdecimal() else rest
            nouns = counted and all(word.isalpha() and word not in words.units for word in counted)
            if nouns and (said or (len(counted) == 1 and counted[0] in words.counted)):
                self._at = len(self._words)
                return " ".join(rest)
        self._at = begin
        return None
