"""Does a list say more than names of offices?

check: items-not-offices
params: {unsur: kualifikasi_pelaksana, juga: [eselon]}

Only a list of nothing but offices, teams and units is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.checks.field_required import ONE
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.gates import by_words
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.actors import is_office, parse_actor
from sopcheck.language.text import CACHE, is_blank, one_line, tokens
from sopcheck.model.locators import LABELS

ASKING = frozenset({"golongan", "pangkat", "pendidikan", "lulusan", "minimal", "yang", "dengan"})
"""Words by which an item asks something of whoever it names: "PNS golongan II/c", "Pegawai yang memahami akuntansi"."""

# "Kepala Dinas: S2", "Verifikator D-III"; a school only behind a mark: "Staf: SLTA", not "Kepala SMA"
_EDUCATION = re.compile(
    r"""\b (?: s [\s.-]? [1-3] | d [\s.-]? (?: [1-4] | i{1,3} | iv ) | strata | diploma | sarjana | magister ) \b
      | [:,;(=–-] \s? (?: min (?: imal | \.)? \s )? (?: sd | smp | sltp | sma | smu | smk | slta ) \b""",
    re.IGNORECASE | re.VERBOSE,
)


class HanyaJabatan(Fact):
    """isi: all items as printed."""

    unsur: str
    isi: str


class Daftar(Params):
    """unsur: the list; juga: first words (normal form) that make an item an office besides those that are known."""

    unsur: str
    juga: frozenset[str] = frozenset()


@check(HanyaJabatan, params=Daftar, by=lambda params: by_words(params.unsur))
def items_not_offices(sop: Reading, context: Context, params: Daftar) -> Iterable[Seen] | Looked:
    items = sop.readable(params.unsur)
    return _judged(params, items) if items else _nothing(sop, params.unsur)


def _nothing(sop: Reading, field: str) -> Iterator[Seen]:
    """Why there are no items."""
    lost = sop.state(field) == "tak-terbaca"
    yield Unknown(field, "tidak terbaca pada berkas") if lost else NotApplicable(f"{LABELS[field]} tidak terisi")


@kept
def _judged(params: Daftar, items: tuple[str | None, ...]) -> Iterator[Seen]:
    offices: list[str] = []
    for words in items:
        if words and not is_blank(words):
            if not _names_office(words, params.juga):
                yield ONE
                return
            offices.append(words)
    if None in items:
        yield Unknown(f"{params.unsur}.{items.index(None) + 1}", "tidak terbaca pada berkas")
    elif offices:
        yield Hit(params.unsur, HanyaJabatan(unsur=LABELS[params.unsur], isi="; ".join(map(one_line, offices))))
    else:
        yield NotApplicable(f"{LABELS[params.unsur]} tidak terisi")


@lru_cache(CACHE)
def _names_office(words: str, also: frozenset[str]) -> bool:
    """Whether an item is an office, a team or somebody in general ("Instansi Terkait"), and asks nothing of it."""
    if not ASKING.isdisjoint(tokens(words)) or _EDUCATION.search(one_line(words)):
        return False
    actor = parse_actor(words)
    return is_office(words) or actor.kind == "umum" or actor.key.partition(" ")[0] in also
