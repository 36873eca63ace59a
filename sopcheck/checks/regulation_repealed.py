"""Is a cited regulation repealed on the day of the check?

check: regulation-repealed

Repealed in part is not repealed; a replacement whose repeal clause was not read is another check's matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.engine.basis import LOST, REPEALED, REPLACED, UNJUDGED, Cited
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check, looked
from sopcheck.engine.law_words import EVIDENCE_WORDS, since, successors
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line
from sopcheck.law.status import Step
from sopcheck.model.values import PartialDate


class Dicabut(Fact):
    """rujukan: as printed; pengganti: what repealed it and what came after; sejak: from when; bukti: how that is known.

    peraturan, oleh: registry keys of the repealed and the repealing one.
    """

    peraturan: str
    oleh: str
    rujukan: str
    pengganti: str
    sejak: str
    bukti: str


class DicabutSebelumSop(Fact):
    """The same, certainly before the SOP came into force; berlaku: that date as printed."""

    peraturan: str
    oleh: str
    rujukan: str
    pengganti: str
    sejak: str
    bukti: str
    berlaku: str


class PerluDicek(Fact):
    """A repeal known from secondary evidence only."""

    peraturan: str
    oleh: str
    rujukan: str
    pengganti: str
    sejak: str
    bukti: str


@check(Dicabut, DicabutSebelumSop, PerluDicek)
def regulation_repealed(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    bases = sop.bases(context)
    if not bases.flags & (REPEALED | REPLACED | UNJUDGED | LOST):
        yield bases.plain
        return
    yield from bases.unjudged
    judged = bases.known
    if bases.flags & (REPEALED | REPLACED):
        found = set()
        for at, _, head in bases.cited:
            step = head.status.replaced_by
            if step is None:
                continue
            if head.status.status == "digantikan-fungsi":
                judged -= 1
                yield Unknown(at, "digantikan fungsinya, tetapi pencabutannya belum dipastikan")
            elif not head.replaced_in_text and not (head.joined and at in found):
                found.add(at)
                yield _worded(at, head, step, context, in_force_since(sop, context))
    if judged:
        yield looked(judged)


def in_force_since(sop: Reading, context: Context) -> PartialDate | None:
    """When the edition came into force, as far as that is past: Tanggal Revisi may be the day planned for a review."""
    valid = sop.valid_from
    if valid is None or not valid.after(context.as_of):
        return valid
    dates = sop.dates
    kept = (dates.get(field) for field in ("tanggal_efektif", "tanggal_pengesahan", "tanggal_pembuatan"))
    return next((date for date in kept if date), None)


def _worded(at: str, head: Cited, step: Step, context: Context, valid: PartialDate | None) -> Hit:
    said = {
        "peraturan": head.key,
        "oleh": step.by.key,
        "rujukan": one_line(head.citation.words),
        "pengganti": successors(context.law, head.key, context.as_of),
        "sejak": since(step),
        "bukti": EVIDENCE_WORDS[step.evidence],
    }
    if not step.official:
        return Hit(at, PerluDicek(**said), tinjau=True)
    if valid and valid.after(step.effective):
        return Hit(at, DicabutSebelumSop(**said, berlaku=one_line(valid.words)))
    return Hit(at, Dicabut(**said))
