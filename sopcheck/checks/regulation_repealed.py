"""Is a cited regulation repealed on the day of the check?

check: regulation-repealed

Repealed in part is not repealed; a replacement whose repeal clause was not read is another check's matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, REPEALED, REPLACED, UNJUDGED, Cited
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.law_words import EVIDENCE_WORDS, replacement
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, one_line
from sopcheck.law.registry import Registry
from sopcheck.model.values import PartialDate

IN_DOUBT = REPEALED | REPLACED | UNJUDGED | LOST


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
def regulation_repealed(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    bases = sop.bases(context)
    return _repealed(sop, bases, context) if bases.flags & IN_DOUBT else bases.of_all


def _repealed(sop: Reading, bases: Bases, context: Context) -> Iterator[Seen]:
    yield from bases.unjudged
    judged = bases.known
    if bases.flags & (REPEALED | REPLACED):
        found = set()
        valid = in_force_since(sop, context)
        for at, _, head in bases.cited:
            step = head.status.replaced_by
            if step is None:
                continue
            if head.status.status == "digantikan-fungsi":
                judged -= 1
                yield Unknown(at, "digantikan fungsinya, tetapi pencabutannya belum dipastikan")
            elif not head.replaced_in_text and not (head.joined and at in found):
                found.add(at)
                berlaku = one_line(valid.words) if valid and step.official and valid.after(step.effective) else ""
                fact = _worded(head, context.law, context.as_of, berlaku)
                yield Hit(at, fact, tinjau=not step.official)
    if judged:
        yield looked(judged)


def in_force_since(sop: Reading, context: Context) -> PartialDate | None:
    """When the edition came into force, as far as that is past: Tanggal Revisi may be the day planned for a review."""
    valid = sop.valid_from
    if valid is None or valid.year < context.as_of.year or not valid.after(context.as_of):
        return valid
    dates = sop.dates.known
    kept = (dates.get(field) for field in ("tanggal_efektif", "tanggal_pengesahan", "tanggal_pembuatan"))
    return next((known for known in kept if known), None)


@lru_cache(CACHE)
def _worded(head: Cited, law: Registry, on: date, berlaku: str) -> Fact:
    """What is said of a repealed regulation. berlaku: the date of the SOP, if the repeal is certainly older."""
    step, said = replacement(head, law, on)
    said["bukti"] = EVIDENCE_WORDS[step.evidence]
    if not step.official:
        return PerluDicek(**said)
    return DicabutSebelumSop(**said, berlaku=berlaku) if berlaku else Dicabut(**said)
