"""Deadlines by year, and what a wrong table is told."""

from __future__ import annotations

from datetime import date

import pytest

from sopcheck.errors import RuleError
from sopcheck.home import data_file
from sopcheck.law.deadlines import DEADLINES, Deadlines, due_day, load_deadlines

CONTENT = data_file(DEADLINES).read_bytes()


@pytest.mark.parametrize(
    ("key", "year", "day"),
    [
        ("lkj-pemda", 2019, date(2019, 3, 31)),
        ("lkj-pemda", 2020, date(2020, 4, 30)),  # SE Menteri PANRB 46/2020
        ("lkj-pemda", 2021, date(2021, 3, 31)),
        ("lkj-pemda", 2026, date(2026, 3, 31)),
        ("lkj-kl", 2024, date(2024, 2, 29)),
        ("lkj-kl", 2026, date(2026, 2, 28)),
        ("lkj-opd", 2026, date(2026, 2, 28)),
    ],
)
def test_when_a_report_is_due(key: str, year: int, day: date) -> None:
    found = load_deadlines().due(key, year)
    assert found is not None
    assert found.day == day


def test_the_table_does_not_say_what_it_does_not_know() -> None:
    assert load_deadlines().due("lkj-pemda", 2014) is None
    assert load_deadlines().due("lkpj", 2026) is None


def test_every_row_has_its_basis_and_only_what_was_read_is_graded_v() -> None:
    for rule in load_deadlines().rules:
        assert rule.regulation
        assert rule.at
        assert rule.grade == "M" or rule.source
    assert {rule.key for rule in load_deadlines().rules if rule.grade == "M"} == {"lkj-opd"}


def test_a_day_that_a_month_does_not_have_is_its_last() -> None:
    assert due_day(2026, 2, 29) == due_day(2026, 2, None) == date(2026, 2, 28)
    assert due_day(2024, 2, 29) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        (",3,31,2015,2019,", ",13,31,2015,2019,", ":4 kolom E (month): “13” bukan bilangan bulat dari 1 sampai 12"),
        (",3,31,2015,2019,", ",Maret,31,2015,2019,", "(month): “Maret” bukan bilangan bulat"),
        (",3,31,2015,2019,", ",,31,2015,2019,", "(month): belum diisi"),
        (",3,31,2015,2019,", ",3,31,,2019,", "(valid_from): belum diisi"),
        (",3,31,2015,2019,", ",3,31,2015,2012,", "(valid_until): 2012 sebelum 2015"),
        (
            ",3,31,2015,2019,",
            ",3,31,2015,2018,",
            "(valid_from): tenggat “lkj-pemda” tidak ada untuk tahun 2019; isi celahnya",
        ),
        (
            ",3,31,2015,2019,",
            ",3,31,2015,2020,",
            "tenggat “lkj-pemda” untuk tahun 2020 sudah ada di baris lain; urutkan menurut tahun",
        ),
        (",3,31,2015,2019,", ",3,31,2015,,", "tenggat “lkj-pemda” untuk tahun 2020 sudah ada di baris lain"),
        (",4,30,2020,2020,", ",4,31,2020,2020,", "(day): bulan 4 tidak mempunyai tanggal 31"),
        (",M,,,", ",V,,,", "(source_key): belum diisi"),
        (",M,,,", ",X,,,", "(grade): “X” tidak dikenal; pilihan: V, D, L, M, P"),
    ],
)
def test_a_wrong_deadline_is_told_with_file_and_line(old: str, new: str, error: str) -> None:
    assert old.encode() in CONTENT
    with pytest.raises(RuleError) as caught:
        Deadlines(CONTENT.replace(old.encode(), new.encode(), 1))
    assert str(caught.value).startswith("rules/law/deadlines.csv:")
    assert error in str(caught.value)
