"""Does a step that makes something yield just what it took?

check: output-unchanged
params: {kerja: [susun, olah, rekap]}     # roots of verbs that turn their material into something else

Checking, initialling, copying, sending and filing leave the paper what it is, so one such verb clears the step.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.gates import rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import UNCHANGED
from sopcheck.engine.steps import Step
from sopcheck.language.text import one_line


class Sama(Fact):
    """dokumen: as printed in Output, "; " between several."""

    langkah: str
    kegiatan: str
    dokumen: str


class Kerja(Params):
    """kerja: roots of transforming verbs."""

    kerja: frozenset[str]


@check(Sama, params=Kerja, gate=rows_without(UNCHANGED))
def output_unchanged(sop: Reading, context: Context, params: Kerja) -> Iterator[Seen]:
    flow = sop.flow
    for step in flow.marked(UNCHANGED):
        if _transforms(step, params) and not (step.lost_within("output") or step.lost_within("kelengkapan")):
            documents = "; ".join(document.words for document in step.output)
            fact = Sama(
                langkah=sop.label(step),
                kegiatan=one_line(step.row.kegiatan or ""),
                dokumen=documents,
            )
            yield Hit(f"{step.at}.output", fact, related=(f"{step.at}.kelengkapan", f"{step.at}.kegiatan"))
    yield from rows_judged(sop, "kelengkapan", "output")


def _transforms(step: Step, params: Kerja) -> bool:
    activity = step.activity
    return activity is not None and bool(activity.verbs) and params.kerja.issuperset(activity.verbs)
