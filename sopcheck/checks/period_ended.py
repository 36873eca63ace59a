"""Are the years over for which a cited regulation was made?

check: period-ended
params: {kecuali: 'klasifikasi|konvensi'}     # titles whose year is a name and no period

An SOP made within the period was right then; one made after it cited what was already over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.checks.regulation_repealed import in_force_since
from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, OUTLIVED, Cited
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.gates import bases_without, of_numbered
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, one_line
from sopcheck.model.values import PartialDate

IN_DOUBT = OUTLIVED | LOST


class PeriodeBerakhir(Fact):
    """rujukan: as printed; periode: as in its title. The date of the SOP is not known."""

    rujukan: str
    periode: str


class PeriodeBerakhirSebelumSop(Fact):
    """The same, over before the SOP came into force; berlaku: that date as printed."""

    rujukan: str
    periode: str
    berlaku: str


class PeriodeMeliputiSop(Fact):
    """The same, not yet over when the SOP came into force."""

    rujukan: str
    periode: str
    berlaku: str


class BukanPeriode(Params):
    """kecuali: a title with these words names a year, not a period."""

    kecuali: re.Pattern[str]


@check(
    PeriodeBerakhir,
    PeriodeBerakhirSebelumSop,
    PeriodeMeliputiSop,
    params=BukanPeriode,
    gate=bases_without(IN_DOUBT, of_numbered),
)
def period_ended(sop: Reading, context: Context, params: BukanPeriode) -> Iterable[Seen] | Looked:
    return _ended(sop.bases(context), in_force_since(sop, context), params)


@kept
def _ended(bases: Bases, valid: PartialDate | None, params: BukanPeriode) -> Iterator[Seen]:
    yield from bases.lost
    if bases.flags & OUTLIVED:
        for at, basis, head in bases.cited:
            if head.outlived and not _excepted(params.kecuali, basis.words):
                yield Hit(at, _worded(head, valid))
    if bases.numbered:
        yield looked(bases.numbered)


@lru_cache(CACHE)
def _excepted(pattern: re.Pattern[str], words: str) -> bool:
    return pattern.search(one_line(words)) is not None


@lru_cache(CACHE)
def _worded(head: Cited, valid: PartialDate | None) -> Fact:
    period = head.outlived
    assert period is not None  # asked only of what is over
    rujukan = one_line(head.citation.words)
    if valid is None:
        return PeriodeBerakhir(rujukan=rujukan, periode=period.words)
    kind = PeriodeBerakhirSebelumSop if valid.year > period.last else PeriodeMeliputiSop
    return kind(rujukan=rujukan, periode=period.words, berlaku=one_line(valid.words))
