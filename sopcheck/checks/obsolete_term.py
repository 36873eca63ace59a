"""Does the SOP use a term that a norm older than the SOP has replaced?

    check: obsolete-term
    params:
      di: [nama, peringatan]                       # besides Kegiatan, Kelengkapan and Output of every step
      kecuali: {Perangkat Daerah: [keuangan]}      # not where the title of the SOP has one of these words

The date of the SOP decides; without one the date of the check does, which asks for a human look. One finding per term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.wording import ISTILAH
from sopcheck.language.terms import ObsoleteTerm, obsolete_terms
from sopcheck.language.text import CACHE, tokens
from sopcheck.law.regulation import day
from sopcheck.model.locators import LISTS

# "SOP Penyusunan LAKIP": the title of another SOP, which may be its right title; "Jika SOP tidak …" is none
_TITLE = re.compile(r"\b(?:SOP|POS|Prosedur)\s+(?=Pe\w+an\b)", re.IGNORECASE)
ROW = ("kegiatan", "kelengkapan", "output")


class Diganti(Fact):
    """istilah: as printed; baru: the words of the norm; norma: its name; tanggal: the SOP's own date."""

    istilah: str
    baru: str
    norma: str
    tanggal: str


class DigantiTanpaTanggal(Fact):
    """The same where the SOP has no date that could be read."""

    istilah: str
    baru: str
    norma: str


class Tempat(Params):
    """di: top-level fields; kecuali: new term → words of the title under which the old one is still right.

    tinjau: new terms whose norm was not read.
    """

    di: tuple[str, ...]
    tinjau: frozenset[str] = frozenset()
    kecuali: Mapping[str, tuple[str, ...]] = {}


@check(Diganti, DigantiTanpaTanggal, params=Tempat)
def obsolete_term(sop: Reading, context: Context, params: Tempat) -> Iterable[Seen] | Looked:
    fields = sop.sop.__dict__
    values = tuple([value for field in params.di if (value := fields[field])])
    suspect = bool(sop.table.marks & ISTILAH) or spoken(values)
    judged = len(sop.table.rows) + len(values)
    if judged and not suspect and not sop.unread:
        return looked(judged)
    return (*(_worded(sop, context, params) if suspect else ()), *_unsaid(sop, params, judged))


def _unsaid(sop: Reading, params: Tempat, judged: int) -> Iterator[Seen]:
    """What could not be read, and how many places were looked at."""
    if sop.unread:
        yield from _lost(sop, params)
    if judged:
        yield looked(judged)
    else:
        yield NotApplicable("tidak ada isian yang dapat diperiksa")


@lru_cache(CACHE)
def spoken(values: tuple[str | tuple[str | None, ...], ...]) -> bool:
    """Whether an obsolete term stands in one of these fields."""
    listed = ((value,) if isinstance(value, str) else value for value in values)
    return any(obsolete_terms(words) for items in listed for words in items if words)


def _worded(sop: Reading, context: Context, params: Tempat) -> Iterator[Hit]:
    places: dict[str, tuple[ObsoleteTerm, list[str]]] = {}
    for at, words in _texts(sop, params):
        title = _TITLE.search(words)
        for term in obsolete_terms(words[: title.start()] if title else words):
            places.setdefault(term.replacement, (term, []))[1].append(at)
    own, subject = sop.valid_from, set(tokens(sop.sop.nama or ""))
    for term, (at, *further) in places.values():
        if not day(term.since).before(own or context.as_of) or not subject.isdisjoint(
            params.kecuali.get(term.replacement, ())
        ):
            continue
        said = {"istilah": term.term, "baru": term.replacement, "norma": context.law.named(term.norm).label}
        fact = Diganti(**said, tanggal=own.words.strip()) if own else DigantiTanpaTanggal(**said)
        yield Hit(at, fact, related=tuple(further), tinjau=term.replacement in params.tinjau, anchor=term.replacement)


def _texts(sop: Reading, params: Tempat) -> Iterator[tuple[str, str]]:
    """(locator, words) of everything that is looked at, in the order of the form."""
    for field in params.di:
        yield from _items(field, getattr(sop.sop, field), sop)
    for step in sop.steps:
        for column in ROW:
            yield from _items(f"{step.at}.{column}", getattr(step.row, column), sop)


def _items(at: str, value: Any, sop: Reading) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        found = [(at, value)]
    else:
        found = [(f"{at}.{position}", words) for position, words in enumerate(value or (), 1) if words]
    yield from ((place, words) for place, words in found if not (sop.unread and sop.is_unread(place)))


def _lost(sop: Reading, params: Tempat) -> Iterator[Unknown]:
    fields = [field for field in params.di if sop.is_unread(field)]
    items = [at for field in params.di if field not in fields and field in LISTS for at in sop.lost_items(field)]
    cells = [f"{step.at}.{column}" for step in sop.steps if step.lost for column in ROW if step.is_lost(column)]
    for at in (*fields, *items, *cells):
        yield Unknown(at, "tidak terbaca pada berkas")
