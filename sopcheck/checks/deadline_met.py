r"""Is a yearly report done in time if its steps begin on 1 January?

    check: deadline-met
    params:
      laporan: lkj-pemda              # row of rules/law/deadlines.csv
      tanggal: 31 Januari             # the office's own date, in place of the table's
      nama: [laporan kinerja]         # the name of the SOP has one of these; nama_data: and a step names the year
      kecuali: [pegawai]
      tahunan: '\btahunan\b'          # how the yearly report is named; berkala: reports of shorter periods
      instansi: '\bpemerintah kota\b' # letterheads that owe the report; bukan_instansi: those that do not
      menyerahkan: [sampai]           # verb roots; penyerahan: what is handed over when all is done. Steps behind that
      penyerahan: '^laporan kinerja\b' # may wait for others and do not count
      lebih_awal: '\bsejak november\b' # said of work that begins before 1 January
      bersamaan: '\bbersamaan\b'      # as in jumlah-waktu: steps side by side, left out, jumped over
      bersyarat: '\bjika\b'
      menuju: '\bke langkah (\d+)'

Fires only where every reading overshoots: by the calendar, in weeks of five and of six working days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sopcheck.checks.field_required import ONE
from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.annual import (
    Subject,
    concern,
    deadline_in,
    first_of_january,
    names_year,
    require_deadline,
    within_the_year,
)
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.law_words import spelled
from sopcheck.engine.lazy import lazy
from sopcheck.engine.overdue import Overdue, overdue, real_steps, surely_in_time
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.told_order import Words
from sopcheck.language.activity import Activity
from sopcheck.language.text import CACHE, normal, one_line
from sopcheck.law.deadlines import Deadline

ELSEWHERE = (NotApplicable("nama SOP tidak menyangkut laporan tahunan ini"),)
PERIODIC = (NotApplicable("nama SOP menyangkut laporan berkala yang lebih pendek"),)
NOT_YEARLY = (NotApplicable("tidak ada langkah yang menyebut laporan tahunan"),)
OTHERS = (NotApplicable("instansi pada kop bukan yang wajib menyampaikan laporan ini"),)

EARLIER = "pekerjaan dimulai sebelum tahun berganti menurut teksnya"


class Terlewati(Fact):
    """laporan, tenggat: what is due and when; mulai: the assumed first day; selesai: the end in every reading.

    langkah, kegiatan, waktu: the step in which the deadline passes.
    """

    laporan: str
    tenggat: str
    mulai: str
    selesai: str
    langkah: str
    kegiatan: str
    waktu: str


class Tenggat(Params):
    """See the module."""

    laporan: str
    nama: tuple[str, ...]
    tahunan: re.Pattern[str]
    berkala: re.Pattern[str]
    bersamaan: re.Pattern[str]
    bersyarat: re.Pattern[str]
    menuju: re.Pattern[str]
    nama_data: tuple[str, ...] = ()
    kecuali: tuple[str, ...] = ()
    tanggal: str = ""
    menyerahkan: frozenset[str] = frozenset()
    penyerahan: re.Pattern[str] = re.compile(r"(?!)")
    lebih_awal: re.Pattern[str] = re.compile(r"(?!)")
    instansi: re.Pattern[str] = re.compile("")
    bukan_instansi: re.Pattern[str] = re.compile(r"(?!)")

    @classmethod
    def make(cls, words: Mapping[str, Any]) -> Params:
        made = super().make(words)
        require_deadline(str(words.get("laporan", "")), str(words.get("tanggal", "")))
        return made

    @lazy
    def subject(self) -> Subject:
        return Subject(self.nama, self.nama_data, self.kecuali, self.tahunan, self.berkala)

    @lazy
    def words(self) -> Words:
        never = re.compile(r"(?!)")
        return Words(self.bersamaan, self.bersyarat, never, self.menuju)


@check(Terlewati, params=Tenggat)
def deadline_met(sop: Reading, context: Context, params: Tenggat) -> Iterable[Seen] | Looked:
    name = sop.printed["nama"]
    if not name or "nama" in sop.unread:
        lost = sop.state("nama") == "tak-terbaca"
        return (Unknown("nama", "tidak terbaca pada berkas") if lost else NotApplicable("nama SOP tidak terisi"),)
    concerned = concern(params.subject, name)
    if concerned == "tidak":
        return ELSEWHERE
    return PERIODIC if concerned == "berkala-lain" else _look(sop, context, params, concerned == "bila-tahunan")


def _look(sop: Reading, context: Context, params: Tenggat, if_yearly: bool) -> Iterable[Seen] | Looked:
    if not _owes(params, _letters(sop, "instansi"), _letters(sop, "unit_kerja")):
        return OTHERS
    table = sop.table
    if not table.rows:
        return (no_steps(sop),)
    if if_yearly and not names_year(table.rows, params.subject):
        return NOT_YEARLY
    start = first_of_january(sop, context.as_of)
    deadline = deadline_in(start.year, params.laporan, params.tanggal)
    if deadline is None:
        return (NotApplicable(f"tabel tenggat tidak memuat tahun {start.year}"),)
    if surely_in_time(table, (deadline.day - start).days + 1):
        return ONE
    steps = [step for step in real_steps(sop) if not within_the_year(step, params.subject)]
    found = overdue(sop, _until_handed_over(steps, params), start, deadline.day, params.words, context)
    if found.passed:
        if any(_begins_earlier(step, params) for step in steps):
            return (Unknown(f"{found.passed.at}.waktu", EARLIER),)
        return (_hit(sop, found, found.passed, deadline), ONE)
    return found.unknowns or ONE


def _until_handed_over(steps: Sequence[Step], params: Tenggat) -> Sequence[Step]:
    """The steps up to the last one that hands over the report; all of them where none does."""
    handed = [place for place, step in enumerate(steps, 1) if step.activity and _hands_over(step.activity, params)]
    return steps[: handed[-1]] if handed else steps


@lru_cache(CACHE)
def _hands_over(activity: Activity, params: Tenggat) -> bool:
    return any(
        root in params.menyerahkan and params.penyerahan.search(normal(words)) for root, words in activity.clauses
    )


def _begins_earlier(step: Step, params: Tenggat) -> bool:
    row = step.row
    return any(
        params.lebih_awal.search(normal(text)) is not None for text in (row.kegiatan, row.waktu, row.keterangan) if text
    )


def _letters(sop: Reading, field: str) -> str:
    """What could be read of a line of the letterhead."""
    return sop.printed[field] or "" if not sop.unread or not sop.is_unread(field) else ""


@lru_cache(CACHE)
def _owes(params: Tenggat, instansi: str, unit: str) -> bool:
    """Whether the letterhead is of those that owe the report; one that was not read does not say otherwise."""
    words = normal(f"{instansi} {unit}")
    if params.bukan_instansi.search(words):
        return False
    return not normal(instansi) or params.instansi.search(words) is not None


def _hit(sop: Reading, found: Overdue, step: Step, deadline: Deadline) -> Hit:
    fact = Terlewati(
        laporan=deadline.report,
        tenggat=spelled(deadline.day),
        mulai=spelled(found.start),
        selesai=found.ends_in_words,
        langkah=sop.label(step),
        kegiatan=one_line(step.row.kegiatan or ""),
        waktu=one_line(step.row.waktu or ""),
    )
    others = tuple(f"{other.at}.waktu" for other in found.counted if other is not step)
    return Hit(f"{step.at}.waktu", fact, related=others, working=found.working(sop, deadline.day))
