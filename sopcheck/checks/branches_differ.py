"""Do the answers of a decision lead to different steps?

check: branches-differ

Rows with several shapes are not judged: the answers may lead to different ones. Two answers that end the flow may end
it in two places.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.flow_drawn import NO_DECISION, no_arrows, no_decision
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.control_flow import END, Arrows, has_one_shape, label
from sopcheck.engine.gates import BERCABANG, always, arrows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading

FEW = (NotApplicable("tidak ada keputusan dengan dua cabang yang tujuannya terbaca"),)


class TujuanSama(Fact):
    """cabang: the answers ("Ya dan Tidak"); tujuan: the step that all of them lead to."""

    langkah: str
    cabang: str
    tujuan: str


@check(TujuanSama, gate=arrows_without(BERCABANG, always(NO_DECISION)))
def branches_differ(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    control, judged, unclear = sop.control, 0, False
    if not control.decisions:
        yield no_decision(sop)
        return
    if not control.drawn:
        yield no_arrows(sop)
        return
    for step in control.decisions:
        arrows: Arrows = control.arrows(step) or ()
        targets = {arrow.target for arrow in arrows}
        if len(arrows) < 2 or min(targets) < END:
            continue
        if len(targets) == 1 and arrows[0].target > END:
            place = sop.steps[arrows[0].target - 1]
            if not has_one_shape(step) or not has_one_shape(place):
                unclear = True
                yield Unknown(f"{step.at}.ke", "keputusan atau tujuannya memuat beberapa bentuk")
                continue
            answers = " dan ".join(dict.fromkeys(map(label, arrows)))
            fact = TujuanSama(langkah=sop.label(step), cabang=answers, tujuan=sop.label(place))
            yield Hit(f"{step.at}.simbol", fact, related=tuple(arrow.at for arrow in arrows))
        judged += 1
    if judged:
        yield looked(judged)
    elif not unclear:
        yield FEW[0]
