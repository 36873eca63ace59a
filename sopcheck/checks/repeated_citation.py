"""Is one regulation listed twice?

check: repeated-citation

A regulation named in the title of another, or in an amendment chain, is not an entry of its own; two articles of one
law are two entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, REPEATED
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.gates import bases_without, of_numbered
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line

IN_DOUBT = REPEATED | LOST


class Berulang(Fact):
    """rujukan, pertama: the later and the first entry as printed; butir: position of the first."""

    rujukan: str
    pertama: str
    butir: str


@check(Berulang, gate=bases_without(IN_DOUBT, of_numbered))
def repeated_citation(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _repeated(sop.bases(context))


def _repeated(bases: Bases) -> Iterator[Seen]:
    if bases.flags & REPEATED:
        first: dict[str, tuple[str, str]] = {}
        told: set[tuple[str, str]] = set()  # an item that repeats itself a thousand times is one finding
        for at, _, head in bases.cited:
            if not head.entry:
                continue
            words = one_line(head.citation.words)
            if (head.entry, at) in told:
                continue
            if head.entry in first:
                told.add((head.entry, at))
                place, pertama = first[head.entry]
                fact = Berulang(rujukan=words, pertama=pertama, butir=place.rpartition(".")[2])
                yield Hit(at, fact, related=(place,) if place != at else ())
            else:
                first[head.entry] = (at, words)
    yield from bases.lost
    if bases.numbered:
        yield looked(bases.numbered)
