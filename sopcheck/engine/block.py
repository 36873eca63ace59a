"""The words of the identity block gone through once, and kept: an office prints the same ones in many of its SOPs.

Enough for the rules of wording to leave where nothing is out of the ordinary; what they find they look up themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sopcheck.engine.fields import only_dots
from sopcheck.language.gazetteer import regions_in
from sopcheck.language.office_names import other_offices
from sopcheck.language.same_names import is_telling
from sopcheck.language.templates import hint, left_over, yearly

HILANG, TEMPLAT, BERKALA, DAERAH, SEBUTAN, INSTANSI = (1 << n for n in range(6))
"""Marks: an item was lost · something a form left to be replaced · a name with a year · a region outside letterhead and
name · a name that others stand for · an office of the kind in the letterhead, but another."""

LISTS = ("kualifikasi_pelaksana", "peringatan", "pencatatan_pendataan")
FIELDS = ("instansi", "unit_kerja", "nama", *LISTS, "keterkaitan", "peralatan_perlengkapan", "pelaksana")
OFFICIALS = ("disahkan_oleh", "penanda_tangan")

Values = tuple[Any, ...]

_printed = itemgetter(*FIELDS)


class Block:
    """marks: as above; letterhead: instansi and unit_kerja on one line, "" if neither is filled in."""

    __slots__ = ("_filled", "letterhead", "marks")

    def __init__(self, values: Values, officials: tuple[tuple[str | None, str | None], ...]) -> None:
        words = dict(zip(FIELDS, values, strict=True))
        self.letterhead = ", ".join(filter(None, values[:2]))
        self._filled = {field for field, value in words.items() if value}
        self.marks = 0
        for field, value in words.items():
            for text in (value,) if isinstance(value, str) else value or ():
                self.marks |= HILANG if text is None else _wording(text) | (self._owner(text) if field in LISTS else 0)
        for official in officials:
            for text in filter(None, official):
                self.marks |= TEMPLAT if left_in_block(text) else 0
            if official[0]:
                self.marks |= self._owner(official[0])

    def count(self, fields: tuple[str, ...]) -> int:
        """How many of these fields are filled in."""
        return len(self._filled.intersection(fields))

    def _owner(self, text: str) -> int:
        marks = DAERAH if regions_in(text) else 0
        return marks | (INSTANSI if other_offices(text, self.letterhead) else 0)


def block_of(printed: Mapping[str, Any]) -> Block:
    """The identity block of an SOP, by the values of its fields."""
    first, second = printed["disahkan_oleh"], printed["penanda_tangan"]
    return _kept(
        _printed(printed),
        ((first.jabatan, first.nama) if first else _NOBODY, (second.jabatan, second.nama) if second else _NOBODY),
    )


_NOBODY = (None, None)
_kept = lru_cache(1 << 12)(Block)


def _wording(text: str) -> int:
    marks = TEMPLAT if left_in_block(text) else 0
    marks |= BERKALA if yearly(text) else 0
    return marks | (SEBUTAN if is_telling(text) else 0)


def left_in_block(text: str) -> str | None:
    """What was left to be replaced. A line of dots and nothing else is an empty field, which others see to."""
    return None if only_dots(text) else left_over(text) or hint(text)
