r"""Printed words as the text of an Excel cell: nothing in them is computed, lost, or taken for an escape.

>>> cell_text("=1+1"), cell_text("a\x07b"), cell_text("_x0041_")
('=1+1', 'a�b', '_x005F_x0041_')
"""

from __future__ import annotations

import re

from sopcheck.reporters.pages import wording

MOST = 32_767
"""Excel's limit for a cell, in UTF-16 units."""

# Excel reads “_x0041_” inside a text as the character with that code, and LibreOffice drops the “_x1_” of “s_x1_a.pdf”:
# the underscore is written as its own code
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{1,4}_)")


def cell_text(words: str) -> str:
    """Words with their line breaks; control characters and direction marks become “�”; cut, with “…”, at the limit.

    That nothing is a formula is up to the cell's type (book.py), not to its words.
    """
    lines = "\n".join(map(wording.printable, words.replace("\r\n", "\n").split("\n")))
    return _within_limit(_ESCAPE.sub("_x005F_", lines))


def _within_limit(words: str) -> str:
    if len(words) * 2 <= MOST:
        return words
    units = words.encode("utf-16-le", "replace")
    if len(units) <= MOST * 2:
        return words
    return units[: (MOST - 1) * 2].decode("utf-16-le", "ignore") + "…"
