"""Offices of the same kind that are certainly two: "Dinas Kesehatan", "Dinas Pendidikan".

>>> other_offices("Arsip Dinas Pendidikan", "Pemerintah Kota Contoh, Dinas Kesehatan")
(Office(words='Dinas Pendidikan', start=6),)
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from sopcheck.language.actor_words import lexicon
from sopcheck.language.text import CACHE, one_line
from sopcheck.language.words import Word, words_of
from sopcheck.yamltext import packaged

LONGEST = 8  # words of a name
ALIKE = 80  # two words are one if rapidfuzz sees this much of them alike

_END = frozenset({"kabupaten", "kab", "kota", "provinsi", "prov", "daerah", "pemerintah", "republik"})


class Office(NamedTuple):
    """words: kind and first word of its name, as printed; start: offset in the text."""

    words: str
    start: int


@lru_cache(CACHE)
def other_offices(text: str, letterhead: str) -> tuple[Office, ...]:
    """The offices of a text that share no word with those of their kind in the letterhead; none where it has none."""
    found = _offices(text)
    if not found:
        return ()
    own = _offices(letterhead)
    return tuple(
        office
        for kind, names, office in found
        if any(kind == other for other, _, _ in own) and not any(_share(names, theirs) for _, theirs, _ in own)
    )


@lru_cache(CACHE)
def _offices(text: str) -> tuple[tuple[str, frozenset[str], Office], ...]:
    """(kind, words of its name, office) of every "Dinas …" and "Badan …" with a name that is known."""
    words = words_of(text)
    found = []
    for at, word in enumerate(words[:-1]):
        if _begins(words, at):
            end = _end(text, words, at + 1)
            name = frozenset(other.norm for other in words[at + 1 : end])
            found.append((word.norm, name, Office(one_line(text[word.start : words[end - 1].end]), word.start)))
    return tuple(found)


def _begins(words: tuple[Word, ...], at: int) -> bool:
    """Whether an office is named there; not in "Nota Dinas Pendidikan"."""
    kind, first = words[at].norm, words[at + 1]
    if kind not in _names() or first.norm not in _names()[kind] or first.gap.strip():
        return False
    return not at or words[at - 1].norm not in lexicon().never_after.get(kind, ())


def _end(text: str, words: tuple[Word, ...], begin: int) -> int:
    """Where a name ends: before its region, another office, a full stop, a bracket, or what is not written like it."""
    small = text[words[begin].start].islower()
    end = begin + 1
    for place in range(begin + 1, min(len(words), begin + LONGEST)):
        word = words[place]
        if word.norm in _END or word.norm in _names() or word.gap.strip() not in ("", ",", "&", "/"):
            break
        if not small and text[word.start].islower() and word.norm != "dan":
            break
        if word.norm != "dan":
            end = place + 1
    return end


def _share(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    from rapidfuzz import fuzz

    content = [word for word in ours if len(word) > 3]
    return any(fuzz.ratio(word, other) >= ALIKE for word in content for other in theirs)


@cache
def _names() -> dict[str, frozenset[str]]:
    return {kind: frozenset(names) for kind, names in packaged("language/data/offices.yaml").items()}
