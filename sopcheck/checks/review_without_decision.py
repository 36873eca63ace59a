"""Is something checked or approved without an answer for the case that it is not in order?

check: review-without-decision
params:
  uji: [periksa, teliti]         # roots of what is held against something
  asal: [susun, aju]             # roots by which somebody makes a paper or hands it in
  tindak_lanjut: [baik, revisi]  # roots that deal with what was found

Only a paper that somebody else made or handed in before can go back to anybody: a laboratory, a room or a witness is
looked into otherwise. A step is left out where it has no shape, decides or goes back itself, where the next ones
decide, or put right what was found. One finding per SOP, at the first such step.
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
from sopcheck.language.documents import covers, parse_document
from sopcheck.language.paper_uses import is_collective, is_paper

UNSEEN = "langkah sebelumnya tidak terbaca seluruhnya"
NOTHING = (NotApplicable("tidak ada langkah yang memeriksa atau menyetujui"),)


class TanpaKeputusan(Fact):
    """langkah: every such step; kegiatan: the words of the first."""

    langkah: str
    kegiatan: str


class Akar(Params):
    """Roots of verbs (language/data/verbs.yaml)."""

    uji: frozenset[str]
    asal: frozenset[str]
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
    open_ended = [step for step in steps if not _dealt_with(sop, step, params)]
    left = [step for step in open_ended if _may_go_back(sop, step, params)]
    yield from (
        Unknown(f"{step.at}.kegiatan", UNSEEN)
        for step in open_ended
        if step not in left and sop.flow.lost_before(step.position)
    )
    if left:
        fact = TanpaKeputusan(langkah=", ".join(sop.label(step) for step in left), kegiatan=left[0].row.kegiatan or "")
        at, *further = (f"{step.at}.kegiatan" for step in left)
        yield Hit(at, fact, related=tuple(further))
    yield looked(len(steps))


def _may_go_back(sop: Reading, step: Step, params: Akar) -> bool:
    """Whether what a step reviews is a paper that a row before, by somebody else, made or handed in."""
    reviewed = [words for root, words in step.activity.clauses if root in params.uji] if step.activity else []
    return any(
        _is_reviewed(name, words, step)
        for earlier in sop.steps[: step.position - 1]
        if _is_by_another(earlier, step) and earlier.activity and not params.asal.isdisjoint(earlier.activity.verbs)
        for name in _papers(sop, earlier)
        for words in reviewed
    )


def _is_by_another(earlier: Step, step: Step) -> bool:
    theirs, ours = set(earlier.row.pelaksana or ()), set(step.row.pelaksana or ())
    return bool(theirs and ours) and theirs != ours


def _papers(sop: Reading, step: Step) -> Iterator[str]:
    papers = sop.flow.papers[step.position - 1]
    yield from (name for name, document in papers.yields.items() if is_paper(document))
    yield from (name for name in papers.creates if is_paper(parse_document(name)))


def _is_reviewed(name: str, words: str, step: Step) -> bool:
    """Words that name no single paper ("berkas", nothing at all) mean what the step has before it."""
    if is_collective(words):
        return name == parse_document(words).name or name in step.cells.papers.needed
    return covers(words, name)


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
