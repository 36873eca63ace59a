"""Is every actor column marked in some step?

    check: column-used

Marks name their column in its printed words. A column is called unused only where every mark is known and fits some
column: one that fits none may mean this one.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.row_has_actor import no_marks
from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.gates import TAK_TERPAKAI, columns_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.actor_search import find_actors
from sopcheck.language.actors import same_actor
from sopcheck.language.text import normal


class TidakTerpakai(Fact):
    """pelaksana: the column's printed name."""

    pelaksana: str


@check(TidakTerpakai, gate=columns_without(TAK_TERPAKAI))
def column_used(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    if not sop.steps:
        yield no_steps(sop)
        return
    marks, used, judged = sop.marks, sop.marks.used, 0
    if marks.none_seen:
        yield no_marks(sop, "pelaksana")
        return
    stray = _stray(sop)
    for at, words in sop.actors:
        if words in used or _meant(words, sop):
            judged += 1
        elif not marks.complete:
            yield Unknown(at, "tanda pelaksana pada sebagian langkah tidak terbaca")
        elif sop.sop.langkah_tersembunyi:
            yield Unknown(at, "langkah di baris yang disembunyikan dalam berkas dapat bertanda kolom ini")
        elif place := _named(words, sop):
            yield Unknown(at, f"disebut dalam {place}, tetapi tidak ditandai")
        elif stray:
            yield Unknown(at, f"tanda “{stray}” tidak cocok dengan kolom mana pun dan dapat berarti kolom ini")
        else:
            judged += 1
            yield Hit(at, TidakTerpakai(pelaksana=words))
    lost = sop.lost_items("pelaksana") if len(sop.actors) != len(sop.sop.pelaksana or ()) else ()
    for at in lost:
        yield Unknown(at, "judul kolom pelaksana tidak terbaca")
    if judged:
        yield looked(judged)
    elif not sop.actors and not lost:
        yield _no_headings(sop)


def _no_headings(sop: Reading) -> Seen:
    if sop.state("pelaksana") == "tak-terbaca":
        return Unknown("pelaksana", "judul kolom pelaksana tidak terbaca")
    return NotApplicable("judul kolom pelaksana tidak tercantum")


def _stray(sop: Reading) -> str | None:
    """The first mark, by its words, that fits no column."""
    strange = sop.marks.used.difference(sop.sop.pelaksana or ())
    if not strange:
        return None
    columns = [words for _, words in sop.actors]
    return min((mark for mark in strange if not any(same_actor(mark, words) for words in columns)), default=None)


def _named(words: str, sop: Reading) -> str:
    """How the first row is called whose words name the actor of a column ("oleh Wakil Ketua"); "" if none does."""
    for step in sop.steps:
        for text in (step.row.kegiatan, step.row.keterangan):
            if text and (
                (" " in words.strip() and f" {normal(words)} " in f" {normal(text)} ")  # one word may be a paper's
                or any(same_actor(found.words, words) for found in find_actors(text))
            ):
                return sop.label(step)
    return ""


def _meant(words: str, sop: Reading) -> bool:
    """Whether a mark whose words are no heading, letter for letter, may stand for this one."""
    headings = {normal(heading) for _, heading in sop.actors}
    return any(
        normal(mark) == normal(words) or (normal(mark) not in headings and same_actor(mark, words))
        for mark in sop.marks.used
    )
