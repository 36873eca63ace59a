"""Regions of Indonesia that a text names together with their level.

>>> regions_in("Laporan Kinerja Dinas Kesehatan Kabupaten Sleman")
(Region(words='Kabupaten Sleman', place='Kabupaten Sleman', start=32),)
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from sopcheck.language.phrases import Phrases
from sopcheck.language.text import CACHE, one_line, tokens
from sopcheck.language.words import words_of
from sopcheck.yamltext import packaged

_KABUPATEN, _KOTA, _PROVINSI = "Kabupaten", "Kota", "Provinsi"
_LEVELS = {
    "kabupaten": _KABUPATEN,
    "kab": _KABUPATEN,
    "bupati": _KABUPATEN,
    "pemkab": _KABUPATEN,
    "kota": _KOTA,
    "kotamadya": _KOTA,
    "walikota": _KOTA,
    "pemkot": _KOTA,
    "provinsi": _PROVINSI,
    "propinsi": _PROVINSI,
    "prov": _PROVINSI,
    "gubernur": _PROVINSI,
    "pemprov": _PROVINSI,
}


class Region(NamedTuple):
    """words: as printed, level included; place: "Kabupaten Sleman"; start: offset in the text."""

    words: str
    place: str
    start: int


@lru_cache(CACHE)
def regions_in(text: str) -> tuple[Region, ...]:
    """Every region named behind its level or the title of its head, in printed order. Unknown names are left out."""
    words = words_of(text)
    norms = tuple(word.norm for word in words)
    if _LEVELS.keys().isdisjoint(norms) and "wali" not in norms:
        return ()
    found: list[Region] = []
    for at, norm in enumerate(norms[:-1]):
        level = _KOTA if norm == "kota" and at and norms[at - 1] == "wali" else _LEVELS.get(norm)
        name = _names(level).at(norms, at + 1) if level else None
        if level and name and not words[at + 1].gap.strip(" .\t\n"):
            first = at - 1 if at and norms[at - 1] == "wali" else at
            start, end = words[first].start, words[at + len(name[0])].end
            found.append(Region(one_line(text[start:end]), f"{level} {' '.join(name[1])}", start))
    return tuple(found)


@cache
def _names(level: str) -> Phrases:
    """Normal form of a name → the name as it is written."""
    data = packaged("language/data/regions.yaml")
    listed = data if level == _PROVINSI else [name for region in data.values() for name in region[level.casefold()]]
    return Phrases({" ".join(tokens(name)): name for name in listed})
