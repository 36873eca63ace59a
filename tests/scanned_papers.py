"""Scans made for tests: the pages of small PDFs (papers.py) as pictures, and whatever picture a hostile file needs."""

from __future__ import annotations

import stat
import sys
import zlib
from pathlib import Path

import numpy as np
import papers
import pypdfium2
import pytest
from numpy.typing import NDArray

from sopcheck.readers.pdf import installed

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
import scanned

Grey = NDArray[np.uint8]

HERE = installed.recognizer()
with_tesseract = pytest.mark.skipif(bool(HERE.missing), reason=f"scans are not read here: {HERE.missing}")


def scan(*sheets: papers.Sheet, dpi: int = 150) -> bytes:
    """Pages as a scanner gives them: askew, grey, grainy."""
    return scanned.scan(papers.pdf(*sheets), dpi)


def turned(content: bytes, quarters: int) -> bytes:
    """The pages of a scan as they lie after quarter turns to the left."""
    pages = []
    for page in pypdfium2.PdfDocument(content):
        (width, height), grey = page.get_size(), picture_of(page)
        pages.append((*((height, width) if quarters % 2 else (width, height)), np.rot90(grey, quarters)))
    return scanned.pictures(pages)


def picture_of(page: pypdfium2.PdfPage, dpi: int = 150) -> Grey:
    """A page in shades of grey."""
    drawn = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    grey: Grey = drawn.reshape(drawn.shape[:2])
    return grey


def pasted(sheet: papers.Sheet, grey: Grey, left: float, top: float, right: float, bottom: float) -> bytes:
    """A drawn page with one picture on it."""
    high, wide = grey.shape
    picture = papers.stream(
        zlib.compress(grey.tobytes()),
        f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/BitsPerComponent 8/ColorSpace/DeviceGray"
        "/Filter/FlateDecode",
    )
    sheet.put(f"q {right - left} 0 0 {bottom - top} {left} {papers.HIGH - bottom} cm /I1 Do Q")
    content = "\n".join(sheet.content).encode("latin-1")
    return papers.file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {papers.WIDE} {papers.HIGH}]/Contents 5 0 R"
            "/Resources<</Font<</F1 3 0 R>>/XObject<</I1 6 0 R>>>>>>".encode(),
            papers.stream(content),
            picture,
        ]
    )


def pictured(
    wide: int, high: int, data: bytes, bits: int = 8, page: tuple[int, int] = (842, 595), pages: int = 1
) -> bytes:
    """Pages that show one picture, whatever it claims to be."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    entries = f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/BitsPerComponent {bits}/ColorSpace/DeviceGray"
    objects.append(papers.stream(data, f"{entries}/Filter/FlateDecode"))
    kids = []
    for _ in range(pages):
        objects.append(papers.stream(f"{page[0]} 0 0 {page[1]} 0 0 cm /I Do".encode()))
        box = f"/MediaBox[0 0 {page[0]} {page[1]}]/Contents {len(objects)} 0 R/Resources<</XObject<</I 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}>>".encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {pages}/Kids[{' '.join(kids)}]>>".encode()
    return papers.file_of(objects)


def program(folder: Path, *lines: str) -> str:
    """A program that stands for tesseract: these lines of Python."""
    path = folder / "tesseract"
    path.write_text("\n".join([f"#!{sys.executable} -I", *lines]), "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)
