"""Is any actor column, or any Kegiatan, that of a person instead of an office?

    check: no-person

Only a degree, a NIP or a mask is certain to show a person (language/persons.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.remarks import ORANG
from sopcheck.engine.wording import TANPA_KEGIATAN
from sopcheck.language.persons import person_in
from sopcheck.language.text import CACHE

NOTHING = NotApplicable("tidak ada pelaksana atau kegiatan yang terisi")


class OrangDiKolom(Fact):
    """orang: as printed in the heading."""

    orang: str


class OrangDiKegiatan(Fact):
    """orang: as printed in the Kegiatan."""

    langkah: str
    orang: str


@check(OrangDiKolom, OrangDiKegiatan)
def no_person(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    plain = sop.table.lacks(ORANG | TANPA_KEGIATAN)
    return sop.table.judged if plain and not _person_among(sop.printed["pelaksana"]) else _look(sop)


@lru_cache(CACHE)
def _person_among(headings: tuple[str | None, ...] | None) -> bool:
    """Whether a heading names a person or could not be read."""
    return any(words is None or person_in(words) for words in headings or ())


def _look(sop: Reading) -> Iterator[Seen]:
    for at, words in sop.actors:
        if person := person_in(words):
            yield Hit(at, OrangDiKolom(orang=person))
    for step in sop.table.marked(ORANG):
        person = person_in(step.row.kegiatan or "")
        yield Hit(f"{step.at}.kegiatan", OrangDiKegiatan(langkah=sop.label(step), orang=person or ""))
    lost = [*(["pelaksana"] if sop.is_unread("pelaksana") else sop.lost_items("pelaksana"))]
    yield from (Unknown(at, "tidak terbaca pada berkas") for at in lost)
    yield from sop.wording.unread
    judged = sop.wording.judged or len(sop.actors)
    if judged:
        yield looked(judged)
    elif not lost and not sop.wording.unread:
        yield NOTHING
