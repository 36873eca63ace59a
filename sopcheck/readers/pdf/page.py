"""Opens a PDF and takes up what its pages hold: see seen.py. Runs in the bounded child only."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from sopcheck.readers.pdf.letters import characters, lying
from sopcheck.readers.pdf.pictures import picture
from sopcheck.readers.pdf.seen import (
    Character,
    DamagedError,
    EncryptedError,
    Page,
    Path,
    Picture,
    Point,
    Seen,
    Stroke,
    TooMuchError,
)

MAX_PAGES = 60
MAX_OBJECTS = 60_000
MAX_POINTS = 400_000  # corners of all paths; a real page has a few thousand
MAX_DEPTH = 5  # of forms in forms; nothing real goes deeper than 2

Matrix = tuple[float, float, float, float, float, float]


@contextlib.contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """A file for pdfium. Raises EncryptedError, DamagedError."""
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        raise EncryptedError if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) else DamagedError
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextlib.contextmanager
def page_of(document: Any, number: int) -> Iterator[Any]:
    """A page (1-based) of an open file. Raises DamagedError."""
    handle = pdfium.FPDF_LoadPage(document, number - 1)
    if not handle:
        raise DamagedError
    try:
        yield handle
    finally:
        pdfium.FPDF_ClosePage(handle)


def pages(content: bytes) -> Iterator[Page]:
    """The pages of a file. Raises EncryptedError, DamagedError, TooMuchError."""
    with opened(content) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise DamagedError
        if count > MAX_PAGES:
            raise TooMuchError(f"PDF berisi {count} halaman; batasnya {MAX_PAGES}")
        spent = _Spent()
        for number in range(1, count + 1):
            with page_of(document, number) as handle:
                yield _page(document, handle, number, spent)


class _Spent:
    """How much of the limits of a file is used up."""

    def __init__(self) -> None:
        self.objects = 0
        self.points = 0

    def object(self) -> None:
        self.objects += 1
        if self.objects > MAX_OBJECTS:
            raise TooMuchError(f"PDF berisi lebih dari {MAX_OBJECTS} objek gambar dan teks")

    def corners(self, count: int) -> None:
        self.points += count
        if self.points > MAX_POINTS:
            raise TooMuchError(f"gambar dalam PDF berisi lebih dari {MAX_POINTS} titik")


def _page(document: Any, handle: Any, number: int, spent: _Spent) -> Page:
    letters, turn = _letters(handle)
    seen, width, height = view(handle, turn)
    paths: list[Path] = []
    pictures: list[Picture] = []
    for item, matrix in objects(handle, spent):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            path = _path(item, matrix, seen, spent)
            if path is not None:
                paths.append(path)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(picture(item, matrix, seen, document, handle))
    return Page(number, width, height, letters, tuple(paths), tuple(pictures))


def _letters(handle: Any) -> tuple[tuple[Character, ...], int]:
    """The characters of a page, and the quarter turns to the right by which they are upright: those of the file, unless
    the page was put into it lying or upside down.
    """
    turn = rotation(handle)
    letters = characters(handle, view(handle, turn)[0], turn)
    if quarters := lying(letters):
        turn = (turn - quarters) % 4
        letters = characters(handle, view(handle, turn)[0], turn)
    return letters, turn


def rotation(handle: Any) -> int:
    """The quarter turns to the right by which a page is shown."""
    return int(pdfium.FPDFPage_GetRotation(handle)) % 4


def upright(handle: Any) -> int:
    """The quarter turns to the right by which a page is read."""
    return _letters(handle)[1]


def _box(handle: Any) -> tuple[float, float, float, float]:
    """(left, bottom, right, top) of a page."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(handle, box)
    return box.left, box.bottom, box.right, box.top


def unseen(handle: Any, across: float, down: float, turn: int) -> Point:
    """The point of the file that stands at a place of the page as seen: `view` the other way round."""
    left, bottom, right, top = _box(handle)
    points = (
        (left + across, top - down),
        (left + down, bottom + across),
        (right - across, bottom + down),
        (right - down, top - across),
    )
    return points[turn]


def view(handle: Any, turn: int) -> tuple[Seen, float, float]:
    """(how a point of the file comes to stand on the page as seen, width, height). turn: quarters to the right."""
    left, bottom, right, top = _box(handle)
    wide, high = right - left, top - bottom
    views: tuple[Seen, ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    return views[turn], *((high, wide) if turn % 2 else (wide, high))


def objects(handle: Any, spent: _Spent | None = None) -> Iterator[tuple[Any, Matrix]]:
    """The objects of a page with the matrix that places them, those inside forms too. Raises TooMuchError."""
    count = pdfium.FPDFPage_CountObjects(handle)
    top = (pdfium.FPDFPage_GetObject(handle, place) for place in range(count))
    yield from _unfolded(top, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0, spent or _Spent())


def _unfolded(items: Iterator[Any], outer: Matrix, depth: int, spent: _Spent) -> Iterator[tuple[Any, Matrix]]:
    for item in items:
        spent.object()
        matrix = _times(_matrix(item), outer)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < MAX_DEPTH:
            count = pdfium.FPDFFormObj_CountObjects(item)
            inside = (pdfium.FPDFFormObj_GetObject(item, place) for place in range(max(count, 0)))
            yield from _unfolded(inside, matrix, depth + 1, spent)


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, l = other  # noqa: E741  # the letters of the specification
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l


def _path(item: Any, matrix: Matrix, seen: Seen, spent: _Spent) -> Path | None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
    fill = _brightness(item, pdfium.FPDFPageObj_GetFillColor) if mode.value else None
    line = _brightness(item, pdfium.FPDFPageObj_GetStrokeColor) if stroked.value else None
    if fill is None and line is None:
        return None
    count = pdfium.FPDFPath_CountSegments(item)
    spent.corners(max(count, 0))
    width = ctypes.c_float()
    pdfium.FPDFPageObj_GetStrokeWidth(item, width)
    scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
    strokes = tuple(_strokes(item, count, matrix, seen))
    dashed = line is not None and pdfium.FPDFPageObj_GetDashCount(item) > 0
    return Path(strokes, fill, line, width.value * scale, dashed) if strokes else None


def _brightness(item: Any, colour_of: Callable[..., int]) -> float | None:
    """How bright an ink is; None where it cannot be seen through."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not colour_of(item, red, green, blue, alpha):
        return 0.0
    if alpha.value == 0:
        return None
    return (0.299 * red.value + 0.587 * green.value + 0.114 * blue.value) / 255


def _strokes(item: Any, count: int, matrix: Matrix, seen: Seen) -> Iterator[Stroke]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    corners: list[Point] = []
    curves, closed = 0, False
    pending: list[Point] = []
    for place in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, place)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = seen(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(corners) > 1:
                yield _stroke(corners, curves, closed)
            corners, curves, closed, pending = [point], 0, False, []
            continue
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            pending.append(point)
            if len(pending) == 3 and corners:
                one, two, three = pending
                start = corners[-1]
                middle = tuple((start[n] + 3 * one[n] + 3 * two[n] + three[n]) / 8 for n in (0, 1))
                corners += [(middle[0], middle[1]), three]
                curves += 1
                pending = []
        else:
            corners.append(point)
        closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
    if len(corners) > 1:
        yield _stroke(corners, curves, closed)


def _stroke(corners: list[Point], curves: int, closed: bool) -> Stroke:
    first, last = corners[0], corners[-1]
    back = len(corners) > 3 and abs(first[0] - last[0]) < 0.5 and abs(first[1] - last[1]) < 0.5
    return Stroke(tuple(corners[:-1] if back else corners), curves, closed or back)
