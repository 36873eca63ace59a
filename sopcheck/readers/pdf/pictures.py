"""Pictures of a page: where they stand, and their points in two shades. Runs in the bounded child only."""

from __future__ import annotations

import ctypes
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium

from sopcheck.readers.pdf.raster import Mask
from sopcheck.readers.pdf.seen import Picture, Seen

MAX_PIXELS = 1_000_000  # of a picture that is looked into; a pasted flowchart has half as many

_DARK = bytes(shade < 160 for shade in range(256))
_SOLID = bytes(shade > 100 for shade in range(256))

Matrix = tuple[float, float, float, float, float, float]


def picture(item: Any, matrix: Matrix, seen: Seen, document: Any, handle: Any) -> Picture:
    """A picture fills the unit square that its matrix places."""
    a, b, c, d, e, f = matrix
    points = [seen(a * x + c * y + e, b * x + d * y + f) for x in (0, 1) for y in (0, 1)]
    across, down = [x for x, _ in points], [y for _, y in points]
    upright = a > 0 and d > 0 and abs(b) + abs(c) < 0.01
    shades = partial(_mask, item, document, handle) if upright else _no_mask
    return Picture(min(across), min(down), max(across), max(down), shades)


def _no_mask() -> None:
    return None


def _mask(item: Any, document: Any, handle: Any) -> Mask | None:
    """The points of a picture as they are seen, transparent ones light."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    if not pdfium.FPDFImageObj_GetImagePixelSize(item, width, height):
        return None
    wide, high = width.value, height.value
    if not 0 < wide * high <= MAX_PIXELS:
        return None
    before = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, before)
    pdfium.FPDFPageObj_SetMatrix(item, pdfium.FS_MATRIX(wide, 0, 0, high, 0, 0))  # point by point, not as placed
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document, handle, item)
    pdfium.FPDFPageObj_SetMatrix(item, before)
    if not bitmap:
        return None
    try:
        if pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_BGRA:
            return None
        wide, high = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    rows = []
    for start in range(0, stride * high, stride):
        line = data[start : start + 4 * wide]
        dark = int.from_bytes(line[1::4].translate(_DARK), "big") & int.from_bytes(line[3::4].translate(_SOLID), "big")
        rows.append(dark.to_bytes(wide, "big"))
    return Mask(wide, high, rows)
