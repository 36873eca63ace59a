"""Does every actor column name an office, a unit or a party, and not just anybody?

    check: column-names-office
    params: {pihak: [pegawai, karyawan]}      # one of these alone may be the party that applies or reports

"Para pegawai" and "Atasan Langsung" point at nobody in particular; "PNS Pemohon" is the party that applies. A name of
unknown kind is not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.gates import by_words
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.actors import is_party, parse_actor
from sopcheck.language.text import CACHE, normal


class BukanJabatan(Fact):
    """pelaksana: the column's printed name."""

    pelaksana: str


class Pihak(Params):
    """pihak: normal forms of names that are vague, but may be a party of the procedure."""

    pihak: frozenset[str] = frozenset()


@check(BukanJabatan, params=Pihak, by=lambda params: by_words("pelaksana"))
def column_names_office(sop: Reading, context: Context, params: Pihak) -> Iterable[Seen] | Looked:
    headings = sop.sop.pelaksana
    if headings and len(sop.actors) == len(headings) and all_offices(headings):
        return looked(len(headings))
    return _look(sop, params)


def _look(sop: Reading, params: Pihak) -> Iterator[Seen]:
    judged = len(sop.actors)
    for at, words in sop.actors:
        kind = parse_actor(words).kind
        if kind == "lain":
            judged -= 1
            yield Unknown(at, "nama pelaksana tidak dikenal sebagai jabatan atau unit")
        elif kind == "umum" and not _is_somebody(words, params):
            yield Hit(at, BukanJabatan(pelaksana=words))
    lost = sop.lost_items("pelaksana") if judged != len(sop.sop.pelaksana or ()) else ()
    for at in lost:
        yield Unknown(at, "judul kolom pelaksana tidak terbaca")
    if judged:
        yield looked(judged)
    elif not sop.actors and not lost:
        unread = sop.state("pelaksana") == "tak-terbaca"
        missing = Unknown("pelaksana", "judul kolom pelaksana tidak terbaca")
        yield missing if unread else NotApplicable("tidak ada judul kolom pelaksana")


def _is_somebody(words: str, params: Pihak) -> bool:
    """Whether it is a party, or one of the names in "Pegawai pengelola surat / Sekretaris" points at somebody."""
    if normal(words) in params.pihak or is_party(words):
        return True
    return any(parse_actor(other).kind not in ("lain", "umum") for other in parse_actor(words).alternatives)


@lru_cache(CACHE)
def all_offices(headings: tuple[str | None, ...]) -> bool:
    """Whether every heading there is names an office, a unit, a party or a system."""
    return all(parse_actor(words).kind not in ("lain", "umum") for words in headings if words)
