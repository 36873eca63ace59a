"""The program tesseract: lines of letters in, words with their places out. It gets its lines on its input as one TIFF
with a page for each, and writes no file; memory, processor time and time on the clock are bounded.
"""

from __future__ import annotations

import contextlib
import os
import re
import struct
import subprocess
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sopcheck.readers.pdf.scan.image import DPI, Grey
from sopcheck.readers.pdf.seen import TooMuchError

SECONDS = 20  # of processor time, per page
WALL = 45.0  # seconds on the clock, per page
LANGUAGE = "ind"
ONE_LINE = 7  # tesseract's page segmentation mode: one line of text
_PASSED = ("TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")


class Word(NamedTuple):
    """A recognized word. left, top, right, bottom: in points of its picture; sure: 0 to 100, as the program says."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: float

    def shrunk(self, factor: float) -> Word:
        """The word as it stands in a picture smaller by a factor."""
        left, top, right, bottom = (round(side / factor) for side in self[1:5])
        return Word(self.text, left, top, right, bottom, self.sure)


def recognized(images: Sequence[Grey], program: str) -> list[list[Word]]:
    """The words of each picture. Raises TooMuchError if it takes too long, or the program fails."""
    if not images:
        return []
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", str(ONE_LINE), "--dpi", str(DPI)]
    try:
        done = subprocess.run(  # noqa: S603  # found by whoever started us, no shell
            [*command, "-c", "tessedit_create_tsv=1"],
            input=_tiff(images),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL,
            check=False,
            env={"OMP_THREAD_LIMIT": "1", **{name: os.environ[name] for name in _PASSED if name in os.environ}},
            preexec_fn=_bound(),
        )
    except subprocess.TimeoutExpired:
        raise TooMuchError("pengenalan hurufnya terlalu lama") from None
    except OSError:
        raise TooMuchError("tesseract tidak dapat dijalankan") from None
    if done.returncode:
        raise TooMuchError("tesseract berhenti: hurufnya terlalu banyak atau programnya rusak")
    return _words(done.stdout.decode("utf-8", "replace"), len(images))


def sureness(words: Iterable[Word]) -> float:
    """How surely words were recognized, by their letters; 0 where there are none."""
    letters = [(len(word.text), word.sure) for word in words]
    return sum(count * sure for count, sure in letters) / max(sum(count for count, _ in letters), 1)


def _bound() -> Callable[[], None] | None:
    """Binds the processor time of the program; its memory is bound as ours."""
    try:
        import resource
    except ImportError:
        return None

    def bind() -> None:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    return bind


# level 5 (a word), page, block, paragraph, line, word; left, top, width, height; confidence; the word
_WORD = re.compile(
    r"5\t (\d{1,6}) (?:\t\d+){4} \t(\d{1,6}) \t(\d{1,6}) \t(\d{1,6}) \t(\d{1,6}) \t(\d{1,3} (?:\.\d+)?) \t([^\t]*)",
    re.VERBOSE,
)


def _words(table: str, count: int) -> list[list[Word]]:
    """The words of lines of TSV, by their pages."""
    found: list[list[Word]] = [[] for _ in range(count)]
    for row in table.split("\n"):
        match = _WORD.fullmatch(row.rstrip("\r"))
        if match is None or not match[7].strip():
            continue
        page, left, top, wide, high = map(int, match.groups()[:5])
        if 1 <= page <= count:
            word = Word(" ".join(match[7].split()), left, top, left + wide, top + high, float(match[6]))
            found[page - 1].append(word)
    return found


def _tiff(images: Sequence[Grey]) -> bytes:
    """Pictures as the pages of one TIFF, eight bits a point, not packed."""
    content = bytearray(b"II*\0\0\0\0\0")
    link = 4
    for image in images:
        high, wide = image.shape
        start = len(content)
        content += image.tobytes() + b"\0" * (image.size % 2)
        struct.pack_into("<I", content, link, len(content))
        entries = ((256, wide), (257, high), (258, 8), (259, 1), (262, 1), (273, start), (278, high), (279, image.size))
        content += struct.pack("<H", len(entries))
        for tag, value in entries:
            content += struct.pack("<HHII", tag, 4, 1, value)
        link = len(content)
        content += struct.pack("<I", 0)
    return bytes(content)
