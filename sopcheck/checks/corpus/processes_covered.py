"""Is there an SOP for each of some processes, where the set is declared complete for an office?

check: processes-covered
params:
  proses: name of a process → patterns, one of which a name of an SOP of it holds
  muat: names held of one office

Patterns are matched against the words of the name in normal form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sopcheck.checks.corpus.complete_sets import UNDECLARED, CompleteSets
from sopcheck.engine.check import Fact, Hit, Seen, across, looked
from sopcheck.engine.corpus import Comparison
from sopcheck.engine.params import Params
from sopcheck.engine.summary import Entry, Lost
from sopcheck.language.repair import repaired


class TanpaSop(Fact):
    """kumpulan: the office declared complete; jumlah: of its SOPs; proses: those without one."""

    kumpulan: str
    jumlah: str
    proses: str


class Proses(Params):
    proses: Mapping[str, tuple[str, ...]]
    muat: int


@across(TanpaSop, params=Proses)
class ProcessesCovered(Comparison):
    parts = ("nama",)

    def start(self, params: Proses) -> None:
        self._patterns = {name: re.compile("|".join(patterns)) for name, patterns in sorted(params.proses.items())}
        self._sets = CompleteSets(self.scope, params.muat)

    def take(self, entry: Entry, nama: str | Lost | None) -> None:
        self._sets.add(entry, nama)

    def told(self) -> Iterator[Seen]:
        if not self._sets.offices:
            yield UNDECLARED
            return
        for declared, office in self._sets.offices.items():
            names = [repaired(name) for name in office.names]
            missing = [process for process, pattern in self._patterns.items() if not any(map(pattern.search, names))]
            if missing and not office.unsure:
                fact = TanpaSop(kumpulan=declared, jumlah=str(len(names)), proses="; ".join(missing))
                yield Hit(office.first.at("nama"), fact, quotes=(), anchor=declared)
        yield from self._sets.told()
        sure = sum(not office.unsure for office in self._sets.offices.values())
        if sure:
            yield looked(sure)
