r"""Does the making of a periodic report take longer than its period?

    check: fits-period
    params:
      nama: [laporan]                 # only SOPs whose name has one of these
      bersamaan: '\bbersamaan\b'      # as in jumlah-waktu: steps side by side, left out, jumped over
      bersyarat: '\bjika\b'
      menuju: '\bke langkah (\d+)'

Narrow on purpose: only steps that make the report of one period ("Menyusun laporan triwulan") are added up, and a
finding needs every period of the year to be too short in every reading of the days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from sopcheck.checks.period_order import reports
from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.annual import first_of_january
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, check, looked
from sopcheck.engine.gates import by_title
from sopcheck.engine.lazy import lazy
from sopcheck.engine.overdue import Overdue, overdue, real_steps
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.told_order import Words
from sopcheck.engine.totals import added_up
from sopcheck.language.activity import Activity
from sopcheck.language.text import CACHE, normal
from sopcheck.language.verbs import verb_class

MONTHS = {"bulanan": 1, "triwulan": 3, "semester": 6, "tahunan": 12}

ELSEWHERE = (NotApplicable("nama SOP tidak menyangkut laporan berkala"),)
NONE_MADE = NotApplicable("tidak ada langkah yang menyusun laporan satu masa")


class TidakMuat(Fact):
    """periode: of the report; banyak, lama: number and sum of the steps that make it; masa: "3 bulan"."""

    periode: str
    banyak: str
    lama: str
    masa: str


class Masa(Params):
    """See the module."""

    nama: tuple[str, ...]
    bersamaan: re.Pattern[str]
    bersyarat: re.Pattern[str]
    menuju: re.Pattern[str]

    @lazy
    def words(self) -> Words:
        return Words(self.bersamaan, self.bersyarat, re.compile(r"(?!)"), self.menuju)


@check(TidakMuat, params=Masa, by=by_title)
def fits_period(sop: Reading, context: Context, params: Masa) -> Iterable[Seen] | Looked:
    name = sop.printed["nama"]
    if not name or not _concerns(params, name):
        return ELSEWHERE
    return _look(sop, context, params)


def _look(sop: Reading, context: Context, params: Masa) -> Iterator[Seen]:
    year = first_of_january(sop, context.as_of).year
    steps = real_steps(sop)
    judged = 0
    for period, months in MONTHS.items():
        making = [step for step in steps if _made_for(step.activity) == period]
        if not making:
            continue
        judged += 1
        found = [
            overdue(sop, making, start, _end(start, months), params.words, context)
            for start in (date(year, month, 1) for month in range(1, 13, months))
        ]
        yield from found[0].unknowns
        if all(each.passed for each in found):
            yield _hit(sop, found[0], _end(found[0].start, months), period, months)
    if judged:
        yield looked(judged)
    else:
        yield NONE_MADE if sop.steps else no_steps(sop)


def _hit(sop: Reading, found: Overdue, due: date, period: str, months: int) -> Hit:
    first, *others = sorted(found.counted, key=lambda step: -step.cells.low)
    fact = TidakMuat(
        periode=period,
        banyak=str(len(found.counted)),
        lama=str(added_up(found.counted).span),
        masa=f"{months} bulan",
    )
    related = tuple(f"{step.at}.waktu" for step in others)
    return Hit(f"{first.at}.waktu", fact, related=related, working=found.working(sop, due))


@lru_cache(CACHE)
def _made_for(activity: Activity | None) -> str | None:
    """The one period whose report an activity makes."""
    if activity is None:
        return None
    made = {
        report.period for root, words in activity.clauses if "membuat" in verb_class(root) for report in reports(words)
    }
    return made.pop() if len(made) == 1 else None


def _end(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, 1) - timedelta(1)


@lru_cache(CACHE)
def _concerns(params: Masa, name: str) -> bool:
    words = f" {normal(name)} "
    return any(f" {part} " in words for part in params.nama)
