"""Where things are, for programs: paths as URIs, lines of files.

>>> uri("sop/Cuti Tahunan.yaml"), uri("set.jsonl:3"), uri("C:/sop/a.yaml")
('sop/Cuti%20Tahunan.yaml', 'set.jsonl', 'file:///C:/sop/a.yaml')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from sopcheck.model.source import Source

# a document of a file that holds several: “set.jsonl:3” is line 3
_PART = re.compile(r"(?P<file>.+\.jsonl):(?P<line>[1-9][0-9]*)", re.IGNORECASE | re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:/")


def file_of(path: str) -> str:
    """The file a document came from; “-” is standard input."""
    part = _PART.fullmatch(path)
    return part["file"] if part else path


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
