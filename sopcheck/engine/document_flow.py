"""The flow of papers through the step table: which row yields, needs and names which paper, by position.

One pass, identities as keys; words are compared only for what that left over (`mentions.py`): of real Outputs 12 %
return word for word, half of them in other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sopcheck.engine.cells import TERPOTONG
from sopcheck.engine.check import Unknown
from sopcheck.engine.lazy import lazy
from sopcheck.engine.mentions import FEW, Mentions
from sopcheck.engine.row_order import Order
from sopcheck.engine.row_papers import EQUIPPED, IN_DOUBT, NEEDS, WORKED_ON, YIELDS, RowPapers
from sopcheck.engine.steps import Step
from sopcheck.engine.table import Table
from sopcheck.language.abbreviations import initials
from sopcheck.language.documents import Document, parse_documents
from sopcheck.model.locators import COLUMNS


class Item(NamedTuple):
    """One document of a cell: its row, what that row says of papers."""

    step: Step
    papers: RowPapers
    document: Document


class Flow:
    """papers[n] are those of row n + 1; positions count from 1.

    unsourced: positions of rows that need what no row before them yields. unclaimed: of rows that yield a pending paper
    which the next row does not need. early_names: identities needed before the first row that yields them, or of drafts
    that writes them.
    damaged: rows of which a cell may be lost.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._places: dict[tuple[int, str], dict[str, str]] = {}
        self.whole = table.whole
        self.marks = table.marks
        self.papers = papers = [cells.papers for cells in table.cells]
        self.unsourced: list[int] = []
        self.unclaimed: list[int] = []
        yielded: set[str] = set()
        early: set[str] = set()
        passed: set[str] = set()
        left: frozenset[str] = frozenset()
        for before, row in enumerate(papers):
            needed = row.needed
            if not left <= needed:
                self.unclaimed.append(before)
            left = row.left
            if needed <= yielded:
                yielded |= row.yielded
            else:
                self.unsourced.append(before + 1)
                if row.marks & WORKED_ON:
                    passed |= needed - yielded
                yielded |= row.yielded
                early |= needed - yielded
        self.early_names = early & yielded
        if passed:
            self.early_names |= passed & self._written_late
        self.damaged: Sequence[Step] = []
        if not table.legible:
            self.damaged = [step for step in table.steps if not self.whole or step.lost or step.cells.marks & TERPOTONG]

    @property
    def steps(self) -> Sequence[Step]:
        return self._table.steps

    @lazy
    def yielded(self) -> dict[str, int]:
        """Identity → first row that yields it."""
        return {name: at for at in range(len(self.papers), 0, -1) for name in self.papers[at - 1].yields}

    @lazy
    def needed(self) -> dict[str, int]:
        """Identity → first row that needs it."""
        return {name: at for at in range(len(self.papers), 0, -1) for name in self.papers[at - 1].needs}

    @property
    def pending(self) -> Iterator[Item]:
        """Outputs that are not plainly taken care of and that no later Kelengkapan has under the same identity."""
        for position in self.unclaimed:
            papers, following = self.papers[position - 1], self.papers[position]
            for document in papers.pending:
                name = document.name
                if name not in following.needs and not self.needed_behind(name, position):
                    yield Item(self.steps[position - 1], papers, document)

    @lazy
    def last_in_doubt(self) -> int:
        """The last row that does not say which papers it takes, or takes whatever there is; 0 if there is none."""
        if not self.marks & IN_DOUBT:
            return 0
        cells = self._table.cells
        return next(place for place in range(len(cells), 0, -1) if cells[place - 1].marks & IN_DOUBT)

    def needed_behind(self, name: str, position: int) -> bool:
        """Whether a row behind this one needs the paper; those near are asked one by one."""
        for row in self.papers[position : position + FEW]:
            if name in row.needed:
                return True
        return len(self.papers) > position + FEW and self._last_needed.get(name, 0) > position

    @lazy
    def _last_needed(self) -> dict[str, int]:
        return {name: at for at, row in enumerate(self.papers, 1) for name in row.needs}

    def short_behind(self, name: str, position: int) -> str | None:
        """What a row behind this one calls the paper, if one of the two names is the initials of the other ("SPPD")."""
        other = initials(name) if " " in name else self._by_initials.get(name)
        return other if other and self._last_needed.get(other, 0) > position else None

    @lazy
    def _by_initials(self) -> dict[str, str]:
        """Initials → the name of which they are, of those that rows need."""
        return {letters: name for name in self._last_needed if (letters := initials(name))}

    @property
    def early(self) -> Iterator[Item]:
        """The first Kelengkapan of each identity that a later row yields and none up to its own."""
        for place in sorted({self.needed[name] - 1 for name in self.early_names}) if self.early_names else ():
            papers = self.papers[place]
            for name, document in papers.needs.items():
                if name in self.early_names and self.needed[name] == place + 1:
                    yield Item(self.steps[place], papers, document)

    def marked(self, mark: int) -> Sequence[Step]:
        """The rows that carry a mark."""
        return self._table.marked(mark)

    def locate(self, step: Step, column: str, document: Document) -> str:
        """The locator of the item of a cell that holds a document."""
        items = getattr(step.row, column)
        if items and len(items) == 1 and not step.lost:
            return f"langkah.{step.position}.{column}.1"
        known = self._places.get((step.position, column))
        if known is None:
            known = self._places[step.position, column] = _places(step, column)
        return known.get(document.words, f"{step.at}.{column}")

    @lazy
    def mentions(self) -> Mentions:
        """Where words return."""
        return Mentions(self._table)

    @lazy
    def order(self) -> Order:
        """Where arrows lead."""
        return Order(self._table)

    @lazy
    def worked_on(self) -> dict[str, int]:
        """Identity → first row whose verbs act on it."""
        found: dict[str, int] = {}
        for position, papers in enumerate(self.papers, 1):
            for name in papers.objects:
                found.setdefault(name, position)
        return found

    @property
    def _written_late(self) -> set[str]:
        """Identities of drafts that a row only passes on before another writes them."""
        return {name for name, at in self.written.items() if self.needed.get(name, at) < at}

    @lazy
    def written(self) -> dict[str, int]:
        """Identity → first row that writes it and yields its draft."""
        found: dict[str, int] = {}
        for position, papers in enumerate(self.papers, 1):
            for name in papers.creates:
                if name in papers.yields and papers.yields[name].state == "draft":
                    found.setdefault(name, position)
        return found

    def has(self, column: str) -> bool:
        """Whether any row has something in Output or Kelengkapan; of another column always."""
        if column == "output":
            return bool(self.marks & YIELDS)
        return column != "kelengkapan" or bool(self.marks & (NEEDS | EQUIPPED))

    # -- what was lost -----------------------------------------------------------------------------------

    def unread(self, *columns: str) -> Sequence[Unknown]:
        """The cells of these columns that were on paper but could not be read, or not in full."""
        return [
            Unknown(f"{step.at}.{column}", f"sel {COLUMNS[column]} tidak terbaca")
            for step in self.damaged
            for column in columns
            if step.lost_within(column) or (not self.whole and getattr(step.row, column) is None)
        ]

    def lost_before(self, position: int) -> bool:
        """Whether a row up to this one, or a cell of it that tells of papers, was lost."""
        return bool(self._lost) and self._lost[0] <= position

    def lost_after(self, position: int) -> bool:
        """Whether a row behind this one, or a cell of it that tells of papers, was lost."""
        return bool(self._lost) and self._lost[-1] > position

    @lazy
    def _lost(self) -> Sequence[int]:
        if self._table.hidden:  # rows hidden in the file may stand anywhere
            return (0, len(self.papers) + 1)
        if self._table.legible and self.whole:
            return ()
        cells = (int(unknown.at.split(".")[1]) for unknown in self.unread("kegiatan", "kelengkapan", "output"))
        return sorted({*cells, *self._gaps()})

    def _gaps(self) -> Iterator[int]:
        """Rows before which the printed numbers jump (1, 9): where only a part was read, rows are missing there."""
        before = 0
        for step in () if self.whole else self.steps:
            number = (step.row.nomor or "").strip(" .")
            if number.isdecimal() and len(number) < 5:
                if int(number) > before + 1:
                    yield step.position
                before = int(number)


def _places(step: Step, column: str) -> dict[str, str]:
    """Printed words of each document of a cell → locator of the first item that holds it."""
    found: dict[str, str] = {}
    for number, item in enumerate(getattr(step.row, column) or (), 1):
        if item and f"{column}.{number}" not in step.lost:
            for document in parse_documents(item):
                found.setdefault(document.words, f"{step.at}.{column}.{number}")
    return found
