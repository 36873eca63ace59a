"""Durations as printed in the Waktu column.

>>> duration = parse_duration("25 HARI KERJA + 1 JAM")
>>> duration.kind, duration.low
('lama', Components({'menit': 60, 'hari_kerja': 25}))
"""

from __future__ import annotations

import re
from functools import lru_cache

from sopcheck.language.duration_grammar import Cell
from sopcheck.language.duration_kinds import has_number, kind_by_words, names_amount
from sopcheck.language.duration_words import Unit, duration_words
from sopcheck.language.lexemes import LONGEST, lex
from sopcheck.language.text import CACHE, is_blank
from sopcheck.model.values import Components, Duration

# nine of ten cells: "15 menit" · "3 Hari Kerja." · "1jam" · "10" (its unit in the heading)
_PLAIN = re.compile(r"([0-9]{1,4}) (?: \ ? ([A-Za-z]+ (?: \ [A-Za-z]+ )? ) )? \.?", re.VERBOSE)


SHORT = 3  # letters; words of fewer may be what is left of a unit


@lru_cache(CACHE)
def parse_duration(text: str, unit: str | None = None) -> Duration:
    """Read a printed duration; never raises, and what is not certain has kind "tak-terbaca".

    unit: the one that stands only in the column heading ("menit", "dalam menit"), for cells without their own.
    """
    heading = _heading(unit) if unit else None
    plain = _PLAIN.fullmatch(text)
    if plain:
        number, printed = plain.groups()
        known = duration_words().units.get(printed.lower()) if printed else heading
        if known:
            amount = Components({known.component: int(number) * known.times})
            return Duration(text, "lama", amount, amount)
    if is_blank(text):
        return Duration(text, "kosong")
    lexemes = lex(text)
    cell = Cell(text, lexemes, heading)
    found = cell.duration()
    if found:
        return found
    if cell.is_frequency():
        return Duration(text, "frekuensi")
    return Duration(text, kind_by_words([word for word, _, _ in lexemes]))


@lru_cache(CACHE)
def speaks_of_amount(text: str, unit: str | None = None) -> bool:
    """Whether a number and a unit of time are printed somewhere in a text, or a number under such a heading.

    Of a cell that `parse_duration` cannot read it says that a person may well be able to ("l5 menit").
    """
    lexemes = [word for word, _, _ in lex(text[:LONGEST])]
    return names_amount(lexemes) or bool(unit and _heading(unit) and has_number(lexemes))


@lru_cache(CACHE)
def are_plain_words(text: str) -> bool:
    """Whether a text is words alone, without a number or a unit of time that may be damaged ("Otomatis")."""
    lexemes = [word for word, _, _ in lex(text[:LONGEST])]
    units = duration_words().units
    return any(len(word) > SHORT and word.isalpha() for word in lexemes) and not any(
        word in units or any(map(str.isnumeric, word)) for word in lexemes
    )


@lru_cache(64)
def _heading(printed: str) -> Unit | None:
    words = duration_words()
    return words.units.get(" ".join(word for word, _, _ in lex(printed) if word not in words.heading_noise))
