"""Does some path from the beginning of the flow come to every step?

check: step-reachable

Only where every arrow out of the steps that are come to was read: one that was not may lead anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.flow_drawn import NO_STEP, SOME_LOST, no_arrows
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check, looked
from sopcheck.engine.gates import TAK_TERTIB, arrows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step


class TidakTerjangkau(Fact):
    """langkah: the step; kegiatan: its words; awal: where the flow begins."""

    langkah: str
    kegiatan: str
    awal: str


@check(TidakTerjangkau, gate=arrows_without(TAK_TERTIB))
def step_reachable(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    control, apart = sop.control, sop.table.apart
    if not control.drawn:
        yield no_arrows(sop)
        return
    reached = control.reached
    left = [step for step in sop.steps if step.position not in reached and step.position not in apart]
    opened = [step for step in sop.steps if step.position in reached and control.is_open(step)] if left else []
    if left and (opened or not control.all_symbols):
        for step in opened:
            yield Unknown(f"{step.at}.ke", "panah keluar tidak terbaca atau tidak lengkap")
        if not opened:
            yield Unknown("langkah", SOME_LOST)
        yield looked(len(sop.steps) - len(left) - len(apart))
        return
    awal = ", ".join(sop.labels[position - 1] for position in control.starts)
    for step in _first_ones(sop, left):
        fact = TidakTerjangkau(langkah=sop.label(step), kegiatan=step.row.kegiatan or "–", awal=awal)
        yield Hit(step.at, fact, quotes=tuple(filter(None, (step.row.kegiatan,))))
    judged = len(sop.steps) - len(apart)
    yield looked(judged) if judged else NO_STEP


def _first_ones(sop: Reading, left: list[Step]) -> list[Step]:
    """Of the steps left out those that no other of them leads to; of a closed circle the first."""
    behind = {target for step in left for target in sop.control.following(step) if target != step.position}
    return [step for step in left if step.position not in behind] or left[:1]
