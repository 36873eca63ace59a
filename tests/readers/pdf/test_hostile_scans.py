"""Hostile pictures: each is refused in one clear line, or read, within time and memory, and nothing is invented."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable

import numpy as np
import papers
import pytest
import scanned_papers
from scanned_papers import Grey, pictured, with_tesseract

from sopcheck.errors import InputError
from sopcheck.readers import pdf

WIDE, HIGH = 1754, 1240
MOST_SECONDS = 60.0  # generous for a loaded machine; alone each takes under 15


def white() -> Grey:
    return np.full((HIGH, WIDE), 255, np.uint8)


def noise() -> Grey:
    return np.random.default_rng(1).integers(0, 255, (HIGH, WIDE), np.uint8)


def specks() -> Grey:
    grey = white()
    grey[np.random.default_rng(2).random(grey.shape) < 0.03] = 0
    return grey


def checked(step: int) -> Grey:
    grey = white()
    grey[::step], grey[:, ::step] = 0, 0
    return grey


def stripes() -> Grey:
    grey = white()
    grey[50::24, 50:1700] = 0
    return grey


def scribbles() -> Grey:
    """A table whose cells are full of what looks like letters."""
    dust, grey = np.random.default_rng(3), white()
    grey[20:-20:60, 20:1720], grey[20:1220, 20:-20:200] = 0, 0
    for y in range(32, 1180, 60):
        for x in range(30, 1690, 11):
            grey[y : y + 12, x : x + 7] = dust.integers(0, 2, (12, 7)) * 255
    return grey


def page_of(grey: Grey, pages: int = 1, page: tuple[int, int] = (842, 595)) -> bytes:
    return pictured(WIDE, HIGH, zlib.compress(grey.tobytes()), page=page, pages=pages)


MADE: dict[str, Callable[[], bytes]] = {
    "one point": lambda: pictured(1, 1, zlib.compress(b"\0")),
    "a row of points": lambda: pictured(5000, 1, zlib.compress(b"\0" * 5000)),
    "white": lambda: page_of(white()),
    "black": lambda: page_of(white() * 0),
    "noise": lambda: page_of(noise()),
    "specks": lambda: page_of(specks()),
    "wide squares": lambda: page_of(checked(20)),
    "narrow squares": lambda: page_of(checked(7)),
    "stripes": lambda: page_of(stripes()),
    "scribbles": lambda: page_of(scribbles()),
    "a page of 200 inches": lambda: page_of(specks(), page=(14400, 14400)),
    "a page of three points": lambda: page_of(specks(), page=(3, 3)),
    "a page far too long": lambda: page_of(stripes(), page=(20, 14400)),
    "144 million points": lambda: pictured(12_000, 12_000, zlib.compress(b"\xff" * 144_000_000)),
    "more points than it says": lambda: pictured(1000, 1000, zlib.compress(b"\xff" * 500_000_000)),
    "fewer points than it says": lambda: pictured(5000, 5000, zlib.compress(b"\0" * 100)),
    "ten pages": lambda: page_of(white(), pages=10),
}


@with_tesseract
@pytest.mark.parametrize("kind", MADE)
def test_a_picture_of_nothing_is_refused_in_one_line_and_in_time(kind: str) -> None:
    content = MADE[kind]()
    started = time.monotonic()
    with pytest.raises(InputError) as error:
        pdf.read(content, "a.pdf")
    assert time.monotonic() - started < MOST_SECONDS
    said = str(error.value)
    assert "\n" not in said
    assert said.startswith("a.pdf: tabel langkahnya berupa gambar atau hasil pindai (hlm. 1")
    assert "pakai berkas Word atau Excel asalnya" in said


@with_tesseract
def test_a_picture_of_thousands_of_millions_of_points_is_not_unpacked() -> None:
    content = pictured(60_000, 60_000, zlib.compress(b"\0" * 45_000_000, 9), bits=1)
    assert len(content) < 100_000
    with pytest.raises(InputError) as error:
        pdf.read(content, "a.pdf")
    assert "hlm. 1 tidak dapat dikenali: gambarnya 3600 juta titik; batasnya 150 juta" in str(error.value)


def outcome(content: bytes) -> str:
    """ "" if the file is read, else why not."""
    try:
        pdf.read(content, "a.pdf")
    except InputError as error:
        return str(error)
    return ""


@with_tesseract
def test_scans_changed_at_random_are_read_or_refused() -> None:
    chance = np.random.default_rng(5)
    sound = scanned_papers.scan(papers.table(), dpi=100)
    for _ in range(8):
        content = bytearray(sound)
        for _ in range(int(chance.integers(1, 30))):
            content[int(chance.integers(len(content)))] = int(chance.integers(256))
        assert "\n" not in outcome(bytes(content))
