"""Excel workbooks (.xlsx, .xlsm) as they would be printed: sheets, cells in their number format, drawn shapes.

Only cells with words are kept, so that a cell at the far end of a sheet costs nothing. Macros are never run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from sopcheck.errors import InputError
from sopcheck.model.source import Address, ReaderNote
from sopcheck.readers.office import number_formats
from sopcheck.readers.office.drawingml import Drawn
from sopcheck.readers.office.package import Element, Package, attribute, child, local, parts_of
from sopcheck.readers.office.xlsx_shapes import drawn, without_hidden
from sopcheck.readers.raw import EMU_PER_POINT, Cell, Grid, Place, Raw

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MAX_CELLS = 50_000
MAX_SHEETS = 255
MAX_WORDS = 32_767
EMU_PER_PIXEL = 9525
DEFAULT_WIDTH, DEFAULT_HEIGHT = 8.43, 15.0
DIGIT_WIDTH = 7  # pixels of a digit in Calibri 11, in which widths are counted
MOST_EDGES = 2000  # rows or columns whose edges are laid out; no step table is longer

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def read(content: bytes, name: str) -> Raw:
    """A workbook. Raises InputError on damaged or hostile files."""
    book = _Workbook(Package(content, name), name)
    grids = [grid for grid in map(book.grid, book.sheets) if grid.cells]
    return Raw("xlsx", tuple(grids), tuple(book.notes))


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class _Style:
    code: str
    struck: bool


class _Workbook:
    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self.notes: list[ReaderNote] = []
        self._book_part = self._main_part()
        self._book = package.xml(self._book_part)
        self._related = package.related(self._book_part)
        if any(part.endswith("vbaProject.bin") for part in package.names):
            self._note("makro", "berkas memuat makro; makro tidak pernah dijalankan")

    def _main_part(self) -> str:
        for kind, part in self._package.related("").values():
            if kind == "officeDocument" and part in self._package:
                return part
        raise InputError(self._name, "berkas Office rusak: tidak ada buku kerja di dalamnya")

    @property
    def sheets(self) -> Iterator[_Sheet]:
        """The sheets in the order of their tabs; hidden ones are noted and left out."""
        seen = 0
        for sheet in parts_of(self._book, "sheets"):
            name = sheet.get("name", "")
            kind, part = self._related.get(attribute(sheet, "id") or "", ("", ""))
            if kind != "worksheet" or part not in self._package:
                continue
            seen += 1
            if seen > MAX_SHEETS:
                raise InputError(self._name, f"buku kerja berisi lebih dari {MAX_SHEETS} lembar")
            if sheet.get("state", "visible") != "visible":
                self._note("lembar-tersembunyi", f"lembar “{name}” tersembunyi, jadi tidak dibaca")
                continue
            yield _Sheet(name, part)

    def grid(self, sheet: _Sheet) -> Grid:
        """One sheet as a table, with what is drawn on it."""
        root = self._package.xml(sheet.part)
        merged = merged_cells(root)
        hidden_columns, columns = column_edges(root)
        cells: list[Cell] = []
        hidden: list[Cell] = []
        unprinted: set[int] = set()
        heights: dict[int, float] = {}
        for row in parts_of(root, "sheetData"):
            number = _whole(row.get("r")) or 0
            if not 0 < number <= LAST_ROW:
                continue
            if (height := _amount(row.get("ht"))) is not None:
                heights[number - 1] = height
            found = [*self._cells(row, merged, sheet)]
            if row.get("hidden") in ("1", "true"):
                heights[number - 1] = 0.0
                unprinted.add(number - 1)
                hidden += found
                if found:
                    words = " · ".join(cell.words for cell in found)[:120]
                    self._note("baris-tersembunyi", f"lembar {sheet.name}, baris {number} tersembunyi: “{words}”")
                continue
            cells += [cell for cell in found if cell.column not in hidden_columns]
            if len(cells) + len(hidden) > MAX_CELLS:
                raise InputError(self._name, f"lembar “{sheet.name}” berisi lebih dari {MAX_CELLS} sel terisi")
        rows = row_edges(root, heights, max((cell.last_row for cell in cells), default=0))
        on_it, unseen = Drawn(), frozenset[str]()
        for kind, part in self._package.related(sheet.part).values():
            if kind == "drawing" and part in self._package:
                root = self._package.xml(part)
                on_it = drawn(root, columns, rows, f"lembar {sheet.name}", self._name)
                on_it, unseen = without_hidden(on_it, root, unprinted)
        return Grid(tuple(cells), f"lembar {sheet.name}", columns, rows, *on_it, hidden=tuple(hidden), unseen=unseen)

    def _cells(self, row: Element, merged: Mapping[tuple[int, int], tuple[int, int]], sheet: _Sheet) -> Iterator[Cell]:
        for cell in row:
            if not len(cell):
                continue  # only a style
            match = _REFERENCE.fullmatch(cell.get("r", ""))
            if not match:
                continue
            column, number = _column(match[1]), int(match[2]) - 1
            if column >= LAST_COLUMN or number >= LAST_ROW:
                continue
            place = f"lembar {sheet.name}, sel {match[0]}"
            words, doubt = self._words(cell, place)
            if words.strip() or doubt:
                rows, columns = merged.get((number, column), (1, 1))
                address = Address(sheet.part, number + 1, column + 1, sheet=sheet.name)
                yield Cell(words[:MAX_WORDS].strip(), number, column, rows, columns, Place(place, address), doubt)

    def _words(self, cell: Element, place: str) -> tuple[str, str]:
        """(printed words, why they are no plain text)."""
        kind = cell.get("t", "n")
        value = child(cell, "v")
        typed = (value.text or "") if value is not None else ""
        style = self._style(cell)
        if kind == "inlineStr":
            return self._struck_out(self._runs(child(cell, "is")), style, place), ""
        if kind == "s":
            index = _whole(typed)
            runs = self._shared[index] if index is not None and index < len(self._shared) else []
            return self._struck_out(runs, style, place), ""
        if not typed:
            return ("", "rumus tanpa nilai tersimpan") if child(cell, "f") is not None else ("", "")
        if kind == "e":
            return "", f"sel berisi galat {typed[:20]}"
        if kind == "b":
            return ("BENAR" if typed == "1" else "SALAH"), ""
        if kind == "n" and (number := _amount(typed)) is not None:
            words = number_formats.shown(number, style.code)
            return ("", f"angka dengan format “{style.code[:40]}”") if words is None else (words, "")
        return self._struck_out([(typed, False)], style, place), ""

    def _struck_out(self, runs: Sequence[tuple[str, bool]], style: _Style, place: str) -> str:
        """The words without those that were struck out, which are noted."""
        struck = "".join(words for words, out in runs if out or style.struck)
        if struck.strip():
            self._note("dicoret", f"{place}: “{struck.strip()[:120]}” dicoret, jadi tidak dibaca")
        return " ".join("".join(words for words, out in runs if not (out or style.struck)).split(" "))

    @staticmethod
    def _runs(item: Element | None) -> list[tuple[str, bool]]:
        """(words, struck out) of a rich text; readings for pronunciation are left out."""
        if item is None:
            return []
        found = []
        for part in item:
            if local(part) == "t":
                found.append((part.text or "", False))
            elif local(part) == "r":
                strike = child(part, "rPr", "strike")
                out = strike is not None and strike.get("val", "1") not in ("0", "false")
                text = child(part, "t")
                found.append(((text.text or "") if text is not None else "", out))
        return found

    @cached_property
    def _shared(self) -> list[list[tuple[str, bool]]]:
        part = next((part for kind, part in self._related.values() if kind == "sharedStrings"), "")
        return [self._runs(item) for item in self._package.xml(part)] if part in self._package else []

    def _style(self, cell: Element) -> _Style:
        index = _whole(cell.get("s")) or 0
        return self._styles[index] if index < len(self._styles) else _Style("General", False)

    @cached_property
    def _styles(self) -> list[_Style]:
        part = next((part for kind, part in self._related.values() if kind == "styles"), "")
        if part not in self._package:
            return []
        root = self._package.xml(part)
        codes = dict(number_formats.BUILT_IN)
        for written in parts_of(root, "numFmts"):
            codes[_whole(written.get("numFmtId")) or 0] = written.get("formatCode", "General")
        struck = []
        for font in parts_of(root, "fonts"):
            strike = child(font, "strike")
            struck.append(strike is not None and strike.get("val", "1") not in ("0", "false"))
        found = []
        for style in parts_of(root, "cellXfs"):
            index = _whole(style.get("fontId")) or 0
            code = codes.get(_whole(style.get("numFmtId")) or 0, "General")
            found.append(_Style(code, index < len(struck) and struck[index]))
        return found

    def _note(self, code: str, message: str) -> None:
        self.notes.append(ReaderNote(code, "", message))


def merged_cells(root: Element) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) of the first cell of each merged range → (rows, columns) it spans, bounded."""
    found = {}
    for merge in parts_of(root, "mergeCells"):
        first, _, last = merge.get("ref", "").partition(":")
        start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if start and end:
            row, column = int(start[2]) - 1, _column(start[1])
            rows, columns = int(end[2]) - row, _column(end[1]) - column + 1
            if 0 < rows <= MOST_EDGES and 0 < columns <= MOST_EDGES:
                found[row, column] = (rows, columns)
    return found


def column_edges(root: Element) -> tuple[set[int], tuple[float, ...]]:
    """(hidden columns, left edges in EMU of the first columns)."""
    form = child(root, "sheetFormatPr")
    usual = (_amount(form.get("defaultColWidth")) if form is not None else None) or DEFAULT_WIDTH
    widths: dict[int, float] = {}
    hidden: set[int] = set()
    for column in parts_of(root, "cols"):
        first, last = _whole(column.get("min")) or 1, _whole(column.get("max")) or 1
        for place in range(max(first, 1) - 1, min(last, MOST_EDGES)):
            if column.get("hidden") in ("1", "true"):
                hidden.add(place)
                widths[place] = 0.0
            elif (width := _amount(column.get("width"))) is not None:
                widths[place] = width
    most = max((place for place in widths), default=0) + 60
    pixels = (_pixels(widths.get(place, usual)) for place in range(min(most, MOST_EDGES)))
    return hidden, tuple(accumulate((each * EMU_PER_PIXEL for each in pixels), initial=0.0))


def _pixels(width: float) -> int:
    return int(width * DIGIT_WIDTH + 5) if width else 0


def row_edges(root: Element, heights: Mapping[int, float], last: int) -> tuple[float, ...]:
    """The upper edges in EMU of the first rows, to some way below `last`. heights: in points, where they are set."""
    form = child(root, "sheetFormatPr")
    usual = (_amount(form.get("defaultRowHeight")) if form is not None else None) or DEFAULT_HEIGHT
    points = (heights.get(place, usual) for place in range(min(last + 60, MOST_EDGES)))
    return tuple(accumulate((each * EMU_PER_POINT for each in points), initial=0.0))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 10 else None


def _amount(text: str | None) -> float | None:
    try:
        value = float(text) if text is not None and len(text) < 40 else None
    except ValueError:
        return None
    return value if value is not None and abs(value) < 1e300 and value == value else None
