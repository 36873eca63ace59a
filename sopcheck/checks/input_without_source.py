"""Is something needed that must come from within, but that no earlier step yields or works on?

check: input-without-source

Only what its own words show to be worked on here: a draft, something corrected or initialled. One finding per SOP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check
from sopcheck.engine.mentions import returns
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import CREATING, WORKED_ON
from sopcheck.engine.steps import Step
from sopcheck.language.documents import Document
from sopcheck.language.paper_uses import is_from_outside, is_paper, kinds_from_outside


class TanpaSumber(Fact):
    """dokumen: each with its step, in printed order."""

    dokumen: str


@check(TanpaSumber, passes_over=kinds_from_outside)
def input_without_source(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return sop.table.judged if sop.table.legible and not _doubtful(sop) else _look(sop)


def _doubtful(sop: Reading) -> list[Step]:
    """Rows behind the first that need something worked on before, and something that no row before them yields."""
    flow = sop.flow
    rows = [position - 1 for position in flow.unsourced if position > 1]
    return [flow.steps[row] for row in rows if flow.papers[row].marks & WORKED_ON]


def _look(sop: Reading) -> Iterator[Seen]:
    flow = sop.flow
    found = [
        (step, document)
        for step in _doubtful(sop)
        for document in step.cells.papers.given_on
        if flow.yielded.get(document.name, step.position) >= step.position and not _known(sop, step, document)
    ]
    for step, document in found:
        if flow.lost_before(step.position):
            yield Unknown(flow.locate(step, "kelengkapan", document), "langkah sebelumnya tidak terbaca seluruhnya")
    if told := [(step, document) for step, document in found if not flow.lost_before(step.position)]:
        yield _together(sop, told)
    yield from rows_judged(sop, "kelengkapan")


def _known(sop: Reading, step: Step, document: Document) -> bool:
    """An earlier row names it in other words, this row writes or works on it, or it comes from outside."""
    flow, position = sop.flow, step.position
    if document.is_general or is_from_outside(document):
        return True
    if not is_paper(document) or _writes(step):
        return True
    if step.activity is not None and returns(document.name, step.activity.words):
        return True
    return flow.mentions.before(document.name, position) or flow.order.returns(position, position)


def _writes(step: Step) -> bool:
    return step.activity is not None and any(root in CREATING for root, _ in step.activity.clauses)


def _together(sop: Reading, found: list[tuple[Step, Document]]) -> Hit:
    places = [sop.flow.locate(step, "kelengkapan", document) for step, document in found]
    named = [f"“{document.words}” ({sop.label(step)})" for step, document in found]
    return Hit(places[0], TanpaSumber(dokumen=", ".join(named)), related=tuple(places[1:]))
