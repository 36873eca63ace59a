"""Does every arrow lead to a step?

check: arrow-target

An answer printed without an arrow leads nowhere, and so does a number that no row has. Where rows may be missing from
what was read, such a number is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.flow_drawn import SOME_ARROWS_LOST, no_arrows
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check, looked
from sopcheck.engine.control_flow import NOWHERE, UNREAD, Arrow, has_one_shape, label
from sopcheck.engine.gates import BELOK, arrows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step


class TanpaTujuan(Fact):
    """cabang: the answer that leads nowhere."""

    langkah: str
    cabang: str


class TidakAda(Fact):
    """nomor: the printed number that no row has."""

    langkah: str
    nomor: str


class KeDiri(Fact):
    """The arrow leads back to the step it comes from."""

    langkah: str


@check(TanpaTujuan, TidakAda, KeDiri, gate=arrows_without(BELOK))
def arrow_target(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    control, judged = sop.control, 0
    if not control.drawn:
        yield no_arrows(sop)
        return
    for step in sop.steps:
        arrows = control.arrows(step)
        for arrow in arrows or ():
            if arrow.target == UNREAD:
                yield Unknown(arrow.at, "tujuan panah tidak dapat dipastikan")
                continue
            judged += 1
            if fact := _fault(sop, step, arrow):
                yield Hit(arrow.at, fact)
    if not control.all_drawn:
        yield Unknown("langkah", SOME_ARROWS_LOST)
    if judged:
        yield looked(judged)


def _fault(sop: Reading, step: Step, arrow: Arrow) -> Fact | None:
    if arrow.target == NOWHERE:
        if arrow.words.strip(" -–—"):
            return TidakAda(langkah=sop.label(step), nomor=arrow.words)
        return TanpaTujuan(langkah=sop.label(step), cabang=label(arrow))
    return KeDiri(langkah=sop.label(step)) if arrow.target == step.position and has_one_shape(step) else None
