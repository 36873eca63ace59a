"""Is one date not later than others?

check: date-order
params: {awal: tanggal_pembuatan, akhir: [tanggal_efektif, tanggal_pengesahan]}

Partial dates are compared only as far as both are printed: "2017" and "November 2017" agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sopcheck.checks.date_complete import unreadable
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.model.locators import LABELS
from sopcheck.model.values import PartialDate


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


@check(Terbalik, params=Urutan)
def date_order(sop: Reading, context: Context, params: Urutan) -> Iterator[Seen]:
    dates = sop.dates
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


def later(first: PartialDate, second: PartialDate) -> bool:
    """Whether the first is later as far as both are printed (the same as `first.after(second)`, without dates)."""
    if first.year != second.year:
        return first.year > second.year
    if not first.month or not second.month or first.month != second.month:
        return bool(first.month and second.month and first.month > second.month)
    return bool(first.day and second.day and first.day > second.day)


def _uncompared(sop: Reading, *fields: str) -> Seen:
    """Why there is nothing to compare: the first of the dates could not be read, or one is not filled in."""
    for field in fields:
        if unread := unreadable(sop, field):
            return unread
    return _unfilled(fields[0])


@cache
def _unfilled(field: str) -> NotApplicable:
    return NotApplicable(f"{LABELS[field]} tidak terisi")
