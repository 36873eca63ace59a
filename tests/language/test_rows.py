"""Rows of a step table that are no step of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.rows import asks, ends_or_begins, heads


@pytest.mark.parametrize(
    ("kegiatan", "terminal", "question"),
    [
        ("Mulai", True, False),
        ("SELESAI.", True, False),
        ("Selesai memeriksa berkas", False, False),
        ("Apakah berkas lengkap?", False, True),
        ("Apakah berkas\nlengkap", False, True),
        ("Disetujui? ", False, True),
        ("Memeriksa apakah berkas lengkap", False, False),
        ("", False, False),
    ],
)
def test_words_alone_tell_terminals_and_questions(kegiatan: str, terminal: bool, question: bool) -> None:
    assert (ends_or_begins(kegiatan), asks(kegiatan)) == (terminal, question)


@pytest.mark.parametrize(
    ("nomor", "title"),
    [("A", True), ("b)", True), ("II.", True), ("IV", True), ("1", False), ("2a", False), ("AB", False), ("-", False)],
)
def test_letters_and_roman_numerals_stand_before_titles(nomor: str, title: bool) -> None:
    assert heads(nomor) is title


@given(st.text())
def test_no_words_raise(text: str) -> None:
    assert {type(asks(text)), type(ends_or_begins(text)), type(heads(text))} == {bool}
