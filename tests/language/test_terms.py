"""Terms a newer norm replaced, and the places where the old word is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.terms import ObsoleteTerm, obsolete_terms


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Jika SOP tidak dilaksanakan maka penyusunan LAKIP tidak maksimal",  # 004
            [("LAKIP", "Laporan Kinerja (LKj)", "2014", "permenpanrb-53-2014")],
        ),
        (
            "SOP Penyusunan Laporan Kinerja SKPD",  # 003
            [("SKPD", "Perangkat Daerah", "2014-09-30", "uu-23-2014")],
        ),
        (
            "Menyusun Penetapan Kinerja dan lakip SKPD",
            [
                ("Penetapan Kinerja", "Perjanjian Kinerja", "2014", "permenpanrb-53-2014"),
                ("lakip", "Laporan Kinerja (LKj)", "2014", "permenpanrb-53-2014"),
                ("SKPD", "Perangkat Daerah", "2014-09-30", "uu-23-2014"),
            ],
        ),
    ],
)
def test_an_obsolete_term_is_found_with_its_replacement(text: str, found: list[tuple[str, str, str, str]]) -> None:
    assert [(*term, term.norm) for term in obsolete_terms(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Menyusun Laporan Kinerja Perangkat Daerah",
        "Peraturan Menteri Nomor 29 Tahun 2010 tentang Pedoman Penyusunan Penetapan Kinerja",
        "Buku “Panduan LAKIP” sebagai acuan",
        "Meneliti RKA-SKPD dan DPA SKPD",
        "Penetapan Kinerja Pegawai",
        "LAKIPAN",
    ],
)
def test_titles_quotations_and_names_in_force_keep_the_old_word(text: str) -> None:
    assert obsolete_terms(text) == ()


@given(st.text())
def test_no_string_raises_and_every_term_stands_in_the_text(text: str) -> None:
    for term in obsolete_terms(text):
        assert isinstance(term, ObsoleteTerm)
        assert term.term in text
