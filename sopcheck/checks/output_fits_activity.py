"""Does a step that makes something yield more than a disposisi?

check: output-fits-activity
params: {kerja: [susun, buat, rekap, olah, ganda]}     # roots of the leading verb
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.gates import rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import DISPOSED
from sopcheck.engine.steps import Step
from sopcheck.language.text import one_line


class HanyaDisposisi(Fact):
    """output: as printed; kerja: the verb of the Kegiatan as printed."""

    langkah: str
    kegiatan: str
    output: str


class Kerja(Params):
    """kerja: roots of verbs whose product cannot be a disposisi."""

    kerja: frozenset[str]


@check(HanyaDisposisi, params=Kerja, gate=rows_without(DISPOSED))
def output_fits_activity(sop: Reading, context: Context, params: Kerja) -> Iterator[Seen]:
    flow = sop.flow
    for step in flow.marked(DISPOSED):
        if _makes(step, params) and not step.lost_within("output"):
            first, *others = step.output
            fact = HanyaDisposisi(
                langkah=sop.label(step),
                kegiatan=one_line(step.row.kegiatan or ""),
                output="; ".join(document.words for document in step.output),
            )
            related = (f"{step.at}.kegiatan", *(flow.locate(step, "output", document) for document in others))
            yield Hit(flow.locate(step, "output", first), fact, related=related)
    yield from rows_judged(sop, "output")


def _makes(step: Step, params: Kerja) -> bool:
    """The leading verb makes something."""
    return step.activity is not None and step.activity.root in params.kerja
