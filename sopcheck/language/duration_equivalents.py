"""Whether two printed amounts may be the same time: "1 hari (8 jam)", "1 bulan (30 hari)", not "1 hari (2 hari)"."""

from __future__ import annotations

from sopcheck.model.values import Amount, Components

# Minutes: the shortest and the longest that forms take a unit for, from 5 effective hours a day (workload analysis)
# and 5 days a week to the clock and the calendar. Only for telling a restated amount from another one.
_SHORTEST = {"menit": 1, "hari": 300, "minggu": 5 * 300, "bulan": 20 * 300, "tahun": 12 * 20 * 300}
_LONGEST = {"menit": 1, "hari": 1440, "minggu": 7 * 1440, "bulan": 31 * 1440, "tahun": 12 * 31 * 1440}


def may_equal(a: Components, b: Components) -> bool:
    """Whether there is a length of the day, week and month under which both are the same."""
    short, long = (_minutes(a, stick) - _minutes(b, stick) for stick in (_SHORTEST, _LONGEST))
    return min(short, long) <= 0 <= max(short, long)


def _minutes(amount: Components, stick: dict[str, int]) -> Amount:
    return sum(each * stick["hari" if unit.startswith("hari") else unit] for unit, each in amount.items())
