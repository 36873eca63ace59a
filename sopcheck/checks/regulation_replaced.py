"""Has a newer regulation taken the place of a cited one, without a repeal clause that anyone has read?

check: regulation-replaced
params: {jeda_hari: 60}     # as in regulation-repealed
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from sopcheck.checks.regulation_repealed import Pengundangan, ended_before, in_force_since
from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, REPLACED, UNJUDGED, Cited
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.gates import bases_without, of_all
from sopcheck.engine.kept import kept
from sopcheck.engine.law_words import replacement
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, one_line
from sopcheck.law.registry import Registry
from sopcheck.model.values import PartialDate

IN_DOUBT = REPLACED | UNJUDGED | LOST


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


class DigantikanSesudahSop(Fact):
    """The same, certainly after the SOP came into force."""

    peraturan: str
    oleh: str
    rujukan: str
    pengganti: str
    sejak: str
    berlaku: str


@check(
    Digantikan, DigantikanSebelumSop, DigantikanSesudahSop, params=Pengundangan, gate=bases_without(IN_DOUBT, of_all)
)
def regulation_replaced(sop: Reading, context: Context, params: Pengundangan) -> Iterable[Seen] | Looked:
    return _replaced(sop.bases(context), in_force_since(sop, context), context, params)


@kept
def _replaced(bases: Bases, valid: PartialDate | None, context: Context, params: Pengundangan) -> Iterator[Seen]:
    yield from bases.unjudged
    if bases.flags & REPLACED:
        yield from _found(bases, valid, context, params.jeda_hari)
    if bases.known:
        yield looked(bases.known)


def _found(bases: Bases, valid: PartialDate | None, context: Context, days: int) -> Iterator[Hit]:
    found = set()
    for at, _, head in bases.cited:
        step = head.status.replaced_by
        if step is None or step.relation != "menggantikan-fungsi" or head.replaced_in_text:
            continue
        if head.joined and at in found:
            continue  # base and amendment in one item are one entry
        found.add(at)
        yield Hit(at, _worded(head, context.law, context.as_of, valid, days), tinjau=True)


@lru_cache(CACHE)
def _worded(head: Cited, law: Registry, on: date, valid: PartialDate | None, days: int) -> Fact:
    """What is said of a replaced regulation. valid: the date of the SOP; days: as in Pengundangan."""
    step, said = replacement(head, law, on)
    if valid and ended_before(step, valid, days):
        return DigantikanSebelumSop(**said, berlaku=one_line(valid.words))
    if valid and valid.before(step.effective):
        return DigantikanSesudahSop(**said, berlaku=one_line(valid.words))
    return Digantikan(**said)
