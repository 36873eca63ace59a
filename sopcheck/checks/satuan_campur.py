"""Does the SOP say "hari" beside "hari kerja" or "hari kalender" without saying which days it means?

    check: satuan-campur
    params: {penjelasan: '\\bhari\\b .{0,20} \\b(adalah|=)\\b .{0,20} \\bhari (kerja|kalender)\\b'}

A written total that agrees with the steps once both are counted alike says itself that they are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sopcheck.checks.times_judged import times_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.gates import BERTOTAL, CAMPUR, times_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.times import HARI, HARI_KALENDER, HARI_KERJA, rough
from sopcheck.engine.totals import shared_convention, span_of
from sopcheck.language.conventions import TERTULIS
from sopcheck.language.text import one_line
from sopcheck.model.locators import place

EXPLICIT = {HARI_KERJA: "hari kerja", HARI_KALENDER: "hari kalender"}


class Campur(Fact):
    """satuan: what stands beside "hari"; di, waktu: the first bare "hari"; *_lain: the first explicit one."""

    satuan: str
    di: str
    waktu: str
    di_lain: str
    waktu_lain: str


class Penjelasan(Params):
    """penjelasan: how the form would say what its days are; searched in its remarks."""

    penjelasan: re.Pattern[str]


@check(Campur, params=Penjelasan, gate=times_without(CAMPUR | BERTOTAL))
def satuan_campur(sop: Reading, context: Context, params: Penjelasan) -> Iterator[Seen]:
    times = sop.times
    total = sop.total if sop.sop.total_waktu else None
    marks, more = times.marks, 0
    if total and total.kind != "kosong":
        marks |= rough(total.words, sop.sop.satuan_waktu).marks
        more = 1
    if marks & HARI and marks & (HARI_KERJA | HARI_KALENDER) and not _explained(sop, params):
        cells = list(_cells(sop))
        bare = next(cell for cell in cells if cell[2] & HARI)
        other = next(cell for cell in cells if cell[2] & (HARI_KERJA | HARI_KALENDER))
        yield Hit(
            bare[0],
            Campur(
                satuan=next(words for mark, words in EXPLICIT.items() if other[2] & mark),
                di=place(sop.sop, bare[0]),
                waktu=bare[1],
                di_lain=place(sop.sop, other[0]),
                waktu_lain=other[1],
            ),
            related=(other[0],),
        )
    yield from times_judged(sop, more)


def _cells(sop: Reading) -> Iterator[tuple[str, str, int]]:
    """(locator, words, marks) of every place with a time, the total last."""
    for step in sop.steps:
        if step.duration:
            yield (
                f"{step.at}.waktu",
                one_line(step.duration.words),
                rough(step.duration.words, sop.sop.satuan_waktu).marks,
            )
    if sop.total:
        yield "total_waktu", one_line(sop.total.words), rough(sop.total.words, sop.sop.satuan_waktu).marks


def _explained(sop: Reading, params: Penjelasan) -> bool:
    """By a total that is right only if they are the same, by the heading of the column, or by a sentence."""
    total = sop.total
    if total and total.measurable and shared_convention(sop.added.span, span_of(total)) is TERTULIS:
        return True
    if "hari" in (sop.sop.satuan_waktu or "").lower():
        return True
    printed = [words for field in ("peringatan", "pencatatan_pendataan", "kolom") for _, words in sop.items(field)]
    printed += [step.row.keterangan for step in sop.steps if step.row.keterangan]
    return any(params.penjelasan.search(words) for words in printed)
