"""Is a date not later than the day of the check?

check: date-not-future
params: {di: [tanggal_pembuatan, tanggal_pengesahan]}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from sopcheck.checks.date_complete import unreadable
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.model.locators import LABELS
from sopcheck.yamltext import packaged


class MasaDepan(Fact):
    """tanggal: as printed; pemeriksaan: the day of the check ("20 November 2026")."""

    unsur: str
    tanggal: str
    pemeriksaan: str


class Tanggal(Params):
    """di: the fields."""

    di: tuple[str, ...]


@check(MasaDepan, params=Tanggal)
def date_not_future(sop: Reading, context: Context, params: Tanggal) -> Iterator[Seen]:
    dates, today, judged = sop.dates, context.as_of, 0
    for field in params.di:
        printed = dates.get(field)
        if printed is None:
            if unread := unreadable(sop, field):
                yield unread
            continue
        judged += 1
        if printed.year >= today.year and printed.after(today):
            fact = MasaDepan(unsur=LABELS[field], tanggal=printed.words.strip(), pemeriksaan=spelled(today))
            yield Hit(field, fact)
    yield looked(judged) if judged else NotApplicable("tidak ada tanggal yang terisi")


@lru_cache(16)
def spelled(day: date) -> str:
    """A date in Indonesian words: "20 November 2026"."""
    name: str = packaged("language/data/months.yaml")["nama"][str(day.month)][0]
    return f"{day.day} {name.capitalize()} {day.year}"
