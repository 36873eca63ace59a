"""Does every Kegiatan ask for one thing only?

    check: one-task-per-step

Four things done, or three papers made that are Outputs of their own; what counts as one is told in language/tasks.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.active_verb_first import no_activity
from sopcheck.engine.check import Context, Fact, Hit, Seen, check, looked
from sopcheck.engine.gates import rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.remarks import MANY, SERANGKAI
from sopcheck.engine.wording import TANPA_KEGIATAN
from sopcheck.language.tasks import tasks


class BeberapaKegiatan(Fact):
    """banyak: how many; verba: their verbs in order, "“memeriksa”, “mencatat”"."""

    langkah: str
    banyak: str
    verba: str


class BeberapaNaskah(Fact):
    """banyak: how many papers it makes; naskah: their names, "“undangan”, “daftar hadir”"."""

    langkah: str
    banyak: str
    naskah: str


@check(BeberapaKegiatan, BeberapaNaskah, gate=rows_without(SERANGKAI | TANPA_KEGIATAN))
def one_task_per_step(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    wording = sop.wording
    for step in sop.table.marked(SERANGKAI):
        at, label, papers = f"{step.at}.kegiatan", sop.label(step), step.cells.papers
        verbs = tasks(step.row.kegiatan or "")
        if len(verbs) >= MANY:
            yield Hit(at, BeberapaKegiatan(langkah=label, banyak=str(len(verbs)), verba=_listed(verbs)))
        else:
            made = [paper.words for name, paper in papers.yields.items() if name in papers.creates]
            fact = BeberapaNaskah(langkah=label, banyak=str(len(made)), naskah=_listed(made))
            yield Hit(at, fact, related=(f"{step.at}.output",))
    yield from wording.unread
    if wording.judged:
        yield looked(wording.judged)
    elif not wording.unread:
        yield no_activity(sop)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
