"""What the printed words of one row mean, wherever the row stands."""

from __future__ import annotations

from collections.abc import Mapping

from sopcheck.language.activity import Activity, parse_activity
from sopcheck.language.documents import Document, parse_documents
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import is_blank
from sopcheck.model.values import Duration

Items = tuple[str | None, ...]

KEGIATAN_KOSONG, KELENGKAPAN_KOSONG, WAKTU_KOSONG, OUTPUT_KOSONG, TERPOTONG = (1 << n for n in range(5, 10))
"""Marks of a row: a cell that says nothing or is not there; an item of Kelengkapan or Output was lost."""

BLANK: Mapping[str, int] = {
    "kegiatan": KEGIATAN_KOSONG,
    "kelengkapan": KELENGKAPAN_KOSONG,
    "waktu": WAKTU_KOSONG,
    "output": OUTPUT_KOSONG,
}
"""The mark of each column whose words are interpreted."""

ANY_BLANK = KEGIATAN_KOSONG | KELENGKAPAN_KOSONG | WAKTU_KOSONG | OUTPUT_KOSONG


class Cells:
    """One set of words read. None and () where nothing is printed. blanks: marks as above."""

    __slots__ = ("activity", "blanks", "duration", "kelengkapan", "output")

    def __init__(
        self, kegiatan: str | None, kelengkapan: Items, waktu: str | None, output: Items, unit: str | None
    ) -> None:
        self.activity: Activity | None = parse_activity(kegiatan) if kegiatan and not is_blank(kegiatan) else None
        self.duration: Duration | None = parse_duration(waktu, unit) if waktu and not is_blank(waktu) else None
        self.kelengkapan = _documents(kelengkapan)
        self.output = _documents(output)
        blanks = TERPOTONG if None in kelengkapan or None in output else 0
        blanks |= 0 if self.activity else KEGIATAN_KOSONG
        blanks |= WAKTU_KOSONG if self.duration is None else 0
        blanks |= KELENGKAPAN_KOSONG if all_blank(kelengkapan) else 0
        self.blanks = blanks | (OUTPUT_KOSONG if all_blank(output) else 0)


def all_blank(items: Items) -> bool:
    """Whether no item says anything; a lost one may."""
    return all(item is not None and is_blank(item) for item in items)


def _documents(items: Items) -> tuple[Document, ...]:
    if len(items) == 1 and items[0]:
        return parse_documents(items[0])
    return tuple(document for item in items if item for document in parse_documents(item))
