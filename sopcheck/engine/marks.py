"""The actor columns of one SOP: whose column is marked in which row, gone through once."""

from __future__ import annotations

from collections.abc import Sequence

from sopcheck.engine.steps import Step
from sopcheck.engine.table import Table
from sopcheck.language.text import is_blank

# an unread slot, and what an empty cell usually holds: rows with these are sorted out one by one
_BLANKS: frozenset[str | None] = frozenset({None, "", "-", "–", "—", " "})

NO_STEPS: tuple[Step, ...] = ()


class Marks:
    """used: printed names of the columns marked somewhere. empty: rows certainly without a mark. unknown: rows of which
    it is not known. vague: rows with a mark in a column not known. A row whose shape is drawn but has no column
    (a `simbol` alone) is vague; a row that only repeats a merged cell is none of these, nor is one that is no step.
    apart: how many rows without a mark are no steps (apart.py).
    """

    __slots__ = ("apart", "empty", "unknown", "used", "vague")

    def __init__(self, table: Table) -> None:
        self.empty = self.unknown = self.vague = NO_STEPS
        self.used: set[str] = set()
        self.apart = 0
        if not (table.plain and self._plainly_listed(table)):
            self.used = self._one_by_one(table.steps)
        if self.empty or self.unknown:
            self._set_apart(table.apart)

    @property
    def none_seen(self) -> bool:
        """Whether not a single mark was read: a table drawn with shapes that were lost looks like this."""
        return not self.used and not self.vague

    @property
    def complete(self) -> bool:
        """Whether every mark is known together with its column."""
        return not self.unknown and not self.vague

    def _plainly_listed(self, table: Table) -> bool:
        """Whether every row simply lists its marked columns, or says that it has none; if so, all is known."""
        printed = table.printed
        columns = printed.pelaksana
        if None in columns or printed.bentuk.count(None) < len(columns):
            return False
        used: set[str | None] = set().union(*columns)  # type: ignore[arg-type]  # none is None
        if not _BLANKS.isdisjoint(used):
            return False
        if () in columns:
            empty = [place for place, marked in enumerate(columns) if not marked]
            if any(printed.simbol[place] for place in empty):
                return False
            self.empty = tuple([table.steps[place] for place in empty])
        self.used = used  # type: ignore[assignment]  # None is one of the blanks
        return True

    def _set_apart(self, apart: frozenset[int]) -> None:
        """Leave out the rows that need no mark."""
        rows = len(self.empty) + len(self.unknown)
        self.empty = tuple([step for step in self.empty if step.position not in apart])
        self.unknown = tuple([step for step in self.unknown if step.position not in apart])
        self.apart = rows - len(self.empty) - len(self.unknown)

    def _one_by_one(self, steps: Sequence[Step]) -> set[str]:
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
        return used


def columns_of(step: Step) -> tuple[str, ...] | None:
    """The columns marked in a row; None where one of them, or whether there is a mark, is not known."""
    if (plain := _plain(step)) is not None:
        return plain
    names = None if "pelaksana" in step.inherits else _marked(step)
    if names is None or None in names:
        return None
    return tuple(dict.fromkeys(name for name in names if name))


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
