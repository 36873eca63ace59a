"""Is a report made before the reports of shorter periods it is put together from?

    check: period-order
    params: {urutan: [bulanan, triwulan, semester, tahunan]}

Narrow on purpose: a later step says that it makes the longer report out of the shorter ones ("dua laporan semester
menjadi laporan tahunan"), an earlier one makes the longer report already, and no step before that has the shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.checks.sentences_judged import sentences_judged
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check
from sopcheck.engine.gates import always, rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.wording import HASIL, TANPA_KEGIATAN
from sopcheck.language.activity import Activity
from sopcheck.language.documents import Document, parse_document
from sopcheck.language.text import CACHE
from sopcheck.language.verbs import verb_class

# "laporan semester dan laporan tahunan": two reports
_AND = re.compile(r"\s+(?:dan|serta)\s+|\s*[,;]\s*")

NOTHING = Activity("")  # an empty Kegiatan
NONE_COMBINED = (NotApplicable("tidak ada laporan yang disusun dari laporan berkala yang lebih pendek"),)


class Mendahului(Fact):
    """langkah makes the report of period `hasil`; kemudian makes it again out of those of period `bahan`."""

    langkah: str
    kegiatan: str
    hasil: str
    bahan: str
    kemudian: str
    kegiatan_kemudian: str


class Masa(Params):
    """urutan: periods, shortest first."""

    urutan: tuple[str, ...]


@check(Mendahului, params=Masa, gate=rows_without(HASIL | TANPA_KEGIATAN, always(NONE_COMBINED)))
def period_order(sop: Reading, context: Context, params: Masa) -> Iterator[Seen]:
    wording, judged = sop.wording, 0
    for step in wording.of(HASIL):
        for made, source in _combined(step.activity or NOTHING, params.urutan):
            judged += 1
            if before := _too_early(sop.steps[: step.position - 1], made, source):
                yield _hit(sop, before, step, made, source)
    yield from sentences_judged(sop, judged, bool(wording.unread), NONE_COMBINED)


def _hit(sop: Reading, before: Step, after: Step, made: Document, source: Document) -> Hit:
    fact = Mendahului(
        langkah=sop.label(before),
        kegiatan=(before.activity or NOTHING).words,
        hasil=made.period or "",
        bahan=source.period or "",
        kemudian=sop.label(after),
        kegiatan_kemudian=(after.activity or NOTHING).words,
    )
    return Hit(f"{before.at}.kegiatan", fact, related=(f"{after.at}.kegiatan",))


def _combined(activity: Activity, order: tuple[str, ...]) -> Iterator[tuple[Document, Document]]:
    """(what is made, out of what) where that is the same kind of report for a shorter period."""
    sources = _reports_of(words for _, words in activity.clauses)
    for made in reports(activity.result or ""):
        for source in sources:
            if _alike(made, source) and order.index(str(source.period)) < order.index(str(made.period)):
                yield made, source


def _too_early(steps: Iterable[Step], made: Document, source: Document) -> Step | None:
    """The first step that makes the longer report before any step has had the shorter one to itself."""
    for step in steps:
        activity = step.activity or NOTHING
        products = _reports_of(words for root, words in activity.clauses if "membuat" in verb_class(root))
        if any(_alike(one, made) and one.period == made.period and one.state is None for one in products):
            return step
        others = (*_reports_of(words for _, words in activity.clauses), *step.kelengkapan, *step.output)
        if any(one.period == source.period for one in others):
            return None
    return None


def _alike(one: Document, two: Document) -> bool:
    """Of one kind: "laporan" and "laporan kinerja", not "rencana kinerja"."""
    first, second = one.name.split(), two.name.split()
    return first[:1] == second[:1] and (set(first) <= set(second) or set(second) <= set(first))


def _reports_of(texts: Iterable[str]) -> list[Document]:
    return [report for words in texts for report in reports(words)]


@lru_cache(CACHE)
def reports(words: str) -> tuple[Document, ...]:
    """The documents of a period among words joined by "dan" and commas."""
    return tuple(document for document in map(parse_document, _AND.split(words)) if document.period)
