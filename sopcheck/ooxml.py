"""Writing Office packages with the standard library: text made safe for XML, parts in a ZIP whose bytes never vary.

Nothing here knows Word or Excel. Times are fixed, so that the same parts give the same bytes; a mark in the ZIP says
that a file was written by us and not touched since: Office leaves it out when it saves.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import IO, Literal

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

Kind = Literal["report", "annotated"]
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP can name
_FIELD = b"SO"  # our number among the extra fields of a ZIP entry; readers pass over those they do not know
# "PK\3\4", 26 bytes of header, the name of the first part, then our extra field
_MARK = re.compile(rb"PK\x03\x04.{26}[^\x00]{1,120}?SO..sopcheck\.(?:report|annotated)/1", re.DOTALL)

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


def write(target: IO[bytes], parts: Iterable[tuple[str, Iterable[bytes]]], kind: Kind | None = None) -> None:
    """A package with these parts, in this order, each given in pieces. kind: the mark it bears."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for number, (name, pieces) in enumerate(parts):
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            entry.extra = _mark(kind) if kind and number == 0 else b""
            with file.open(entry, "w") as part:
                for piece in pieces:
                    part.write(piece)


def rewrite(target: IO[bytes], parts: Iterable[tuple[zipfile.ZipInfo | str, bytes]], kind: Kind) -> None:
    """A package again, with its own entries (times and order kept) and new ones by name."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for number, (known, content) in enumerate(parts):
            old = known if isinstance(known, zipfile.ZipInfo) else zipfile.ZipInfo(known, _EARLIEST)
            entry = zipfile.ZipInfo(old.filename, old.date_time)
            entry.external_attr, entry.create_system = old.external_attr, old.create_system
            stored = isinstance(known, zipfile.ZipInfo) and old.compress_type == zipfile.ZIP_STORED
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.extra = _mark(kind) if number == 0 else b""
            file.writestr(entry, content)


def is_ours(start: bytes) -> bool:
    """Whether a file begins like a package we wrote and nobody saved since. start: its first 256 bytes or more."""
    return bool(_MARK.match(start))


def _mark(kind: Kind) -> bytes:
    said = f"sopcheck.{kind}/1".encode()
    return _FIELD + len(said).to_bytes(2, "little") + said
