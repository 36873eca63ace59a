"""Does a step that makes a paper yield quite another one?

check: made-not-yielded
params: {kerja: [susun, buat, ketik]}     # roots of verbs by which a paper comes to be

Of a draft, its name must be missing from Output, and making it be the last thing the step does; of other papers every
word of it, and making papers be all the step does.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.gates import rows_without
from sopcheck.engine.paper_use import may_be
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import ANOTHER
from sopcheck.engine.steps import Step
from sopcheck.language.documents import Document
from sopcheck.language.text import one_line


class TidakDihasilkan(Fact):
    """dokumen: as printed in Kegiatan; output: as printed, "; " between several."""

    langkah: str
    kegiatan: str
    dokumen: str
    output: str


class Kerja(Params):
    """kerja: roots of verbs of making."""

    kerja: frozenset[str]


@check(TidakDihasilkan, params=Kerja, gate=rows_without(ANOTHER))
def made_not_yielded(sop: Reading, context: Context, params: Kerja) -> Iterator[Seen]:
    for step in sop.flow.marked(ANOTHER):
        missing = _missing(sop, step, params)
        if missing and not step.lost_within("output"):
            yield _hit(sop, step, missing)
    yield from rows_judged(sop, "output")


def _missing(sop: Reading, step: Step, params: Kerja) -> Document | None:
    """The paper made that no Output may be."""
    activity = step.activity
    if activity is None or activity.verbs[-1] not in params.kerja:
        return None
    makes_only = params.kerja.issuperset(activity.verbs)
    for paper in sop.flow.papers[step.position - 1].another:
        drafted = paper.state == "draft"
        if (drafted or makes_only) and not may_be(sop, paper, step.output, lenient=not drafted):
            return paper
    return None


def _hit(sop: Reading, step: Step, missing: Document) -> Hit:
    first, *others = step.output
    fact = TidakDihasilkan(
        langkah=sop.label(step),
        kegiatan=one_line(step.row.kegiatan or ""),
        dokumen=missing.words,
        output="; ".join(document.words for document in step.output),
    )
    at = sop.flow.locate(step, "output", first)
    related = (f"{step.at}.kegiatan", *(sop.flow.locate(step, "output", document) for document in others))
    return Hit(at, fact, related=related)
