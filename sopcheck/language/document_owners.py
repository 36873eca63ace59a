"""Whose a paper is: the office or unit at the end of its name.

>>> without_owner("nota dinas kabid organisasi"), without_owner("nota dinas")
(('nota dinas', 'kepala bidang organisasi'), ('nota dinas', ''))
"""

from __future__ import annotations

from functools import lru_cache

from sopcheck.language.actors import parse_actor
from sopcheck.language.document_words import lexicon
from sopcheck.language.text import CACHE

MOST_WORDS = 20  # a longer name is a text
_OFFICES = frozenset({"jabatan", "unit"})
_AMBIGUOUS = frozenset({"dinas", "kantor", "bagian", "unit"})
"""Units by themselves; behind the first word of a paper's name they belong to it ("nota dinas", "surat dinas")."""


@lru_cache(CACHE)
def without_owner(name: str) -> tuple[str, str]:
    """(name, owner) of an identity in normal form; ("…", "") where no office ends it, or too little would be left."""
    words = name.split()
    for place in range(1, len(words)) if len(words) <= MOST_WORDS else ():
        base = words[:place]
        if all(word in lexicon().general or word in lexicon().joining for word in base):
            continue  # "laporan bidang": which report is told by the office
        if words[place] in _AMBIGUOUS and (place == len(words) - 1 or base[-1] in lexicon().papers):
            continue
        if len(base) > 1 and base[-1] in _AMBIGUOUS and base[-2] not in lexicon().papers:
            continue  # "bagian umum": the unit begins a word earlier
        owner = parse_actor(" ".join(words[place:]))
        if owner.kind in _OFFICES and base[-1] not in lexicon().joining:
            return " ".join(base), owner.key
    return name, ""
