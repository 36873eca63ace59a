"""The findings of one SOP, numbered, and where on the drawn form each of them is pinned."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sopcheck.model.findings import Finding
from sopcheck.model.locators import LISTS

_SAME_CELL = dict.fromkeys(("simbol", "ke", "ya", "tidak", "bentuk"), "pelaksana")
"""What is printed within the actor columns."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A finding with its number within the SOP (1-based) and the rule that found it."""

    number: int
    rule: str
    finding: Finding


@lru_cache(1 << 12)
def cell_of(locator: str) -> str:
    """The cell or field of the drawn form that holds a place: "langkah.2.ke.1" → "langkah.2.pelaksana"."""
    head, _, rest = locator.partition(".")
    if not rest:
        return head
    first, _, column = rest.partition(".")
    if head == "langkah":
        column = column.partition(".")[0] or "nomor"
        return f"langkah.{first}.{_SAME_CELL.get(column, column)}"
    return f"{head}.{first}" if head in LISTS else head


class Pins:
    """found: (rule, finding) in the order of their numbers; prefix: of the ids of this SOP on the page ("s3").

    Every finding is pinned once; see `rest`.
    """

    def __init__(self, found: Iterable[tuple[str, Finding]], prefix: str) -> None:
        self.prefix = prefix
        self.found: list[Pinned] = []
        self.marked: set[str] = set()  # cells with a mark, or that findings point to: most have neither
        self._by_cell: dict[str, list[Pinned]] = {}
        for number, (rule, finding) in enumerate(found, 1):
            pinned = Pinned(number, rule, finding)
            self.found.append(pinned)
            self._by_cell.setdefault(cell_of(finding.at), []).append(pinned)
            self.marked.update(map(cell_of, finding.related))
        self.marked.update(self._by_cell)

    def at(self, cell: str) -> str:
        """The marks to print in a cell, each a link to its finding; and the cell is done."""
        found = self._by_cell.pop(cell, None)
        return "".join(map(self._mark, found)) if found else ""

    def id_of(self, cell: str) -> str:
        """An id attribute for a cell that something links to."""
        return f' id="{self.prefix}-{cell}"' if cell in self.marked else ""

    def rest(self) -> str:
        """The marks of findings about places that the drawn form has not."""
        left = [pinned for found in self._by_cell.values() for pinned in found]
        self._by_cell.clear()
        return "".join(map(self._mark, left))

    def _mark(self, pinned: Pinned) -> str:
        severity, number = pinned.finding.severity, pinned.number
        target = f"{self.prefix}t{number}"
        return f'<a class="pin {severity}" href="#{target}" aria-label="Temuan {number}, {severity}">{number}</a>'
