"""Who does what, ready to be drawn: actor columns as lanes, and the shapes of each row in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sopcheck.language.text import is_blank, normal
from sopcheck.model.sop import Langkah, Sop

MOST = 30
"""Lanes that are drawn; printed forms have at most about fifteen, and a page must not grow as columns times rows."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One mark of a row. lane: 0-based, None where its column is not known; symbol: None where the drawing is not."""

    lane: int | None
    symbol: str | None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
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


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow from row `start` (1-based). end: a row, 0 for the end of the flow, None where no row has that number.

    words: the printed number; answer: "Ya", if labelled. known: False where no arrow was read and the order of
    the rows stands in for it.
    """

    start: int
    end: int | None
    words: str
    answer: str
    known: bool


def arrows(sop: Sop) -> Iterator[Arrow]:
    """The arrows that were read, and from rows without any a presumed one to the next row."""
    rows = sop.langkah or ()
    places = {"selesai": 0}
    for position, row in enumerate(rows, 1):
        places[f"#{position}"] = position
        places.setdefault(_plain(row.nomor), position)
    for position, row in enumerate(rows, 1):
        read = list(_printed(row))
        for words, answer in read:
            yield Arrow(position, places.get(_plain(words)), words, answer, True)
        ends = row.ke == () or "selesai" in (row.simbol or ())
        if not read and not ends and position < len(rows):
            yield Arrow(position, position + 1, "", "", False)


def _printed(row: Langkah) -> Iterator[tuple[str, str]]:
    """(number, answer) of the arrows out of a row."""
    for arrow in row.ke or ():
        yield (arrow, "") if isinstance(arrow, str) else (arrow.langkah, arrow.jika or "")
    if row.ya:
        yield row.ya, "Ya"
    if row.tidak:
        yield row.tidak, "Tidak"


def _plain(number: str | None) -> str:
    return (number or "").strip(" .").casefold()
