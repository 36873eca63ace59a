"""Where things are, for programs: paths as URIs, lines of files.

>>> uri("sop/Cuti Tahunan.yaml"), uri("set.jsonl:3"), uri("C:/sop/a.pdf#4")
('sop/Cuti%20Tahunan.yaml', 'set.jsonl', 'file:///C:/sop/a.pdf')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from sopcheck.model.source import Source

# a document of a file that holds several: “set.jsonl:3” is line 3
_PART = re.compile(r"(?P<file>.+\.jsonl):(?P<line>[1-9][0-9]*)", re.IGNORECASE | re.DOTALL)
# an SOP of a file that holds several: “sop.pdf#4” is the fourth (readers/normalize.py); “Cuti #1?.docx” is a name
_ONE_OF = re.compile(r"(?P<file>.+\.[A-Za-z]{2,5}|-)#(?P<number>[1-9][0-9]*)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:/")


def file_of(path: str) -> str:
    """The file a document came from; “-” is standard input."""
    part = _PART.fullmatch(path) or _ONE_OF.fullmatch(path)
    return part["file"] if part else path


def number_of(path: str) -> str:
    """Which SOP of its file it is, in words; "" of the only one, and where the line says it.

    >>> number_of("sop.pdf#4"), number_of("sop.pdf"), number_of("set.jsonl:3")
    ('SOP ke-4', '', '')
    """
    part = _ONE_OF.fullmatch(path)
    return f"SOP ke-{part['number']}" if part else ""


def numbered(path: str, words: str) -> str:
    """Words about a document, with its number where its file holds several."""
    number = number_of(path)
    return f"{number}: {words}" if number else words


def is_line(path: str) -> bool:
    """Whether a document is one line of its file, so that its hash is not that of the file."""
    return _PART.fullmatch(path) is not None


def line_of(source: Source, location: Mapping[str, int | str]) -> int | None:
    """The line of a place in its file, 1-based; None where the file has no lines (Word, Excel)."""
    part = _PART.fullmatch(source.path)
    line = int(part["line"]) if part else location.get("line")
    return line if isinstance(line, int) and line > 0 else None


def uri(path: str) -> str:
    """A path as a URI reference: relative ones stay relative, so that a repository finds them again."""
    path = file_of(path)
    if _DRIVE.match(path):
        return "file:///" + path[:2] + quote(path[2:], errors="replace")
    quoted = quote(path, errors="replace")
    return "file://" + quoted if path.startswith("/") else quoted.removeprefix("./")
