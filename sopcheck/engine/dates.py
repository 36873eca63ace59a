"""The dates of an identity block, read together: which are known, whether they are in order, since when it holds.

An office signs many SOPs on one day, so the same dates stand in all of them: what rules ask is kept with the words.
A rule about some of the dates asks with the bits of its fields, and leaves on a comparison or two.

>>> read_together(("2 Juli 2019", "-", "Juni 2019", None)).later == pairs_of("tanggal_pembuatan", ["tanggal_efektif"])
True
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter

from sopcheck.engine.check import Looked, NotApplicable, looked
from sopcheck.engine.fields import NOTHING, plainly_filled
from sopcheck.engine.lazy import lazy
from sopcheck.language.dates import parse_date
from sopcheck.model.values import PartialDate

FIELDS = ("tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan")
printed_dates = itemgetter(*FIELDS)

BIT: Mapping[str, int] = {field: 1 << place for place, field in enumerate(FIELDS)}
MADE = BIT["tanggal_pembuatan"]

UNDATED = NotApplicable("tidak ada tanggal yang terisi")

JUDGED: tuple[Looked | tuple[NotApplicable], ...] = (
    (UNDATED,),
    *(looked(fields.bit_count()) for fields in range(1, 1 << len(FIELDS))),
)
"""What a rule that finds nothing says, by the bits of the dates it judged."""


class Dates:
    """The dates of one identity block.

    known: those that could be read, by field. As bits of fields: read; lost, on paper but not read, or declared so;
    partial, without day. later: the pairs of which the first is the later one (see pairs_of).
    latest: the latest year; 0 if none.
    """

    def __init__(self, words: tuple[str | None, ...], unread: frozenset[str]) -> None:
        self.known: dict[str, PartialDate] = {}
        self.read = self.lost = self.partial = self.later = self.latest = 0
        for (field, bit), printed in zip(BIT.items(), words, strict=True):
            if field in unread:
                self.lost |= bit
            elif printed and (value := parse_date(printed)):
                self.known[field] = value
                self.read |= bit
                self.partial |= bit if value.day is None else 0
                self.latest = max(self.latest, value.year)
            elif plainly_filled(printed):
                self.lost |= bit
        for field, value in self.known.items():
            self.later |= pairs_of(field, [other for other, date in self.known.items() if later(value, date)])

    @lazy
    def valid_from(self) -> PartialDate | None:
        """When this edition came into force: the later of revision and efektif/pengesahan, else pembuatan."""
        dates = self.known
        base = dates.get("tanggal_efektif") or dates.get("tanggal_pengesahan") or dates.get("tanggal_pembuatan")
        revised = dates.get("tanggal_revisi")
        if base is None or revised is None:
            return base or revised
        return revised if revised.earliest > base.earliest else base

    @lazy
    def edition(self) -> int:
        """The year of valid_from; 0 if no more than Tanggal Pembuatan is known: that is not when an edition begins."""
        valid = self.valid_from
        return valid.year if valid and self.read & ~MADE else 0


@lru_cache(1 << 12)
def read_together(words: tuple[str | None, ...], unread: frozenset[str] = NOTHING) -> Dates:
    """The dates printed in FIELDS. unread: locators declared lost."""
    return Dates(words, unread)


def bits_of(fields: Iterable[str]) -> int:
    """Fields as bits."""
    return sum(BIT[field] for field in fields)


def pairs_of(first: str, others: Iterable[str]) -> int:
    """The pairs of one field with others as bits: four for the others of each field."""
    return bits_of(others) << len(FIELDS) * FIELDS.index(first)


def later(first: PartialDate, second: PartialDate) -> bool:
    """Whether the first is later as far as both are printed: "2017" and "November 2017" agree."""
    if first.year != second.year:
        return first.year > second.year
    if not first.month or not second.month or first.month != second.month:
        return bool(first.month and second.month and first.month > second.month)
    return bool(first.day and second.day and first.day > second.day)
