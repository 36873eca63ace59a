"""How long each step takes, one after the other, to scale."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from sopcheck.engine.steps import merged_by_step
from sopcheck.engine.totals import span_of
from sopcheck.language.conventions import TUJUH_SETENGAH_JAM, convert
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import CACHE
from sopcheck.model.sop import Langkah, Sop
from sopcheck.reporters.web.escape import cut

LEFT, WIDTH, LINE, TOP = 210, 760, 22, 8
MOST_ROWS = 400
Time = tuple[float, float, bool]
"""Least and most minutes of work, and whether it may be more ("minimal 2 hari")."""
DAY = 450
"""Minutes of a working day under the convention named below the chart."""


@lru_cache(CACHE)
def minutes(words: str, unit: str | None) -> Time | None:
    """The minutes of work of a printed time; None where it says no length or a convention is missing."""
    duration = parse_duration(words, unit)
    if not duration.measurable:
        return None
    span = span_of(duration)
    low = convert(span.low, TUJUH_SETENGAH_JAM)
    high = low if span.high is None else convert(span.high, TUJUH_SETENGAH_JAM)
    return (
        None
        if low is None or high is None or high > Fraction(10) ** 9
        else (float(low), float(high), span.high is None)
    )


def bars(sop: Sop, unread: frozenset[str]) -> str:
    """An SVG in a frame that scrolls; nothing where no time can be reckoned."""
    rows = (sop.langkah or ())[:MOST_ROWS]
    merged = merged_by_step(sop.gabung) if sop.gabung else {}
    times = [_time(row, at, sop.satuan_waktu, unread, merged.get(at, ())) for at, row in enumerate(rows, 1)]
    total = sum(time[1] for time in times if not isinstance(time, str))
    if total <= 0:
        return ""
    scale = (WIDTH - LEFT - 90) / total
    lines: list[str] = []
    least = 0.0
    for place, (row, time) in enumerate(zip(rows, times, strict=True)):
        y = TOP + place * LINE
        lines.append(f'<text class="fine" x="4" y="{y + 13}">{cut(_label(row, place), 32)}</text>')
        if isinstance(time, str):
            lines.append(_beside(LEFT + int(least * scale), 0, y, time))
            continue
        low, high, _ = time
        x, width = LEFT + int(least * scale), max(2, round(low * scale))
        lines.append(f'<rect class="bar" x="{x}" y="{y + 3}" width="{width}" height="{LINE - 8}"/>')
        if high > low:
            more = max(2, round((high - low) * scale))
            lines.append(f'<rect class="guess" x="{x + width}" y="{y + 3}" width="{more}" height="{LINE - 8}"/>')
            width += more
        least += high
        lines.append(_beside(x, width, y, cut(row.waktu, 24)))
    height = TOP + LINE * len(rows) + 4
    return (
        '<figure><div class="scroll" role="group" tabindex="0" aria-label="Lama tiap langkah">'
        f'<svg class="bars" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">'
        f"<title>Lama tiap langkah, berurutan</title>{''.join(lines)}</svg></div>"
        f"<figcaption>{_caption(times)}</figcaption></figure>"
    )


def _beside(x: int, width: int, y: int, words: str) -> str:
    """Words right of a bar, or left of it where there is no room."""
    if x + width < WIDTH * 0.7:
        return f'<text class="fine" x="{x + width + 4}" y="{y + 13}">{words}</text>'
    if x > LEFT + 150:
        return f'<text class="fine" x="{x - 4}" y="{y + 13}" text-anchor="end">{words}</text>'
    return f'<text class="fine" x="{min(x + width + 4, WIDTH - 86)}" y="{y + 13}">{words}</text>'


def _time(row: Langkah, at: int, unit: str | None, unread: frozenset[str], merged: object) -> Time | str:
    if f"langkah.{at}" in unread or f"langkah.{at}.waktu" in unread:
        return "tidak terbaca"
    if merged and "waktu" in merged:  # type: ignore[operator]  # a set of columns
        return "sel gabung, dihitung sekali"
    if not row.waktu:
        return "tidak dituliskan"
    return minutes(row.waktu, unit) or f"“{cut(row.waktu, 20)}” bukan lama yang dapat dijumlahkan"


def _label(row: Langkah, place: int) -> str:
    return f"{(row.nomor or '').strip(' .') or f'#{place + 1}'}. {(row.kegiatan or '')[:80]}"


def _caption(times: list[Time | str]) -> str:
    counted = [time for time in times if not isinstance(time, str)]
    left_out = len(times) - len(counted)
    low, high = (sum(time[place] for time in counted) for place in (0, 1))
    if left_out or any(time[2] for time in counted):
        told = f"sedikitnya {_said(low)}"
    else:
        told = _said(low) if low == high else f"{_said(low)} sampai {_said(high)}"
    words = f"Berurutan {told} ({TUJUH_SETENGAH_JAM.name}, pekan 5 hari); rentang digambar putus-putus."
    return f"{words} {left_out} langkah tidak masuk hitungan." if left_out else words


def _said(much: float) -> str:
    if much < DAY:
        return f"{much:.0f} menit"
    return f"{much / DAY:.1f}".replace(".", ",").removesuffix(",0") + " hari kerja"
