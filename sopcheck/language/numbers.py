"""Numbers as printed in Indonesian: digits, words, or both.

>>> parse_number("12 (dua belas)"), parse_number("1,5"), parse_number("12 (dua)")
(Fraction(12, 1), Fraction(3, 2), None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from sopcheck.language.lexemes import lex
from sopcheck.language.number_words import number_words, read_words
from sopcheck.language.text import CACHE
from sopcheck.model.values import Amount

_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_SLASHED = {("1", "2"): Fraction(1, 2), ("1", "4"): Fraction(1, 4), ("3", "4"): Fraction(3, 4)}  # "2/5" is not certain

# "1.000" thousands · "1.000,5" · "1,5" decimal comma · "1.5" (too short for thousands, so decimal).
# Unread: "1.30" (hours and minutes?), "1,000" (thousands, English style?).
_DIGITS = re.compile(
    r"""
    (?P<whole> [1-9][0-9]{0,2} (?: \.[0-9]{3} )+ | [0-9]+ )
    (?: , (?P<comma> [0-9]+ ) | \. (?P<dot> [0-9] ) )?
    """,
    re.VERBOSE,
)


@lru_cache(CACHE)
def parse_number(text: str) -> Fraction | None:
    """The number a text is, all of it; None if it is not one or if digits and words disagree.

    Roman numerals are no numbers here: they count things, they do not measure them.
    """
    lexemes = [lexeme for lexeme, _, _ in lex(text)]
    found = read_number(lexemes, 0)
    return Fraction(found[0]) if found and found[1] == len(lexemes) else None


def read_number(lexemes: Sequence[str], at: int) -> tuple[Amount, int] | None:
    """The number that begins at a position, and the position after it: "2 (dua)", "dua puluh lima", "1 ½".

    None if no number begins there, or if the one in parentheses is another.
    """
    found = _plain(lexemes, at)
    if found is None:
        return None
    value, after = found
    if lexemes[after : after + 1] == ["("]:
        again = _plain(lexemes, after + 1)
        if again and lexemes[again[1] : again[1] + 1] == [")"]:
            return (value, again[1] + 1) if again[0] == value else None
    return found


def format_number(amount: Amount) -> str:
    """As printed in Indonesian: 122, "1,5"; a fraction without an end stays one ("1/3").

    >>> format_number(Fraction(-5, 4))
    '-1,25'
    """
    value = Fraction(amount)
    for places in range(7):
        scaled = value * 10**places
        if scaled.denominator == 1:
            whole, rest = divmod(abs(scaled.numerator), 10**places)
            return ("-" if value < 0 else "") + (f"{whole},{rest:0{places}}" if places else str(whole))
    return f"{value.numerator}/{value.denominator}"


def _plain(lexemes: Sequence[str], at: int) -> tuple[Amount, int] | None:
    if at >= len(lexemes):
        return None
    first = lexemes[at]
    if first in _VULGAR:
        return _VULGAR[first], at + 1
    if not "0" <= first[0] <= "9":
        return read_words(lexemes, at)
    if fraction := _slashed(lexemes, at):
        return fraction, at + 3
    if (kerned := _kerned(lexemes, at)) is not None:
        return kerned
    value = _digits(first)
    if value is None:
        return None
    after = lexemes[at + 1] if at + 1 < len(lexemes) else ""
    if isinstance(value, int):  # "1 setengah", "1 ½", "1 1/2"
        if part := _VULGAR.get(after) or number_words().parts.get(after):
            return value + part, at + 2
        if part := _slashed(lexemes, at + 1):
            return value + part, at + 4
    return None if len(after) == 1 and "0" <= after <= "9" else (value, at + 1)


def _digits(lexeme: str) -> Amount | None:
    match = _DIGITS.fullmatch(lexeme)
    if match is None:
        return None
    whole, comma = match["whole"].replace(".", ""), match["comma"]
    decimals = comma or match["dot"]
    if decimals is None:
        return int(whole)
    if comma and len(comma) == 3 and whole != "0":
        return None
    return int(whole) + Fraction(int(decimals), 10 ** len(decimals))


def _slashed(lexemes: Sequence[str], at: int) -> Fraction | None:
    match lexemes[at : at + 3]:
        case [above, "/", below]:
            return _SLASHED.get((above, below))
    return None


def _kerned(lexemes: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number whose digits the PDF set apart ("1 0 Hari Kerja").

    Only if it ends in 0: "1 5" may be "1-5" without its dash, "1 0" cannot be a range.
    """
    end = at
    while end < len(lexemes) and len(lexemes[end]) == 1 and "0" <= lexemes[end] <= "9":
        end += 1
    run = "".join(lexemes[at:end])
    return (int(run), end) if len(run) > 1 and run[0] != "0" and run[-1] == "0" else None
