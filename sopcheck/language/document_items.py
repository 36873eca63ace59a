"""The items of one cell: where a list of documents parts, and where it only looks so.

>>> items_of("1. Nota Dinas, bernomor dan bertanggal 2. Arsip; - ATK")
('Nota Dinas, bernomor dan bertanggal', 'Arsip', 'ATK')
"""

from __future__ import annotations

import re

from sopcheck.language.document_words import lexicon
from sopcheck.language.text import is_blank, one_line
from sopcheck.language.verbs import is_active
from sopcheck.language.words import words_of

# "1. " "2) " "(3) " "a. ": numbers of a list, at the beginning or behind a blank
_NUMBER = re.compile(r"(?:(?<=\s)|^)\(?(?:(\d{1,2})|([a-z]))[.)](?=\s|[^\W\d])")
# "- ", "• ", "* ": bullets, at the beginning or behind a blank; private-use U+F0B7 comes from the Symbol font
_BULLET = re.compile(r"(?:(?<=\s)|^)[-–•·*▪●○➢✓\uf0b7\uf0a7]\s+")
_EDGES = " \t\r\n.;,:-–•·*"


def items_of(cell: str) -> tuple[str, ...]:
    """The printed items, without numbers, bullets and closing punctuation. Commas inside parentheses do not part."""
    items: list[str] = []
    for numbered in _numbered(cell):
        for bulleted in _BULLET.split(numbered):
            for part in _parts(bulleted):
                _put(items, part)
    return tuple(items)


def listed(cell: str) -> tuple[str, ...]:
    """A cell parted where `items_of` parts it, each part as printed; whole where a word would get lost, or where one
    part is an activity ("Menyerahkan nota, mengambil PC").

    >>> listed("Nota Dinas Kabid, bernomor; Arsip."), listed("Arsip, Berita Acara, dan Laporan")
    (('Nota Dinas Kabid, bernomor', 'Arsip.'), ('Arsip, Berita Acara, dan Laporan',))
    """
    text = one_line(cell)
    parts = items_of(text)
    if len(parts) < 2 or _letters("".join(parts)) != _letters(text) or any(map(_begins_with_verb, parts)):
        return (text,)
    starts, place = list[int](), 0
    for part in parts:
        first = part.partition(",")[0]  # a part that goes on behind a comma is not printed as it is given
        starts.append(max(place, text.find(first, place)))
        place = starts[-1] + len(first)
    return tuple(
        text[begin:end].lstrip(" ,;").rstrip(" ,;-–•·*")
        for begin, end in zip([0, *starts[1:]], [*starts[1:], len(text)], strict=True)
    )


def _begins_with_verb(part: str) -> bool:
    words = words_of(part[:80])
    return bool(words) and is_active(words[0].norm)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def _numbered(cell: str) -> list[str]:
    """Parted at 1, 2, 3 … or a, b, c … in order, if the numbers begin with the first; a lone "2." is no list."""
    pieces: list[str] = []
    begin, expected, letters = 0, 1, False
    for match in _NUMBER.finditer(cell):
        lettered = match[2] is not None
        value = ord(match[2]) - ord("a") + 1 if lettered else int(match[1])
        if value != expected or (expected > 1 and lettered != letters):
            continue
        letters, expected = lettered, expected + 1
        pieces.append(cell[begin : match.start()])
        begin = match.end()
    return [*pieces, cell[begin:]]


def _parts(text: str) -> list[str]:
    """Parted at semicolons and commas outside parentheses, not at decimal commas."""
    parts: list[str] = []
    begin, depth = 0, 0
    closes = text.count(")")
    for place, letter in enumerate(text):
        if letter == "(" and closes:
            depth += 1
        elif letter == ")":
            depth, closes = max(depth - 1, 0), closes - 1
        elif letter == ";" or (letter == "," and not (depth or text[place + 1 : place + 2].isdigit())):
            parts.append(text[begin:place])
            begin = place + 1
    return [*parts, text[begin:]]


def _put(items: list[str], part: str) -> None:
    """Add one item, or give it back to the item before that it continues ("…, bernomor dan bertanggal")."""
    shown = one_line(part).strip(_EDGES)
    if is_blank(shown) or not any(letter.isalnum() for letter in shown):
        return
    words = words_of(shown[:80])
    if words and words[0].norm in ("dan", "serta") and len(words) > 1 and words[1].norm not in lexicon().continuing:
        shown = shown[words[1].start :]  # "…, dan Upah Konstruksi"
    elif items and words and (words[0].norm in lexicon().continuing or words[0].norm in ("dan", "serta")):
        items[-1] = f"{items[-1]}, {shown}"
        return
    items.append(shown)
