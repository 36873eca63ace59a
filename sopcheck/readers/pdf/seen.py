"""What stands on a page, as plain numbers and words: characters, drawn paths, pictures. Nothing is understood yet.

Everything is in points from the upper left corner of the page as it is seen (turned and cropped); y grows downwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sopcheck.readers.pdf.raster import Mask

Point = tuple[float, float]


class TooMuchError(Exception):
    """A limit was passed; the argument says which, in Indonesian."""


class EncryptedError(Exception):
    """The file asks for a password."""


class DamagedError(Exception):
    """The file cannot be opened as a PDF."""


class Character(NamedTuple):
    """A printed character. x, y: where it stands on its line; right: where it ends; size: its height in points.

    angle: degrees it is turned; parted: whether pdfium sees a blank before it, where the file has none; order: its
    place among the characters of the page, as they were drawn.
    """

    text: str
    x: float
    y: float
    right: float
    top: float
    bottom: float
    size: float
    angle: int
    parted: bool
    order: int


class Stroke(NamedTuple):
    """One unbroken part of a path. corners: its points in order, curves by their end points and their middle.

    curves: how many of its pieces are curves; closed: whether it returns to its start.
    """

    corners: tuple[Point, ...]
    curves: int
    closed: bool


class Path(NamedTuple):
    """A drawn path. fill, line: brightness of its ink from 0 (black) to 1 (white), None where it has none."""

    strokes: tuple[Stroke, ...]
    fill: float | None
    line: float | None
    width: float
    dashed: bool


class Picture(NamedTuple):
    """Where a picture stands. mask: its points in two shades, asked for while its page is open; None if too large."""

    left: float
    top: float
    right: float
    bottom: float
    mask: Callable[[], Mask | None]


class Page(NamedTuple):
    """One page."""

    number: int
    width: float
    height: float
    characters: tuple[Character, ...]
    paths: tuple[Path, ...]
    pictures: tuple[Picture, ...]


Seen = Callable[[float, float], Point]
"""How a point of the file comes to stand on the page as seen."""
