"""A regulation cited under a type that is not its own: "Keputusan Presiden 86/2007" for Perpres 86/2007.

>>> retyped(parse_citation("Keppres Nomor 86 Tahun 2007 tentang Badan Pusat Statistik"), load_law()).key
'perpres-86-2007'
"""

from __future__ import annotations

import re
from functools import lru_cache

from sopcheck.law.registry import Registry
from sopcheck.law.regulation import Regulation
from sopcheck.model.values import Citation

WORDS = 3  # a title cut shorter than this may be that of many regulations ("Desa", "Kecamatan")

_PREFIX = re.compile(r"[a-z]+(?=-[0-9])")


def retyped(citation: Citation, law: Registry) -> Regulation | None:
    """The regulation that has the printed number, year and title, but another type; None if there is none.

    Local law is left out: a Perda may share number, year and title with the PP it carries out.
    """
    number, year, title = citation.number, citation.year, citation.title
    if citation.place or not (citation.key and number and year and title):
        return None
    for prefix in _prefixes(law):
        key = f"{prefix}-{number}-{year}"
        if key != citation.key and key in law:
            verdict = law.title_verdict(key, title)
            regulation = law.named(key)
            full = verdict == "sama" or (verdict == "terpotong" and len(title.split()) >= WORDS)
            if full and regulation.title_founds:
                return regulation
    return None


@lru_cache(8)
def _prefixes(law: Registry) -> tuple[str, ...]:
    """First parts of the registry's keys ("uu", "perpres"), in the order of the registry."""
    return tuple(dict.fromkeys(match[0] for key in law if (match := _PREFIX.match(key))))
