"""The grammar of a Waktu cell; amounts are read by `duration_amounts`.

    cell  = ["@"] total [rate] end | "per" things total end | total ("/" | "atau") total … end
    total = { remark | qualifier } sum [[","] ("maksimal" | "minimal") sum] [qualifier] ["(" aside ")"]
    rate: see `duration_rates`
    end   = [footnote mark] [[","] condition]

An aside gives the amount again, its kind of day, a bound, what it is counted by, or a remark without numbers. A
condition ("bila lengkap", "sejak berkas diterima") leaves the amount what it is, as long as it names no other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sopcheck.language.conventions import in_order
from sopcheck.language.duration_equivalents import may_equal
from sopcheck.language.duration_rates import Rates
from sopcheck.language.duration_words import Unit, duration_words
from sopcheck.language.lexemes import Lexeme
from sopcheck.model.values import Components, Duration, DurationKind


@dataclass(slots=True)
class _Total:
    """An amount with what is said about it. begin, end: its lexemes; per: what an aside counts it by."""

    low: Components
    high: Components
    qualifier: str | None
    begin: int
    end: int = 0
    per: str | None = None


class Cell(Rates):
    """One printed cell and how far it has been read."""

    __slots__ = ("_begin", "_limited")

    def __init__(self, printed: str, lexemes: Sequence[Lexeme], heading: Unit | None) -> None:
        lexemes = _unwrapped(lexemes)
        super().__init__(printed, lexemes, heading)
        # "- 15 menit"; of "-15 menit" the beginning may be lost
        bullet = lexemes[:1] and lexemes[0][0] == "-" and lexemes[0][2] < len(printed) and printed[lexemes[0][2]] == " "
        self._begin = 1 if bullet else 0
        self._limited = False

    def duration(self) -> Duration | None:
        """The whole cell as kind lama, rentang, alternatif or per-item; None if it is not entirely one."""
        words = duration_words()
        self._at = self._begin
        ahead = self._counted_ahead()
        each = self._take(words.each)
        first = self._total()
        if first is None:
            return None
        first.per = first.per or ahead
        if self._ended and not each and not first.per:
            return self._made(first, self._printed)
        per = first.per or self._counted_by()
        if each or per:
            closed = self._aside(first) and self._closed()
            return Duration(self._printed, "per-item", first.low, first.high, first.qualifier, per) if closed else None
        totals = [first]
        while self._take(words.alternatives):
            following = self._total()
            if following is None or following.per:
                return None
            totals.append(following)
        if not self._closed():
            return None
        if len(totals) == 1:
            return self._made(first, self._printed)
        if self._borrowed:  # of "2/5 hari" nobody knows what 2 is
            return None
        members = tuple(self._made(total, self._between(total)) for total in totals)
        return Duration(self._printed, "alternatif", members=members)

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

    def _made(self, total: _Total, printed: str) -> Duration:
        kind: DurationKind = "lama" if total.low == total.high else "rentang"
        return Duration(printed, kind, total.low, total.high, total.qualifier, limited=self._limited)

    def _between(self, total: _Total) -> str:
        return self._printed[self._read[total.begin][1] : self._read[total.end - 1][2]]

    def _total(self) -> _Total | None:
        words, begin = duration_words(), self._at
        qualifier = None
        if self._take_words(words.to):  # "s.d. 30 menit": an upper bound, where nothing stands before it
            qualifier = "maksimal"
        while not self._ended:
            found = self._take(words.qualifiers)
            if found and qualifier not in (None, found, "selama", "±"):
                return None  # "minimal maksimal 3 hari"
            qualifier = found if found and (qualifier is None or found != "selama") else qualifier
            if not found and not self._take(words.remarks):
                break
        ends = self._sum()
        if ends is None:
            return None
        total = _Total(*ends, qualifier, begin)
        if not self._ended:
            if not self._bounded(total):
                return None
            total.qualifier = self._qualifier_after() or total.qualifier
            if not self._aside(total):
                return None
            begin = self._at
            self._sign(",")
            if not self._extended(total):
                self._at = begin
        total.end = self._at
        return total

    def _bounded(self, total: _Total) -> bool:
        """Read ", maksimal 2 hari kerja" after "1 hari kerja"; False if the bound contradicts the amount."""
        words, begin = duration_words(), self._at
        if not self._sign(";"):
            self._take(words.then)
        bound = self._take_words(words.qualifiers)
        ends = self._sum() if bound in ("maksimal", "minimal") else None
        if ends is None or bound is None:
            self._at = begin
            return True
        return self._widened(total, bound, *ends)

    def _widened(self, total: _Total, bound: str, low: Components, high: Components) -> bool:
        """Take in a bound: "1 hari" with "maksimal 2 hari" is from 1 to 2."""
        if total.qualifier == bound:
            return (total.low, total.high) == (low, high)
        if not (in_order(total.low, high) if bound == "maksimal" else in_order(low, total.high)):
            return False
        if bound == "maksimal":
            total.high = high
        else:
            total.low = low
        if total.qualifier != "±":
            total.qualifier = None
        return in_order(total.low, total.high)

    def _take_words(self, phrases: dict[str, str]) -> str | None:
        """A phrase in words ("maksimal"); a sign after an amount ("<") belongs to something else."""
        return self._take(phrases) if self._next[:1].isalpha() else None

    def _qualifier_after(self) -> str | None:
        """ "15 menit maksimal", "1 hari atau lebih"."""
        return self._take_words(duration_words().qualifiers)

    def _aside(self, total: _Total) -> bool:
        """Read what stands in parentheses after an amount; False if it may be more than an aside."""
        if not self._sign("("):
            return True
        begin = self._at
        readings: tuple[Callable[[_Total], bool], ...] = (
            self._same,
            self._kind_of_day,
            self._counted,
            self._extended,
            self._remark,
        )
        for read in readings:
            self._at = begin
            if read(total) and self._sign(")"):
                return True
        return False

    def _same(self, total: _Total) -> bool:
        """ "(TOTAL WAKTU PENYELESAIAN)", "(maksimal)", "(8 jam)" after "1 hari", "(maks. 2 hari)", "(2 JP)"."""
        words = duration_words()
        said = self._take(words.remarks) or self._take(words.equals)
        bound = self._take(words.qualifiers)
        begin = self._at
        if bound and self._next == ")":
            total.qualifier = total.qualifier or bound
            return True
        if (number := self._number()) is not None and (lessons := self._take(words.lessons)):
            shortest, longest = (Components({"menit": number * minutes}) for minutes in lessons)
            return in_order(shortest, total.low) and in_order(total.high, longest)
        self._at = begin
        ends = self._sum()
        if ends is None:
            self._at = begin
            return bool(said)
        if may_equal(total.low, ends[0]) and may_equal(total.high, ends[1]):
            return True
        return bound in ("maksimal", "minimal") and self._next == ")" and self._widened(total, bound, *ends)

    def _kind_of_day(self, total: _Total) -> bool:
        """ "(kalender)" after "7 hari"."""
        component = self._take(duration_words().kinds_of_day)
        if component is None or self._next != ")" or {*total.low, *total.high} - {"hari", component}:
            return False
        total.low, total.high = (Components({component: sum(end.values())}) for end in (total.low, total.high))
        return True

    def _counted(self, total: _Total) -> bool:
        """ "(per berkas)" after "15 menit"."""
        per = self._counted_by()
        if per is None or self._next != ")":
            return False
        total.per = per
        return True

    def _extended(self, total: _Total) -> bool:
        """ "dapat diperpanjang paling lama 7 hari kerja": so much may be added."""
        words = duration_words()
        if self._take(words.extensions) is None:
            return False
        self._take(words.qualifiers)
        ends = self._sum()
        if ends is None:
            return False
        total.high = total.high + ends[1]
        return True

    def _remark(self, total: _Total) -> bool:
        """ "(kondisional)", "(bila lengkap)": no other amount, nothing that makes it a date or a frequency."""
        words, begin = duration_words(), self._at
        end = begin
        while end < len(self._words) and self._words[end] not in "()":
            end += 1
        if self._condition(end):
            return True
        inside = self._words[begin:end]
        if begin == end or not all(word[0].isalpha() or word in ",/-" for word in inside):
            return False
        if not words.no_remark.isdisjoint(inside) or not words.schedule_signs.isdisjoint(inside):
            return False
        for place in range(begin, end):
            self._at = place
            if self._take(words.units) or self._take(words.one) or self._number() is not None:
                return False
        self._at = end
        self._limited = True
        return True

    def _closed(self) -> bool:
        """Whether nothing is left but a footnote mark, a last comma and a condition."""
        while self._next in ("*", ",", ";", ".", ":"):
            if self._sign("*"):
                self._sign(")")
            else:
                self._at += 1
        return self._ended or self._condition(len(self._words))

    def _condition(self, end: int) -> bool:
        """Read on what or since when the amount counts, up to a place; not if it names another amount or number."""
        words, begin = duration_words(), self._at
        if self._take(words.tails) is None or self._has_amount(begin, end):
            self._at = begin
            return False
        rest = self._words[self._at : end]
        again = any(word in words.joints and after[0].isdecimal() for word, after in pairwise(rest))
        if again or not words.no_remark.isdisjoint(rest):  # "untuk kota, 3 untuk desa", "untuk setiap hari"
            self._at = begin
            return False
        self._at = end
        self._limited = True
        return True


def _unwrapped(lexemes: Sequence[Lexeme]) -> Sequence[Lexeme]:
    """The lexemes without parentheses around all of them: "(15 menit)", "(1 (satu) hari)"."""
    words = [word for word, _, _ in lexemes]
    if not words or (words[0], words[-1]) != ("(", ")"):
        return lexemes
    depth = 0
    for word in words[:-1]:
        depth += (word == "(") - (word == ")")
        if not depth:  # the first one closes before the end: "(1 jam) (2 jam)"
            return lexemes
    return lexemes[1:-1] if depth == 1 else lexemes
