"""What the times of the steps add up to, and whether a written total agrees with it.

Source SOP 002: `added_up(reading.steps).span` is 25 hari 1 jam, and that `shared_convention` with
"25 HARI KERJA + 1 JAM" is TERTULIS: it agrees as written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sopcheck.language.conventions import (
    ACCEPTED,
    ENAM_HARI_KERJA,
    TERTULIS,
    TUJUH_SETENGAH_JAM,
    Convention,
    convert,
    folded,
    format_components,
    in_days,
)
from sopcheck.model.values import Amount, Components, Duration

if TYPE_CHECKING:
    from sopcheck.engine.steps import Step

UNCONVERTED = ("bulan", "hari_kalender")
"""Units that not every convention converts."""

MONTH = (19, 31)
"""Fewest days of work (235 a year, as posts were counted by Kepmenpan 75/2004) and most days of the calendar."""

OF_TWENTY_DAYS = replace(TUJUH_SETENGAH_JAM, name="7,5 jam/hari, 20 hari/bulan", days_per_month=20)
"""Only for saying by about how much amounts with months differ that differ however a month is counted."""

NUMERIC = tuple(convention for convention in ACCEPTED if convention is not TERTULIS)

READINGS = (*NUMERIC, ENAM_HARI_KERJA)
"""A total is right under these too: an office that works six days has shorter ones."""


@dataclass(frozen=True, slots=True)
class Span:
    """From low to high; high is None where nothing bounds it ("minimal 2 jam", unread steps)."""

    low: Components
    high: Components | None

    def __str__(self) -> str:
        """For readers: "25 hari 1 jam", "1 hari sampai 3 hari", "paling lama 1 hari", "sedikitnya 2 hari"."""
        if self.high is None:
            return f"sedikitnya {format_components(self.low)}"
        if self.low == self.high:
            return format_components(self.low)
        if not self.low:
            return f"paling lama {format_components(self.high)}"
        return f"{format_components(self.low)} sampai {format_components(self.high)}"


@dataclass(frozen=True, slots=True)
class Added:
    """A sum of steps, each gone through once.

    counted: what is in it. unread: steps with words or ink that could not be read; silent: steps that state no length
    (blank, "sesuai kebutuhan", "triwulanan"); rates: steps per item or with alternatives, which cannot be added.
    With unread, silent or rates the sum is a lower bound.
    """

    span: Span
    counted: tuple[Step, ...]
    unread: tuple[Step, ...]
    silent: tuple[Step, ...]
    rates: tuple[Step, ...]


def span_of(duration: Duration) -> Span:
    """The amounts a measurable duration allows: "maksimal 1 jam" is anything up to an hour."""
    if duration.qualifier == "minimal":
        return Span(duration.low, None)
    return Span(Components() if duration.qualifier == "maksimal" else duration.low, duration.high)


def added_up(steps: Sequence[Step], whole: bool = True) -> Added:
    """The sum of the Waktu column, componentwise and exact; a merged cell counts once.

    whole: whether a cell that is not there was not on paper either.
    """
    low: dict[str, Amount] = {}
    high: dict[str, Amount] = {}
    bounded = True
    counted: list[Step] = []
    unread: list[Step] = []
    silent: list[Step] = []
    rates: list[Step] = []
    for step in steps:
        duration = step.duration
        if step.shares_time:
            continue
        if duration is None:
            lost = step.is_lost("waktu") or (step.row.waktu is None and not whole)
            (unread if lost else silent).append(step)
        elif duration.measurable:
            if duration.qualifier != "maksimal":
                _add(low, duration.low)
            _add(high, duration.high)
            bounded = bounded and duration.qualifier != "minimal"
            counted.append(step)
        elif duration.kind in ("per-item", "alternatif"):
            rates.append(step)
        else:
            (unread if duration.kind == "tak-terbaca" else silent).append(step)
    least = Components(low)
    span = Span(least, (least if low == high else Components(high)) if bounded else None)
    return Added(span, tuple(counted), tuple(unread), tuple(silent), tuple(rates))


def _add(total: dict[str, Amount], amount: Components) -> None:
    for unit in amount:
        total[unit] = total.get(unit, 0) + amount[unit]


def shared_convention(a: Span, b: Span) -> Convention | None:
    """The first accepted convention under which some amount lies in both; months both have need no conversion."""
    a, b = _apart_from_shared(a, b)
    if (b.high is None or _covers(b.high, a.low)) and (a.high is None or _covers(a.high, b.low)):
        return TERTULIS
    return next((convention for convention in READINGS if _meet(a, b, convention)), None)


def certainly_apart(a: Span, b: Span) -> bool | None:
    """Whether no amount lies in both, whatever a day is taken to be; None if a convention cannot say.

    A month has 19 to 31 days, of work or of the calendar; a calendar day is one of work or none.
    """
    a, b = _apart_from_shared(a, b)
    if (a.high is not None and _more(b.low, a.high)) or (b.high is not None and _more(a.low, b.high)):
        return True
    met = [_meet(a, b, convention) for convention in READINGS]
    if True in met:
        return False
    return True if all(_apart(a, b, convention) for convention in NUMERIC) else None


def certainly_longer(a: Components, b: Components, conventions: Sequence[Convention] = NUMERIC) -> bool | None:
    """Whether an amount is the longer one under every convention; None if one of them cannot say."""
    if _more(a, b):
        return True
    if _covers(b, a):
        return False
    pairs = [(convert(a, convention), convert(b, convention)) for convention in conventions]
    if any(first is None or second is None for first, second in pairs):
        return None
    return all(first > second for first, second in pairs)  # type: ignore[operator]  # None is excluded above


def is_rounded_up(stated: Span, summed: Span) -> bool:
    """Whether a total is the sum taken up to the next whole day, week or month: "3 hari" for 2 hari 30 menit."""
    if len(stated.low) != 1 or stated.low != stated.high:
        return False
    ((unit, amount),) = stated.low.items()
    if unit == "menit" or amount.denominator != 1 or not summed.low or summed.low != summed.high:
        return False
    below = Components({unit: amount - 1}) if amount > 1 else Components()
    for convention in NUMERIC:
        least, most, between = (convert(value, convention) for value in (below, stated.low, summed.low))
        if least is not None and most is not None and between is not None and least < between < most:
            return True
    return False


def gap(stated: Span, computed: Span) -> str:
    """By how much a stated total misses the sum: "kurang 1 hari", "lebih 7 jam (7,5 jam/hari)"."""
    for word, more, less in (("kurang", computed.low, stated.high), ("lebih", stated.low, computed.high)):
        if less is not None and _more(more, less):
            return f"{word} {format_components(_difference(more, less))}"
    a, b = _apart_from_shared(stated, computed)
    for convention in (TUJUH_SETENGAH_JAM, OF_TWENTY_DAYS):
        for word, more, less in (("kurang", b.low, a.high), ("lebih", a.low, b.high)):
            minutes = _minutes_between(more, less, convention)
            if minutes is not None and minutes > 0:
                missing = in_days(Components({"menit": minutes}), TUJUH_SETENGAH_JAM) or Components()
                about = "" if convention is TUJUH_SETENGAH_JAM else "kira-kira "
                return f"{word} {about}{format_components(missing)} ({convention.name})"
    return "berbeda"


def times_over(amount: Components, often: int) -> Components:
    """The same amount so many times."""
    return Components({unit: each * often for unit, each in amount.items()})


def longest_step(steps: Sequence[Step]) -> Step | None:
    """The step that takes longest by itself; None where none has a time."""
    return max((step for step in steps if step.duration), key=lambda step: step.cells.low, default=None)


def _covers(a: Components, b: Components) -> bool:
    """At least as much of every unit."""
    if a is b:
        return True
    first, second = folded(a), folded(b)
    return all(first.get(unit, 0) >= second[unit] for unit in second)


def _more(a: Components, b: Components) -> bool:
    """At least as much of every unit and more of one: longer whatever a day is taken to be."""
    return _covers(a, b) and not _covers(b, a)


def _difference(a: Components, b: Components) -> Components:
    """What the first has more, unit by unit; only where it covers the second."""
    first, second = folded(a), folded(b)
    return Components({unit: first[unit] - second.get(unit, 0) for unit in first})


def _meet(a: Span, b: Span, convention: Convention) -> bool | None:
    for more, less in ((a.low, b.high), (b.low, a.high)):
        if less is None:
            continue
        minutes, limit = convert(more, convention), convert(less, convention)
        if minutes is None or limit is None:
            return None
        if minutes > limit:
            return False
    return True


def _apart_from_shared(a: Span, b: Span) -> tuple[Span, Span]:
    """Both without the months and calendar days that all ends have alike: of "1 bulan 3 hari" and "1 bulan 3 jam"
    the days and hours remain.
    """
    ends = [folded(end) for end in (a.low, a.high, b.low, b.high) if end is not None]
    shared = [unit for unit in UNCONVERTED if ends[0].get(unit) and len({end.get(unit, 0) for end in ends}) == 1]
    if not shared:
        return a, b
    low, high, other, top = (
        None if end is None else Components({unit: folded(end)[unit] for unit in folded(end) if unit not in shared})
        for end in (a.low, a.high, b.low, b.high)
    )
    return Span(low or Components(), high), Span(other or Components(), top)


def _apart(a: Span, b: Span, convention: Convention) -> bool:
    """Whether no amount lies in both, be a month as short or as long as it may."""
    for more, less in ((a.low, b.high), (b.low, a.high)):
        if less is None:
            continue
        least, most = _at_least(more, convention), _at_most(less, convention)
        if least is not None and most is not None and least > most:
            return True
    return False


def _at_least(amount: Components, convention: Convention) -> Amount | None:
    known = {unit: each for unit, each in amount.items() if convention.calendar_days or unit != "hari_kalender"}
    return convert(Components(known), replace(convention, days_per_month=MONTH[0]))


def _at_most(amount: Components, convention: Convention) -> Amount | None:
    return convert(amount, replace(convention, days_per_month=MONTH[1], calendar_days=True))


def _minutes_between(more: Components, less: Components | None, convention: Convention) -> Amount | None:
    minutes = convert(more, convention)
    limit = None if less is None else convert(less, convention)
    return None if minutes is None or limit is None else minutes - limit
