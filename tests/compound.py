"""OLE containers made for tests, as Office files before 2007 are, sound and hostile."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
LEAST = 4096
"""Streams shorter than this stand elsewhere; those made here are filled up to it."""

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def compound(streams: Mapping[str, bytes | None]) -> bytes:
    """A container with these streams, in one row below the root; None makes a storage."""
    sectors: list[bytes] = []
    following: list[int] = []

    def put(content: bytes) -> int:
        first = len(sectors)
        pieces = [content[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(content), SECTOR)]
        sectors.extend(pieces)
        following.extend([*range(first + 1, first + len(pieces)), END])
        return first

    entries = [_entry("Root Entry", 5, 1 if streams else FREE, FREE, END, 0)]
    for place, (name, content) in enumerate(streams.items(), 1):
        beside = place + 1 if place < len(streams) else FREE
        if content is None:
            entries.append(_entry(name, 1, FREE, beside, 0, 0))
        else:
            filled = content.ljust(LEAST, b"\0")
            entries.append(_entry(name, 2, FREE, beside, put(filled), len(filled)))
    directory = put(b"".join(entries).ljust(SECTOR, b"\0"))
    tables = -(-(len(sectors) + 2) // (SECTOR // 4 - 1))
    first_table = len(sectors)
    following += [TABLE] * tables
    numbers = struct.pack(f"<{len(following)}I", *following).ljust(tables * SECTOR, b"\xff")
    sectors += [numbers[at : at + SECTOR] for at in range(0, len(numbers), SECTOR)]
    named = [*range(first_table, first_table + tables)]
    return head(named, directory) + b"".join(sectors)


def head(tables: list[int], directory: int, further: int = END) -> bytes:
    """The first sector. tables: where the allocation table stands; further: where more of its places are listed."""
    start = MAGIC + b"\0" * 16 + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    start += struct.pack("<9I", 0, len(tables), directory, 0, LEAST, END, 0, further, 0)
    return start + struct.pack("<109I", *tables, *[FREE] * (109 - len(tables)))


def _entry(name: str, kind: int, below: int, beside: int, start: int, size: int) -> bytes:
    words = (name + "\0").encode("utf-16-le")
    return (
        words.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(words), kind, 1, FREE, beside, below)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def word_head(version: int = 0xC1, flags: int = 0) -> bytes:
    """How a WordDocument stream begins."""
    return struct.pack("<HH6xH", 0xA5EC, version, flags)


def records(*found: tuple[int, bytes]) -> bytes:
    """How a Workbook stream goes: (kind, content) of each record."""
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in found)
