"""The name inside the words of one item: states, period, carriers and what it is for taken off.

>>> read_name(("konsep", "kgb", "yang", "telah", "dikoreksi"))
(('kgb',), ['dikoreksi', 'draft'], None)
"""

from __future__ import annotations

import re
from itertools import pairwise

from sopcheck.language.document_words import DocumentState, Period, lexicon
from sopcheck.language.verbs import passive_root

Words = tuple[str, ...]

# "2 (dua) laporan", "3 rangkap": how many
_COUNT = re.compile(r"\d{1,3}")
_DRAFTS = frozenset({"draft", "konsep", "rancangan"})


def read_name(words: Words) -> tuple[Words, list[DocumentState], Period | None]:
    """(name, every state printed, period) of normal words; the name is never empty where words are not."""
    known = lexicon()
    words, rest = _cut(known.synonyms.replace(without_count(words)))
    words, period = _period(words)
    words, states = _without_states(words)
    # a synonym may appear only now ("laporan kinerja triwulan instansi pemerintah")
    return _distinct(known.synonyms.replace(words)), states_in(rest) + states, period or _period(rest)[1]


def without_count(words: Words) -> Words:
    """Past a number at the beginning ("2 laporan semester")."""
    if len(words) > 1 and _COUNT.fullmatch(words[0]):
        return words[1:]
    return words


def _cut(words: Words) -> tuple[Words, Words]:
    """(name, rest): "yang …", "berparaf …", "untuk …" are no name. Only a state cuts down to a general word."""
    known = lexicon()
    for place in range(1, len(words)):
        word = words[place]
        state = word in known.state_cut or word in known.states or (word == "yang" and bool(states_in(words[place:])))
        if word in known.after or (word in known.states and not (passive_root(word) or word.startswith("ber"))):
            continue  # "final", "salinan": looked at from the ends
        if state or ((word in known.cut or passive_root(word)) and not _says_nothing(words[:place])):
            end = place
            while end > 1 and words[end - 1] in ("yang", "akan"):
                end -= 1
            return words[:end], words[end:]
    return words, ()


def _says_nothing(words: Words) -> bool:
    """Whether only general words, and "yang akan …" about them, stand here."""
    known = lexicon()
    return all(
        word in known.general or word in known.joining or word in ("yang", "akan") or passive_root(word)
        for word in words
    )


def states_in(words: Words) -> list[DocumentState]:
    """Every state printed among the words, as one word or two ("hasil koreksi" last)."""
    known = lexicon().states
    pairs = (" ".join(pair) for pair in pairwise(words))
    return [known[word] for word in (*words, *pairs) if word in known]


def _period(words: Words) -> tuple[Words, Period | None]:
    """The words without the period and its number ("triwulan IV"); two different periods are none."""
    known = lexicon()
    kept: list[str] = []
    found: set[Period] = set()
    for place, word in enumerate(words):
        if word in known.periods:
            found.add(known.periods[word])
        elif not (word in known.ordinals and place and words[place - 1] in known.periods):
            kept.append(word)
    if not kept:
        return words, None
    return tuple(kept), found.pop() if len(found) == 1 else None


def _without_states(words: Words) -> tuple[Words, list[DocumentState]]:
    """States and carriers at both ends left off; an inner "draft" too ("masukan terhadap draft laporan")."""
    states: list[DocumentState] = []
    while len(words) > 1 and (size := _leading(words)):
        states += states_in(words[:size])[-1:]
        words = words[size:]
    while len(words) > 1 and (size := _trailing(words)):
        states += states_in(words[-size:])[-1:]
        words = words[:-size]
    if len(words) == 1 and words[0] in _DRAFTS:
        states.append("draft")  # "Rancangan" and nothing else
    return words[:1] + tuple(word for word in words[1:] if word not in _DRAFTS), states


def _leading(words: Words) -> int:
    """How many words at the beginning are a state or a carrier ("draft", "salinan", "dokumen laporan").

    Some are so only before the name of a paper: "arsip nota dinas", but not "arsip inaktif".
    """
    known = lexicon()
    always = known.before.at(words)
    if always and len(always[0]) < len(words):
        return len(always[0])
    found = known.before_paper.at(words)
    size = len(found[0]) if found else 1 if words[0] in known.carriers else 0
    before_paper = size < len(words) and (words[size] in known.papers or known.before.at(words, size))
    return size if before_paper else 0


def _trailing(words: Words) -> int:
    """How many words at the end are a state: "final", "hasil koreksi"; 0 if none, or if nothing would be left."""
    known = lexicon()
    size = 1 if words[-1] in known.after else 2 if " ".join(words[-2:]) in known.after else 0
    return size if size < len(words) else 0


def _distinct(words: Words) -> Words:
    """ "data-data" is data."""
    return tuple(word for place, word in enumerate(words) if not place or word != words[place - 1])
