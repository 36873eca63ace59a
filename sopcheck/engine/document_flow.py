"""The flow of papers through the step table: which row yields, needs and names which paper, by position.

One pass, identities as keys; words are compared only for what that left over (`mentions.py`): of real Outputs 12 %
return word for word, half of them in other words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sopcheck.engine.check import Unknown
from sopcheck.engine.lazy import lazy
from sopcheck.engine.mentions import Mentions
from sopcheck.engine.row_order import Order
from sopcheck.engine.row_papers import EQUIPPED, NEEDS, PENDING, TELLING, YIELDS, RowPapers, row_papers
from sopcheck.engine.steps import Step
from sopcheck.language.documents import Document, parse_documents
from sopcheck.model.locators import COLUMNS


class Item(NamedTuple):
    """One document of a cell: its row, what that row says of papers."""

    step: Step
    papers: RowPapers
    document: Document


class Flow:
    """steps[n] and papers[n] belong together, n from 0; positions count from 1.

    marks: of all rows together (`row_papers.py`).
    damaged: rows of which a cell may be lost.
    """

    def __init__(self, steps: Sequence[Step], whole: bool) -> None:
        self.steps = steps
        self._places: dict[tuple[int, str], dict[str, str]] = {}
        self.whole = whole
        self.papers = papers = [row_papers(step.cells) for step in steps]
        marks = 0
        gap = False
        for step, row in zip(steps, papers, strict=True):
            marks |= row.marks
            if step.lost or step.cells.gap:
                gap = True
        self.marks = marks
        self.damaged: Sequence[Step] = [] if whole else steps
        if gap and whole:
            self.damaged = [step for step in steps if step.lost or step.cells.gap]

    @lazy
    def yielded(self) -> dict[str, int]:
        """Identity → first row that yields it."""
        return {name: at for at in range(len(self.papers), 0, -1) for name in self.papers[at - 1].yields}

    @lazy
    def needed(self) -> dict[str, int]:
        """Identity → first row that needs it."""
        return {name: at for at in range(len(self.papers), 0, -1) for name in self.papers[at - 1].needs}

    @lazy
    def _early(self) -> set[str]:
        yielded = self.yielded
        return {name for name, at in self.needed.items() if yielded.get(name, 0) > at}

    @lazy
    def _telling(self) -> list[Step]:
        return [step for step, row in zip(self.steps, self.papers, strict=True) if row.marks & TELLING]

    @property
    def pending(self) -> Iterator[Item]:
        """Outputs that are not plainly taken care of and that no later Kelengkapan has under the same identity."""
        for step in self.marked(PENDING):
            position = step.position
            papers, following = self.papers[position - 1], self.papers[position : position + 1]
            for document in papers.pending if following else ():
                name = document.name
                if name not in following[0].needs and self._last_needed.get(name, 0) <= position:
                    yield Item(step, papers, document)

    @lazy
    def _last_needed(self) -> dict[str, int]:
        return {name: at for at, row in enumerate(self.papers, 1) for name in row.needs}

    @property
    def early(self) -> Iterator[Item]:
        """The first Kelengkapan of each identity that a later row yields and none up to its own."""
        for place in sorted({self.needed[name] - 1 for name in self._early}) if self._early else ():
            papers = self.papers[place]
            for name, document in papers.needs.items():
                if name in self._early and self.needed[name] == place + 1:
                    yield Item(self.steps[place], papers, document)

    def marked(self, mark: int) -> Iterator[Step]:
        """The rows that carry one of the marks of TELLING."""
        if self.marks & mark:
            for step in self._telling:
                if self.papers[step.position - 1].marks & mark:
                    yield step

    def locate(self, step: Step, column: str, document: Document) -> str:
        """The locator of the item of a cell that holds a document."""
        known = self._places.get((step.position, column))
        if known is None:
            known = self._places[step.position, column] = _places(step, column)
        return known.get(document.words, f"{step.at}.{column}")

    @lazy
    def mentions(self) -> Mentions:
        """Where words return."""
        return Mentions(self.steps)

    @lazy
    def order(self) -> Order:
        """Where arrows lead."""
        return Order(self.steps)

    @lazy
    def worked_on(self) -> dict[str, int]:
        """Identity → first row whose verbs act on it."""
        found: dict[str, int] = {}
        for step, papers in zip(self.steps, self.papers, strict=True):
            for name in papers.objects:
                found.setdefault(name, step.position)
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
    def _lost(self) -> list[int]:
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
