"""Numbers as printed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.lexemes import LONGEST, lex
from sopcheck.language.numbers import format_number, parse_number

PIECES = [*"0123456789.,/()½ ", "satu", "dua", "belas", "puluh", "ratus", "seribu", "ribu", "setengah", "sebelas"]
WORDS = {
    0: "nol",
    1: "satu",
    10: "sepuluh",
    11: "sebelas",
    12: "dua belas",
    19: "sembilan belas",
    20: "dua puluh",
    25: "dua puluh lima",
    99: "sembilan puluh sembilan",
    100: "seratus",
    101: "seratus satu",
    110: "seratus sepuluh",
    120: "seratus dua puluh",
    215: "dua ratus lima belas",
    1000: "seribu",
    1450: "seribu empat ratus lima puluh",
    12_345: "dua belas ribu tiga ratus empat puluh lima",
    200_000: "dua ratus ribu",
}


@pytest.mark.parametrize(("value", "words"), WORDS.items())
def test_a_number_in_words_has_the_value_it_has(value: int, words: str) -> None:
    assert parse_number(words) == value
    assert parse_number(words.upper()) == value
    assert parse_number(f"{value} ({words})") == value
    assert parse_number(f"{value + 1} ({words})") is None


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("15", Fraction(15)),
        ("05", Fraction(5)),
        (" 15 ", Fraction(15)),
        ("1,5", Fraction(3, 2)),
        ("0,5", Fraction(1, 2)),
        ("0,125", Fraction(1, 8)),
        ("1.000", Fraction(1000)),
        ("12.500", Fraction(12500)),
        ("1.000,5", Fraction(2001, 2)),
        ("1.5", Fraction(3, 2)),
        ("setengah", Fraction(1, 2)),
        ("Satu Setengah", Fraction(3, 2)),
        ("1 setengah", Fraction(3, 2)),
        ("seperempat", Fraction(1, 4)),
        ("tiga perempat", Fraction(3, 4)),
        ("½", Fraction(1, 2)),
        ("1½", Fraction(3, 2)),
        ("1/2", Fraction(1, 2)),
        ("1 1/2", Fraction(3, 2)),
        ("1 (satu)", Fraction(1)),
        ("12(dua belas)", Fraction(12)),
        ("dua belas (12)", Fraction(12)),
        ("duabelas", Fraction(12)),
        ("dua puluhlima", Fraction(25)),
        ("1 0", Fraction(10)),
    ],
)
def test_what_is_a_number(printed: str, value: Fraction) -> None:
    assert parse_number(printed) == value


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "-",
        "XIV",
        "i",
        "1 hari",
        "12 (dua)",
        "2 (",
        "1 5",
        "1 20",
        "1.30",
        "1,000",
        "0.500",
        "1.00.000",
        "1,5,5",
        "2/5",
        "1/3",
        "satu dua",
        "dua puluh sepuluh",
        "puluh",
        "belas",
        "ribu",
        "dua seribu",
        "seratus nol",
        "satu dua perempat",
        "setengah setengah",
        "-5",
        "5²",
        "١٥",
        "duapuluhx",
        "1e5",
    ],
)
def test_what_is_not_certainly_a_number_stays_unread(printed: str) -> None:
    assert parse_number(printed) is None


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (122, "122"),
        (0, "0"),
        (Fraction(3, 2), "1,5"),
        (Fraction(1, 20), "0,05"),
        (Fraction(-5, 4), "-1,25"),
        (Fraction(1, 3), "1/3"),
        (Fraction(6, 2), "3"),
    ],
)
def test_numbers_are_printed_the_indonesian_way(amount: int | Fraction, printed: str) -> None:
    assert format_number(amount) == printed


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert parse_number(text) is None or isinstance(parse_number(text), Fraction)


@given(st.lists(st.sampled_from(PIECES)))
def test_no_heap_of_number_words_raises(pieces: list[str]) -> None:
    value = parse_number(" ".join(pieces))
    assert value is None or value >= 0


@given(st.integers(0, 10**9))
def test_digits_mean_themselves(value: int) -> None:
    assert parse_number(str(value)) == value


@pytest.mark.parametrize("piece", ["1", "1.", "satu", "dua ", "(", "½"])
def test_a_hostile_length_is_never_looked_into(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert len(text) > LONGEST
    assert lex(text) == []
    assert parse_number(text) is None
