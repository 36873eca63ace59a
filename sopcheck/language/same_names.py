"""Names that stand for one another: which of them a text uses.

>>> rivals("Menyusun LKjIP, lalu mengunggah LKIP")
(('Laporan Kinerja', 'lkjip', 'LKjIP'), ('Laporan Kinerja', 'lkip', 'LKIP'))
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from sopcheck.language.phrases import Phrases
from sopcheck.language.text import CACHE
from sopcheck.language.words import words_of
from sopcheck.yamltext import packaged


class Rival(NamedTuple):
    """group: what is meant; name: normal form; words: as printed."""

    group: str
    name: str
    words: str


@lru_cache(CACHE)
def is_telling(text: str) -> bool:
    """Whether a text has such a name other than the commonest: two names of one thing are never without one."""
    return any(rival.name not in _commonest() for rival in rivals(text))


@lru_cache(CACHE)
def rivals(text: str) -> tuple[Rival, ...]:
    """Every such name in a text, in printed order; none inside a longer fixed name, or in the title of a regulation."""
    words = words_of(text)
    norms = tuple(word.norm for word in words)
    if "tentang" in norms:
        norms = norms[: norms.index("tentang")]
    found: list[Rival] = []
    place = 0
    while place < len(norms):
        phrase = _names().at(norms, place)
        if phrase:
            name = " ".join(phrase[0])
            end = words[place + len(phrase[0]) - 1].end
            if group := _groups().get(name):
                found.append(Rival(group, name, text[words[place].start : end]))
        place += len(phrase[0]) if phrase else 1
    return tuple(found)


@cache
def _groups() -> dict[str, str]:
    listed = packaged("language/data/same_names.yaml")["kelompok"]
    return {name: entry["sebutan"] for entry in listed for name in entry["saingan"]}


@cache
def _commonest() -> frozenset[str]:
    return frozenset(entry["saingan"][0] for entry in packaged("language/data/same_names.yaml")["kelompok"])


@cache
def _names() -> Phrases:
    listed = packaged("language/data/same_names.yaml")["kelompok"]
    return Phrases([*_groups(), *(name for entry in listed for name in entry["bukan"])])
