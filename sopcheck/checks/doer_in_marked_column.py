"""Is the step marked in the column of the one whom its sentence names as doer?

check: doer-in-marked-column
params:
  umum: [petugas, pelaksana]        # names that may be any of the columns
  penunjuk: [terkait, ybs]          # words that point at an actor without naming one

Said only where the named one has a column and the marked ones are certainly others, also than those whom a later
sentence of the step names.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.doer_has_column import NOBODY, Sebutan, names_someone
from sopcheck.checks.row_has_actor import no_marks
from sopcheck.checks.sentences_judged import sentences_judged
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check
from sopcheck.engine.gates import always, rows_without
from sopcheck.engine.marks import columns_of
from sopcheck.engine.reading import Reading
from sopcheck.engine.wording import PELAKU, TANPA_KEGIATAN
from sopcheck.language.columns import clear, columns_meant
from sopcheck.language.doers import doers, may_be, named_later


class SalahKolom(Fact):
    """aktor: as the sentence says; tanda: the columns marked; kolom: the column that he has."""

    langkah: str
    aktor: str
    tanda: str
    kolom: str


@check(SalahKolom, params=Sebutan, gate=rows_without(PELAKU | TANPA_KEGIATAN, always(NOBODY)))
def doer_in_marked_column(sop: Reading, context: Context, params: Sebutan) -> Iterator[Seen]:
    headings = sop.column_names
    judged, told = 0, False
    for step in sop.wording.of(PELAKU):
        named = [name for name in doers(step.activity) if names_someone(name, params)] if step.activity else []
        if not named:
            continue
        if sop.marks.none_seen:
            yield no_marks(sop, "langkah")
            return
        marked = columns_of(step)
        if marked is None:
            told = True
            yield Unknown(f"{step.at}.pelaksana", "tanda pelaksana tidak terbaca")
            continue
        judged += 1
        possible = (*named, *(named_later(step.activity) if step.activity else ()))
        if not marked or not clear(marked) or any(may_be(name, mark) for name in possible for mark in marked):
            continue
        meant = [*dict.fromkeys(column for name in named for column in columns_meant(name, headings))]
        if meant:
            fact = SalahKolom(
                langkah=sop.label(step), aktor=" dan ".join(named), tanda=", ".join(marked), kolom=", ".join(meant)
            )
            yield Hit(f"{step.at}.pelaksana", fact, related=(f"{step.at}.kegiatan",))
    yield from sentences_judged(sop, judged, told, NOBODY)
