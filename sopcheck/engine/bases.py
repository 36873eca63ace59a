"""The legal bases of an SOP held against the registry on one day: looked up once per printed text, not once per rule.

Offices copy their lists: the same text, and often the same whole list, stands in hundreds of SOPs. What the rules
ask of a list is therefore kept with its words, and a list without anything to say costs each rule one comparison.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sopcheck.engine.basis import DISPUTED, LOST, RENUMBERED, REPEATED, UNCITED, Basis, Cited
from sopcheck.engine.check import Looked, NotApplicable, Unknown, looked
from sopcheck.engine.lazy import lazy
from sopcheck.language.text import CACHE
from sopcheck.law.registry import Registry

_UNNUMBERED = NotApplicable("tidak ada rujukan bernomor dan bertahun")
_UNCITED = NotApplicable("tidak ada rujukan peraturan yang terbaca")
_EMPTY = NotApplicable("dasar hukum tidak terisi")
_UNTITLED = NotApplicable("tidak ada judul peraturan yang tercetak")
_UNGAZETTED = NotApplicable("tidak ada nomor lembaran atau berita negara yang tercetak")
FIELD_LOST = "tidak terbaca pada berkas"


class Bases:
    """The list of an SOP; None in `items`: on paper, but could not be read.

    n: citations; numbered: those with number and year; known: those whose status the registry knows; entitled: titles
    printed; titled, gazetted: how many to compare with the registry; flags: what any text or the list has to say.
    of_all, of_numbered, of_titled, of_entitled, of_gazetted: what a rule about these says if it finds nothing.
    """

    def __init__(self, items: tuple[Basis | None, ...]) -> None:
        self._items = items
        flags = n = known = titled = gazetted = year = 0
        entries: list[str] = []
        titles: list[tuple[str, str]] = []
        claimed: set[str] = set()
        gazettes: dict[tuple[str, str, str], str] = {}
        for basis in items:
            if basis is None:
                flags |= LOST
                continue
            flags |= basis.flags
            n += len(basis.heads)
            known += basis.known
            titled += basis.titled
            gazetted += basis.gazetted
            if basis.year > year:
                year = basis.year
            entries += basis.entries
            titles += basis.titles
            for identity, found in basis.claims:
                printed = found.gazette
                if identity in claimed:
                    flags |= DISPUTED
                claimed.add(identity)
                if printed and printed.kind != "LD" and printed.year and printed.number:
                    number = (printed.kind, printed.year, printed.number)
                    if gazettes.setdefault(number, identity) != identity:
                        flags |= DISPUTED
        self.flags = flags
        self.n = n
        self.known = known
        self.titled = titled
        self.gazetted = gazetted
        self.year = year
        self.numbered = len(entries)
        self.entitled = len(titles)
        if len(set(entries)) < len(entries):
            self.flags |= REPEATED
        if len(dict(titles)) < len(titles) and len(dict(titles)) < len(set(titles)):
            self.flags |= RENUMBERED
        nothing = self.nothing
        self.of_all = _said(n, nothing)
        self.of_numbered = _said(self.numbered, nothing)
        self.of_titled = _said(titled, _UNTITLED)
        self.of_entitled = _said(self.entitled, _UNTITLED)
        self.of_gazetted = _said(gazetted, _UNGAZETTED)

    @property
    def nothing(self) -> NotApplicable:
        """Why there is no citation, or none with number and year, to judge."""
        if self.n:
            return _UNNUMBERED
        return _UNCITED if self.flags & UNCITED else _EMPTY

    @lazy
    def items(self) -> tuple[tuple[str, Basis], ...]:
        """(locator, basis) of those that could be read."""
        return tuple((f"dasar_hukum.{i}", basis) for i, basis in enumerate(self._items, 1) if basis)

    @lazy
    def cited(self) -> tuple[tuple[str, Basis, Cited], ...]:
        """(locator, basis, head) of every citation in printed order."""
        return tuple((at, basis, head) for at, basis in self.items for head in basis.heads)

    @lazy
    def lost(self) -> tuple[Unknown, ...]:
        """The items that could not be read, or the whole list."""
        if self._items and not any(self._items):
            return (Unknown("dasar_hukum", FIELD_LOST),)
        return tuple(Unknown(f"dasar_hukum.{i}", FIELD_LOST) for i, basis in enumerate(self._items, 1) if basis is None)

    @lazy
    def unjudged(self) -> tuple[Unknown, ...]:
        """The items whose status on the day cannot be told, lost ones included; one for each item and reason."""
        reasons = dict.fromkeys((at, head.unknown) for at, _, head in self.cited if head.unknown)
        return (*self.lost, *(Unknown(at, reason) for at, reason in reasons if reason))

    @lazy
    def untitled(self) -> tuple[Unknown, ...]:
        """The items with a title that the registry has none to compare with, lost ones included."""
        bare = dict.fromkeys(
            at for at, _, head in self.cited if head.fit is None and head.citation.title and head.citation.key
        )
        return (*self.lost, *(Unknown(at, "judul resminya tidak ada dalam registri") for at in bare))

    @lazy
    def keys(self) -> frozenset[str]:
        """The keys of all regulations named anywhere in the list."""
        return frozenset().union(*(basis.keys for _, basis in self.items))


def _said(places: int, otherwise: NotApplicable) -> Looked | tuple[NotApplicable]:
    """What is said of places where nothing was found, or of there being none."""
    return looked(places) if places else (otherwise,)


EMPTY = Bases(())
WHOLLY_LOST = Bases((None,))


class Judge:
    """Looks lists up in one registry on one day, and keeps what it saw."""

    def __init__(self, law: Registry, on: date) -> None:
        self._law = law
        self._on = on
        self._basis = lru_cache(CACHE)(self._look_up)
        self.bases = lru_cache(1 << 12)(self._list)

    def _look_up(self, words: str) -> Basis:
        return Basis(words, self._law, self._on)

    def _list(self, printed: tuple[str | None, ...]) -> Bases:
        """The list with these printed items."""
        basis = self._basis
        return Bases(tuple([None if words is None else basis(words) for words in printed]))


@lru_cache(64)
def judge_of(law: Registry, on: date) -> Judge:
    """The one judge for a registry and a day."""
    return Judge(law, on)
