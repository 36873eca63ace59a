"""What the words of a table say against adding up its rows."""

from __future__ import annotations

from typing import Any

import pytest

from sopcheck.engine import profile
from sopcheck.engine.reading import Reading
from sopcheck.engine.told_order import Words, told_order
from sopcheck.model.sop import Sop


def words() -> Words:
    found = profile.catalogue()["waktu.total-tidak-cocok"].params.words  # type: ignore[attr-defined]  # of Urutan
    assert isinstance(found, Words)
    return found


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"keterangan": "Bersamaan dengan langkah 3"}, (True, False, False)),
        ({"keterangan": "Paralel dengan no. 3"}, (True, False, False)),
        ({"kegiatan": "Secara\nparalel memeriksa berkas"}, (True, False, False)),
        ({"kegiatan": "Rapat bersama Camat"}, (False, False, False)),
        ({"waktu": "2 hari (serentak)"}, (True, False, False)),
        ({"kegiatan": "Jika lengkap ke langkah 3"}, (False, True, False)),
        ({"kegiatan": "Jika tidak, kembali ke langkah 1"}, (False, True, True)),
        ({"keterangan": "lanjut ke no. 4"}, (False, True, False)),
        ({"keterangan": "lanjut ke no. 3"}, (False, False, False)),
        ({"keterangan": "ke langkah 1"}, (False, False, True)),
        ({"keterangan": "ke langkah 9"}, (False, True, True)),
        ({"kegiatan": "Berkas lengkap?"}, (False, True, True)),
        ({"kegiatan": "Menyampaikan undangan ke 3 bidang"}, (False, False, False)),
        ({"kegiatan": "Menyusun laporan"}, (False, False, False)),
    ],
)
def test_a_cell_may_say_that_rows_are_not_simply_gone_through(row: dict[str, Any], told: tuple[bool, ...]) -> None:
    rows = [{"nomor": str(n), "waktu": "1 hari"} for n in range(1, 5)]
    rows[1] |= row
    assert told_order(Reading(Sop.model_validate({"langkah": rows})).steps, (None,), words())[:3] == told


@pytest.mark.parametrize(
    ("numbers", "beside"),
    [
        (["1", "2a", "2b"], True),
        (["1", "2.1", "2.2"], True),
        (["1", "2", "2.a"], True),
        (["1", "a.", "b."], True),
        (["1", "2a", "3"], False),
        (["a", "b"], False),
        (["1", "2", "2"], False),
    ],
)
def test_timed_steps_under_one_number_may_be_branches(numbers: list[str], beside: bool) -> None:
    rows = [{"nomor": number, "waktu": "1 hari"} for number in numbers]
    assert told_order(Reading(Sop.model_validate({"langkah": rows})).steps, (), words()).beside is beside


def test_a_remark_beside_the_total_counts_too() -> None:
    assert told_order((), ("3 hari (paralel)",), words()).beside


def test_long_cells_are_searched_in_linear_time() -> None:
    text = "ke langkah " * 9_000 + " " * 100_000
    assert told_order((), (text,), words())[:3] == (False, False, False)
