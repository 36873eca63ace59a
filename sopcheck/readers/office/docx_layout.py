"""How a Word document is laid out: paragraphs and tables, their rows, and the cells of these on the table's grid."""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.readers.office.package import Element, attribute, child, local

MAX_COLUMNS = 200
_BODY = frozenset({"body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
"""What only wraps paragraphs and tables."""


def blocks(root: Element) -> Iterator[Element]:
    """The paragraphs and tables of a document or cell, in printed order; not those of tables in it."""
    pending = [*reversed(root)]
    while pending:
        element = pending.pop()
        if local(element) in ("p", "tbl"):
            yield element
        elif local(element) in _BODY:
            pending.extend(reversed(element))


def children(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in a wrapper (content controls)."""
    pending = [*reversed(element)]
    while pending:
        one = pending.pop()
        if local(one) == name:
            yield one
        elif local(one) in _BODY:
            pending.extend(reversed(one))


def skipped(row: Element) -> int:
    """How many columns a row leaves free at its start."""
    return min(_value(child(row, "trPr", "gridBefore"), 0), MAX_COLUMNS)


def columns_of(cell: Element) -> int:
    """How many columns of the grid a cell covers."""
    return max(1, min(_value(child(cell, "tcPr", "gridSpan"), 1), MAX_COLUMNS))


def merge_of(cell: Element) -> str:
    """ "restart" where a cell begins that spans rows, "continue" where it goes on, else ""."""
    merge = child(cell, "tcPr", "vMerge")
    return "" if merge is None else (attribute(merge, "val") or "continue")


def value_of(element: Element, name: str) -> int:
    """A whole number in an attribute; 0 where there is none."""
    text = attribute(element, name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def _value(element: Element | None, default: int) -> int:
    return default if element is None else int(value_of(element, "val") or default)
