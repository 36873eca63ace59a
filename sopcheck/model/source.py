"""Where a value stands in the original, and what a reader could not place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sopcheck.model.sop import Sop


class Address(NamedTuple):
    """A place in an Office file or PDF, for programs; what does not apply is 0 or "".

    part: of the package ("word/document.xml", "xl/worksheets/sheet2.xml"); row, column: 1-based, of the sheet or of the
    table's grid; table: 1-based, in printed order; paragraph: 1-based, among those outside tables; sheet: its name.
    page: of a PDF, 1-based; across, down: of the upper right corner, in points from the
    left and upper edge of the page as it is seen.
    """

    part: str
    row: int = 0
    column: int = 0
    table: int = 0
    paragraph: int = 0
    sheet: str = ""
    page: int = 0
    across: int = 0
    down: int = 0


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the original file; only what the reader knows is set.

    line: 1-based, of a text file. words: for people ("hlm. 2, tabel 1, baris 3"). address: of a cell or paragraph.
    """

    line: int | None = None
    words: str | None = None
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Locator → Location. A place without its own entry is where its parent is."""

    places: Mapping[str, Location] = field(default_factory=dict)

    def find(self, locator: str) -> Location | None:
        """The nearest known place: `langkah.3.waktu`, else `langkah.3`, else `langkah`."""
        while locator and self.places:
            if found := self.places.get(locator):
                return found
            locator = locator.rpartition(".")[0]
        return None


@dataclass(frozen=True, slots=True)
class ReaderNote:
    """What a reader wants a human to know about the file; never a finding about the SOP."""

    code: str
    at: str
    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document came from. path: as given; reader: the name of the reader that read it."""

    path: str
    sha256: str
    reader: str


@dataclass(frozen=True, slots=True)
class Document:
    """One SOP as read: what is judged (`sop`), and how to find it again."""

    sop: Sop
    source: Source
    source_map: SourceMap = field(default_factory=SourceMap)
    notes: tuple[ReaderNote, ...] = ()
