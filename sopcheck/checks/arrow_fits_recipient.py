"""Does the arrow lead to the one to whom the sentence hands over?

check: arrow-fits-recipient
params: {perantara: [menerima, mencatat, mengirim]}   # classes of verbs of who only passes on

Only one plain arrow to a row whose marks are known, and recipients who have a column each. Who only registers or passes
on may stand between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.checks.flow_drawn import no_arrows
from sopcheck.checks.handover_to_self import NO_HANDOVER
from sopcheck.checks.row_has_actor import no_marks
from sopcheck.checks.sentences_judged import sentences_judged
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.control_flow import END
from sopcheck.engine.gates import always, rows_without
from sopcheck.engine.marks import columns_of
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.wording import PENERIMA, TANPA_KEGIATAN
from sopcheck.language.activity import Activity
from sopcheck.language.columns import clear, column_of
from sopcheck.language.doers import may_be
from sopcheck.language.handovers import receivers
from sopcheck.language.text import CACHE

OUTSIDE = (NotApplicable("tidak ada penerima yang punya kolom dan panah yang dapat dibandingkan"),)


class PanahLain(Fact):
    """penerima: as the sentence says; tujuan: the step that the arrow leads to; tanda: who is marked there."""

    langkah: str
    penerima: str
    tujuan: str
    tanda: str


class Perantara(Params):
    """perantara: classes of verbs (language/data/verbs.yaml)."""

    perantara: frozenset[str] = frozenset()


@check(PanahLain, params=Perantara, gate=rows_without(PENERIMA | TANPA_KEGIATAN, always(NO_HANDOVER)))
def arrow_fits_recipient(sop: Reading, context: Context, params: Perantara) -> Iterable[Seen] | Looked:
    table = sop.table
    if table.plain and table.marks & (PENERIMA | TANPA_KEGIATAN) == PENERIMA:
        headings = sop.column_names
        if not any(_addressed(table.cells[place].activity, headings) for place in table.handing):
            return OUTSIDE
    return _look(sop, params)


@lru_cache(CACHE)
def _addressed(activity: Activity | None, headings: tuple[str, ...]) -> bool:
    """Whether everyone who receives has a column of his own."""
    return activity is not None and all(column_of(name, headings) for name in receivers(activity))


def _look(sop: Reading, params: Perantara) -> Iterator[Seen]:
    control, headings = sop.control, sop.column_names
    judged, told = 0, False
    for step in sop.wording.of(PENERIMA):
        if step.activity is None or not _addressed(step.activity, headings):
            continue
        names = receivers(step.activity)
        if sop.marks.none_seen or not control.drawn:
            yield no_marks(sop, "langkah") if sop.marks.none_seen else no_arrows(sop)
            return
        arrows, here = control.arrows(step), columns_of(step)
        if arrows is None or here is None:
            told = True
            yield Unknown(f"{step.at}.{'ke' if arrows is None else 'pelaksana'}", "panah atau tanda tidak terbaca")
            continue
        if len(arrows) != 1 or arrows[0].target <= END or _holds(here, names):
            continue
        place = sop.steps[arrows[0].target - 1]
        marked = columns_of(place)
        if marked is None:
            told = True
            yield Unknown(f"{place.at}.pelaksana", "tanda pelaksana tidak terbaca")
            continue
        judged += 1
        if marked and clear(marked) and not _holds(marked, names) and not _passed_on(sop, place, names, params):
            fact = PanahLain(
                langkah=sop.label(step),
                penerima=" dan ".join(names),
                tujuan=sop.label(place),
                tanda=", ".join(marked),
            )
            yield Hit(arrows[0].at, fact, related=(f"{step.at}.kegiatan", f"{place.at}.pelaksana"))
    yield from sentences_judged(sop, judged, told, OUTSIDE if sop.wording.of(PENERIMA) else NO_HANDOVER)


def _holds(marked: tuple[str, ...], names: tuple[str, ...]) -> bool:
    return any(may_be(name, mark) for name in names for mark in marked)


def _passed_on(sop: Reading, place: Step, names: tuple[str, ...], params: Perantara) -> bool:
    """Whether a row only registers or passes on, and the next one is the recipient's."""
    if place.activity is None or not any(place.activity.is_of(kind) for kind in params.perantara):
        return False
    behind = (sop.steps[position - 1] for position in sop.control.following(place))
    return any((marked := columns_of(step)) is None or _holds(marked, names) for step in behind)
