"""Whose a paper is, told by the end of its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.document_owners import MOST_WORDS, without_owner


@pytest.mark.parametrize(
    ("name", "base", "owner"),
    [
        ("nota dinas kabid", "nota dinas", "kepala bidang"),  # 001
        ("laporan kinerja bidang organisasi", "laporan kinerja", "bidang organisasi"),  # 001
        ("disposisi kabid", "disposisi", "kepala bidang"),  # 001
        ("rencana kinerja tahunan sekretariat", "rencana kinerja tahunan", "sekretariat"),
        ("nota dinas", "nota dinas", ""),
        ("surat dinas kesehatan", "surat dinas kesehatan", ""),
        ("nota dinas kepala dinas kesehatan", "nota dinas", "kepala dinas kesehatan"),
        ("laporan bidang", "laporan bidang", ""),  # the office tells which report
        ("data dan informasi bagian umum", "data dan informasi bagian umum", ""),
        ("laporan kinerja", "laporan kinerja", ""),
        ("kontrak", "kontrak", ""),
        ("", "", ""),
    ],
)
def test_an_office_at_the_end_owns_the_paper(name: str, base: str, owner: str) -> None:
    assert without_owner(name) == (base, owner)


def test_a_text_has_no_owner() -> None:
    words = " ".join(["kontrak"] * MOST_WORDS) + " kepala bidang"
    assert without_owner(words) == (words, "")


@given(
    st.lists(st.sampled_from(["nota", "dinas", "kabid", "laporan", "kinerja", "dan", "bidang", "kontrak"]), max_size=8)
)
def test_nothing_is_lost_of_a_name(words: list[str]) -> None:
    name = " ".join(words)
    base, owner = without_owner(name)
    assert name.startswith(base)
    assert bool(owner) == (base != name)
