"""Was the SOP put in force, revised or evaluated not longer ago than a span?

    check: reviewed-within
    params: {bulan: 12, evaluasi_terakhir: 12 Maret 2026}

An evaluation leaves no trace in the SOP itself: an office names the day of its last one in its profile. A date of
revision ahead is a plan. Dates without day or month count to their end.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from sopcheck.checks.field_required import ONE
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.dates import BIT, Dates, bits_of
from sopcheck.engine.fields import NOTHING
from sopcheck.engine.gates import by_dates_today
from sopcheck.engine.kept import kept
from sopcheck.engine.law_words import spelled
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.model.values import PartialDate

FIELDS = ("tanggal_efektif", "tanggal_pengesahan", "tanggal_revisi")
ASKED = bits_of(FIELDS)
UNDATED = (NotApplicable("tidak ada tanggal berlaku, pengesahan, atau revisi"),)


class LewatWaktu(Fact):
    """tanggal: the latest one, as printed; bulan: the span in months; pemeriksaan: the day of the check in words."""

    tanggal: str
    bulan: str
    pemeriksaan: str


class Kala(Params):
    """bulan: months an SOP may stand without review. evaluasi_terakhir: of all SOPs of the office."""

    bulan: int
    evaluasi_terakhir: PartialDate | None = None


@check(LewatWaktu, params=Kala, by=by_dates_today)
def reviewed_within(sop: Reading, context: Context, params: Kala) -> Iterable[Seen] | Looked:
    lost = sop.unread.intersection(FIELDS) if sop.unread else NOTHING
    return _held(sop.dates, lost, params, context.as_of)


@kept
def _held(dates: Dates, declared: frozenset[str], params: Kala, today: date) -> Iterator[Seen]:
    known = {field: dates.known[field] for field in FIELDS if field in dates.known}
    past = {field: day for field, day in known.items() if field != "tanggal_revisi" or not day.after(today)}
    evaluated = params.evaluasi_terakhir
    limit = _months_before(today, params.bulan)
    if any(not day.before(limit) for day in (*past.values(), *filter(None, (evaluated,)))):
        yield ONE
    elif dates.lost & ASKED:
        lost = next(field for field in FIELDS if dates.lost & BIT[field])
        yield Unknown(
            lost, "tidak terbaca pada berkas" if lost in declared else "isinya tidak dapat dibaca sebagai tanggal"
        )
    elif past:
        at = max(past, key=lambda field: past[field].latest)
        fact = LewatWaktu(tanggal=past[at].words.strip(), bulan=str(params.bulan), pemeriksaan=spelled(today))
        yield Hit(at, fact)
        yield ONE
    else:
        yield UNDATED[0]


def _months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    year = max(year, 1)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
