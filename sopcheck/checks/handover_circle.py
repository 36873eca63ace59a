"""Do two steps wait for each other?

check: handover-circle

Step a needs what only step b yields, b needs what only a yields, and neither paper can be there before.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.input_not_yet_made import awaited
from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check
from sopcheck.engine.gates import MENDAHULUI, papers_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.paper_uses import kinds_from_outside


class Melingkar(Fact):
    """langkah needs `dokumen`, which langkah_kemudian yields, which in turn needs `balik`."""

    langkah: str
    dokumen: str
    langkah_kemudian: str
    balik: str


@check(Melingkar, passes_over=kinds_from_outside, gate=papers_without(MENDAHULUI))
def handover_circle(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    flow = sop.flow
    for step, document, maker, back in awaited(sop):
        if back is None:
            continue
        at = flow.locate(step, "kelengkapan", document)
        if flow.lost_before(maker.position):
            yield Unknown(at, "langkah sebelumnya tidak terbaca seluruhnya")
            continue
        fact = Melingkar(
            langkah=sop.label(step),
            dokumen=document.words,
            langkah_kemudian=sop.label(maker),
            balik=back.words,
        )
        made = flow.papers[maker.position - 1]
        related = (
            flow.locate(maker, "output", made.yields[document.name]),
            flow.locate(maker, "kelengkapan", made.needs[back.name]),
            flow.locate(step, "output", back),
        )
        yield Hit(at, fact, related=related)
    yield from rows_judged(sop, "kelengkapan", "output")
