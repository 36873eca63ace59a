"""Is the local law an SOP cites that of its own region?

check: region-matches

A province's law holds in its kabupaten and kota, so only the same level is compared (language/regions.py). A region
that the name of the SOP mentions is a partner, not a slip.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOCAL
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.regions import foreign
from sopcheck.language.text import normal, one_line

NO_LOCAL_LAW = (NotApplicable("tidak ada hukum daerah yang menyebut tempatnya"),)
NO_LETTERHEAD = NotApplicable("kop tidak menyebut instansi")


class DaerahLain(Fact):
    """rujukan: as printed; daerah: its place; instansi: as printed in the letterhead."""

    rujukan: str
    daerah: str
    instansi: str


@check(DaerahLain)
def region_matches(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    bases = sop.bases(context)
    return _held_against(sop, bases) if bases.flags & LOCAL else NO_LOCAL_LAW


def _held_against(sop: Reading, bases: Bases) -> Iterable[Seen] | Looked:
    letterhead = ", ".join(filter(None, (sop.readable("instansi"), sop.readable("unit_kerja"))))
    if "instansi" in sop.unread or not letterhead:
        lost = sop.state("instansi") == "tak-terbaca"
        return (Unknown("instansi", "tidak terbaca pada berkas") if lost else NO_LETTERHEAD,)
    return _compared(bases, letterhead, sop.printed["nama"] or "")


@kept
def _compared(bases: Bases, letterhead: str, name: str) -> Iterator[Seen]:
    judged = 0
    told: set[tuple[str, str]] = set()  # an item that names one place a thousand times is one finding
    for at, _, head in bases.cited:
        place = head.citation.place
        if place:
            judged += 1
            region = normal(place.partition(" ")[2])
            if (at, place) not in told and foreign(place, letterhead) and f" {region} " not in f" {normal(name)} ":
                told.add((at, place))
                fact = DaerahLain(rujukan=one_line(head.citation.words), daerah=place, instansi=one_line(letterhead))
                yield Hit(at, fact, related=("instansi",))
    yield looked(judged)
