"""What a reader saw on paper, before anybody says what it means: cells, texts, shapes and lines, each with its place.

Everything printed is in here once. What it means (fields, steps, who does which) is worked out in normalize.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from sopcheck.model.source import Address, ReaderNote
from sopcheck.readers.table_header import Header

Confidence = Literal["pasti", "tinggi", "sedang", "rendah"]
"""How sure a place is: the form itself says it; ≥ 90 % within one row and column; 60 to 90 %; less, or estimated."""

Kind = Literal["terminal", "proses", "keputusan", "penghubung", "gambar", "lain"]
"""What a drawn shape is: a rounded end, a box, a diamond, an off-page connector, a picture, none of the form's."""


EMU_PER_POINT = 12_700
"""Places on paper are in EMU, the unit of Word and Excel."""


class Place(str):
    """A place in words for people ("lembar SOP, sel C5") that also knows its address for programs."""

    __slots__ = ("address",)
    address: Address

    def __new__(cls, words: str, address: Address) -> Place:
        place = super().__new__(cls, words)
        place.address = address
        return place


def address_of(place: str) -> Address | None:
    """The address a place knows; None where the reader gave words alone."""
    return place.address if isinstance(place, Place) else None


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. row, column: 0-based, of its upper left corner; rows, columns: how many it spans.

    place: for people ("lembar SOP, sel C5"), a Place where the file has addresses; doubt: why its words are no plain
    typed text ("rumus tanpa nilai"); recognized: how surely its letters were recognized in a picture, None where they
    are text; guessed: whether it was put here by what the text around it makes certain, not by where it stands; ends:
    (points its first word needs behind another, points free behind its last line), where that is known.
    """

    words: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    place: str = ""
    doubt: str = ""
    recognized: Confidence | None = None
    guessed: bool = False
    ends: tuple[float, float] = (0.0, 0.0)

    @property
    def unread(self) -> bool:
        """Whether something is printed here that could not be recognized in a picture; its words are none."""
        return bool(self.doubt and self.recognized)

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        return self.column + self.columns - 1


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the unit of its page; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn shape. box: where it stands; cell: (row, column) of the table cell it is anchored in, where it is.

    estimated: whether the box is worked out from what a file does not hold (row heights set by a renderer).
    """

    name: str
    kind: Kind
    box: Box
    words: str = ""
    cell: tuple[int, int] | None = None
    estimated: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn line. start, end: its points; from_shape, to_shape: names of shapes it is glued to.

    arrows: at its start, at its end; points: its way with all corners, where it is known; sure: how surely it ends at
    the shapes it is glued to (they may have been found by where it runs).
    """

    start: tuple[float, float]
    end: tuple[float, float]
    from_shape: str | None = None
    to_shape: str | None = None
    arrows: tuple[bool, bool] = (False, False)
    place: str = ""
    points: tuple[tuple[float, float], ...] = ()
    sure: Confidence = "pasti"


@dataclass(frozen=True, slots=True)
class Grid:
    """One table. columns, rows: the edges of its columns and rows in the unit of the shapes, one more than there are.

    shapes, lines, labels: what is drawn on it; labels are free words, such as the answers of a decision.
    loose: whether columns are only counted, so that an empty cell may have been lost and others have slipped.
    most: how sure anything drawn on it can be at most, because of how it came to us.
    header: the headings, where the reader has worked them out already.
    goes_on: whether it stands first on a page and has the headings or the columns of the table that ends the page
    before, so that a row may be cut between them.
    severed: whether it goes on with the table before, but its columns could not be told, so that it holds no cells.
    hidden: cells of rows that the file holds but does not print; unseen: names of the shapes on such rows.
    """

    cells: tuple[Cell, ...]
    place: str
    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()
    shapes: tuple[Shape, ...] = ()
    lines: tuple[Line, ...] = ()
    labels: tuple[Shape, ...] = ()
    loose: bool = False
    most: Confidence = "pasti"
    header: Header | None = None
    goes_on: bool = False
    severed: bool = False
    hidden: tuple[Cell, ...] = ()
    unseen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Loose:
    """A line of text outside any table. heading: whether the file marks it as the heading of all that follows."""

    words: str
    place: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """One file, in printed order. kind: "xlsx", "docx" …; notes: what a human should know of the file; lines: of a text
    without any table, all of it as it stands, with blank lines and the blanks at line ends (parts is empty then);
    title: what a page calls itself, printed nowhere on it.
    """

    kind: str
    parts: tuple[Grid | Loose, ...]
    notes: tuple[ReaderNote, ...] = field(default_factory=tuple)
    lines: tuple[str, ...] = ()
    title: str = ""
