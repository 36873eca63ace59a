"""The years for which a regulation was made, as its title says: "Road Map Reformasi Birokrasi 2010-2014".

>>> title_period("Pedoman Penyusunan Anggaran Pendapatan dan Belanja Daerah Tahun Anggaran 2018")
Period(words='Tahun Anggaran 2018', first=2018, last=2018)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sopcheck.language.text import CACHE

_YEAR = r"(?:19|20)[0-9]{2}"

# "Tahun 2010-2014" · "2005 – 2025" · "Tahun 2021 s.d. 2026" · "Tahun Anggaran 2018" · "… Tahun 2017" at the end
_PERIOD = re.compile(
    rf"""
    (?<![\w./-])
    (?: (?P<label> tahun \s{{1,9}} (?: (?: anggaran | ajaran | pelajaran ) \s{{1,9}} )? ) )?
    (?P<first> {_YEAR} )
    (?: \s{{0,9}} (?: [-–—/] | s \.? /? d \.? | sampai \s{{1,9}} (?: dengan | tahun ) | hingga ) \s{{0,9}}
        (?: tahun \s{{1,9}} )? (?P<last> {_YEAR} ) (?![\w/]) )?
    (?![\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what stands before the year of another regulation: "Nomor 23 Tahun 2014"
_NUMBERED = re.compile(r"(?<![^\W_]) no (?:mor)? [.\s:]{0,9} \S{1,30} \s{0,9} \Z", re.VERBOSE | re.IGNORECASE)
_END = re.compile(r"[\s.,;:)”\"']{0,20} \Z", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Period:
    """words: as printed; first, last: its years."""

    words: str
    first: int
    last: int


@lru_cache(CACHE)
def title_period(title: str) -> Period | None:
    """The last period a title names; None if it names none.

    A single year counts only as "Tahun Anggaran …" or at the very end ("… Tahun 2017"), and never behind a number:
    there it belongs to another regulation. Takes linear time.
    """
    found = None
    for match in _PERIOD.finditer(title):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        label = (match["label"] or "").casefold().split()
        single = not match["last"]
        if last < first or (single and not (len(label) > 1 or (label and _END.match(title, match.end())))):
            continue
        if _NUMBERED.search(title, max(0, match.start() - 50), match.start()):
            continue
        found = Period(" ".join(match[0].split()), first, last)
    return found
