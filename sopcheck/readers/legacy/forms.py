"""What LibreOffice opens for us: Word and Excel files of before 2007, OpenDocument, RTF; told by content alone."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Literal

from sopcheck.errors import InputError
from sopcheck.readers.legacy import ODF, ODF_AT, OLE, RTF, ole
from sopcheck.readers.office.package import MAX_TOTAL, Package

Kind = Literal["doc", "xls", "odt", "ods", "rtf"]

_ODF_KINDS: tuple[tuple[bytes, Kind], ...] = ((b"text", "odt"), (b"spreadsheet", "ods"))
_CALLED: dict[Kind, str] = {
    "doc": "dokumen Word lama (.doc)",
    "xls": "lembar Excel lama (.xls)",
    "odt": "dokumen ODF (.odt)",
    "ods": "lembar ODF (.ods)",
    "rtf": "dokumen RTF (.rtf)",
}
_SHEETS = ("xls", "ods")

# streams that say what an OLE file is, besides a document and a workbook
_OTHERS = {
    "EncryptedPackage": ("berkas Office dikunci dengan sandi", "simpan ulang tanpa sandi"),
    "PowerPoint Document": ("dikenali sebagai presentasi PowerPoint lama; tidak ada pembaca", ""),
    "VisioDocument": ("dikenali sebagai gambar Visio; tidak ada pembaca", ""),
    "__properties_version1.0": ("dikenali sebagai surel Outlook; tidak ada pembaca", "buka lampirannya"),
}
_MACROS = frozenset({"Macros", "_VBA_PROJECT_CUR", "_VBA_PROJECT"})

_WORD_97 = 0xC1  # nFib of the first version with this filter ([MS-DOC] 2.5.2)
_ENCRYPTED = 0x0100  # fEncrypted, in the flags behind it
_FILE_PASS = 0x002F  # the record of a workbook that is encrypted ([MS-XLS] 2.4.117)


@dataclass(frozen=True, slots=True)
class Form:
    """What a file is. import_filter: of LibreOffice, "" where it is left to find out.

    macros: whether it holds some; locked: whether it may need a password to open.
    """

    kind: Kind
    import_filter: str = ""
    macros: bool = False
    locked: bool = False

    @property
    def called(self) -> str:
        """For people."""
        return _CALLED[self.kind]

    @property
    def is_sheet(self) -> bool:
        return self.kind in _SHEETS

    @property
    def target(self) -> str:
        """The suffix of what it is converted to, without the dot."""
        return "xlsx" if self.is_sheet else "docx"


def form_of(content: bytes, name: str) -> Form:
    """What a file is. Raises InputError where it is locked, damaged, hostile, or nothing we read."""
    if content.startswith(RTF):
        return Form("rtf", "Rich Text Format")
    return _ole(content, name) if content.startswith(OLE) else _odf(content, name)


def _ole(content: bytes, name: str) -> Form:
    container = ole.Container(content, name)
    macros = not _MACROS.isdisjoint(container.names)
    if "WordDocument" in container:
        version, flags = _word_head(container.beginning("WordDocument"))
        if flags & _ENCRYPTED:
            raise InputError(name, *_OTHERS["EncryptedPackage"])
        return Form("doc", "MS Word 97" if version >= _WORD_97 else "", macros)
    if "Workbook" in container:
        return Form("xls", "MS Excel 97", macros, _is_locked(container.beginning("Workbook")))
    if "Book" in container:
        return Form("xls", "", macros)
    for stream, (what, allowed) in _OTHERS.items():
        if stream in container:
            raise InputError(name, what, allowed)
    raise InputError(name, "dikenali sebagai wadah OLE tanpa dokumen Word atau lembar Excel; tidak ada pembaca")


def _word_head(head: bytes) -> tuple[int, int]:
    """(version, flags) of a Word document."""
    return struct.unpack_from("<2xH6xH", head) if len(head) >= 12 else (0, 0)


def _is_locked(head: bytes) -> bool:
    """Whether a workbook is encrypted: said by one of its first records."""
    at = 0
    for _ in range(4):
        if at + 4 > len(head):
            return False
        kind, length = struct.unpack_from("<HH", head, at)
        if kind == _FILE_PASS:
            return True
        at += 4 + length
    return False


def _odf(content: bytes, name: str) -> Form:
    """OpenDocument: the package is held to the same limits as ours before LibreOffice sees it."""
    start = ODF_AT + len(ODF)
    kind = next((kind for words, kind in _ODF_KINDS if content.startswith(words, start)), None)
    if kind is None:
        raise InputError(name, "dikenali sebagai berkas OpenDocument bukan teks atau lembar; tidak ada pembaca")
    package = Package(content, name)
    total = 0
    for part in package.names:
        inside = package.content(part)
        total += len(inside)
        if part == "META-INF/manifest.xml" and b"encryption-data" in inside:
            raise InputError(name, "berkas dikunci dengan sandi", "simpan ulang tanpa sandi")
        if total > MAX_TOTAL or b"<!ENTITY" in inside:
            raise InputError(name, f"bagian {part} memuat ENTITY atau terlalu besar; tidak dibaca demi keamanan")
    macros = any(part.startswith(("Basic/", "Scripts/")) for part in package.names)
    return Form(kind, "writer8" if kind == "odt" else "calc8", macros)
