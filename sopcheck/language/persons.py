"""Whether words name a person: by a degree, a NIP, or a mask that stands for one.

>>> person_in("Menyerahkan berkas kepada Budi Santoso, S.Sos")
'Budi Santoso, S.Sos'
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sopcheck.language.actor_words import lexicon
from sopcheck.language.text import CACHE, one_line
from sopcheck.language.verbs import is_active, is_noun_of_doing
from sopcheck.language.words import words_of
from sopcheck.yamltext import packaged

NAME = 4  # words of a name that are quoted
LINE = 80  # characters before a degree that are looked at
FAR = 6  # words before a degree among which an institution may stand

# "NIP. 18991201 …" · "NIP [nip]" · "[nama]": number or mask
_NUMBERED = re.compile(r"(?<![^\W_]) nip [\s.:]{0,9} (?: [0-9][0-9 ]{8,25} | \[nip\] ) | \[nama\]", re.VERBOSE | re.I)


@lru_cache(CACHE)
def person_in(text: str) -> str | None:
    """The first person named, as printed; None if none is certain. Names without degree or number are never judged."""
    if "." not in text and "[" not in text and "ip" not in text.casefold():
        return None
    numbered = _NUMBERED.search(text)
    if numbered:
        return one_line(numbered[0])
    return _before_degree(text) or _behind_degree(text)


def _before_degree(text: str) -> str | None:
    for degree in _suffixes().finditer(text):
        before = text[max(0, degree.start() - LINE) : degree.start()]
        name = _name_at_the_end(before)
        if name and not _abbreviates(degree[0], before):
            return one_line(before[-name:] + degree[0])
    return None


def _name_at_the_end(text: str) -> int:
    """How many characters the name takes with which a text ends; 0 if its last word belongs to none."""
    start = len(text)
    for word in reversed(words_of(text)[-NAME:]):
        printed = text[word.start : word.end]
        if not printed[0].isupper() or not _may_be_name(word.norm) or text[word.end : start].strip(" .'’-"):
            break
        start = word.start
    return len(text) - start


def _abbreviates(degree: str, before: str) -> bool:
    """Whether what looks like a degree only shortens the words before it: "Surat Edaran, S.E."."""
    letters = [letter.casefold() for letter in degree if letter.isalpha()]
    words = words_of(before)[-len(letters) :]
    return [word.norm[0] for word in words] == letters


def _may_be_name(word: str) -> bool:
    known = lexicon()
    if word in _words("bukan_nama") or word in known.tail or word in known.no_tail or word in known.need_tail:
        return False
    if known.heads.at((word,)) or known.short.at((word,)) or known.short_first.at((word,)):
        return False
    return not (is_active(word) or is_noun_of_doing(word))


def _behind_degree(text: str) -> str | None:
    for degree in _prefixes().finditer(text):
        before = words_of(text[max(0, degree.start() - LINE) : degree.start()])[-FAR:]
        if _words("lembaga").isdisjoint(word.norm for word in before):
            return one_line(degree[0])
    return None


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(packaged("language/data/persons.yaml")[group])


@cache
def _suffixes() -> re.Pattern[str]:
    """ ", S.Sos" · ", S. Sos." · ", M.Si"."""
    degrees = sorted(packaged("language/data/persons.yaml")["gelar_belakang"], key=len, reverse=True)
    spelled = "|".join(re.escape(degree).replace(r"\.", r"\.\s?") for degree in degrees)
    return re.compile(rf"(?<=[^\W\d_]),\s{{0,9}}(?:{spelled})(?![^\W_])\.?")


@cache
def _prefixes() -> re.Pattern[str]:
    """ "Drs. Budi Santoso"."""
    degrees = "|".join(packaged("language/data/persons.yaml")["gelar_depan"])
    name = r"[A-Z][^\W\d_]{2,30}"
    return re.compile(rf"(?<![^\W_])(?:{degrees})\.\s{{1,9}}{name}(?:\s{name}){{0,2}}")
