"""The letterhead: who an SOP belongs to, above all labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sopcheck.language.headings import canonical_field
from sopcheck.readers.raw import Cell

EMBLEM = 4  # letters; fewer that were recognized in a picture are an emblem

# "PEMERINTAH KABUPATEN …", "KEMENTERIAN …": who stands on top of a letterhead
_OWNER = re.compile(
    r"""^(?: pemerintah | kementerian | badan | lembaga | kepolisian | kejaksaan | mahkamah | komisi | dewan
    | universitas | provinsi )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "PROVINSI CONTOH", "REPUBLIK INDONESIA" below the name of the owner: the rest of that name
_WHERE = re.compile(r"^(?:provinsi|propinsi|kabupaten|kota|republik)\b", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:provinsi|propinsi|kabupaten|kota|republik)\b", re.IGNORECASE)
# "Jl. Jend. … Telp/Fax", "Kode Pos 71462"
_ADDRESS = re.compile(r"\b(?:jl|jln|jalan|telp?|fax|kode\s+pos|e-?mail|website|laman)\b", re.IGNORECASE)


def names_owner(line: str) -> bool:
    """Whether a line is as the first one of letterheads is."""
    return bool(_OWNER.match(line))


def is_emblem(cell: Cell) -> bool:
    """Whether a picture was taken for letters."""
    return bool(cell.recognized) and sum(map(str.isalpha, cell.words)) < EMBLEM


def owner(head: Sequence[tuple[str, str]]) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """(instansi, unit_kerja) of a letterhead, each with its place: the owner on top, then the unit."""
    lines = [
        line for line in head if canonical_field(line[0]) is None and not line[0].casefold().startswith("prosedur")
    ]
    first = next((line for line in lines if _OWNER.match(line[0])), lines[0] if lines else None)
    if first is None:
        return None, None
    rest = [line for line in lines[lines.index(first) + 1 :] if not _ADDRESS.search(line[0])]
    while rest and _WHERE.match(rest[0][0]) and not _PLACED.search(first[0]):
        first = (f"{first[0]} {rest.pop(0)[0]}", first[1])
    return first, rest[0] if rest else None
