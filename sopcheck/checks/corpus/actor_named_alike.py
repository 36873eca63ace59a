"""Is one office called by one name in all SOPs of an institution?

check: actor-named-alike
params: {muat: different names held, some 400 bytes each}

Only names that certainly mean one office: alike once abbreviations are written out ("Kasubbag Umum", "Kepala Sub Bagian
Umum"). Case, punctuation, damage, acting officers and names that point at nobody in particular do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sopcheck.engine.check import Fact, Hit, NotApplicable, Seen, across, looked
from sopcheck.engine.corpus import NAMED, Bounded, Comparison, Places
from sopcheck.engine.params import Params
from sopcheck.engine.summary import Entry, Lost
from sopcheck.language.actor_words import lexicon
from sopcheck.language.actors import parse_actor
from sopcheck.language.repair import is_damaged, repaired_words
from sopcheck.language.text import CACHE, one_line

NO_OFFICES = NotApplicable("tidak ada kolom pelaksana yang menyebut jabatan suatu instansi")


class SebutanBerbeda(Fact):
    """instansi; jumlah: of names; sebutan: each as printed, with the number of SOPs that use it."""

    instansi: str
    jumlah: str
    sebutan: str


class Name:
    """words: as first printed, at the locator `at` of `entry`; n: SOPs that use it."""

    __slots__ = ("at", "entry", "n", "words")

    def __init__(self, words: str, entry: Entry, at: str) -> None:
        self.words, self.entry, self.at = words, entry, at
        self.n = 1


class Muat(Params):
    muat: int


@across(SebutanBerbeda, params=Muat)
class ActorNamedAlike(Comparison):
    parts = ("pelaksana",)

    def start(self, params: Muat) -> None:
        self._judged = 0
        self._names: Bounded[tuple[str, str, str], Name] = Bounded(params.muat, "sebutan pelaksana yang berlainan")
        self._unread = Places()

    def take(self, entry: Entry, pelaksana: tuple[str | None, ...] | Lost | None) -> None:
        if pelaksana is None:
            return
        if isinstance(pelaksana, Lost):
            self._unread.add(entry.at("pelaksana"), "kolom pelaksana tidak terbaca")
            return
        instansi = entry.office[0]
        if instansi:
            for position, key, name, words in offices(pelaksana):
                self._judged += 1
                self._add((instansi, key, name), words, entry, f"pelaksana.{position}")

    def _add(self, key: tuple[str, str, str], words: str, entry: Entry, at: str) -> None:
        known = self._names.get(key)
        if known is not None:
            known.n += 1
        elif self._names.room:
            self._names[key] = Name(words, entry, at)

    def told(self) -> Iterator[Seen]:
        offices: dict[tuple[str, str], list[Name]] = {}
        for (instansi, key, _), name in self._names.items():
            offices.setdefault((instansi, key), []).append(name)
        for about, names in offices.items():
            if len({name.entry.path for name in names}) > 1:
                yield _hit(about, names)
        yield from self._unread.told()
        yield from self._names.told()
        yield (looked(self._judged) if self._judged else NO_OFFICES)


@lru_cache(CACHE)
def offices(headings: tuple[str | None, ...]) -> tuple[tuple[int, str, str, str], ...]:
    """(position, key, letters of the name, words) of the columns that name one certain office, each name once."""
    found: dict[tuple[str, str], tuple[int, str, str, str]] = {}
    for position, words in enumerate(headings, 1):
        if words and _certain(words):
            key, letters = parse_actor(words).key, "".join(repaired_words(words))
            found.setdefault((key, letters), (position, key, letters, one_line(words)))
    return tuple(found.values())


def _certain(words: str) -> bool:
    actor = parse_actor(words)
    plain = "/" not in words and "(" not in words and not is_damaged(words)
    return actor.kind in ("jabatan", "unit") and plain and not lexicon().on_behalf.at(repaired_words(words))


def _hit(about: tuple[str, str], names: list[Name]) -> Hit:
    first, *others = sorted(names, key=lambda name: -name.n)  # of equals the first
    fact = SebutanBerbeda(
        instansi=one_line(first.entry.instansi or ""),
        jumlah=str(len(names)),
        sebutan="; ".join(f"“{name.words}” ({name.n} SOP)" for name in (first, *others)[:NAMED]),
    )
    return Hit(
        first.entry.at(first.at),
        fact,
        related=tuple(name.entry.at(name.at) for name in others[:NAMED]),
        quotes=tuple(name.words for name in (first, *others)[:NAMED]),
        anchor=" ".join(about),
    )
