"""What to say, once, of a table whose symbols or arrows did not reach the file."""

from __future__ import annotations

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import NotApplicable, Seen, Unknown
from sopcheck.engine.reading import Reading

SOME_LOST = "simbol alur tidak terbaca pada sebagian langkah"
SOME_ARROWS_LOST = "panah pada sebagian langkah tidak terbaca"
NO_STEP = NotApplicable("tidak ada baris yang merupakan langkah")
NO_DECISION = (NotApplicable("alur tidak memuat keputusan"),)


def no_symbols(sop: Reading) -> Seen:
    """No symbol was read: none was drawn, or all were lost."""
    return _lost(sop, "simbol alur tidak terbaca pada seluruh tabel")


def no_arrows(sop: Reading) -> Seen:
    """No arrow was read."""
    return _lost(sop, "panah alur tidak terbaca pada seluruh tabel")


def no_decision(sop: Reading) -> Seen:
    """No row is known as a decision: there is none, or its symbol was lost."""
    control = sop.control
    if not control.symbols:
        return no_symbols(sop)
    return NO_DECISION[0] if control.all_symbols else Unknown("langkah", SOME_LOST)


def _lost(sop: Reading, missing: str) -> Seen:
    if not sop.steps:
        return no_steps(sop)
    if sop.columns["pelaksana"] == "tidak-ada":
        return NotApplicable("kolom Pelaksana tidak ada pada tabel")
    return Unknown("langkah", missing)
