"""Which kind of regulation printed words name: "Peraturan Menteri\\nDalam Negeri" → Permendagri.

The names are a tree of words that is walked once per name. Branches that many names share ("peraturan menteri …") grow
when a text first leads into them: starting costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import Any

from sopcheck.language.regulation_types import Kind, Spelled, codes, families, whole_names

_WORD = re.compile(r"[^\W_]+")
# a word glued to the next one: "Peraturan|Pemerintah|Nomor8" · "UU|23/2014"
_PIECE = re.compile(r"[A-Z][a-z]+(?=[A-Z0-9])|[A-Za-z]+(?=[0-9])")
# what may stand between the words of one name: "Undang - Undang", "PAN & RB", a broken line
_BETWEEN = re.compile(r"[\s.,&/‐‑–—-]{0,40}+")
_FOLLOWING = re.compile(r"[\s.,&/‐‑–—-]{0,40}+([^\W_]+)")
_JUNCTO = ("jo", "jis", "juncto")
_GLUED = ("permen", "kepmen", "inmen")  # first words that any ministry may be glued to: whether one is, the tree says
_LETTERS = r"[^\W\d_]{0,24}+"
_MORE = "+"  # no word: where a branch keeps what has not grown yet


class Names:
    """All printed names as a tree of words."""

    def __init__(self, named: Iterable[Spelled], families: Iterable[tuple[str, tuple[Spelled, ...]]]) -> None:
        """named: whole names; families: the words before a further name, and the names that may follow."""
        self._root: dict[str, Any] = {}
        _grow(self._root, named)
        for lead, rest in families:
            for words in _expanded(lead):
                _reach(self._root, words).setdefault(_MORE, []).append(rest)
        # a name starts where one of its first words does; "juncto" may stand for one, and so may a part of a code path
        self.starts = _starts({*self._root, *_JUNCTO, *(part for part, _, _ in codes() if part.isalpha())})
        # first word → the words of which one must follow it; a word that is a name by itself is not among them
        self._follows = {word: _firsts(node) for word, node in self._root.items() if "" not in node}

    def may_start(self, first: re.Match[str]) -> bool:
        """Whether what `starts` found goes on like a name, or like a code path: looks at one more word only."""
        follows = self._follows.get(first[0].casefold())
        if follows is None:
            return True
        following = _FOLLOWING.match(first.string, first.end())
        if following is None or following[1].casefold() in follows:
            return following is not None
        piece = _PIECE.match(following[1])
        return (piece is not None and piece[0].casefold() in follows) or following[0][0] in "./-0123456789"

    def at(self, text: str, start: int) -> list[tuple[Kind, int]]:
        """The longest name that starts exactly there, and its end; then shorter ones that leave the issuer open."""
        node, found, place = self._root, list[tuple[Kind, int]](), start
        while word := _WORD.match(text, place):
            if (step := node.get(word[0].casefold())) is None:
                piece = _PIECE.match(text, place)
                step = node.get(piece[0].casefold()) if piece else None
                if piece is None or step is None:
                    break
                word = piece
            node = step
            if _MORE in node:
                for rest in node.pop(_MORE):
                    _grow(node, rest)
            if "" in node:
                found.append((node[""], word.end()))
            between = _BETWEEN.match(text, word.end())
            place = between.end() if between else word.end()
        return [*found[-1:], *(name for name in reversed(found[:-1]) if name[0].loose)]


@cache
def names() -> Names:
    """The tree of all names."""
    return Names(whole_names(), families())


def _grow(root: dict[str, Any], named: Iterable[Spelled]) -> None:
    for spelling, kind in named:
        for words in _expanded(spelling):
            _reach(root, words).setdefault("", kind)  # the first entry wins


def _reach(node: dict[str, Any], words: tuple[str, ...]) -> dict[str, Any]:
    for word in words:
        node = node.setdefault(word, {})
    return node


def _firsts(node: dict[str, Any]) -> frozenset[str]:
    """The words that may come next, also on branches that have not grown yet."""
    later = (spelling for rest in node.get(_MORE, ()) for spelling, _ in rest)
    return frozenset(node).union(*map(_first_words, later))


def _first_words(spelling: str) -> set[str]:
    first: set[str] = set()
    for word in spelling.casefold().split():
        first.update(word.strip("()").split("|"))
        if not word.startswith("("):
            break
    return first


def _starts(first: Iterable[str]) -> re.Pattern[str]:
    """Where one of these words begins: printed small, with a capital or in capitals, perhaps glued to a further word.

    Written as a tree of letters, which is four times as fast as a list of words.
    """
    tree: dict[str, Any] = {}
    for word in first:
        glued = next((lead for lead in _GLUED if word.startswith(lead)), None)
        _reach(tree, tuple(glued or word))[""] = _LETTERS if glued else ""
    letters = "".join(sorted(tree))
    begins, ends = r"(?:(?<![^\W_])|(?<=[a-z])(?=[A-Z][a-z]))", r"(?:(?![^\W_])|(?<=[a-z])(?=[A-Z][a-z])|(?=[0-9]))"
    return re.compile(f"(?=[{letters}{letters.upper()}]){begins}{_letters(tree)}{ends}")


def _letters(tree: dict[str, Any]) -> str:
    branches = [
        f"[{letter}{letter.upper()}]{_letters(rest)}" if letter.isalpha() else letter + _letters(rest)
        for letter, rest in sorted(tree.items())
        if letter
    ]
    if "" in tree:
        branches.append(tree[""])
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _expanded(spelling: str) -> Iterator[tuple[str, ...]]:
    """The word sequences of "peraturan menteri|mentri (negara) pan"."""
    if spelling.isalpha():
        yield (spelling.casefold(),)
        return
    options = []
    for word in spelling.casefold().replace("&", "dan").split():
        optional = word.startswith("(")
        choices: list[tuple[str, ...]] = [(choice,) for choice in word.strip("()").split("|")]
        options.append([*choices, ()] if optional else choices)
    for choice in product(*options):
        yield tuple(word for part in choice for word in part)
