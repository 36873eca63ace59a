"""Does the unit of the times stand only in the heading of the column, so that cells hold bare numbers?

    check: satuan-di-judul

One finding for the whole column, at the first such cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.times_judged import times_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.gates import BERSATUAN, times_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import one_line


class SatuanDiJudul(Fact):
    """satuan: as printed in the heading; banyak: number of cells without a unit; langkah, waktu: of the first one."""

    satuan: str
    banyak: str
    langkah: str
    waktu: str


@check(SatuanDiJudul, gate=times_without(BERSATUAN))
def satuan_di_judul(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    unit = sop.sop.satuan_waktu
    # readable under the heading and not without it
    bare = [
        step
        for step in sop.steps
        if unit and step.duration and step.duration != parse_duration(step.duration.words) and not step.shares_time
    ]
    if bare and unit:
        found = SatuanDiJudul(
            satuan=one_line(unit),
            banyak=str(len(bare)),
            langkah=sop.labels[bare[0].position - 1],
            waktu=one_line(bare[0].row.waktu or ""),
        )
        yield Hit(f"{bare[0].at}.waktu", found, related=tuple(f"{step.at}.waktu" for step in bare[1:]))
    yield from times_judged(sop)
