"""Offices whose set of SOPs was declared complete, with the names of their SOPs: only there can one be missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sopcheck.engine.check import NotApplicable, Unknown
from sopcheck.engine.corpus import Places, Scope
from sopcheck.engine.summary import Entry, Lost
from sopcheck.language.text import is_blank

FULL = "terlalu banyak nama SOP pada satu instansi, kekurangannya tidak dinilai"
UNDECLARED = NotApplicable("kumpulan SOP tidak dinyatakan lengkap untuk satu instansi pun")


@dataclass(slots=True)
class Office:
    """first: its first SOP; names: of all of them, each once, in order; unsure: not all names are known."""

    first: Entry
    names: dict[str, None] = field(default_factory=dict)
    unsure: bool = False


class CompleteSets:
    """Filled by comparisons that say what is missing."""

    def __init__(self, scope: Scope, cap: int) -> None:
        """cap: names held of one office; beyond, nothing is said to be missing there."""
        self._cap = cap
        self._scope = scope
        self.offices: dict[str, Office] = {}
        self._lost = Places()

    def add(self, entry: Entry, name: str | Lost | None) -> str | None:
        """The declared office this SOP belongs to, None if it belongs to none."""
        declared = self._scope.complete_for(entry)
        if declared is None:
            return None
        office = self.offices.setdefault(declared, Office(entry))
        if not isinstance(name, str) or is_blank(name):
            office.unsure = True
            self._lost.add(entry.at("nama"), "nama SOP tidak terbaca, jadi kelengkapan kumpulan tidak dapat dinilai")
        elif name not in office.names:
            if len(office.names) < self._cap:
                office.names[name] = None
            else:
                office.unsure = True
                self._lost.add(entry.at("nama"), FULL)
        return declared

    def told(self) -> Iterator[Unknown]:
        """The SOPs whose name is not known."""
        yield from self._lost.told()
