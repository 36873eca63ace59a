"""What was recognized in a picture, but not as what it must be: unread rather than wrong.

A time that is none and a date that is none are told by rules where somebody typed them. Where letters were recognized,
"1 Han Kerja" says nothing of the SOP.
"""

from __future__ import annotations

from collections.abc import Sequence

from sopcheck.language.dates import parse_date
from sopcheck.language.durations import parse_duration
from sopcheck.language.step_numbers import counts
from sopcheck.language.text import is_blank, one_line
from sopcheck.readers.raw import Cell


def reason(key: str, words: str, cells: Sequence[Cell], unit: str | None = None, step: bool = False) -> str:
    """Why the words of these cells are not to be taken for a value of this key; "" where nothing speaks against it.

    step: whether the key is a column of the step table, where `nomor` counts.
    """
    if not any(cell.recognized for cell in cells):
        return ""
    if any(cell.unread for cell in cells):
        return "hurufnya tidak dikenali"
    printed = one_line(words)
    if is_blank(printed):
        return ""
    no_time = key in ("waktu", "total_waktu") and parse_duration(printed, unit).kind == "tak-terbaca"
    no_date = key.startswith("tanggal_") and parse_date(printed) is None
    no_number = step and key == "nomor" and not counts(printed)
    return f"dikenali sebagai “{printed[:80]}”" if no_time or no_date or no_number else ""
