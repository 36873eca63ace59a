"""The headings of a spilled step table: which there are, and in which order Mutu Baku stands.

>>> headings_in("KeteranganNo. KEGIATAN"), headings_in("Sekretaris Kelengkapan Waktu Output Ket")
(('keterangan', 'nomor', 'kegiatan'), ('kelengkapan', 'waktu', 'output', 'keterangan'))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sopcheck.language.headings import behind_group, canonical_column
from sopcheck.readers.table_header import MUTU_BAKU

LONGEST = 4  # words of a heading
LINE = 300  # characters of a line in which headings are looked for
FEW = 2  # headings in a line that make it a line of headings
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Headings:
    """keys: those found, with their printed words; order: Mutu Baku as it stands on the form, as far as that is
    known.
    """

    keys: dict[str, str]
    order: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether these are the headings of a step table."""
        return "kegiatan" in self.keys and "waktu" in self.order and len(self.order) > 1


@lru_cache(1024)
def headings_in(line: str) -> tuple[str, ...]:
    """The keys of the headings in a line, in order; group headings and names of actors between them are passed over."""
    return tuple(key for key, _ in _found(line))


def is_heading(line: str) -> bool:
    """Whether a line is made of headings and nothing else ("KeteranganNo. KEGIATAN", "MUTU BAKU PELAKSANA")."""
    found = _found(line) if line[:1].isupper() else ()
    letters = sum(letter.isalnum() for letter in line) if found else 0
    return bool(letters) and sum(letter.isalnum() for _, words in found for letter in words) == letters


def read(lines: Iterable[str], by_column: bool = False) -> Headings:
    """The headings among these lines: of lines that hold several, or one alone. Two orders that differ are none.

    by_column: whether each column stands below its heading, so that single headings are in the order of the form too.
    """
    keys: dict[str, str] = {}
    orders: set[tuple[str, ...]] = set()
    for line in lines:
        found = [(key, words) for key, words in _found(line) if key]
        if len({key for key, _ in found}) < FEW and not is_heading(line):
            if found and found[0][0] == "keterangan" and line.startswith(found[0][1]):
                keys.setdefault(*found[0])  # "Keterangan T": with a word of the drawing behind it
            continue
        for key, words in found:
            keys.setdefault(key, words)
        order = tuple(key for key, _ in found if key in MUTU_BAKU)
        if order[:1] == ("keterangan",):  # printed over both rows of headings, it is copied before the lower one
            order = order[1:]
        if "waktu" in order and len(order) > 1:
            orders.add(order)
    if by_column and not orders:
        orders = {tuple(key for key in keys if key in MUTU_BAKU)}
    order = max(orders, key=len, default=())
    if any(_differ(order, other) for other in orders):
        order = ()
    if order and "kelengkapan" in keys and "kelengkapan" not in order:
        order = ("kelengkapan", *order)  # the first of Mutu Baku on every form
    if order and "keterangan" in keys and "keterangan" not in order:
        order = (*order, "keterangan")  # the last one on every form
    return Headings(keys, order)


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    common = [key for key in one if key in other]
    return common != [key for key in other if key in one]


@lru_cache(1024)
def _found(line: str) -> tuple[tuple[str, str], ...]:
    """(key, words) of each heading; of a group heading the key is ""."""
    words = _CAPITAL.sub(" ", line[:LINE]).split()
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(words):
        for size in range(min(LONGEST, len(words) - place), 0, -1):
            tried = " ".join(words[place : place + size])
            key = canonical_column(tried)
            if key is not None or behind_group(tried) == "":
                found.append((key or "", tried))
                place += size
                break
        else:
            parts, size = _glued(words[place : place + 2])
            found += parts
            place += size
    return tuple(found)


def _glued(words: Sequence[str]) -> tuple[list[tuple[str, str]], int]:
    """Two headings without a blank between them ("MUTU BAKUPELAKSANA"), and over how many words they stand."""
    for size in range(len(words), 0, -1):
        before, last = words[: size - 1], words[size - 1]
        for cut in range(2, len(last) - 1):
            first, second = " ".join([*before, last[:cut]]), last[cut:]
            key, behind = canonical_column(first), canonical_column(second)
            if behind and (key or behind_group(first) == ""):
                return [(key or "", first), (behind, second)], size
    return [], 1
