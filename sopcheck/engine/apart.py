"""Rows that are no steps: titles of sections ("A | PERSIAPAN"), rows with "Mulai" or "Selesai" and nothing else.

They need no time, papers, actor or verb. A decision ("Apakah berkas lengkap?") is a step, but its time and papers are
those of the step before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sopcheck.engine.cells import KEGIATAN_KOSONG, KELENGKAPAN_KOSONG, OUTPUT_KOSONG, TERPOTONG, WAKTU_KOSONG, all_blank
from sopcheck.language.rows import asks, ends_or_begins, heads
from sopcheck.language.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sopcheck.engine.steps import Step
    from sopcheck.model.sop import Langkah

WORDS_ALONE = KELENGKAPAN_KOSONG | WAKTU_KOSONG | OUTPUT_KOSONG
"""What a row without any Mutu Baku lacks."""

_MUTE = KEGIATAN_KOSONG | TERPOTONG
_TERMINALS = frozenset({"mulai", "selesai"})
_NO_VERB = frozenset({"nomina", "lain"})


def rows_apart(steps: Sequence[Step], whole: bool) -> frozenset[int]:
    """The positions of the rows that are no steps."""
    alone = [step for step in steps if step.cells.marks & (WORDS_ALONE | _MUTE) == WORDS_ALONE and not step.inherits]
    counted = bool(alone) and any(_has_digit(step.row.nomor) for step in steps)
    return frozenset(step.position for step in alone if _terminal(step) or _title(step, counted, whole))


def decides(step: Step) -> bool:
    """Whether a row is a decision and nothing but that: a question, or an answer beside the symbol of a decision."""
    words = step.row.kegiatan
    if step.activity is None or not words:
        return False
    return asks(words) or (step.activity.form == "lain" and "keputusan" in (step.row.simbol or ()))


def _terminal(step: Step) -> bool:
    return ends_or_begins(step.row.kegiatan or "") and _TERMINALS.issuperset(step.row.simbol or ())


def _title(step: Step, counted: bool, whole: bool) -> bool:
    """counted: whether steps are numbered with digits. Without any number a step begins with its verb, a title does
    not, and a row that was not read as a whole may be either.
    """
    row = step.row
    if not _unmarked(row):
        return False
    noun = step.activity is not None and step.activity.form in _NO_VERB
    if row.nomor and not is_blank(row.nomor):
        return heads(row.nomor) and (counted or noun)
    return counted and noun and whole and not step.lost


def _unmarked(row: Langkah) -> bool:
    """Whether nothing stands in the cells that are no Mutu Baku, and no arrow leads out."""
    if row.simbol or row.bentuk or row.ke or row.ya or row.tidak:
        return False
    return is_blank(row.keterangan or "") and all_blank(row.pelaksana or ())


def _has_digit(nomor: str | None) -> bool:
    return nomor is not None and any(letter.isdigit() for letter in nomor[:8])
