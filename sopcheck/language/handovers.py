"""Who gets what a step hands over, and who is told to do it.

>>> receivers(parse_activity("Menyusun laporan dan menyampaikannya kepada Kabid untuk diteruskan kepada Kepala Dinas"))
('Kabid',)
>>> ordered(parse_activity("Penyusunan konsep diperintahkan kepada Staf"))
('Staf',)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sopcheck.language.activity import Activity
from sopcheck.language.actor_search import actors_after
from sopcheck.language.text import CACHE
from sopcheck.language.verbs import (
    active_root,
    base_root,
    hands_over,
    is_active,
    noun_root,
    passive_root,
    sentence_words,
)
from sopcheck.language.words import words_of

# "(jika ada, disampaikan kepada Kabid)": an aside is no part of the sentence
_ASIDE = re.compile(r"\([^()]*\)")
_TO = frozenset({"kepada", "ke", "pada"})
_KEPADA = frozenset({"kepada"})
# "diperintahkan kepada", "ditugaskan kepada": who is named then does the step
_ORDERS = frozenset({"perintah", "tugas", "instruksi", "arah"})


@lru_cache(CACHE)
def receivers(activity: Activity) -> tuple[str, ...]:
    """Names behind "kepada", "ke" or "pada" of a verb that hands something over, as printed.

    What is done later or was done before ("untuk diteruskan kepada …", "yang disampaikan kepada …") does not count.
    """
    if not activity.recipients:
        return ()
    text = _ASIDE.sub(lambda aside: " " * len(aside.group()), activity.words)
    return tuple(dict.fromkeys(name for part in _handing(text) for name in actors_after(part, _TO)))


@lru_cache(CACHE)
def ordered(activity: Activity) -> tuple[str, ...]:
    """Names of those whom a sentence in the passive tells to do the step."""
    if not activity.recipients or activity.form in ("aktif", "subjek"):
        return ()
    text = _ASIDE.sub(lambda aside: " " * len(aside.group()), activity.words)
    words = words_of(text)
    for place, word in enumerate(words[:-1]):
        if root := passive_root(word.norm):
            told = root in _ORDERS and words[place + 1].norm == "kepada"
            return actors_after(text[word.start :], _KEPADA)[:1] if told else ()
    return ()


def _handing(text: str) -> Iterator[str]:
    """The parts of a sentence from a verb of handing over up to the next verb, purpose or remark."""
    begin: int | None = None
    for place, word in enumerate(words_of(text)):
        norm = word.norm
        stop = is_active(norm) or passive_root(norm) is not None or norm in sentence_words("tujuan")
        root = active_root(norm) if place else active_root(norm) or base_root(norm) or noun_root(norm)
        if begin is not None and (stop or any(mark in word.gap for mark in ";.")):
            yield text[begin : word.start]
            begin = None
        if root and hands_over(root):
            begin = word.start
    if begin is not None:
        yield text[begin:]
