"""Does one number stand on different SOPs of one office?

check: same-number
params:
  isian: pattern of numbers that are not complete
  huruf: fewest letters and digits of a number that tells
  muat: numbers held, some 300 bytes each

A revision keeps its number: names that are alike, damaged, or one with words more are taken for one SOP. A number
without a year counts for the year of its SOP only, because registers begin anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sopcheck.engine.check import Fact, Hit, NotApplicable, Seen, across, looked
from sopcheck.engine.corpus import NAMED, Bounded, Comparison, Places
from sopcheck.engine.params import Params
from sopcheck.engine.summary import Entry, Lost, Number
from sopcheck.language.sop_titles import surely_other, title_words
from sopcheck.language.text import is_blank, normal, one_line

NO_OFFICE = "instansinya tidak terbaca"


class NomorSama(Fact):
    """nomor: as printed; jumlah: of SOPs, NAMED at most; pemilik: the office; sop: their names."""

    nomor: str
    jumlah: str
    pemilik: str
    sop: str


class Lengkap(Params):
    isian: re.Pattern[str]
    huruf: int
    muat: int


Key = tuple[str, str, str, str]
"""Instansi, unit, year where the number says none, number."""

Numbered = tuple[Entry, bool]
"""An SOP, and whether its number was read weakly."""


@across(NomorSama, params=Lengkap)
class SameNumber(Comparison):
    parts = ("nomor",)

    def start(self, params: Lengkap) -> None:
        self._params = params
        self._numbered = 0
        self._first: Bounded[int, Numbered] = Bounded(params.muat, "nomor")
        self._doubles: dict[Key, dict[str, Numbered]] = {}  # by name, at most NAMED of each number
        self._unread = Places()

    def take(self, entry: Entry, nomor: Number | Lost | None) -> None:
        if nomor is None:
            return
        if isinstance(nomor, Lost):
            self._unread.add(entry.at("nomor"), "nomor tidak terbaca")
        elif not entry.office[0]:
            self._unread.add(entry.at("nomor"), NO_OFFICE)
        else:
            self._numbered += 1
            self._add(entry, nomor)

    def _add(self, entry: Entry, nomor: Number) -> None:
        key = (*entry.office, nomor.year, normal(nomor.words))
        known = self._first.get(hash(key))
        if known is None:
            if self._first.room:
                self._first[hash(key)] = entry, nomor.weak
        elif self._tells(nomor.words) and normal(known[0].nomor or "") == key[-1]:
            names = self._doubles.setdefault(key, {_name(known[0]): known})
            if len(names) < NAMED:
                names.setdefault(_name(entry), (entry, nomor.weak))

    def _tells(self, words: str) -> bool:
        """Whether a number is complete: a list number or an unfilled form is shared by many."""
        letters = sum(map(str.isalnum, words))
        return letters >= self._params.huruf and any(map(str.isdigit, words)) and not self._params.isian.search(words)

    def told(self) -> Iterator[Seen]:
        for key, every in self._doubles.items():
            different = _different(every.values())
            if len(different) > 1:
                yield _hit(key, different)
        yield from self._unread.told()
        yield from self._first.told()
        yield looked(self._numbered) if self._numbered else NotApplicable("tidak ada SOP yang bernomor")


def _name(entry: Entry) -> str:
    return " ".join(title_words(entry.nama or ""))


def _different(every: Iterable[Numbered]) -> list[Numbered]:
    """The SOPs that are certainly not editions of one another."""
    found: list[Numbered] = []
    for one in every:
        name = one[0].nama
        if name and not is_blank(name) and all(surely_other(name, other.nama or "") for other, _ in found):
            found.append(one)
    return found


def _hit(key: Key, different: list[Numbered]) -> Hit:
    entries = [entry for entry, _ in different]
    first = entries[0]
    fact = NomorSama(
        nomor=one_line(first.nomor or ""),
        jumlah=str(len(entries)),
        pemilik=first.owner,
        sop="; ".join(f"“{entry.title}”" for entry in entries),
    )
    return Hit(
        first.at("nomor"),
        fact,
        related=tuple(entry.at("nomor") for entry in entries[1:]),
        quotes=tuple(one_line(entry.nomor or "") for entry in entries),
        tinjau=any(weak for _, weak in different) or key[2] == "?",
        anchor=" ".join(key),
    )
