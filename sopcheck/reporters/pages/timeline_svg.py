"""The timeline as a plain SVG Gantt chart: text labels, readable in black and white, no scripts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from sopcheck.engine.law_words import spelled
from sopcheck.engine.timeline import Bar, Reach
from sopcheck.language.text import one_line
from sopcheck.reporters.pages.timeline import Plan, short_end
from sopcheck.reporters.pages.wording import one_line as cut
from sopcheck.reporters.pages.wording import printable

WIDTH, LEFT, RIGHT, TOP = 1000, 330, 190, 96
LINE = 16  # height of one bar with its gap
BETWEEN = 14  # between two steps
MOST_GRID = 24  # lines of months; a longer plan shows every n-th
LETTERS, NOTE_LETTERS = 44, 170  # that fit left of the bars, and across

FILLS = ("#fff", "#444", "#999")
"""One for each reckoning, told apart without colour: open for the calendar, filled for working days."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Days along the chart. scale: pixels of one day."""

    first: date
    scale: float

    def x(self, day: date) -> float:
        """Where a day begins."""
        return round(LEFT + (day - self.first).days * self.scale, 1)


def page(plan: Plan) -> str:
    """An SVG document; every word in it is escaped."""
    bars, reckonings = plan.timeline.bars, plan.timeline.reckonings
    first, last = plan.timeline.start, _last(plan)
    axis = Axis(first, (WIDTH - LEFT - RIGHT) / ((last - first).days + 1))
    step_height = LINE * len(reckonings) + BETWEEN
    bottom = TOP + step_height * len(bars)
    notes = list(plan.notes())
    height = bottom + 40 + LINE * (len(notes) + len(reckonings))
    described = " ".join([f"{plan.beginning}.", *notes])
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"',
        '  role="img" aria-labelledby="judul uraian" font-family="sans-serif" font-size="12" fill="#000">',
        f'<title id="judul">{_safe("Linimasa: " + plan.title)}</title>',
        f'<desc id="uraian">{_safe(described)}</desc>',
        _rect(0, 0, WIDTH, height, "#fff", stroke=False),
        _text(16, 28, cut(plan.title, 100), 16),
        _text(16, 50, plan.beginning),
        *_grid(axis, last, bottom),
    ]
    for place, bar in enumerate(bars):
        lines += _step(plan, bar, axis, TOP + step_height * place)
    return "\n".join([*lines, *_legend(plan, bottom + 24, notes), "</svg>"]) + "\n"


def _last(plan: Plan) -> date:
    """The last day of the chart."""
    reaches = [reach for bar in plan.timeline.bars for reach in bar.reaches]
    days = [day for reach in reaches for day in (reach.earliest, reach.latest) if day]
    return max([plan.timeline.start, *days])


def _grid(axis: Axis, last: date, bottom: int) -> Iterator[str]:
    """A line at the beginning of each month, named."""
    first = axis.first
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    for number in range(0, months, -(-months // MOST_GRID)):
        year, month = divmod(first.year * 12 + first.month - 1 + number, 12)
        begins = date(year, month + 1, 1)
        x = axis.x(max(first, begins))
        name = spelled(begins).split()[1][:3]
        yield f'<line x1="{x}" y1="{TOP - 12}" x2="{x}" y2="{bottom}" stroke="#ccc"/>'
        yield _text(x, TOP - 16, f"{name} {year}" if number == 0 or month == 0 else name, 10)


def _step(plan: Plan, bar: Bar, axis: Axis, top: int) -> Iterator[str]:
    """A step: its words left, its bars under each other."""
    label = f"{plan.label(bar)}. {one_line(bar.step.row.kegiatan or '')}"
    yield f"<g><title>{_safe(label)}</title>"
    yield _text(16, top + 12, cut(label, LETTERS))
    yield _text(16, top + 26, cut(one_line(bar.step.row.waktu or "-"), LETTERS), 10)
    if bar.silent:
        yield _text(LEFT, top + 12, bar.silent, 10)
    else:
        mark = "≥ " if plan.is_open(bar) else ""
        for place, reach in enumerate(bar.reaches):
            yield from _bar(reach, mark, axis, top + LINE * place, FILLS[place % len(FILLS)])
    yield "</g>"


def _bar(reach: Reach, mark: str, axis: Axis, top: int, fill: str) -> Iterator[str]:
    """From the first day of work to the earliest end, dashed on to the latest, with the date as text."""
    end = float(LEFT)
    if reach.starts and reach.earliest:
        begin, end = axis.x(reach.starts), axis.x(reach.earliest + timedelta(1))
        yield _rect(begin, top, max(2.0, end - begin), LINE - 4, fill)
        if reach.latest and reach.latest > reach.earliest:
            late = axis.x(reach.latest + timedelta(1))
            yield _rect(end, top, late - end, LINE - 4, "none", dashed=True)
            end = late
    yield _text(end + 5, top + 10, mark + " ".join(short_end(reach)), 10)


def _legend(plan: Plan, top: int, notes: Sequence[str]) -> Iterator[str]:
    for place, how in enumerate(plan.timeline.reckonings):
        y = top + LINE * place
        yield _rect(16, y - 10, 24, 10, FILLS[place % len(FILLS)])
        yield _text(48, y, how.name)
    for place, note in enumerate(notes, len(plan.timeline.reckonings)):
        yield _text(16, top + LINE * place, cut(note, NOTE_LETTERS), 10)


def _rect(x: float, y: float, width: float, height: float, fill: str, stroke: bool = True, dashed: bool = False) -> str:
    drawn = (' stroke="#000"' if stroke else "") + (' stroke-dasharray="3 2"' if dashed else "")
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"{drawn}/>'


def _text(x: float, y: float, words: str, size: int = 12) -> str:
    sized = "" if size == 12 else f' font-size="{size}"'
    return f'<text x="{_n(x)}" y="{_n(y)}"{sized}>{_safe(words)}</text>'


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _safe(words: str) -> str:
    """Words as XML text: nothing of them is markup, nothing unprintable is left."""
    return escape(printable(words))
