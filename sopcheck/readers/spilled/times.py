"""Amounts of time in a piece of spilled text, and whether each is surely what stood under Waktu.

>>> [(found.words, found.behind) for found in times_in("6 Meneliti draft Laporan 10 menit Draft Laporan")]
[('10 menit', 'Draft Laporan')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sopcheck.language.duration_mentions import amounts_in
from sopcheck.language.durations import parse_duration
from sopcheck.language.extracts import extract_words
from sopcheck.language.text import one_line, tokens
from sopcheck.readers.torn import is_bounded

MOST_WORDS = 6  # of an amount of time


@dataclass(frozen=True, slots=True)
class Time:
    """words: as printed; start, end: where in the piece; before, behind: the other words of it; sure: whether it is a
    cell by itself, as far as the words around it tell.
    """

    words: str
    start: int
    end: int
    before: str
    behind: str
    sure: bool


@lru_cache(4096)
def times_in(words: str) -> tuple[Time, ...]:
    """Every amount of time in a piece on one line; the whole piece is one if it says nothing more."""
    mentions = [mention.words for mention in amounts_in(words)]
    last = words.rfind(mentions[-1]) + len(mentions[-1]) if mentions else 0
    apart = any(is_bounded(mention) for mention in mentions[1:])  # "15 menit Paling lama 3 hari"
    if not apart and parse_duration(words).measurable and _MORE.match(words[last:] if mentions else ""):
        return (Time(words, 0, len(words), "", "", not is_bounded(words)),)
    found = []
    place = 0
    for mention in mentions:
        start = words.find(mention, place)
        if start < 0 or _is_year(words, start, start + len(mention)):
            continue
        end = place = start + len(mention)
        before, behind = words[:start].rstrip(), words[end:].lstrip()
        found.append(Time(mention, start, end, before, behind, _stands_alone(words, start, end)))
    return tuple(found)


# what may follow an amount in its own cell: "/berkas", " + …", " (kalender)", " per berkas", " efektif"
_MORE = re.compile(r"\s*(?:$|[/(+–-]|per\b|kerja\b|kalender\b|efektif\b)", re.IGNORECASE)
# "Nomor | 43 Tahun | 2009": number and year of a regulation
_NUMBERED = re.compile(r"\b(?:nomor|no)\b\.?\s*$", re.IGNORECASE)
_YEAR = re.compile(r"\s+(?:19|20)\d\d\b")


def _is_year(words: str, start: int, end: int) -> bool:
    return bool(_NUMBERED.search(words[max(0, start - 12) : start]) or _YEAR.match(words[end:]))


def goes_on(words: str) -> bool:
    """Whether words right behind an amount go on with it: "- 3 Jam", "(tanggal 1-20)", "/berkas"."""
    return words.lstrip()[:1] in ("-", "–", "(", "/", "+", "&") and bool(words.strip())


def _stands_alone(words: str, start: int, end: int) -> bool:
    """Whether an amount has blanks around it, no bound, and no word beside it that makes it part of a sentence."""
    if not parse_duration(words[start:end]).measurable or is_bounded(words[start:end]):
        return False
    if words[end : end + 1].strip() or words[max(0, start - 1) : start].strip() or goes_on(words[end:]):
        return False
    before, behind = tokens(words[:start][-60:]), tokens(words[end:][:60])
    if (before and before[-1] in extract_words("bagian")) or (behind and behind[0] in extract_words("lanjut")):
        return False
    longer = words[end:].split()[:MOST_WORDS]
    return not any(
        parse_duration(one_line(f"{words[start:end]} {' '.join(longer[:size])}")).measurable
        for size in range(1, len(longer) + 1)
    )
