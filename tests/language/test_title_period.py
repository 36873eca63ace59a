"""The years a title names: a period only where they are no part of another regulation."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.title_period import Period, title_period


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Road Map Reformasi Birokrasi 2010-2014", Period("2010-2014", 2010, 2014)),
        ("Grand Design Reformasi Birokrasi 2010 \u2013 2025", Period("2010 \u2013 2025", 2010, 2025)),
        ("RPJMD Kota Contoh Tahun 2021 s.d. 2026", Period("Tahun 2021 s.d. 2026", 2021, 2026)),
        ("Rencana Aksi Tahun 2015 sampai dengan Tahun 2019", Period("Tahun 2015 sampai dengan Tahun 2019", 2015, 2019)),
        ("Rencana Aksi 2015 hingga 2019 di Daerah", Period("2015 hingga 2019", 2015, 2019)),
        ("Petunjuk Teknis Tahun Pelajaran 2021/2022", Period("Tahun Pelajaran 2021/2022", 2021, 2022)),
        ("Standar Biaya Masukan Tahun  Anggaran 2024 di Daerah", Period("Tahun Anggaran 2024", 2024, 2024)),
        ("Kebijakan Pengawasan Tahun 2017.", Period("Tahun 2017", 2017, 2017)),
        (
            "Perubahan atas Nomor 33 Tahun 2017 tentang APBD Tahun Anggaran 2018",
            Period("Tahun Anggaran 2018", 2018, 2018),
        ),
        ("Perubahan atas Undang-Undang Nomor 23 Tahun 2014", None),
        ("Perubahan atas Perda No. 5 Tahun 2014", None),
        ("Perubahan atas PMK Nomor 213/PMK.05/2013", None),
        ("Evaluasi Tahun 2010 dan sesudahnya", None),
        ("Tata Cara 2010", None),
        ("Kode 2014-2010", None),
        ("Tahun 2016-2021a", None),
        ("Surat 12.2017", None),
        ("Pelayanan Publik", None),
        ("", None),
    ],
)
def test_a_period_is_read_where_it_is_one(title: str, period: Period | None) -> None:
    assert title_period(title) == period


@given(st.text(max_size=200))
def test_whatever_is_printed_ends(title: str) -> None:
    found = title_period(title)
    assert found is None or 1900 <= found.first <= found.last <= 2099


@pytest.mark.parametrize("piece", ["Tahun ", "2010-", "2010 s", "Nomor 2 Tahun 2010 ", "tahun 2010 sampai "])
def test_hostile_titles_are_read_in_linear_time(piece: str) -> None:
    started = time.perf_counter()
    title_period(piece * (500_000 // len(piece)))
    assert time.perf_counter() - started < 5
