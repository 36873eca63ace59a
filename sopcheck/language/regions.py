"""Is a place that local law names the one in a letterhead?

>>> foreign("Kabupaten Balangan", "Pemerintah Kota Banjarbaru, Sekretariat Daerah")
True
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from sopcheck.language.text import CACHE, tokens

WORDS = 60  # of a letterhead longer than any only so many are looked at
SHORT = 12  # letters; no longer word is read as an abbreviation
ALIKE = 80  # two names are one if rapidfuzz sees this much of them alike: "Banjarbam" for "Banjarbaru"

_LEVELS = {
    "provinsi": "Provinsi",
    "propinsi": "Provinsi",
    "prov": "Provinsi",
    "kabupaten": "Kabupaten",
    "kab": "Kabupaten",
    "kota": "Kota",
    "kotamadya": "Kota",
    "kodya": "Kota",
}
# words of names that many places share, or that old law puts before the name ("Kotamadya Daerah Tingkat II Depok")
_COMMON = frozenset({"daerah", "tingkat", "tk", "i", "ii", "kepulauan", "administrasi", "administratif", "madya"})
# what follows "kota" in the name of an office and is no place: "Dinas Tata Kota dan Permukiman"
_JOINING = frozenset({"dan", "atau", "serta", "di", "pada", "untuk", "yang", "layak", "sehat", "pintar"})
# names of one region: the everyday or earlier one, and that of its letterhead today
_RENAMED = {
    "solo": "surakarta",
    "jogja": "yogyakarta",
    "ujungpandang": "makassar",
    "pontianak": "mempawah",
    "irianjaya": "papua",
    "irianbarat": "papua",
    "malukutenggarabarat": "tanimbar",
    "mamujuutara": "pasangkayu",
    "telukbetung": "lampung",
}
# "Pemerintah Kota …" · "Pemerintah Daerah Kabupaten …"
_GOVERNMENT = frozenset({"pemerintah", "pemerintahan", "pemkab", "pemkot", "pemprov", "pemda"})


@lru_cache(CACHE)
def is_regional(letterhead: str) -> bool:
    """Whether a letterhead is that of a regional government or an office of one."""
    words = tokens(letterhead)
    return any(
        word in _GOVERNMENT and (len(word) < 8 or not _LEVELS.keys().isdisjoint(words[place : place + 3]))
        for place, word in enumerate(words)
    )


@lru_cache(CACHE)
def foreign(place: str, letterhead: str) -> bool:
    """Whether a place is certainly another region than the letterhead's.

    place: as in a citation ("Kabupaten Balangan"). Never for a province above a kabupaten or kota, a region below the
    province in the letterhead, a name that shares a word with it or may abbreviate it ("HST", "Kukar"), or a letterhead
    without a region.
    """
    level, _, name = place.partition(" ")
    telling = [word for word in tokens(name) if word not in _COMMON]
    head = tokens(letterhead)[:WORDS]
    levels = {_LEVELS[word] for word, after in pairwise(head) if word in _LEVELS and _names(after)}
    if level not in ("Provinsi", "Kabupaten", "Kota") or not telling or not levels:
        return False
    if "".join(telling) in "".join(head):
        return _under_another_level(level, telling, head)
    whole = "".join(telling)
    if name.isupper() or _abbreviates(whole, tuple(word for word in head if word not in _JOINING)):
        return False
    if _RENAMED.get(whole) in head:
        return False
    if levels.isdisjoint({"Provinsi"} if level == "Provinsi" else {"Kabupaten", "Kota"}):
        return False
    if level == "Provinsi" and levels != {"Provinsi"}:
        return False
    return not any(_alike(word, other) for word in (*telling, whole) for other in head)


def _names(word: str) -> bool:
    """Whether the word behind a level can begin the name of a place."""
    return word not in _JOINING and word not in _LEVELS


def _under_another_level(level: str, name: list[str], head: tuple[str, ...]) -> bool:
    """Whether the letterhead has that very name under another level only: Kota Bogor and Kabupaten Bogor."""
    found = {
        _LEVELS[word]
        for start, word in enumerate(head)
        if word in _LEVELS and list(head[start + 1 : start + 1 + len(name)]) == name
    }
    return bool(found) and level not in found and "Provinsi" not in {level, *found}


def _abbreviates(short: str, words: tuple[str, ...]) -> bool:
    """Whether a word is made of the beginnings of two or more words in a row: "kukar" of Kutai Kartanegara."""
    for first in range(len(words) if len(short) <= SHORT else 0):
        reached = {0}
        for count, word in enumerate(words[first : first + len(short)], 1):
            reached = {
                end
                for start in reached
                for end in range(start + 1, len(short) + 1)
                if word.startswith(short[start:end])
            }
            if count > 1 and len(short) in reached:
                return True
    return False


def _alike(word: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return word == other or fuzz.ratio(word, other) >= ALIKE
