"""Do the legal bases stand in the order of their rank?

check: hierarchy-order
params: {jenjang: ["UU|Perppu", PP, "Permen*|PMK"]}     # from the highest rank down
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from sopcheck.engine.check import Context, Fact, Hit, Seen, check, looked
from sopcheck.engine.lazy import lazy
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line


class TidakBerurutan(Fact):
    """rujukan: as printed, stands behind the lower-ranking lain."""

    rujukan: str
    lain: str


class Jenjang(Params):
    """jenjang: the types of each rank (a|b, * for any words), the highest first; other types may stand anywhere."""

    jenjang: tuple[str, ...]

    @lazy
    def _ranks(self) -> dict[str, int | None]:
        return {}

    def rank(self, kind: str) -> int | None:
        """The place of a type, 0 for the highest rank; None for a type of no rank."""
        ranks = self._ranks
        if kind not in ranks:
            fitting = (n for n, types in enumerate(self.jenjang) if _fits(kind, types))
            ranks[kind] = next(fitting, None)
        return ranks[kind]


@check(TidakBerurutan, params=Jenjang)
def hierarchy_order(sop: Reading, context: Context, params: Jenjang) -> Iterator[Seen]:
    bases = sop.bases(context)
    ranked = [
        (at, head, rank)
        for at, _, head in bases.cited
        if not head.joined and (rank := params.rank(head.citation.type or "")) is not None
    ]
    lowest = None
    for at, head, rank in ranked:
        if lowest is not None and rank < lowest[2]:
            fact = TidakBerurutan(rujukan=one_line(head.citation.words), lain=one_line(lowest[1].citation.words))
            yield Hit(at, fact, related=(lowest[0],))
            break
        if lowest is None or rank > lowest[2]:
            lowest = (at, head, rank)
    yield from bases.lost
    yield looked(len(ranked)) if ranked else bases.nothing


def _fits(kind: str, types: str) -> bool:
    return any(fnmatchcase(kind, pattern) for pattern in types.split("|"))
