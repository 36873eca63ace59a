"""Two officials told apart: only what is certainly another office, certainly another person.

>>> other_office("Kepala Badan", "Kepala BKPSDM"), other_office("Wali Kota", "Sekretaris Daerah")
(False, True)
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from sopcheck.language.actor_words import lexicon
from sopcheck.language.actors import parse_actor, same_actor
from sopcheck.language.phrases import Phrases
from sopcheck.language.text import CACHE, tokens
from sopcheck.yamltext import packaged

ALIKE = 80  # per cent of equal letters from which two names may be one, misread or cut
LONGEST = 300  # characters; a longer name or office is a paragraph


@lru_cache(CACHE)
def other_office(a: str, b: str) -> bool:
    """Whether two printed offices are certainly not one: ranks that are both clear and differ.

    Another wording of the unit, "a.n.", "Plt." and "Pj." are no difference.
    """
    if max(len(a), len(b)) > LONGEST or same_actor(a, b):
        return False
    if any(_words().on_behalf.at(tokens(words)) for words in (a, b)):
        return False
    ranks = {_rank(parse_actor(words).key) for words in (a, b)}
    return None not in ranks and len(ranks) == 2 and not _heads(a, b) and not _heads(b, a)


@lru_cache(CACHE)
def other_person(a: str, b: str) -> bool:
    """Whether two printed names, titles aside, have no word in common and are not one name misread."""
    first, second = _name_words(a), _name_words(b)
    if not first or not second or first & second or max(len(a), len(b)) > LONGEST:
        return False
    from rapidfuzz.fuzz import ratio  # only where two names differ

    return bool(ratio(" ".join(sorted(first)), " ".join(sorted(second))) < ALIKE)


def _rank(key: str) -> str | None:
    """The first words of an office, with the rank after Kepala ("kepala bidang"); None if it is not a clear one."""
    known = _words()
    words = tuple(key.split())
    while acting := known.acting.at(words):
        words = words[len(acting[0]) :]
    found = lexicon().heads.at(words)
    head = " ".join(found[0]) if found else ""
    if head not in known.offices or words == ("kepala",):
        return None
    if head != "kepala":
        return head
    if words[1] in known.parts:
        return " ".join(words[: 3 if words[1] == "sub" else 2])
    return None if words[1] in lexicon().lower_ranks else "kepala"


def _heads(a: str, b: str) -> bool:
    """Whether `a` is "Kepala" of the institution after which `b` is called ("Kepala Sekretariat", "Sekretaris")."""
    found = lexicon().heads.at(tuple(parse_actor(b).key.split()))
    institution = _words().institutions.get(" ".join(found[0])) if found else None
    first, *rest = parse_actor(a).key.split() or [""]
    return first == "kepala" and institution in rest


def _name_words(name: str) -> frozenset[str]:
    """The words of a name without titles and initials; what stands behind the first comma is a title."""
    titles = _words().titles
    return frozenset(word for word in tokens(name.partition(",")[0]) if len(word) > 2 and word not in titles)


@dataclass(frozen=True, slots=True)
class _Words:
    """The sets of data/officials.yaml."""

    offices: frozenset[str]
    parts: frozenset[str]
    institutions: dict[str, str]
    acting: Phrases
    on_behalf: Phrases
    titles: frozenset[str]


@cache
def _words() -> _Words:
    data = packaged("language/data/officials.yaml")
    return _Words(
        offices=frozenset(data["jabatan"]),
        parts=frozenset(data["jenjang"]),
        institutions=data["kepala"],
        acting=Phrases(data["penjabat"]),
        on_behalf=Phrases(data["atas_nama"]),
        titles=frozenset(data["gelar"]),
    )
