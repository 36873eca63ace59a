"""Can the flow come to an end from wherever it gets to?

check: loop-ends

A finding only where every arrow out of the steps that go round was read and none of them leads out.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.flow_drawn import NO_STEP, SOME_ARROWS_LOST, no_arrows
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check, looked
from sopcheck.engine.gates import BELOK, arrows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step


class TanpaAkhir(Fact):
    """langkah: where the circle is entered; lingkaran: its steps in order."""

    langkah: str
    lingkaran: str


@check(TanpaAkhir, gate=arrows_without(BELOK))
def loop_ends(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    control, apart = sop.control, sop.table.apart
    if not control.drawn:
        yield no_arrows(sop)
        return
    caught = [step for step in sop.steps if step.position not in control.leaving and step.position not in apart]
    if caught:
        circle = _circle(sop, caught[0])
        names = [sop.label(step) for step in circle]
        fact = TanpaAkhir(langkah=names[0], lingkaran=" → ".join([*names, names[0]]))
        at, *further = (f"{step.at}.ke" for step in circle)
        yield Hit(at, fact, related=tuple(further))
    if not control.all_drawn:
        yield Unknown("langkah", SOME_ARROWS_LOST)
    judged = len(sop.steps) - len(apart)
    yield looked(judged) if judged else NO_STEP


def _circle(sop: Reading, first: Step) -> list[Step]:
    """Going on from a step that has no way out, until a step comes again."""
    path: dict[int, None] = {}
    position = first.position
    while position not in path:
        path[position] = None
        position = sop.control.following(sop.steps[position - 1])[0]
    walked = [*path]
    circle = walked[walked.index(position) :]
    lowest = circle.index(min(circle))
    return [sop.steps[place - 1] for place in (*circle[lowest:], *circle[:lowest])]
