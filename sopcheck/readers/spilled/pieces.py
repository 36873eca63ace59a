"""The pieces of a spilled text: what was printed in one cell, as far as the copy tells.

A copy that keeps the blank at the end of a wrapped line tells where a cell goes on; then lines are joined. Else a
piece is a line.

>>> [piece.words for piece in pieces(["1 Menyusun laporan ", "kinerja", "Draft ", "laporan", "2 hari"], wraps=True)]
['1 Menyusun laporan kinerja', 'Draft laporan', '2 hari']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopcheck.language.headings import canonical_column, canonical_field
from sopcheck.language.identity_items import field_of, is_within
from sopcheck.language.line_breaks import join_lines
from sopcheck.language.text import one_line
from sopcheck.readers.furniture import is_furniture
from sopcheck.readers.list_items import ends_open, is_item
from sopcheck.readers.signatures import has_nip, is_person
from sopcheck.readers.spilled.headings import is_heading
from sopcheck.readers.spilled.label_words import beside, labels_in

MOST_OPEN, FEW_OPEN = (
    0.6,
    2,
)  # share of lines ending in a blank beyond which it tells nothing; lines below which as well
MOST_GLUED = 5  # cells that stand glued in one line
ACRONYM = 8  # letters up to which capitals may be a word of any cell
LONGEST = 4000  # characters of a piece
WIDE = 0.2  # share of lines with wide gaps from which a text draws its columns with blanks

# "KinerjaMengumpulkan", "ordnerJika": two words of the next and this cell without a blank between them
_GLUED = re.compile(r"(?<=[^\W\d_][a-z]{3})(?=[A-Z][a-z]{3})|(?<=[a-z],)(?=[A-Z]{2})")
# "   " between words: columns drawn with blanks
_GAP = re.compile(r"\S {3,}\S")
# "3", "3. ", "3) ", "4.Peraturan": the number of a row or of an item
NUMBER = re.compile(r"(?P<number>[0-9]{1,2})(?P<mark>[.)]?)(?:(?=\s|$)|(?<=[.)])(?=[A-Z][a-z]))")


# "1. ", "3 " before words; also several ("2. 3. Mengetahui": of the first the words stand elsewhere), or alone
_NUMBERS = re.compile(r"(?:[0-9]{1,2}[.)]?\s+)*(?P<number>[0-9]{1,2})[.)]?(?:\s+|$|(?<=[.)])(?=[A-Z][a-z]))")


def without_numbers(words: str) -> str:
    """Words without the numbers of a list before them."""
    return split_number(words)[1]


def split_number(words: str) -> tuple[int, str]:
    """(number, words) of an item; 0 where none is printed."""
    match = _NUMBERS.match(words)
    return (int(match["number"]), words[match.end() :]) if match else (0, words)


@dataclass(slots=True)
class Piece:
    """words: on one line; line: where it begins, from 1; gap: blank lines before it; glued: whether it began in the
    middle of a line; widths: letters of each of its lines; end: its last line.
    """

    words: str
    line: int
    gap: int = 0
    glued: bool = False
    widths: tuple[int, ...] = ()
    end: int = 0

    @property
    def number(self) -> int:
        """The number it begins with; 0 if there is none."""
        match = NUMBER.match(self.words)
        return int(match["number"]) if match else 0

    @property
    def mark(self) -> str:
        """What stands behind that number: "", "." or ")"."""
        match = NUMBER.match(self.words)
        return match["mark"] if match else ""

    @property
    def behind_number(self) -> str:
        match = NUMBER.match(self.words)
        return self.words[match.end() :].strip() if match else self.words


def drawn_with_blanks(lines: Sequence[str]) -> bool:
    """Whether a text keeps its columns apart with runs of blanks; its cells then stand beside each other, line by
    line.
    """
    filled = [line for line in lines if line.strip()]
    return sum(bool(_GAP.search(line.strip())) for line in filled) > WIDE * len(filled)


def shows_wraps(lines: Sequence[str]) -> bool:
    """Whether a blank at the end of a line says that the cell goes on: some lines have one, most have not, and none
    ends in the middle of a sentence without one.
    """
    filled = [line for line in lines if line.strip()]
    open_ended = [line for line in filled if line.endswith((" ", "\u00a0"))]
    if not FEW_OPEN <= len(open_ended) <= MOST_OPEN * len(filled):
        return False
    return not any(ends_open(line) and not line.endswith((" ", "\u00a0")) for line in filled)


def pieces(lines: Sequence[str], wraps: bool, first: int = 1) -> list[Piece]:
    """The pieces of a text. wraps: whether line ends show wraps (`shows_wraps`); first: number of the first line."""
    joined = (_joined if wraps else _single)(lines, first)
    return [part for piece in joined for part in _unglued(piece)]


def _single(lines: Sequence[str], first: int) -> Iterator[Piece]:
    gap = 0
    for number, line in enumerate(lines, first):
        if line.strip():
            yield Piece(one_line(line), number, gap, widths=(len(line.strip()),), end=number)
            gap = 0
        else:
            gap += 1


def _joined(lines: Sequence[str], first: int) -> Iterator[Piece]:
    current: Piece | None = None
    ended, gap = "", 0
    for number, line in enumerate(lines, first):
        if not line.strip():
            gap += 1
            continue
        if current is not None and _goes_on(ended) and not _begins(line, current) and len(current.words) < LONGEST:
            current.words = one_line(join_lines(f"{current.words}\n{line.strip()}").text)
            current.widths = (*current.widths, len(line.strip()))
            current.end = number
        else:
            if current is not None:
                yield current
            current = Piece(one_line(line), number, gap, widths=(len(line.strip()),), end=number)
        ended, gap = line, 0
    if current is not None:
        yield current


def _begins(line: str, current: Piece) -> bool:
    """Whether a line begins a cell of its own, whatever the line above ends with: an item, a label, a heading, a
    name.
    """
    words = one_line(line)
    if line[0].isspace() or NUMBER.match(line) or (is_item(words) and not is_item(current.words)):
        return True
    if words.isupper() and len(words) > ACRONYM and not current.words.isupper():
        return True
    item = field_of(words) not in (None, "peralatan_perlengkapan") and not is_within(current.words)
    named = item or labels_in(words) or beside(words) or is_person(words) or has_nip(words) or is_furniture(words)
    return bool(named) or (words[:1].isupper() and is_heading(words))


def _goes_on(line: str) -> bool:
    """Whether a line ends where its cell does not: with a blank, or inside a word. A label or heading is whole."""
    if line.lstrip()[:1].isupper() and (canonical_field(line) or canonical_column(line)):
        return False
    return line.endswith((" ", "\u00a0")) or breaks_off(line.rstrip())


def breaks_off(line: str) -> bool:
    """Whether a line ends inside a word ("masing-")."""
    return line.endswith("-") and line[-2:-1].isalpha()


def _unglued(piece: Piece) -> Iterator[Piece]:
    parts = [words.strip() for words in _GLUED.split(piece.words, MOST_GLUED) if words.strip()]
    for place, words in enumerate(parts):
        yield Piece(words, piece.line, 0 if place else piece.gap, place > 0, piece.widths, piece.end)
