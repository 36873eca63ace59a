"""Is every SOP that Keterkaitan names in the set, where the set is declared complete for that office?

check: related-exists
params: {muat: names held, of one office and of Keterkaitan}

Lenient: a name that shares most of its words with one in the set is taken for it, and an entry that names another
institution points outside the set.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.corpus.complete_sets import UNDECLARED, CompleteSets
from sopcheck.engine.check import Fact, Hit, NotApplicable, Seen, across, looked
from sopcheck.engine.corpus import Bounded, Comparison, Named, Places
from sopcheck.engine.params import Params
from sopcheck.engine.summary import Entry, Lost
from sopcheck.language.actor_search import find_actors
from sopcheck.language.actors import parse_actor
from sopcheck.language.sop_titles import names_sop, title_words
from sopcheck.language.text import is_blank, one_line

ALIKE = 80
"""Names whose words are this much alike (rapidfuzz, token set) are perhaps one."""


class TidakDitemukan(Fact):
    """terkait: the entry as printed; jumlah: of SOPs that name it; kumpulan: the office declared complete."""

    terkait: str
    jumlah: str
    kumpulan: str


class Muat(Params):
    muat: int


class Wanted(Named[tuple[Entry, str]]):
    """An SOP that Keterkaitan names: (SOP, locator) of the entries. words: as first printed."""

    def __init__(self, words: str) -> None:
        self.words = words


@across(TidakDitemukan, params=Muat)
class RelatedExists(Comparison):
    parts = ("nama", "keterkaitan")

    def start(self, params: Muat) -> None:
        self._sets = CompleteSets(self.scope, params.muat)
        self._wanted: Bounded[tuple[str, str], Wanted] = Bounded(params.muat, "butir Keterkaitan")
        self._judged = 0
        self._unread = Places()

    def take(self, entry: Entry, nama: str | Lost | None, keterkaitan: tuple[str | None, ...] | Lost | None) -> None:
        declared = self._sets.add(entry, nama)
        if declared is None:
            return
        if isinstance(keterkaitan, Lost):
            self._unread.add(entry.at("keterkaitan"), "keterkaitan tidak terbaca")
            return
        for position, words in enumerate(keterkaitan or (), 1):
            if words and not is_blank(words) and names_sop(words) and not _outside(words, entry):
                self._want(declared, words, entry, f"keterkaitan.{position}")

    def _want(self, declared: str, words: str, entry: Entry, at: str) -> None:
        key = (declared, _joined(words))
        if key not in self._wanted:
            if not self._wanted.room:
                return
            self._wanted[key] = Wanted(one_line(words))
        self._judged += 1
        self._wanted[key].add((entry, at))

    def told(self) -> Iterator[Seen]:
        if not self._sets.offices:
            yield UNDECLARED
            return
        unsure = {declared: office.unsure for declared, office in self._sets.offices.items()}
        names = {declared: set(map(_joined, office.names)) for declared, office in self._sets.offices.items()}
        for (declared, name), wanted in self._wanted.items():
            if not unsure[declared] and name and not _among(name, names[declared]):
                yield _hit(declared, wanted)
        yield from self._sets.told()
        yield from self._unread.told()
        yield from self._wanted.told()
        yield looked(self._judged) if self._judged else NotApplicable("Keterkaitan tidak menyebut satu SOP pun")


def _joined(name: str) -> str:
    return " ".join(title_words(name))


def _outside(words: str, entry: Entry) -> bool:
    """Whether an entry names a unit or institution other than that of its SOP."""
    own = set(" ".join(entry.office).split())
    named = (parse_actor(found.words) for found in find_actors(words))
    return any(actor.kind == "unit" and not own.issuperset(actor.key.split()) for actor in named)


def _among(name: str, names: set[str]) -> bool:
    """Whether a name is one of a set, or perhaps one."""
    if name in names:
        return True
    from rapidfuzz import fuzz, process

    return process.extractOne(name, names, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE) is not None


def _hit(declared: str, wanted: Wanted) -> Hit:
    (entry, at), *others = wanted
    return Hit(
        entry.at(at),
        TidakDitemukan(terkait=wanted.words, jumlah=str(wanted.total), kumpulan=declared),
        related=tuple(other.at(place) for other, place in others),
        quotes=(wanted.words,),
        anchor=f"{declared} {wanted.words}",
    )
