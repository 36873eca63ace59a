r"""Do the steps add up to the written total?

check: jumlah-waktu
params: {bersamaan: '\bbersamaan\b', bersyarat: '\bjika\b', berulang: '\bdiulang\b', menuju: '\bke langkah (\d+)'}

As written first ("25 hari + 60 menit" is "25 HARI KERJA + 1 JAM"), then by each accepted length of a day. It is a
contradiction only if no reading agrees: unread steps make the sum a lower bound, branches and loops loosen it, as
drawn or as told in words, and so do steps that run side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.lazy import lazy
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.told_order import Words, told_order
from sopcheck.engine.totals import (
    NUMERIC,
    Added,
    Span,
    certainly_apart,
    detours,
    gap,
    longest,
    shared_convention,
    span_of,
)
from sopcheck.engine.working import sum_working
from sopcheck.language.conventions import TERTULIS
from sopcheck.language.text import one_line
from sopcheck.model.values import Components, Duration

AT = "total_waktu"
NOT_STATED = (NotApplicable("SOP tidak menuliskan total waktu"),)


class Beda(Fact):
    """tertulis: the total as printed; dihitung: the sum; banyak: number of steps; selisih: "kurang 5 hari"."""

    tertulis: str
    dihitung: str
    banyak: str
    selisih: str


class KurangDariSebagian(Fact):
    """The total is less than those steps alone whose time could be read. banyak: their number."""

    tertulis: str
    dihitung: str
    banyak: str
    selisih: str


class Urutan(Params):
    """What is said of the order of steps, as patterns over the normal form of a cell (told_order.Words)."""

    bersamaan: re.Pattern[str]
    bersyarat: re.Pattern[str]
    berulang: re.Pattern[str]
    menuju: re.Pattern[str]

    @lazy
    def words(self) -> Words:
        return Words(self.bersamaan, self.bersyarat, self.berulang, self.menuju)


@check(Beda, KurangDariSebagian, params=Urutan)
def jumlah_waktu(sop: Reading, context: Context, params: Urutan) -> Iterable[Seen]:
    stated = sop.total if sop.sop.total_waktu else None
    if stated is not None and stated.kind != "kosong":
        return _look(sop, stated, params)
    if sop.unread and sop.is_unread(AT):
        return (Unknown(AT, "total waktu tidak terbaca pada berkas"),)
    return NOT_STATED


def _look(sop: Reading, stated: Duration, params: Urutan) -> Iterator[Seen]:
    if not sop.steps:
        yield no_steps(sop)
        return
    if not stated.measurable:
        yield Unknown(AT, "total waktu tidak terbaca sebagai lama waktu")
        return
    added = sop.added
    if added.rates:
        for step in added.rates:
            yield Unknown(f"{step.at}.waktu", "waktu per satuan atau pilihan waktu tidak dapat dijumlahkan")
        return
    if not added.counted:
        yield Unknown(AT, "tidak ada waktu langkah yang dapat dijumlahkan")
        return
    total = span_of(stated)
    agreed = None if added.unread else shared_convention(added.span, total)
    if agreed:
        shown = (TERTULIS,) if agreed is TERTULIS else (TERTULIS, agreed)
        yield Looked(len(added.counted) + 1, sum_working(sop, added, total, shown))
    else:
        yield from _disagreeing(sop, added, stated, params.words)


def _disagreeing(sop: Reading, added: Added, stated: Duration, words: Words) -> Iterator[Seen]:
    """A total that is not the sum: a contradiction unless unread, skipped, repeated or parallel steps explain it."""
    total = span_of(stated)
    open_steps = (*added.unread, *added.silent)
    drawn = detours(sop.steps)
    told = told_order(sop.steps, (stated.words,), words)
    low = longest(added.counted) if told.beside else added.span.low
    span = Span(
        low=Components() if drawn[0] or told.shorter else low,
        high=None if drawn[1] or told.longer or open_steps else added.span.high,
    )
    if stated.qualifier != "±" and certainly_apart(span, total):
        fact = KurangDariSebagian if open_steps else Beda
        printed = one_line(stated.words)
        yield Hit(
            AT,
            fact(tertulis=printed, dihitung=str(span), banyak=str(len(added.counted)), selisih=gap(total, span)),
            related=tuple(f"{step.at}.waktu" for step in added.counted),
            quotes=(printed,),
            working=sum_working(sop, added, total, (TERTULIS, *NUMERIC)),
            tinjau=any(step.duration and step.duration.qualifier == "±" for step in added.counted),
        )
        yield looked(len(added.counted) + 1)
    elif not open_steps:
        yield Unknown(AT, _why_open(stated, any(drawn), any(told)))
    for step in open_steps:
        yield Unknown(f"{step.at}.waktu", "lama langkah ini tidak diketahui sehingga jumlahnya hanya batas bawah")


def _why_open(stated: Duration, drawn: bool, told: bool) -> str:
    if stated.qualifier == "±":
        return "total waktu tertulis sebagai perkiraan dan tidak sama dengan jumlah langkah"
    if drawn:
        return "selisih dapat berasal dari langkah yang bercabang atau berulang"
    if told:
        return "langkah berjalan bersamaan atau bercabang menurut teksnya"
    return "satuan waktu langkah dan total tidak dapat dibandingkan"
