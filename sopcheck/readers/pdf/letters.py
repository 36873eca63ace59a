"""The characters of a page with their places. Runs in the bounded child only."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from sopcheck.readers.pdf.seen import Character, Seen, TooMuchError

MAX_CHARACTERS = 50_000  # per page
MOSTLY = (
    0.8  # of the letters of a page that was put into the file lying or upside down; a form has few words that run up
)
LEAST = 50  # letters from which one can tell
HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})  # what pdfium gives for the hyphen at a line end; a soft hyphen


def characters(handle: Any, seen: Seen, quarters: int) -> tuple[Character, ...]:
    """The characters of an open page in the order they were drawn. quarters: turns of the page, clockwise.

    Raises TooMuchError beyond MAX_CHARACTERS.
    """
    text = pdfium.FPDFText_LoadPage(handle)
    if not text:
        return ()
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > MAX_CHARACTERS:
            raise TooMuchError(f"satu halaman PDF berisi lebih dari {MAX_CHARACTERS} huruf")
        return tuple(_apart(_read_characters(text, count, seen, quarters)))
    finally:
        pdfium.FPDFText_ClosePage(text)


def lying(letters: Sequence[Character]) -> int:
    """Quarter turns by which nearly all letters of a page are turned: of a page that is read from another side."""
    written = [letter.angle for letter in letters if not letter.text.isspace()]
    angle, count = Counter(written).most_common(1)[0] if written else (0, 0)
    return angle // 90 if count >= max(LEAST, MOSTLY * len(written)) else 0


def _apart(found: Iterable[tuple[Character, bool]]) -> Iterator[Character]:
    """The letters with those of one ligature side by side in its box, as people read them. found: each with whether it
    stands in the box of the one before.
    """
    run: list[Character] = []
    for one, inside in found:
        if not inside:
            yield from _spread(run)
            run = []
        run.append(one)
    yield from _spread(run)


def _spread(run: Sequence[Character]) -> Iterator[Character]:
    """The letters of one box, each with an even part of it in the direction they run."""
    if len(run) < 2:
        yield from run
        return
    left, right, top, bottom = run[0].x, run[0].right, run[0].top, run[0].bottom
    wide, high = (right - left) / len(run), (bottom - top) / len(run)
    for place, one in enumerate(run):
        back = len(run) - 1 - place
        if one.angle in (90, 270):
            above = place if one.angle == 90 else back
            yield one._replace(top=top + above * high, bottom=top + (above + 1) * high)
        else:
            before = back if one.angle == 180 else place
            yield one._replace(x=left + before * wide, right=left + (before + 1) * wide)


def _drawn_by(text: Any, place: int) -> int | None:
    """What tells the text object that draws a character from others."""
    return ctypes.cast(pdfium.FPDFText_GetTextObject(text, place), ctypes.c_void_p).value


def _read_characters(text: Any, count: int, seen: Seen, quarters: int) -> Iterator[tuple[Character, bool]]:
    """Each character, and whether it is of one glyph with the one before: the same box in one text object. A letter
    drawn twice for boldness is drawn by two.
    """
    filled: tuple[float, ...] = ()
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    taken = 0
    angle, turned, parted, before = 0, False, False, (0.0, 0.0)
    for place in range(count):
        code = pdfium.FPDFText_GetUnicode(text, place)
        if code <= 0x20 and pdfium.FPDFText_IsGenerated(text, place) == 1:
            parted = True
            continue
        letter = "-" if code in HYPHENS else _letter(code)
        if not letter or not pdfium.FPDFText_GetLooseCharBox(text, place, box):
            continue
        pdfium.FPDFText_GetCharOrigin(text, place, x, y)
        if turned or y.value != before[1] or x.value <= before[0]:  # within a line no letter is turned by itself
            angle = (round(pdfium.FPDFText_GetCharAngle(text, place) * 57.2958 / 90) + quarters) % 4 * 90
            turned = angle != 0
        before = (x.value, y.value)
        fills = (box.left, box.top, box.right, box.bottom)
        inside = fills == filled and letter != " " and _drawn_by(text, place) == _drawn_by(text, taken)
        filled, taken = fills, place
        one, other = seen(box.left, box.top), seen(box.right, box.bottom)
        at = seen(x.value, y.value)
        left, right = (one[0], other[0]) if one[0] <= other[0] else (other[0], one[0])
        top, bottom = (one[1], other[1]) if one[1] <= other[1] else (other[1], one[1])
        size = right - left if turned and angle != 180 else bottom - top
        yield Character(letter, left, at[1], right, top, bottom, size, angle, parted, place), inside
        parted = False


def _letter(code: int) -> str:
    """The character of a code; "" for control characters and what is no character."""
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return " " if code in (0x09, 0x0A, 0x0D, 0x85) else ""
    return " " if code in (0xA0, 0x2009, 0x202F) else chr(code)
