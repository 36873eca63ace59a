"""Tables of rules/law that an auditor may edit in Excel: rows with their line, every mistake one Indonesian line.

Both separators are read, because Excel writes semicolons where commas are decimal signs.
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

    __slots__ = ("_cells", "where")

    def __init__(self, where: str, cells: dict[str, str]) -> None:
        self.where = where
        self._cells = cells

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
        return RuleError(f"{self.where} ({column})", what, allowed)


def rows(content: bytes, name: str, columns: str) -> Iterator[Row]:
    """The rows of a table. columns: their names, in order, parted by blanks; name: for errors."""
    wanted = columns.split()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleError(name, "bukan teks UTF-8", "di Excel: simpan sebagai “CSV UTF-8”") from None
    heading = text.partition("\n")[0]
    separator = ";" if heading.count(";") > heading.count(",") else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        found = [cell.strip() for cell in next(lines, [])]
        if found != wanted:
            raise RuleError(f"{name}:1", "kolomnya tidak seperti yang diharapkan", f"urutannya: {', '.join(wanted)}")
        for cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            where = f"{name}:{lines.line_num}"
            if len(cells) != len(wanted):
                raise RuleError(
                    where, f"{len(cells)} kolom, seharusnya {len(wanted)}", 'sel yang memuat koma diapit “"”'
                )
            yield Row(where, dict(zip(wanted, [cell.strip() for cell in cells], strict=True)))
    except csv.Error:
        raise RuleError(f"{name}:{lines.line_num}", "baris tidak terbaca sebagai CSV") from None
