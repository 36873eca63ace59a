"""The actor columns of one SOP: whose column is marked in which row, gone through once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sopcheck.engine.steps import Step
from sopcheck.language.text import is_blank

# an unread slot, and what an empty cell usually holds: rows with these are sorted out one by one
_BLANKS: frozenset[str | None] = frozenset({None, "", "-", "–", "—", " "})


class Marks:
    """used: printed names of the columns marked somewhere. empty: rows certainly without a mark. unknown: rows of which
    it is not known. vague: rows with a mark in a column not known. A row whose shape is drawn but has no column
    (a `simbol` alone) is vague; a row that only repeats a merged cell is none of these.
    """

    __slots__ = ("empty", "unknown", "used", "vague")

    def __init__(self, steps: Sequence[Step], plain: bool = False) -> None:
        """plain: nothing of the SOP is declared lost or merged."""
        self.empty: tuple[Step, ...] = ()
        self.unknown: tuple[Step, ...] = ()
        self.vague: tuple[Step, ...] = ()
        used = _plainly_used(steps) if plain else None
        self.used: frozenset[str] = self._one_by_one(steps) if used is None else used

    @property
    def none_seen(self) -> bool:
        """Whether not a single mark was read: a table drawn with shapes that were lost looks like this."""
        return not self.used and not self.vague

    @property
    def complete(self) -> bool:
        """Whether every mark is known together with its column."""
        return not self.unknown and not self.vague

    def _one_by_one(self, steps: Sequence[Step]) -> frozenset[str]:
        """Sort out rows that are not simply a list of marked columns; returns the columns used."""
        used: set[str] = set()
        empty, unknown, vague = [], [], []
        for step in steps:
            if (plain := _plain(step)) is not None:
                used.update(plain)
                if not plain:
                    empty.append(step)
                continue
            if "pelaksana" in step.inherits:
                continue
            names = _marked(step)
            if names is None:
                unknown.append(step)
                continue
            used.update(name for name in names if name)
            if not names:
                empty.append(step)
            elif None in names:
                vague.append(step)
        self.empty, self.unknown, self.vague = tuple(empty), tuple(unknown), tuple(vague)
        return frozenset(used)


def _plainly_used(steps: Sequence[Step]) -> frozenset[str] | None:
    """The columns used if every row simply lists its marked columns, else None."""
    rows: set[Any] = {step.row.pelaksana if step.row.bentuk is None else None for step in steps}
    if None in rows or () in rows:
        return None
    used: frozenset[str] = frozenset().union(*rows)
    return used if _BLANKS.isdisjoint(used) else None


def _plain(step: Step) -> tuple[str, ...] | None:
    """The columns of a row that simply lists them, or says that it has none; None where a closer look is needed."""
    row, marked = step.row, step.row.pelaksana
    if marked is None or row.bentuk is not None or step.lost or step.inherits or (not marked and row.simbol):
        return None
    return marked if _BLANKS.isdisjoint(marked) else None  # type: ignore[return-value]  # None is one of the blanks


def _marked(step: Step) -> list[str | None] | None:
    """The columns marked in a row, None for a mark whose column is not known; None for the row if nothing is known."""
    row = step.row
    if step.is_lost("pelaksana"):
        return None
    names = [
        None if name is None or f"pelaksana.{position}" in step.lost else name
        for position, name in enumerate(row.pelaksana or (), 1)
        if name is None or not is_blank(name)
    ]
    names += [shape.pelaksana for shape in row.bentuk or ()]
    if names:
        return names
    if row.simbol:
        return [None]
    return None if row.pelaksana is None and row.bentuk is None else []
