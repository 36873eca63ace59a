"""Which cited regulations does the registry not know? One note for all of them.

check: regulation-known

One cited under a wrong type is known after all (type-matches).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, UNLISTED
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.gates import bases_without, of_numbered
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.regulation_types import kinds
from sopcheck.language.text import one_line
from sopcheck.model.values import Citation

IN_DOUBT = UNLISTED | LOST


class TidakDikenal(Fact):
    """jumlah: how many; daftar: them all, as printed."""

    jumlah: str
    daftar: str


class HukumDaerahTidakDikenal(Fact):
    """The same, all of them local law, which the registry is not expected to hold."""

    jumlah: str
    daftar: str


@check(TidakDikenal, HukumDaerahTidakDikenal, gate=bases_without(IN_DOUBT, of_numbered))
def regulation_known(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _unlisted(sop.bases(context))


@kept
def _unlisted(bases: Bases) -> Iterator[Seen]:
    unlisted: dict[str | None, tuple[str, Citation]] = {}
    for at, _, head in bases.cited:
        if head.unlisted and not head.misnamed:
            unlisted.setdefault(head.identity, (at, head.citation))
    if unlisted:
        of_region = all(_is_local(citation.type) for _, citation in unlisted.values())
        kind = HukumDaerahTidakDikenal if of_region else TidakDikenal
        names = "; ".join(f"“{one_line(citation.words)}”" for _, citation in unlisted.values())
        places = tuple(dict.fromkeys([at for at, _ in unlisted.values()]))
        yield Hit("dasar_hukum", kind(jumlah=str(len(unlisted)), daftar=names), related=places, quotes=(), anchor=names)
    yield from bases.lost
    if bases.numbered:
        yield looked(bases.numbered)


def _is_local(kind: str | None) -> bool:
    found = kinds().get(kind or "")
    return found is not None and found.place is not None
