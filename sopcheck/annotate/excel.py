"""Notes in a copy of an Excel workbook: each at its cell, with the box Excel shows it in.

A cell has one note. What stands there already is kept, and ours follows it; beside a conversation (threaded comments),
whose old-style note nobody sees, ours goes to the next free cell and says which one it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from sopcheck.annotate import vml
from sopcheck.annotate.insertions import Insertions, numbered
from sopcheck.annotate.relations import STRICT_OFFICE, Additions, namespace
from sopcheck.annotate.remarks import AUTHOR, Remark
from sopcheck.model.source import Address
from sopcheck.ooxml import DECLARATION, OFFICE, escaped
from sopcheck.readers.office.package import Element, Package, attribute, child, local
from sopcheck.readers.office.xlsx import LAST_COLUMN, merged_cells
from sopcheck.reporters.pages.wording import printable

NOTES = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
MOST_LETTERS = 32_000  # of one note; Excel takes 32 767

BEFORE = frozenset({
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing",
})  # fmt: skip
"""What stands before `legacyDrawing` in a sheet: the order is prescribed."""

# the start of "_x0041_"
_CODED = re.compile(r"_x(?=[0-9A-Fa-f]{1,4}_)")

Cell = tuple[int, int]  # row, column, 1-based
Lines = list[tuple[bool, str]]  # (whether bold, words) of a note


def annotated(package: Package, sheets: Sequence[str], remarks: Iterable[Remark]) -> dict[str, bytes]:
    """The parts that change or are new. sheets: the parts of the sheets, in the order of their tabs."""
    by_sheet: dict[str, list[Remark]] = {}
    for remark in remarks:
        part = remark.address.part if remark.address else sheets[0]
        by_sheet.setdefault(part, []).append(remark)
    additions = Additions(package)
    for part, found in by_sheet.items():
        _Sheet(additions, part).write(found)
    return additions.parts


class _Sheet:
    def __init__(self, additions: Additions, part: str) -> None:
        self._additions = additions
        self._package: Package = additions.package
        self._part = part
        self._root = self._package.xml(part)
        self._merged = merged_cells(self._root)
        related = self._package.related(part).values()
        self._comments = next((one for kind, one in related if kind == "comments" and one in self._package), "")
        self._old = self._old_notes()
        self._talked = {
            attribute(talk, "ref") or ""
            for kind, one in related
            if kind == "threadedComment" and one in self._package
            for talk in self._package.xml(one)
        }

    def write(self, remarks: Sequence[Remark]) -> None:
        notes: dict[Cell, Lines] = {}
        for remark in remarks:
            self._add(notes, remark)
        self._write_notes(notes)
        new = [cell for cell in notes if name_of(cell) not in self._old]
        if new:
            boxes = vml.boxes(self._root, {cell: notes[cell] for cell in new})
            self._write_boxes(boxes)

    def _add(self, notes: dict[Cell, Lines], remark: Remark) -> None:
        """Put a remark at its cell, or at the next to the right that can take it."""
        cell = meant = self._first_of_merged(remark.address)
        lines = [(number == 0, printable(words)) for number, words in enumerate(remark.lines)]
        while cell[1] < LAST_COLUMN:
            said = lines if cell == meant else [(False, f"Tentang sel {name_of(meant)}:"), *lines]
            known = notes.get(cell, [])
            if name_of(cell) not in self._talked and _length(known) + _length(said) <= MOST_LETTERS:
                notes[cell] = [*known, *([(False, "")] if known else []), *said]
                return
            cell = (cell[0], cell[1] + 1)

    def _first_of_merged(self, address: Address | None) -> Cell:
        row, column = (address.row, address.column) if address else (1, 1)
        for (top, left), (rows, columns) in self._merged.items():
            if top < row <= top + rows and left < column <= left + columns:
                return top + 1, left + 1
        return row, column

    def _old_notes(self) -> Mapping[str, Element]:
        if not self._comments:
            return {}
        listed = child(self._package.xml(self._comments), "commentList")
        return {attribute(note, "ref") or "": note for note in (listed if listed is not None else ())}

    def _write_notes(self, notes: Mapping[Cell, Lines]) -> None:
        sheet = namespace(self._package, self._part)
        if not self._comments:
            self._comments = self._additions.free_name("xl/comments{}.xml")
            written = "".join(_note(sheet, name_of(cell), 0, lines) for cell, lines in sorted(notes.items()))
            self._additions.parts[self._comments] = (
                f'{DECLARATION}<comments xmlns="{sheet}"><authors><author>{AUTHOR}</author></authors>'
                f"<commentList>{written}</commentList></comments>"
            ).encode()
            strict = self._additions.is_strict(self._part)
            self._additions.relate(self._part, "comments", self._comments, strict)
            self._additions.declare(self._comments, NOTES)
            return
        root = self._package.xml(self._comments)
        numbers, inside = numbered(root), Insertions(self._package.content(self._comments))
        authors, listed = child(root, "authors"), child(root, "commentList")
        if authors is None or listed is None:
            return
        inside.last_in(numbers[id(authors)], f'<author xmlns="{sheet}">{AUTHOR}</author>')
        old = {attribute(note, "ref") or "": note for note in listed}
        for cell, lines in sorted(notes.items()):
            if note := old.get(name_of(cell)):
                _continue(inside, numbers, note, sheet, lines)
            else:
                inside.last_in(numbers[id(listed)], _note(sheet, name_of(cell), len(authors), lines))
        self._additions.parts[self._comments] = inside.done()

    def _write_boxes(self, boxes: str) -> None:
        """The boxes of the notes: in the drawing the sheet has for them, or in a new one."""
        known = child(self._root, "legacyDrawing")
        name = (attribute(known, "id") or "") if known is not None else ""
        part = self._package.related(self._part).get(name, ("", ""))[1]
        if part in self._package:
            self._additions.parts[part] = vml.with_boxes(self._package.content(part), boxes)
            return
        part = self._additions.free_name("xl/drawings/vmlDrawing{}.vml")
        self._additions.parts[part] = vml.with_boxes(vml.EMPTY.encode(), boxes)
        strict = self._additions.is_strict(self._part)
        name = self._additions.relate(self._part, "vmlDrawing", part, strict)
        self._additions.declare(part, DRAWING)
        inside, numbers = Insertions(self._package.content(self._part)), numbered(self._root)
        before = [one for one in self._root if local(one) in BEFORE]
        own, office = namespace(self._package, self._part), STRICT_OFFICE if strict else OFFICE
        inside.after(numbers[id(before[-1])], f'<legacyDrawing xmlns="{own}" xmlns:r="{office}" r:id="{name}"/>')
        self._additions.parts[self._part] = inside.done()


def name_of(cell: Cell) -> str:
    """ "I7" of row 7, column 9."""
    letters, column = "", cell[1]
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{cell[0]}"


def _note(sheet: str, name: str, author: int, lines: Lines) -> str:
    return f'<comment xmlns="{sheet}" ref="{name}" authorId="{author}"><text>{_runs(lines)}</text></comment>'


def _continue(inside: Insertions, numbers: Mapping[int, int], note: Element, sheet: str, lines: Lines) -> None:
    """Ours behind the words of a note that is there. Plain words become a first run, as the format wants it."""
    text = child(note, "text")
    if text is None:
        inside.first_in(numbers[id(note)], f'<text xmlns="{sheet}">{_runs(lines)}</text>')
        return
    plain = child(text, "t")
    if plain is not None:
        inside.around(numbers[id(plain)], f'<r xmlns="{sheet}">', "</r>")
    inside.last_in(numbers[id(text)], _runs([(False, ""), (False, ""), *lines], sheet))


def _runs(lines: Lines, sheet: str = "") -> str:
    own = f' xmlns="{sheet}"' if sheet else ""
    last = len(lines) - 1
    found = []
    for number, (bold, words) in enumerate(lines):
        strong = "<b/>" if bold else ""
        break_ = "\n" if number < last else ""
        found.append(
            f'<r{own}><rPr>{strong}<sz val="9"/><rFont val="Tahoma"/></rPr>'
            f'<t xml:space="preserve">{_escaped(words)}{break_}</t></r>'
        )
    return "".join(found)


def _escaped(words: str) -> str:
    """As XML; words that look like Excel's way to write a letter by its code ("_x0041_") stay words."""
    return _CODED.sub("_x005F_x", escaped(words))


def _length(lines: Lines) -> int:
    return sum(len(words) + 1 for _, words in lines)
