"""Is a regulation cited under its own type?

check: type-matches

It is not, where the number, year and title belong to a regulation of another type (engine/retyped.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, RETYPED
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.gates import bases_without, of_numbered
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line

IN_DOUBT = RETYPED | LOST
_OFFICIAL = ("primary", "official-secondary")


class JenisLain(Fact):
    """rujukan, judul: as printed; jenis: the type it is cited under; sebenarnya: the regulation it is."""

    rujukan: str
    judul: str
    jenis: str
    sebenarnya: str


@check(JenisLain, gate=bases_without(IN_DOUBT, of_numbered))
def type_matches(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _mistyped(sop.bases(context))


@kept
def _mistyped(bases: Bases) -> Iterator[Seen]:
    yield from bases.lost
    for at, _, head in bases.cited:
        meant = head.misnamed
        if meant is not None:
            fact = JenisLain(
                rujukan=one_line(head.citation.words),
                judul=one_line(head.citation.title or ""),
                jenis=head.citation.type or "",
                sebenarnya=meant.label,
            )
            # another's number with this title is all but impossible; one we do not list may still exist
            yield Hit(at, fact, tinjau=head.fit != "beda" or meant.title_evidence not in _OFFICIAL)
    if bases.numbered:
        yield looked(bases.numbered)
