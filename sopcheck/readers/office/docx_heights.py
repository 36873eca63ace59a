"""How tall a row of a Word table would be: its file says so only where a height was set."""

from __future__ import annotations

from collections.abc import Sequence

from sopcheck.readers.office.docx_layout import value_of
from sopcheck.readers.office.docx_text import words_of
from sopcheck.readers.office.package import Element, local
from sopcheck.readers.raw import EMU_PER_POINT

EMU_PER_TWIP = 635
CELL_MARGIN = 108 * EMU_PER_TWIP  # what Word leaves beside the text of a cell unless told otherwise
LINE_HEIGHT = 12 * EMU_PER_POINT
LETTER_WIDTH = 0.5  # of a letter's height, in the usual sans serif fonts
LINE_SPACING = 1.15


def estimated_height(cells: Sequence[tuple[Element, int, int, str]], columns: tuple[float, ...]) -> float:
    """A row as tall as its fullest cell would be in letters of the size that is set; merged cells are left out.

    cells: element, column, columns, vMerge of each.
    """
    most = 0.0
    for cell, column, span, merge in cells:
        if merge:
            continue
        end = min(column + span, len(columns) - 1)
        wide = columns[end] - columns[min(column, end)] - 2 * CELL_MARGIN if len(columns) > 1 else 1e9
        tall = 0.0
        for paragraph in cell.iter():
            if local(paragraph) == "p":
                size = _letter_size(paragraph)
                letters = max(int(wide / (size * LETTER_WIDTH)), 1)
                tall += size * LINE_SPACING * sum(_lines(line, letters) for line in printed(paragraph).split("\n"))
        most = max(most, tall)
    return most or LINE_HEIGHT


def printed(paragraph: Element) -> str:
    """The words of a paragraph as they are printed."""
    return words_of(paragraph, lambda _: None)


def _lines(text: str, letters: int) -> int:
    """How many lines a text takes when no word is broken."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > letters:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
        lines, used = lines + used // (letters + 1), used % (letters + 1)
    return lines


def _letter_size(paragraph: Element) -> float:
    """The size of the letters in EMU: the first that is set."""
    for element in paragraph.iter():
        if local(element) == "sz" and (half_points := value_of(element, "val")):
            return min(half_points, 200) * EMU_PER_POINT / 2
    return 11 * EMU_PER_POINT
