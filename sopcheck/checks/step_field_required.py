"""Is a cell filled in every row of the step table?

    check: step-field-required
    params: {kolom: waktu}

A column that is missing altogether is one finding of mutu-baku.kolom-hilang, not one per row. Rows that are no steps
(titles of sections, a bare "Selesai") are not judged; time and papers of a decision stand in the step before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from sopcheck.engine.apart import decides
from sopcheck.engine.batch import Gate
from sopcheck.engine.cells import BLANK
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.gates import rows_plainly_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.model.locators import COLUMNS


class Kosong(Fact):
    """langkah: the step ("Langkah 3"); kegiatan: its printed words, or a dash."""

    langkah: str
    kolom: str
    kegiatan: str


class Kolom(Params):
    """kolom: the column's key in the notation."""

    kolom: Literal["nomor", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output", "keterangan"]


OF_A_DECISION = frozenset({"kelengkapan", "waktu", "output"})
"""Columns that a decision may leave to the step before it."""


def plainly_filled(params: Kolom) -> Gate | None:
    """Nothing was lost and every row has words in this column, if it is one of those whose words are interpreted."""
    return rows_plainly_without(BLANK[params.kolom]) if params.kolom in BLANK else None


@check(Kosong, params=Kolom, gate=plainly_filled)
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
    apart, spared = sop.table.apart, False
    for step in _uneven(sop, column):
        state = step.cell(column)
        if step.position in apart or (state != "ada" and column in OF_A_DECISION and decides(step)):
            judged -= 1
            spared = True
            continue
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
    elif spared:
        yield NotApplicable("tidak ada baris yang merupakan langkah")


def _uneven(sop: Reading, column: str) -> Iterable[Step]:
    """The rows that may have a blank or lost cell in this column."""
    blank = BLANK.get(column)
    if blank and sop.table.plain:
        return sop.table.marked(blank)
    return [step for step in sop.steps if not blank or step.lost or step.cells.marks & blank]


def no_steps(sop: Reading) -> Seen:
    """What to say where there are no rows: none on the form, or none that could be read."""
    if sop.sop.langkah is None and not sop.whole:
        return Unknown("langkah", "tabel langkah tidak terbaca")
    return NotApplicable("SOP tidak memuat langkah")
