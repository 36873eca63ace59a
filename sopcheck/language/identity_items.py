"""To which list of the identity block an item belongs, by its own words alone.

>>> field_of("Memiliki kemampuan mengolah data"), field_of("SOP Penyusunan Renstra"), field_of("Lembar kerja")
('kualifikasi_pelaksana', 'keterkaitan', None)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from sopcheck.language.citations import parse_citation
from sopcheck.language.documents import is_equipment
from sopcheck.language.text import CACHE, tokens
from sopcheck.language.verbs import is_active, is_noun_of_doing, passive_root
from sopcheck.yamltext import packaged

LONGEST = 2000  # characters of an item


@lru_cache(CACHE)
def field_of(item: str) -> str | None:
    """The key of the list, or None where words alone do not say it."""
    words = tokens(item[:200])
    if not words or len(item) > LONGEST or not item.lstrip()[:1].isupper():
        return None
    if words[0] == "sop":
        return "keterkaitan" if len(words) > 1 and is_noun_of_doing(words[1]) else None
    if words[0] in _openings():
        return _openings()[words[0]]
    citation = parse_citation(item)
    if citation.status == "terbaca" and citation.span[0] == 0:
        return "dasar_hukum"
    return "peralatan_perlengkapan" if is_equipment(item) else None


@lru_cache(CACHE)
def parted(words: str) -> tuple[str, ...]:
    """Words that hold several items one behind another: parted before each that begins a sentence and is known."""
    if len(words) > LONGEST:
        return (words,)
    cuts = [match.end() for match in _SENTENCE.finditer(words) if _begins(words[match.end() :])]
    cuts += [member.span[0] for member in parse_citation(words).members[1:] if _titled(words, member.span[0])]
    places = [0, *sorted({cut for cut in cuts if cut}), len(words)]
    return tuple(part for start, end in pairwise(places) if (part := words[start:end].strip()))


# the blank between two sentences
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
# "tentang Perubahan atas", "sebagaimana diubah dengan", "juncto": behind these a regulation belongs to the one before
_WITHIN = re.compile(
    r"(?:\b(?:atas|dengan|oleh|pelaksanaan|pelaksana|dalam|dari|dan|serta|juncto|lampiran|tentang|pada|ketentuan|nomor|no)|jo\.?|[,(/])$",
    re.I,
)


def is_within(words: str) -> bool:
    """Whether a regulation named behind these words belongs to them: "… tentang Perubahan atas"."""
    return bool(_WITHIN.search(words.rstrip()))


def _titled(words: str, start: int) -> bool:
    """Whether a regulation that begins here is a basis of its own, not named in the title of the one before."""
    return start > 0 and not is_within(words[:start])


def opens_item(words: str) -> bool:
    """Whether an item of another list seems to begin inside words: "… Statistik Memiliki kemampuan …"."""
    own = tokens(words[:40])[:1]
    return any((word := found[1].casefold()) in _verbs() and word not in own for found in _CAPITAL.finditer(words))


# a word with a capital behind a blank
_CAPITAL = re.compile(r"(?<=\s)([A-Z][a-z]{3,14})(?=\s)")


@cache
def _verbs() -> frozenset[str]:
    """The openings that are verbs, and therefore are not capitalized within a sentence or a title."""
    return frozenset(word for word in _openings() if is_active(word) or passive_root(word))


def _begins(words: str) -> bool:
    first = tokens(words[:40])
    return bool(first) and first[0] in _openings()


@cache
def _openings() -> dict[str, str]:
    data = packaged("language/data/identity_items.yaml")
    return {word: key for key, openings in data.items() for word in openings}
