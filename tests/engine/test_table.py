"""The step table gone through once: what is out of the ordinary in any row, and whether all of it could be read."""

from __future__ import annotations

from typing import Any

import pytest

from sopcheck.engine import cells, row_papers, times, wording
from sopcheck.engine.cells import KELENGKAPAN_KOSONG, TERPOTONG, WAKTU_KOSONG
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import DISCUSSES, DISPOSED, EQUIPPED
from sopcheck.engine.table import Table
from sopcheck.engine.times import ENDLESS, HARI, TAK_TERUKUR
from sopcheck.engine.wording import BUKAN_AKTIF
from sopcheck.model.sop import Sop

SOUND = {"kegiatan": "Menyusun nota", "kelengkapan": ["Data"], "waktu": "1 jam", "output": ["Nota dinas"]}


def table(*rows: dict[str, Any], **sop: Any) -> Table:
    return Reading(Sop.model_validate({"langkah": rows, **sop})).table


def test_no_two_marks_are_the_same_bit() -> None:
    names = (
        (times, "TAK_TERBACA HARI HARI_KERJA HARI_KALENDER TAK_TERUKUR"),
        (cells, "KEGIATAN_KOSONG KELENGKAPAN_KOSONG WAKTU_KOSONG OUTPUT_KOSONG TERPOTONG"),
        (wording, "TANPA_KEGIATAN BUKAN_AKTIF SUBJEK PELAKU HASIL ISTILAH"),
        (row_papers, "EQUIPPED DISPOSED UNCHANGED WORKED_ON DISCUSSES PENDING DRAFTED IN_DOUBT YIELDS NEEDS"),
    )
    marks = [vars(module)[name] for module, listed in names for name in listed.split()]
    assert sorted(marks) == [1 << n for n in range(26)]


def test_marks_of_all_rows_are_put_together() -> None:
    seen = table(
        SOUND,
        {**SOUND, "kegiatan": "Penyusunan nota", "waktu": "-"},
        {**SOUND, "kelengkapan": ["Data", "ATK"], "waktu": "Triwulanan"},
        {**SOUND, "waktu": "2-3 hari"},
    )
    assert [step.position for step in seen.marked(BUKAN_AKTIF)] == [2]
    assert [step.position for step in seen.marked(EQUIPPED | WAKTU_KOSONG)] == [2, 3]
    assert seen.marked(KELENGKAPAN_KOSONG) == ()
    assert [step.position for step in seen.marked(TAK_TERUKUR | HARI)] == [3, 4]
    assert (seen.shortest, seen.longest, seen.judged.n) == (60, 900, 4)
    assert not seen.lacks(BUKAN_AKTIF)
    assert seen.lacks(TERPOTONG)


@pytest.mark.parametrize(
    ("row", "mark", "bears"),
    [
        ({"kegiatan": "Menyusun nota", "output": ["Disposisi"]}, DISPOSED, True),
        ({"output": ["Lembar disposisi"]}, DISPOSED, True),
        ({"kegiatan": "Mendisposisikan surat", "output": ["Disposisi"]}, DISPOSED, False),
        ({"kegiatan": "Memberi disposisi", "output": ["Disposisi"]}, DISPOSED, False),
        ({"kegiatan": "Membahas draft brosur"}, DISCUSSES, True),
        ({"kegiatan": "Membahas draft brosur", "kelengkapan": ["Konsep brosur"]}, DISCUSSES, False),
        ({"kegiatan": "Menyusun dan membahas draft brosur"}, DISCUSSES, False),
    ],
)
def test_a_mark_leaves_out_what_its_own_row_explains(row: dict[str, Any], mark: int, bears: bool) -> None:
    assert bool(table(row).marks & mark) is bears


@pytest.mark.parametrize(
    ("rows", "sop", "plain", "legible"),
    [
        ([SOUND], {}, True, True),
        ([SOUND], {"terbaca": "sebagian"}, True, True),
        ([SOUND], {"tidak_terbaca": ["nama"]}, False, False),
        ([SOUND, SOUND], {"gabung": [["langkah.1.waktu", "langkah.2.waktu"]]}, False, False),
        ([], {}, False, False),
        ([{**SOUND, "output": ["Nota dinas", None]}], {}, True, False),
        ([SOUND, {**SOUND, "waktu": None}], {}, True, True),
        ([SOUND, {**SOUND, "waktu": None}], {"terbaca": "sebagian"}, True, False),
        ([{**SOUND, "kelengkapan": ["ATK"]}], {}, True, False),
        ([{**SOUND, "output": []}], {}, True, False),
    ],
)
def test_what_may_be_lost_is_known(rows: list[dict[str, Any]], sop: dict[str, Any], plain: bool, legible: bool) -> None:
    seen = table(*rows, **sop)
    assert (seen.plain, seen.legible) == (plain, legible)


def test_words_that_were_lost_mean_nothing() -> None:
    seen = table(SOUND, SOUND, tidak_terbaca=["langkah.1.waktu", "langkah.2"])
    first, second = seen.cells
    assert (first.duration, first.low, first.high) == (None, -1, ENDLESS)
    assert (second.activity, second.kelengkapan, second.output, second.duration) == (None, (), (), None)
    assert [step.is_lost("output") for step in seen.steps] == [False, True]
