"""Amounts of time inside a sentence, as in a Kegiatan.

>>> [m.words for m in amounts_in("Menayangkan pengumuman paling kurang 7 (tujuh) hari kalender setelah 1 hari kerja")]
['paling kurang 7 (tujuh) hari kalender', '1 hari kerja']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sopcheck.language.durations import parse_duration
from sopcheck.language.text import CACHE, one_line
from sopcheck.model.values import Duration

LONGEST = 2000  # characters of a sentence that are looked at; a Kegiatan has a few hundred
NEAR = 40  # characters before an amount that are looked at for what it is about

# "7", "1,5", "7 (tujuh)", "tujuh"
_NUMBER = r"""(?: \d{1,4} (?: [.,]\d{1,2} )? (?: \s?\( [a-z ]{3,30} \) )?
    | satu | dua | tiga | empat | lima | enam | tujuh | delapan | sembilan | sepuluh )"""
_UNIT = r"(?: menit | jam | hari\s(?:kerja|kalender) | hari | minggu | bulan | tahun )"
# "paling lama 3 (tiga) hari kerja" · "2-3 jam" · "1 jam 30 menit"; every part is bounded, so linear
_AMOUNT = re.compile(
    rf"""
    (?<![\w.,/-])
    (?: (?P<bound> maksimal | minimal | paling\s(?:lama|lambat|singkat|sedikit|kurang) | kurang\slebih
        | sekurang-kurangnya | selambat-lambatnya | ± ) \s? )?
    (?P<amount> {_NUMBER} (?: \s?(?: - | – | s/d | s\.d\.? | sampai | hingga )\s? {_NUMBER} )? \s? {_UNIT}
        (?: \s \d{{1,4}} \s? {_UNIT} )? )
    (?! \w )
    """,
    re.VERBOSE,
)

_BOUNDS = {"paling kurang": "minimal", "paling sedikit": "minimal"}


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount in a text. words: as printed, with its bound; duration: measurable; before, after: folded text around.

    aside: whether it stands alone in parentheses ("(7 hari kerja)").
    """

    words: str
    duration: Duration
    before: str
    after: str
    aside: bool


@lru_cache(CACHE)
def amounts_in(text: str) -> tuple[Mention, ...]:
    """Every amount of time that a text states, in order; never raises."""
    folded = one_line(text[:LONGEST]).casefold()
    if not any(unit in folded for unit in ("menit", "jam", "hari", "minggu", "bulan", "tahun")):
        return ()
    printed = one_line(text[:LONGEST])
    found = []
    for match in _AMOUNT.finditer(folded):
        bound = match["bound"]
        words = f"{_BOUNDS.get(bound, bound)} {match['amount']}" if bound else match["amount"]
        duration = parse_duration(words)
        if duration.measurable:
            before, after = folded[max(0, match.start() - NEAR) : match.start()], folded[match.end() :][:NEAR]
            # folding may change the number of letters ("İ"); then the folded words have to do
            same = len(printed) == len(folded)
            found.append(
                Mention(
                    (printed if same else folded)[match.start() : match.end()],
                    duration,
                    before,
                    after,
                    before.rstrip().endswith("(") and after.lstrip().startswith(")"),
                )
            )
    return tuple(found)
