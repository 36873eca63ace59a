"""What a Waktu cell without a readable length is about: how often, on what it depends, when, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sopcheck.language.duration_words import LONGEST_PHRASE, DurationWords, duration_words
from sopcheck.language.number_words import read_words
from sopcheck.model.values import DurationKind

# after "jam": "8", "08.00"
_HOUR = re.compile(r"(?: [01]?[0-9] | 2[0-4] ) (?: \. [0-5][0-9] )?", re.VERBOSE)
# after "minggu", "Triwulan": "2", "IV", "ke-2"
_ORDINAL = re.compile(r"[0-9]{1,4} | [ivx]{1,5} | ke | ke[0-9]{1,2}", re.VERBOSE)
# "08.00 - 10.00", "08 : 00 sd selesai": lexemes with blanks between them
_HOURS = re.compile(
    r"[0-2]?[0-9] (?: \. | \ :\  ) [0-5][0-9] \ (?: - | s/d | sd | sampai | hingga ) \ "
    r"(?: [0-2]?[0-9] (?: \. | \ :\  ) [0-5][0-9] | selesai )",
    re.VERBOSE,
)


def kind_by_words(lexemes: Sequence[str]) -> DurationKind:
    """The kind of a cell that is no amount; "tak-terbaca" if its words say nothing known."""
    words = duration_words()
    whole = " ".join(lexemes)
    starts = {" ".join(lexemes[:size]) for size in range(1, LONGEST_PHRASE + 1)}
    if whole in words.frequencies:
        return "frekuensi"
    if whole in words.conditions:
        return "syarat"
    if whole in words.nothing:
        return "kosong"
    # "Sesuai kebutuhan, paling lama 3 hari" has a length too, which must not get lost behind the condition
    if not any(lexeme[0].isdecimal() for lexeme in lexemes):
        if starts & words.condition_starts:
            return "syarat"
        if not starts.isdisjoint(words.every) and not names_amount(lexemes):  # "setiap akhir bulan"
            return "frekuensi"
    if starts & words.schedule_starts or words.schedule_signs.intersection(lexemes) or _dated(lexemes, whole, words):
        return "jadwal"
    return "tak-terbaca"


def names_amount(lexemes: Sequence[str]) -> bool:
    """Whether both a number and a unit of time are among the words, in whatever order."""
    words = duration_words()
    if any(lexeme in words.one for lexeme in lexemes):
        return True
    timed = any(lexeme in words.units or lexeme in words.lessons for lexeme in lexemes)
    return timed and has_number(lexemes)


def has_number(lexemes: Sequence[str]) -> bool:
    """Whether a number is among the words, in digits or in letters."""
    return any(lexeme[0].isnumeric() or read_words(lexemes, place) for place, lexeme in enumerate(lexemes))


def _dated(lexemes: Sequence[str], whole: str, words: DurationWords) -> bool:
    """ "jam 08.00", "08.00-10.00", "minggu ke-2", "Triwulan I", "H-7"."""
    if len(lexemes) > 1:
        first, second = lexemes[:2]
        if first in words.clock and _HOUR.fullmatch(second):
            return True
        if first in words.numbered and _ORDINAL.fullmatch(second):
            return True
    if _HOURS.match(whole):
        return True
    threes = zip(lexemes, lexemes[1:], lexemes[2:], strict=False)
    return any(first == "h" and sign in ("-", "+", "±") and after[0].isdecimal() for first, sign, after in threes)
