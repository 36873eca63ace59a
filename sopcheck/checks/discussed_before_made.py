"""Is a draft discussed or corrected before the step that writes it?

check: discussed-before-made

Only drafts: of a finished paper an earlier edition may be meant. Silent wherever the draft may be there already.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check
from sopcheck.engine.document_flow import Flow
from sopcheck.engine.gates import rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import DISCUSSES
from sopcheck.engine.steps import Step
from sopcheck.language.documents import Document
from sopcheck.language.text import one_line


class BelumDibuat(Fact):
    """dokumen: the draft as printed in Kegiatan; kegiatan_kemudian: of the step that writes it."""

    langkah: str
    kegiatan: str
    dokumen: str
    langkah_kemudian: str
    kegiatan_kemudian: str


@check(BelumDibuat, gate=rows_without(DISCUSSES))
def discussed_before_made(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    flow = sop.flow
    for step in flow.marked(DISCUSSES):
        for document in flow.papers[step.position - 1].discusses:
            maker = _maker(flow, document, step)
            if maker and not _may_be_there(flow, document, step, maker):
                yield _seen(sop, document, step, maker)
    yield from rows_judged(sop, "kegiatan")


def _maker(flow: Flow, document: Document, before: Step) -> Step | None:
    """The first row that yields the draft, if it comes later and writes it."""
    position = flow.yielded.get(document.name, 0)
    if position <= before.position or document.name not in flow.papers[position - 1].creates:
        return None
    step = flow.steps[position - 1]
    drafted = any(paper.name == document.name and paper.state == "draft" for paper in step.output)
    return step if drafted else None


def _may_be_there(flow: Flow, document: Document, step: Step, maker: Step) -> bool:
    """An earlier row needs it or works on it, or work comes back here."""
    name, position = document.name, step.position
    if flow.needed.get(name, position) < position or flow.worked_on[name] < position:
        return True
    return flow.order.returns(maker.position, position)


def _seen(sop: Reading, document: Document, step: Step, maker: Step) -> Seen:
    at = f"{step.at}.kegiatan"
    if sop.flow.lost_before(step.position):
        return Unknown(at, "langkah sebelumnya tidak terbaca seluruhnya")
    fact = BelumDibuat(
        langkah=sop.label(step),
        kegiatan=one_line(step.row.kegiatan or ""),
        dokumen=document.words,
        langkah_kemudian=sop.label(maker),
        kegiatan_kemudian=one_line(maker.row.kegiatan or ""),
    )
    drafted = next(paper for paper in maker.output if paper.name == document.name)
    return Hit(at, fact, related=(f"{maker.at}.kegiatan", sop.flow.locate(maker, "output", drafted)))
