"""Actors named inside a sentence. Precision first: a name begins with a word of the lexicon and ends before what is
certainly something else.

>>> [words for _, _, words in find_actors("Menyerahkan surat kepada Kasubag Perencanaan dan Keuangan untuk diparaf")]
['Kasubag Perencanaan dan Keuangan']
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sopcheck.language.actor_words import lexicon
from sopcheck.language.text import CACHE, one_line
from sopcheck.language.verbs import is_active, passive_root, sentence_words
from sopcheck.language.words import Word, words_of

LONGEST = 9  # words of one name
OWN_WORDS = 3  # words of a subject after its first that need not be known

# "III", "3": which of several ("Asisten III")
_ORDINAL = re.compile(r"[ivx]{1,4}|\d{1,2}")
# "BKPSDM", "PerKeu": an abbreviation by its capitals
_CAPITALS = re.compile(r"[A-Z]{2,10}|[A-Z][a-z]+[A-Z]\w*")
# "BPS Kabupaten/Kota" is one name, "Bagian Organisasi/Inspektorat" two
_ONE_NAME = {("kabupaten", "kota"), ("kab", "kota"), ("desa", "kelurahan"), ("provinsi", "kabupaten")}
# pieces of other words too: they begin a name only where capitalized
_PIECES = frozenset({"ka", "sek", "adm", "an", "org"})


class Found(NamedTuple):
    """start, end: offsets in the text; words: the printed name on one line."""

    start: int
    end: int
    words: str


@lru_cache(CACHE)
def find_actors(text: str) -> tuple[Found, ...]:
    """Every office, unit or person outside named in a text, in printed order, not overlapping. Systems are left out."""
    sentence = _Sentence(text)
    words = sentence.words
    found: list[Found] = []
    position = 0
    while position < len(words):
        after = sentence.name_end(position)
        if after:
            start, end = words[position].start, words[after - 1].end
            found.append(Found(start, end, one_line(text[start:end])))
        position = after or position + 1
    return tuple(found)


@lru_cache(CACHE)
def actors_after(text: str, markers: frozenset[str]) -> tuple[str, ...]:
    """Printed names right behind one of the words, and those joined to them ("oleh Sekretaris dan Ka. BKPSDM")."""
    words = words_of(text)
    begins = {found.start: found for found in find_actors(text)}
    place_of = {word.start: place for place, word in enumerate(words)}
    named: dict[str, None] = {}
    for before, word in pairwise(words):
        following = begins.get(word.start) if before.norm in markers else None
        while following:
            named[following.words] = None
            following = begins.get(_joined_to(text, words, place_of[following.start], following.end))
    return tuple(named)


@lru_cache(CACHE)
def subject_end(text: str, begin: int) -> int | None:
    """The position, among `words_of`, of the active verb right behind a subject that begins at `begin`; else None."""
    return _Sentence(text).subject_end(begin)


def _joined_to(text: str, words: tuple[Word, ...], place: int, end: int) -> int:
    """Where the next name of an enumeration would begin: behind a comma, slash, "&" or "dan"; -1 if none can."""
    while place < len(words) and words[place].start < end:
        place += 1
    if place < len(words) and words[place].norm in sentence_words("bersama") - {"bersama", "dengan"}:
        place += 1
    elif place >= len(words) or text[end : words[place].start].strip() not in (",", "/", "&", ";"):
        return -1
    return words[place].start if place < len(words) else -1


class _Sentence:
    """A text with its words; `shouted`: all in capitals, so that capitals say nothing."""

    def __init__(self, text: str) -> None:
        self.words: tuple[Word, ...] = words_of(text)
        self.printed = [text[word.start : word.end] for word in self.words]
        self.shouted = text.isupper()

    def name_end(self, begin: int) -> int | None:
        """The position after the name that begins at `begin`, or None if none begins there."""
        first = self.words[begin].norm
        if first == "para":  # "para Kabid"
            begin += 1
            first = self.words[begin].norm if begin < len(self.words) else ""
        size = self._head_size(begin)
        if not size or not self._may_begin(begin):
            return None
        end = begin + size
        while end < len(self.words) and end - begin < LONGEST and (step := self._tail_step(end)):
            end += step
        lowered = first in lexicon().acronyms and not self.printed[begin][0].isupper()
        bare = end - begin == size and not self._doubled(begin)
        return None if bare and (first in lexicon().need_tail or lowered) else end

    def subject_end(self, begin: int) -> int | None:
        """The position of the active verb before which only a name stands, in words that need not be known: "Petugas
        loket mencatat …", "Dokter memeriksa …", "Aplikasi SAKTI mengirim …". None if it is not so.
        """
        size = self._head_size(begin, systems=True)
        if not size or not self._may_begin(begin):
            return None
        for place in range(begin + size, min(begin + size + OWN_WORDS + 1, len(self.words))):
            norm = self.words[place].norm
            if is_active(norm):
                return None if self.words[place].gap.strip() else place
            if self.words[place].gap.strip(" -") or norm in lexicon().no_tail or passive_root(norm) or norm.isdigit():
                return None
        return None

    def _head_size(self, begin: int, systems: bool = False) -> int:
        """How many words the office or unit word here has ("kabid" 1, "sub koordinator" 2); 0 if there is none."""
        known = lexicon()
        run = tuple(word.norm for word in self.words[begin : begin + 4])
        if known.short_first.at(run):
            return 1
        short = known.short.at(run)
        found = known.heads.at(short[1] if short else run)
        if not found or (known.kinds[" ".join(found[0])] == "sistem" and not systems):
            return 0
        return len(short[0]) if short else len(found[0])

    def _may_begin(self, place: int) -> bool:
        norm, printed = self.words[place].norm, self.printed[place]
        if place and self.words[place - 1].norm in lexicon().never_after.get(norm, ()):
            return False
        if norm in _PIECES:
            return printed[0].isupper()
        if norm in lexicon().acronyms and len(norm) <= 3 and norm != "tim":
            return printed.isupper() or printed.istitle()
        return True

    def _tail_step(self, place: int) -> int:
        """How many words from here on still belong to the name: 1, 2 for "dan Keuangan", 0."""
        if not self._joined(place):
            return 0
        norm = self.words[place].norm
        if norm == "dan":
            return 2 if place + 1 < len(self.words) and self._goes_on(place + 1) else 0
        if norm == self.words[place - 1].norm or (self._head_size(place) and self._may_begin(place)):
            return 1
        return 1 if self._is_tail(place) else 0

    def _goes_on(self, place: int) -> bool:
        """Whether what follows "dan" is more of the same name, not a second actor."""
        return self._joined(place) and not self._head_size(place) and self._is_tail(place)

    def _is_tail(self, place: int) -> bool:
        known, norm, printed = lexicon(), self.words[place].norm, self.printed[place]
        if norm in known.tail or _ORDINAL.fullmatch(norm):
            return True
        if norm in known.no_tail or is_active(norm) or passive_root(norm):
            return False
        return printed.istitle() or bool(not self.shouted and _CAPITALS.fullmatch(printed))

    def _joined(self, place: int) -> bool:
        """Whether only blanks, a hyphen or the full stop of an abbreviation stand before the word."""
        gap, before = self.words[place].gap.strip(" \t\r\n-"), self.words[place - 1].norm
        if gap == ".":
            return len(before) <= 4
        return not gap or (gap == "/" and (before, self.words[place].norm) in _ONE_NAME)

    def _doubled(self, begin: int) -> bool:
        """ "Bidang-bidang": several units, all of them."""
        return begin + 1 < len(self.words) and self.words[begin].norm == self.words[begin + 1].norm
