"""Who does what, ready to be drawn: actor columns as lanes, and the shapes of each row in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from sopcheck.language.text import is_blank, normal
from sopcheck.model.report import Arrow
from sopcheck.model.sop import Langkah, Sop

MOST = 30
"""Lanes that are drawn; printed forms have at most about fifteen, and a page must not grow as columns times rows."""


class Shape(NamedTuple):
    """One mark of a row. lane: 0-based, None where its column is not known; symbol: None where the drawing is not."""

    lane: int | None
    symbol: str | None
    words: str | None = None


class Row(NamedTuple):
    """A row of the step table. known: whether its marks are; a known row without shapes has none."""

    row: Langkah
    shapes: tuple[Shape, ...]
    known: bool


class Lanes:
    """The lanes of one SOP. names: printed headings, None for one that was not read; added: how many of them are
    names that stand in rows but in no heading; left_out: how many are not drawn.
    """

    def __init__(self, sop: Sop, unread: frozenset[str]) -> None:
        printed = sop.pelaksana or ()
        self.names: list[str | None] = [
            None if f"pelaksana.{place}" in unread else name for place, name in enumerate(printed[:MOST], 1)
        ]
        self.left_out = max(0, len(printed) - MOST)
        self.added = 0
        self._places: dict[str, int] = {}
        for place, name in enumerate(self.names):
            if name:
                self._places.setdefault(normal(name), place)
        self.rows = [self._row(row, f"langkah.{at}", unread) for at, row in enumerate(sop.langkah or (), 1)]

    def _row(self, row: Langkah, at: str, unread: frozenset[str]) -> Row:
        if at in unread or f"{at}.pelaksana" in unread:
            return Row(row, (), False)
        if row.bentuk:
            drawn = [Shape(self._lane(shape.pelaksana), shape.simbol, shape.teks) for shape in row.bentuk]
            return Row(row, tuple(drawn), True)
        symbols = row.simbol or ()
        shapes = []
        for place, name in enumerate(row.pelaksana or ()):
            if name is not None and is_blank(name):
                continue
            symbol = symbols[place] if place < len(symbols) else symbols[0] if len(symbols) == 1 else None
            shapes.append(Shape(self._lane(name), symbol))
        if not shapes and symbols:
            shapes = [Shape(None, symbol) for symbol in symbols]
        return Row(row, tuple(shapes), row.pelaksana is not None or bool(shapes))

    def _lane(self, name: str | None) -> int | None:
        """The lane of a printed name; one that no heading has gets a lane of its own, as long as there is room."""
        if not name:
            return None
        key = normal(name)
        lane = self._places.get(key)
        if lane is None and len(self.names) < MOST:
            lane = self._places[key] = len(self.names)
            self.names.append(name)
            self.added += 1
        return lane


class Line(NamedTuple):
    """An arrow as drawn, from row `start` (1-based). end: a row, 0 for the end of the flow, None where it names no row.

    words: the printed number; answer: "Ya", if labelled. known: False where no arrow was read and the order of the
    rows stands in for it.
    """

    start: int
    end: int | None
    words: str
    answer: str
    known: bool


def lines(rows: Sequence[Row], control: Iterable[Arrow]) -> list[Line]:
    """The arrows that were read (report.Flow.control), and from rows without any a presumed one to the next row."""
    found: dict[int, list[Line]] = {}
    for arrow in control:
        start, end = step_of(arrow.start), None if arrow.end is None else step_of(arrow.end)
        read = not arrow.at.endswith(".ke")  # without a place of its own in the list it only follows from the others
        found.setdefault(start, []).append(Line(start, end, arrow.words, arrow.answer or "", read))
    for position, row in enumerate(rows[:-1], 1):
        ends = row.row.ke == () or any(shape.symbol == "selesai" for shape in row.shapes)
        if position not in found and not ends:
            found[position] = [Line(position, position + 1, "", "", known=False)]
    return [line for position in sorted(found) for line in found[position]]


@lru_cache(1 << 12)
def step_of(locator: str) -> int:
    """The position of the step a locator lies in, 0 if in none: "langkah.3.ke.1" → 3, "selesai" → 0."""
    return int(locator.split(".", 2)[1]) if locator.startswith("langkah.") else 0
