"""Names of actor columns set right: words broken or cut at the edge of a cell, labels that slipped in from elsewhere.

>>> mended(("mutu", "baku", "sekreta", "ris"))
('sekretaris',)
"""

from __future__ import annotations

from functools import cache

from sopcheck.language.actor_words import lexicon
from sopcheck.language.phrases import Words
from sopcheck.language.text import normal
from sopcheck.yamltext import packaged

SHORTEST = 6
"""Letters that a cut word must have left, and a joined one must have: shorter ones fit too many words."""

LOST = 2
"""Letters that the edge of a cell may have cut off."""


def mended(words: Words) -> Words:
    """The words of a heading without labels of other columns before them, broken words joined, the last one completed.

    Only what gives a word of the lexicon is changed.
    """
    words = _joined(_unlabelled(words))
    return (*words[:-1], _completed(words[-1])) if words else words


def mixed_with(heading: str) -> str | None:
    """The label of another column before the name of an actor in a heading ("Mutu Baku Staf": "mutu baku")."""
    words = tuple(normal(heading).split())
    for label in _labels():
        rest = words[len(label) :]
        if words[: len(label)] == label and rest and lexicon().heads.at(lexicon().short.replace(rest)):
            return " ".join(label)
    return None


def _unlabelled(words: Words) -> Words:
    label = mixed_with(" ".join(words))
    return words[len(label.split()) :] if label else words


def _joined(words: Words) -> Words:
    known = _vocabulary()
    out: list[str] = []
    for word in words:
        if out and out[-1] not in known and len(out[-1]) + len(word) >= SHORTEST and out[-1] + word in known:
            out[-1] += word
        else:
            out.append(word)
    return tuple(out)


def _completed(word: str) -> str:
    if len(word) < SHORTEST or word in _vocabulary():
        return word
    return _beginnings().get(word, word)


@cache
def _vocabulary() -> frozenset[str]:
    """Single words by which actors are known."""
    known = lexicon()
    return frozenset({*(word for head in known.kinds for word in head.split()), *known.tail})


@cache
def _beginnings() -> dict[str, str]:
    """A word without its last letters → the one word it can be."""
    found: dict[str, set[str]] = {}
    for word in _vocabulary():
        for cut in range(1, LOST + 1):
            found.setdefault(word[:-cut], set()).add(word)
    return {part: next(iter(whole)) for part, whole in found.items() if len(whole) == 1}


@cache
def _labels() -> tuple[Words, ...]:
    """Labels of other columns, in normal form, longest first."""
    labels = packaged("language/data/actors.yaml")["label_lain"]
    return tuple(sorted((tuple(label.split()) for label in labels), key=len, reverse=True))
