"""Notes in a copy of an Excel workbook: each at its cell, with the box Excel shows it in.

A cell has one note. What stands there already is kept, and ours follows it (an earlier one of ours goes); beside a
conversation (threaded comments), whose old-style note nobody sees, ours goes to the next free cell and says which it is
about.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from sopcheck.annotate import vml
from sopcheck.annotate.excel_cells import filled
from sopcheck.annotate.excel_earlier import Earlier, found
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

# "I7"
_NAME = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")

Cell = tuple[int, int]  # row, column, 1-based
Lines = list[tuple[bool, str]]  # (whether bold, words) of a note


def annotated(package: Package, sheets: Sequence[str], remarks: Iterable[Remark]) -> dict[str, bytes]:
    """The parts that change or are new. sheets: the parts of the sheets, in the order of their tabs."""
    by_sheet: dict[str, list[Remark]] = {}
    for remark in remarks:
        part = remark.address.part if remark.address else sheets[0]
        by_sheet.setdefault(part, []).append(remark)
    additions = Additions(package)
    noted = [part for part in sheets if any(kind == "comments" for kind, _ in package.related(part).values())]
    for part in dict.fromkeys([*by_sheet, *noted]):
        _Sheet(additions, part).write(by_sheet.get(part, ()))
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
        self._before = self._earlier()
        self._filled: dict[str, str] = {}
        self._talked = {
            attribute(talk, "ref") or ""
            for kind, one in related
            if kind == "threadedComment" and one in self._package
            for talk in self._package.xml(one)
        }

    def write(self, remarks: Sequence[Remark]) -> None:
        before = self._before
        notes: dict[Cell, Lines] = {}
        for remark in remarks:
            if remark.finding not in before.told:
                self._add(notes, remark)
        if not notes and not before.whole and not before.runs:
            return
        self._write_notes(notes)
        named = {name_of(cell): cell for cell in notes}
        new = {cell: notes[cell] for name, cell in named.items() if name not in before.boxed}
        self._write_boxes(vml.boxes(self._root, new) if new else "", before.whole - named.keys())

    def _add(self, notes: dict[Cell, Lines], remark: Remark) -> None:
        """Put a remark at its cell, or at the next to the right that can take it."""
        cell = meant = self._cell_of(remark)
        lines = [(number == 0, printable(words)) for number, words in enumerate(remark.lines)]
        while cell[1] < LAST_COLUMN:
            said = lines if cell == meant else [(False, f"Tentang sel {name_of(meant)}:"), *lines]
            known = notes.get(cell, [])
            if name_of(cell) not in self._talked and _length(known) + _length(said) <= MOST_LETTERS:
                notes[cell] = [*known, *([(False, "")] if known else []), *said]
                return
            cell = (cell[0], cell[1] + 1)

    def _cell_of(self, remark: Remark) -> Cell:
        """The cell a remark is about; that of a missing value if it is empty and only a colon stands before it."""
        label = self._first_of_merged(remark.address)
        if remark.unfilled is None:
            return label
        row, column = value = self._first_of_merged(remark.unfilled)
        self._filled = self._filled or filled(self._package, self._root)
        between = (self._filled.get(name_of((row, at)), "") for at in range(label[1] + 1, column))
        free = value != label and name_of(value) not in self._filled and all(words in ("", ":") for words in between)
        return value if free else label

    def _first_of_merged(self, address: Address | None) -> Cell:
        row, column = (address.row, address.column) if address else (1, 1)
        for (top, left), (rows, columns) in self._merged.items():
            if top < row <= top + rows and left < column <= left + columns:
                return top + 1, left + 1
        return row, column

    def _earlier(self) -> Earlier:
        listed = child(self._package.xml(self._comments), "commentList") if self._comments else None
        return found(listed if listed is not None else ())

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
        old: dict[str, Element] = {}
        for note in listed:
            name = attribute(note, "ref") or ""
            if name in self._before.whole:
                inside.without(numbers[id(note)])
            else:
                old[name] = note
                for run in self._before.runs.get(name, ()):
                    inside.without(numbers[id(run)])
        known = [author.text for author in authors]
        author = known.index(AUTHOR) if AUTHOR in known else len(known)
        if author == len(known) and notes:
            inside.last_in(numbers[id(authors)], f'<author xmlns="{sheet}">{AUTHOR}</author>')
        for cell, lines in sorted(notes.items()):
            if (kept := old.get(name_of(cell))) is not None:
                _continue(inside, numbers, kept, sheet, lines)
            else:
                inside.last_in(numbers[id(listed)], _note(sheet, name_of(cell), author, lines))
        self._additions.parts[self._comments] = inside.done()

    def _write_boxes(self, boxes: str, gone: Collection[str]) -> None:
        """The boxes of the notes: in the drawing the sheet has, or in a new one. gone: cells without a note now."""
        known = child(self._root, "legacyDrawing")
        name = (attribute(known, "id") or "") if known is not None else ""
        part = self._package.related(self._part).get(name, ("", ""))[1]
        if part in self._package:
            drawn = self._package.content(part)
            kept = vml.without_boxes(drawn, {cell_of(name) for name in gone}) if gone else drawn
            if boxes or kept != drawn:
                self._additions.parts[part] = vml.with_boxes(kept, boxes) if boxes else kept
            return
        if not boxes:
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


def cell_of(name: str) -> Cell:
    """The row and column of "I7"; (0, 0) of what is no cell."""
    match = _NAME.fullmatch(name)
    if not match:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


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
