"""Writing Office packages with the standard library: text made safe for XML, parts in a ZIP whose bytes never vary.

Nothing here knows Word or Excel. Times are fixed, so that the same parts give the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import IO

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP can name

# what XML 1.0 cannot hold at all, not even escaped
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(words: str) -> str:
    """Words as XML text or attribute value; what XML cannot hold becomes “�”."""
    words = _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", words)
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def relations(items: Iterable[tuple[str, str, str]]) -> str:
    """A relations part. items: (id, kind or whole type, target)."""
    rows = "".join(
        f'<Relationship Id="{name}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}" Target="{escaped(target)}"/>'
        for name, kind, target in items
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def content_types(parts: Mapping[str, str]) -> str:
    """The part that says what each part is. parts: name → content type."""
    rows = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'{DECLARATION}<Types xmlns="{TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def write(target: IO[bytes], parts: Iterable[tuple[str, Iterable[bytes]]], mark: bytes = b"") -> None:
    """A package with these parts, in this order, each given in pieces. mark: the comment of the ZIP."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = mark
        for name, pieces in parts:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            with file.open(entry, "w") as part:
                for piece in pieces:
                    part.write(piece)


def rewrite(target: IO[bytes], parts: Iterable[tuple[zipfile.ZipInfo | str, bytes]], mark: bytes) -> None:
    """A package again, with its own entries (times and order kept) and new ones by name."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.comment = mark
        for known, content in parts:
            old = known if isinstance(known, zipfile.ZipInfo) else zipfile.ZipInfo(known, _EARLIEST)
            entry = zipfile.ZipInfo(old.filename, old.date_time)
            entry.external_attr, entry.create_system = old.external_attr, old.create_system
            stored = isinstance(known, zipfile.ZipInfo) and old.compress_type == zipfile.ZIP_STORED
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
