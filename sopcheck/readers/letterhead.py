"""The letterhead: the owner on top, and the unit below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sopcheck.language.actor_search import find_actors
from sopcheck.language.headings import canonical_field
from sopcheck.readers.furniture import is_furniture
from sopcheck.readers.raw import Cell

EMBLEM = 4  # letters; fewer that were recognized in a picture are an emblem

# "PEMERINTAH KABUPATEN …", "KEMENTERIAN …": who stands on top of a letterhead
_OWNER = re.compile(
    r"""^(?: pemerintah | kementerian | badan | lembaga | kepolisian | kejaksaan | mahkamah | komisi | dewan
    | universitas | provinsi )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def is_owner(line: str) -> bool:
    """Whether a line is what stands on top of a letterhead."""
    return bool(_OWNER.match(line))


def is_emblem(cell: Cell) -> bool:
    """Whether a picture was taken for letters."""
    return bool(cell.recognized) and sum(map(str.isalpha, cell.words)) < EMBLEM


# "PROVINSI CONTOH", "REPUBLIK INDONESIA" below the name of the owner: the rest of that name
_WHERE = re.compile(r"^(?:provinsi|propinsi|kabupaten|kota|republik)\b", re.IGNORECASE)
_PLACED = re.compile(r"\b(?:provinsi|propinsi|kabupaten|kota|republik)\b", re.IGNORECASE)
# "BADAN KEPEGAWAIAN DAN": a line that ends in the middle of a name
_OPEN = re.compile(r"(?:\b(?:dan|serta)|[&,/-])$", re.IGNORECASE)
# "Jl. Jend. … Telp/Fax", "Kode Pos 71462"
_ADDRESS = re.compile(r"\b(?:jl|jln|jalan|telp?|fax|kode\s+pos|e-?mail|website|laman)\b", re.IGNORECASE)


def is_place(line: str) -> bool:
    """Whether a line is the rest of an owner's name ("PROVINSI CONTOH")."""
    return bool(_WHERE.match(line))


def owner(head: Sequence[tuple[str, str]]) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """(instansi, unit_kerja) of a letterhead, each with its place: the owner on top, then the unit with those it is
    part of, joined by commas as they stand one below another.
    """
    lines = [line for line in head if not _says_nothing(line[0])]
    first = next((line for line in lines if _OWNER.match(line[0])), lines[0] if lines else None)
    if first is None:
        return None, None
    rest = [line for line in lines[lines.index(first) + 1 :] if not _ADDRESS.search(line[0])]
    while rest and _WHERE.match(rest[0][0]) and not _PLACED.search(first[0]):
        first = (f"{first[0]} {rest.pop(0)[0]}", first[1])
    return first, (_joined([line[0] for line in rest]), rest[0][1]) if rest else None


def _says_nothing(line: str) -> bool:
    """Whether a line above the labels is about no office: a label, the heading of the form, page furniture."""
    return canonical_field(line) is not None or line.casefold().startswith("prosedur") or is_furniture(line)


def is_address(line: str) -> bool:
    """Whether a line says where an office is, or how to call it."""
    return bool(_ADDRESS.search(line))


def _joined(lines: Sequence[str]) -> str:
    """The unit and the units that follow it; a name that breaks off ("BADAN KEPEGAWAIAN DAN") goes on below."""
    unit = lines[0]
    for line in lines[1:]:
        if _OPEN.search(unit):
            unit = f"{unit} {line}"
        elif is_unit(line):
            unit = f"{unit}, {line}"
        else:
            break
    return unit


def is_unit(line: str) -> bool:
    """Whether a line begins with the name of an office or unit."""
    found = find_actors(line)
    return bool(found) and found[0].start == 0
