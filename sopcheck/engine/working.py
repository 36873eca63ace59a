"""The shown arithmetic of a sum of steps: beside a written total, and of a column without one.

Each amount stands as written and, where a length of the day makes it read otherwise, once more under that convention;
conventions that give the same words share one line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sopcheck.engine.reading import Reading
from sopcheck.engine.routes import Arrows, arrows, longest, shortest
from sopcheck.engine.totals import NUMERIC, Added, Span, span_of
from sopcheck.language.conventions import TERTULIS, TUJUH_SETENGAH_JAM, Convention, folded, format_components, in_days
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import CACHE, one_line
from sopcheck.model.findings import WorkingRow
from sopcheck.model.values import Components

UNKNOWN = "tidak dapat dihitung"

SUM, TOTAL = "Jumlah langkah", "Total tertulis"


def sum_working(sop: Reading, added: Added, total: Span, conventions: Sequence[Convention]) -> tuple[WorkingRow, ...]:
    """One row per step, then the sum and the written total under each convention that reads otherwise."""
    printed = one_line(sop.sop.total_waktu or "")
    shown = [(SUM, "", added.span), (TOTAL, printed, total)]
    return (*_steps(sop, added), *_under(shown, conventions), *_ways(sop, added))


def column_working(sop: Reading) -> tuple[WorkingRow, ...]:
    """The sum of a Waktu column that states no total; empty where no step has a length."""
    added = sop.added
    if not added.counted:
        return ()
    missing = len(added.unread) + len(added.silent) + len(added.rates)
    span = Span(added.span.low, None) if missing else added.span
    words = f"tanpa {missing} langkah yang lamanya tidak diketahui" if missing else ""
    return (*_steps(sop, added), *_under([(SUM, words, span)], (TERTULIS, *NUMERIC)), *_ways(sop, added))


def _steps(sop: Reading, added: Added) -> list[WorkingRow]:
    """What each row adds, or why it does not."""
    counted = {step.position for step in added.counted}
    unread = {step.position for step in added.unread}
    labels, unit, apart = sop.labels, sop.sop.satuan_waktu, sop.table.apart
    rows = []
    for step in sop.steps:
        if step.position in apart:
            continue
        words = step.row.waktu or ""
        if step.position in counted:
            value = _value(words, unit)
        elif step.shares_time:
            value = "sel gabung, dihitung sekali"
        else:
            value = "tidak terbaca" if step.position in unread else "tidak dihitung"
        rows.append(WorkingRow(labels[step.position - 1], one_line(words), value))
    return rows


def _under(shown: Sequence[tuple[str, str, Span]], conventions: Sequence[Convention]) -> list[WorkingRow]:
    """Each amount under each convention, those that read alike together; "5 hari kerja" and "5 hari" read alike."""
    named: dict[tuple[str, ...], list[str]] = {}
    written = tuple(str(span) for _, _, span in shown)
    alike = {tuple(_plain(span) for _, _, span in shown): written}
    for convention in conventions:
        values = tuple(str(span) if convention is TERTULIS else _by_days(span, convention) for _, _, span in shown)
        if convention is not TERTULIS and all(value == UNKNOWN for value in values):
            continue
        named.setdefault(alike.get(values, values), []).append(convention.name)
    rows = []
    for values, names in named.items():
        # what is the same as written needs no convention to be believed
        name = TERTULIS.name if TERTULIS.name in names else _together(names)
        rows += [WorkingRow(label, words, value, name) for (label, words, _), value in zip(shown, values, strict=True)]
    return rows


def _together(names: Sequence[str]) -> str:
    """ "7,5 dan 8 jam/hari"."""
    *others, last = names
    numbers = [name.partition(" ")[0] for name in others]
    return f"{', '.join(numbers)} dan {last}" if numbers else last


def _plain(span: Span) -> str:
    """The same with every day of work as a day."""
    return str(Span(folded(span.low), None if span.high is None else folded(span.high)))


def _by_days(span: Span, convention: Convention) -> str:
    """An amount in days of the convention and what is left over."""
    low = in_days(span.low, convention)
    high = None if span.high is None else in_days(span.high, convention)
    if low is None or (high is None and span.high is not None):
        return UNKNOWN
    return str(Span(low, high))


def _ways(sop: Reading, added: Added) -> list[WorkingRow]:
    """Where arrows pass by steps or lead back: the shortest and the longest way, and what a repetition adds."""
    drawn = arrows(sop.steps)
    if drawn.straight or not drawn.known:
        return []
    timed = [(step.position, span_of(step.duration)) for step in added.counted if step.duration]
    low = {position: span.low for position, span in timed}
    rows = []
    if drawn.skips:
        high = {position: span.high or span.low for position, span in timed}
        least, most = shortest(drawn, low, TUJUH_SETENGAH_JAM), longest(drawn, high, TUJUH_SETENGAH_JAM)
        open_end = bool(added.unread or added.silent or added.rates)
        ways = [("Jalur terpendek", least), ("Jalur terpanjang", most)] if least != most else [("Jalur", least)]
        for label, way in ways if (least, least) != (most, added.span.low) else ():
            words = str(Span(way, None if open_end else way))
            rows.append(WorkingRow(label, "menurut anak panah", words, TERTULIS.name))
    return rows + _repeated(sop, drawn, {position: span.high or span.low for position, span in timed})


def _repeated(sop: Reading, drawn: Arrows, times: Mapping[int, Components]) -> list[WorkingRow]:
    rows = []
    for start, target in drawn.back[:3]:
        again = Components()
        for position in range(target, start + 1):
            again = again + times.get(position, Components())
        first, last = sop.labels[target - 1], sop.labels[start - 1]
        words = f"{first} sampai {last}" if first != last else first
        rows.append(WorkingRow("Tiap pengulangan", words, f"paling lama {format_components(again)}", TERTULIS.name))
    return rows


@lru_cache(CACHE)
def _value(words: str, unit: str | None) -> str:
    return str(span_of(parse_duration(words, unit)))
