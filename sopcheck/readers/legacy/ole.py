"""The container of Office files before 2007 (OLE, [MS-CFB]): what is in it, without opening any of it.

Everything in it is a number from the file: each is held against the file's length, and no chain is followed twice.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopcheck.errors import InputError
from sopcheck.readers.legacy import OLE

MAX_ENTRIES = 20_000  # a workbook with 200 sheets and macros has some 300
_ENTRY = 128
_ROOM, _STREAM = 0, 2  # kinds of entries
_LAST = 0xFFFFFFFA  # sectors from here on are signs: free, end of chain, table of the file itself
_IN_HEAD = 109  # sectors of the allocation table that the head itself names


@dataclass(frozen=True, slots=True)
class Entry:
    """One storage or stream, or room for one. size: in bytes, as stated; start: its first sector; beside, below: places
    of entries.
    """

    name: str
    kind: int
    start: int
    size: int
    beside: tuple[int, int]
    below: int


class Container:
    """The uppermost entries of an OLE file by name; what is embedded in a document has streams of the same names below.

    Raises InputError where it is cut off, damaged or hostile.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._content, self._name = content, name
        if len(content) < 512 or not content.startswith(OLE):
            raise self._damaged()
        shift, least = struct.unpack_from("<H", content, 30)[0], struct.unpack_from("<I", content, 56)[0]
        if shift not in (9, 12):
            raise self._damaged()
        self._sector, self._least = 1 << shift, least
        self._table = self._allocation()
        entries = [*self._directory()]
        self._require_whole(entries)
        self._entries = {entry.name: entry for entry in self._uppermost(entries)}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    @property
    def names(self) -> frozenset[str]:
        """Of the uppermost storages and streams."""
        return frozenset(self._entries)

    def beginning(self, name: str) -> bytes:
        """The first sector of a stream; b"" of one so short that it stands among others."""
        entry = self._entries.get(name)
        if entry is None or entry.kind != _STREAM or entry.size < self._least:
            return b""
        return self._read(entry.start)[: entry.size]

    def _allocation(self) -> tuple[int, ...]:
        """Sector → the next one of its chain."""
        named = [*struct.unpack_from(f"<{_IN_HEAD}I", self._content, 76)]
        per_sector = self._sector // 4
        (further,) = struct.unpack_from("<I", self._content, 68)
        seen: set[int] = set()
        while further < _LAST:
            if further in seen:
                raise self._damaged()
            seen.add(further)
            *more, further = struct.unpack(f"<{per_sector}I", self._read(further))
            named += more
        sectors = [sector for sector in named if sector < _LAST]
        needed = len(self._content) // self._sector // per_sector
        if len(sectors) > len(set(sectors)) or len(sectors) > 2 * needed + 16:
            raise self._damaged()
        return tuple(place for sector in sectors for place in struct.unpack(f"<{per_sector}I", self._read(sector)))

    def _directory(self) -> Iterator[Entry]:
        """All entries, the root first."""
        (sector,) = struct.unpack_from("<I", self._content, 48)
        seen: set[int] = set()
        while sector < _LAST:
            if sector in seen or sector >= len(self._table) or len(seen) * self._sector > MAX_ENTRIES * _ENTRY:
                raise self._damaged()
            seen.add(sector)
            block = self._read(sector)
            for at in range(0, len(block), _ENTRY):
                length, kind = struct.unpack_from("<HB", block, at + 64)
                left, right, below = struct.unpack_from("<3I", block, at + 68)
                start, size = struct.unpack_from("<II", block, at + 116)
                words = block[at : at + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
                yield Entry(words, kind, start, size, (left, right), below)
            sector = self._table[sector]
        if not seen:
            raise self._damaged()

    def _require_whole(self, entries: Sequence[Entry]) -> None:
        """Every byte of every stream is there: what is cut off would look like an SOP with less in it."""
        left = 4 * len(self._table)  # chains of sound files do not share sectors
        for entry in (entries[0], *(each for each in entries if each.kind == _STREAM and each.size >= self._least)):
            sectors = -(-entry.size // self._sector)
            left -= sectors
            sector, behind = entry.start, entry.size
            for _ in range(sectors if left >= 0 else 0):
                end = (sector + 1) * self._sector + min(behind, self._sector)
                if sector >= len(self._table) or end > len(self._content):
                    raise self._damaged()
                sector, behind = self._table[sector], behind - self._sector
        if left < 0:
            raise self._damaged()

    def _uppermost(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """Those right below the root: a tree of neighbours, whose balance does not matter here."""
        pending, seen = [entries[0].below], {0}
        while pending:
            place = pending.pop()
            if place in seen or place >= len(entries) or entries[place].kind == _ROOM:
                continue
            seen.add(place)
            yield entries[place]
            pending += entries[place].beside

    def _read(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        block = self._content[start : start + self._sector]
        if len(block) < self._sector:
            raise self._damaged()
        return block

    def _damaged(self) -> InputError:
        return InputError(self._name, "berkas Office lama rusak atau terpotong", "simpan ulang atau unduh ulang")
