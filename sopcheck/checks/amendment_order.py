"""Is what amends or carries out a regulation younger than it?

check: amendment-order

Only years are compared, and only within one type: which of two numbers of one year came first is not ours to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, MISORDERED
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.gates import bases_without, of_numbered
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line

IN_DOUBT = MISORDERED | LOST


class PerubahanLebihTua(Fact):
    """rujukan: the amended one, lain: what is said to have amended it, both as printed."""

    rujukan: str
    lain: str


class MengubahYangLebihMuda(Fact):
    """rujukan: the amending one, lain: what it is said to amend."""

    rujukan: str
    lain: str


class MelaksanakanYangLebihMuda(Fact):
    """rujukan: the implementing one, lain: what it is said to carry out."""

    rujukan: str
    lain: str


FACTS = {
    "diubah-dengan": PerubahanLebihTua,
    "perubahan": MengubahYangLebihMuda,
    "pelaksanaan": MelaksanakanYangLebihMuda,
}


@check(PerubahanLebihTua, MengubahYangLebihMuda, MelaksanakanYangLebihMuda, gate=bases_without(IN_DOUBT, of_numbered))
def amendment_order(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _misordered(sop.bases(context))


@kept
def _misordered(bases: Bases) -> Iterator[Seen]:
    yield from bases.lost
    for at, basis in bases.items:
        for role, citation, other in basis.misordered:
            yield Hit(at, FACTS[role](rujukan=one_line(citation.words), lain=one_line(other.words)))
    if bases.numbered:
        yield looked(bases.numbered)
