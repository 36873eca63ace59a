"""Is a cited regulation younger than the SOP that cites it?

check: issued-after

Only the later of Tanggal Efektif/Pengesahan and Tanggal Revisi counts, and only where no other date is unreadable.
Within one year the days decide, if both are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.checks.date_complete import unreadable
from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, amenders
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.law_words import spelled
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line
from sopcheck.law.registry import Registry
from sopcheck.model.locators import LABELS
from sopcheck.model.values import Citation, PartialDate

IN_FORCE = ("tanggal_efektif", "tanggal_pengesahan")
DATES = (*IN_FORCE, "tanggal_revisi")


class TerbitSetelahSop(Fact):
    """rujukan: as printed; terbit: its day or year; unsur, berlaku: the field and the date as printed."""

    rujukan: str
    terbit: str
    unsur: str
    berlaku: str


@check(TerbitSetelahSop)
def issued_after(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    bases = sop.bases(context)
    older = bases.year < sop.dates.edition
    return bases.of_numbered if older and not bases.flags & LOST else _held_against(sop, bases, context.law)


def _held_against(sop: Reading, bases: Bases, law: Registry) -> Iterator[Seen]:
    """The rest: the date of the SOP or an item is lost, or a citation is of its year or younger."""
    edition, valid = sop.dates.edition, sop.valid_from
    if not edition or valid is None:
        yield _undated(sop)
        return
    if bases.year >= edition:
        yield from _younger(sop, bases, valid, law)
    yield from bases.lost
    if bases.numbered:
        yield looked(bases.numbered)


def _younger(sop: Reading, bases: Bases, valid: PartialDate, law: Registry) -> Iterator[Seen]:
    """The citations that are certainly younger; if another date is lost, that one may be the one that fits."""
    found = _issued_after(bases, valid, law)
    if not found:
        return
    lost = next(filter(None, (unreadable(sop, field) for field in DATES)), None)
    if lost is None and sop.state("tanggal_revisi") == "tak-terbaca":
        lost = Unknown("tanggal_revisi", "tidak terbaca pada berkas")
    if lost:
        yield lost
        return
    field = next(name for name, date in sop.dates.known.items() if date is valid)
    for at, rujukan, issued in found:
        fact = TerbitSetelahSop(
            rujukan=rujukan, terbit=spelled(issued), unsur=LABELS[field], berlaku=one_line(valid.words)
        )
        yield Hit(at, fact, related=(field,))


def _undated(sop: Reading) -> Seen:
    """Why the SOP's own date is not known."""
    for field in DATES:
        if unread := unreadable(sop, field):
            return unread
    if not sop.whole and all(getattr(sop.sop, field) is None for field in IN_FORCE):
        return Unknown(IN_FORCE[0], "tidak terbaca pada berkas")
    return NotApplicable("tanggal efektif, pengesahan, dan revisi tidak terisi")


@lru_cache(1 << 12)
def _issued_after(bases: Bases, valid: PartialDate, law: Registry) -> tuple[tuple[str, str, PartialDate], ...]:
    """(locator, printed words, date of issue as far as known) of the citations certainly younger than a date."""
    return tuple(
        (at, one_line(citation.words), issued)
        for at, _, head in bases.cited
        for citation in (head.citation, *amenders(head.citation))
        if head.entry and citation.year and valid.before(issued := _date_of(citation, law))
    )


def _date_of(citation: Citation, law: Registry) -> PartialDate:
    year = int(citation.year or 0)
    regulation = law.get(citation.key)
    for known in (citation.enacted, regulation.enacted if regulation else None):
        if known and known.year == year:
            return known
    return PartialDate(str(year), year)
