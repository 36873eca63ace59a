"""What rules across SOPs compare of one row: prints of its cells, its time. Made once for each set of words.

>>> noted("Menyusun laporan", (), "2 hari", ("Laporan",), None).stamp.time
'2 hari'
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from sopcheck.language.repair import repaired, repaired_words

if TYPE_CHECKING:
    from sopcheck.engine.cells import Cells
    from sopcheck.language.documents import Document

COLUMNS = ("kegiatan", "kelengkapan", "output", "waktu")
"""The cells of a row that are compared, in the order of their prints."""

SIZE = 4
"""Bytes of a print: of two cells that are held against each other one pair in four billion is taken for equal."""

BLANK = bytes(SIZE)

TELLING = 4
"""Words of a Kegiatan that says what it works on ("Menyusun laporan kinerja triwulan"; not "Menandatangani surat")."""


class Stamp(NamedTuple):
    """prints: of the COLUMNS, SIZE bytes each, BLANK where nothing is printed; case, punctuation and known damage do
    not count. opening: the print of Kegiatan as a number, 0 if blank.
    work: of Kegiatan and Output together where both tell what is done and the time has a length, else 0.
    words: the printed Kegiatan; time: the printed Waktu.
    low, high: its rough minutes of work (times.py), low -1 where there is no single length.
    """

    prints: bytes
    opening: int
    work: int
    words: str
    time: str
    low: float
    high: float


def stamp_of(cells: Cells, low: float, high: float) -> Stamp:
    """The stamp of a row with these words."""
    activity, duration = cells.activity, cells.duration
    kegiatan = _print(repaired(activity.words)) if activity else BLANK
    output = _print(_papers(cells.output))
    waktu = BLANK
    if duration:
        same = duration.kind, sorted(duration.low.items()), sorted(duration.high.items()), duration.per
        waktu = _print(repr(same) if duration.measurable else repaired(duration.words))
    telling = activity is not None and len(repaired_words(activity.words)) >= TELLING
    return Stamp(
        prints=b"".join((kegiatan, _print(_papers(cells.kelengkapan)), output, waktu)),
        opening=int.from_bytes(kegiatan),
        work=int.from_bytes(kegiatan + output) if telling and low >= 0 and output != BLANK else 0,
        words=activity.words if activity else "",
        time=duration.words if duration else "",
        low=low,
        high=high,
    )


def _papers(documents: tuple[Document, ...]) -> str:
    return " ".join(repaired(document.words) for document in documents)


def _print(words: str) -> bytes:
    """Never BLANK for words, and the same on every machine and in every process."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest() if words else BLANK
