"""Offices of the same kind that are certainly two: "Dinas Kesehatan", "Dinas Pendidikan".

>>> other_offices("Arsip Dinas Pendidikan", "Pemerintah Kota Contoh, Dinas Kesehatan")
(Office(words='Dinas Pendidikan', start=6),)
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from sopcheck.language.text import CACHE
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
    """The offices of a text that share no word with those of the same kind in the letterhead; none where it has none."""
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
        if word.norm in _names() and words[at + 1].norm in _names()[word.norm] and not words[at + 1].gap.strip():
            name = _name(words, at + 1)
            first = text[word.start : words[at + len(name)].end]
            found.append(
                (word.norm, frozenset(other.norm for other in name), Office(" ".join(first.split()), word.start))
            )
    return tuple(found)


def _name(words: tuple[Word, ...], begin: int) -> tuple[Word, ...]:
    """The words of a name, up to its region, a full stop or a bracket."""
    end = begin + 1
    while (
        end < min(len(words), begin + LONGEST)
        and words[end].norm not in _END
        and words[end].gap.strip() in ("", ",", "&", "/")
    ):
        if "," in words[end].gap and words[end].norm in _names():
            break
        end += 1
    return words[begin:end]


def _share(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    from rapidfuzz import fuzz

    content = [word for word in ours if len(word) > 3]
    return any(fuzz.ratio(word, other) >= ALIKE for word in content for other in theirs)


@cache
def _names() -> dict[str, frozenset[str]]:
    return {kind: frozenset(names) for kind, names in packaged("language/data/offices.yaml").items()}
