"""Writing a workbook row by row with openpyxl: tables ready for screen and A4 paper, and the same bytes each time.

Rows go to disk as they come (write-only mode), so memory stays flat however many findings there are.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any
from weakref import finalize

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from sopcheck.reporters.workbook.words import cell_text

MOST_ROWS = 1_048_576
"""Of a sheet, by Excel."""
A4 = 9
FONT, POINTS = "Calibri", 10
LINE, HIGHEST = 12.75, 409  # points: a line of that font, and the most that Excel shows of a row
NARROW = 14
"""Numbers stand in the middle of columns up to this width."""
FILLS = {"galat": "F8D7DA", "peringatan": "FFF3CD", "catatan": "E2EFFA"}
HEADER, BORDER = "1F3864", "BFBFBF"
MARGIN, MARGIN_BELOW, FOOTER = 0.4, 0.6, 0.3  # inches

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """width: in characters; choices: of a drop-down; printed: False keeps it (and all after it) off the paper."""

    title: str
    width: int
    choices: tuple[str, ...] = ()
    printed: bool = True


class Book:
    """The workbook. Tables appear in the order in which they are made."""

    def __init__(self) -> None:
        self._book = Workbook(write_only=True)
        self._tables: list[Table] = []
        self._abandoned = finalize(self, _close, self._book)

    def table(self, title: str, columns: Sequence[Column], filtered: bool = True) -> Table:
        """A new sheet with a header row, and filters if asked for."""
        made = Table(self._book, title, columns, filtered)
        self._tables.append(made)
        return made

    def done(self, title: str, made: date, comment: bytes) -> bytes:
        """The file. made: stands as its date; comment: of the archive (readers/own.py)."""
        self._abandoned.detach()
        for table in self._tables:
            table.close()
        properties = self._book.properties
        properties.title, properties.creator, properties.language = title, "sopcheck", "id"
        written = io.BytesIO()
        self._book.save(written)
        return _same_each_time(written, made, comment)


def _close(book: Workbook) -> None:
    """End what a cancelled run left open, which openpyxl would complain of at exit."""
    for sheet in book.worksheets:
        sheet.close()


class Table:
    """One sheet: header frozen, filtered and repeated on each page, wrapped text, as wide as A4 landscape."""

    def __init__(
        self, book: Workbook, title: str, columns: Sequence[Column], filtered: bool = True, number: int = 1
    ) -> None:
        self._book, self._title, self._columns, self._filtered, self._number = book, title, columns, filtered, number
        self._sheet = book.create_sheet(title if number == 1 else f"{title} ({number})")
        self._rows = 0
        self._next: Table | None = None
        self._styles = {
            name: _style(self._sheet, name) for name in ("header", "text", "number", "count", "bold", "empty", *FILLS)
        }
        self._lay_out()
        self._append([column.title for column in columns], "header")

    def add(self, *values: Value, bold: bool = False) -> None:
        """One more row, at the end of which cells may be left out; a full sheet goes on in another."""
        if self._rows == MOST_ROWS:
            self._next = self._next or Table(self._book, self._title, self._columns, self._filtered, self._number + 1)
            self._next.add(*values, bold=bold)
        else:
            self._append(values, "bold" if bold else "text")

    def close(self) -> None:
        """What can only be said when all rows are there."""
        sheet, last = self._sheet, max(self._rows, 2)
        if self._filtered:
            sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._columns))}{self._rows}"
        printed = next((i for i, column in enumerate(self._columns) if not column.printed), len(self._columns))
        sheet.print_area = f"A1:{get_column_letter(printed)}{self._rows}"
        for place, column in enumerate(self._columns, 1):
            if column.choices:
                letter = get_column_letter(place)
                choice = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
                choice.showErrorMessage, choice.errorStyle = True, "warning"
                choice.errorTitle, choice.error = column.title, "Pilihan itu tidak ada dalam daftar."
                choice.add(f"{letter}2:{letter}{last}")
                sheet.data_validations.append(choice)
        if self._next:
            self._next.close()

    def _lay_out(self) -> None:
        """All that openpyxl wants to know before the first row."""
        sheet = self._sheet
        for place, column in enumerate(self._columns, 1):
            sheet.column_dimensions[get_column_letter(place)].width = column.width
        sheet.freeze_panes = "A2"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        margins = sheet.page_margins
        margins.left = margins.right = margins.top = MARGIN
        margins.bottom, margins.footer = MARGIN_BELOW, FOOTER
        sheet.print_title_rows = "1:1"
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "sopcheck · &A", "&P dari &N"

    def _append(self, values: Sequence[Value], style: str) -> None:
        """Write a row as high as its words need: only Excel itself would find that out alone."""
        self._rows += 1
        cells = list(zip_longest(values, self._columns))
        lines = max(_lines(value, column.width) for value, column in cells)
        height = {"ht": f"{min(HIGHEST, lines * LINE + 3):g}"}  # not customHeight: it may grow again
        self._sheet.row_dimensions[self._rows] = height
        self._sheet.append([self._cell(value, style, column) for value, column in cells])
        del self._sheet.row_dimensions[self._rows]

    def _cell(self, value: Value, style: str, column: Column) -> Any:
        """A number, or words that stay words: Excel computes nothing whose type is a string."""
        cell = WriteOnlyCell(self._sheet)
        if isinstance(value, int):
            cell.value, name = value, "number" if column.width <= NARROW else "count"
        elif value is None:
            name = "empty"
        else:
            cell.value, name = cell_text(value), value if value in FILLS else style
            cell.data_type = "s"
        # shared by all cells that look so: making one for each of 100 000 cells is half of the cost
        cell._style = self._styles[name]  # type: ignore[attr-defined]  # not in the stubs
        return cell


def _lines(value: Value, width: int) -> int:
    """How many lines a value takes, about: FONT puts 1.1 letters into a unit of width, ends of lines included."""
    if not isinstance(value, str):
        return 1
    return sum(1 + len(line) * 10 // (width * 11) for line in value.split("\n"))


def _style(sheet: Any, name: str) -> Any:
    """The style of cells called so, as openpyxl numbers it."""
    cell = WriteOnlyCell(sheet)
    bold = name in ("header", "bold")
    cell.font = Font(name=FONT, size=POINTS, bold=bold, color="FFFFFF" if name == "header" else "000000")
    central = name in ("header", "number") or name in FILLS
    cell.alignment = Alignment(
        wrap_text=True, vertical="center" if name == "header" else "top", horizontal="center" if central else "left"
    )
    line = Side(style="thin", color=BORDER)
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    if name == "header" or name in FILLS:
        cell.fill = PatternFill("solid", start_color=FILLS.get(name, HEADER))
    if name not in ("number", "count", "empty"):
        cell.quotePrefix = True  # also after somebody has edited it, “=1+1” stays words
    return copy(cell._style)  # type: ignore[attr-defined]  # not in the stubs


_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
EPOCH = (1980, 1, 1, 0, 0, 0)
CHUNK = 2**18  # bytes


def _same_each_time(written: io.BytesIO, made: date, comment: bytes) -> bytes:
    """The archive with fixed times: openpyxl writes the clock into it."""
    result = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        new.comment = comment
        for name in old.namelist():
            member = zipfile.ZipInfo(name, EPOCH)
            member.compress_type, member.create_system = zipfile.ZIP_DEFLATED, 3
            member.external_attr = 0o600 << 16
            with old.open(name) as source, new.open(member, "w") as target:
                if name == "docProps/core.xml":
                    day = f"{made.isoformat()}T00:00:00Z".encode()
                    target.write(_MODIFIED.sub(rb"\g<1>" + day, source.read()))
                else:
                    shutil.copyfileobj(source, target, CHUNK)
    return result.getvalue()
