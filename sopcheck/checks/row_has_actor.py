"""Is every step marked in some actor column?

    check: row-has-actor

A table without a single mark was drawn with shapes that did not reach the file: it cannot be judged, and that is said
once. A shape in a column that is not known is a mark. Rows that are no steps need none.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.gates import rows_marked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading


class TanpaPelaksana(Fact):
    """langkah: the step ("Langkah 3"); kegiatan: its printed words, or a dash."""

    langkah: str
    kegiatan: str


@check(TanpaPelaksana, gate=rows_marked())
def row_has_actor(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    if not sop.steps:
        yield no_steps(sop)
        return
    marks = sop.marks
    if marks.none_seen:
        yield no_marks(sop, "langkah")
        return
    for step in marks.empty:
        fact = TanpaPelaksana(langkah=sop.label(step), kegiatan=step.row.kegiatan or "–")
        yield Hit(f"{step.at}.pelaksana", fact, quotes=tuple(filter(None, (step.row.kegiatan,))))
    for step in marks.unknown:
        yield Unknown(f"{step.at}.pelaksana", "tanda pelaksana tidak terbaca")
    yield looked(len(sop.steps) - len(marks.unknown) - marks.apart)


def no_marks(sop: Reading, at: str) -> Seen:
    """What to say, once, of a table in which no mark was read."""
    if sop.columns["pelaksana"] == "tidak-ada":
        return NotApplicable("kolom Pelaksana tidak ada pada tabel")
    return Unknown(at, "tanda pelaksana tidak terbaca pada seluruh tabel")
