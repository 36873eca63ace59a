"""Does the flow stop where its end is drawn?

check: end-is-end

An arrow out of a row that holds the symbol of the end and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.decision_branches import goal
from sopcheck.checks.flow_drawn import no_arrows, no_symbols
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.control_flow import END, SELESAI, has_one_shape, shapes_of
from sopcheck.engine.gates import TAK_BERAKHIR, always, arrows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading

NO_END = (NotApplicable("tidak ada langkah bertanda selesai yang berdiri sendiri"),)


class Berlanjut(Fact):
    """tujuan: where the arrow leads."""

    langkah: str
    tujuan: str


@check(Berlanjut, gate=arrows_without(TAK_BERAKHIR, always(looked(1))))
def end_is_end(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    control = sop.control
    return NO_END if control.endless and control.symbols else _look(sop)


def _look(sop: Reading) -> Iterator[Seen]:
    control, judged, unread = sop.control, 0, False
    if not control.symbols or not control.drawn:
        yield no_arrows(sop) if control.symbols else no_symbols(sop)
        return
    for step in sop.steps:
        if shapes_of(step) != (SELESAI,) or not has_one_shape(step):
            continue
        arrows = control.arrows(step)
        judged += arrows is not None
        unread = unread or arrows is None
        onward = next((arrow for arrow in arrows or () if arrow.target > END), None)
        if onward:
            fact = Berlanjut(langkah=sop.label(step), tujuan=goal(sop, onward.target, onward.words))
            yield Hit(onward.at, fact, related=(f"{step.at}.simbol",))
    if judged:
        yield looked(judged)
    elif unread:
        yield Unknown("langkah", "panah pada tanda selesai tidak terbaca")
    else:
        yield NO_END[0]
