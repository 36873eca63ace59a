"""Terms that a newer norm has replaced ("LAKIP" → "Laporan Kinerja (LKj)").

>>> obsolete_terms("Menyusun LAKIP")[0].replacement
'Laporan Kinerja (LKj)'
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from sopcheck.language.text import CACHE
from sopcheck.yamltext import packaged


class ObsoleteTerm(NamedTuple):
    """term: as printed; replacement: the words of the newer norm; since: its date or year ("2014-09-30", "2014")."""

    term: str
    replacement: str
    since: str

    @property
    def norm(self) -> str:
        """Registry key of the norm in which the new term stands."""
        return _norms()[self.replacement]


@lru_cache(CACHE)
def obsolete_terms(text: str) -> tuple[ObsoleteTerm, ...]:
    """Every obsolete term in a text, once each, in printed order.

    Not in quotation marks and not in the title of a cited regulation ("… tentang …"): there the old word is right.
    """
    heard = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
    title = _TITLE.search(heard)
    if title:
        heard = heard[: title.start()]
    found: dict[str, ObsoleteTerm] = {}
    pattern, meaning = _patterns()
    for match in pattern.finditer(heard):
        known = meaning.get(" ".join(match.group().casefold().split()))
        if known and known[0] not in found:
            found[known[0]] = ObsoleteTerm(match.group(), *known)
    return tuple(found.values())


# “LAKIP”, "LAKIP"
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")

# "Peraturan Menteri … Nomor 29 Tahun 2010 tentang Pedoman Penyusunan Penetapan Kinerja"
_TITLE = re.compile(r"\btahun\s+\d{4}\s+(?:tentang|ttg)\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """One pattern for all terms, longest first; phrases in which a term is still right match and mean nothing."""
    meaning: dict[str, tuple[str, str]] = {}
    phrases: list[str] = []
    for entry in packaged("language/data/terms.yaml")["istilah"]:
        meaning |= {term.casefold(): (entry["baru"], entry["sejak"]) for term in entry["lama"]}
        phrases += [*entry["lama"], *entry["bukan"]]
    phrases.sort(key=len, reverse=True)
    # "RKA-SKPD" is the name in force as "RKA SKPD" is
    words = "|".join(r"[\s\-]+".join(re.escape(word) for word in phrase.split()) for phrase in phrases)
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), meaning


@cache
def _norms() -> dict[str, str]:
    return {entry["baru"]: entry["norma"] for entry in packaged("language/data/terms.yaml")["istilah"]}
