"""The shown arithmetic of a sum of steps, for findings and for sums that agree."""

from __future__ import annotations

from functools import lru_cache

from sopcheck.engine.reading import Reading
from sopcheck.engine.totals import Added, Span, span_of
from sopcheck.language.conventions import TERTULIS, Convention, convert
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import CACHE, one_line
from sopcheck.model.findings import WorkingRow
from sopcheck.model.values import Components


def sum_working(sop: Reading, added: Added, total: Span, conventions: tuple[Convention, ...]) -> tuple[WorkingRow, ...]:
    """One row per step, the sum and the total, and both again in minutes under each numeric convention."""
    counted = {step.position for step in added.counted}
    labels, unit, apart = sop.labels, sop.sop.satuan_waktu, sop.table.apart
    rows = [
        WorkingRow(
            labels[step.position - 1],
            one_line(step.row.waktu or ""),
            _value(step.row.waktu or "", unit)
            if step.position in counted
            else ("sel gabung, dihitung sekali" if step.shares_time else "tidak dihitung"),
        )
        for step in sop.steps
        if step.position not in apart
    ]
    printed = one_line(sop.sop.total_waktu or "")
    for convention in conventions:
        for label, words, span in (("Jumlah langkah", "", added.span), ("Total tertulis", printed, total)):
            value = str(span) if convention is TERTULIS else _minutes(span, convention)
            rows.append(WorkingRow(label, words, value, convention.name))
    return tuple(rows)


@lru_cache(CACHE)
def _value(words: str, unit: str | None) -> str:
    return str(span_of(parse_duration(words, unit)))


def _minutes(span: Span, convention: Convention) -> str:
    ends = [None if end is None else convert(end, convention) for end in (span.low, span.high)]
    known = [Components({"menit": end}) if end is not None else None for end in ends]
    if known[0] is None or (known[1] is None and span.high is not None):
        return "tidak dapat dihitung"
    return str(Span(known[0], known[1]))
