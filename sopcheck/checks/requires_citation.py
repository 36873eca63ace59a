"""Does an SOP on a certain subject cite one of the regulations on that subject?

check: requires-citation
params: {nama: [laporan kinerja], kecuali: [pegawai], rujukan: [perpres-29-2014, permenpanrb-53-2014]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.checks.field_required import ONE
from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, PARTIAL, UNCITED
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, normal, one_line
from sopcheck.law.registry import Registry
from sopcheck.model.values import PartialDate

UNNAMED = NotApplicable("nama SOP tidak terisi")
ELSEWHERE = (NotApplicable("nama SOP tidak menyangkut pokok ini"),)


class TidakDirujuk(Fact):
    """nama: as printed; pokok: the regulations, any of which would do."""

    nama: str
    pokok: str


class Pokok(Params):
    """nama: an SOP whose name has one of these phrases is on the subject, unless it has one of `kecuali`.

    rujukan: keys of regulations, any of which is enough.
    """

    nama: tuple[str, ...]
    rujukan: tuple[str, ...]
    kecuali: tuple[str, ...] = ()


@check(TidakDirujuk, params=Pokok)
def requires_citation(sop: Reading, context: Context, params: Pokok) -> Iterable[Seen] | Looked:
    name = sop.printed["nama"]
    if not name or "nama" in sop.unread:
        lost = sop.state("nama") == "tak-terbaca"
        return (Unknown("nama", "tidak terbaca pada berkas") if lost else UNNAMED,)
    if not _concerns(params, name):
        return ELSEWHERE
    bases = sop.bases(context)
    return _uncited(sop, bases, context, params) if bases.keys.isdisjoint(params.rujukan) else ONE


def _uncited(sop: Reading, bases: Bases, context: Context, params: Pokok) -> Iterator[Seen]:
    """Why none of the regulations is among the bases: not read, none at all, not yet issued, or left out."""
    if bases.flags & (LOST | UNCITED | PARTIAL):
        yield from _unread(bases)
    elif not bases.n:
        yield bases.nothing
    elif _older(sop.valid_from, params, context.law):
        yield NotApplicable("SOP lebih tua daripada peraturannya")
    else:
        pokok = " atau ".join(context.law.named(key).label for key in params.rujukan)
        yield Hit("dasar_hukum", TidakDirujuk(nama=one_line(sop.printed["nama"]), pokok=pokok))


@lru_cache(CACHE)
def _concerns(params: Pokok, name: str) -> bool:
    words = f" {normal(name)} "
    return any(f" {part} " in words for part in params.nama) and not any(
        f" {part} " in words for part in params.kecuali
    )


def _unread(bases: Bases) -> Iterator[Unknown]:
    """The items that may be the one that is looked for."""
    yield from bases.lost
    for at, basis in bases.items:
        if basis.flags & (UNCITED | PARTIAL):
            yield Unknown(at, "tidak terbaca sebagai rujukan yang lengkap")


def _older(valid: PartialDate | None, params: Pokok, law: Registry) -> bool:
    """Whether the SOP was made before any of the regulations was issued."""
    return valid is not None and all(valid.before(law.named(key).issued) for key in params.rujukan)
