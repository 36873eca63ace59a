"""Replacing whole words and phrases by others in a run of words, in one pass.

>>> Phrases({"ka": "kepala", "tanda ferma": "tanda terima"}).replace(("tanda", "ferma"))
('tanda', 'terima')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Words = tuple[str, ...]


class Phrases:
    """A table of phrases (normal forms, blanks between words), looked up longest first."""

    __slots__ = ("_table",)

    def __init__(self, table: Mapping[str, str] | Iterable[str]) -> None:
        pairs = table.items() if isinstance(table, Mapping) else ((phrase, phrase) for phrase in table)
        self._table: dict[str, list[tuple[Words, Words]]] = {}
        for phrase, meaning in pairs:
            words = tuple(phrase.split())
            self._table.setdefault(words[0], []).append((words, tuple(meaning.split())))
        for entries in self._table.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Words, position: int = 0) -> tuple[Words, Words] | None:
        """The longest phrase that begins at `position`, with its meaning."""
        if position >= len(words):
            return None
        for phrase, meaning in self._table.get(words[position], ()):
            if words[position : position + len(phrase)] == phrase:
                return phrase, meaning
        return None

    def replace(self, words: Words) -> Words:
        """Every phrase replaced by its meaning; what replaced it is not looked at again."""
        if self._table.keys().isdisjoint(words):
            return words
        out: list[str] = []
        position = 0
        while position < len(words):
            found = self.at(words, position)
            if found:
                out.extend(found[1])
                position += len(found[0])
            else:
                out.append(words[position])
                position += 1
        return tuple(out)
