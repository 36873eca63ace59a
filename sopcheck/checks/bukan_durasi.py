"""Does the Waktu column say how often, on what condition or when, where it should say how long?

    check: bukan-durasi

One summary for the whole SOP, at the first such cell.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.times_judged import times_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.gates import times_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.times import BUKAN_LAMA
from sopcheck.language.text import one_line

NAMED = 5
"""Different words that are quoted; the others are counted."""


class BukanDurasi(Fact):
    """banyak: number of steps; isian: the printed words with the first step that bears them."""

    banyak: str
    isian: str


@check(BukanDurasi, gate=times_without(BUKAN_LAMA))
def bukan_durasi(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    found = [step for step in sop.table.marked(BUKAN_LAMA) if not step.shares_time]
    if found:
        first: dict[str, str] = {}
        for step in found:
            first.setdefault(one_line(step.row.waktu or ""), sop.labels[step.position - 1])
        named = [f"“{words}” ({label})" for words, label in first.items()]
        more = f" dan {len(named) - NAMED} isian lain" if len(named) > NAMED else ""
        yield Hit(
            f"{found[0].at}.waktu",
            BukanDurasi(banyak=str(len(found)), isian=", ".join(named[:NAMED]) + more),
            related=tuple(f"{step.at}.waktu" for step in found[1:]),
        )
    yield from times_judged(sop)
