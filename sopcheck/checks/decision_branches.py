"""Has every decision at least two answers?

check: decision-branches

Only a decision that stands alone in its row and all of whose arrows were read is judged. A decision from which only
"Tidak" is drawn goes on to the next row otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.flow_drawn import NO_DECISION, no_arrows, no_decision
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check, looked
from sopcheck.engine.control_flow import END, Arrows, has_one_shape, label
from sopcheck.engine.gates import BERCABANG, always, arrows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.language.text import normal


class SatuCabang(Fact):
    """cabang: the only answer ("Ya"); tujuan: where it leads ("Langkah 3")."""

    langkah: str
    cabang: str
    tujuan: str


class TanpaCabang(Fact):
    """No arrow leads out of the decision."""

    langkah: str


class JawabanSama(Fact):
    """All arrows bear the same answer. tujuan: where they lead."""

    langkah: str
    cabang: str
    tujuan: str


@check(SatuCabang, TanpaCabang, JawabanSama, gate=arrows_without(BERCABANG, always(NO_DECISION)))
def decision_branches(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    control, judged = sop.control, 0
    if not control.decisions:
        yield no_decision(sop)
        return
    if not control.drawn:
        yield no_arrows(sop)
        return
    for step in control.decisions:
        arrows = control.arrows(step)
        if reason := _unclear(sop, step, arrows):
            yield Unknown(f"{step.at}.ke", reason)
            continue
        judged += 1
        if fact := _fault(sop, step, arrows or ()):
            yield Hit(f"{step.at}.simbol", fact, related=tuple(arrow.at for arrow in arrows or ()))
    if judged:
        yield looked(judged)


def _unclear(sop: Reading, step: Step, arrows: Arrows | None) -> str | None:
    """Why a decision cannot be judged."""
    if arrows is None:
        return "panah keluar dari keputusan tidak terbaca"
    if len({arrow.target for arrow in arrows}) > 1:
        return None
    if not has_one_shape(step):
        return "keputusan berbagi baris dengan bentuk lain"
    target = arrows[0].target if arrows else END
    if target > END and not has_one_shape(sop.steps[target - 1]):
        return "tujuan keputusan memuat beberapa bentuk"
    if not sop.whole:
        return "panah keluar dari keputusan mungkin tidak terbaca seluruhnya"
    return None


def _fault(sop: Reading, step: Step, arrows: Arrows) -> Fact | None:
    name = sop.label(step)
    if not arrows:
        return TanpaCabang(langkah=name)
    if len(arrows) == 1:
        return SatuCabang(langkah=name, cabang=label(arrows[0]), tujuan=goal(sop, arrows[0].target, arrows[0].words))
    answers = {normal(arrow.answer or "") for arrow in arrows}
    if len(answers) == 1 and "" not in answers:
        goals = " dan ".join(dict.fromkeys(goal(sop, arrow.target, arrow.words) for arrow in arrows))
        return JawabanSama(langkah=name, cabang=label(arrows[0]), tujuan=goals)
    return None


def goal(sop: Reading, target: int, words: str) -> str:
    """Where an arrow leads, for people."""
    if target > END:
        return sop.labels[target - 1]
    return "akhir alur" if target == END else f"“{words}”"
