"""Where a value stands in the original, and what a reader could not place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sopcheck.model.sop import Sop


@dataclass(frozen=True, slots=True)
class Location:
    """A place in the original file; only what the reader knows is set.

    line: 1-based, of a text file. words: for people ("hlm. 2, tabel 1, baris 3").
    """

    line: int | None = None
    words: str | None = None


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
