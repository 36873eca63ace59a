"""Can every filled Waktu be read as a length, a frequency, a condition or a schedule?

check: durasi-terbaca

How often or when ("Triwulanan", "Sesuai kebutuhan") is readable; that it is no length is another rule's matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line


class TidakTerbaca(Fact):
    """tempat: the step ("Langkah 3") or "Total waktu"; waktu: as printed."""

    tempat: str
    waktu: str


@check(TidakTerbaca)
def durasi_terbaca(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    times = sop.times
    total = sop.total if sop.sop.total_waktu else None
    for step in times.unread:
        words = one_line(step.row.waktu or "")
        yield Hit(f"{step.at}.waktu", TidakTerbaca(tempat=sop.labels[step.position - 1], waktu=words))
    judged = times.filled
    if total and total.kind != "kosong":
        judged += 1
        if total.kind == "tak-terbaca":
            yield Hit("total_waktu", TidakTerbaca(tempat="Total waktu", waktu=one_line(total.words)))
    yield from times.unknowns
    if judged:
        yield looked(judged)
    elif not times.unknowns:
        yield NotApplicable("tidak ada waktu yang terisi") if sop.steps else no_steps(sop)
