"""Does one title stand under two numbers within the SOP?

check: title-one-number

Only the number or only the year may differ: a later regulation on the same subject often keeps the title, with a
new number and a new year. Two regulations that really share a title, by the registry, are no contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, RENUMBERED
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.gates import bases_without, of_entitled
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import normal, one_line
from sopcheck.law.registry import Registry
from sopcheck.model.values import Citation

IN_DOUBT = RENUMBERED | LOST


class NomorBeda(Fact):
    """judul, rujukan, lain: as printed."""

    judul: str
    rujukan: str
    lain: str


class NomorBedaTercatat(Fact):
    """The same; tercatat: the one of the two that has this title in the registry."""

    judul: str
    rujukan: str
    lain: str
    tercatat: str


@check(NomorBeda, NomorBedaTercatat, gate=bases_without(IN_DOUBT, of_entitled))
def title_one_number(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _renumbered(sop.bases(context), context.law)


def _renumbered(bases: Bases, law: Registry) -> Iterator[Seen]:
    if bases.flags & RENUMBERED:
        for mine, other in _pairs(bases):
            if found := _judge(mine, other, law):
                yield found
    yield from bases.lost
    if bases.entitled:
        yield looked(bases.entitled)


Place = tuple[str, Citation]


def _pairs(bases: Bases) -> Iterator[tuple[Place, Place]]:
    """Citations of one kind under one title, each with the first that had it."""
    first: dict[tuple[str, str | None, str | None], Place] = {}
    for at, basis in bases.items:
        for citation in basis.entitled:
            about = (normal(citation.title or ""), citation.type, citation.place)
            known = first.setdefault(about, (at, citation))
            if known[1] is not citation:
                yield (at, citation), known


def _judge(mine: Place, other: Place, law: Registry) -> Hit | None:
    a, b = mine[1], other[1]
    if (a.number == b.number) == (a.year == b.year):
        return None
    mine_known, other_known = _has_title(a, law), _has_title(b, law)
    if mine_known and other_known:
        return None
    if mine_known:
        mine, other = other, mine  # what is not known by this title is the place to look at
    a, b = mine[1], other[1]
    said: Mapping[str, str] = {
        "judul": one_line(b.title or ""),
        "rujukan": one_line(a.words),
        "lain": one_line(b.words),
    }
    if mine_known or other_known:
        tercatat = law.named(b.key or "").label
        return Hit(mine[0], NomorBedaTercatat(**said, tercatat=tercatat), related=(other[0],))
    return Hit(mine[0], NomorBeda(**said), related=(other[0],))


def _has_title(citation: Citation, law: Registry) -> bool:
    """Whether the registry has this title for this number."""
    regulation = law.get(citation.key)
    if regulation is None or not regulation.title_founds:
        return False
    return law.title_verdict(regulation.key, citation.title or "") not in (None, "beda")
