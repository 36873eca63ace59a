"""Do steps that make or work on the same document take wildly different times?

    check: kontras-serumpun
    params: {kerja: [olah, susun, rekap], kali: 1000, bahan: [data, hasil], kecuali: '\\bmenunggu\\b'}

"Mengolah data laporan kinerja triwulan" in 2 minutes beside "Menyusun laporan kinerja tahunan" in 120 days. The plain
ratio of all steps says nothing: a sound SOP reaches 675 between handing a note over and writing a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from operator import itemgetter

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.table import Table
from sopcheck.engine.times import ENDLESS, Timed, lost_activity
from sopcheck.engine.wording import TANPA_KEGIATAN
from sopcheck.engine.worked_on import named, worked_on
from sopcheck.language.numbers import format_number
from sopcheck.language.text import one_line
from sopcheck.model.findings import WorkingRow

CONVENTION = "7,5 jam/hari, 5 hari/minggu, 20 hari/bulan"


class Kontras(Fact):
    """langkah, kegiatan, waktu: of the shorter step; *_lain: of the longer, which takes `kali` times as long."""

    langkah: str
    kegiatan: str
    waktu: str
    langkah_lain: str
    kegiatan_lain: str
    waktu_lain: str
    kali: str
    objek: str


class Serumpun(Params):
    """kerja: verb roots that are compared; kali: ratio above which it is a contrast.

    bahan: words before a document's name for what goes into it; kecuali: in Kegiatan or Keterangan of the longer
    step, not judged.
    """

    kerja: frozenset[str]
    kali: int
    bahan: frozenset[str]
    kecuali: re.Pattern[str]


@check(Kontras, params=Serumpun)
def kontras_serumpun(sop: Reading, context: Context, params: Serumpun) -> Iterable[Seen] | Looked:
    times = sop.times
    if times.all_measured and not (times.longest > params.kali * times.shortest and _may_contrast(sop.table, params)):
        return times.all_measured
    return _look(sop, params)


def _may_contrast(table: Table, params: Serumpun) -> bool:
    """Whether one document is worked on both in a step long enough and in a step short enough for a contrast."""
    kerja, kali, bahan = params.kerja, params.kali, params.bahan
    if table.marks & TANPA_KEGIATAN:
        return True
    least, greatest = kali * table.shortest, table.longest
    long = {name for cells in table.cells if cells.low > least for name in named(cells, kerja, bahan)}
    if not long:
        return False
    short = [cells for cells in table.cells if cells.high > 0 and greatest > kali * cells.high]
    return not all(long.isdisjoint(named(cells, kerja, bahan)) for cells in short)


def _look(sop: Reading, params: Serumpun) -> Iterator[Seen]:
    times = sop.times
    if times.longest > params.kali * times.shortest:
        yield from _contrasts(sop, times.measured, params)
    yield from times.unknowns
    if times.measured:
        yield looked(len(times.measured))
    elif not times.unknowns:
        yield NotApplicable("tidak ada langkah yang lamanya dapat diukur") if sop.steps else no_steps(sop)


def _contrasts(sop: Reading, measured: Sequence[Timed], params: Serumpun) -> Iterator[Seen]:
    """One per document: its shortest step against its longest."""
    families: dict[str, list[Timed]] = {}
    for timed in measured:
        step = timed[0]
        for name in worked_on(step, params.kerja, params.bahan):
            families.setdefault(name, []).append(timed)
        if step.activity is None and (lost := lost_activity(step, sop.whole)):
            yield lost
    told = set()
    for name, members in families.items():
        short = min((timed for timed in members if timed[2] > 0), key=itemgetter(2), default=None)
        least = params.kali * short[2] if short else ENDLESS
        far = [timed for timed in members if timed[1] > least and not _waits(timed[0], params)]
        long = max(far, key=itemgetter(1), default=None)
        if short and long and (short, long) not in told:
            told.add((short, long))
            yield _hit(sop, name, short, long)


def _hit(sop: Reading, name: str, short: Timed, long: Timed) -> Hit:
    ratio = _grouped(round(long[1] / short[2]))
    facts = []
    for step, minutes in ((short[0], short[2]), (long[0], long[1])):
        row, value = step.row, f"{_grouped(minutes)} menit"
        facts.append((sop.labels[step.position - 1], one_line(row.kegiatan or ""), one_line(row.waktu or ""), value))
    (label, kegiatan, waktu, _), (other, kegiatan_lain, waktu_lain, _) = facts
    return Hit(
        f"{short[0].at}.waktu",
        Kontras(
            langkah=label,
            kegiatan=kegiatan,
            waktu=waktu,
            langkah_lain=other,
            kegiatan_lain=kegiatan_lain,
            waktu_lain=waktu_lain,
            kali=ratio,
            objek=name,
        ),
        related=(f"{long[0].at}.waktu",),
        working=(
            *(WorkingRow(label, words, value, CONVENTION) for label, _, words, value in facts),
            WorkingRow("Perbandingan", "", f"{ratio} kali", CONVENTION),
        ),
    )


def _grouped(amount: float) -> str:
    """ "54.000", "0,5": as printed in Indonesian."""
    whole, comma, rest = format_number(Fraction(amount)).partition(",")
    return (f"{int(whole):,}".replace(",", ".") if whole.isdecimal() else whole) + comma + rest


def _waits(step: Step, params: Serumpun) -> bool:
    return bool(params.kecuali.search(f"{step.row.kegiatan or ''}\n{step.row.keterangan or ''}"))
