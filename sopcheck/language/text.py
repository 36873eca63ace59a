"""The normal form of printed words: what two spellings of the same thing have in common.

>>> normal("  Draft  Laporan-\\nKinerja; ")
'draft laporan kinerja'
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CACHE = 1 << 16  # distinct strings kept per function; SOP vocabulary repeats, hostile input must not grow memory

# everything that is neither letter, digit nor inside a number or code ("1,5", "2/2013") parts words
_SEPARATORS = re.compile(r"[^\w]+|_+")


@lru_cache(CACHE)
def normal(text: str) -> str:
    """Case, punctuation, line breaks and typographic variants folded away; words in printed order.

    Never raises. Only for comparing: what is shown to people is always the printed text.
    """
    return _SEPARATORS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


@lru_cache(CACHE)
def tokens(text: str) -> tuple[str, ...]:
    """The words of the normal form."""
    return tuple(normal(text).split())


@lru_cache(CACHE)
def one_line(text: str) -> str:
    """The printed words on one line: line breaks and runs of blanks become one blank."""
    return " ".join(text.split())


def is_blank(text: str) -> bool:
    """Whether a printed cell is empty: nothing, or only dashes and colons ("-", "–", " : ").

    Dots are not blank: "........" is a template nobody filled in, which is a finding of its own.
    """
    return not text.strip(" \t\r\n\u00a0-–—−:")
