"""Does an SOP on a certain subject cite one of the regulations on that subject?

check: requires-citation
params: {pokok: [sakip]}                 # rows of rules/law/subjects.yaml
params: {selain: [sakip]}                # all rows but these
params: {nama: [laporan kinerja], kecuali: [pegawai], rujukan: [perpres-29-2014, permenpanrb-53-2014]}   # one's own

What was in force when the SOP was made is asked for; what came before or after it will do as well: that it is out of
date is said by other rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.checks.field_required import ONE
from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, PARTIAL, UNCITED
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.kept import kept
from sopcheck.engine.lazy import lazy
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.subjects import Subject, subjects
from sopcheck.language.text import CACHE, one_line
from sopcheck.model.values import PartialDate

UNNAMED = NotApplicable("nama SOP tidak terisi")
ELSEWHERE = (NotApplicable("nama SOP tidak menyangkut pokok ini"),)
OLDER = NotApplicable("SOP lebih tua daripada peraturannya")
CHANGING = "tidak pasti peraturan mana yang berlaku pada tanggal SOP"
INCOMPLETE = "tidak terbaca sebagai rujukan yang lengkap"


class TidakDirujuk(Fact):
    """nama: as printed; pokok: the regulations, any of which would do."""

    nama: str
    pokok: str


class TidakDirujukMenurutIngatan(Fact):
    """The same, where it is known from memory only that they govern the subject."""

    nama: str
    pokok: str


class Pokok(Params):
    """pokok: ids of subjects; selain: all but these; or one's own: nama, kecuali, rujukan, judul
    as in engine/subjects.py."""

    pokok: tuple[str, ...] = ()
    selain: tuple[str, ...] = ()
    nama: tuple[str, ...] = ()
    kecuali: tuple[str, ...] = ()
    rujukan: tuple[str, ...] = ()
    judul: tuple[str, ...] = ()

    @lazy
    def subjects(self) -> tuple[Subject, ...]:
        if self.rujukan:
            return (Subject("", self.nama, self.kecuali, self.rujukan, judul=self.judul),)
        rows = [subject for subject in subjects() if subject.id not in self.selain]
        return tuple(subject for subject in rows if not self.pokok or subject.id in self.pokok)

    def kinds(self) -> frozenset[str]:
        return frozenset(_kind(subject).kind for subject in self.subjects)


def _kind(subject: Subject) -> type[TidakDirujuk | TidakDirujukMenurutIngatan]:
    return TidakDirujukMenurutIngatan if subject.grade == "M" else TidakDirujuk


@check(TidakDirujuk, TidakDirujukMenurutIngatan, params=Pokok)
def requires_citation(sop: Reading, context: Context, params: Pokok) -> Iterable[Seen] | Looked:
    printed = sop.printed
    name = printed["nama"]
    if not name or "nama" in sop.unread:
        lost = sop.state("nama") == "tak-terbaca"
        return (Unknown("nama", "tidak terbaca pada berkas") if lost else UNNAMED,)
    found = _concerned(params, name, printed["instansi"] or "", printed["unit_kerja"] or "")
    if not found:
        return ELSEWHERE
    bases = sop.bases(context)
    if len(found) == 1 and not bases.keys.isdisjoint(found[0].enough):
        return ONE
    return _held_against(bases, name, sop.valid_from, found, context)


@lru_cache(CACHE)
def _concerned(params: Pokok, name: str, office: str, unit: str) -> tuple[Subject, ...]:
    """The subjects that the SOP is on."""
    letterhead = f"{office}, {unit}"
    return tuple(subject for subject in params.subjects if subject.concerns(name, letterhead))


@kept
def _held_against(
    bases: Bases, name: str, valid: PartialDate | None, found: tuple[Subject, ...], context: Context
) -> Iterator[Seen]:
    missing = [subject for subject in found if not subject.is_cited(bases, context.law)]
    if len(missing) < len(found):
        yield looked(len(found) - len(missing))
    if missing and bases.flags & (LOST | UNCITED | PARTIAL):
        yield from _unread(bases)
    elif missing and not bases.n:
        yield bases.nothing
    else:
        for subject in missing:
            yield _missing(name, valid, context, subject)


def _missing(name: str, valid: PartialDate | None, context: Context, subject: Subject) -> Seen:
    """Why none of the regulations is among the bases: not yet issued, just changing hands, or left out."""
    wanted, issued = subject.wanted(valid, context.as_of, context.law)
    if not wanted:
        return Unknown("dasar_hukum", CHANGING) if issued else OLDER
    fact = _kind(subject)(nama=one_line(name), pokok=" atau ".join(regulation.label for regulation in wanted))
    return Hit("dasar_hukum", fact, related=("nama",), anchor=subject.id)


def _unread(bases: Bases) -> Iterator[Unknown]:
    """The items that may be the one that is looked for."""
    yield from bases.lost
    for at, basis in bases.items:
        if basis.flags & (UNCITED | PARTIAL):
            yield Unknown(at, INCOMPLETE)
