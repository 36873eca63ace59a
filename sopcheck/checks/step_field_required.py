"""Is a cell filled in every row of the step table?

    check: step-field-required
    params: {kolom: waktu}

A column that is missing altogether is one finding of mutu-baku.kolom-hilang, not one per row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import INTERPRETED
from sopcheck.model.locators import COLUMNS


class Kosong(Fact):
    """langkah: the step ("Langkah 3"); kegiatan: its printed words, or a dash."""

    langkah: str
    kolom: str
    kegiatan: str


class Kolom(Params):
    """kolom: the column's key in the notation."""

    kolom: Literal["nomor", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "keterangan"]


@check(Kosong, params=Kolom)
def step_field_required(sop: Reading, context: Context, params: Kolom) -> Iterator[Seen]:
    return empty_cells(sop, params.kolom)


def empty_cells(sop: Reading, column: str) -> Iterator[Seen]:
    """What there is to say of a column: its empty cells, its lost ones, and how many were judged."""
    if not sop.steps:
        yield no_steps(sop)
        return
    if sop.columns[column] == "tidak-ada":
        yield NotApplicable(f"kolom {COLUMNS[column]} tidak ada pada tabel")
        return
    judged = len(sop.steps)
    for step in sop.uneven_steps if column in INTERPRETED else sop.steps:
        state = step.cell(column)
        if state == "kosong" and not sop.whole and getattr(step.row, column) is None:
            state = "tak-terbaca"
        if state == "tak-terbaca":
            judged -= 1
            yield Unknown(f"{step.at}.{column}", f"sel {COLUMNS[column]} tidak terbaca")
        elif state == "kosong":
            label = sop.labels[step.position - 1]
            yield Hit(
                f"{step.at}.{column}",
                Kosong(langkah=label, kolom=COLUMNS[column], kegiatan=step.row.kegiatan or "–"),
                quotes=tuple(filter(None, (step.row.kegiatan,))),
            )
    if judged:
        yield looked(judged)


def no_steps(sop: Reading) -> Seen:
    """What to say where there are no rows: none on the form, or none that could be read."""
    if sop.sop.langkah is None and not sop.whole:
        return Unknown("langkah", "tabel langkah tidak terbaca")
    return NotApplicable("SOP tidak memuat langkah")
