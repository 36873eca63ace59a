"""Does a step, or the whole, take no time at all?

    check: waktu-nol

"0 menit" is a number that was never measured. The rows of the first and last symbol ("Selesai") and decisions, whose
time stands in the step before, are not judged; a total of nothing is said of the total.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.times_judged import times_judged
from sopcheck.engine.apart import decides
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.gates import BERTOTAL, NOL, times_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.rows import ends_or_begins
from sopcheck.language.text import one_line


class Nol(Fact):
    """langkah, kegiatan, waktu: of the step."""

    langkah: str
    kegiatan: str
    waktu: str


class TotalNol(Fact):
    """waktu: the total as printed."""

    waktu: str


@check(Nol, TotalNol, gate=times_without(NOL | BERTOTAL))
def waktu_nol(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    for step, _, high in sop.times.measured if sop.times.shortest <= 0 else ():
        row = step.row
        if high > 0 or decides(step) or ends_or_begins(row.kegiatan or ""):
            continue
        found = Nol(
            langkah=sop.labels[step.position - 1],
            kegiatan=one_line(row.kegiatan or "–"),
            waktu=one_line(row.waktu or ""),
        )
        yield Hit(f"{step.at}.waktu", found)
    total = sop.total if sop.sop.total_waktu else None
    stated = total is not None and total.kind != "kosong"
    if total and total.measurable and not total.high:
        yield Hit("total_waktu", TotalNol(waktu=one_line(total.words)))
    yield from times_judged(sop, int(stated))
