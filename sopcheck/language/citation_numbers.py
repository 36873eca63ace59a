"""The number and year slots of a citation: digits, code paths, placeholders; misread digits set right only here.

>>> read_number("Nomor PER/09/M.PAN/5/2007 tentang", 0)
Slot(printed='PER/09/M.PAN/5/2007', parts=('PER', '09', 'M.PAN', '5'), year='2007', end=25, labelled=True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sopcheck.language.regulation_types import Kind

# letters and signs that scans print for digits (frequent in the State Gazette's own scans)
_MISREAD = str.maketrans({"O": "0", "o": "0", "Q": "0", "I": "1", "l": "1", "|": "1"})
_MISREAD_YEAR = str.maketrans({"Z": "2", "z": "2", "S": "5", "s": "5", "B": "8", "+": "4"}) | _MISREAD

# at the end of a number these may be a letter or a misread digit: such a number stays unread
_AMBIGUOUS = frozenset("ZzSsBb")

ILLEGIBLE = 5  # letters; what a scan makes of a number is not longer, a word is

YEARS = range(1800, 2100)  # the oldest law still cited is a Staatsblad of 1847

_BLANK = r"[\s]{0,60}+"

# a word begins or ends there: apart, or glued with a capital ("PeraturanPemerintahNomor8", "tentangPelayanan")
BEGINS = r"(?: (?<![^\W_]) | (?-i: (?<=[a-z]) (?=[A-Z]) ) )"
ENDS = r"(?: (?![^\W_]) | (?-i: (?<=[a-z]) (?=[A-Z]) ) )"

# "Nomor" · "No." · "Nomor :" · "Nomor Nomor" · "Nomor."
LABEL = rf"(?: {BEGINS} no (?: m[oe]r )? (?![^\W\d_]) {_BLANK} [.:]* {_BLANK} ){{1,2}}+"

_DIGIT = r"[0-9OoQIlZzSsB|]"
_GLUED = r"(?: tentang | ttg )"  # "Tahun 2014tentang"
_YEAR = rf"(?P<year> [0-9OoQIlZzSsB|+]{{4}} | [12] (?: [ ] [0-9] ){{3}} ) (?: (?![^\W_]) | (?= {_GLUED} ) )"
_TAHUN_WORD = r"(?: tahun | thn | th )"

# what stands for the number: "23" · "2 0 Tahun 2 0 2 3" · "050-5889" · "2OO" · "25/PRT/M/2008" · "PER-40/PB/2006"
# · "PM 53/HM.001/MPEK/2013"
_PRINTED = rf"""
    (?P<token>
        {_DIGIT}{{1,5}}+ (?= {_TAHUN_WORD} [.:]? [ ]? [0-9] )
      | [0-9] (?: [ ] [0-9] ){{1,3}}+ (?= [ ]{{1,3}} {_TAHUN_WORD} [ ] )
      | (?: (?-i: [A-Z]{{1,4}} ) [\s.-]{{1,9}} (?= [0-9] ) )?
        [0-9A-Za-z|] [0-9A-Za-z|.+-]{{0,40}}+
        (?: \s? / \s? (?: [0-9]{{4}} (?= {_GLUED} ) | [0-9A-Za-z.+-]{{1,20}}+ ) ){{0,8}}+
    )
"""
_TAHUN = rf"{_BLANK} (?: (?: prp | drt | darurat ) {_BLANK} )? ,? {_BLANK} (?<![^\W\d_]) {_TAHUN_WORD} [.:]? {_BLANK}"

# "Nomor 23 Tahun 2014" · "No. 19 Prp tahun 1960" · "62/PMK.02/2023" · "41/2024"
_NUMBER = re.compile(
    rf"(?P<label> {LABEL} )? (?! tahun | tentang ) {_PRINTED} (?: {_TAHUN} {_YEAR} )?", re.VERBOSE | re.IGNORECASE
)
# "Tahun 1847 Nomor 23"
_YEAR_FIRST = re.compile(
    rf"(?: tahun | th ) [.]? {_BLANK} {_YEAR} [\s,]{{0,9}}+ {LABEL} {_PRINTED}", re.VERBOSE | re.IGNORECASE
)
# what a template prints where something is to be filled in: "…" · "....../....." · "____" · "XX" · "[nomor]"
FILLER = r"[….·_\s/-]{0,80}+ (?: x{2,4} (?![^\W_]) | \[ [^\[\]\n]{0,30} \] )? [….·_/-]{0,80}+"
# "Nomor … Tahun 2025" · "Nomor XX" · "Nomor ……… Tahun" · "Nomor Tahun 2020" · "Nomor .../.../2020" · "Nomor" at the end
_EMPTY = re.compile(
    rf"""
    (?P<label> {LABEL} ) (?P<filler> {FILLER} ) (?: \s* (?<=/) (?P<last> (?: 19 | 20 ) [0-9]{{2}} ) (?![^\W_]) )?
    (?: \s{{0,9}}+ (?<![^\W_]) {_TAHUN_WORD} [.:]? {_BLANK}
        (?: (?! x ) {_YEAR}
          | (?: 20 )? x{{2,4}} (?![^\W_]) | … | [….·_]{{2,40}}+ | \[ [^\[\]\n]{{0,30}} \] ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what none of these patterns can do without: fails fast at every other word
_PROMISING = re.compile(
    rf"{LABEL} | {_TAHUN_WORD} [\s.] | (?: [A-Z]{{1,4}} [\s.-]{{1,9}} )? [A-Z|.+/-]{{0,20}}+ [0-9]",
    re.VERBOSE | re.IGNORECASE,
)
_CLASSIFIED = re.compile(r"[0-9][0-9.-]*")  # "900.1.15.5-3406"
_LETTERED = re.compile(r"[A-Z]{1,3}(?:\.[A-Z0-9]{1,5}){2,6}")  # "M.02.PR.08.10"
_SERIAL = re.compile(r"(?P<serial>[0-9OoQIl|]{1,5}[A-Za-z]?)")  # "09" · "001A" · "l7", a misread 17
# "PER.001A" · "S-2318" · "PM 53" · "KM26"; never "S2", "SI2", "l.7": letters that may be misread digits are no code
_CODED = re.compile(
    r"""
    (?: (?! [OoQIilZzSsBb|]{1,4} [0-9OoQIl|] ) [A-Z] [A-Za-z]{0,3}
      | (?! [OoQIil|]{1,4} [ .-] ) [A-Za-z]{1,4} [ .-]{1,2} )
    (?P<serial> [0-9OoQIl|]{1,5} [A-Za-z]? )
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"[IVXLC]{1,8}")


@dataclass(frozen=True, slots=True)
class Slot:
    """A number as it was found: printed words, the parts of a code path without its year, the year, and where it ends.

    printed is None where only a label or placeholder stands. labelled: whether "Nomor" was printed.
    """

    printed: str | None
    parts: tuple[str, ...]
    year: str | None
    end: int
    labelled: bool


def read_number(text: str, start: int) -> Slot | None:
    """The number that stands exactly there, with its year; None if none does."""
    if not _PROMISING.match(text, start):
        return None
    if match := _YEAR_FIRST.match(text, start):
        printed = match["token"].strip(".-")
        return Slot(printed, (printed,), year_of(match["year"]), match.start("token") + len(printed), labelled=True)
    match = _NUMBER.match(text, start)
    if match and (slot := _slot(match)):
        return slot
    empty = _EMPTY.match(text, start)
    if empty is None:
        return None
    end = empty.start() + len(empty[0].rstrip())
    return Slot(None, (), year_of(empty["year"] or empty["last"]), end, labelled=True)


def year_of(printed: str | None) -> str | None:
    """A plausible year from four printed signs ("2OO+" → "2004"), else None."""
    digits = (printed or "").replace(" ", "").translate(_MISREAD_YEAR)
    return digits if digits.isascii() and digits.isdigit() and len(digits) == 4 and int(digits) in YEARS else None


def gazette_number(printed: str | None) -> str | None:
    """The digits of a gazette slot, misread signs set right and leading zeros gone; None if they are none."""
    digits = (printed or "").translate(_MISREAD_YEAR)
    return digits.lstrip("0") if digits.isascii() and digits.isdigit() else None


def number_of(slot: Slot, kind: Kind) -> str | None:
    """The number under which the regulation is known: the serial of a code path, without leading zeros.

    Kinds that are numbered as a whole (letters, circulars by classification) keep all of it, and so does what an issuer
    unknown to us numbers: which part of "800/123/BKD" is the serial is not ours to say.
    """
    if slot.printed is None:
        return None
    if kind.name is None and len(slot.parts) > 1:
        return slot.printed
    if kind.numbering in ("whole", "first") and len(slot.parts) > 1:
        return slot.printed
    if len(slot.parts) > 1:
        first = slot.parts[0]
        if _CLASSIFIED.fullmatch(first) and not first.isdigit():
            return slot.printed  # "188.45/12/KEP/2017": the serial is one of the parts behind the classification
        if kind.place and any(sign.isdigit() for sign in slot.parts[1]):
            return slot.printed  # "800/Kep.123/2018": so perhaps here
        return _serial(slot.parts[1] if first.isalpha() else first)
    printed = slot.parts[0]
    if kind.numbering == "first" and _ROMAN.fullmatch(printed):
        return printed
    if _CLASSIFIED.fullmatch(printed) and not printed.isdigit():
        return printed
    return printed if _LETTERED.fullmatch(printed) else _serial(printed)


def key_number(slot: Slot, kind: Kind, number: str, year: str) -> str:
    """The number part of a registry key: "53", "181.pmk06", "239.ix.6.8", "900.1.15.5.3406"."""
    agency_code = kind.prefix == "sklan"  # its numbers are unique only as a whole
    if len(slot.parts) > 1 and (kind.numbering == "path" or agency_code) and int(year) < kind.plain_from:
        head, *rest = slot.parts
        return ".".join([_serial(head) or head, *(part.replace(".", "") for part in rest)]).lower()
    if kind.numbering == "first":
        return slot.parts[0].lower()
    if number == slot.printed:  # the whole code; its year stands apart
        number = "/".join(slot.parts)
    return re.sub(r"[-/\s]+", ".", number).lower()


def _slot(match: re.Match[str]) -> Slot | None:
    labelled = match["label"] is not None
    printed = match["token"].rstrip(".-")
    end = match.end() if match["year"] else match.start("token") + len(printed)
    if " " in printed and printed.replace(" ", "").isdigit():  # "2 0", spread by the layout
        printed = printed.replace(" ", "")
    parts = tuple(" ".join(part.split()) for part in printed.split("/"))
    year = year_of(match["year"])
    if len(parts) > 1 and (last := year_of(parts[-1])) and parts[-1][:1].isdigit():
        parts, path_year = parts[:-1], last
        if len(parts) == 1:  # "41/2024"
            printed = parts[0]
        year = year or path_year
    elif len(parts) > 3 and re.fullmatch(r"[4-9][0-9]", parts[-1]):  # "589/IX/6/Y/99"
        parts, year = parts[:-1], year or "19" + parts[-1]
    if not any(sign.isdigit() for sign in printed) and not _roman(printed, parts, labelled):
        # "Nomor O Tahun 2014": something illegible stands for the number, but the year is there
        return Slot(None, (), year, end, labelled) if labelled and year and len(printed) <= ILLEGIBLE else None
    if not labelled and not year:
        return None
    return Slot(printed, parts, year, end, labelled)


def _roman(printed: str, parts: tuple[str, ...], labelled: bool) -> bool:
    """A Roman number or a lone misread one: "IV/MPR/1999", "Nomor I Tahun 1999"."""
    return bool(
        labelled and _ROMAN.fullmatch(parts[0]) and parts[0] not in ("XX", "XXX") and (len(parts) > 1 or printed == "I")
    )


def _serial(part: str) -> str | None:
    match = _SERIAL.fullmatch(part) or _CODED.fullmatch(part)
    if not match:
        return None
    digits = match["serial"]
    letter = digits[-1] if len(digits) > 1 and digits[-1].isalpha() and digits[-1] not in "OoQIl" else ""
    if letter and letter in _AMBIGUOUS:
        return None
    number = digits.removesuffix(letter).translate(_MISREAD) if letter else digits.translate(_MISREAD)
    return number.lstrip("0") + letter if number.isdigit() and number.strip("0") else None
