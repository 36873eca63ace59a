"""Rows of a step table that are no step of their own, by the words in them.

>>> ends_or_begins("SELESAI."), asks("Apakah berkas lengkap?"), heads("IV."), heads("4")
(True, True, True, False)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sopcheck.language.text import CACHE, normal
from sopcheck.yamltext import packaged

# "A" "b)" "IV." "II": what numbers a part of the table, or a part of a step
_LETTERED = re.compile(r"[a-z] | [ivx]{1,5}", re.VERBOSE)


@lru_cache(CACHE)
def ends_or_begins(kegiatan: str) -> bool:
    """Whether a Kegiatan is no more than the words of the first or last symbol of a flow ("Mulai", "SELESAI.")."""
    return normal(kegiatan) in _words("penanda")


@lru_cache(CACHE)
def asks(kegiatan: str) -> bool:
    """Whether a Kegiatan is a question, and so a decision ("Apakah berkas lengkap?", "Disetujui?")."""
    return kegiatan.rstrip().endswith("?") or normal(kegiatan).partition(" ")[0] in _words("tanya")


@lru_cache(CACHE)
def heads(nomor: str) -> bool:
    """Whether a printed number is a letter or a Roman numeral ("A", "II."), as before the title of a section."""
    return _LETTERED.fullmatch(normal(nomor)) is not None


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(packaged("language/data/rows.yaml")[key])
