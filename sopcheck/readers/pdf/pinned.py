"""Notes pinned on the pages of a PDF, as bytes that go after those of the file: what was there stays as it was, signed
or not. Runs in the bounded child only.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from sopcheck.readers.pdf.page import opened, page_of, unseen
from sopcheck.readers.pdf.seen import DamagedError

SIZE = 18.0  # points; how large a viewer draws its sign is up to the viewer
_ID = re.compile(rb"/ID ?\[ ?<([0-9A-Fa-f]{32})> ?<([0-9A-Fa-f]{32})> ?\]")
COLOUR = (255, 209, 0, 160)  # red, green, blue, opacity of 255


def added(content: bytes, notes: Sequence[Mapping[str, Any]]) -> bytes:
    """The bytes to append. Raises EncryptedError, DamagedError.

    notes: page (1-based), across and down (of the upper right corner, in points on the page as seen), and the words
    under keys of the annotation (Contents, T, M).
    """
    with opened(content) as document:
        for number in sorted({int(note["page"]) for note in notes}):
            with page_of(document, number) as page:
                for note in notes:
                    if note["page"] == number:
                        _pin(page, note)
        saved = _saved(document)
    if not saved.startswith(content):  # a file so damaged that it was put together anew is not the same file
        raise DamagedError
    return _reproducible(saved[len(content) :], content)


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


def _pin(page: Any, note: Mapping[str, Any]) -> None:
    corners = [unseen(page, note["across"] - reach, note["down"] + reach) for reach in (0.0, SIZE)]
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
