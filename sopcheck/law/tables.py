"""Tables of rules/law that an auditor may edit in Excel: rows with their line, every mistake one Indonesian line.

What Excel makes of a CSV is read as it comes: semicolons or tabs for commas, a byte order mark, a line "sep=;", the
Windows alphabet, columns in another order, empty cells and rows at the end.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, time

from sopcheck.errors import RuleError, did_you_mean

AS_TEXT = "di Excel: impor kolom ini sebagai teks"


class Row:
    """One row; `where` names file and line. The methods give typed cells or raise RuleError."""

    __slots__ = ("_cells", "_letters", "where")

    def __init__(self, where: str, cells: dict[str, str], letters: dict[str, str] | None = None) -> None:
        """letters: the column of each name as Excel calls it."""
        self.where = where
        self._cells = cells
        self._letters = letters or {}

    def text(self, column: str, empty: bool = False) -> str:
        """Words; empty: whether the cell may be left out."""
        words = self._cells[column]
        if not words and not empty:
            raise self.refuse(column, "belum diisi")
        return words

    def choice(self, column: str, allowed: Sequence[str]) -> str:
        """One of a few words."""
        words = self.text(column)
        if words not in allowed:
            raise self.refuse(
                column, f"“{words}” tidak dikenal", did_you_mean(words, allowed) or f"pilihan: {', '.join(allowed)}"
            )
        return words

    def number(self, column: str, low: int, high: int) -> int | None:
        """A whole number from low to high; None for an empty cell."""
        words = self._cells[column]
        if not words:
            return None
        if not words.isdecimal() or not words.isascii() or len(words) > 4 or not low <= int(words) <= high:
            raise self.refuse(column, f"“{words}” bukan bilangan bulat dari {low} sampai {high}")
        return int(words)

    def day(self, column: str) -> date | None:
        """A date 2026-01-31; None for an empty cell."""
        words = self._cells[column]
        if not words:
            return None
        try:
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
                return date.fromisoformat(words)
            raise ValueError
        except ValueError:
            raise self.refuse(column, f"“{words}” bukan tanggal", f"bentuknya 2026-01-31 ({AS_TEXT})") from None

    def clock(self, column: str) -> time:
        """A time of day 07:30."""
        words = self.text(column)
        try:
            if re.fullmatch(r"[0-9]{2}:[0-9]{2}", words):
                return time.fromisoformat(words)
            raise ValueError
        except ValueError:
            raise self.refuse(column, f"“{words}” bukan jam", f"bentuknya 07:30 ({AS_TEXT})") from None

    def refuse(self, column: str, what: str, allowed: str = "") -> RuleError:
        """The error about a cell, to be raised."""
        letter = self._letters.get(column)
        return RuleError(f"{self.where}{f' kolom {letter}' if letter else ''} ({column})", what, allowed)


def rows(content: bytes, name: str, columns: str) -> Iterator[Row]:
    """The rows of a table. columns: their names, parted by blanks; name: for errors."""
    wanted = columns.split()
    text, separator = _text(content, name)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        found = [cell.strip() for cell in next(lines, [])]
        if found[:1] and re.fullmatch(r"sep=.?", found[0]):
            found = [cell.strip() for cell in next(lines, [])]
        width = len(found)  # Excel pads every row as far as the heading
        while found and not found[-1]:
            found.pop()
        _require_columns(found, wanted, f"{name}:{max(1, lines.line_num)}")
        letters = {column: _letter(place) for place, column in enumerate(found)}
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            where = f"{name}:{lines.line_num}"
            if len(cells) > width or any(cell.strip() for cell in cells[len(found) :]):
                raise RuleError(
                    where, f"{len(cells)} sel, seharusnya {len(found)}", f'sel yang memuat “{separator}” diapit “"”'
                )
            padded = [*cells, *([""] * len(found))]
            yield Row(where, {column: padded[place].strip() for place, column in enumerate(found)}, letters)
    except csv.Error:
        raise RuleError(f"{name}:{lines.line_num}", "baris tidak terbaca sebagai CSV") from None


def _text(content: bytes, name: str) -> tuple[str, str]:
    """The text in whatever alphabet it was saved, and what parts its cells."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    if "\0" in text:
        raise RuleError(name, "bukan berkas CSV", "di Excel: simpan sebagai “CSV UTF-8”")
    heading = next((line for line in text.splitlines()[:2] if not line.startswith("sep=")), "")
    return text, max(",;\t", key=heading.count)


def _require_columns(found: Sequence[str], wanted: Sequence[str], where: str) -> None:
    """Each wanted column once and no other, in whatever order."""
    for column in found:
        if column not in wanted:
            known = did_you_mean(column, wanted) or f"kolomnya: {', '.join(wanted)}"
            raise RuleError(where, f"kolom “{column}” tidak dikenal", known)
        if found.count(column) > 1:
            raise RuleError(where, f"kolom “{column}” ada dua kali", f"kolomnya: {', '.join(wanted)}")
    for column in wanted:
        if column not in found:
            raise RuleError(where, f"kolom “{column}” tidak ada", f"kolomnya: {', '.join(wanted)}")


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else str(place + 1)
