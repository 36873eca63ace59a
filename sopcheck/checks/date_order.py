"""Is one date not later than others?

check: date-order
params: {awal: tanggal_pembuatan, akhir: [tanggal_efektif, tanggal_pengesahan]}

Partial dates are compared only as far as both are printed: "2017" and "November 2017" agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from sopcheck.checks.date_complete import unreadable
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, check, looked
from sopcheck.engine.dates import JUDGED, bits_of, later, pairs_of
from sopcheck.engine.gates import by_dates
from sopcheck.engine.lazy import lazy
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.model.locators import LABELS


class Terbalik(Fact):
    """The first date is certainly later than the second; dates as printed."""

    unsur_awal: str
    awal: str
    unsur_akhir: str
    akhir: str


class Urutan(Params):
    """awal: the field that comes first; akhir: fields that may not be earlier."""

    awal: str
    akhir: tuple[str, ...]

    @lazy
    def first(self) -> int:
        return bits_of([self.awal])

    @lazy
    def others(self) -> int:
        return bits_of(self.akhir)

    @lazy
    def pairs(self) -> int:
        return pairs_of(self.awal, self.akhir)


@check(Terbalik, params=Urutan, by=by_dates)
def date_order(sop: Reading, context: Context, params: Urutan) -> Iterable[Seen] | Looked:
    dates = sop.dates
    if dates.later & params.pairs or dates.lost & (params.first | params.others):
        return _in_doubt(sop, params)
    if not dates.read & params.first:
        return (_unfilled(params.awal),)
    compared = dates.read & params.others
    return JUDGED[compared] if compared else (_unfilled(params.akhir[0]),)


def _in_doubt(sop: Reading, params: Urutan) -> Iterator[Seen]:
    """Where a date is out of order, or lost."""
    dates = sop.dates.known
    first = dates.get(params.awal)
    if first is None:
        yield _uncompared(sop, params.awal)
        return
    judged = 0
    for field in params.akhir:
        second = dates.get(field)
        if second is None:
            continue
        judged += 1
        if later(first, second):
            names = {"unsur_awal": LABELS[params.awal], "unsur_akhir": LABELS[field]}
            fact = Terbalik(awal=first.words.strip(), akhir=second.words.strip(), **names)
            yield Hit(params.awal, fact, related=(field,))
    yield looked(judged) if judged else _uncompared(sop, *params.akhir)


def _uncompared(sop: Reading, *fields: str) -> Seen:
    """Why there is nothing to compare: the first of the dates could not be read, or one is not filled in."""
    for field in fields:
        if unread := unreadable(sop, field):
            return unread
    return _unfilled(fields[0])


@cache
def _unfilled(field: str) -> NotApplicable:
    return NotApplicable(f"{LABELS[field]} tidak terisi")
