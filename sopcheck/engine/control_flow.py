"""The flow of control: which row leads to which, as far as symbols and arrows were read. Rows and arrows once each.

Step 3 with `ya: "4"`, `tidak: "1"` is a decision with two arrows. An arrow that was not read is never taken for none:
the row is `open`, and what lies beyond it is not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sopcheck.engine.lazy import lazy
from sopcheck.engine.steps import Step
from sopcheck.engine.table import Table, straight_arrows
from sopcheck.language.rows import ends_or_begins
from sopcheck.language.text import CACHE, is_blank
from sopcheck.model.sop import Langkah, Symbol

END, NOWHERE, UNREAD = 0, -1, -2
"""Targets that are no row: the end of the flow; a blank, or a number that no row has; not to be told."""

SELESAI = "selesai"
_START_SIGN: tuple[Symbol, ...] = ("mulai",)
_END_SIGN: tuple[Symbol, ...] = ("selesai",)
_NO_SIGN = frozenset({None, ()})
_BARE = frozenset({None, (), ("proses",), ("mulai",), ("selesai",)})


class Arrow(NamedTuple):
    """at: its locator; words: the printed number; answer: what it stands for ("Ya"), None if unlabelled.

    target: 1-based position of a row, or END, NOWHERE, UNREAD.
    """

    at: str
    words: str
    answer: str | None
    target: int


Arrows = tuple[Arrow, ...]


class Control:
    """straight: every row has one arrow, to the next row or from the last to the end.

    symbols: whether a symbol was read of some row; all_symbols: of all rows that are steps.
    decisions: rows with the symbol of a decision, or with a labelled answer.
    begun_and_ended: whether both capsules stand in rows of their own.
    plain: nothing was lost, and no row holds more than one symbol or one other than a box or a capsule.
    """

    def __init__(self, table: Table) -> None:
        self._rows = table.rows
        self._table = table
        self._known: dict[int, Arrows | None] = {}
        printed = table.printed
        numbers = self._numbers = printed.nomor
        self._signs = printed.simbol
        symbols = set(self._signs)
        rows = len(numbers)
        single = printed.bentuk.count(None) == rows
        answers = printed.ya.count(None) < rows or printed.tidak.count(None) < rows
        plain = self.plain = single and table.plain and symbols <= _BARE
        self.straight = plain and not answers and printed.ke == straight_arrows(numbers)
        self.symbols = not symbols <= _NO_SIGN or not single
        self.all_symbols = plain and self.symbols and None not in symbols
        self.begun_and_ended = _START_SIGN in symbols and _END_SIGN in symbols and not table.unread
        self.decisions: Sequence[Step] = ()
        if answers or not plain or not self.all_symbols:
            self.decisions = [step for step in table.steps if _decides(step)]
            self.all_symbols = self.symbols and all(
                shapes_of(step) is not None or step.position in table.apart for step in table.steps
            )

    @property
    def orderly(self) -> bool:
        """Whether there is nothing to ask about branches, ends and rows left out."""
        return self.straight and self.all_symbols

    @lazy
    def signs(self) -> frozenset[str]:
        """Every symbol that was read, wherever it stands."""
        if self.plain:
            return frozenset([symbol for symbols in self._signs for symbol in symbols or ()])
        return frozenset(symbol for step in self._table.steps for symbol in shapes_of(step) or ())

    @property
    def ended_below(self) -> bool:
        """Whether every row goes on to the next, and the end is drawn in the last one alone."""
        signs = self._signs
        return self.straight and signs[-1] == _END_SIGN and signs.count(_END_SIGN) == 1

    @property
    def endless(self) -> bool:
        """Whether every row goes on to the next, and no row is drawn as the end."""
        return self.straight and _END_SIGN not in self._signs

    @lazy
    def drawn(self) -> bool:
        """Whether a single arrow was read."""
        return self.straight or any(self.arrows(step) for step in self._table.steps)

    @lazy
    def all_drawn(self) -> bool:
        """Whether the arrows of every row were read; the last one may have none."""
        apart, last = self._table.apart, len(self._rows)
        return all(
            self.arrows(step) is not None or step.position == last or step.position in apart
            for step in self._table.steps
        )

    def arrows(self, step: Step) -> Arrows | None:
        """The arrows out of a row; None where they, or one of them, could not be read."""
        known, position = self._known, step.position
        if position not in known:
            known[position] = self._straight_on(step) if self.straight else self._out_of(step)
        return known[position]

    def _straight_on(self, step: Step) -> Arrows:
        """The one arrow of a row in a straight flow."""
        (words,) = straight_arrows(self._numbers)[step.position - 1]
        target = step.position + 1 if step.position < len(self._rows) else END
        return (Arrow(f"{step.at}.ke.1", words or "", None, target),)

    def is_open(self, step: Step) -> bool:
        """Whether work may go on from a row to a place that was not read or was not drawn."""
        arrows = self.arrows(step)
        shapes = shapes_of(step) or ()
        if arrows is None:
            last = step.position == len(self._rows)
            return not (last or SELESAI in shapes or step.position in self._table.apart)
        if not arrows and "penghubung" in shapes:
            return True
        lonely = len(arrows) == 1 and arrows[0].target > END and self._branching(step)
        return lonely or any(arrow.target < END for arrow in arrows)

    def ends(self, step: Step) -> bool:
        """Whether the flow may end in a row: drawn so, without any arrow out of it, or the last one with none read."""
        arrows = self.arrows(step)
        if SELESAI in (shapes_of(step) or ()):
            return True
        if arrows is None:
            return step.position == len(self._rows) or step.position in self._table.apart
        return not arrows or any(arrow.target == END for arrow in arrows)

    @lazy
    def reached(self) -> frozenset[int]:
        """Positions of the rows that some path from the beginning comes to, along the arrows that were read."""
        return _closure(self.starts, self._following)

    @lazy
    def starts(self) -> tuple[int, ...]:
        """Where the flow begins: each row drawn so, else the first one that is a step."""
        begun = [step.position for step in self._table.steps if "mulai" in (shapes_of(step) or ())]
        if begun:
            return tuple(begun)
        apart = self._table.apart
        return next(((at,) for at in range(1, len(self._rows) + 1) if at not in apart), ())

    @lazy
    def leaving(self) -> frozenset[int]:
        """Positions of the rows from which some path may come to an end."""
        before: dict[int, list[int]] = {}
        for position, targets in self._following.items():
            for target in targets:
                before.setdefault(target, []).append(position)
        last = [step.position for step in self._table.steps if self.ends(step) or self.is_open(step)]
        return _closure(last, before)

    @lazy
    def _following(self) -> Mapping[int, Sequence[int]]:
        return {step.position: self.following(step) for step in self._table.steps}

    def following(self, step: Step) -> Sequence[int]:
        """Positions of the rows that arrows lead to."""
        return [arrow.target for arrow in self.arrows(step) or () if arrow.target > END]

    def _out_of(self, step: Step) -> Arrows | None:
        row = step.row
        if (row.ke is None and row.ya is None and row.tidak is None) or _lost(step):
            return None
        at = step.at
        labelled = [
            Arrow(f"{at}.{key}", words, answer, self._target(words))
            for key, answer, words in (("ya", "Ya", row.ya), ("tidak", "Tidak", row.tidak))
            if words is not None
        ]
        arrows = [*self._listed(step), *labelled]
        if row.ya is None and row.tidak is not None and len(arrows) == 1:  # "Tidak" alone is drawn aside: Ya goes on
            below = step.position + 1 if step.position < len(self._rows) else END
            arrows.insert(0, Arrow(f"{at}.ke", self._numbers[below - 1] or "" if below else SELESAI, "Ya", below))
        return tuple(arrows)

    def _listed(self, step: Step) -> Iterator[Arrow]:
        """The arrows of `ke`; one that `ya` or `tidak` names again is left to them."""
        again = {_plain(words) for words in (step.row.ya, step.row.tidak) if words}
        for number, arrow in enumerate(step.row.ke or (), 1):
            plain = isinstance(arrow, str)
            words = arrow if isinstance(arrow, str) else arrow.langkah
            if plain and (is_blank(words) or _plain(words) in again):
                continue
            answer = None if isinstance(arrow, str) or is_blank(arrow.jika or "") else arrow.jika
            yield Arrow(f"{step.at}.ke.{number}", words, answer, self._target(words))

    def _target(self, words: str) -> int:
        if is_blank(words):
            return NOWHERE
        found = self._places.get(_plain(words))
        if found is None:
            return NOWHERE if self._table.whole and not self._table.unread and not self._table.hidden else UNREAD
        return found

    @lazy
    def _places(self) -> Mapping[str, int]:
        """Printed number → its row, UNREAD if several rows have it; "#3" → 3; "selesai" → END."""
        found: dict[str, int] = {}
        for position, number in enumerate(self._numbers, 1):
            plain = _plain(number)
            found[plain] = UNREAD if plain in found else position
        found |= {f"#{position}": position for position in range(1, len(self._rows) + 1)}
        return {**found, SELESAI: END, "mulai": UNREAD, "": UNREAD}

    def _branching(self, step: Step) -> bool:
        shapes = shapes_of(step) or ()
        return "keputusan" in shapes or step.row.ya is not None or step.row.tidak is not None


@lru_cache(CACHE)
def shapes_of(step: Step) -> tuple[str, ...] | None:
    """The symbols drawn in a row; None where it is not known. A row that only repeats a merged cell has none."""
    row = step.row
    if step.lost and (step.is_lost("simbol") or step.is_lost("bentuk") or step.lost_within("simbol")):
        return None
    drawn = tuple(shape.simbol for shape in row.bentuk or () if shape.simbol)
    if row.simbol is None and not drawn:
        return () if "pelaksana" in step.inherits or ends_or_begins(row.kegiatan or "") else None
    return (*(row.simbol or ()), *(symbol for symbol in drawn if symbol not in (row.simbol or ())))


def has_one_shape(step: Step) -> bool:
    """Whether a row holds a single shape, so that its arrows are that shape's."""
    row = step.row
    return max(len(row.simbol or ()), len(row.pelaksana or ()), len(row.bentuk or ())) < 2


def label(arrow: Arrow) -> str:
    """An answer as a person reads it."""
    return arrow.answer or "tanpa jawaban"


def _decides(step: Step) -> bool:
    if "keputusan" in (shapes_of(step) or ()):
        return True
    row: Langkah = step.row
    return row.ya is not None or row.tidak is not None


def _lost(step: Step) -> bool:
    return bool(step.lost) and (
        step.is_lost("ke") or step.is_lost("ya") or step.is_lost("tidak") or step.lost_within("ke")
    )


def _closure(first: Iterable[int], following: Mapping[int, Sequence[int]]) -> frozenset[int]:
    """All positions that can be come to."""
    seen = set(first)
    waiting = [*seen]
    while waiting:
        for position in following.get(waiting.pop(), ()):
            if position not in seen:
                seen.add(position)
                waiting.append(position)
    return frozenset(seen)


def _plain(number: str | None) -> str:
    return (number or "").strip(" .").casefold()
