r"""Do the steps add up to the written total?

    check: jumlah-waktu
    params: {bersamaan: '\bbersamaan\b', bersyarat: '\bjika\b', berulang: '\bdiulang\b', menuju: '\bke langkah (\d+)',
             ulangan: 10}

As written first ("25 hari 1 jam" is "25 HARI KERJA + 1 JAM"), then by each accepted length of a day. It is a
contradiction only if no reading agrees: unread steps make the sum a lower bound, branches and loops loosen it, as
drawn or as told in words, and so do steps that run side by side. One that is only rounded up is told in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.lazy import lazy
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.routes import Arrows, arrows, shortest
from sopcheck.engine.steps import Step
from sopcheck.engine.told_order import Told, Words, told_order
from sopcheck.engine.totals import (
    NUMERIC,
    Added,
    Span,
    certainly_apart,
    certainly_longer,
    gap,
    is_rounded_up,
    longest_step,
    shared_convention,
    span_of,
    times_over,
)
from sopcheck.engine.working import sum_working
from sopcheck.language.conventions import TERTULIS
from sopcheck.language.text import one_line
from sopcheck.model.values import Components, Duration

AT = "total_waktu"
NOT_STATED = (NotApplicable("SOP tidak menuliskan total waktu"),)
DOUBT = 2
"""A total that is only an estimate is still wrong if one step alone takes more than so many times as long."""


class Beda(Fact):
    """tertulis: the total as printed; dihitung: the sum; banyak: number of steps; selisih: "kurang 5 hari"."""

    tertulis: str
    dihitung: str
    banyak: str
    selisih: str


class Dibulatkan(Fact):
    """The same where the total may be the sum taken up to the next whole day."""

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


class LangkahLebihLama(Fact):
    """One step alone takes longer than the total. langkah, kegiatan, waktu: of that step."""

    langkah: str
    kegiatan: str
    waktu: str
    tertulis: str
    selisih: str


class MelebihiUlangan(Fact):
    """The total is more than all steps repeated so many times. dihitung: the sum of each step once."""

    tertulis: str
    dihitung: str
    banyak: str
    ulangan: str


class Urutan(Params):
    """What is said of the order of steps, as patterns over the normal form of a cell (told_order.Words).

    ulangan: how often all steps may be repeated where some can be; a total beyond that is no matter of repeating.
    """

    bersamaan: re.Pattern[str]
    bersyarat: re.Pattern[str]
    berulang: re.Pattern[str]
    menuju: re.Pattern[str]
    ulangan: int = 10

    @lazy
    def words(self) -> Words:
        return Words(self.bersamaan, self.bersyarat, self.berulang, self.menuju)


@check(Beda, Dibulatkan, KurangDariSebagian, LangkahLebihLama, MelebihiUlangan, params=Urutan)
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
    total = span_of(stated)
    agreed = None if added.unread or added.rates else shared_convention(added.span, total)
    if agreed and added.counted:
        shown = (TERTULIS,) if agreed is TERTULIS else (TERTULIS, agreed)
        yield Looked(len(added.counted) + 1, sum_working(sop, added, total, shown))
    elif added.counted:
        yield from _disagreeing(sop, added, stated, params)
    elif not added.rates:
        yield Unknown(AT, "tidak ada waktu langkah yang dapat dijumlahkan")
    for step in added.rates:
        yield Unknown(f"{step.at}.waktu", "waktu per satuan atau pilihan waktu tidak dapat dijumlahkan")


def _disagreeing(sop: Reading, added: Added, stated: Duration, params: Urutan) -> Iterator[Seen]:
    """A total that is not the sum: a contradiction unless unread, skipped, repeated or parallel steps explain it."""
    total = span_of(stated)
    unknown = (*added.unread, *added.silent)
    hidden = sop.sop.langkah_tersembunyi
    partial = bool(unknown or added.rates or hidden)
    drawn, told = arrows(sop.steps), told_order(sop.steps, (stated.words,), params.words)
    ordered = told.beside or told.shorter or told.longer
    if stated.limited:  # "di luar penandatanganan": which steps it counts is not known
        told = told._replace(shorter=True, longer=True, unsure=None)
    again = bool(drawn.back) or not drawn.known or told.longer
    high = None if again or partial else added.span.high
    spans = [Span(low, high) for low in _least(added, drawn, told)]
    printed = one_line(stated.words)
    estimate = any(step.duration and step.duration.qualifier == "±" for step in added.counted)
    related = tuple(f"{step.at}.waktu" for step in added.counted)
    working = sum_working(sop, added, total, (TERTULIS, *NUMERIC))
    count = str(len(added.counted))
    if stated.qualifier != "±" and all(certainly_apart(span, total) for span in spans):
        rounded = not partial and is_rounded_up(total, added.span)
        fact = Dibulatkan if rounded else KurangDariSebagian if partial else Beda
        found = fact(tertulis=printed, dihitung=str(spans[0]), banyak=count, selisih=gap(total, spans[0]))
        yield Hit(AT, found, related=related, quotes=(printed,), working=working, tinjau=estimate)
        yield looked(len(added.counted) + 1)
    elif step := _outlasting(added.counted, drawn, told, stated):
        longer = LangkahLebihLama(
            langkah=sop.labels[step.position - 1],
            kegiatan=one_line(step.row.kegiatan or "–"),
            waktu=one_line(step.row.waktu or ""),
            tertulis=printed,
            selisih=gap(total, span_of(step.duration)) if step.duration else "",
        )
        yield Hit(AT, longer, related=(f"{step.at}.waktu",), quotes=(printed,), working=working, tinjau=True)
        yield looked(len(added.counted) + 1)
    elif (
        not stated.limited
        and stated.qualifier != "±"
        and again
        and not partial
        and _beyond(added.span, total, params.ulangan)
    ):
        often = MelebihiUlangan(tertulis=printed, dihitung=str(added.span), banyak=count, ulangan=str(params.ulangan))
        yield Hit(AT, often, related=related, quotes=(printed,), working=working, tinjau=True)
        yield looked(len(added.counted) + 1)
    elif not partial:
        yield Unknown(AT, _why_open(stated, not drawn.straight, ordered))
    if hidden:
        yield Unknown(AT, "total mungkin memuat waktu langkah di baris yang disembunyikan dalam berkas")
    for step in unknown:
        yield Unknown(f"{step.at}.waktu", "lama langkah ini tidak diketahui sehingga jumlahnya hanya batas bawah")


def _least(added: Added, drawn: Arrows, told: Told) -> Sequence[Components]:
    """What certainly passes, by each length of a day that may lead another way."""
    if told.shorter or not drawn.known or (told.beside and drawn.skips):
        return (Components(),)
    if told.beside:
        step = longest_step(added.counted)
        return (span_of(step.duration).low if step and step.duration else Components(),)
    if not drawn.skips:
        return (added.span.low,)
    times = {step.position: span_of(step.duration).low for step in added.counted if step.duration}
    return tuple(dict.fromkeys(shortest(drawn, times, convention) for convention in NUMERIC))


def _outlasting(counted: Sequence[Step], drawn: Arrows, told: Told, stated: Duration) -> Step | None:
    """A step that is certainly done and alone takes longer than the total; of an estimate, far longer."""
    if told.unsure is None or not drawn.known or drawn.skips:
        return None
    step = longest_step([step for step in counted if step.position not in told.unsure])
    total = span_of(stated).high
    if step is None or step.duration is None or total is None:
        return None
    limit = times_over(total, DOUBT) if stated.qualifier == "±" else total
    return step if certainly_longer(span_of(step.duration).low, limit) else None


def _beyond(once: Span, total: Span, often: int) -> bool:
    """Whether a total is more than every step done once and repeated so many times."""
    return once.high is not None and bool(certainly_longer(total.low, times_over(once.high, often + 1)))


def _why_open(stated: Duration, drawn: bool, told: bool) -> str:
    if stated.qualifier == "±":
        return "total waktu tertulis sebagai perkiraan dan tidak sama dengan jumlah langkah"
    if drawn:
        return "selisih dapat berasal dari langkah yang bercabang atau berulang"
    if stated.limited and not told:
        return "keterangan pada total membatasi apa yang dihitung"
    if told:
        return "langkah berjalan bersamaan atau bercabang menurut teksnya"
    return "satuan waktu langkah dan total tidak dapat dibandingkan"
