"""What a day of work is taken to be: named conventions, and amounts converted, compared and printed under them.

>>> convert(Components({"hari": 1, "menit": 60}), TUJUH_SETENGAH_JAM)
Fraction(510, 1)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, cast

from sopcheck.home import data_file
from sopcheck.language.numbers import format_number
from sopcheck.language.text import CACHE
from sopcheck.model.values import UNITS, Amount, Components

if TYPE_CHECKING:
    from pint import UnitRegistry
    from pint.facets.plain import PlainQuantity

_MONTHS_PER_YEAR = 12  # as units.txt has it (held by a test); exact, so amounts are compared by it under any convention

# Only for telling which end of a range is the longer one, never for converting: minutes by the day of work and by the
# clock. "2 minggu - 1 bulan" is in order by both; "8 jam - 1 hari" is not by the first and stays unread.
_YARDSTICKS = (
    {"menit": 1, "hari": 450, "minggu": 5 * 450, "bulan": 20 * 450, "tahun": 240 * 450},
    {"menit": 1, "hari": 1440, "minggu": 7 * 1440, "bulan": 28 * 1440, "tahun": 365 * 1440},
)


@dataclass(frozen=True, slots=True)
class Convention:
    """How days, weeks and months are counted in minutes of work. None: this convention does not say.

    name: for readers, as the working shows it ("7,5 jam/hari"). minutes_per_day: of one hari_kerja.
    same_day: whether a plain "hari" is a hari_kerja. calendar_days: whether a hari_kalender counts like a hari.
    """

    name: str
    minutes_per_day: Fraction | None
    days_per_week: int | None = None
    days_per_month: int | None = None
    same_day: bool = True
    calendar_days: bool = False


TERTULIS = Convention("tertulis", None)
"""No conversion: amounts are compared unit by unit (`folded`)."""

TUJUH_SETENGAH_JAM = Convention("7,5 jam/hari", Fraction(450), days_per_week=5)
"""Perpres 21/2023 Pasal 3-4: five working days, 37 hours 30 minutes a week without breaks."""

DELAPAN_JAM = Convention("8 jam/hari", Fraction(480), days_per_week=5)
"""The day with its break, as many offices reckon."""

DUA_PULUH_EMPAT_JAM = Convention("24 jam/hari", Fraction(1440), days_per_week=7, calendar_days=True)
"""By the clock: "1 x 24 jam"."""

ENAM_HARI_KERJA = Convention("6,25 jam/hari", Fraction(375), days_per_week=6)
"""The same 37.5 hours in an office that works six days; a total may be right under it too (engine/totals.py)."""

ACCEPTED = (TERTULIS, TUJUH_SETENGAH_JAM, DELAPAN_JAM, DUA_PULUH_EMPAT_JAM)
"""A written total that is right under one of these is right. The 5 hours of workload analysis are none of them:
they are effective time for counting posts, not the length of a day."""


def convert(components: Components, convention: Convention) -> Fraction | None:
    """Minutes of work; None if the convention does not say how to convert one of the units."""
    total: Amount = 0
    for unit, amount in components.items():
        if unit == "menit":
            total += amount
            continue
        minutes = _minutes_per(unit, convention)
        if minutes is None:
            return None
        total += amount * minutes
    return Fraction(total)


def folded(components: Components) -> Components:
    """The same amount with what one SOP does not tell apart made one: hari_kerja is hari, a year is 12 months."""
    if not components.keys() & {"hari_kerja", "tahun"}:
        return components
    amounts = dict(components)
    if "hari_kerja" in amounts:
        amounts["hari"] = amounts.get("hari", 0) + amounts.pop("hari_kerja")
    if "tahun" in amounts:
        amounts["bulan"] = amounts.get("bulan", 0) + amounts.pop("tahun") * _MONTHS_PER_YEAR
    return Components(amounts)


def in_order(low: Components, high: Components) -> bool:
    """Whether the first is certainly not the longer of two, as the ends of a range have to be."""
    units = {*low, *high}
    if all(low.get(unit, 0) <= high.get(unit, 0) for unit in units):
        return True
    return all(_measured(low, stick) <= _measured(high, stick) for stick in _YARDSTICKS)


@lru_cache(CACHE)
def format_components(components: Components) -> str:
    """As a reader would write it, longest unit first: "122 hari 3 jam 2 menit", "5 hari kerja + 1 hari"."""
    written = []
    for unit in reversed(UNITS):
        if amount := components.get(unit):
            hours, amount = divmod(amount, 60) if unit == "menit" else (0, amount)
            written += [f"{hours} jam"] if hours else []
            written += [f"{format_number(amount)} {unit.replace('_', ' ')}"] if amount else []
    between = " + " if sum(unit.startswith("hari") for unit in components) > 1 else " "
    return between.join(written) or "0 menit"


def in_days(components: Components, convention: Convention) -> Components | None:
    """The same amount in days of a convention and what is left over in minutes; None if it does not say how.

    >>> str(in_days(Components({"menit": 1000}), TUJUH_SETENGAH_JAM))
    "Components({'menit': 100, 'hari': 2})"
    """
    minutes = convert(components, convention)
    if minutes is None or convention.minutes_per_day is None:
        return None
    days, left = divmod(minutes, convention.minutes_per_day)
    return Components({"hari": days, "menit": left})


def _measured(amount: Components, yardstick: dict[str, int]) -> Amount:
    return sum(each * yardstick["hari" if unit.startswith("hari") else unit] for unit, each in amount.items())


@lru_cache(256)
def _minutes_per(unit: str, convention: Convention) -> Fraction | None:
    """Minutes of work in one unit, exactly; pint is asked once per unit and convention."""
    if convention.minutes_per_day is None:
        return None
    from pint import DimensionalityError  # 0.3 s to import, and plain minutes never need it

    try:
        amount = units().Quantity(Fraction(1), unit).to("menit", _steps(convention))
    except DimensionalityError:
        return None
    return Fraction(amount.magnitude)


@cache
def units() -> UnitRegistry[Any]:
    """The registry of units.txt: exact Fractions, none of pint's own definitions."""
    from pint import UnitRegistry

    registry: UnitRegistry[Any] = UnitRegistry(None, non_int_type=Fraction)
    registry.load_definitions(data_file("language/units.txt"))
    return registry


def _steps(convention: Convention) -> Any:
    """The convention as a pint context: which dimension leads to which, and by how much."""
    from pint import Context

    steps = Context()

    def step(source: str, target: str, factor: Amount | None) -> None:
        if factor is None:
            return

        def taken(ureg: UnitRegistry[Any], value: PlainQuantity[Any], **kwargs: Any) -> PlainQuantity[Any]:
            ratio = ureg.Quantity(Fraction(factor), f"{_BASE[target]} / {_BASE[source]}")
            return cast("PlainQuantity[Any]", value * ratio)

        steps.add_transformation(f"[{source}]", f"[{target}]", taken)

    step("hari_kerja", "waktu_kerja", convention.minutes_per_day)
    step("hari", "hari_kerja", 1 if convention.same_day else None)
    step("hari_kalender", "hari_kerja", 1 if convention.calendar_days else None)
    step("minggu", "hari_kerja", convention.days_per_week)
    step("bulan", "hari_kerja", convention.days_per_month)
    return steps


_BASE = {name: name for name in ("hari", "hari_kerja", "hari_kalender", "minggu", "bulan")} | {"waktu_kerja": "menit"}
