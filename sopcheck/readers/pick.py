"""Which reader reads a file: decided by its content, not by its name."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from sopcheck.errors import InputError, NotAnSopError
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, ReaderNote, Source
from sopcheck.readers import guard, notation, own
from sopcheck.readers.legacy import begins_like_one
from sopcheck.readers.text import looks_separated

if TYPE_CHECKING:
    from sopcheck.readers.scans import Scans

CANDIDATES = (
    ".yaml", ".yml", ".json", ".jsonl", ".pdf", ".xlsx", ".xlsm", ".docx", ".docm", ".html", ".htm", ".csv", ".tsv",
    ".txt", ".md", ".doc", ".xls", ".odt", ".ods", ".rtf",
)  # fmt: skip
"""In folders only files named like this are opened; anything named on the command line is."""

READERS: dict[str, tuple[str, str, str]] = {
    "pdf": ("sopcheck.readers.pdf", "read", "PDF"),
    "office": ("sopcheck.readers.office", "read", "berkas Office"),
    "legacy": ("sopcheck.readers.legacy", "read", "berkas Office lama atau ODF"),
    "html": ("sopcheck.readers.html", "read", "halaman HTML"),
    "csv": ("sopcheck.readers.text", "read_separated", "tabel teks"),
    "text": ("sopcheck.readers.text", "read", "teks biasa"),
}
"""What is not in the notation: which function transcribes it (imported when needed), and how it is called."""

NAMED = {
    "doc": "doc", "docx": "docx", "docm": "docx", "xls": "xls", "xlsx": "xlsx", "xlsm": "xlsx", "pdf": "pdf",
    "odt": "odt", "ods": "ods", "rtf": "rtf",
}  # fmt: skip
"""Which kind of file a suffix promises, where only one would fit."""

CALLED = {"csv": "tabel teks", "text": "teks biasa", "html": "halaman HTML"}
"""Kinds of files that are called otherwise than their usual suffix."""

# what a file is, by its first bytes, for a message that helps
_MAGIC = (
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
)


def read(path: Path | None, scans: Scans | None = None) -> Iterator[Document | InputError]:
    """The documents of a file; None reads one document from standard input. scans: what becomes of pages of a PDF that
    are pictures; None reads them where that is possible.

    Raises InputError if the file as a whole cannot be taken; bad lines of a JSONL file are yielded as errors.
    """
    name = "-" if path is None else path.as_posix()
    if path is not None and path.suffix.casefold() == ".jsonl":
        if own.is_report(path):
            raise NotAnSopError(name, own.IS_REPORT)
        yield from notation.read_lines(path, name)
        return
    content = sys.stdin.buffer.read(guard.MAX_BYTES + 1) if path is None else guard.read_bytes(path)
    guard.within_limit(content, name)
    if own.begins_like_report(content) or content.endswith(own.MARK):
        raise NotAnSopError(name, own.IS_REPORT)
    kind = kind_of(content, name)
    yield from _transcribed(content, name, kind, scans) if kind in READERS else notation.read(content, name, kind)


def _transcribed(content: bytes, name: str, kind: str, scans: Scans | None) -> Iterator[Document]:
    """The SOPs of a file that is not in the notation."""
    from sopcheck.readers import normalize

    module, function, called = READERS[kind]
    more = (scans,) if kind == "pdf" else ()
    raw = getattr(import_module(module), function)(content, name, *more)
    if note := _misnamed(raw.kind, name):
        raw = replace(raw, notes=(note, *raw.notes))
    found = normalize.documents(raw, Source(name, guard.fingerprint_of(content), raw.kind))
    if not found:
        raise NotAnSopError(name, f"dikenali sebagai {called}, tetapi tidak memuat identitas atau tabel langkah SOP")
    yield from found


def _misnamed(kind: str, name: str) -> ReaderNote | None:
    """A note where the name of a file promises another kind than it is."""
    suffix = name.rpartition(".")[2].casefold()
    if suffix not in NAMED or NAMED[suffix] == kind:
        return None
    called = CALLED.get(kind, f".{kind}")
    return ReaderNote("nama-berkas", "", f"berkas bernama .{suffix}, tetapi isinya {called}; dibaca menurut isinya")


def kind_of(content: bytes, name: str) -> str:
    """ "json", "jsonl", "yaml" or one of READERS. Raises InputError naming what was recognized if nothing reads it."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise InputError(
                name, f"dikenali sebagai {what}; tidak ada pembaca", "ubah dahulu ke notasi YAML atau JSON"
            )
    if begins_like_one(content):
        return "legacy"
    if content.startswith(b"PK\x03\x04"):
        return "office"
    if content.startswith(b"%PDF"):
        return "pdf"
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise InputError(name, "berkas kosong")
    if start.startswith(b"{"):
        return "jsonl" if _several_objects(content) else "json"
    if start.startswith(b"<"):
        return _marked_up(content, name)
    return _kind_of_text(content, name)


_NOTATION = re.compile(rf"^[\"']?(?:{'|'.join(Sop.model_fields)})[\"']?\s*:".encode(), re.MULTILINE)


def _marked_up(content: bytes, name: str) -> str:
    if b"<table" in content.lower():
        return "html"
    raise InputError(name, "dikenali sebagai HTML atau XML tanpa tabel", "simpan sebagai .docx, .xlsx atau notasi YAML")


def _kind_of_text(content: bytes, name: str) -> str:
    """The notation by its keys or its name; else a table or running text."""
    suffix = name.rpartition(".")[2].casefold()
    if suffix in ("yaml", "yml") or _NOTATION.search(content):
        return "yaml"
    if suffix in ("csv", "tsv"):
        return "csv"
    if suffix in ("txt", "md"):
        return "text"
    words = content[:20_000].decode("utf-8", "replace")
    if looks_separated(words):
        return "csv"
    if suffix in NAMED:
        raise InputError(name, f"bernama .{suffix}, tetapi isinya tidak dikenali", "simpan ulang atau unduh ulang")
    return "yaml"


def _several_objects(content: bytes) -> bool:
    """Whether every line is an object of its own: JSONL, whatever the file is called."""
    lines = content.split(b"\n", 2)
    return len(lines) > 1 and lines[0].rstrip().endswith(b"}") and lines[1].lstrip().startswith(b"{")
