"""One printed legal basis held against the registry on one day: what it cites, and what there is to say about that.

>>> Basis("UU 32/2004", load_law(), date(2020, 1, 1)).flags == REPEALED
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sopcheck.engine.retyped import retyped
from sopcheck.language.citations import parse_citation
from sopcheck.language.text import is_blank, normal
from sopcheck.language.title_period import Period, title_period
from sopcheck.law.registry import Registry
from sopcheck.law.regulation import Regulation
from sopcheck.law.status import Status
from sopcheck.law.titles import Verdict
from sopcheck.model.values import Citation

# what a text, or any text of a list, has to say; nothing of it set: every citation is read, known and undisputed
LOST = 1  # could not be read
UNCITED = 2  # filled in, but cites nothing
PARTIAL = 4  # a citation without number or year, or of an issuer we do not know
UNJUDGED = 8  # what holds on the day is not in the registry
REPEALED = 16
REPLACED = 32  # functionally: the repeal clause was not read
AMENDED = 64
UNTITLED = 128  # a title is printed, but the registry has none to compare with
MISTITLED = 256
UNGAZETTED = 512  # likewise for the gazette number
MISGAZETTED = 1024
LOCAL = 1 << 13  # local law with its place
UNLISTED = 1 << 14  # numbered, but without a row in the registry
OUTLIVED = 1 << 15  # made for years that are over
RETYPED = 1 << 16  # cited under a type that is not its own
MISORDERED = 1 << 17  # amends, carries out or is amended by what is younger or older than it can be
MISDATED = 1 << 18  # its gazette is of another year
# of a list only
REPEATED = 2048  # an entry stands twice
RENUMBERED = 4096  # a title stands under two numbers
DISPUTED = 1 << 19  # a regulation or a gazette number stands with different data

_FLAG = {"dicabut": REPEALED, "digantikan-fungsi": REPLACED, "diubah": AMENDED}

# "sebagaimana telah diubah" · "beserta perubahannya" · "dan segala perubahan"
_SAYS_AMENDED = re.compile(
    r"""
    (?<![^\W_]) (?:
        (?: telah | sudah ) \s{1,9} (?: beberapa \s{1,9} kali \s{1,9} )? diubah
      | (?: beserta | berikut | dan | dengan | serta | termasuk ) \s{1,9} (?: (?: segala | seluruh ) \s{1,9} )?
        perubahan (?: - perubahan )? nya
    ) (?![^\W_])
    """,
    re.VERBOSE | re.IGNORECASE,
)

NOT_LISTED = "tidak ada dalam registri peraturan"
NOT_STATED = "statusnya tidak tercatat dalam registri"


@dataclass(frozen=True, slots=True, eq=False)  # one object for one text and day: told apart by identity, which is fast
class Cited:
    """One cited regulation and what the registry knows of it on the day.

    regulation: None if it has no row. unknown: why its status cannot be told, or None. joined: named behind "juncto".
    fit: how the printed title relates to the official one, None if either is missing.
    misnamed: the regulation of another type that has the number, year and title. outlived: the years its title names,
    if they are over.
    identity: key, else type, number and year; None where a part of that was not read.
    """

    citation: Citation
    regulation: Regulation | None
    status: Status
    unknown: str | None
    identity: str | None
    joined: bool
    fit: Verdict | None
    misnamed: Regulation | None
    outlived: Period | None

    @property
    def key(self) -> str:
        """The registry key, empty where it was not read."""
        return self.citation.key or ""

    @property
    def entry(self) -> str | None:
        """What makes two entries of a list the same one: the regulation and the article pointed at."""
        article = self.citation.pinpoint
        return f"{self.identity}, {article}" if article and self.identity else self.identity

    @property
    def unlisted(self) -> bool:
        """Whether it has its number and year, but no row in the registry."""
        return self.identity is not None and self.regulation is None and self.citation.type != "UUD"

    @property
    def replaced_in_text(self) -> bool:
        """Whether the text itself says what came in its place."""
        return any(role == "diganti-dengan" for role, _ in self.citation.children)


class Basis:
    """One printed legal basis. heads: the regulations it cites, those inside titles and amendment chains left out.

    flags: what there is to say about it. keys: of all regulations it names. entries: of its numbered heads.
    entitled: the citations, nested ones included, that print a title of their own; titles: (that title in normal form,
    identity). claims: (identity, citation) of those that print a title or gazette. misordered: (role, citation, the one
    it cannot relate to so). year: the latest of the heads and of what amends them, 0 if none. known: heads whose status
    the registry knows; titled, gazetted: how many to compare with it.
    """

    __slots__ = (
        "claims",
        "entitled",
        "entries",
        "flags",
        "gazetted",
        "heads",
        "keys",
        "known",
        "misordered",
        "says_amended",
        "titled",
        "titles",
        "words",
        "year",
    )

    def __init__(self, words: str, law: Registry, on: date) -> None:
        self.words = words
        citation = parse_citation(words)
        self.flags = UNCITED if citation.status == "bukan-rujukan" and not is_blank(words) else 0
        joined = {child.span for head in citation.members for role, child in head.children if role == "juncto"}
        self.heads = tuple(_cited(member, law, on, member.span in joined) for member in citation.members)
        named = [found for member in citation.members for found in _named(member)]
        self.keys = frozenset(found.key for found in named if found.key)
        self.entries = tuple(head.entry for head in self.heads if head.entry)
        own = [(found, _identity(found)) for found in named if found.title and found.span not in joined]
        self.entitled = tuple(found for found, identity in own if identity)
        self.claims = tuple((identity, found) for found in named if (identity := _claim(found)))
        self.misordered = tuple(pair for found in named for pair in _misordered(found))
        if self.misordered:
            self.flags |= MISORDERED
        self.titles = tuple(dict.fromkeys((normal(found.title or ""), identity) for found, identity in own if identity))
        dated = (found for head in self.heads if head.entry for found in (head.citation, *amenders(head.citation)))
        self.year = max((int(found.year) for found in dated if found.year), default=0)
        self.says_amended = _SAYS_AMENDED.search(words) is not None
        self.known = sum(not head.unknown for head in self.heads)
        self.titled = self.gazetted = 0
        for head in self.heads:
            self.flags |= PARTIAL if head.citation.status == "sebagian" else 0
            self.flags |= UNJUDGED if head.unknown else _FLAG.get(head.status.status, 0)
            self.flags |= LOCAL if head.citation.place else 0
            self.flags |= UNLISTED if head.unlisted else 0
            self.flags |= OUTLIVED if head.outlived else 0
            self.flags |= RETYPED if head.misnamed else 0
            self._compare(head, law)
        if any(gazette_misdated(found) for _, found in self.claims):
            self.flags |= MISDATED

    def _compare(self, head: Cited, law: Registry) -> None:
        """Title and gazette, where both sides have them."""
        printed = head.citation
        if printed.title and printed.key:
            self.titled += head.fit is not None
            self.flags |= UNTITLED if head.fit is None else MISTITLED if head.fit == "beda" else 0
        for found in (printed, *amenders(printed)):
            if found.gazette and found.key:
                differs = gazette_differs(found, law)
                self.gazetted += differs is not None
                self.flags |= UNGAZETTED if differs is None else MISGAZETTED if differs else 0


def gazette_differs(citation: Citation, law: Registry) -> bool | None:
    """Whether the printed gazette contradicts the registry's in a part that both have; None: nothing to compare."""
    regulation = law.get(citation.key)
    printed, known = citation.gazette, regulation.gazette if regulation else None
    if printed is None or known is None or printed.kind != known.kind:
        return None
    pairs = ((printed.year, known.year), (printed.number, known.number), (printed.supplement, known.supplement))
    both = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    return any(mine != theirs for mine, theirs in both) if both else None


def gazette_misdated(citation: Citation) -> bool:
    """Whether a gazette is of another year than the regulation: not of its own, nor the next one (promulgated late)."""
    printed = citation.gazette
    if printed is None or not printed.year or not citation.year:
        return False
    return not int(citation.year) <= int(printed.year) <= int(citation.year) + 1


def amenders(citation: Citation) -> Iterator[Citation]:
    """The regulations that a citation names as those that amended it."""
    for role, child in citation.children:
        if role in ("diubah-dengan", "juncto"):
            yield child


def _named(citation: Citation) -> Iterator[Citation]:
    """A citation and all that are named in it."""
    yield citation
    for _, child in citation.children:
        yield from _named(child)


def _claim(citation: Citation) -> str | None:
    """The identity of a citation that says more than its number: a title or a gazette."""
    return _identity(citation) if citation.title or citation.gazette else None


def _misordered(citation: Citation) -> Iterator[tuple[str, Citation, Citation]]:
    """What stands beside a citation in a role that its year rules out: (role, citation, the other)."""
    for role, child in citation.children:
        if citation.year and child.year and (citation.type == child.type or role == "pelaksanaan"):
            older = int(child.year) < int(citation.year)
            younger = int(child.year) > int(citation.year)
            if (role == "diubah-dengan" and older) or (role in ("perubahan", "pelaksanaan") and younger):
                yield role, citation, child


def _outlived(citation: Citation, regulation: Regulation | None, fit: Verdict | None, on: date) -> Period | None:
    """The period of a regulation, if it ended before the day; from the official title where there is one.

    A period that was over when the regulation was issued is what it is about, not how long it holds.
    """
    title = regulation.title if regulation is not None and regulation.title_founds else citation.title
    period = title_period(title) if title and fit != "beda" else None
    if period is None or not citation.year or period.last < int(citation.year) or period.last >= on.year:
        return None
    return period


def _cited(citation: Citation, law: Registry, on: date, joined: bool) -> Cited:
    regulation, status = law.get(citation.key), law.status(citation.key, on)
    fit = law.title_verdict(citation.key, citation.title) if citation.key and citation.title else None
    unknown = None
    if citation.type != "UUD" and status.status == "tidak-diketahui":
        if citation.status == "sebagian":
            unknown = "nomor atau tahunnya tidak terbaca" if citation.type else "jenis peraturannya tidak dikenal"
        elif status.pending:
            unknown = "tanggal pencabutannya pada tahun pemeriksaan tidak tercatat dalam registri"
        else:
            unknown = NOT_STATED if regulation else NOT_LISTED
    return Cited(
        citation,
        regulation,
        status,
        unknown,
        _identity(citation),
        joined,
        fit,
        misnamed=retyped(citation, law) if regulation is None or fit in (None, "beda") else None,
        outlived=_outlived(citation, regulation, fit, on),
    )


def _identity(citation: Citation) -> str | None:
    if citation.key or not (citation.type and citation.number and citation.year):
        return citation.key
    return " ".join(filter(None, (citation.type, citation.number, citation.year, citation.place)))
