"""Are the steps of an SOP nearly those of another office's SOP?

check: copied-steps
params:
  bagian: share of the cells of Kegiatan, Kelengkapan and Output that agree
  langkah: fewest rows of a table that is compared
  sama: rows with the same Kegiatan
  muat: kinds of SOP held, some 2 KB each

The first SOP of each kind stands for its kind; each further one is looked up by the pairs of Kegiatan that follow each
other in it and held cell by cell against the few that share most of them: linear in the number of SOPs.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from sopcheck.checks.corpus.alignment import Agreement, agreement, difference
from sopcheck.engine.check import Fact, Hit, NotApplicable, Seen, across, looked
from sopcheck.engine.corpus import Bounded, Comparison, Named, Places
from sopcheck.engine.params import Params
from sopcheck.engine.stamps import Stamp
from sopcheck.engine.summary import Entry, Lost, same_office

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
    muat: int


class Kind:
    """SOPs that are nearly one. first: stands for them; prints, times: of its rows.

    named, offices: the others, those of its own office left out; low, high: how much of them agrees, in per cent;
    differs: what differs in the first of them.
    """

    __slots__ = ("differs", "first", "high", "low", "named", "offices", "prints", "times", "unsure")

    def __init__(self, first: Entry, prints: bytes, rows: tuple[Stamp, ...]) -> None:
        self.first = first
        self.prints = prints
        self.times = PART.join([row.time for row in rows])
        self.low, self.high = 100, 0
        self.offices: set[tuple[str, str]] = set()
        self.named: Named[Entry] = Named()
        self.differs = ""
        self.unsure = False

    def add(self, entry: Entry, percent: int, prints: bytes, rows: tuple[Stamp, ...]) -> None:
        same = same_office(self.first, entry)
        if same:
            return  # an edition of the first, or its neighbour on one desk
        if not self.named:
            self.differs = difference(self.prints, self.times.split(PART), prints, [row.time for row in rows])
        self.unsure = self.unsure or same is None
        self.low, self.high = min(self.low, percent), max(self.high, percent)
        self.named.add(entry)
        self.offices.add(entry.office)


@across(Salinan, SalinanBanyak, params=Batas)
class CopiedSteps(Comparison):
    parts = ("langkah",)

    def start(self, params: Batas) -> None:
        self._params = params
        self._compared = 0
        self._unread = Places()
        self.kinds: Bounded[bytes, Kind] = Bounded(params.muat, "SOP yang berlainan langkahnya")
        self._by_pair: dict[int, Kind] = {}

    def take(self, entry: Entry, rows: tuple[Stamp, ...] | Lost) -> None:
        if isinstance(rows, Lost):
            self._unread.add(entry.at(rows.at), "tabel langkah tidak terbaca")
            return
        if len(rows) < self._params.langkah:
            return
        self._compared += 1
        prints = b"".join([row.prints for row in rows])
        if same := self.kinds.get(prints):
            same.add(entry, 100, prints, rows)
            return
        openings = [row.opening for row in rows]
        pairs = [first << 32 | second for first, second in pairwise(openings) if first and second]
        for kind in self._near(pairs):
            found = agreement(kind.prints, prints)
            if self.is_one(found):
                kind.add(entry, found.percent, prints, rows)
                return
        if self.kinds.room:
            kind = self.kinds[prints] = Kind(entry, prints, rows)
            for pair in pairs:
                self._by_pair.setdefault(pair, kind)

    def _near(self, pairs: list[int]) -> list[Kind]:
        """The kinds that share most pairs, the earlier first where it is even."""
        shared: dict[Kind, int] = {}
        for kind in filter(None, map(self._by_pair.get, pairs)):
            shared[kind] = shared.get(kind, 0) + 1
        return sorted(shared, key=shared.__getitem__, reverse=True)[:CANDIDATES]

    def is_one(self, found: Agreement) -> bool:
        """Whether two tables are nearly one."""
        agreed, of = found.wording
        share = self._params.bagian
        return found.activities >= self._params.sama and agreed * share.denominator >= of * share.numerator

    def told(self) -> Iterator[Seen]:
        for kind in self.kinds.values():
            if kind.named.total:
                yield _hit(kind)
        yield from self._unread.told()
        yield from self.kinds.told()
        yield (
            looked(self._compared)
            if self._compared
            else NotApplicable(f"tidak ada SOP dengan {self._params.langkah} langkah atau lebih")
        )


def _hit(kind: Kind) -> Hit:
    first, other = kind.first, kind.named[0]
    fact: Fact
    if kind.named.total == 1:
        fact = Salinan(
            sop=first.title,
            pemilik=first.owner,
            lain=other.title,
            pemilik_lain=other.owner,
            persen=str(kind.low),
            beda=kind.differs,
        )
    else:
        fact = SalinanBanyak(
            sop=first.title,
            pemilik=first.owner,
            jumlah=str(kind.named.total),
            kantor=str(len(kind.offices)),
            dari=str(kind.low),
            sampai=str(kind.high),
            contoh="; ".join(f"“{entry.title}” ({entry.owner})" for entry in kind.named[:3]),
            beda=kind.differs,
        )
    return Hit(
        first.at("langkah"),
        fact,
        related=tuple(entry.at("langkah") for entry in kind.named),
        quotes=(first.title, other.title),
        tinjau=kind.unsure,
        anchor=first.identity,
    )
