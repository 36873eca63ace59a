"""Does an SOP say the same of a regulation wherever it names it?

check: claims-agree

One regulation under two titles or two gazette numbers; one gazette number under two regulations; a gazette of another
year than its regulation. Which of two is wrong is told by the registry where it can be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import DISPUTED, LOST, MISDATED, gazette_misdated
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.gates import bases_without, of_numbered
from sopcheck.engine.kept import kept
from sopcheck.engine.law_words import gazette_words
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line
from sopcheck.law.registry import Registry
from sopcheck.law.titles import compare_titles
from sopcheck.model.values import Citation, Gazette

IN_DOUBT = DISPUTED | MISDATED | LOST
MOST = 60
"""Citations looked at and compared with each other; no honest list has more, and pairs grow with the square."""


class JudulBerbeda(Fact):
    """rujukan: as printed; judul, lain: its two titles."""

    rujukan: str
    judul: str
    lain: str


class LembaranBerbeda(Fact):
    """rujukan: as printed; lembaran, lain: its two gazettes, in one form."""

    rujukan: str
    lembaran: str
    lain: str


class LembaranSama(Fact):
    """rujukan, lain: two regulations as printed; lembaran: the gazette both are given."""

    rujukan: str
    lain: str
    lembaran: str


class LembaranLainTahun(Fact):
    """rujukan: as printed; lembaran: its gazette."""

    rujukan: str
    lembaran: str


@check(JudulBerbeda, LembaranBerbeda, LembaranSama, LembaranLainTahun, gate=bases_without(IN_DOUBT, of_numbered))
def claims_agree(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _disputes(sop.bases(context), context.law)


Claim = tuple[str, str, Citation]
"""(locator, identity, citation)"""


@kept
def _disputes(bases: Bases, law: Registry) -> Iterator[Seen]:
    claims = [(at, identity, found) for at, basis in bases.items for identity, found in basis.claims]
    yield from bases.lost
    yield from _misdated(claims[:MOST])
    if bases.flags & DISPUTED:
        yield from _apart(claims[:MOST], law)
    if bases.numbered:
        yield looked(bases.numbered)


def _misdated(claims: list[Claim]) -> Iterator[Hit]:
    for at, _, found in claims:
        if gazette_misdated(found) and found.gazette:
            fact = LembaranLainTahun(rujukan=one_line(found.words), lembaran=gazette_words(found.gazette))
            yield Hit(at, fact, tinjau=True)


def _apart(claims: list[Claim], law: Registry) -> Iterator[Hit]:
    told: set[tuple[str, str, str]] = set()
    for first, second in combinations(claims, 2):
        for hit in _between(first, second, law):
            about = (hit.at, first[1], hit.fact.kind)
            if about not in told:
                told.add(about)
                yield hit


def _between(first: Claim, second: Claim, law: Registry) -> Iterator[Hit]:
    """What two citations say that cannot both be true."""
    (_, identity, a), (_, other, b) = first, second
    if identity == other:
        if a.title and b.title and compare_titles(a.title, b.title) == compare_titles(b.title, a.title) == "beda":
            yield _two_titles(first, second, law)
        if a.gazette and b.gazette and _differ(a.gazette, b.gazette):
            yield _two_gazettes(first, second, (a.gazette, b.gazette), law)
    elif a.gazette and b.gazette and _same_sheet(a.gazette, b.gazette):
        lembaran = gazette_words(b.gazette)
        yield _hit(first, second, LembaranSama(rujukan=one_line(b.words), lain=one_line(a.words), lembaran=lembaran))


def _two_titles(first: Claim, second: Claim, law: Registry) -> Hit:
    """The place to look at is where the title is not that of the registry."""
    wrong = [law.title_verdict(identity, found.title or "") == "beda" for _, identity, found in (first, second)]
    if wrong == [True, False]:
        first, second = second, first
    judul, lain = (one_line(found.title or "") for _, _, found in (second, first))
    return _hit(first, second, JudulBerbeda(rujukan=one_line(second[2].words), judul=judul, lain=lain), tinjau=True)


def _two_gazettes(first: Claim, second: Claim, printed: tuple[Gazette, Gazette], law: Registry) -> Hit:
    """Likewise for the gazette."""
    known = law.named(first[1]).gazette
    if known and not _differ(known, printed[1]):
        first, second, printed = second, first, (printed[1], printed[0])
    lain, lembaran = map(gazette_words, printed)
    return _hit(first, second, LembaranBerbeda(rujukan=one_line(second[2].words), lembaran=lembaran, lain=lain))


def _hit(first: Claim, second: Claim, fact: Fact, tinjau: bool = False) -> Hit:
    return Hit(second[0], fact, related=(first[0],) if first[0] != second[0] else (), tinjau=tinjau)


def _parts(first: Gazette, second: Gazette) -> list[tuple[str, str]]:
    """The parts two gazettes of one kind both print."""
    pairs = ((first.year, second.year), (first.number, second.number), (first.supplement, second.supplement))
    return [(mine, other) for mine, other in pairs if mine and other]


def _differ(first: Gazette, second: Gazette) -> bool:
    return first.kind == second.kind and any(mine != other for mine, other in _parts(first, second))


def _same_sheet(first: Gazette, second: Gazette) -> bool:
    """Whether two gazettes are one; a Lembaran Daerah counts anew in every place and series."""
    if "LD" in (first.kind, second.kind) or not (first.year and first.number and second.year and second.number):
        return False
    return first.kind == second.kind and not _differ(first, second)
