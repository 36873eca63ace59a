"""Numbers in Indonesian words (`data/numbers.yaml`): "dua puluh lima", "duabelas", "satu setengah"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import chain

from sopcheck.model.values import Amount
from sopcheck.yamltext import packaged


@dataclass(frozen=True, slots=True)
class NumberWords:
    digits: dict[str, int]
    closed: dict[str, int]
    scales: dict[str, int]
    hundred: dict[str, int]
    thousand: dict[str, int]
    zero: dict[str, int]
    parts: dict[str, Fraction]
    divisors: dict[str, int]
    glued: re.Pattern[str]  # "duabelas", "duapuluh": several number words without blanks
    single: re.Pattern[str]


@cache
def number_words() -> NumberWords:
    data = packaged("language/data/numbers.yaml")
    whole = {name: {word: int(value) for word, value in data[name].items()} for name in data if name != "pecahan"}
    parts = {word: Fraction(value) for word, value in data["pecahan"].items()}
    every = sorted(chain(parts, *whole.values()), key=len, reverse=True)
    single = "|".join(map(re.escape, every))
    return NumberWords(
        digits=whole["angka"],
        closed=whole["belasan"],
        scales=whole["pangkat"],
        hundred=whole["seratus"],
        thousand=whole["ribu"],
        zero=whole["nol"],
        parts=parts,
        divisors=whole["pembagi"],
        glued=re.compile(f"(?:{single})+"),
        single=re.compile(single),
    )


def read_words(lexemes: Sequence[str], at: int) -> tuple[Amount, int] | None:
    """The number whose words begin at a position, and the position after them; None if none does."""
    words: list[str] = []
    pattern, end = number_words(), at
    while end < len(lexemes) and pattern.glued.fullmatch(lexemes[end]):
        words += pattern.single.findall(lexemes[end])
        end += 1
    value = _value(words)
    return None if value is None else (value, end)


def _value(words: list[str]) -> Amount | None:
    """["dua", "puluh", "lima"] → 25; ["tiga", "perempat"] → 3/4; None if the words make no number."""
    known = number_words()
    match words:
        case []:
            return None
        case [word] if word in known.zero:
            return 0
        case [digit, divisor] if divisor in known.divisors and digit in known.digits:
            return Fraction(known.digits[digit], known.divisors[divisor])
        case [*whole, part] if part in known.parts:
            count = _count(whole) if whole else 0
            return None if count is None else count + known.parts[part]
    return _count(words)


def _count(words: list[str]) -> int | None:
    """A whole number below one million; each term must fit into what the one before left open."""
    known = number_words()
    total, group, room, at = 0, 0, 1000, 0  # room: the next term of this group must be smaller
    while at < len(words):
        word, at = words[at], at + 1
        if word in known.thousand:
            if total or (group == 0) != (word == "seribu"):
                return None
            total, group, room = (group or 1) * known.thousand[word], 0, 1000
            continue
        following = words[at] if at < len(words) else ""
        if word in known.digits and following in known.scales:
            at += 1
            scale = known.scales[following]
            term = known.digits[word] * scale + (10 if following == "belas" else 0)
        elif word in known.hundred:
            term = scale = known.hundred[word]
        elif word in known.digits or word in known.closed:
            term, scale = known.digits.get(word) or known.closed[word], 1
        else:
            return None
        if term >= room:
            return None
        group, room = group + term, scale
    return total + group
