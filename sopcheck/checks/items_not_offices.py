"""Does a list say more than names of offices?

check: items-not-offices
params: {unsur: kualifikasi_pelaksana, juga: [eselon]}

Only a list of nothing but offices, teams and units is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sopcheck.checks.field_required import ONE
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.actors import is_office, parse_actor
from sopcheck.language.text import CACHE, is_blank, one_line
from sopcheck.model.locators import LABELS


class HanyaJabatan(Fact):
    """isi: all items as printed."""

    unsur: str
    isi: str


class Daftar(Params):
    """unsur: the list; juga: first words (normal form) that make an item an office besides those that are known."""

    unsur: str
    juga: frozenset[str] = frozenset()


@check(HanyaJabatan, params=Daftar)
def items_not_offices(sop: Reading, context: Context, params: Daftar) -> Iterator[Seen]:
    offices: list[str] = []
    lost = ""
    for position, words in enumerate(getattr(sop.sop, params.unsur) or (), 1):
        at = f"{params.unsur}.{position}" if sop.unread or words is None else ""
        if words is None or (at and sop.is_unread(at)):
            lost = lost or at
        elif not is_blank(words):
            if not _names_office(words, params.juga):
                yield ONE
                return
            offices.append(words)
    if lost or sop.state(params.unsur) == "tak-terbaca":
        yield Unknown(lost or params.unsur, "tidak terbaca pada berkas")
    elif offices:
        yield Hit(params.unsur, HanyaJabatan(unsur=LABELS[params.unsur], isi="; ".join(map(one_line, offices))))
    else:
        yield NotApplicable(f"{LABELS[params.unsur]} tidak terisi")


@lru_cache(CACHE)
def _names_office(words: str, also: frozenset[str]) -> bool:
    """Whether an item is an office, a team or somebody in general ("Instansi Terkait"), and no ability."""
    actor = parse_actor(words)
    return is_office(words) or actor.kind == "umum" or actor.key.partition(" ")[0] in also
