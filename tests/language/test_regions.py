"""Regions of local law against the letterhead: only what is certainly another region is one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.regions import foreign, is_regional


@pytest.mark.parametrize(
    ("place", "letterhead", "is_foreign"),
    [
        ("Kabupaten Balangan", "Pemerintah Kota Banjarbaru", True),
        ("Kota Banjarbaru", "PEMERINTAH KABUPATEN BALANGAN SEKRETARIAT DAERAH", True),
        ("Kota Bogor", "Pemerintah Kabupaten Bogor", True),
        ("Kota Bogor", "Pemerintah Kabupaten Bogor dan Kota Bogor", False),
        ("Provinsi Bali", "Pemerintah Provinsi Jawa Barat", True),
        ("Provinsi Bali", "Pemerintah Kota Denpasar", False),
        ("Provinsi Bali", "Pemerintah Kota Bandung Provinsi Jawa Barat", False),
        ("Provinsi Gorontalo", "Pemerintah Kota Gorontalo", False),
        ("Kabupaten Gorontalo", "Pemerintah Provinsi Gorontalo", False),
        ("Kabupaten Sleman", "Pemerintah Provinsi Bali", False),
        ("Kabupaten Sleman", "BPS Kabupaten Sleman", False),
        ("Kabupaten Bandung", "Pemerintah Kabupaten Bandung Barat", False),
        ("Kabupaten Hulu Sungai Utara", "Pemerintah Kabupaten Hulu Sungai Tengah", False),
        ("Kota Banjar Baru", "Pemerintah Kota Banjarbaru", False),
        ("Kota Banjarbam", "Pemerintah Kota Banjarbaru", False),
        ("Kabupaten HST", "Pemerintah Kabupaten Hulu Sungai Tengah", False),
        ("Kabupaten OKI", "Pemerintah Kabupaten Balangan", False),
        ("Kabupaten Kukar", "Pemkab Kutai Kartanegara, Kabupaten Kutai Kartanegara", False),
        ("Kabupaten Pangkep", "Pemerintah Kabupaten Pangkajene dan Kepulauan", False),
        ("Kota Padang Sidempuan", "Pemerintah Kota Padangsidimpuan", False),
        ("Kota Solo", "Pemerintah Kota Surakarta", False),
        ("Kota Solo", "Pemerintah Kota Semarang", True),
        ("Kota Ujung Pandang", "Pemerintah Kota Makassar", False),
        ("Kabupaten Pontianak", "Pemerintah Kabupaten Mempawah", False),
        ("Kabupaten Pontianak", "Pemerintah Kabupaten Balangan", True),
        ("Kabupaten Daerah Tingkat II Sleman", "Pemerintah Kabupaten Sleman", False),
        ("Kabupaten Daerah Tingkat II", "Pemerintah Kota Banjarbaru", False),
        ("Balangan", "Pemerintah Kota Banjarbaru", False),
        ("Kabupaten Balangan", "Kementerian Kesehatan", False),
        ("Kabupaten Balangan", "Dinas Tata Kota dan Permukiman", False),
        ("Kabupaten Balangan", "Dinas Tata Kota", False),
        ("Kabupaten Balangan", "", False),
    ],
)
def test_only_what_is_certainly_another_region_is_one(place: str, letterhead: str, is_foreign: bool) -> None:
    assert foreign(place, letterhead) is is_foreign


@pytest.mark.parametrize(
    ("letterhead", "regional"),
    [
        ("Pemerintah Kota Banjarbaru, Sekretariat Daerah", True),
        ("PEMERINTAH DAERAH KABUPATEN BALANGAN", True),
        ("Pemkab Balangan", True),
        ("Badan Pusat Statistik Kabupaten Bantul", False),
        ("Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah", False),
        ("Pemerintah Desa Sukamaju Kecamatan Kota Kabupaten X", False),
        ("", False),
    ],
)
def test_a_regional_government_is_told_from_its_letterhead(letterhead: str, regional: bool) -> None:
    assert is_regional(letterhead) is regional


@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_is_printed_ends(place: str, letterhead: str) -> None:
    assert foreign(place, letterhead) in (True, False)


def test_a_hostile_letterhead_is_read_in_linear_time() -> None:
    started = time.perf_counter()
    foreign("Kabupaten " + "ab" * 5000, "Kota " + "a b " * 100_000)
    foreign("Kabupaten abababababab", "Kota " + "a b " * 100_000)
    assert time.perf_counter() - started < 5
