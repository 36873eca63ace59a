"""Do a printed title and an official one name the same subject?

Built to never accuse: "beda" only where the subjects share almost nothing, however worn the printing is.

>>> compare_titles("Tata Cara Review atas Laporan", "Tata Cara Reviu atas Laporan Kinerja")
'terpotong'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from sopcheck.yamltext import packaged

Verdict = Literal["sama", "terpotong", "mirip", "beda"]
Fit = Literal["sama", "terpotong", "mirip"]

ALIKE = 80  # two words are one if rapidfuzz sees this much of them alike: "Statistlk", "Informsi", "Penyelengaraan"
SAME_LINE = 65  # whole lines this alike are one title with damage: "Tabelara Penyelesaian" for "Tata Cara Penyusunan"
SHARED = 0.5  # more than this share of the telling words in common is "mirip"
CLAIM = 85  # to say that a title belongs to a regulation, its whole line must be this much alike
CLAIMED = 4  # words that must be left of a cut title to be claimed for a regulation
CLIPPED = 12  # letters: no longer word is read as an abbreviation ("adminduk", "trantibumlinmas" is two)
SYLLABLE = 3  # letters of a part from within a word: "bin", "was" of Pembinaan dan Pengawasan
CONTRADICTS = 3  # so many readable words beside an abbreviation say another subject all the same
ROOT = 5  # letters: a word this long inside another is its root ("arsip" of "kearsipan")
SHOUTED = 8  # letters: in a longer line all in capitals they mark no abbreviation
FIRST = 40  # of a pasted text longer than any title only so many words are compared

_CAPITALS = re.compile(r"\b(?:[A-Z]{2,8}\d?|[A-Z]\d[A-Z]{0,2})\b")  # "SPBE", "BMN" of "BMN/D", "MD3", "P3K"
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_ROMAN = re.compile(r"[IVXLC]+")


@lru_cache(1 << 14)
def compare_titles(printed: str, official: str) -> Verdict:
    """How a printed title relates to the official one (both without "tentang").

    "sama": equal but for case, punctuation, joining words and known spellings.
    "terpotong": one is the other with words missing at its start or end.
    "mirip": words missing inside, exchanged, damaged or abbreviated, on the same subject; also where too little is
    printed to tell, as where only an abbreviation is.
    "beda": another subject.
    """
    mine, theirs = _words(printed), _words(official)
    if mine == theirs:
        return "sama"
    if not mine or not theirs:
        return "mirip"
    if _cut(mine, theirs):
        return "terpotong"
    if _cut(theirs, mine):
        return "mirip"  # more is printed than the title has: a neighbouring column, or our own data is cut
    if _within(mine, theirs) or _abbreviated(printed, mine, theirs) or _same_object(mine, theirs):
        return "mirip"
    mine, theirs = _subject(mine), _subject(theirs)
    if _within(mine, theirs) or _within(theirs, mine) or _alike_line(mine, theirs) or _same_subject(mine, theirs):
        return "mirip"
    return "beda"


class Titles:
    """Official titles, searched for the one a printed title may be."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """titles: key → official title; each is brought into normal form once, at the first search."""
        self._words = {key: _words(title) for key, title in titles.items()}
        self._same: dict[tuple[str, ...], list[str]] = {}
        self._begun: dict[tuple[str, ...], list[str]] = {}
        for key, words in self._words.items():
            self._same.setdefault(words, []).append(key)
            self._begun.setdefault(words[:CLAIMED], []).append(key)

    def candidates(self, printed: str) -> list[tuple[str, Fit]]:
        """Keys of the titles a printed one may be, best first: all that are the same, else cut, else much alike.

        A cut title must still hold four words to be claimed.
        """
        mine = _words(printed)
        if same := self._same.get(mine):
            return [(key, "sama") for key in same]
        begun = self._begun.get(mine[:CLAIMED], ()) if len(mine) >= CLAIMED else ()
        if cut := [key for key in begun if mine == self._words[key][: len(mine)]]:
            return [(key, "terpotong") for key in cut]
        if len(_telling(mine)) < 2:
            return []
        from rapidfuzz import fuzz, process

        lines = {key: " ".join(words[: len(mine) + 2]) for key, words in self._words.items()}
        near = process.extract(" ".join(mine[:FIRST]), lines, scorer=fuzz.ratio, score_cutoff=CLAIM, limit=5)
        return [(key, "mirip") for _, _, key in near if _same_subject(mine, self._words[key])]


@lru_cache(1 << 14)
def _words(title: str) -> tuple[str, ...]:
    """The words of a title in normal form, without joining words."""
    spelling, joining, _ = _known()
    text = unicodedata.normalize("NFKC", title[:4000]).casefold()
    spelled = (spelling.get(word, word) for word in re.findall(r"[^\W_]+", text))
    return tuple(word for word in " ".join(spelled).split() if word not in joining)[: 4 * FIRST]


@cache
def _known() -> tuple[Mapping[str, str], frozenset[str], frozenset[str]]:
    """(spellings, joining words, common words) of data/titles.yaml."""
    data = packaged("law/data/titles.yaml")
    return data["ejaan"], frozenset(data["sambung"]), frozenset(data["umum"])


def _subject(words: tuple[str, ...]) -> tuple[str, ...]:
    """The subject itself, where a title is about another regulation ("Perubahan atas … Nomor … Tahun … tentang …")."""
    for i in range(len(words) - 1, 1, -1):
        # "tentang" was dropped as a joining word: the subject starts behind "nomor 23 tahun 2014"
        if words[i - 1] == "tahun" and words[i].isdigit() and i >= 3 and words[i - 3] in ("nomor", "no"):
            return words[i + 1 :]
    return words


def _same_object(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether both name one regulation by number and year: "Perubahan atas Permendagri 13/2006" and the full title."""
    return not _named(mine).isdisjoint(_named(theirs))


def _named(words: tuple[str, ...]) -> set[tuple[str, str]]:
    """(number, year) of what a title names: of "13/2006" and of "Nomor 13 Tahun 2006"."""
    found = set()
    for number, between, year in zip(words, (*words[1:], ""), (*words[2:], "", ""), strict=False):
        last = year if between in ("tahun", "th", "thn") else between
        if number.isdigit() and len(number) < 4 and _YEAR.fullmatch(last):
            found.add((number.lstrip("0"), last))
    return found


def _cut(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is `full` with its start or end missing; the words at the break may be broken themselves."""
    if len(short) == 1:
        return short == full[-1:] or (len(short[0]) >= 4 and full[0].startswith(short[0]))
    _, joining, _ = _known()
    whole = f" {' '.join(full)}"
    if f" {' '.join(short)}" in whole:
        return True
    # what is left of a broken joining word ("… da") is no word of the title
    return any(word.startswith(short[-1]) for word in joining) and f" {' '.join(short[:-1])}" in whole


def _within(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is `full` with words left out inside ("Pedoman (Evaluasi) Penyelenggaraan …")."""
    rest = iter(full)
    return all(word in rest for word in short)


def _abbreviated(printed: str, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether printed words abbreviate those of the official title, or one nobody can read ("RKPD") leaves it open."""
    telling = _telling(mine)
    read = telling & set(theirs)
    clipped = [word for word in telling - read if len(word) <= CLIPPED and _clips(word, theirs)]
    if clipped and len(clipped) + len(read) > SHARED * len(telling):
        return True
    rest = telling - _unread(printed)
    return len(rest) < len(telling) and (len(rest) < CONTRADICTS or bool(read))


def _unread(printed: str) -> set[str]:
    """Abbreviations by their capitals that data/titles.yaml does not expand: "SAP", "RKPD"; none in a shouted line."""
    spelling, _, _ = _known()
    found = _CAPITALS.findall(printed[:4000])
    if printed.isupper() and sum(map(str.isalpha, printed)) > SHOUTED:
        return set()
    return {word.casefold() for word in found if not _ROMAN.fullmatch(word) and word.casefold() not in spelling}


def _clips(word: str, full: tuple[str, ...]) -> bool:
    """Whether a word is made of parts of two or more words in a row: the start of each, or a syllable from within."""
    for first in range(min(len(full), FIRST)):
        reached = {0}
        for count, whole in enumerate(full[first : first + len(word)], 1):
            reached = {
                end
                for start in reached
                for end in range(start + 1, len(word) + 1)
                if whole.startswith(word[start:end]) or (end - start >= SYLLABLE and word[start:end] in whole)
            }
            if not reached:
                break
            if count > 1 and len(word) in reached:
                return True
    return False


def _alike_line(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the printed line, as far as it goes, reads like the official one."""
    from rapidfuzz import fuzz

    telling = _telling(mine) and _telling(theirs)
    line = " ".join(mine[:FIRST])
    return bool(telling) and fuzz.ratio(line, " ".join(theirs)[: len(line) + 12]) >= SAME_LINE + 10 * (len(mine) < 5)


def _same_subject(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether more than SHARED of the telling words of the shorter title stand, perhaps damaged, in the other."""
    from rapidfuzz import fuzz

    left, right = _telling(mine) or set(mine), _telling(theirs) or set(theirs)
    if not left or not right:
        return True
    short, other = sorted((left, right), key=len)
    found = sum(
        any(word == near or (len(word) >= ROOT and word in near) or fuzz.ratio(word, near) >= ALIKE for near in other)
        for word in short
    )
    return found > SHARED * len(short)


def _telling(words: tuple[str, ...]) -> set[str]:
    _, _, common = _known()
    return {word for word in words[:FIRST] if word not in common and not word.isdigit()}
