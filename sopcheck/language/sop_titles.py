"""The name of an SOP: its words without “SOP”, a leading verb, several products in one name, two names alike.

>>> leading_verb("SOP Menyusun Laporan"), products("Laporan Kinerja Triwulan/Tahunan")
('Menyusun', ('Triwulan/Tahunan',))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sopcheck.language.abbreviations import abbreviations_in
from sopcheck.language.actor_words import lexicon as actor_lexicon
from sopcheck.language.document_words import lexicon as document_lexicon
from sopcheck.language.phrases import Phrases
from sopcheck.language.repair import repaired_words
from sopcheck.language.text import CACHE, one_line
from sopcheck.language.verbs import active_root, is_noun_of_doing, noun_root, verb_class
from sopcheck.language.words import Word, words_of
from sopcheck.yamltext import packaged

LONGEST = 400  # characters; the longest title of 317 signed PDFs has about 150, anything longer is no title

# "(SKTM)": capitals in parentheses
_ABBREVIATED = re.compile(r"\(\s*[A-Z]\w*[A-Z]\w*\s*\)")

REPEATED = 3  # words: "Laporan Kinerja Triwulan dan Laporan Kinerja Tahunan" repeats two

_JOINED = frozenset({"dan", "serta", "atau"})
_AFTERWARDS = frozenset({"mengirim", "mengarsipkan", "mencatat", "menandatangani"})
"""Work done on the same product: “Penyusunan Laporan dan Penyampaian ke Bupati” is still one report."""


@lru_cache(CACHE)
def leading_verb(title: str) -> str | None:
    """The active verb a name begins with, as printed ("Menyusun"), else None. Only verbs of the list count."""
    words = _named(title)
    if not words or not words[0].norm.startswith(("me", "ber")) or active_root(words[0].norm) is None:
        return None
    return title[words[0].start : words[0].end]


@lru_cache(CACHE)
def products(title: str) -> tuple[str, ...]:
    """The printed parts that show more than one product, in printed order; empty for a name of one product.

    Two periods ("Triwulan/Tahunan"), two opposites ("Surat Masuk dan Surat Keluar"), or two nouns of doing, each with
    its own object ("Pengumpulan Data dan Pembuatan …"). A "dan" inside the name of a unit or of a paper parts nothing.
    """
    if "/" not in title and "," not in title and not any(f" {word} " in title.casefold() for word in _JOINED):
        return ()
    words = _named(title)
    parts: list[tuple[int, int]] = []
    for begin, end in sorted((*_two_tasks(words), *_two_kinds(words))):
        if parts and begin <= parts[-1][1]:  # "Bulanan, Triwulan dan Tahunan"
            before = parts.pop()
            begin, end = before[0], max(before[1], end)
        parts.append((begin, end))
    return tuple(one_line(title[words[begin].start : words[end].end]) for begin, end in parts)


@lru_cache(CACHE)
def same_title(a: str, b: str) -> bool:
    """Whether two names are one but for “SOP”, case, punctuation, blanks and known damage; periods count.

    An abbreviation in parentheses ("Surat Keterangan Tidak Mampu (SKTM)") may be left out, or stand for its words.
    """
    return not _forms(a).isdisjoint(_forms(b))


@lru_cache(CACHE)
def _forms(title: str) -> frozenset[str]:
    """What a name may be compared as; empty for what is no name."""
    forms = {_joined(title)}
    for short, words in abbreviations_in(title) if len(title) <= LONGEST else ():
        bare = " ".join(repaired_words(_ABBREVIATED.sub(" ", title)))
        forms |= {_joined(bare), _joined(bare.replace(" ".join(words), short))}
    return frozenset(forms - {""})


@lru_cache(CACHE)
def title_words(title: str) -> tuple[str, ...]:
    """The telling words of a name, known damage set right, periods made one: what two names are compared by."""
    periods = document_lexicon().periods
    words = repaired_words(" ".join(word.norm for word in _named(title)))
    return tuple(periods.get(word, word) for word in words if word not in _JOINED)


TELLING = 30  # words of a name that are compared one by one; the longest title of 317 signed PDFs has fewer
DAMAGED = 75
"""Two words are perhaps one if rapidfuzz sees this much of them alike: then the names are not surely two."""


@lru_cache(CACHE)
def surely_other(a: str, b: str) -> bool:
    """Whether two names are certainly those of two procedures: each says something that the other does not, in words
    that are no damage of the other's.
    """
    ours, theirs = set(title_words(a)[:TELLING]), set(title_words(b)[:TELLING])
    left, right = ours - theirs, theirs - ours
    if not left or not right:
        return False
    from rapidfuzz import fuzz

    return any(all(fuzz.ratio(word, other) < DAMAGED for other in right) for word in left) and any(
        all(fuzz.ratio(word, other) < DAMAGED for other in left) for word in right
    )


@lru_cache(CACHE)
def names_sop(text: str) -> bool:
    """Whether an entry names a procedure: it says so ("SOP …", "Prosedur …") or reads like one ("Penyusunan …")."""
    words = words_of(text[:LONGEST])
    named = _named(text)
    return any(word.norm in _procedure_words() for word in words) or bool(named and noun_root(named[0].norm))


def _named(title: str) -> tuple[Word, ...]:
    """The words of a name without number and “SOP” before it; none for what is too long to be a name."""
    words = words_of(title) if len(title) <= LONGEST else ()
    start = 0
    while start < len(words) and words[start].norm.isdigit():
        start += 1
    norms = tuple(word.norm for word in words)
    while found := _leads().at(norms, start):
        start += len(found[0])
    return words[start:]


def _joined(title: str) -> str:
    """The letters of a name: period words made one, blanks and "dan" dropped."""
    words = repaired_words(" ".join(word.norm for word in _named(title)))
    periods = document_lexicon().periods
    return "".join(periods.get(word, word) for word in words if word not in _JOINED)


def _two_kinds(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """(first, last) of two periods or opposites side by side, the words before the first said again or not."""
    kinds, ordinals = _kinds(), document_lexicon().ordinals
    norms = [word.norm for word in words]
    for place, norm in enumerate(norms[:-1]):
        kind = kinds.get(norm)
        if kind is None:
            continue
        after = place + 1
        if norms[after] in ordinals and after + 1 < len(norms):
            after += 1  # "Triwulan I dan Semester"
        if norms[after] in _JOINED:
            after += 1
        elif words[after].gap.strip() not in ("/", ",", "&"):
            continue
        again = next(
            (n for n in range(REPEATED, 0, -1) if n <= place and norms[place - n : place] == norms[after : after + n]),
            0,
        )
        other = kinds.get(norms[after + again]) if after + again < len(norms) else None
        if other and other[0] == kind[0] and other != kind:
            yield place - again, after + again


def _two_tasks(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """(first, last) of "Pengumpulan Data dan Pembuatan": noun of doing, object, joint, noun of doing with an object.

    Tasks about one thing are one service ("Pencatatan Kelahiran dan Penerbitan Kutipan Akta Kelahiran").
    """
    if not words or noun_root(words[0].norm) is None:
        return
    units = _unit_words()
    for place in range(2, len(words) - 2):
        if words[place - 1].norm in units:
            return  # "… pada Dinas Kependudukan dan Pencatatan Sipil"
        if words[place].norm not in _JOINED or is_noun_of_doing(words[place - 1].norm):
            continue
        if place > 2 and words[1].norm in _about_doing():
            return
        root = noun_root(words[place + 1].norm)
        if root and not verb_class(root) & _AFTERWARDS and words[place + 2].norm not in _JOINED:
            if _told(words[1:place]).isdisjoint(_told(words[place + 2 :])):
                yield 0, place + 1
            return


def _told(words: tuple[Word, ...]) -> set[str]:
    """The words that say what a task is about; "data" and "surat" do not."""
    known = document_lexicon()
    return {word.norm for word in words} - known.general - known.joining


@cache
def _about_doing() -> frozenset[str]:
    return frozenset(packaged("language/data/sop_titles.yaml")["melingkupi"])


@cache
def _leads() -> Phrases:
    return Phrases(packaged("language/data/sop_titles.yaml")["di_depan_nama"])


@cache
def _procedure_words() -> frozenset[str]:
    return frozenset(packaged("language/data/sop_titles.yaml")["sebutan_prosedur"])


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """Word → (what kind of distinction it makes, which one of it)."""
    found = {word: ("masa", str(period)) for word, period in document_lexicon().periods.items()}
    for pair in packaged("language/data/sop_titles.yaml")["berlawanan"]:
        found |= {word: (" ".join(pair), word) for word in pair}
    return found


@cache
def _unit_words() -> frozenset[str]:
    return frozenset(word for word, kind in actor_lexicon().kinds.items() if kind == "unit")
