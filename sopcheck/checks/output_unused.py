"""Does anybody use what a step yields?

check: output-unused

Used: needed or named by a later step in whatever words, handed over, filed, recorded, named by the identity block,
or the end of the work. What may be used stays silent; only a paper that vanishes is a Hit.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check
from sopcheck.engine.gates import TERSISA, papers_without
from sopcheck.engine.paper_use import doubted, is_used
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.language.documents import Document, is_disposition
from sopcheck.language.paper_uses import kinds_not_lost
from sopcheck.language.text import one_line


class TidakDipakai(Fact):
    """langkah: the step ("Langkah 3"); output: as printed."""

    langkah: str
    output: str
    kegiatan: str


class DisposisiTidakDipakai(Fact):
    """The same of a disposisi: often followed without being named."""

    langkah: str
    output: str
    kegiatan: str


@check(TidakDipakai, DisposisiTidakDipakai, passes_over=kinds_not_lost, gate=papers_without(TERSISA))
def output_unused(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    for item in sop.flow.pending:
        if not is_used(sop, item.step, item.document):
            yield _seen(sop, item.step, item.document)
    yield from rows_judged(sop, "output")


def _seen(sop: Reading, step: Step, document: Document) -> Seen:
    at = sop.flow.locate(step, "output", document)
    if doubt := doubted(sop, step):
        return Unknown(at, doubt)
    kind = DisposisiTidakDipakai if is_disposition(document) else TidakDipakai
    fact = kind(langkah=sop.label(step), output=document.words, kegiatan=one_line(step.row.kegiatan or ""))
    return Hit(at, fact)
