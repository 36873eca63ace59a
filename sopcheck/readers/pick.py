"""Which reader reads a file: decided by its content, not by its name."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from sopcheck.errors import InputError, NotAnSopError
from sopcheck.model.source import Document
from sopcheck.readers import guard, notation

CANDIDATES = (".yaml", ".yml", ".json", ".jsonl")
"""In folders only files named like this are opened; anything named on the command line is."""

DOCUMENTS = {
    ".pdf": "dokumen PDF",
    ".docx": "dokumen Word",
    ".doc": "dokumen Word lama",
    ".xlsx": "lembar Excel",
    ".xls": "lembar Excel lama",
    ".odt": "dokumen ODF",
    ".ods": "lembar ODF",
}
"""What in a folder is probably an SOP, but not in the notation: never passed over in silence."""

# what a file is, by its first bytes, for a message that helps
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "berkas Office atau ZIP"),
    (b"\xd0\xcf\x11\xe0", "berkas Office lama (.doc/.xls)"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
)


def read(path: Path | None) -> Iterator[Document | InputError]:
    """The documents of a file; None reads one document from standard input.

    Raises InputError if the file as a whole cannot be taken; bad lines of a JSONL file are yielded as errors.
    """
    name = "-" if path is None else path.as_posix()
    if path is not None and path.suffix.casefold() == ".jsonl":
        if is_report(path):
            raise NotAnSopError(name, notation.IS_REPORT)
        yield from notation.read_lines(path, name)
        return
    content = sys.stdin.buffer.read(guard.MAX_BYTES + 1) if path is None else guard.read_bytes(path)
    guard.within_limit(content, name)
    yield from notation.read(content, name, kind_of(content, name))


_REPORT = re.compile(rb'\s*\{\s*("type":\s*"head",\s*)?"schema":\s*"sopcheck\.(?:report|timeline)/')


def is_report(path: Path) -> bool:
    """Whether a file begins like a report or timeline of sopcheck, as JSON or JSONL."""
    try:
        with path.open("rb") as file:
            return bool(_REPORT.match(file.read(256)))
    except OSError:
        return False


def kind_of(content: bytes, name: str) -> str:
    """ "json", "jsonl" or "yaml". Raises InputError naming what was recognized where no reader reads it."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise InputError(
                name, f"dikenali sebagai {what}; tidak ada pembaca", "ubah dahulu ke notasi YAML atau JSON"
            )
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise InputError(name, "berkas kosong")
    if start.startswith(b"{"):
        return "jsonl" if _several_objects(content) else "json"
    if start.startswith(b"<"):
        raise InputError(
            name, "dikenali sebagai HTML atau XML; tidak ada pembaca", "ubah dahulu ke notasi YAML atau JSON"
        )
    return "yaml"


def _several_objects(content: bytes) -> bool:
    """Whether every line is an object of its own: JSONL, whatever the file is called."""
    lines = content.split(b"\n", 2)
    return len(lines) > 1 and lines[0].rstrip().endswith(b"}") and lines[1].lstrip().startswith(b"{")
