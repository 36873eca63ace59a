"""Does every cited regulation have its number and year?

check: citation-complete
params: {kecuali: 'perundang-undangan|yang berlaku'}     # words of items that cite nothing in particular, and may
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, PARTIAL, UNCITED, Basis
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.gates import bases_without, of_all
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, one_line
from sopcheck.model.values import Citation

_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
IN_DOUBT = PARTIAL | UNCITED | LOST


class TidakLengkap(Fact):
    """rujukan: as printed; kurang: "nomor", "tahun" or "nomor dan tahun"."""

    rujukan: str
    kurang: str


class Pengecualian(Params):
    """kecuali: an item with these words names no single regulation, and need not."""

    kecuali: re.Pattern[str]


@check(TidakLengkap, params=Pengecualian, gate=bases_without(IN_DOUBT, of_all))
def citation_complete(sop: Reading, context: Context, params: Pengecualian) -> Iterable[Seen] | Looked:
    return _incomplete(sop.bases(context), params)


def _incomplete(bases: Bases, params: Pengecualian) -> Iterator[Seen]:
    yield from bases.lost
    judged = 0
    for at, basis in bases.items:
        if not basis.flags & (PARTIAL | UNCITED) or _excepted(params.kecuali, basis.words):
            judged += len(basis.heads) or bool(basis.flags & UNCITED)
        elif basis.flags & UNCITED:
            yield Unknown(at, "tidak terbaca sebagai rujukan peraturan")
        else:
            for head in basis.heads:
                found = _judge(at, head.citation, basis)
                judged += not isinstance(found, Unknown)
                if found:
                    yield found
    if judged:
        yield looked(judged)


@lru_cache(CACHE)
def _excepted(pattern: re.Pattern[str], words: str) -> bool:
    return pattern.search(one_line(words)) is not None


def _judge(at: str, citation: Citation, basis: Basis) -> Hit | Unknown | None:
    """What is missing, if that is certain: a year may stand apart, a printed number may be illegible."""
    if citation.status == "terbaca" or citation.type == "UUD" or (citation.number and citation.year):
        return None
    if citation.number is None and citation.number_printed:
        return Unknown(at, "nomornya tidak terbaca")
    year_apart = citation.year is None and _A_YEAR.search(basis.words) is not None
    if citation.number and year_apart:
        return Unknown(at, "tahunnya tidak terbaca")
    missing = [
        part for part, there in (("nomor", citation.number), ("tahun", citation.year or year_apart)) if not there
    ]
    return Hit(at, TidakLengkap(rujukan=one_line(citation.words), kurang=" dan ".join(missing)))
