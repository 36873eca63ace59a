r"""Does a Kegiatan state another time than the Waktu beside it?

    check: waktu-dalam-kegiatan
    params: {isyarat: '\b(selama|dalam waktu)$', paling_lama: '\bdalam waktu$', kecuali: '\b(masa|setiap)\b'}

The same number in calendar days and in working days is a plain clash. Other differences count only where the sentence
says that the amount is how long the work takes: after the words `isyarat`, or alone in parentheses; after
`paling_lama` any shorter time keeps the promise. `kecuali` before or
after an amount: it is about something else ("masa sanggah 5 hari", "3 hari sebelum rapat"). If one of several amounts
agrees, or a convention makes it agree, there is nothing to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check, looked
from sopcheck.engine.gates import lengths_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.times import BERWAKTU
from sopcheck.engine.totals import Span, certainly_apart, shared_convention, span_of
from sopcheck.language.duration_mentions import Mention, amounts_in
from sopcheck.language.text import one_line
from sopcheck.model.values import Components, Duration


class BedaHari(Fact):
    """langkah; disebut: the amount in Kegiatan; waktu: the one beside it. Same number, another kind of day."""

    langkah: str
    disebut: str
    waktu: str


class Beda(Fact):
    """The same, where the amounts themselves differ."""

    langkah: str
    disebut: str
    waktu: str


class Isyarat(Params):
    """isyarat: before an amount that is the work's; paling_lama: before one it has to be done within; kecuali: before
    or after one that is not.
    """

    isyarat: re.Pattern[str]
    paling_lama: re.Pattern[str] = re.compile(r"(?!)")
    kecuali: re.Pattern[str]


@check(BedaHari, Beda, params=Isyarat, gate=lengths_without(BERWAKTU))
def waktu_dalam_kegiatan(sop: Reading, context: Context, params: Isyarat) -> Iterator[Seen]:
    times = sop.times
    for step, _, _ in times.measured:
        if step.cells.marks & BERWAKTU and step.activity and step.duration:
            yield from _clash(sop, step, amounts_in(step.activity.words), step.duration, params)
    unknowns = (*times.unknowns, *times.shared)
    yield from unknowns
    if times.measured:
        yield looked(len(times.measured))
    elif not unknowns:
        yield NotApplicable("tidak ada langkah yang lamanya dapat diukur") if sop.steps else no_steps(sop)


def _clash(sop: Reading, step: Step, mentions: Sequence[Mention], stated: Duration, params: Isyarat) -> Iterator[Seen]:
    """At most one finding: a plain clash of days, or an amount of the work that is another one."""
    beside = span_of(stated)
    for mention in mentions:
        if not _another_day(mention.duration.high, stated.high) and shared_convention(
            span_of(mention.duration), beside
        ):
            return
    label, waktu = sop.labels[step.position - 1], one_line(step.row.waktu or "")
    at, related = f"{step.at}.waktu", (f"{step.at}.kegiatan",)
    for mention in mentions:
        if _another_day(mention.duration.high, stated.high):
            found = BedaHari(langkah=label, disebut=mention.words, waktu=waktu)
            yield Hit(at, found, related=related, quotes=(mention.words, waktu))
            return
    for mention in mentions:
        if "±" in (mention.duration.qualifier, stated.qualifier) or not _of_the_work(mention, params):
            continue
        if certainly_apart(_allowed(mention, params), beside):
            other = Beda(langkah=label, disebut=mention.words, waktu=waktu)
            yield Hit(at, other, related=related, quotes=(mention.words, waktu))
            return


def _another_day(a: Components, b: Components) -> bool:
    """ "7 hari kalender" and "7 hari kerja" (or "7 hari")."""
    if len(a) != 1 or len(b) != 1:
        return False
    (one, number), (other, same) = next(iter(a.items())), next(iter(b.items()))
    return number == same and one != other and {one, other} == {"hari_kalender", "hari_kerja"}


def _allowed(mention: Mention, params: Isyarat) -> Span:
    """The amounts a mention leaves open: "dalam waktu 7 hari" is kept by one day as well."""
    span = span_of(mention.duration)
    return Span(Components(), span.high) if params.paling_lama.search(mention.before.rstrip()) else span


def _of_the_work(mention: Mention, params: Isyarat) -> bool:
    """Whether an amount is how long the step takes, as far as the words around it say."""
    if params.kecuali.search(mention.before) or params.kecuali.search(mention.after):
        return False
    bounded = mention.duration.qualifier in ("maksimal", "selama")
    return mention.aside or bounded or params.isyarat.search(mention.before.rstrip()) is not None
