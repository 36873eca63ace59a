"""Words of a text with their places, so that what was understood can be quoted as printed.

>>> [(word.norm, word.start, word.end) for word in words_of("Meng-upload SOP")]
[('mengupload', 0, 11), ('sop', 12, 15)]
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sopcheck.language.repair import repaired
from sopcheck.language.text import CACHE

# a run of letters and digits; "_" parts words as it does in the normal form
_WORD = re.compile(r"[^\W_]+")
# "Meng-upload", "di-scan", "me – review": a prefix set apart from a foreign word
_PREFIXES = frozenset({"me", "men", "mem", "meng", "di"})
_HYPHENS = "-\u2010\u2011\u2013"


class Word(NamedTuple):
    """norm: for comparing, damage set right; start, end: offsets in the text; gap: the printed characters before it."""

    norm: str
    start: int
    end: int
    gap: str


@lru_cache(CACHE)
def words_of(text: str) -> tuple[Word, ...]:
    """All words, in order. A hyphenated prefix is one word with what follows it. Linear in the text."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        norm = _norm(match.group())
        if found and found[-1].norm in _PREFIXES and gap.strip(" ") and not gap.strip(" " + _HYPHENS):
            before = found.pop()
            found.append(Word(before.norm + norm, before.start, match.end(), before.gap))
        else:
            found.append(Word(norm, match.start(), match.end(), gap))
        end = match.end()
    return tuple(found)


@lru_cache(CACHE)
def _norm(word: str) -> str:
    """One word stays one word: "walikota" is not parted here."""
    whole = repaired(word)
    return whole if whole and " " not in whole else word.casefold()
