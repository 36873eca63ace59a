"""Is a date not later than the day of the check?

check: date-not-future
params: {di: [tanggal_pembuatan, tanggal_pengesahan]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sopcheck.checks.date_complete import unreadable
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.dates import JUDGED, UNDATED, bits_of
from sopcheck.engine.gates import by_dates_today
from sopcheck.engine.law_words import spelled
from sopcheck.engine.lazy import lazy
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.model.locators import LABELS


class MasaDepan(Fact):
    """tanggal: as printed; pemeriksaan: the day of the check ("20 November 2026")."""

    unsur: str
    tanggal: str
    pemeriksaan: str


class Tanggal(Params):
    """di: the fields."""

    di: tuple[str, ...]

    @lazy
    def bits(self) -> int:
        return bits_of(self.di)


@check(MasaDepan, params=Tanggal, by=by_dates_today)
def date_not_future(sop: Reading, context: Context, params: Tanggal) -> Iterable[Seen] | Looked:
    dates, asked = sop.dates, params.bits
    past = dates.latest < context.as_of.year
    return JUDGED[dates.read & asked] if past and not dates.lost & asked else _future(sop, context.as_of, params)


def _future(sop: Reading, today: date, params: Tanggal) -> Iterator[Seen]:
    judged = 0
    for field in params.di:
        printed = sop.dates.known.get(field)
        if printed is None:
            if unread := unreadable(sop, field):
                yield unread
            continue
        judged += 1
        if printed.year >= today.year and printed.after(today):
            fact = MasaDepan(unsur=LABELS[field], tanggal=printed.words.strip(), pemeriksaan=spelled(today))
            yield Hit(field, fact)
    yield looked(judged) if judged else UNDATED
