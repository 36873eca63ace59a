"""Is a printed NIP built as one: date of birth, month of appointment, sex, serial?

    check: nip-wellformed

Blanks and dots inside are dropped. Not judged: masks, numbers of nine digits (the old NIP), and what is called
otherwise (“NRP”).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sopcheck.checks.field_required import ONE
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.fields import plainly_filled
from sopcheck.engine.gates import by_words
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading

BLOCKS = ("disahkan_oleh", "penanda_tangan")
NONE = (NotApplicable("tidak ada NIP yang tercantum"),)
DIGITS, OLD = 18, 9
CONTRACT = 21  # stands where the month of appointment does in the number of a PPPK

# "NIP. 18991201 192001 1 001", "189912011920011001"
_PRINTED = re.compile(
    r"\s* (?: nip \s{0,9} [.:]* \s{0,9} )? (?P<number> [0-9][0-9\s.\u00a0-]{5,60} )", re.VERBOSE | re.IGNORECASE
)


class Banyaknya(Fact):
    """nip: as printed; angka: how many digits it has."""

    nip: str
    angka: str


class TanggalLahir(Fact):
    """lahir: the digits where the date of birth stands."""

    nip: str
    lahir: str


class Pengangkatan(Fact):
    """bulan: the digits where the month of appointment stands."""

    nip: str
    bulan: str


class JenisKelamin(Fact):
    """angka: the digit where 1 or 2 stands."""

    nip: str
    angka: str


@check(
    Banyaknya,
    TanggalLahir,
    Pengangkatan,
    JenisKelamin,
    by=lambda params: by_words(*(f"{block}.nip" for block in BLOCKS)),
)
def nip_wellformed(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    officials = [sop.printed[block] for block in BLOCKS]
    numbers = tuple([official.nip if official else None for official in officials])
    if sop.unread and any(sop.is_unread(f"{block}.nip") for block in BLOCKS):
        return _with_lost(sop, numbers)
    return _held(numbers) if any(numbers) else NONE


def _with_lost(sop: Reading, numbers: tuple[str | None, ...]) -> Iterator[Seen]:
    lost = [sop.is_unread(f"{block}.nip") for block in BLOCKS]
    yield from (
        Unknown(f"{block}.nip", "tidak terbaca pada berkas") for block, gone in zip(BLOCKS, lost, strict=True) if gone
    )
    yield from _hits(tuple([None if gone else number for gone, number in zip(lost, numbers, strict=True)]))


@kept
def _held(numbers: tuple[str | None, ...]) -> Iterator[Seen]:
    seen = tuple(_hits(numbers))
    yield from seen or NONE


def _hits(numbers: tuple[str | None, ...]) -> Iterator[Seen]:
    for block, printed in zip(BLOCKS, numbers, strict=True):
        found = _PRINTED.fullmatch(printed) if printed and plainly_filled(printed) else None
        digits = re.sub(r"[^0-9]", "", found["number"]) if found else ""
        if not printed or not digits or len(digits) == OLD:
            continue
        if fault := _fault(printed.strip(), digits):
            yield Hit(f"{block}.nip", fault)
        yield ONE


def _fault(printed: str, digits: str) -> Fact | None:
    """The first thing that is not as in a NIP."""
    if len(digits) != DIGITS:
        return Banyaknya(nip=printed, angka=str(len(digits)))
    if not _is_day(digits[:8]):
        return TanggalLahir(nip=printed, lahir=digits[:8])
    if not 1 <= int(digits[12:14]) <= 12 and int(digits[12:14]) != CONTRACT:
        return Pengangkatan(nip=printed, bulan=digits[12:14])
    return None if digits[14] in "12" else JenisKelamin(nip=printed, angka=digits[14])


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True
