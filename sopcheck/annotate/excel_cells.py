"""What stands in the cells of a sheet, as far as it must be known where there is room for a note."""

from __future__ import annotations

from sopcheck.readers.office.package import Element, Package, attribute, child, local


def filled(package: Package, root: Element) -> dict[str, str]:
    """Name of a cell → its words without blanks around, of cells with any content; "?" for a value that is no text.

    root: of the sheet.
    """
    part = next((name for name in package.names if name.casefold().endswith("/sharedstrings.xml")), "")
    shared = [_text(item) for item in package.xml(part)] if part else []
    found = {}
    for cell in root.iter():
        if local(cell) == "c" and len(cell):
            found[attribute(cell, "r") or ""] = _words(cell, shared)
    return found


def _words(cell: Element, shared: list[str]) -> str:
    if attribute(cell, "t") == "inlineStr":
        return _text(cell)
    value = child(cell, "v")
    words = (value.text or "").strip() if value is not None else ""
    if attribute(cell, "t") == "s" and words.isascii() and words.isdigit() and len(words) < 8:
        return shared[int(words)] if int(words) < len(shared) else "?"
    return "?"


def _text(item: Element) -> str:
    return "".join(one.text or "" for one in item.iter() if local(one) == "t").strip()
