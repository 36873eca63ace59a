"""Are the steps of an SOP nearly those of another office's SOP?

check: copied-steps
params: {bagian: share of cells that agree (3/5), langkah: fewest rows to compare, sama: rows with the same Kegiatan}

The first SOP of each kind stands for its kind; each further one is looked up by the pairs of Kegiatan that follow each
other in it and held cell by cell against the few that share most of them: linear in the number of SOPs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from sopcheck.checks.corpus.alignment import Difference, compare
from sopcheck.engine.check import Fact, Hit, NotApplicable, Seen, across, looked
from sopcheck.engine.corpus import NAMED, Bounded, Comparison
from sopcheck.engine.params import Params
from sopcheck.engine.stamps import Stamp
from sopcheck.engine.summary import Entry, same_office

HELD = 10_000
"""Kinds of SOP held: some 2 KB each, nearly all of it the pairs they are found by."""

CANDIDATES = 3
"""Kinds that are compared cell by cell: those that share most pairs."""

PART = "\x1f"


class Salinan(Fact):
    """sop, pemilik, lain, pemilik_lain: names and offices; persen: of filled cells that agree; beda: what differs."""

    sop: str
    pemilik: str
    lain: str
    pemilik_lain: str
    persen: str
    beda: str


class SalinanBanyak(Fact):
    """jumlah: of SOPs besides the first; kantor: of offices; dari, sampai: per cent; beda: of the first two."""

    sop: str
    pemilik: str
    jumlah: str
    kantor: str
    dari: str
    sampai: str
    contoh: str
    beda: str


class Batas(Params):
    bagian: Fraction
    langkah: int
    sama: int


class Kind:
    """SOPs that are nearly one. first: stands for them; prints, times: of its rows; others: of other offices."""

    __slots__ = ("count", "first", "high", "low", "named", "offices", "prints", "times", "unsure")

    def __init__(self, first: Entry, rows: tuple[Stamp, ...]) -> None:
        self.first = first
        self.prints = b"".join([row.prints for row in rows])
        self.times = PART.join([row.time for row in rows])
        self.count = 0
        self.low = self.high = 100
        self.offices: set[tuple[str, str]] = set()
        self.named: list[tuple[Entry, Difference]] = []
        self.unsure = False

    def add(self, entry: Entry, found: Difference) -> None:
        same = same_office(self.first, entry)
        if same:
            return  # an edition of the first, or its neighbour on one desk
        self.unsure = self.unsure or same is None
        self.low = min(self.low, found.percent) if self.count else found.percent
        self.high = max(self.high, found.percent) if self.count else found.percent
        self.count += 1
        self.offices.add(entry.office)
        if len(self.named) < NAMED:
            self.named.append((entry, found))


@across(Salinan, SalinanBanyak, params=Batas)
class CopiedSteps(Comparison):
    parts = ("langkah",)

    def start(self, params: Batas) -> None:
        self._params = params
        self._compared = 0
        self._kinds: Bounded[bytes, Kind] = Bounded(HELD, "SOP yang berlainan langkahnya")
        self._by_pair: dict[int, Kind] = {}

    def take(self, entry: Entry, rows: tuple[Stamp, ...]) -> None:
        if len(rows) < self._params.langkah:
            return
        self._compared += 1
        prints = b"".join([row.prints for row in rows])
        same = self._kinds.get(prints)
        if same:
            same.add(entry, compare(prints, "", prints, ""))
            return
        openings = [row.opening for row in rows]
        pairs = [first << 32 | second for first, second in pairwise(openings) if first and second]
        times = PART.join([row.time for row in rows])
        for kind in self._near(pairs):
            found = compare(kind.prints, kind.times, prints, times)
            if found.wording >= self._params.bagian and found.same_activities >= self._params.sama:
                kind.add(entry, found)
                return
        if self._kinds.room:
            kind = self._kinds[prints] = Kind(entry, rows)
            for pair in pairs:
                self._by_pair.setdefault(pair, kind)

    def _near(self, pairs: list[int]) -> Iterator[Kind]:
        """The kinds that share most pairs, the earlier first where it is even."""
        shared = [kind for pair in pairs if (kind := self._by_pair.get(pair))]
        return (kind for kind, _ in Counter(shared).most_common(CANDIDATES))

    def told(self) -> Iterator[Seen]:
        for kind in self._kinds.values():
            if kind.count:
                yield _hit(kind)
        yield from self._kinds.told()
        yield (
            looked(self._compared)
            if self._compared
            else NotApplicable(f"tidak ada SOP dengan {self._params.langkah} langkah atau lebih")
        )


def _hit(kind: Kind) -> Hit:
    first, (other, found) = kind.first, kind.named[0]
    fact: Fact
    if kind.count == 1:
        fact = Salinan(
            sop=first.title,
            pemilik=first.owner,
            lain=other.title,
            pemilik_lain=other.owner,
            persen=str(found.percent),
            beda=found.words,
        )
    else:
        fact = SalinanBanyak(
            sop=first.title,
            pemilik=first.owner,
            jumlah=str(kind.count),
            kantor=str(len(kind.offices)),
            dari=str(kind.low),
            sampai=str(kind.high),
            contoh="; ".join(f"“{entry.title}” ({entry.owner})" for entry, _ in kind.named[:3]),
            beda=found.words,
        )
    return Hit(
        first.at("langkah"),
        fact,
        related=tuple(entry.at("langkah") for entry, _ in kind.named),
        quotes=(first.title, other.title),
        tinjau=kind.unsure,
        anchor=first.identity,
    )
