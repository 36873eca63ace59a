"""Is something checked or approved without an answer for the case that it is not in order?

check: review-without-decision
params:
  uji: [periksa, teliti]         # roots of what is held against something
  tindak_lanjut: [baik, revisi]  # roots that deal with what was found

A step is left out where it has no shape, decides or goes back itself, where the next ones decide, or put right what was
found. One finding per SOP, at the first such step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.flow_drawn import SOME_LOST, no_symbols
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.control_flow import END, shapes_of
from sopcheck.engine.gates import always, rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.wording import MENGUJI, TANPA_KEGIATAN

NOTHING = (NotApplicable("tidak ada langkah yang memeriksa atau menyetujui"),)


class TanpaKeputusan(Fact):
    """langkah: every such step; kegiatan: the words of the first."""

    langkah: str
    kegiatan: str


class Akar(Params):
    """Roots of verbs (language/data/verbs.yaml)."""

    uji: frozenset[str]
    tindak_lanjut: frozenset[str] = frozenset()


@check(TanpaKeputusan, params=Akar, gate=rows_without(MENGUJI | TANPA_KEGIATAN, always(NOTHING)))
def review_without_decision(sop: Reading, context: Context, params: Akar) -> Iterable[Seen] | Looked:
    return (_in_line(sop, params) if sop.control.orderly else None) or _look(sop, params)


def _in_line(sop: Reading, params: Akar) -> Looked | None:
    """The answer where each row goes on to the next, and what was found is put right there."""
    cells, judged = sop.table.cells, 0
    for words, behind in zip(cells, (*cells[1:], None), strict=True):
        if words.marks & MENGUJI and words.activity and not params.uji.isdisjoint(words.activity.verbs):
            if behind is None or behind.activity is None or params.tindak_lanjut.isdisjoint(behind.activity.verbs):
                return None
            judged += 1
    return looked(judged) if judged else None


def _look(sop: Reading, params: Akar) -> Iterator[Seen]:
    control = sop.control
    steps = [step for step in sop.wording.of(MENGUJI) if step.activity and params.uji & {*step.activity.verbs}]
    if not steps:
        yield from sop.wording.unread or NOTHING
        return
    if not control.symbols:
        yield no_symbols(sop)
        return
    if not control.all_symbols:
        yield Unknown("langkah", SOME_LOST)
        return
    left = [step for step in steps if not _dealt_with(sop, step, params)]
    if left:
        fact = TanpaKeputusan(langkah=", ".join(sop.label(step) for step in left), kegiatan=left[0].row.kegiatan or "")
        at, *further = (f"{step.at}.kegiatan" for step in left)
        yield Hit(at, fact, related=tuple(further))
    yield looked(len(steps))


def _dealt_with(sop: Reading, step: Step, params: Akar) -> bool:
    arrows = sop.control.arrows(step)
    if (
        not shapes_of(step)
        or _decides(step)
        or (arrows and (len(arrows) > 1 or END < arrows[0].target <= step.position))
    ):
        return True
    after = sop.control.following(step) or range(step.position + 1, min(step.position + 2, len(sop.steps) + 1))
    nearest = [sop.steps[position - 1] for position in after]
    return any(_decides(following) or _puts_right(following, params) for following in nearest)


def _decides(step: Step) -> bool:
    return "keputusan" in (shapes_of(step) or ()) or step.row.ya is not None or step.row.tidak is not None


def _puts_right(step: Step, params: Akar) -> bool:
    return step.activity is not None and not params.tindak_lanjut.isdisjoint(step.activity.verbs)
