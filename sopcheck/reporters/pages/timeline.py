"""When each step of an SOP ends, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sopcheck.engine.law_words import spelled
from sopcheck.engine.reading import Reading
from sopcheck.engine.timeline import MERGED, Bar, Reach, Reckoning, Timeline
from sopcheck.language.text import one_line
from sopcheck.law.calendar import Calendar, Week
from sopcheck.reporters.pages.wording import one_line as cut
from sopcheck.reporters.pages.wording import printable

SCHEMA = "sopcheck.timeline/1"
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

NUMBER, TIME, DAY = 4, 14, 15
"""Widths of the columns; the activity takes the rest."""
NARROWEST = 16
MOST_LINES = 3  # of a long activity
GAP = "  "


@dataclass(frozen=True, slots=True)
class Plan:
    """What a page shows: an SOP, its timeline, and the calendar it was reckoned with. path: of the file."""

    path: str
    sop: Reading
    timeline: Timeline
    calendar: Calendar

    @property
    def title(self) -> str:
        """The name of the SOP and its office, legible on a terminal."""
        printed = self.sop.sop
        owner = printed.instansi or printed.unit_kerja
        return printable(one_line(" — ".join(filter(None, (printed.nama or "SOP tanpa nama", owner)))))

    @property
    def beginning(self) -> str:
        """ "Dimulai 1 Januari 2026 (Kamis, Tahun Baru Masehi)"."""
        start = self.timeline.start
        parts = [DAYS[start.weekday()]]
        if holiday := self.calendar.holiday(start):
            parts.append(holiday.name)
        return f"Dimulai {spelled(start)} ({', '.join(parts)})"

    def label(self, bar: Bar) -> str:
        """The printed number of a step, else its place."""
        return printable(one_line(bar.step.row.nomor or "")).rstrip(".") or f"#{bar.step.position}"

    def is_open(self, bar: Bar) -> bool:
        """Whether a step without readable time stands at or before this one, so that its end is a lower bound."""
        first = self.timeline.open_from
        return first is not None and bar.step.position >= self.timeline.bars[first].step.position

    def notes(self) -> Iterator[str]:
        """What has to be known to defend the dates, one sentence each."""
        least = "paling cepat " if self.timeline.open_from is not None else ""
        for reach, reckoning in zip(self.timeline.ends, self.timeline.reckonings, strict=False):
            yield f"Selesai menurut {reckoning.name}: {least}{end_in_words(reach, self.calendar)}."
            if reckoning.week and self.calendar.knows(self.timeline.start):
                yield from self._days_off(reckoning.week, reach.earliest or self.calendar.last)
        yield from self._left_out()
        if any(reach.earliest is None for bar in self.timeline.bars for reach in bar.reaches):
            first, last = min(self.calendar.years), self.calendar.last.year
            yield f"Hari libur hanya diketahui untuk {first} sampai {last}; tanggal di luar itu tidak ditebak."
        yield "Tiap langkah dihitung sekali dan berurutan. Hari kalender: setiap hari, 24 jam."
        yield (
            "Hari kerja: menit mengisi jam kerja hari itu, tanpa akhir pekan, hari libur nasional, dan cuti bersama. "
            "Minggu dan bulan menurut kalender."
        )

    def _days_off(self, week: Week, last: date) -> Iterator[str]:
        found = self.calendar.off_between(self.timeline.start, last, week)
        if found:
            yield f"Dalam masa itu {len(found)} hari libur dan cuti bersama jatuh pada hari kerja (pekan {week} hari)."

    def _left_out(self) -> Iterator[str]:
        reasons: dict[str, list[str]] = {}
        for bar in self.timeline.bars:
            if bar.silent and bar.silent != MERGED:
                reasons.setdefault(bar.silent, []).append(self.label(bar))
        for reason, labels in reasons.items():
            yield f"Langkah {', '.join(labels)} tidak dihitung: {reason}. Tanggal bertanda ≥ adalah yang paling cepat."


def table(plan: Plan, width: int) -> str:
    """The timeline in `width` columns of a terminal (at least 60)."""
    width = max(60, min(width, 120))
    columns = len(plan.timeline.reckonings)
    activity = max(NARROWEST, width - NUMBER - TIME - columns * DAY - len(GAP) * (columns + 2))
    widths = (NUMBER, activity, TIME, *[DAY] * columns)
    lines = [*textwrap.wrap(plan.title, width), *textwrap.wrap(printable(plan.path), width), plan.beginning, ""]
    heads = ("No", "Kegiatan", "Waktu", *("selesai menurut " + how.name for how in plan.timeline.reckonings))
    lines += [*_lines(heads, widths), GAP.join("-" * each for each in widths)]
    for bar in plan.timeline.bars:
        words = cut(one_line(bar.step.row.kegiatan or ""), activity * MOST_LINES)
        cells = (plan.label(bar), words, _time(bar), *_dates(plan, bar))
        lines += _lines(cells, widths)
    if not plan.timeline.bars:
        lines.append("SOP ini tidak memuat langkah.")
    lines.append("")
    for note in plan.notes():
        lines += textwrap.wrap(note, width, subsequent_indent="  ")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _lines(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """One row, its cells wrapped."""
    wrapped = [_wrapped(cell, each) for cell, each in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped))
    filled = [[*part, *[""] * (height - len(part))] for part in wrapped]
    return [GAP.join(map(str.ljust, line, widths)) for line in zip(*filled, strict=True)]


def _wrapped(cell: str, width: int) -> list[str]:
    """A cell within its width; what it parts with a line end stays parted."""
    return [line for part in cell.split("\n") for line in textwrap.wrap(printable(part), width) or [""]]


def _time(bar: Bar) -> str:
    return one_line(bar.step.row.waktu or "") or "-"


def _dates(plan: Plan, bar: Bar) -> list[str]:
    """When a step ends, by each reckoning."""
    if bar.silent:
        return [bar.silent if place == 0 else "" for place in range(len(bar.reaches))]
    mark = "≥ " if plan.is_open(bar) else ""
    return [mark + "\n".join(short_end(reach)) for reach in bar.reaches]


def short_end(reach: Reach) -> list[str]:
    """ "4 Mei 2026", and for a range "s.d. 9 Mei 2026"."""
    if reach.earliest is None:
        return ["di luar kalender"]
    if reach.latest is None:
        return [short(reach.earliest), "atau lebih"]
    return [short(reach.earliest)] + ([f"s.d. {short(reach.latest)}"] if reach.latest != reach.earliest else [])


def end_in_words(reach: Reach, calendar: Calendar) -> str:
    """ "4 Mei 2026", "4 sampai 9 Mei 2026"."""
    if reach.earliest is None:
        return f"di luar kalender yang diketahui (sampai {spelled(calendar.last)})"
    if reach.latest is None:
        return f"{spelled(reach.earliest)} atau lebih"
    return spelled(reach.earliest) + (f" sampai {spelled(reach.latest)}" if reach.latest != reach.earliest else "")


def short(day: date) -> str:
    """ "4 Mei 2026", "15 Jul 2026"."""
    number, month, year = spelled(day).split()
    return f"{number} {month[:3]} {year}"


def as_json(plan: Plan) -> str:
    """One object, schema sopcheck.timeline/1."""
    timeline = plan.timeline
    values: dict[str, Any] = {
        "schema": SCHEMA,
        "source": plan.path,
        "name": plan.sop.sop.nama,
        "start": timeline.start.isoformat(),
        "readings": [{"name": how.name, "week": how.week} for how in timeline.reckonings],
        "steps": [
            {
                "at": bar.step.at,
                "number": bar.step.row.nomor,
                "activity": bar.step.row.kegiatan,
                "time": bar.step.row.waktu,
                "not_counted": bar.silent or None,
                "lower_bound": plan.is_open(bar),
                "reaches": [
                    {"starts": _iso(reach.starts), "earliest": _iso(reach.earliest), "latest": _iso(reach.latest)}
                    for reach in bar.reaches
                ],
            }
            for bar in timeline.bars
        ],
        "days_off": [_off(plan, reach, how) for reach, how in zip(timeline.ends, timeline.reckonings, strict=False)],
        "calendar_until": plan.calendar.last.isoformat(),
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _off(plan: Plan, reach: Reach, how: Reckoning) -> list[dict[str, str]]:
    """Holidays and cuti bersama on what else were working days."""
    if how.week is None:
        return []
    found = plan.calendar.off_between(plan.timeline.start, reach.earliest or plan.calendar.last, how.week)
    return [{"date": day.day.isoformat(), "kind": day.kind, "name": day.name} for day in found]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
