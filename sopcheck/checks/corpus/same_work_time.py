"""Is the same work given very different times in different SOPs?

check: same-work-time
params: {kali: from how many times longer on, muat: kinds of work held, some 400 bytes each}

The same work: the same Kegiatan, long enough to say what it works on, with the same Output.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.engine.check import Fact, Hit, NotApplicable, Seen, across, looked
from sopcheck.engine.corpus import Bounded, Comparison, Places
from sopcheck.engine.params import Params
from sopcheck.engine.stamps import Stamp
from sopcheck.engine.summary import Entry, Lost, same_office
from sopcheck.language.sop_titles import same_title
from sopcheck.language.text import one_line


class WaktuBerbeda(Fact):
    """kegiatan: the work as first printed; jumlah: steps with it; waktu, sop …: the shortest and the longest."""

    kegiatan: str
    jumlah: str
    waktu: str
    langkah: str
    sop: str
    pemilik: str
    waktu_lain: str
    langkah_lain: str
    sop_lain: str
    pemilik_lain: str
    kali: str


class Kali(Params):
    kali: int
    muat: int


class Work:
    """shortest, longest: (stamp, SOP, position) of the steps that do it; n: how many do."""

    __slots__ = ("longest", "n", "shortest")

    def __init__(self, seen: tuple[Stamp, Entry, int]) -> None:
        self.n = 1
        self.shortest = self.longest = seen

    def add(self, stamp: Stamp, entry: Entry, position: int) -> None:
        self.n += 1
        if stamp.high < self.shortest[0].high:
            self.shortest = (stamp, entry, position)
        if stamp.low > self.longest[0].low:
            self.longest = (stamp, entry, position)


@across(WaktuBerbeda, params=Kali)
class SameWorkTime(Comparison):
    parts = ("langkah",)

    def start(self, params: Kali) -> None:
        self._times = params.kali
        self._unread = Places()
        self._works: Bounded[int, Work] = Bounded(params.muat, "kegiatan yang berlainan")

    def take(self, entry: Entry, rows: tuple[Stamp, ...] | Lost) -> None:
        if isinstance(rows, Lost):
            self._unread.add(entry.at(rows.at), "tabel langkah tidak terbaca")
            return
        works = self._works
        for position, stamp in enumerate(rows, 1):
            if stamp.work:
                known = works.get(stamp.work)
                if known is not None:
                    known.add(stamp, entry, position)
                elif works.room:
                    works[stamp.work] = Work((stamp, entry, position))

    def told(self) -> Iterator[Seen]:
        repeated = [work for work in self._works.values() if work.n > 1]
        for work in repeated:
            (short, entry, _), (long, other, _) = work.shortest, work.longest
            one_sop = same_office(entry, other) and same_title(entry.nama or "", other.nama or "")
            if short.high > 0 and long.low >= self._times * short.high and entry is not other and not one_sop:
                yield _hit(work)
        yield from self._unread.told()
        yield from self._works.told()
        yield (
            looked(len(repeated))
            if repeated
            else NotApplicable("tidak ada kegiatan dengan output yang sama pada dua langkah")
        )


def _hit(work: Work) -> Hit:
    (short, entry, position), (long, other, place) = work.shortest, work.longest
    ratio = int(long.low / short.high)
    fact = WaktuBerbeda(
        kegiatan=short.words,
        jumlah=str(work.n),
        waktu=one_line(short.time),
        langkah=str(position),
        sop=entry.title,
        pemilik=entry.owner,
        waktu_lain=one_line(long.time),
        langkah_lain=str(place),
        sop_lain=other.title,
        pemilik_lain=other.owner,
        kali=f"{ratio:,}".replace(",", "."),
    )
    return Hit(
        entry.at(f"langkah.{position}.waktu"),
        fact,
        related=(other.at(f"langkah.{place}.waktu"),),
        quotes=(short.time, long.time),
        anchor=short.words,
    )
