"""Do the actor columns stand in the order in which the actors come in, or by rank?

check: columns-by-involvement

Said only where at least three ranks are known, the columns follow them, and the first marks do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.row_has_actor import no_marks
from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.marks import columns_of
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.ranks import rank_of

FEW = 3
"""Ranks from which an order is one: two stand in some order anyway."""

NO_RANKS = NotApplicable("kurang dari tiga kolom yang jenjangnya dikenal dan ditandai")


class MenurutJenjang(Fact):
    """kolom: the columns as printed; urutan: the same by their first step."""

    kolom: str
    urutan: str


@check(MenurutJenjang)
def columns_by_involvement(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _look(sop)


def _look(sop: Reading) -> Iterator[Seen]:
    if not sop.steps:
        yield no_steps(sop)
        return
    if sop.marks.none_seen:
        yield no_marks(sop, "pelaksana")
        return
    if not sop.marks.complete:
        yield Unknown("pelaksana", "tanda pelaksana pada sebagian langkah tidak terbaca")
        return
    first: dict[str, int] = {}
    for step in sop.steps:
        for column in columns_of(step) or ():
            first.setdefault(column, step.position)
    columns = [words for _, words in sop.actors if words in first and rank_of(words) is not None]
    if len({rank_of(words) for words in columns}) < FEW:
        yield NO_RANKS
        return
    ranks = [rank_of(words) or 0 for words in columns]
    involved = sorted(columns, key=first.__getitem__)
    if ranks in (sorted(ranks), sorted(ranks, reverse=True)) and involved != columns:
        yield Hit("pelaksana", MenurutJenjang(kolom=", ".join(columns), urutan=", ".join(involved)))
    yield looked(len(columns))
