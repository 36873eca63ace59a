"""Has a newer regulation taken the place of a cited one, without a repeal clause that anyone has read?

check: regulation-replaced
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.regulation_repealed import in_force_since
from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, REPLACED, UNJUDGED
from sopcheck.engine.check import Context, Fact, Hit, Seen, check, looked
from sopcheck.engine.law_words import since, successors
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line


class Digantikan(Fact):
    """rujukan: as printed; pengganti: what replaced it and what came after; sejak: from when.

    peraturan, oleh: registry keys of the replaced and the replacing one.
    """

    peraturan: str
    oleh: str
    rujukan: str
    pengganti: str
    sejak: str


class DigantikanSebelumSop(Fact):
    """The same, certainly before the SOP came into force; berlaku: that date as printed."""

    peraturan: str
    oleh: str
    rujukan: str
    pengganti: str
    sejak: str
    berlaku: str


@check(Digantikan, DigantikanSebelumSop)
def regulation_replaced(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    bases = sop.bases(context)
    if not bases.flags & (REPLACED | UNJUDGED | LOST):
        yield bases.plain
        return
    yield from bases.unjudged
    if bases.flags & REPLACED:
        yield from _found(sop, context, bases)
    if bases.known:
        yield looked(bases.known)


def _found(sop: Reading, context: Context, bases: Bases) -> Iterator[Hit]:
    found = set()
    valid = in_force_since(sop, context)
    for at, _, head in bases.cited:
        step = head.status.replaced_by
        if step is None or step.relation != "menggantikan-fungsi" or head.replaced_in_text:
            continue
        if head.joined and at in found:
            continue  # base and amendment in one item are one entry
        found.add(at)
        said = {
            "peraturan": head.key,
            "oleh": step.by.key,
            "rujukan": one_line(head.citation.words),
            "pengganti": successors(context.law, head.key, context.as_of),
            "sejak": since(step),
        }
        if valid and valid.after(step.effective):
            yield Hit(at, DigantikanSebelumSop(**said, berlaku=one_line(valid.words)), tinjau=True)
        else:
            yield Hit(at, Digantikan(**said), tinjau=True)
