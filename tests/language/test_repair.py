"""Damaged words of the source SOPs are set right for comparing, and nothing else is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.repair import is_damaged, repaired
from sopcheck.language.text import normal


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Lembar disipesi", "lembar disposisi"),  # 001
        ("Apabila terambat penyusunan", "apabila terlambat penyusunan"),  # 001
        ("Lembar Tanda ferma penyerahan Nota Dinas", "lembar tanda terima penyerahan nota dinas"),  # 001
        ("untuk mengesek dan mencetak", "untuk mengetik dan mencetak"),  # 001
        ("Pembentukan Kojenadive Daft II Banjarbaru", "pembentukan kotamadya daerah tingkat ii banjarbaru"),  # 001
        ("Tahapan, Tabelara Penyelesaian, Pengendalian", "tahapan tata cara penyusunan pengendalian"),  # 001
        ("Bagian Organisasi /Inspektora", "bagian organisasi inspektorat"),  # 002
        ("1. Rostri", "1 renstra"),  # 004
        ("Tahapan Tahacara penyusunan", "tahapan tata cara penyusunan"),  # 004
        ("Perubahan Lampoiran Peraturan", "perubahan lampiran peraturan"),  # 000
    ],
)
def test_damage_seen_in_the_source_sops_is_set_right(printed: str, meant: str) -> None:
    assert repaired(printed) == meant
    assert is_damaged(printed)


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("Tata Cara Review", "Tata Cara Reviu"),
        ("draf laporan", "Draft Laporan"),
        ("Staff", "Staf"),
        ("WALIKOTA", "Wali Kota"),
        ("di arsipkan di ordner", "diarsipkan di ordner"),
    ],
)
def test_two_spellings_in_use_compare_equal_and_are_no_damage(printed: str, other: str) -> None:
    assert repaired(printed) == repaired(other)
    assert not is_damaged(printed)


@pytest.mark.parametrize(
    "sound", ["Kinerja", "kerja", "Tanda terima", "Mengetik draft", "Terima dan catat", "Renstra", "Kesan"]
)
def test_sound_words_stay_as_they_are(sound: str) -> None:
    assert repaired(sound) == normal(sound)
    assert not is_damaged(sound)


@given(st.text())
def test_no_string_raises_and_a_repaired_text_is_in_normal_form(text: str) -> None:
    assert repaired(text) == normal(repaired(text))
    assert isinstance(is_damaged(text), bool)
