"""Is a step's time within what its kind of work allows?

    check: duration-between
    params: {batas: paling_singkat}            # floors, or ceilings, of rules/law/plausible_time.csv

An office may give its own limits, which then hold instead of the table:

    params:
      paling_singkat: {10 menit: [olah, susun], 30 menit: [rapat]}   # floor → verb roots or classes (data/verbs.yaml)
      paling_lama: {60 hari kerja: [semua]}                          # ceiling → the same, or any work
      objek: {10 menit: [data, laporan]}       # only where what is worked on begins with one of these

Either way:

      kecuali: '\\bmenunggu\\b'                  # in Kegiatan or Keterangan: not judged
      kecuali_kerja: [menandatangani]          # a step that also does this: not judged
      kecuali_waktu: '\\bsemester\\b'            # in Waktu: not held against a limit for work of any kind
      kerja_meja: [membuat, memeriksa]         # only such work is held against a limit for work of any kind

Compared under every accepted length of a day; rates, alternatives and merged cells are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, Literal

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.batch import Gate
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.gates import lengths_without
from sopcheck.engine.lazy import lazy
from sopcheck.engine.limits import Limit, Limits, listed
from sopcheck.engine.limits import limits as limits_of
from sopcheck.engine.params import Params
from sopcheck.engine.plausible import load_plausible
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.table import Table
from sopcheck.engine.times import LAMA, SINGKAT, lost_activity
from sopcheck.language.text import one_line

MARKS = {"params": 0, "paling_singkat": SINGKAT, "paling_lama": LAMA}


class DiLuarBatas(Fact):
    """langkah, kegiatan, waktu: of the step; batas: the limit; kerja: the work it is set for ("mengolah data")."""

    langkah: str
    kegiatan: str
    waktu: str
    batas: str
    kerja: str


class Batas(Params):
    """See the module. hari_per_bulan: working days a month is taken for."""

    batas: Literal["params", "paling_singkat", "paling_lama"] = "params"
    paling_singkat: Mapping[str, tuple[str, ...]] = {}
    paling_lama: Mapping[str, tuple[str, ...]] = {}
    objek: Mapping[str, tuple[str, ...]] = {}
    kecuali: re.Pattern[str] = re.compile(r"(?!)")
    kecuali_kerja: frozenset[str] = frozenset()
    kecuali_waktu: re.Pattern[str] = re.compile(r"(?!)")
    kerja_meja: frozenset[str] = frozenset()
    hari_per_bulan: int = 20

    @lazy
    def doubt(self) -> int:
        """The mark of a row that may be beyond the table; 0 where the limits are the office's own."""
        return 0 if self.paling_singkat or self.paling_lama else MARKS[self.batas]

    @classmethod
    def make(cls, words: Mapping[str, Any]) -> Params:
        made = super().make(words)
        _limits(made)  # refuses limits that are no duration and work that is unknown
        return made


def _undoubted(params: Batas) -> Gate | None:
    return lengths_without(params.doubt) if params.doubt else None


@check(DiLuarBatas, params=Batas, gate=_undoubted)
def duration_between(sop: Reading, context: Context, params: Batas) -> Iterable[Seen] | Looked:
    times, doubt = sop.times, params.doubt
    if times.all_measured and doubt:
        return [*_beyond(sop, sop.table.marked(doubt), _limits(params)), times.all_measured]
    limits = _limits(params)
    if times.all_measured:
        beyond = times.shortest < limits.floor or times.longest > limits.ceiling
        if not (beyond and _may_pass(sop.table, limits)):
            return times.all_measured
    return _look(sop, limits)


def _may_pass(table: Table, limits: Limits) -> bool:
    floor, ceiling = limits.floor, limits.ceiling
    outside = [cells for cells in table.cells if cells.high < floor or cells.low > ceiling]
    return any(map(limits.may_pass, outside))


def _look(sop: Reading, limits: Limits) -> Iterator[Seen]:
    times = sop.times
    if times.shortest < limits.floor or times.longest > limits.ceiling:
        yield from _beyond(sop, [step for step, _, _ in times.outside(limits.floor, limits.ceiling)], limits)
    unknowns = (*times.unknowns, *times.shared)
    yield from unknowns
    if times.all_measured:
        yield times.all_measured
    elif times.measured:
        yield looked(len(times.measured))
    elif not unknowns:
        yield NotApplicable("tidak ada langkah yang lamanya dapat diukur") if sop.steps else no_steps(sop)


def _beyond(sop: Reading, steps: Iterable[Step], limits: Limits) -> list[Seen]:
    """What there is to say of steps whose time is outside the limits of some work."""
    unit = sop.sop.satuan_waktu
    seen: list[Seen] = []
    for step in steps:
        row = step.row
        if step.cells.activity is None:
            if lost := lost_activity(step, sop.whole):
                seen.append(lost)
            continue
        hands = max(1, len(set(row.pelaksana or ())))
        if found := limits.beyond(row.kegiatan or "", row.waktu or "", unit, row.keterangan, hands):
            seen.append(_seen(sop, step, *found))
    return seen


def _seen(sop: Reading, step: Step, limit: Limit, work: str, certain: bool) -> Seen:
    at, row = f"{step.at}.waktu", step.row
    if not certain:
        return Unknown(at, f"satuan waktunya tidak dapat dibandingkan dengan {limit.words}")
    fact = DiLuarBatas(
        langkah=sop.labels[step.position - 1],
        kegiatan=one_line(row.kegiatan or ""),
        waktu=one_line(row.waktu or ""),
        batas=limit.words,
        kerja=work,
    )
    return Hit(at, fact, related=(f"{step.at}.kegiatan",))


@lru_cache(256)
def _limits(params: Any) -> Limits:
    if not params.doubt:
        every = [
            *limits_of("paling_singkat", params.paling_singkat, params.objek, floor=True),
            *limits_of("paling_lama", params.paling_lama, params.objek, floor=False),
        ]
        of = listed(every)
    else:
        table, floor = load_plausible(), params.batas == "paling_singkat"
        limits = (entry.floor if floor else entry.ceiling for entry in table.entries)
        every = [limit for limit in limits if limit]
        of = partial(table.limits_of, floor=floor)
    exempt = (params.kecuali, params.kecuali_kerja, params.kecuali_waktu)
    return Limits(every, of, *exempt, params.kerja_meja, params.hari_per_bulan)
