"""Is every symbol one of the standard form?

    check: symbol-standard
    params:
      baku: [mulai, proses, keputusan, selesai, penghubung]
      dahulu: [lingkaran]            # known to an older guidance
      sampai: "2012-06-19"           # up to this day

One finding per symbol, at the first row that has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sopcheck.checks.flow_drawn import SOME_LOST, no_symbols
from sopcheck.engine.batch import Gate
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check, looked
from sopcheck.engine.control_flow import shapes_of
from sopcheck.engine.gates import LAIN_BENTUK, arrows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step

PLAIN = ("mulai", "proses", "selesai")
"""The symbols of a table that `control.plain` speaks of."""


class TidakBaku(Fact):
    """simbol: what is drawn; langkah: every step that has it."""

    simbol: str
    langkah: str


class Simbol(Params):
    """dahulu: symbols that an SOP older than `sampai` (ISO date) may have."""

    baku: frozenset[str]
    dahulu: frozenset[str] = frozenset()
    sampai: str = "0001-01-01"


def _plain(params: Simbol) -> Gate | None:
    return arrows_without(LAIN_BENTUK) if params.baku.issuperset(PLAIN) else None


@check(TidakBaku, params=Simbol, gate=_plain)
def symbol_standard(sop: Reading, context: Context, params: Simbol) -> Iterator[Seen]:
    if not sop.control.symbols:
        yield no_symbols(sop)
        return
    found: dict[str, list[Step]] = {}
    judged = 0
    if not sop.control.all_symbols:
        yield Unknown("langkah", SOME_LOST)
    for step in sop.steps:
        shapes = shapes_of(step)
        judged += shapes is not None
        for shape in dict.fromkeys(shapes or ()):
            if shape not in params.baku:
                found.setdefault(shape, []).append(step)
    for shape, steps in found.items():
        if shape in params.dahulu and (once := _once_allowed(sop, params)) is not False:
            if once is None:
                yield Unknown(f"{steps[0].at}.simbol", f"tanggal SOP tidak terbaca, sedangkan {shape} dahulu dikenal")
            continue
        fact = TidakBaku(simbol=shape.replace("-", " "), langkah=", ".join(sop.label(step) for step in steps))
        at, *further = (f"{step.at}.simbol" for step in steps)
        yield Hit(at, fact, related=tuple(further), quotes=())
    yield looked(judged)


def _once_allowed(sop: Reading, params: Simbol) -> bool | None:
    """Whether the SOP is so old that it may have it; None if its age is not known."""
    dated, until = sop.valid_from, date.fromisoformat(params.sampai)
    if dated is None:
        return None
    return True if dated.before(until) else False if dated.after(until) else None
