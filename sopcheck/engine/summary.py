"""What is kept of one SOP for the rules that compare SOPs: who it is, and the parts these rules ask for.

Made where the SOP is judged, perhaps in another process, so that no SOP is held: printed words are only pointed at,
and what is worked out is shared by all SOPs with the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain, repeat
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from sopcheck.engine.check import Context
from sopcheck.engine.reading import Reading
from sopcheck.engine.runner import Crash, attempt
from sopcheck.engine.stamps import Stamp
from sopcheck.language.actors import parse_actor
from sopcheck.language.text import CACHE, is_blank, normal, one_line
from sopcheck.model.source import Document

Part = Callable[[Reading, Context], Any]
"""One thing to keep of an SOP: small, picklable, never the SOP or a reading of it."""


class Lost(NamedTuple):
    """Stands for a part that was on paper but could not be read. at: its locator."""

    at: str


def owner_of(instansi: str | None, unit_kerja: str | None) -> str:
    """Whose an SOP is, for people: both names as far as they are known."""
    return one_line(", ".join(filter(None, (instansi, unit_kerja))))


class Entry(NamedTuple):
    """One SOP of the set, by what names it; words as printed."""

    path: str
    id: str | None
    instansi: str | None
    unit_kerja: str | None
    nomor: str | None
    nama: str | None

    def at(self, locator: str) -> str:
        """A place in this SOP, as corpus results name it: "sop/a.yaml#langkah.3.waktu"."""
        return f"{self.path}#{locator}"

    @property
    def title(self) -> str:
        """Its name, for people."""
        return one_line(self.nama or self.id or "SOP tanpa nama")

    @property
    def owner(self) -> str:
        """Whose it is, for people."""
        return owner_of(self.instansi, self.unit_kerja) or "instansi tidak terbaca"

    @property
    def identity(self) -> str:
        """As in fingerprint.identity: the `id` key, else instansi + nomor + nama."""
        return normal(self.id or " ".join(filter(None, (self.instansi, self.nomor, self.nama))))

    @property
    def office(self) -> tuple[str, str]:
        """(instansi, unit) in normal form, "" where not known."""
        return office_key(self.instansi), office_key(self.unit_kerja)


_NAMING = itemgetter(*Entry._fields[1:])


class Summary(NamedTuple):
    """An SOP and its parts, in the order asked for; a Crash where making one failed. recognized: whether its letters
    were recognized in a picture, so that a human has to look whatever is found.
    """

    entry: Entry
    parts: tuple[Any, ...]
    recognized: bool = False


class Digest:
    """Makes summaries. parts: all that any rule of the run asks for."""

    def __init__(self, parts: Sequence[Part], context: Context) -> None:
        self._parts = tuple(parts)
        self._context = context

    def of(self, document: Document, reading: Reading) -> Summary:
        """The summary of one SOP."""
        return self.of_all([document.source.path], [reading])[0]

    def of_all(self, paths: Sequence[str], readings: Sequence[Reading]) -> list[Summary]:
        """The summaries of a batch: part by part, so that the code of one stays at hand."""
        columns = [self._column(part, readings) for part in self._parts]
        rows = zip(*columns, strict=True) if columns else repeat((), len(paths))
        return [
            Summary(Entry(path, *_NAMING(reading.printed)), row, _is_recognized(reading))
            for path, reading, row in zip(paths, readings, rows, strict=True)
        ]

    def _column(self, part: Part, readings: Sequence[Reading]) -> list[Any]:
        context = self._context
        made = attempt(lambda: [part(reading, context) for reading in readings])
        if not isinstance(made, Crash):
            return made
        return [attempt(partial(part, reading, context)) for reading in readings]


def _is_recognized(reading: Reading) -> bool:
    notes = reading.sop.bacaan
    return bool(notes) and any(note.cara == "ocr" for note in notes.values())


def same_office(a: Entry, b: Entry) -> bool | None:
    """Whether two SOPs belong to one office; None where that is not known for one of them."""
    (instansi, unit), (other_instansi, other_unit) = a.office, b.office
    if instansi and other_instansi:
        return instansi == other_instansi and (unit == other_unit or not unit or not other_unit)
    if unit and unit == other_unit:
        return True
    return None


@lru_cache(CACHE)
def office_key(words: str | None) -> str:
    """What spellings of an office have in common: "Pemerintah Kab. Balangan" → "kabupaten balangan"."""
    key = parse_actor(words).key if words and not is_blank(words) else ""
    return key.removeprefix("pemerintah ").removeprefix("daerah ")


def printed(field: str) -> Part:
    """A part: the words of a field as printed, Lost or None; a list with None for items that were lost."""

    def part(reading: Reading, context: Context) -> Any:
        words = reading.printed[field]
        if words is not None and not reading.unread:
            return words
        if reading.is_unread(field) or (words is None and not reading.whole):
            return Lost(field)
        return reading.readable(field)

    return part


_STAMP = attrgetter("stamp")


def rows(reading: Reading, context: Context) -> tuple[Stamp, ...] | Lost:
    """A part: the stamp of every row (stamps.py); a merged Waktu is no row's own time."""
    table = reading.table
    if not table.plain and reading.state("langkah") == "tak-terbaca":
        return Lost("langkah")
    if not table.merged:
        return tuple(map(_STAMP, table.cells))
    stamps = [cells.stamp for cells in table.cells]
    for locator in chain(*table.merged):
        head, *rest = locator.split(".")
        if head == "langkah" and rest[1:] == ["waktu"] and int(rest[0]) <= len(stamps):
            stamps[int(rest[0]) - 1] = stamps[int(rest[0]) - 1]._replace(work=0)
    return tuple(stamps)


# "SOP/12/2023": a number that says its year cannot return the year after
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Number(NamedTuple):
    """words: printed; year: that of the SOP where the number says none ("" if it does, "?" if nobody does); weak: read
    by OCR or guessed.
    """

    words: str
    year: str
    weak: bool


def number(reading: Reading, context: Context) -> Number | Lost | None:
    """A part: the number of the SOP; None where none is filled in."""
    words = reading.printed["nomor"]
    if not words:
        return Lost("nomor") if reading.is_unread("nomor") or (words is None and not reading.whole) else None
    if reading.unread and reading.is_unread("nomor"):
        return Lost("nomor")
    year = ""
    if not _YEAR.search(words):
        valid = reading.dates.valid_from
        year = str(valid.year) if valid else "?"
    note = reading.sop.bacaan.get("nomor") if reading.sop.bacaan else None
    return Number(words, year, bool(note and (note.cara in ("ocr", "dugaan") or note.keyakinan != "tinggi")))


PARTS: Mapping[str, Part] = {
    "nomor": number,
    "nama": printed("nama"),
    "keterkaitan": printed("keterkaitan"),
    "pelaksana": printed("pelaksana"),
    "dasar_hukum": printed("dasar_hukum"),
    "langkah": rows,
}
"""The parts there are, by name: what a corpus check declares to need."""
