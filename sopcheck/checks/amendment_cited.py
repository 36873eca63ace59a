"""Does the citation of an amended regulation name its amendment, and was that the latest when the SOP was made?

check: amendment-cited

An amendment may stand in the same item ("sebagaimana telah diubah dengan …") or as an item of its own. An SOP cannot
name an amendment younger than itself: the one it names is held against the latest of its own day, not of today, and one
that came only after the SOP is told as news, not as an omission.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import cast

from sopcheck.checks.regulation_repealed import in_force_since
from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import AMENDED, LOST, UNJUDGED, Basis, Cited
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.gates import bases_without, of_all
from sopcheck.engine.kept import kept
from sopcheck.engine.law_words import since
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, one_line
from sopcheck.law.status import Step
from sopcheck.model.values import Citation, PartialDate

IN_DOUBT = AMENDED | UNJUDGED | LOST


class PerubahanTidakDisebut(Fact):
    """rujukan: as printed; terakhir: the latest amendment in the registry; sejak: from when.

    peraturan, oleh: registry keys of the amended and the amending one.
    """

    peraturan: str
    oleh: str
    rujukan: str
    terakhir: str
    sejak: str


class PerubahanSesudahSop(Fact):
    """The same, where the first amendment came after the SOP; berlaku: the date of the SOP as printed."""

    peraturan: str
    oleh: str
    rujukan: str
    terakhir: str
    sejak: str
    berlaku: str


class BukanPerubahanTerakhir(Fact):
    """disebut: the amendments named, as printed; berlaku: the date of the SOP as printed."""

    peraturan: str
    oleh: str
    rujukan: str
    disebut: str
    terakhir: str
    sejak: str
    berlaku: str


@check(PerubahanTidakDisebut, PerubahanSesudahSop, BukanPerubahanTerakhir, gate=bases_without(IN_DOUBT, of_all))
def amendment_cited(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _amended(sop.bases(context), in_force_since(sop, context))


@kept
def _amended(bases: Bases, valid: PartialDate | None) -> Iterator[Seen]:
    yield from bases.unjudged
    if bases.flags & AMENDED:
        for at, basis, head in bases.cited:
            if head.status.status == "diubah":
                found = _judge(at, basis, head, bases.keys, valid)
                if found:
                    yield found
    if bases.known:
        yield looked(bases.known)


def _judge(at: str, basis: Basis, head: Cited, cited: frozenset[str], valid: PartialDate | None) -> Hit | None:
    """A hit if no amendment is named, or one that was not the latest even when the SOP came into force."""
    steps, others = _amendments(head)
    named = {step.by.key: step for step in steps if step.by.key in cited}
    if not named and not others:
        latest = head.status.amended_by
        if latest is None or basis.says_amended:
            return None
        return Hit(at, _unnamed(head, valid), tinjau=not latest.official)
    if valid is None:
        return None
    then = [step for step in steps if step.official and valid.after(step.effective)]
    ends = [step.effective.latest for step in named.values()]
    ends += [date(int(other.year), 12, 31) for other in others if other.year and other.key not in named]
    if not then or not ends or then[-1].effective.earliest <= max(ends):
        return None
    outdated = BukanPerubahanTerakhir(
        peraturan=head.key,
        rujukan=one_line(head.citation.words),
        oleh=then[-1].by.key,
        disebut=", ".join([one_line(other.words) for other in others] or [step.by.label for step in named.values()]),
        terakhir=_name(then[-1], [step for step in steps if not step.effective.after(valid)]),
        sejak=since(then[-1]),
        berlaku=one_line(valid.words),
    )
    return Hit(at, outdated)


@lru_cache(CACHE)
def _amendments(head: Cited) -> tuple[list[Step], list[Citation]]:
    """The amendments in the registry, oldest first, and those that the text names.

    What "diubah dengan" says may be of another kind (a Perppu amends a UU); what only stands beside it may not.
    """
    steps = [step for step in head.status.chain if step.relation == "mengubah"]
    named = head.citation.children
    return steps, [
        other
        for role, other in named
        if role == "diubah-dengan" or (role == "juncto" and other.type == head.citation.type)
    ]


@lru_cache(CACHE)
def _unnamed(head: Cited, valid: PartialDate | None) -> Fact:
    """What is said of a regulation whose amendments are not named. valid: the date of the SOP."""
    latest = cast("Step", head.status.amended_by)
    steps = _amendments(head)[0]
    said = {
        "peraturan": head.key,
        "rujukan": one_line(head.citation.words),
        "oleh": latest.by.key,
        "terakhir": _name(latest, steps),
        "sejak": since(latest),
    }
    if valid is not None and all(valid.before(step.effective) for step in steps):
        return PerubahanSesudahSop(**said, berlaku=one_line(valid.words))
    return PerubahanTidakDisebut(**said)


def _name(latest: Step, steps: list[Step]) -> str:
    """An amendment, and those after it that nobody has checked."""
    later = [step.by.label for step in steps[steps.index(latest) + 1 :] if not step.official]
    return latest.by.label + (f" (kemudian {', '.join(later)}, perlu dicek di JDIH)" if later else "")
