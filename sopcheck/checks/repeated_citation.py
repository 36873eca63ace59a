"""Is one regulation listed twice?

check: repeated-citation

A regulation named in the title of another, or in an amendment chain, is not an entry of its own; two articles of one
law are two entries.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.engine.basis import LOST
from sopcheck.engine.check import Context, Fact, Hit, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line


class Berulang(Fact):
    """rujukan, pertama: the later and the first entry as printed; butir: position of the first."""

    rujukan: str
    pertama: str
    butir: str


@check(Berulang)
def repeated_citation(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    bases = sop.bases(context)
    if bases.repeated:
        first: dict[str, tuple[str, str]] = {}
        for at, _, head in bases.cited:
            if not head.entry:
                continue
            words = one_line(head.citation.words)
            if head.entry in first:
                place, pertama = first[head.entry]
                fact = Berulang(rujukan=words, pertama=pertama, butir=place.rpartition(".")[2])
                yield Hit(at, fact, related=(place,) if place != at else ())
            else:
                first[head.entry] = (at, words)
    if bases.flags & LOST:
        yield from bases.lost
    if bases.numbered:
        yield looked(bases.numbered)
    elif not bases.flags & LOST:
        yield bases.nothing
