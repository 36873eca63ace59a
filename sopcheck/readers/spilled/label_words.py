"""The words of labels in a line of a spilled text, and values printed behind them.

>>> labels_in("Dasar Hukum Kualifikasi Pelaksana"), beside("Tanggal Efektif 2 Juni 2025")
([('dasar_hukum', 'Dasar Hukum'), ('kualifikasi_pelaksana', 'Kualifikasi Pelaksana')], \
Beside(key='tanggal_efektif', label='Tanggal Efektif', value='2 Juni 2025', before=''))
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sopcheck.language.actor_search import find_actors
from sopcheck.language.dates import parse_date
from sopcheck.language.headings import canonical_field
from sopcheck.language.text import is_blank
from sopcheck.model.locators import LISTS

MOST_WORDS = 5  # of a label
FAR = 16  # words before which a label in a line begins


class Beside(NamedTuple):
    """A label with words in its line. before: those that stand in front of it."""

    key: str
    label: str
    value: str
    before: str = ""


def labels_in(words: str) -> list[tuple[str, str]]:
    """(key, printed label) of each, where words are labels and nothing else ("Dasar Hukum Kualifikasi Pelaksana")."""
    printed = words.replace(":", " ").split()
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(printed):
        size, key = _label_at(printed, place)
        if key is None:
            return []
        found.append((key, " ".join(printed[place : place + size])))
        place += size
    return found


def _label_at(printed: Sequence[str], place: int) -> tuple[int, str | None]:
    """(words, key) of the longest label that begins at a word; none where a number does ("1. SOP …" is an item)."""
    if printed[place][0].isdigit():
        return 0, None
    for size in range(min(MOST_WORDS, len(printed) - place), 0, -1):
        key = canonical_field(" ".join(printed[place : place + size]))
        if key:
            return size, key
    return 0, None


def beside(words: str) -> Beside | None:
    """The label in a line that has more words: "Tanggal Efektif 2 Juni 2025", "DINAS Nama SOP Pengarsipan"."""
    printed = words.split()
    for place in range(min(len(printed), FAR)):
        size, key = _label_at(printed, place)
        before, value = " ".join(printed[:place]), " ".join(printed[place + size :])
        colon = value.startswith(":") or (size > 0 and printed[place + size - 1].endswith(":"))
        value = value.lstrip(": ")
        if key is None or (place and not (before.isupper() and key == "nama" and size > 1)):
            continue
        if key in LISTS:
            return Beside(key, " ".join(printed[place : place + size]), value, before) if colon and value else None
        if (colon or size > 1) and fits(key, value):
            return Beside(key, " ".join(printed[place : place + size]).rstrip(" :"), value, before)
        return None
    return None


def fits(key: str, value: str) -> bool:
    """Whether words can be what is filled in behind a label."""
    if is_blank(value):
        return bool(value)
    if key == "nomor":
        return any(letter.isdigit() for letter in value)
    if key.startswith("tanggal"):
        return parse_date(value) is not None
    if key == "disahkan_oleh":
        found = find_actors(value)
        return bool(found) and found[0].start == 0
    return True
