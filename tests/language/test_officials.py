"""Approver and signatory: which printed offices and names are certainly different."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.officials import other_office, other_person

OFFICES = [
    ("Wali Kota Banjarbaru", "Sekretaris Daerah", True),
    ("Kadis", "Sekdin", True),
    ("Kepala Dinas Kesehatan", "Kepala Bidang Kesmas", True),
    ("Kepala Sub Bagian Umum", "Kepala Bagian Umum", True),
    ("Wakil Bupati", "Bupati", True),
    ("Kepala Dinas", "Bupati Balangan", True),
    ("Kepala Badan", "Kepala BKPSDM", False),  # another wording of the unit
    ("Kabag Umum", "Kepala Bagian Umum", False),
    ("Kepala Dinas", "Plt. Kepala Dinas Kesehatan", False),
    ("Sekretaris Daerah", "Pj. Sekretaris Daerah", False),
    ("Bupati Balangan", "a.n. Bupati Balangan Sekretaris Daerah", False),
    ("Sekretaris Daerah", "Atas Nama Bupati", False),
    ("Kepala Daerah", "Bupati Balangan", False),
    ("Kepala Sekretariat", "Sekretaris", False),
    ("Inspektur", "Kepala Inspektorat Daerah", False),
    ("Direktur RSUD", "Kepala RSUD", False),  # not a clear rank
    ("Kepala", "Sekretaris", False),  # head of what?
    ("Kepala UPT Puskesmas A", "Kepala Puskesmas A", False),
    ("Kepala Puskesmas A", "Sekretaris", False),
    ("Rektor", "Kepala Biro", False),
    ("", "Camat", False),
    ("Kepala Dinas " * 40, "Camat", False),  # no office is as long
]


@pytest.mark.parametrize(("a", "b", "other"), OFFICES)
def test_offices_are_certainly_different_only_where_both_ranks_are_clear(a: str, b: str, other: bool) -> None:
    assert (other_office(a, b), other_office(b, a)) == (other, other)


PEOPLE = [
    ("Budi Contoh", "Siti Misal", True),
    ("Drs. H. Contoh Satu, M.Si.", "Prof. Misal Dua, M.Si.", True),  # equal titles are no equal names
    ("Drs. Contoh Satu, M.Si", "CONTOH SATU", False),
    ("M. Contoh", "Muhammad Contoh", False),
    ("Budi Contoh", "Budl C0ntoh", False),  # misread
    ("A. B.", "C. D.", False),  # initials only
    ("Contoh " * 60, "Misal " * 60, False),  # no name is as long
    ("", "Siti Misal", False),
]


@pytest.mark.parametrize(("a", "b", "other"), PEOPLE)
def test_names_are_certainly_different_only_without_a_word_in_common(a: str, b: str, other: bool) -> None:
    assert (other_person(a, b), other_person(b, a)) == (other, other)


@given(st.text(), st.text())
def test_no_string_raises(a: str, b: str) -> None:
    assert other_office(a, b) is other_office(b, a)
    assert other_person(a, b) is other_person(b, a)
