"""Limits on hostile input: nothing is read before it has passed here."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sopcheck.errors import InputError, os_reason

MAX_BYTES = 20 * 1024 * 1024
"""Per document; of a JSONL file, per line (contract). A real SOP is under 100 KB of text."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file within the limit. Raises InputError (Indonesian) on anything else."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise InputError(str(path), "bukan berkas biasa")
        if size > MAX_BYTES:
            raise InputError(str(path), f"berkas {size / 2**20:.1f} MB terlalu besar".replace(".", ","), too_large())
        with path.open("rb") as file:
            return within_limit(file.read(MAX_BYTES + 1), str(path))
    except FileNotFoundError:
        raise InputError(str(path), "berkas tidak ditemukan", "periksa nama dan letaknya") from None
    except OSError as error:
        raise InputError(str(path), f"tidak dapat dibaca ({os_reason(error)})") from None


def within_limit(content: bytes, name: str) -> bytes:
    """`content`, if it is no larger than one document may be."""
    if len(content) > MAX_BYTES:
        raise InputError(name, f"dokumen lebih dari {MAX_BYTES // 2**20} MB terlalu besar", too_large())
    return content


def too_large() -> str:
    return f"batasnya {MAX_BYTES // 2**20} MB per dokumen"


def text_of(content: bytes, name: str) -> str:
    """The content as text. Raises InputError unless it is UTF-8 without NUL."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(name, f"bukan teks UTF-8 (bita ke-{error.start + 1})", "simpan ulang sebagai UTF-8") from None
    if "\0" in text:
        raise InputError(name, "berisi bita NUL, jadi bukan teks")
    return text


def fingerprint_of(content: bytes) -> str:
    """sha256 of the bytes, as hex."""
    return hashlib.sha256(content).hexdigest()
