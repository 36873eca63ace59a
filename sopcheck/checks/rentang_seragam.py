"""Is one wide range of time copied to many different steps?

    check: rentang-seragam
    params: {langkah: 5, lebar: 5}

Wide: its upper end is at least `lebar` times the lower one ("1 – 20 Hari Kerja"). Counted are different Kegiatan.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.times_judged import times_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.gates import times_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.times import RENTANG
from sopcheck.language.text import normal, one_line


class Seragam(Fact):
    """waktu: as printed first; banyak: number of steps; langkah: the first and the last of them."""

    waktu: str
    banyak: str
    langkah: str


class Ukuran(Params):
    """See the module."""

    langkah: int
    lebar: int


@check(Seragam, params=Ukuran, gate=times_without(RENTANG))
def rentang_seragam(sop: Reading, context: Context, params: Ukuran) -> Iterator[Seen]:
    same: dict[object, list[Step]] = {}
    for step in sop.table.marked(RENTANG):
        duration = step.duration
        if duration and not step.shares_time and step.cells.high >= params.lebar * step.cells.low > 0:
            same.setdefault((duration.low, duration.high, duration.qualifier), []).append(step)
    for steps in same.values():
        if len({normal(step.row.kegiatan or "") for step in steps}) >= params.langkah:
            found = Seragam(
                waktu=one_line(steps[0].row.waktu or ""),
                banyak=str(len(steps)),
                langkah=f"{sop.labels[steps[0].position - 1]} sampai {sop.labels[steps[-1].position - 1]}",
            )
            yield Hit(f"{steps[0].at}.waktu", found, related=tuple(f"{step.at}.waktu" for step in steps[1:]))
    yield from times_judged(sop)
