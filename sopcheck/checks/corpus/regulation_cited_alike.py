"""Do the SOPs of the set cite one regulation under one title, and one title under one number?

check: regulation-cited-alike
params: {muat: pairs of regulation and title held, some 500 bytes each}

Where the registry has the official title, each SOP is held against that by another rule; here, SOPs are only held
against each other. Of two numbers for one title only those count that differ in number or in year, not in both: a later
regulation often keeps the title. What both stands in one SOP is that SOP's own matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sopcheck.engine.check import Fact, Hit, NotApplicable, Seen, across, looked
from sopcheck.engine.corpus import Bounded, Comparison, Named, Places
from sopcheck.engine.params import Params
from sopcheck.engine.summary import Entry, Lost
from sopcheck.language.citations import parse_citation
from sopcheck.language.text import CACHE, normal, one_line
from sopcheck.law.registry import Registry
from sopcheck.law.titles import compare_titles

TELLING = 3
"""Words of a title that tells a subject."""


class JudulBerbeda(Fact):
    """rujukan: the regulation; judul, judul_lain: its titles as printed; jumlah, jumlah_lain: citations with each."""

    rujukan: str
    judul: str
    jumlah: str
    judul_lain: str
    jumlah_lain: str


class NomorBerbeda(Fact):
    """judul: the title; rujukan, rujukan_lain: what it is given to; jumlah, jumlah_lain: citations of each."""

    judul: str
    rujukan: str
    jumlah: str
    rujukan_lain: str
    jumlah_lain: str


class Cite(NamedTuple):
    """issuer: kind and place; title: in normal form; words, printed: number and title as first printed."""

    key: str
    issuer: str
    number: str
    year: str
    title: str
    words: str
    printed: str


class Use(Named[tuple[Entry, str]]):
    """The (SOP, locator) of each citation of one regulation under one title."""

    def __init__(self, cite: Cite) -> None:
        self.cite = cite

    @property
    def paths(self) -> set[str]:
        """Of the SOPs it is known from."""
        return {entry.path for entry, _ in self}


class Muat(Params):
    muat: int


@across(JudulBerbeda, NomorBerbeda, params=Muat)
class RegulationCitedAlike(Comparison):
    parts = ("dasar_hukum",)

    def start(self, params: Muat) -> None:
        self._cited = 0
        self._unread = Places()
        self._uses: Bounded[tuple[str, str], Use] = Bounded(params.muat, "rujukan yang berlainan")

    def take(self, entry: Entry, dasar_hukum: tuple[str | None, ...] | Lost | None) -> None:
        if isinstance(dasar_hukum, Lost):
            self._unread.add(entry.at(dasar_hukum.at), "dasar hukum tidak terbaca")
            return
        for position, words in enumerate(dasar_hukum or (), 1):
            for cite in cites(words) if words else ():
                self._cited += 1
                key = (cite.key, cite.title)
                if key not in self._uses:
                    if not self._uses.room:
                        continue
                    self._uses[key] = Use(cite)
                self._uses[key].add((entry, f"dasar_hukum.{position}"))

    def told(self) -> Iterator[Seen]:
        by_key: dict[str, list[Use]] = {}
        by_title: dict[tuple[str, str], list[Use]] = {}
        for use in self._uses.values():
            by_key.setdefault(use.cite.key, []).append(use)
            by_title.setdefault((use.cite.issuer, use.cite.title), []).append(use)
        law = self.scope.context.law
        for uses in by_key.values():
            yield from _titles(uses, law)
        for uses in by_title.values():
            yield from _numbers(uses, law)
        yield from self._unread.told()
        yield from self._uses.told()
        yield looked(self._cited) if self._cited else NotApplicable("tidak ada rujukan bernomor dan berjudul")


@lru_cache(CACHE)
def cites(words: str) -> tuple[Cite, ...]:
    """The regulations a printed legal basis cites with number, year and title."""
    return tuple(
        Cite(
            key=found.key,
            issuer=f"{found.type} {normal(found.place or '')}",
            number=found.number,
            year=found.year,
            title=normal(found.title),
            words=one_line(found.words),
            printed=one_line(found.title),
        )
        for found in parse_citation(words).members
        if found.key and found.number and found.year and found.title and len(normal(found.title).split()) >= TELLING
    )


def _titles(uses: list[Use], law: Registry) -> Iterator[Hit]:
    """The commonest title of a regulation against each that is of another subject."""
    known = law.get(uses[0].cite.key)
    if len(uses) < 2 or (known is not None and known.title):
        return
    common = max(uses, key=lambda use: use.total)  # of equals the first
    for use in uses:
        if compare_titles(use.cite.printed, common.cite.printed) == "beda" and _apart(use, common):
            fact = JudulBerbeda(
                rujukan=use.cite.words,
                judul=use.cite.printed,
                jumlah=str(use.total),
                judul_lain=common.cite.printed,
                jumlah_lain=str(common.total),
            )
            yield _hit(use, common, fact, tinjau=False)


def _numbers(uses: list[Use], law: Registry) -> Iterator[Hit]:
    """The number that the registry has for a title, else the commonest, against each that differs from it in number or
    year alone.
    """
    if len(uses) < 2:
        return
    known = {use.cite.key for use in uses if _has_title(use.cite, law)}
    common = max(uses, key=lambda use: (use.cite.key in known, use.total))
    for use in uses:
        mine, theirs = use.cite, common.cite
        alike = (mine.number == theirs.number) != (mine.year == theirs.year)
        if alike and mine.key not in known and _apart(use, common):
            fact = NomorBerbeda(
                judul=mine.printed,
                rujukan=mine.words,
                jumlah=str(use.total),
                rujukan_lain=theirs.words,
                jumlah_lain=str(common.total),
            )
            yield _hit(use, common, fact, tinjau=theirs.key not in known)


def _apart(use: Use, other: Use) -> bool:
    """Whether the two are cited by different SOPs, none of which cites both."""
    return use.paths.isdisjoint(other.paths)


def _has_title(cite: Cite, law: Registry) -> bool:
    """Whether the registry has this title for this number."""
    return law.get(cite.key) is not None and law.title_verdict(cite.key, cite.printed) not in (None, "beda")


def _hit(use: Use, common: Use, fact: Fact, tinjau: bool) -> Hit:
    (entry, at), *others = use
    other, place = common[0]
    return Hit(
        entry.at(at),
        fact,
        related=(other.at(place), *(further.at(where) for further, where in others)),
        quotes=(f"{use.cite.words} {use.cite.printed}", f"{common.cite.words} {common.cite.printed}"),
        tinjau=tinjau,
        anchor=f"{use.cite.key} {use.cite.title} {common.cite.key} {common.cite.title}",
    )
