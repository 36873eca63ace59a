"""What a rate is counted by: whatever follows "/" or "per" and is no time.

rate = ("/" | "per" | "setiap") [number] things | "untuk" number things | "perorang"; "per berkas" may stand first
"""

from __future__ import annotations

from sopcheck.language.duration_amounts import Amounts
from sopcheck.language.duration_words import duration_words


class Rates(Amounts):
    """A printed cell and how far it has been read."""

    __slots__ = ()

    def _counted_by(self) -> str | None:
        """What a rate is counted by: "/balita", "per 10 lembar", "untuk 1 berkas", "perorang"."""
        if self._ended:
            return None
        words, begin = duration_words(), self._at
        if self._next.startswith("per") and self._next[3:] in words.counted:
            self._at += 1
            return self._words[begin][3:]
        said = self._sign("/") or bool(self._take(words.per))
        if said:
            self._sign("-")
        elif not self._sign("untuk") or self._number_here() is None:
            self._at = begin
            return None
        first = self._at
        while self._next not in ("", "(", ")", "*", ",", ";"):
            self._at += 1
        if self._are_things(first, self._at):
            return " ".join(self._words[first : self._at])
        self._at = begin
        return None

    def _counted_ahead(self) -> str | None:
        """What a rate printed before its amount is counted by: "per berkas 15 menit", "tiap 10 lembar: 5 menit"."""
        begin = self._at
        if self._ended or not self._next[0].isalpha() or not self._take(duration_words().per):
            return None
        first = self._at
        if self._number_here() is not None:
            self._number()
        while self._next and self._next[0].isalpha() and self._number_here() is None:
            self._at += 1
        if self._next and self._are_things(first, self._at):
            return " ".join(self._words[first : self._at])
        self._at = begin
        return None

    def _number_here(self) -> object:
        begin = self._at
        number = self._number()
        self._at = begin
        return number

    def _are_things(self, begin: int, end: int) -> bool:
        """Whether words name something that can be counted: perhaps a number, then no time, no other number."""
        words = duration_words()
        self._at = begin
        if self._number() is not None and self._sign("-"):
            self._number()
        named = False
        while self._at < end:
            word = self._next
            if word[0].isdecimal() or word in words.uncounted or word.removesuffix("nya") in words.units:
                return False
            if self._take(words.units) or self._take(words.one) or self._number() is not None:
                return False
            named = named or word[0].isalpha()
            self._at += 1
        self._at = end
        return named
