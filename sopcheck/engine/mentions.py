"""Where the words of a paper's name return later in the table, in whatever form.

Lenient on purpose: it only ever clears an Output of the suspicion that nobody uses it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sopcheck.engine.lazy import lazy
from sopcheck.engine.row_papers import IN_DOUBT, row_papers
from sopcheck.engine.steps import Cells, Step
from sopcheck.language.paper_uses import roots
from sopcheck.language.text import CACHE

NEAR = 2  # rows behind an Output that are compared one by one, before the whole table is gone through
HALF = 2  # one word in two: a paper is hardly ever named in full twice
SIMILAR = 80  # per cent of rapidfuzz's ratio: "pengiriman" and "mengirimkan", "notula" and "notulen"
MOST_WORDS = 1500  # different words of a table that are compared letter by letter; no real table has them


class Mentions:
    """Root → first and last row that has the word in Kegiatan, Kelengkapan, Output or Keterangan.

    _in_doubt: the last row that does not say what it takes, or takes whatever there is ("berkas").
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._last: dict[str, int] = {}
        self._in_doubt = 0
        for position, step in enumerate(steps, 1):
            self._last.update(dict.fromkeys(_roots_of(step), position))
            if row_papers(step.cells).marks & IN_DOUBT:
                self._in_doubt = position

    @lazy
    def _first(self) -> dict[str, int]:
        first: dict[str, int] = {}
        for step in reversed(self._steps):
            first.update(dict.fromkeys(_roots_of(step), step.position))
        return first

    def of(self, name: str, position: int, *, looped: bool) -> bool:
        """Whether rows behind this one may use the paper: half the words of its name return, or one does not say what
        it takes. looped: rows before it are reached again.
        """
        wanted = roots(name)
        if not wanted or self._in_doubt > position or (looped and self.before(name, position)):
            return True
        found = sum(self._last.get(root, 0) > position for root in wanted)
        return found * HALF >= len(wanted) or self._similar(wanted, position, found)

    def before(self, name: str, position: int) -> bool:
        """Whether half the words of a name stand in rows before this one."""
        wanted = roots(name)
        return sum(self._first.get(root, position) < position for root in wanted) * HALF >= len(wanted)

    def _similar(self, wanted: frozenset[str], position: int, found: int) -> bool:
        """The same, letting words that nearly agree count too. A table with too many words is left in doubt."""
        if len(self._last) > MOST_WORDS:
            return True
        later = [root for root, last in self._last.items() if last > position]
        found += sum(self._last.get(root, 0) <= position and _near(root, later) for root in wanted)
        return found * HALF >= len(wanted)


def _roots_of(step: Step) -> frozenset[str]:
    keterangan = step.row.keterangan
    return _roots_in(step.cells) | roots(keterangan) if keterangan else _roots_in(step.cells)


@lru_cache(CACHE)
def _roots_in(cells: Cells) -> frozenset[str]:
    named = [document.words for document in (*cells.kelengkapan, *cells.output)]
    if cells.activity:
        named.append(cells.activity.words)
    return frozenset().union(*map(roots, named))


def _cells(step: Step) -> Iterator[str]:
    """The printed cells that can name a paper; lost ones are left out."""
    if step.activity:
        yield step.activity.words
    for document in (*step.kelengkapan, *step.output):
        yield document.words
    if step.row.keterangan:
        yield step.row.keterangan


def returns_soon(name: str, steps: Sequence[Step], position: int) -> bool:
    """Whether the words of a name return in the next rows: most papers are used right away."""
    return any(returns(name, words) for step in steps[position : position + NEAR] for words in _cells(step))


@lru_cache(CACHE)
def returns(name: str, words: str) -> bool:
    """Whether half the words of a name stand in a text, or the one that says what the paper is about: the first."""
    wanted, there = roots(name), roots(words)
    return len(wanted & there) * HALF >= len(wanted) or any(roots(word) & there for word in _first(name))


@lru_cache(CACHE)
def _first(name: str) -> tuple[str, ...]:
    """The first word of a name that says something ("harga" of "daftar harga ekstrim"), if there is one."""
    return next(((word,) for word in name.split() if roots(word)), ())


def _near(root: str, later: list[str]) -> bool:
    from rapidfuzz import fuzz, process

    return len(root) > 3 and process.extractOne(root, later, scorer=fuzz.ratio, score_cutoff=SIMILAR) is not None
