"""Does a step need a paper that only a later step brings into being?

check: input-not-yet-made

Two things prove that the paper is not there: the later step makes it ("Menyusun draft X"), or that step itself waits
for what this one yields. A paper that merely passes through the table later may have come from outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check
from sopcheck.engine.document_flow import Flow
from sopcheck.engine.gates import MENDAHULUI, papers_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import RowPapers
from sopcheck.engine.steps import Step
from sopcheck.language.documents import Document, is_disposition, mentions
from sopcheck.language.paper_uses import is_blank_form, is_from_outside, kinds_from_outside


class BelumAda(Fact):
    """dokumen: as printed in Kelengkapan; langkah_kemudian: the first step that yields it."""

    langkah: str
    dokumen: str
    langkah_kemudian: str


class Awaited(NamedTuple):
    """step needs `document`; maker: the row that yields it; back: what this row hands to the maker."""

    step: Step
    document: Document
    maker: Step
    back: Document | None


@check(BelumAda, passes_over=kinds_from_outside, gate=papers_without(MENDAHULUI))
def input_not_yet_made(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    flow = sop.flow
    for step, document, maker, _ in awaited(sop):
        at = flow.locate(step, "kelengkapan", document)
        if flow.lost_before(maker.position):
            yield Unknown(at, "langkah sebelumnya tidak terbaca seluruhnya")
            continue
        fact = BelumAda(
            langkah=sop.label(step),
            dokumen=document.words,
            langkah_kemudian=sop.label(maker),
        )
        made = flow.papers[maker.position - 1].yields[document.name]
        yield Hit(at, fact, related=(flow.locate(maker, "output", made),))
    yield from rows_judged(sop, "kelengkapan")


def awaited(sop: Reading) -> Iterator[Awaited]:
    """Papers that certainly are not there yet where they are needed, each at the first row that needs it."""
    flow = sop.flow
    handed: dict[tuple[int, int], Document | None] = {}
    for step, papers, document in flow.early:
        at = _first_made(flow, step, document)
        if at is None or flow.order.returns(at, step.position) or _may_be_there(sop, document, step):
            continue
        maker, made = flow.steps[at - 1], flow.papers[at - 1]
        if (step.position, at) not in handed:
            handed[step.position, at] = _handed_back(flow, step.position, papers, made)
        # where the later row works on the awaited paper itself, the paper was there
        back = None if document.name in made.needs or document.name in made.objects else handed[step.position, at]
        if back or document.name in made.creates:
            yield Awaited(step, document, maker, back)


def _first_made(flow: Flow, step: Step, document: Document) -> int | None:
    """The first row that yields the paper; of a draft that this row only passes on, the later row that writes it."""
    at = flow.yielded[document.name]
    if at > step.position:
        return at
    written = flow.written.get(document.name, 0)
    return written if document.state == "draft" and written > at else None


def _may_be_there(sop: Reading, document: Document, step: Step) -> bool:
    """A blank form, something from outside, or an earlier edition of what this SOP is for."""
    if document.is_general or is_blank_form(document) or is_from_outside(document):
        return True
    activity, title = step.activity, sop.sop.nama
    if activity and activity.is_of("menerima"):
        return True
    return document.state is None and bool(title) and mentions(title or "", document)


def _handed_back(flow: Flow, position: int, papers: RowPapers, made: RowPapers) -> Document | None:
    """What a row hands to the row it waits for. Not a disposisi, which is written on a paper that goes on."""
    for name, document in papers.yields.items():
        handed = name in made.needs and flow.yielded[name] == position
        if handed and not (document.is_general or is_disposition(name)):
            return document
    return None
