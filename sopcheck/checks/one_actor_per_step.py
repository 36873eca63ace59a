"""Is a step marked for one actor, or for several without an order among them?

check: one-actor-per-step
params:
  bersama: [rapat, membahas]      # classes of work done together
  kata: [bersama, koordinasi]     # words that say so

Rows that list each shape (`bentuk`) show their order and are not judged. One finding per SOP, at the first such step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.row_has_actor import no_marks
from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.marks import columns_of
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.language.text import tokens


class Gabungan(Fact):
    """langkah: every such step; pelaksana: the columns marked in the first of them."""

    langkah: str
    pelaksana: str


class Bersama(Params):
    """bersama: classes of verbs (language/data/verbs.yaml); kata: words of a sentence."""

    bersama: frozenset[str] = frozenset()
    kata: frozenset[str] = frozenset()


@check(Gabungan, params=Bersama)
def one_actor_per_step(sop: Reading, context: Context, params: Bersama) -> Iterable[Seen] | Looked:
    return _look(sop, params)


def _look(sop: Reading, params: Bersama) -> Iterator[Seen]:
    if not sop.steps:
        yield no_steps(sop)
        return
    if sop.marks.none_seen:
        yield no_marks(sop, "langkah")
        return
    unknown = {step.position for step in (*sop.marks.unknown, *sop.marks.vague)}
    several = [step for step in sop.steps if step.position not in unknown and _joint(step, params)]
    if several:
        names = ", ".join(sop.label(step) for step in several)
        at, *further = (f"{step.at}.pelaksana" for step in several)
        marked = columns_of(several[0]) or ()
        yield Hit(at, Gabungan(langkah=names, pelaksana=", ".join(marked)), related=tuple(further))
    for position in sorted(unknown):
        yield Unknown(f"langkah.{position}.pelaksana", "tanda pelaksana tidak terbaca")
    yield looked(len(sop.steps) - len(unknown))


def _joint(step: Step, params: Bersama) -> bool:
    """Whether several are marked for what is not done together anyway."""
    if step.row.bentuk or len(columns_of(step) or ()) < 2:
        return False
    activity = step.activity
    if activity is None:
        return True
    together = any(activity.is_of(kind) for kind in params.bersama)
    return not together and params.kata.isdisjoint(tokens(activity.words))
