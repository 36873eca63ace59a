"""A CSV file as a spreadsheet program saves it: any separator, any encoding it uses, empty rows and columns around.

>>> COLUMNS = ("type", "number")
>>> saved = "JENIS;Nomor;;\\nPerda;8;;\\n;;;\\n".encode("utf-8-sig")
>>> rows = rows_of(saved, "x.csv", COLUMNS, {"jenis": "type", "nomor": "number"})
>>> [row.cells for row in rows]
[{'type': 'Perda', 'number': '8'}]
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sopcheck.errors import LawError, did_you_mean

MAX_BYTES = 20 * 2**20
"""As for documents; all UU and PP since 1945 with their relations are 1.3 MB."""

_SEPARATORS = ";,\t"
_NAMES = {";": "titik koma", ",": "koma", "\t": "tab"}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its cells by column, blanks trimmed and folded; line: where it starts in the file, from 1.

    names: what the file itself calls a column, for telling its owner where to look.
    """

    line: int
    cells: dict[str, str]
    names: Mapping[str, str] = field(default_factory=dict)


def rows_of(content: bytes, name: str, columns: Sequence[str], aliases: Mapping[str, str]) -> Iterator[SheetRow]:
    """The rows that hold anything. columns: those that may stand in the header; aliases: other names of them.

    Raises LawError naming file, line and column.
    """
    text = _decoded(content, name)
    lines = text.split("\n")
    first = 0
    while (first < len(lines) and not lines[first].strip(_SEPARATORS + ' "\r')) or _is_separator_hint(lines, first):
        first += 1
    if first == len(lines):
        raise LawError(name, "berkas kosong", "baris pertama memuat nama kolom: " + ", ".join(columns))
    separator = _separator(lines[first])
    reader = csv.reader(io.StringIO("\n".join(lines[first:]), newline=""), delimiter=separator)
    header: list[str] | None = None
    names: dict[str, str] = {}
    while True:
        line = first + reader.line_num + 1
        try:
            cells = [" ".join(cell.split()) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error:
            raise LawError(f"{name}:{line}", "tanda kutip tidak ditutup, atau selnya terlalu panjang") from None
        if not any(cells):
            continue
        if header is None:
            header = _header(cells, f"{name}:{line}", columns, aliases)
            names = {column: cell for column, cell in zip(header, cells, strict=False) if column}
            continue
        if any(cells[len(header) :]):
            what = f"baris ini berisi {len(cells)} sel, padahal kolomnya {len(header)}"
            raise LawError(f"{name}:{line}", what, f"sel yang memuat {_NAMES[separator]} diapit tanda kutip")
        padded = cells + [""] * (len(header) - len(cells))
        yield SheetRow(line, {column: cell for column, cell in zip(header, padded, strict=False) if column}, names)


def _decoded(content: bytes, name: str) -> str:
    if len(content) > MAX_BYTES:
        raise LawError(name, f"berkas lebih dari {MAX_BYTES // 2**20} MB", "bagi menjadi beberapa berkas")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise LawError(name, "ini buku kerja Excel, bukan CSV", "simpan sebagai “CSV UTF-8”")
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text.replace("\r\n", "\n").replace("\r", "\n")
    raise LawError(name, "bukan teks", "simpan ulang sebagai “CSV UTF-8”")


def _is_separator_hint(lines: Sequence[str], at: int) -> bool:
    """Whether the line is Excel's own remark about the separator ("sep=;")."""
    return at < len(lines) and re.fullmatch(r"sep=[;,\t]?", lines[at].strip().casefold()) is not None


def _separator(header: str) -> str:
    """The separator that stands most often between the names of columns."""
    return max(_SEPARATORS, key=header.count)


def _header(cells: Sequence[str], where: str, columns: Sequence[str], aliases: Mapping[str, str]) -> list[str]:
    """The column of each cell; empty for a cell without a name."""
    header = []
    for cell in cells:
        spelled = re.sub(r"[\s_-]+", "_", cell.casefold().strip())
        column = spelled if spelled in columns else aliases.get(spelled, "")
        if cell and not column:
            allowed = did_you_mean(spelled, [*columns, *aliases]) or "pilihan: " + ", ".join(columns)
            raise LawError(where, f"kolom “{cell}” tidak dikenal", allowed)
        if column and column in header:
            raise LawError(where, f"kolom “{column}” ada dua kali" + (f" (“{cell}”)" if cell != column else ""))
        header.append(column)
    while header and not header[-1]:
        header.pop()
    return header
