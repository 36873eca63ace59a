"""Comments in a copy of a Word document: each at the paragraphs of its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sopcheck.annotate import word_earlier
from sopcheck.annotate.insertions import Insertions, numbered
from sopcheck.annotate.relations import Additions, namespace
from sopcheck.annotate.remarks import AUTHOR, INITIALS, Remark
from sopcheck.language.text import normal
from sopcheck.model.source import Address
from sopcheck.ooxml import DECLARATION, escaped
from sopcheck.readers.office.docx_places import Places
from sopcheck.readers.office.docx_text import words_of
from sopcheck.readers.office.package import Element, Package, child
from sopcheck.reporters.pages.wording import printable

COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def annotated(package: Package, main: str, remarks: Iterable[Remark], on: date) -> dict[str, bytes]:
    """The parts that change or are new. main: the part that holds the text; on: the day the comments bear."""
    additions = Additions(package)
    root = package.xml(main)
    word = namespace(package, main)
    known = _known_comments(package, main)
    before = word_earlier.found(package, main, known)
    word_earlier.take_out_beside(additions, main, before)
    comments = known or _new_comments(additions, main, word)
    numbers, places = numbered(root), Places(root)
    inside, appended = Insertions(package.content(main)), Insertions(additions.content(comments))
    for mark in word_earlier.marks(root, before.numbers):
        inside.without(numbers[id(mark)])
    for position in before.positions:
        appended.without(position)
    new = (remark for remark in remarks if remark.finding not in before.told)
    for number, remark in enumerate(new, before.next_number):
        paragraphs = _paragraphs(places, remark)
        if not paragraphs:  # not one paragraph in the whole document: it has no place to write at
            continue
        start, end, reference = _marks(word, number)
        properties = child(paragraphs[0], "pPr")
        if properties is not None:
            inside.after(numbers[id(properties)], start)
        else:
            inside.first_in(numbers[id(paragraphs[0])], start)
        inside.last_in(numbers[id(paragraphs[-1])], end + reference)
        appended.last_in(0, _comment(word, number, remark.lines, on))
    additions.parts[main] = inside.done()
    additions.parts[comments] = appended.done()
    return additions.parts


def _known_comments(package: Package, main: str) -> str:
    """The part that holds the comments there are; "" if there is none."""
    kinds = package.related(main).values()
    return next((part for kind, part in kinds if kind == "comments" and part in package), "")


def _new_comments(additions: Additions, main: str, word: str) -> str:
    """A part for comments, without any."""
    part = additions.free_name(f"{main.rpartition('/')[0]}/comments{{}}.xml")
    additions.parts[part] = f'{DECLARATION}<w:comments xmlns:w="{word}"></w:comments>'.encode()
    additions.relate(main, "comments", part, additions.is_strict(main))
    additions.declare(part, COMMENTS)
    return part


def _paragraphs(places: Places, remark: Remark) -> Sequence[Element]:
    """The paragraphs a remark is about: of one item alone where a cell gives it a paragraph of its own."""
    found = places.paragraphs(remark.address or Address(""))
    if (
        remark.address
        and remark.unfilled
        and (value := _unfilled(places, remark.address, remark.unfilled.column, found))
    ):
        return value
    if remark.item:
        sought = normal(remark.item)
        own = [one for one in found if sought in normal(words_of(one, lambda _: None))]
        return own if len(own) == 1 else found
    return found


def _marks(word: str, number: int) -> tuple[str, str, str]:
    """What shows where a comment begins and ends, and what refers to it."""
    names = f'xmlns:w="{word}" w:id="{number}"'
    return (
        f"<w:commentRangeStart {names}/>",
        f"<w:commentRangeEnd {names}/>",
        f'<w:r xmlns:w="{word}"><w:commentReference w:id="{number}"/></w:r>',
    )


def _comment(word: str, number: int, lines: Sequence[str], on: date) -> str:
    paragraphs = "".join(_paragraph(line, place == 0) for place, line in enumerate(lines))
    return (
        f'<w:comment xmlns:w="{word}" w:id="{number}" w:author="{AUTHOR}" w:date="{on.isoformat()}T00:00:00Z"'
        f' w:initials="{INITIALS}">{paragraphs}</w:comment>'
    )


def _paragraph(line: str, bold: bool) -> str:
    strong = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{strong}<w:t xml:space="preserve">{escaped(printable(line))}</w:t></w:r></w:p>'


def _unfilled(places: Places, label: Address, column: int, own: Sequence[Element]) -> Sequence[Element]:
    """The cell of a missing value if it is empty and nothing but a colon stands before it. own: of the label's cell."""
    value: Sequence[Element] = ()
    for at in range(label.column + 1, column + 1):
        value = places.paragraphs(label._replace(column=at))
        if value and own and value[0] is own[0]:  # the cell of the label is that wide
            value = ()
        elif _words(value) not in ("", ":"):
            return ()
    return value if not _words(value) else ()


def _words(paragraphs: Sequence[Element]) -> str:
    return "".join(words_of(one, lambda _: None) for one in paragraphs).strip()
