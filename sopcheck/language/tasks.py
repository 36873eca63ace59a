"""The separate things one Kegiatan asks for, as far as its verbs tell.

>>> tasks("Menerima, memeriksa, mencatat berkas kemudian menggandakan dan mengarsipkannya")
('memeriksa', 'mencatat', 'menggandakan', 'mengarsipkan')
"""

from __future__ import annotations

from functools import lru_cache

from sopcheck.language.activity import Activity, parse_activity
from sopcheck.language.text import CACHE
from sopcheck.language.verbs import is_active, normal_form, sentence_words, verb_class
from sopcheck.language.words import words_of

_IN_WORDS = frozenset({"aktif", "subjek"})


@lru_cache(CACHE)
def tasks(text: str) -> tuple[str, ...]:
    """One verb in its normal form for each thing done, in printed order.

    Not counted: receiving, which only opens a step; a second verb of the same kind on the same object ("meneliti dan
    mengoreksi draft"); the other choice of two ("menyetujui atau menolak", "menyetujui/menolak"); what is done only
    under a condition named behind it; what somebody else is told to do ("agar …", "untuk …").
    """
    activity = parse_activity(_unconditional(text))
    if activity.form not in _IN_WORDS:
        return ()
    objects = dict(reversed(activity.clauses))
    found: list[str] = []
    before: tuple[frozenset[str], str] = (frozenset(), "")
    for root in activity.verbs:
        kinds, acted_on = verb_class(root), objects.get(root, "")
        same = bool(acted_on) and before[1] == acted_on and not kinds.isdisjoint(before[0])
        if not same and "menerima" not in kinds and normal_form(root) not in found:
            found.append(normal_form(root))
        before = (kinds, acted_on)
    return tuple(found)


def together(activity: Activity) -> tuple[str, ...]:
    """The same for a Kegiatan read before."""
    return tasks(activity.words) if len(activity.verbs) > 1 else ()


def _unconditional(text: str) -> str:
    """The words up to a condition that is not their beginning, without the other choice of two."""
    words = words_of(text)
    kept: list[str] = []
    start = 0
    for place, word in enumerate(words):
        if place and word.norm in _conditions():
            return "".join(kept) + text[start : word.start]
        if place and is_active(word.norm) and (words[place - 1].norm == "atau" or "/" in word.gap):
            kept.append(text[start : words[place - 1].end if "/" in word.gap else words[place - 1].start])
            start = word.end
    return "".join(kept) + text[start:]


def _conditions() -> frozenset[str]:
    return sentence_words("jika")
