"""The numbers Word puts before the items of a list: they stand in no text, only in how the list is set up."""

from __future__ import annotations

import re
from typing import NamedTuple

from sopcheck.readers.office.package import Element, Package, attribute, child, local

DEEPEST = 9
LARGEST = 10_000

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip

# "%1." and "%1.%2" in the text of a level
_PLACEHOLDER = re.compile(r"%([1-9])")


class _Level(NamedTuple):
    form: str
    text: str
    start: int


class Numbering:
    """Counts the items of all lists of one document, in printed order."""

    def __init__(self, package: Package, numbering: str | None, styles: str | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering and numbering in package:
            self._read(package.xml(numbering))
        if styles and styles in package:
            self._read_styles(package.xml(styles))

    def label(self, paragraph: Element) -> str:
        """What stands before a paragraph ("1.", "a)"); "" where it is no item, or one with a mere bullet."""
        properties = child(paragraph, "pPr")
        found = _number_of(properties)
        if found is None:
            style = child(properties, "pStyle")
            found = self._of_style.get((attribute(style, "val") or "") if style is not None else "")
        if found is None:
            return ""
        return self._next(*found)

    def _next(self, number: str, level: int) -> str:
        form = self._lists.get(number)
        levels = self._levels.get(form or "", {})
        if form is None or level not in levels:
            return ""
        counts = self._counts.setdefault(form, [0] * DEEPEST)
        first = (number, level) not in self._begun
        self._begun.add((number, level))
        start = self._starts.get(number, {}).get(level)
        if first and start is not None:
            counts[level] = start
        else:
            counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        for deeper in range(level + 1, DEEPEST):
            counts[deeper] = 0
        if levels[level].form in ("bullet", "none"):
            return ""

        def printed(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            known = levels.get(place)
            return _written(counts[place] or (known.start if known else 1), known.form if known else "decimal")

        return _PLACEHOLDER.sub(printed, levels[level].text)

    def _read(self, root: Element) -> None:
        for part in root:
            if local(part) == "abstractNum":
                self._levels[attribute(part, "abstractNumId") or ""] = {
                    place: level for one in part if local(one) == "lvl" for place, level in (_level(one),)
                }
            elif local(part) == "num":
                number = attribute(part, "numId") or ""
                form = child(part, "abstractNumId")
                self._lists[number] = (attribute(form, "val") or "") if form is not None else ""
                for override in part:
                    start = child(override, "startOverride") if local(override) == "lvlOverride" else None
                    if start is not None:
                        place = _whole(attribute(override, "ilvl"))
                        self._starts.setdefault(number, {})[place] = _whole(attribute(start, "val"))

    def _read_styles(self, root: Element) -> None:
        for style in root:
            found = _number_of(child(style, "pPr")) if local(style) == "style" else None
            if found:
                self._of_style[attribute(style, "styleId") or ""] = found


def _number_of(properties: Element | None) -> tuple[str, int] | None:
    """(list, level) of a paragraph or style; list "0" takes it out of any list."""
    numbered = child(properties, "numPr")
    number = child(numbered, "numId")
    if number is None:
        return None
    level = child(numbered, "ilvl")
    return attribute(number, "val") or "", min(_whole(attribute(level, "val")) if level is not None else 0, DEEPEST - 1)


def _level(element: Element) -> tuple[int, _Level]:
    form, text, start = (child(element, name) for name in ("numFmt", "lvlText", "start"))
    return min(_whole(attribute(element, "ilvl")), DEEPEST - 1), _Level(
        (attribute(form, "val") or "decimal") if form is not None else "decimal",
        (attribute(text, "val") or "")[:20] if text is not None else "",
        _whole(attribute(start, "val")) if start is not None else 1,
    )


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        words, rest = "", count
        for value, letters in _ROMAN:
            words += letters * (rest // value)
            rest %= value
        return words.upper() if form == "upperRoman" else words
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _whole(text: str | None) -> int:
    return min(int(text), LARGEST) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
