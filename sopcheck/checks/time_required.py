"""Is Waktu filled in every row? A row that says why it gives none is told apart.

check: time-required
params: {kolom: waktu}
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sopcheck.checks.step_field_required import Kolom, Kosong, empty_cells, plainly_filled
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.reading import Reading
from sopcheck.language.actors import parse_actor
from sopcheck.language.durations import parse_duration
from sopcheck.language.text import CACHE, is_blank, one_line, tokens
from sopcheck.model.sop import Langkah


class Beralasan(Fact):
    """alasan: why there is no time, a clause. The other fields as of Kosong."""

    langkah: str
    kolom: str
    kegiatan: str
    alasan: str


@check(Kosong, Beralasan, params=Kolom, gate=plainly_filled)
def time_required(sop: Reading, context: Context, params: Kolom) -> Iterator[Seen]:
    for seen in empty_cells(sop, params.kolom):
        if isinstance(seen, Hit):
            position = int(seen.at.split(".")[1])
            if reason := _without_time(sop.steps[position - 1].row):
                yield Hit(seen.at, Beralasan(**seen.fact.values(), alasan=reason), quotes=seen.quotes)
                continue
        yield seen


def _without_time(row: Langkah) -> str:
    """Keterangan says on what it depends, or nobody of the office does the step; "" for no reason."""
    keterangan, doers = row.keterangan or "", row.pelaksana or ()
    if not is_blank(keterangan) and _tells_when(keterangan):
        return f"Keterangan: “{one_line(keterangan)}”"
    named = [one_line(doer) for doer in doers if doer]
    if named and len(named) == len(doers) and all(parse_actor(doer).kind == "orang" for doer in named):
        return f"dikerjakan {', '.join(named)}"
    return ""


@lru_cache(CACHE)
def _tells_when(keterangan: str) -> bool:
    """Whether a remark has the time, says on what it depends, or points to another SOP."""
    return parse_duration(keterangan).kind not in ("kosong", "tak-terbaca") or "sop" in tokens(keterangan)
