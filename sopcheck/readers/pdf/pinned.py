"""Notes pinned on the pages of a PDF, as bytes that go after those of the file: what was there stays as it was, signed
or not. Runs in the bounded child only.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pypdfium2.raw as pdfium

from sopcheck.readers.pdf.page import MAX_PAGES, opened, page_of, unseen, upright
from sopcheck.readers.pdf.seen import DamagedError

MOST = 20_000  # annotations of a page that are looked at
SIZE = 18.0  # points; how large a viewer draws its sign is up to the viewer
_ID = re.compile(rb"/ID ?\[ ?<([0-9A-Fa-f]{32})> ?<([0-9A-Fa-f]{32})> ?\]")
COLOUR = (255, 209, 0, 160)  # red, green, blue, opacity of 255


def added(content: bytes, work: Mapping[str, Any]) -> bytes:
    """The bytes to append. Raises EncryptedError, DamagedError.

    work: `notes`, each with page (1-based), across and down (of the upper right corner, in points on the page as seen),
    the words under keys of the annotation (Contents, T, M), and `about`; and `earlier`, by which notes of an earlier
    run are known: the words under their keys, a pattern of the whole of their Contents (such a note goes, unless
    somebody answered it), and one of what a note that stays is about: no second one is pinned about the same.
    """
    notes = work["notes"]
    with opened(content) as document:
        told = {about for number in _pages(document) for about in _taken_out(document, number, work["earlier"])}
        new = [note for note in notes if not note["about"] or note["about"] not in told]
        for number in sorted({int(note["page"]) for note in new}):
            with page_of(document, number) as page:
                turn = upright(page)
                for note in new:
                    if note["page"] == number:
                        _pin(page, note, turn)
        saved = _saved(document)
    if not saved.startswith(content):  # a file so damaged that it was put together anew is not the same file
        raise DamagedError
    return _reproducible(saved[len(content) :], content)


def _pages(document: Any) -> range:
    return range(1, min(pdfium.FPDF_GetPageCount(document), MAX_PAGES) + 1)


def _taken_out(document: Any, number: int, earlier: Mapping[str, Any]) -> Iterator[str]:
    """Take the notes of an earlier run off a page; what those that stay are about."""
    whole = re.compile(earlier["words"])
    with page_of(document, number) as page:
        ours = dict(_known(page, earlier["keys"]))
        answered = {owner for _, owner in _linked(page, b"IRT")}
        gone = {place for place, words in ours.items() if place not in answered and whole.fullmatch(words.strip())}
        for place in ours.keys() - gone:
            yield from re.findall(earlier["told"], ours[place])
        gone |= {place for place, owner in _linked(page, b"Parent") if owner in gone}  # the windows they open in
        for place in sorted(gone, reverse=True):
            pdfium.FPDFPage_RemoveAnnot(page, place)


def _known(page: Any, keys: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """(position, words) of the notes on a page with these words under these keys."""
    for place, annotation in _annotations(page):
        if all(_value(annotation, key.encode()) == words for key, words in keys.items()):
            yield place, _value(annotation, b"Contents").replace("\r\n", "\n").replace("\r", "\n")


def _linked(page: Any, key: bytes) -> Iterator[tuple[int, int]]:
    """(position, position of what the key refers to) of the annotations on a page."""
    for place, annotation in _annotations(page):
        other = pdfium.FPDFAnnot_GetLinkedAnnot(annotation, key)
        if other:
            yield place, pdfium.FPDFPage_GetAnnotIndex(page, other)
            pdfium.FPDFPage_CloseAnnot(other)


def _annotations(page: Any) -> Iterator[tuple[int, Any]]:
    """(position, annotation), each open until the next is asked for."""
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        if annotation:
            try:
                yield place, annotation
            finally:
                pdfium.FPDFPage_CloseAnnot(annotation)


def _value(annotation: Any, key: bytes) -> str:
    """The words under a key; "" if there are none."""
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    words = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, words, size)
    return bytes(words)[: max(0, size - 2)].decode("utf-16-le", "replace")


def _reproducible(tail: bytes, content: bytes) -> bytes:
    """The same for the same file and notes: pdfium draws by lot what tells this state of the file from others."""
    drawn = _ID.search(tail)
    if drawn is None:
        return tail
    first, second = drawn.span(1), drawn.span(2)
    rest = tail[: first[0]] + tail[second[1] :]
    own = hashlib.sha256(content + rest).hexdigest()[:32].upper().encode()
    known = drawn[1] if drawn[1].lower() in content.lower() else own
    return tail[: first[0]] + known + tail[first[1] : second[0]] + own + tail[second[1] :]


def _pin(page: Any, note: Mapping[str, Any], turn: int) -> None:
    corners = [unseen(page, note["across"] - reach, note["down"] + reach, turn) for reach in (0.0, SIZE)]
    (left, right), (bottom, top) = (sorted(values) for values in zip(*corners, strict=True))
    annotation = pdfium.FPDFPage_CreateAnnot(page, pdfium.FPDF_ANNOT_TEXT)
    if not annotation:
        raise DamagedError
    try:
        pdfium.FPDFAnnot_SetRect(annotation, pdfium.FS_RECTF(left, top, right, bottom))
        pdfium.FPDFAnnot_SetColor(annotation, pdfium.FPDFANNOT_COLORTYPE_Color, *COLOUR)
        pdfium.FPDFAnnot_SetFlags(annotation, pdfium.FPDF_ANNOT_FLAG_PRINT | pdfium.FPDF_ANNOT_FLAG_NOROTATE)
        for key, words in note["keys"].items():
            text = (words + "\0").encode("utf-16-le")
            buffer = ctypes.create_string_buffer(text, len(text))
            pdfium.FPDFAnnot_SetStringValue(
                annotation, key.encode(), ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
            )
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _saved(document: Any) -> bytes:
    pieces: list[bytes] = []

    def write(_: Any, data: Any, size: int) -> int:
        pieces.append(ctypes.string_at(data, size))
        return 1

    target = pdfium.FPDF_FILEWRITE(version=1)
    target.WriteBlock = type(target.WriteBlock)(write)
    if not pdfium.FPDF_SaveAsCopy(document, target, pdfium.FPDF_INCREMENTAL):
        raise DamagedError
    return b"".join(pieces)
