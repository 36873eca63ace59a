"""What Excel shows of a number: the format decides, and half of "10 menit" may stand only in it.

>>> shown(10, '0" menit"'), shown(45117, "d mmmm yyyy"), shown(0.0208333333, 'h" jam "m" menit"')
('10 menit', '10 Juli 2023', '0 jam 30 menit')
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
"""Formats that a file names by number only, as Excel set to Indonesian shows them."""

FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001  cells hold no time zone
MOST_DIGITS = 5  # below the bar of a fraction
LARGEST_DAY = 2_958_465  # 31 December 9999

# "0" or #,##0.0 · "text" · \x · [h] [Red] [$-421] · d mmmm yyyy · AM/PM · anything else one by one
_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"
    | \\(?P<escaped>.)
    | _.                                  # a blank as wide as the next character
    | \*.                                 # the next character repeated to fill the cell
    | \[(?P<bracket>[^\]]*)\]
    | (?P<ampm>AM/PM|A/P)
    | (?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+)
    | (?P<number>[#0?][#0?,]*(?:\.[#0?]*)?)
    | (?P<general>General)
    | (?P<text>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    words: str


def shown(value: float, code: str) -> str | None:
    """The words Excel shows for a number; the plain number where it is none the format can show, None where the format
    spreads its digits in a way that is not followed ("00-00", "0.00E+00").
    """
    sections = _sections(code)
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    tokens = [*_tokens(section)]
    try:
        if any(token.kind in ("date", "elapsed") for token in tokens):
            return _date(value, tokens)
        return _number(value, tokens)
    except (ValueError, OverflowError, ArithmeticError):
        return plain(value)


def plain(value: float) -> str:
    """A number without format: "10", "1,5"."""
    if not math.isfinite(value):
        return str(value)
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}".replace(".", ",")


def _sections(code: str) -> list[str]:
    """The parts of a format for positive, negative, zero: divided by ";" outside quotes."""
    parts, inside = [""], False
    for letter in code:
        if letter == '"':
            inside = not inside
        if letter == ";" and not inside:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _tokens(section: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup
        words = match[kind] if kind else ""
        if kind in ("quoted", "escaped", "text"):
            yield _Token("text", words)
        elif kind == "bracket":
            if words.casefold() in ("h", "hh", "m", "mm", "s", "ss"):
                yield _Token("elapsed", words.casefold())
        elif kind:
            yield _Token(kind, words.casefold() if kind == "date" else words)


def _number(value: float, tokens: list[_Token]) -> str | None:
    percent = any(token == ("text", "%") for token in tokens)
    if (slash := _slash(tokens)) is not None:
        return None if percent else _fraction(value, tokens, slash)
    if sum(token.kind == "number" for token in tokens) > 1:
        return None
    amount = Decimal(repr(value)) * (100 if percent else 1)
    words = ""
    for token in tokens:
        if token.kind == "general":
            words += plain(value)
        elif token.kind == "number":
            words += _digits(amount, token.words)
        elif token.kind == "text":
            words += plain(value) if token.words == "@" else token.words
    return words.strip() or plain(value)


def _slash(tokens: list[_Token]) -> int | None:
    """Where the bar of a fraction stands: between digits of which the format says how many there are."""
    for place, token in enumerate(tokens[1:-1], 1):
        below = tokens[place + 1]
        if token == ("text", "/") and tokens[place - 1].kind == "number" and _is_digits(below):
            return place
    return None


def _is_digits(token: _Token) -> bool:
    return token.kind == "number" or (token.kind == "text" and token.words.isdecimal())


def _fraction(value: float, tokens: list[_Token], slash: int) -> str | None:
    """A number as a fraction: "2 1/2 hari" of the format `# ?/?" hari"`."""
    end = slash + 1
    while end < len(tokens) and _is_digits(tokens[end]):
        end += 1
    pattern = "".join(token.words for token in tokens[slash + 1 : end])
    wholes = [place for place, token in enumerate(tokens[: slash - 1]) if token.kind == "number"]
    others = [*tokens[end:], *(tokens[: wholes[0]] if wholes else tokens[: slash - 1])]
    if len(pattern) > MOST_DIGITS or len(wholes) > 1 or any(token.kind != "text" for token in others):
        return None
    exact = Fraction(repr(abs(value)))
    if any(digit in "123456789" for digit in pattern):
        below = int("".join(digit for digit in pattern if digit.isdecimal()))
        above = math.floor(exact * below + Fraction(1, 2))
    else:
        nearest = exact.limit_denominator(10 ** len(pattern) - 1)
        above, below = nearest.numerator, nearest.denominator
    whole, above = divmod(above, below) if wholes else (0, above)
    parts = [str(whole)] if wholes and (whole or not above or "0" in tokens[wholes[0]].words) else []
    parts += [f"{above}/{below}"] if above or not wholes else []
    before = "".join(token.words for token in tokens[: wholes[0] if wholes else slash - 1])
    behind = "".join(token.words for token in tokens[end:])
    return f"{before}{'-' if value < 0 else ''}{' '.join(parts)}{behind}".strip()


def _digits(amount: Decimal, pattern: str) -> str:
    whole, _, fraction = pattern.partition(".")
    places = len(fraction)
    rounded = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    least = fraction.count("0")
    digits, _, rest = f"{abs(rounded):f}".partition(".")
    rest = rest[:least] + rest[least:].rstrip("0")
    digits = digits.zfill(whole.count("0"))
    if "," in whole.rstrip(","):
        digits = f"{int(digits):,}".replace(",", ".")
    sign = "-" if rounded < 0 else ""
    return sign + digits + (f",{rest}" if rest else "")


def _date(value: float, tokens: list[_Token]) -> str:
    if not 0 <= value <= LARGEST_DAY:
        return plain(value)
    # the calendar of Excel has a 29 February 1900
    moment = FIRST_DAY + timedelta(days=value if value >= 60 or value < 1 else value + 1)
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    seconds = round(value * 86400)
    half = any(token.kind == "ampm" for token in tokens)
    words = ""
    for place, token in enumerate(tokens):
        if token.kind == "date":
            minutes = token.words[0] == "m" and _are_minutes(tokens, place)
            words += _part(moment, token.words, minutes, half)
        elif token.kind == "elapsed":
            words += str(seconds // {"h": 3600, "m": 60, "s": 1}[token.words[0]]).zfill(len(token.words))
        elif token.kind == "ampm":
            words += "PM" if moment.hour >= 12 else "AM"
        elif token.kind in ("text", "number"):
            words += token.words
    return words.strip()


def _are_minutes(tokens: list[_Token], place: int) -> bool:
    """Whether an "m" is a minute: next to an hour before it or a second behind it."""
    if len(tokens[place].words) > 2:
        return False
    before = next((t.words for t in reversed(tokens[:place]) if t.kind in ("date", "elapsed")), "")
    behind = next((t.words for t in tokens[place + 1 :] if t.kind in ("date", "elapsed")), "")
    return before.startswith("h") or behind.startswith("s")


def _part(moment: datetime, words: str, minutes: bool, half: bool) -> str:
    size = len(words)
    if words[0] == "y":
        return f"{moment.year:04d}" if size > 2 else f"{moment.year % 100:02d}"
    if words[0] == "d":
        name = DAYS[moment.weekday()]
        return str(moment.day).zfill(size) if size < 3 else name[:3] if size == 3 else name
    if words[0] == "m" and not minutes:
        name = MONTHS[moment.month - 1]
        return str(moment.month).zfill(size) if size < 3 else name[:3] if size == 3 else name
    hour = moment.hour % 12 or 12 if half else moment.hour
    amount = {"h": hour, "m": moment.minute, "s": moment.second}[words[0]]
    return str(amount).zfill(min(size, 2))
