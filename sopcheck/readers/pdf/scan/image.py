"""A page as a picture in shades of grey, set straight, and in two shades."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from sopcheck.readers.pdf.page import objects
from sopcheck.readers.pdf.scan.parts import Mask
from sopcheck.readers.pdf.seen import TooMuchError

DPI = 240  # measured: finer costs time and reads no better, coarser loses digits
MOST_POINTS = 12_000_000  # of the picture of a page; A3 has 11 million at DPI
MOST_PICTURED = 150_000_000  # of all pictures on a page; A3 scanned at 600 dpi has 70 million
BLOCK = 24.0  # points of the page, both ways, that are taken to lie in one light
SPARSE = 3  # every third of its points, both ways, says how bright it is
DIM, BRIGHT = 30, 245  # brightness below which there is no paper; of paper, once evened
NEARBY = 8.0  # points of the page around a point whose mean tells dark from light
DARKER = 0.85  # of that mean: ink
DARK = 0.55  # of the brightness of paper: ink too, in the middle of an area

Grey = NDArray[np.uint8]


def scale_of(width: float, height: float) -> float:
    """Points of the picture per point of a page so large. Raises TooMuchError for pages of no size."""
    if not (1.0 <= width <= 20_000.0 and 1.0 <= height <= 20_000.0):
        raise TooMuchError("ukuran halamannya tidak wajar")
    return min(DPI / 72, float((MOST_POINTS / (width * height)) ** 0.5))


def rendered(handle: Any, width: float, height: float, scale: float) -> Grey:
    """An open page as it is seen. Raises TooMuchError where the pictures on it are too large to be unpacked."""
    _require_bounded(handle)
    wide, high = max(round(width * scale), 1), max(round(height * scale), 1)
    bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, pdfium.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        raise MemoryError
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, handle, 0, 0, wide, high, 0, pdfium.FPDF_GRAYSCALE)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return np.frombuffer(data, np.uint8).reshape(high, stride)[:, :wide]


def _require_bounded(handle: Any) -> None:
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    points = 0
    for item, _ in objects(handle):
        if pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_IMAGE:
            pdfium.FPDFImageObj_GetImagePixelSize(item, wide, high)
            points += wide.value * high.value
    if points > MOST_PICTURED:
        raise TooMuchError(f"gambarnya {points // 1_000_000} juta titik; batasnya {MOST_PICTURED // 1_000_000} juta")


def evened(grey: Grey, scale: float) -> Grey:
    """A picture without the shadows of the scanner or camera: each part as bright as its paper says."""
    step = max(round(BLOCK * scale), 1)
    high, wide = grey.shape
    padded = np.pad(grey, ((0, -high % step), (0, -wide % step)), mode="edge")
    blocks = padded.reshape(padded.shape[0] // step, step, padded.shape[1] // step, step)[:, ::SPARSE, :, ::SPARSE]
    paper = np.pad(np.quantile(blocks, 0.9, axis=(1, 3)), 1, mode="edge")
    around = [paper[y : y + blocks.shape[0], x : x + blocks.shape[2]] for y in range(3) for x in range(3)]
    brightest = np.maximum.reduce(around).astype(np.uint8)  # where a block is dark throughout, its neighbours know
    light = resized(np.maximum(brightest, DIM), step)[:high, :wide]
    even: Grey = np.minimum(grey * (BRIGHT / light.astype(np.float32)), 255).astype(np.uint8)
    return even


def ink(grey: Grey, scale: float) -> Mask:
    """What is darker than what lies around it, or dark by itself."""
    reach = max(int(NEARBY * scale), 1)
    dark: Mask = grey < DARKER * _mean(_mean(grey.astype(np.float32), reach).T, reach).T
    return dark | solid(grey)


def solid(grey: Grey) -> Mask:
    """What is dark whatever lies around it."""
    dark: Mask = grey < DARK * float(np.quantile(grey[::8, ::8], 0.9))
    return dark


def _mean(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """The mean of each point and those `reach` above and below it."""
    high = values.shape[0]
    padded = np.pad(values, ((reach + 1, reach), (0, 0)), mode="edge")
    added = np.cumsum(padded, axis=0, dtype=np.float64)
    mean: NDArray[np.float32] = ((added[2 * reach + 1 :] - added[: -2 * reach - 1]) / (2 * reach + 1)).astype(
        np.float32
    )
    assert mean.shape[0] == high
    return mean


def straightened(grey: Grey, falling: float, leaning: float) -> Grey:
    """A picture whose rows fall and whose columns lean by these slopes, without."""
    return _sheared(_sheared(grey, falling).T, leaning).T


def _sheared(grey: Grey, slope: float) -> Grey:
    """Each column moved up by its distance from the middle times a slope."""
    high, wide = grey.shape
    shift = (np.arange(wide) - wide / 2) * slope
    whole = np.floor(shift).astype(np.intp)
    part = (shift - whole).astype(np.float32)
    border = int(np.abs(whole).max()) + 2
    padded = np.pad(grey, ((border, border), (0, 0)), mode="edge")
    rows = np.arange(high)[:, None] + border + whole[None, :]
    upper = np.take_along_axis(padded, rows, 0).astype(np.float32)
    lower = np.take_along_axis(padded, rows + 1, 0)
    sheared: Grey = (upper + (lower - upper) * part + 0.5).astype(np.uint8)
    return sheared


def resized(grey: Grey, factor: float) -> Grey:
    """A picture larger by a factor, with what lies between its points in between."""
    return _stretched(_stretched(grey, factor).T, factor).T.copy()


def _stretched(grey: Grey, factor: float) -> Grey:
    high = grey.shape[0]
    at = np.clip((np.arange(round(high * factor)) + 0.5) / factor - 0.5, 0, high - 1)
    upper = at.astype(np.intp)
    part = (at - upper)[:, None]
    stretched: Grey = (grey[upper] * (1 - part) + grey[np.minimum(upper + 1, high - 1)] * part + 0.5).astype(np.uint8)
    return stretched
