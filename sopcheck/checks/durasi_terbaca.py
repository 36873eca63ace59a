"""Can every filled Waktu be read as a length, a frequency, a condition or a schedule?

check: durasi-terbaca

How often or when ("Triwulanan", "Sesuai kebutuhan") is readable; that it is no length is another rule's matter.
A cell with both a number and a unit is kept apart: a person may be able to read what we cannot.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.times_judged import times_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.gates import BERTOTAL, times_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.times import TAK_TERBACA
from sopcheck.language.durations import are_plain_words, speaks_of_amount
from sopcheck.language.text import one_line


class TidakTerbaca(Fact):
    """tempat: the step ("Langkah 3") or "Total waktu"; waktu: as printed."""

    tempat: str
    waktu: str


class BelumTerbaca(Fact):
    """The same of words that do hold a number and a unit of time."""

    tempat: str
    waktu: str


class BukanLama(Fact):
    """The same of plain words that say something else than a length ("Otomatis", "lihat SOP …")."""

    tempat: str
    waktu: str


@check(TidakTerbaca, BelumTerbaca, BukanLama, gate=times_without(TAK_TERBACA | BERTOTAL))
def durasi_terbaca(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    times = sop.times
    total = sop.total if sop.sop.total_waktu else None
    for step in times.unread:
        yield _hit(f"{step.at}.waktu", sop.labels[step.position - 1], step.row.waktu or "", sop.sop.satuan_waktu)
    more = 0
    if total and total.kind != "kosong":
        more = 1
        if total.kind == "tak-terbaca":
            yield _hit("total_waktu", "Total waktu", total.words, sop.sop.satuan_waktu)
    yield from times_judged(sop, more)


def _hit(at: str, place: str, words: str, unit: str | None = None) -> Hit:
    fact = BelumTerbaca if speaks_of_amount(words, unit) else BukanLama if are_plain_words(words) else TidakTerbaca
    return Hit(at, fact(tempat=place, waktu=one_line(words)))
