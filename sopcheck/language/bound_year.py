"""The single year a title is bound to: "Pengumpulan Data Capaian Kinerja 2025".

>>> bound_year("Penyusunan Rencana Kerja Tahun 2025"), bound_year("Penyusunan Renstra 2025-2029")
('2025', None)
"""

from __future__ import annotations

import re
from functools import lru_cache

from sopcheck.language.text import CACHE

# "2025"; not in "5/2025", "2025-2029", "9001:2015", "Rp2025", "2025 s.d. 2029", "2025/2026"
_YEAR = re.compile(
    r"""
    (?<! [\w./:–-] ) (?P<year> (?: 19 | 20 ) [0-9]{2} )
    (?! \w | \s?[-–/] | [.:]\w | \s{1,9} (?: s\.?/?d | sampai | hingga | dan | serta ) (?![^\W_]) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what stands before the year of a regulation, or before the end of a period: "Nomor 23 Tahun", "23 Tahun", "2025 s.d."
_NOT_ALONE = re.compile(
    r"""
    (?: (?<!\w) [0-9]{1,4} \s{1,9} (?: tahun | thn | th ) | [-–]
      | (?<![^\W_]) (?: s\.?/?d\.? | sampai (?: \s dengan )? | hingga | dan | no (?:mor)?\.?
      | (?: sebelum | sesudah | setelah | sejak | mulai | pasca ) (?: \s tahun )? ) ) \s{0,9} \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
NEAR = 30  # characters before a year that are looked at


@lru_cache(CACHE)
def bound_year(title: str) -> str | None:
    """The first such year; years of regulations and the ends of periods are none."""
    for found in _YEAR.finditer(title):
        if not _NOT_ALONE.search(title, max(0, found.start() - NEAR), found.start()):
            return found["year"]
    return None
