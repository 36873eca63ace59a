"""Does the SOP speak of another region than that of its office?

    check: region-of-office
    params:
      di: [peringatan, pencatatan_pendataan]      # of engine/block.py LISTS; besides the cells of every step
      kecuali: [kerja sama, mutasi]               # SOPs whose name has one of these have to do with other regions

Only regions printed with their level and known by name are looked at (language/gazetteer.py); Dasar Hukum is another
check's. One that papers or people come from or go to is a partner, as is one in the name of the SOP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.checks.region_matches import NO_LETTERHEAD
from sopcheck.checks.row_texts import row_texts
from sopcheck.engine.block import DAERAH as DAERAH_ATAS
from sopcheck.engine.block import OFFICIALS
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.remarks import DAERAH
from sopcheck.engine.subjects import has_phrase
from sopcheck.language.gazetteer import Region, regions_in
from sopcheck.language.regions import foreign
from sopcheck.language.sentences import is_partner
from sopcheck.language.text import CACHE, one_line, tokens

WITH_OTHERS = NotApplicable("nama SOP menyangkut daerah lain")
NOTHING = (NotApplicable("tidak ada daerah yang disebut"),)


class DaerahLain(Fact):
    """daerah: as printed; instansi: the letterhead; kali: in how many places."""

    daerah: str
    instansi: str
    kali: str


class Tempat(Params):
    """As above; phrases in normal form."""

    di: tuple[str, ...]
    kecuali: tuple[str, ...] = ()


@check(DaerahLain, params=Tempat)
def region_of_office(sop: Reading, context: Context, params: Tempat) -> Iterable[Seen] | Looked:
    silent = not sop.block.marks & DAERAH_ATAS and not sop.table.marks & DAERAH
    return NOTHING if silent else _look(sop, params)


def _look(sop: Reading, params: Tempat) -> Iterator[Seen]:
    letterhead = ", ".join(filter(None, (sop.readable("instansi"), sop.readable("unit_kerja"))))
    if "instansi" in sop.unread or not letterhead:
        lost = sop.state("instansi") == "tak-terbaca"
        yield Unknown("instansi", "tidak terbaca pada berkas") if lost else NO_LETTERHEAD
        return
    name = sop.readable("nama") or ""
    if has_phrase(params.kecuali, name):
        yield WITH_OTHERS
        return
    partners = {region.place for region in regions_in(name)}
    found = [(at, region) for at, words in _texts(sop, params) for region in _owned(words)]
    others: dict[str, list[tuple[str, Region]]] = {}
    for at, region in found:
        if region.place not in partners and _is_other(region.place, letterhead):
            others.setdefault(region.place, []).append((at, region))
    for places in others.values():
        (at, region), *further = places
        fact = DaerahLain(daerah=region.words, instansi=one_line(letterhead), kali=str(len(places)))
        yield Hit(at, fact, related=tuple(dict.fromkeys(place for place, _ in further)), tinjau=True)
    yield looked(len(found)) if found else NOTHING[0]


@lru_cache(CACHE)
def _is_other(place: str, letterhead: str) -> bool:
    """Whether a region is another one, and not merely the neighbour of the same name (Kota and Kabupaten Malang)."""
    name = "".join(tokens(place.partition(" ")[2]))
    return name not in "".join(tokens(letterhead)) and foreign(place, letterhead)


@lru_cache(CACHE)
def _owned(words: str) -> tuple[Region, ...]:
    """The regions that are not said to be somebody else's."""
    return tuple(region for region in regions_in(words) if not is_partner(words, region.start))


def _texts(sop: Reading, params: Tempat) -> Iterator[tuple[str, str]]:
    """(locator, words) of everything that is looked at, where it could be read."""
    for field in params.di:
        yield from sop.items(field)
    for block in OFFICIALS:
        official, at = sop.printed[block], f"{block}.jabatan"
        if official and official.jabatan and not sop.is_unread(at):
            yield at, official.jabatan
    for step in sop.table.marked(DAERAH):
        yield from row_texts(sop, step)
