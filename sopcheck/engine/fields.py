"""The identity block made ready to look at: which field is filled, empty, absent, or lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

from sopcheck.engine.lazy import lazy
from sopcheck.language.text import CACHE, is_blank
from sopcheck.model.sop import Pejabat, Sop

State = Literal["ada", "kosong", "tidak-ada", "tak-terbaca"]
"""The three states of a field, absent told apart from unreadable: filled, label only, no label, lost."""

NOTHING: frozenset[str] = frozenset()


class Fields:
    """The fields of an SOP by locator.

    printed: what stands in each, as in `sop`, by name; whole: the whole form was read; unread: locators declared lost.
    """

    def __init__(self, sop: Sop) -> None:
        self.sop = sop
        printed = self.printed = sop.__dict__
        lost = printed["tidak_terbaca"]
        self.whole = printed["terbaca"] == "utuh"
        self.unread = frozenset(lost) if lost else NOTHING

    @lazy
    def _states(self) -> dict[str, State]:
        return {}

    def state(self, locator: str) -> State:
        """The state of an identity field ("nomor", "disahkan_oleh.nip", "dasar_hukum")."""
        states = self._states
        known = states.get(locator)
        if known is None:
            known = states[locator] = self._find_state(locator)
        return known

    def _find_state(self, locator: str) -> State:
        if self.unread and self.is_unread(locator):
            return "tak-terbaca"
        head, _, rest = locator.partition(".")
        value: Any = getattr(self.sop, head)
        if value is None:
            return "tidak-ada" if self.whole else "tak-terbaca"
        if rest:
            value = getattr(value, rest)
            if value is None:  # the label covers its parts: a part left out of a whole form is left empty
                return "kosong" if self.whole else "tak-terbaca"
        return filled(value)

    def is_unread(self, locator: str) -> bool:
        """Whether the place, or one that contains it, is declared lost or illegible."""
        while locator:
            if locator in self.unread:
                return True
            locator = locator.rpartition(".")[0]
        return False

    def readable(self, field: str) -> Any:
        """What is printed in a field; items declared lost are None, like those that could not be read."""
        value = self.printed[field]
        if not self.unread or value.__class__ is not tuple:
            return value
        return tuple(None if self.is_unread(f"{field}.{n}") else words for n, words in enumerate(value, 1))

    def items(self, field: str) -> Iterator[tuple[str, str]]:
        """(locator, words) of the items of a list field that could be read and are not blank."""
        for position, words in enumerate(getattr(self.sop, field) or (), 1):
            at = f"{field}.{position}"
            if words is not None and not is_blank(words) and not (self.unread and self.is_unread(at)):
                yield at, words

    def lost_items(self, field: str) -> tuple[str, ...]:
        """Locators of the items of a list field that were on paper but could not be read."""
        values = getattr(self.sop, field) or ()
        return tuple(
            at
            for position, words in enumerate(values, 1)
            if words is None or (self.unread and self.is_unread(f"{field}.{position}"))
            for at in (f"{field}.{position}",)
        )


def inked(words: str) -> bool:
    """Whether words are certainly more than a dash or a dotted line: a letter first, or a number and no dots."""
    first = words[0]
    return first.isalpha() or (first in "0123456789[" and not (".." in words or "…" in words or "_" in words))


@lru_cache(CACHE)
def plainly_filled(words: str | None) -> bool:
    """Whether words are there and are neither blank nor a dotted line."""
    return words is not None and not is_blank(words) and not only_dots(words)


def only_dots(value: Any) -> bool:
    """Whether words, or all items of a list, are nothing but a dotted or underscored line ("1. ......", "____")."""
    if isinstance(value, str):
        return not value.strip("0123456789 \t\r\n\u00a0.…_()") and any(mark in value for mark in ("..", "…", "__"))
    return isinstance(value, tuple) and bool(value) and all(only_dots(item) for item in value)


def filled(value: str | tuple[Any, ...] | Pejabat) -> State:
    """The state of a value that is there: blank words and lists of blanks are "kosong"."""
    if value.__class__ is str:
        return "kosong" if is_blank(value) else "ada"
    if isinstance(value, tuple):
        if not value:
            return "kosong"
        if all(item is None for item in value):
            return "tak-terbaca"
        return (
            "ada"
            if any(item is None or not isinstance(item, str) or not is_blank(item) for item in value)
            else "kosong"
        )
    return "ada"
