"""Locators: the address of a place in a normalized SOP, such as `langkah.2.output.1`.

Dots, 1-based positions. The source map takes a locator to the file; here it is taken to the printed words
and to the words that name the place for people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sopcheck.model.sop import Sop

LABELS: Mapping[str, str] = {
    "id": "Id",
    "instansi": "Instansi",
    "unit_kerja": "Unit Kerja",
    "nomor": "Nomor SOP",
    "nama": "Nama SOP",
    "tanggal_pembuatan": "Tanggal Pembuatan",
    "tanggal_revisi": "Tanggal Revisi",
    "tanggal_efektif": "Tanggal Efektif",
    "tanggal_pengesahan": "Tanggal Pengesahan",
    "disahkan_oleh": "Disahkan oleh",
    "penanda_tangan": "Blok tanda tangan",
    "jenis": "Jenis SOP",
    "dasar_hukum": "Dasar Hukum",
    "kualifikasi_pelaksana": "Kualifikasi Pelaksana",
    "keterkaitan": "Keterkaitan",
    "peralatan_perlengkapan": "Peralatan/Perlengkapan",
    "peringatan": "Peringatan",
    "pencatatan_pendataan": "Pencatatan dan Pendataan",
    "pelaksana": "Pelaksana",
    "langkah": "Tabel langkah",
    "total_waktu": "Total waktu",
    "kolom": "Judul kolom",
    "satuan_waktu": "Satuan di judul kolom Waktu",
}
"""The words of the standard form for each top-level field that holds printed words."""

COLUMNS: Mapping[str, str] = {
    "nomor": "No",
    "kegiatan": "Kegiatan",
    "pelaksana": "Pelaksana",
    "simbol": "Pelaksana (simbol)",
    "kelengkapan": "Kelengkapan",
    "waktu": "Waktu",
    "output": "Output",
    "keterangan": "Keterangan",
    "ke": "Pelaksana (panah)",
    "ya": "Pelaksana (cabang Ya)",
    "tidak": "Pelaksana (cabang Tidak)",
    "bentuk": "Pelaksana (bentuk)",
}
"""The columns of the step table."""

LISTS = frozenset(
    [
        "dasar_hukum",
        "kualifikasi_pelaksana",
        "keterkaitan",
        "peralatan_perlengkapan",
        "peringatan",
        "pencatatan_pendataan",
        "pelaksana",
        "langkah",
        "kolom",
    ]
)
STEP_LISTS = frozenset({"pelaksana", "kelengkapan", "output", "simbol", "ke", "bentuk"})
OFFICIAL = {"jabatan": "jabatan", "nama": "nama", "nip": "NIP"}

_POSITION = re.compile(r"[1-9][0-9]{0,5}")


def require_valid(locator: str) -> None:
    """Raise ValueError (Indonesian: what, what is allowed) unless the notation has such a place."""
    head, *rest = locator.split(".")
    if head not in LABELS:
        raise ValueError(f"lokator “{locator}”: tidak ada unsur “{head}”|{head}|" + " ".join(LABELS))
    if head in ("disahkan_oleh", "penanda_tangan"):
        good = not rest or (len(rest) == 1 and rest[0] in OFFICIAL)
    elif head == "langkah":
        good = _valid_step(rest)
    elif head in LISTS:
        good = not rest or (len(rest) == 1 and bool(_POSITION.fullmatch(rest[0])))
    else:
        good = not rest
    if not good:
        raise ValueError(f"lokator “{locator}” tidak dikenal; contoh yang sah: langkah.2.output.1, dasar_hukum.3")


def _valid_step(rest: list[str]) -> bool:
    if not rest:
        return True
    if not _POSITION.fullmatch(rest[0]) or (len(rest) > 1 and rest[1] not in COLUMNS):
        return False
    if len(rest) == 3:
        return rest[1] in STEP_LISTS and bool(_POSITION.fullmatch(rest[2]))
    return len(rest) < 3


def mentioned_in(value: Any) -> Iterator[str]:
    """The locators in a field of the notation that holds locators: a list, groups of them, or keys."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Iterable):  # of a mapping, the keys
        for part in value:
            yield from mentioned_in(part)


def printed(sop: Sop, locator: str) -> str | None:
    """The words printed at a place: a list is joined by "; ", None if nothing stands there."""
    head, *rest = locator.split(".")
    value: Any = getattr(sop, head)
    for name in rest:
        if value.__class__ is tuple:
            position = int(name) - 1
            value = value[position] if 0 <= position < len(value) else None
        else:
            value = getattr(value, name, None)
        if value is None:
            return None
    return value if value.__class__ is str else words_of(value)


def words_of(value: Any) -> str | None:
    """The printed words of a value of the model: a list is joined by "; ", an object is told by what names it."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        parts = [part for part in map(words_of, value) if part]
        return "; ".join(parts) or None
    kegiatan = getattr(value, "kegiatan", None)
    if kegiatan is not None:
        return str(kegiatan)
    jabatan = getattr(value, "jabatan", None)
    return str(jabatan) if jabatan is not None else None


@lru_cache(1 << 14)
def step_labels(numbers: tuple[str | None, ...]) -> tuple[str, ...]:
    """How rows with these printed numbers are called: "Langkah 9", by position where a number names no single row
    ("Langkah ke-2").
    """
    bare = [(number or "").strip(" .") for number in numbers]
    if len(set(bare)) == len(bare) and "" not in bare:
        return tuple([f"Langkah {number}" for number in bare])
    often = Counter(bare)
    return tuple(
        f"Langkah {number}" if number and often[number] == 1 else f"Langkah ke-{position}"
        for position, number in enumerate(bare, 1)
    )


def step_label(sop: Sop, position: int) -> str:
    """How one row is called; also one that is not there ("Langkah ke-9")."""
    labels = step_labels(tuple([step.nomor for step in sop.langkah or ()]))
    return labels[position - 1] if 0 < position <= len(labels) else f"Langkah ke-{position}"


def place(sop: Sop, locator: str, labels: Sequence[str] = ()) -> str:
    """The place in words for people: "Langkah 3, kolom Waktu", "Dasar Hukum butir 2".

    labels: the step labels by position, where many places are asked for.
    """
    head, *rest = locator.split(".")
    label = LABELS.get(head, head)
    if head == "langkah" and rest:
        position = int(rest[0])
        words = labels[position - 1] if 0 < position <= len(labels) else step_label(sop, position)
        if len(rest) > 1:
            words += f", kolom {COLUMNS[rest[1]]}"
        return words + (f" butir {rest[2]}" if len(rest) > 2 else "")
    if head == "pelaksana" and rest:
        return f"Kolom Pelaksana ke-{rest[0]}"
    if rest and rest[0] in OFFICIAL:
        return f"{label}, {OFFICIAL[rest[0]]}"
    return label + (f" butir {rest[0]}" if rest else "")
