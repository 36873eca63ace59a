"""How long a kind of work may take: floors and ceilings of a rule, from its params or from a table (plausible.py).

>>> floor, = limits("paling_singkat", {"10 menit": ("olah",)}, {"10 menit": ("data",)}, floor=True)
>>> floor.concerns(parse_activity("Mengolah data laporan kinerja triwulan"))
'mengolah data'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sopcheck.engine.params import ParamError
from sopcheck.engine.times import ENDLESS, rough
from sopcheck.engine.totals import NUMERIC, certainly_longer, times_over
from sopcheck.language.activity import Activity, parse_activity
from sopcheck.language.conventions import Convention
from sopcheck.language.documents import parse_document
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import CACHE
from sopcheck.language.verbs import normal_form, verb_class
from sopcheck.model.values import Components
from sopcheck.yamltext import packaged

if TYPE_CHECKING:
    from sopcheck.engine.noted import Noted

ANY = "semua"
"""Work of any kind."""

ANY_WORK = "satu langkah"
"""How it is called in messages."""


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """A floor or a ceiling. words, amount: "10 menit"; minutes: the same in rough minutes (engine/times.py).

    work: verb roots or classes (data/verbs.yaml), or ANY; objects: words one of which begins what is worked on, empty
    for whatever it is.
    """

    words: str
    amount: Components
    minutes: float
    work: frozenset[str]
    objects: frozenset[str]
    floor: bool

    def concerns(self, activity: Activity) -> str:
        """The work it limits, in words ("mengolah data"); "" where the activity does no such work.

        A floor holds for a step that does it besides others, a ceiling only for one that does nothing else: a step
        lasts at least as long as its longest part.
        """
        if ANY in self.work:
            return ANY_WORK
        if not self.floor and not all(is_of(root, self.work) for root in activity.verbs):
            return ""
        for root, words in activity.clauses:
            if root in activity.verbs and is_of(root, self.work):
                begins = parse_document(words).name.partition(" ")[0] if self.objects else ""
                if not self.objects or begins in self.objects:
                    # people meet ("rapat"); nobody writes "merapatkan"
                    return work_in_words(root, begins)
        return ""

    def is_passed(self, waktu: str, unit: str | None, conventions: Sequence[Convention], hands: int = 1) -> bool | None:
        """Whether a printed time is certainly beyond it; None if the units cannot be compared.

        hands: people who may do the work one after the other, each within a ceiling: the initials of three.
        """
        duration, (low, high, _) = parse_duration(waktu, unit), rough(waktu, unit)
        if self.floor:
            return high < self.minutes and certainly_longer(self.amount, duration.high, conventions)
        if duration.qualifier == "maksimal":  # an upper bound promises; the work may take less
            return False
        most = times_over(self.amount, hands)
        return low > self.minutes * hands and certainly_longer(duration.low, most, conventions)


class Limits:
    """The limits of a rule and what is exempt from them.

    every: all limits. of: those of an activity, with the work in words. floor, ceiling: rough minutes; only steps
    outside them are worth a close look. exempt: in Kegiatan or Keterangan; exempt_work: verb roots or classes;
    exempt_time: in Waktu, where the limit is for work of any kind; desk: verb roots or classes for which such a limit
    holds, empty for all. A month is taken for days_per_month working days.
    """

    __slots__ = ("_conventions", "_desk", "_exempt", "_exempt_time", "_exempt_work", "_of", "ceiling", "floor")

    def __init__(
        self,
        every: Sequence[Limit],
        of: Callable[[Activity], Iterable[tuple[Limit, str]]],
        exempt: re.Pattern[str],
        exempt_work: frozenset[str],
        exempt_time: re.Pattern[str],
        desk: frozenset[str],
        days_per_month: int,
    ) -> None:
        self.floor = max((limit.minutes for limit in every if limit.floor), default=-1.0)
        self.ceiling = min((limit.minutes for limit in every if not limit.floor), default=ENDLESS)
        self._of = of
        self._exempt = exempt
        self._exempt_work = exempt_work
        self._exempt_time = exempt_time
        self._desk = desk
        self._conventions = tuple(replace(known, days_per_month=days_per_month) for known in NUMERIC)

    @lru_cache(CACHE)  # noqa: B019  one per rule, kept as long as the rule
    def may_pass(self, cells: Noted) -> bool:
        """Whether a row with these words may be beyond a limit: its work is limited, and its rough time is outside."""
        activity = cells.activity
        return activity is None or any(
            cells.high < limit.minutes if limit.floor else cells.low > limit.minutes for limit, _ in self._of(activity)
        )

    @lru_cache(CACHE)  # noqa: B019  one per rule, kept as long as the rule
    def beyond(
        self, kegiatan: str, waktu: str, unit: str | None, keterangan: str | None, hands: int
    ) -> tuple[Limit, str, bool] | None:
        """The first limit that a step is beyond, its work in words, and whether that is certain."""
        activity = parse_activity(kegiatan)
        if self._exempt.search(f"{kegiatan}\n{keterangan or ''}"):
            return None
        if any(is_of(root, self._exempt_work) for root in activity.verbs):
            return None
        for limit, work in self._of(activity):
            if work == ANY_WORK and (self._exempt_time.search(waktu) or not self._at_desk(activity)):
                continue
            passed = limit.is_passed(waktu, unit, self._conventions, hands)
            if passed is not False:
                return limit, work, bool(passed)
        return None

    def _at_desk(self, activity: Activity) -> bool:
        """Whether a step is nothing but work whose length a limit for work of any kind may judge."""
        verbs = activity.verbs
        return not self._desk or (bool(verbs) and all(is_of(root, self._desk) for root in verbs))


def listed(every: Sequence[Limit]) -> Callable[[Activity], Iterable[tuple[Limit, str]]]:
    """The limits of a list that concern an activity, in its order."""
    return lambda activity: [(limit, work) for limit in every if (work := limit.concerns(activity))]


def work_in_words(root: str, begins: str) -> str:
    """ "mengolah data"; people meet ("rapat"), nobody writes "merapatkan"."""
    return f"{root if 'rapat' in verb_class(root) else normal_form(root)} {begins}".strip()


def is_of(root: str, names: frozenset[str]) -> bool:
    """Whether a verb root is named itself or by one of its classes."""
    return root in names or not names.isdisjoint(verb_class(root))


def limits(
    key: str, table: Mapping[str, tuple[str, ...]], objects: Mapping[str, tuple[str, ...]], floor: bool
) -> tuple[Limit, ...]:
    """The limits of one param, in its order. Raises ParamError for words that are no duration or no known work."""
    known = packaged("language/data/verbs.yaml")
    names = {ANY, *known["kelas"], *known["kata_kerja"], *known["ringan"]}
    for words, work in table.items():
        if parse_duration(words).kind != "lama":
            raise ParamError(key, f"“{words}” bukan lama waktu")
        if unknown := [name for name in work if name not in names]:
            raise ParamError(
                key, f"“{unknown[0]}” bukan akar atau kelas kata kerja|{unknown[0]}|" + " ".join(sorted(names))
            )
    return tuple(
        Limit(
            words,
            parse_duration(words).low,
            rough(words).low,
            frozenset(work),
            frozenset(objects.get(words, ())),
            floor,
        )
        for words, work in table.items()
    )
