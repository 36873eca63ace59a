"""Is a cited regulation repealed on the day of the check?

check: regulation-repealed
params: {jeda_hari: 60}     # from enactment to promulgation at most, where only the day of enactment is known

Judged on two days: that of the check decides whether it is repealed, that of the SOP whether it was so already when the
SOP came into force. Repealed in part is not repealed; a replacement whose repeal clause was not read is another check's
matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, REPEALED, REPLACED, UNJUDGED, Cited
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.gates import bases_without, of_all
from sopcheck.engine.kept import kept
from sopcheck.engine.law_words import EVIDENCE_WORDS, replacement
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, one_line
from sopcheck.law.registry import Registry
from sopcheck.law.status import Step
from sopcheck.model.values import PartialDate

IN_DOUBT = REPEALED | REPLACED | UNJUDGED | LOST


class Dicabut(Fact):
    """rujukan: as printed; pengganti: what repealed it and what came after; sejak: from when; bukti: how that is known.

    peraturan, oleh: registry keys of the repealed and the repealing one. Whether the SOP came before or after that
    cannot be told: it has no date, or one of them is not known well enough.
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


class DicabutSesudahSop(Fact):
    """The same, certainly after the SOP came into force: it was sound when it was made."""

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


class PerluDicekSebelumSop(Fact):
    """The same, before the SOP came into force."""

    peraturan: str
    oleh: str
    rujukan: str
    pengganti: str
    sejak: str
    bukti: str
    berlaku: str


class PerluDicekSesudahSop(Fact):
    """The same, after the SOP came into force."""

    peraturan: str
    oleh: str
    rujukan: str
    pengganti: str
    sejak: str
    bukti: str
    berlaku: str


class Pengundangan(Params):
    """jeda_hari: so many days after enactment a regulation is taken to hold; it holds from promulgation on."""

    jeda_hari: int


# by official evidence: (order unknown, repeal before the SOP, SOP before the repeal)
FACTS: Mapping[bool, tuple[type[Fact], type[Fact], type[Fact]]] = {
    True: (Dicabut, DicabutSebelumSop, DicabutSesudahSop),
    False: (PerluDicek, PerluDicekSebelumSop, PerluDicekSesudahSop),
}


@check(*FACTS[True], *FACTS[False], params=Pengundangan, gate=bases_without(IN_DOUBT, of_all))
def regulation_repealed(sop: Reading, context: Context, params: Pengundangan) -> Iterable[Seen] | Looked:
    return _repealed(sop.bases(context), in_force_since(sop, context), context, params)


@kept
def _repealed(bases: Bases, valid: PartialDate | None, context: Context, params: Pengundangan) -> Iterator[Seen]:
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
                yield Hit(
                    at, _worded(head, context.law, context.as_of, valid, params.jeda_hari), tinjau=not step.official
                )
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


def ended_before(step: Step, valid: PartialDate, days: int) -> bool:
    """Whether something certainly held before an SOP came into force.

    Of many regulations only the day of enactment is known, and they hold from promulgation on, which follows it by at
    most so many days.
    """
    wait = timedelta(days) if step.effective_basis == "enactment" else timedelta(0)
    return valid.earliest - step.effective.latest > wait


@lru_cache(CACHE)
def _worded(head: Cited, law: Registry, on: date, valid: PartialDate | None, days: int) -> Fact:
    """What is said of a repealed regulation. valid: the date of the SOP; days: as in Pengundangan."""
    step, said = replacement(head, law, on)
    said["bukti"] = EVIDENCE_WORDS[step.evidence]
    unordered, before, after = FACTS[step.official]
    if valid is None or not (ended_before(step, valid, days) or valid.before(step.effective)):
        return unordered(**said)
    return (after if valid.before(step.effective) else before)(**said, berlaku=one_line(valid.words))
