"""Where the words of a paper's name return later in the table, in whatever form.

Lenient on purpose: it only ever clears an Output of the suspicion that nobody uses it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sopcheck.engine.lazy import lazy
from sopcheck.engine.noted import Noted
from sopcheck.engine.table import Table
from sopcheck.language.paper_uses import roots
from sopcheck.language.text import CACHE

FEW = 64  # rows that are compared one by one, which was mostly done for other tables already
NEAR = 2  # rows behind an Output that are compared one by one, before the whole table is gone through
HALF = 2  # one word in two: a paper is hardly ever named in full twice
SIMILAR = 80  # per cent of rapidfuzz's ratio: "pengiriman" and "mengirimkan", "notula" and "notulen"
MOST_WORDS = 1500  # different words of a table that are compared letter by letter; no real table has them


class Mentions:
    """Which rows have a word in Kegiatan, Kelengkapan, Output or Keterangan, by root."""

    def __init__(self, table: Table) -> None:
        notes = table.printed.keterangan
        named = [cells.roots for cells in table.cells]
        if any(notes):
            named = [there | roots(words) if words else there for there, words in zip(named, notes, strict=True)]
        self._rows = named

    @lazy
    def _last(self) -> dict[str, int]:
        """Root → last row that has it."""
        return {root: position for position, there in enumerate(self._rows, 1) for root in there}

    @lazy
    def _first(self) -> dict[str, int]:
        """Root → first row that has it."""
        rows = self._rows
        return {root: position for position in range(len(rows), 0, -1) for root in rows[position - 1]}

    @lazy
    def _too_many(self) -> bool:
        return sum(map(len, self._rows)) > MOST_WORDS and len(self._last) > MOST_WORDS

    def of(self, name: str, position: int) -> bool:
        """Whether rows behind this one may use the paper: half the words of its name return, or words are too many."""
        wanted = roots(name)
        if not wanted or self._too_many:
            return True
        if len(self._rows) - position <= FEW:
            later = self._rows[position:]
            missing = _missing(wanted, later)
        else:
            later = []
            missing = frozenset(root for root in wanted if self._last.get(root, 0) <= position)
        found = len(wanted) - len(missing)
        if found * HALF >= len(wanted):
            return True
        if later:
            found += len([root for root in missing if _near_in(root, later)])
        else:
            behind = [root for root, last in self._last.items() if last > position]
            found += sum(_near(root, behind) for root in missing)
        return found * HALF >= len(wanted)

    def before(self, name: str, position: int) -> bool:
        """Whether half the words of a name stand in rows before this one."""
        wanted = roots(name)
        if position <= FEW:
            found = len(wanted) - len(_missing(wanted, self._rows[: position - 1]))
        else:
            found = sum(self._first.get(root, position) < position for root in wanted)
        return found * HALF >= len(wanted)


def _missing(wanted: frozenset[str], rows: Iterable[frozenset[str]]) -> frozenset[str]:
    """The words that none of the rows has."""
    for there in rows:
        if not wanted.isdisjoint(there):
            wanted -= there
    return wanted


def returns_soon(name: str, table: Table, position: int) -> bool:
    """Whether the words of a name return in the next rows: most papers are used right away."""
    notes = table.printed.keterangan[position : position + NEAR]
    if any(_returns_in_row(name, cells) for cells in table.cells[position : position + NEAR]):
        return True
    return any(returns(name, words) for words in notes if words)


@lru_cache(CACHE)
def _returns_in_row(name: str, cells: Noted) -> bool:
    return any(returns(name, words) for words in cells.texts)


@lru_cache(CACHE)
def returns_in(name: str, *fields: str | tuple[str | None, ...] | None) -> bool:
    """Whether the words of a name return in one of these fields, or in an item of it."""
    listed = ((field,) if isinstance(field, str) else field or () for field in fields)
    return any(words and returns(name, words) for items in listed for words in items)


@lru_cache(CACHE)
def returns(name: str, words: str) -> bool:
    """Whether half the words of a name stand in a text, or the one that says what the paper is about: the first."""
    wanted, there = roots(name), roots(words)
    return len(wanted & there) * HALF >= len(wanted) or any(roots(word) & there for word in _first(name))


@lru_cache(CACHE)
def _first(name: str) -> tuple[str, ...]:
    """The first word of a name that says something ("harga" of "daftar harga ekstrim"), if there is one."""
    return next(((word,) for word in name.split() if roots(word)), ())


@lru_cache(CACHE)
def near(name: str, words: str) -> bool:
    """Whether a word of a name stands in a text with a letter or two wrong."""
    there = roots(words)
    return any(_near_in_row(root, there) for root in roots(name))


def _near(root: str, words: Iterable[str]) -> bool:
    from rapidfuzz import fuzz, process

    return len(root) > 3 and process.extractOne(root, words, scorer=fuzz.ratio, score_cutoff=SIMILAR) is not None


def _near_in(root: str, rows: Iterable[frozenset[str]]) -> bool:
    return any(_near_in_row(root, there) for there in rows)


@lru_cache(CACHE)
def _near_in_row(root: str, words: frozenset[str]) -> bool:
    return _near(root, words)
