"""The rank of an office, as far as its name tells: 1 is the highest.

>>> rank_of("Kasubbag Umum") > rank_of("Sekretaris") > rank_of("Bupati"), rank_of("Pemohon")
(True, None)
"""

from __future__ import annotations

from functools import cache, lru_cache

from sopcheck.language.actors import parse_actor
from sopcheck.language.phrases import Phrases
from sopcheck.language.text import CACHE
from sopcheck.yamltext import packaged


@lru_cache(CACHE)
def rank_of(name: str) -> int | None:
    """The line of data/ranks.yaml that the name begins with; None if it is on none."""
    found = _ranks().at(tuple(parse_actor(name).key.split()))
    return int(found[1][0]) if found else None


@cache
def _ranks() -> Phrases:
    lines = packaged("language/data/ranks.yaml")["jenjang"]
    return Phrases({head: str(rank) for rank, line in enumerate(lines, 1) for head in line})
