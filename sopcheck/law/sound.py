"""What must hold of the tables, whoever writes them: ours in the tests, an office's own when they are loaded.

>>> [fault.what for fault in relation_faults({"source": "pp-1-2001", "relation": "mencabut", "target": "pp-1-2001",
...     "effective": "2001", "effective_basis": "year-only", "evidence": "primary", "basis": "Pasal 9"})]
['sebuah peraturan tidak dapat berhubungan dengan dirinya sendiri']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sopcheck.law.regulation import EVIDENCE, day
from sopcheck.model.values import PartialDate

STATUSES = ("berlaku", "diubah", "dicabut", "dicabut-sebagian")
RELATIONS = ("mencabut", "mencabut-sebagian", "mengubah", "menggantikan-fungsi")
EFFECTIVE = ("stated", "enactment", "year-only")
GAZETTES = ("LN", "BN", "LD")
YEARS = "empat angka, misalnya 2013"
DATE = "tanggalnya tahun-bulan-hari (2020-12-31), 31/12/2020, atau 31 Desember 2020"

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR = re.compile(r"(?:19|20)\d{2}")
_KEY_YEAR = re.compile(r"-(\d{4})(?:-[a-z]|$)")


Ends = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row: the column, what stands there, what may."""

    column: str
    what: str
    allowed: str = ""


def year_of(key: str) -> int | None:
    """The year in a registry key: 2013 of "perda-8-2013-kota-banjarbaru"."""
    found = _KEY_YEAR.findall(key)
    return int(found[-1]) if found else None


def regulation_faults(row: Mapping[str, str]) -> Iterator[Fault]:
    """The faults of a row of regulations.csv or one of its kind; columns that are missing count as empty."""
    if not YEAR.fullmatch(row["year"]):
        yield Fault("year", f"“{row['year']}” bukan tahun", YEARS)
        return
    if year_of(row["id"]) != int(row["year"]):
        yield Fault("id", f"tahun dalam “{row['id']}” bukan {row['year']}")
    for column in ("type", "number"):
        if not row[column]:
            yield Fault(column, "kosong", "wajib diisi")
    for column, words in (
        ("title_evidence", EVIDENCE),
        ("status", ("", *STATUSES)),
        ("status_evidence", EVIDENCE),
        ("gazette_kind", ("", *GAZETTES)),
    ):
        yield from _worded(row, column, words)
    status, evidence = row.get("status", ""), row.get("status_evidence", "none")
    if (status == "") != (evidence == "none"):
        what = f"“{evidence}” tidak cocok dengan status “{status}”"
        yield Fault("status_evidence", what, "status dan buktinya diisi bersama")
    if not row.get("source") and row.get("title_evidence") != "memory":
        yield Fault("source", "kosong", "sebutkan dari mana baris ini diketahui")
    if enacted := row.get("enacted"):
        if (when := _day(enacted)) is None or when.day is None:
            yield Fault("enacted", f"“{enacted}” bukan tanggal", DATE)
        elif when.year != int(row["year"]):
            yield Fault("enacted", f"“{enacted}” bukan pada tahun {row['year']}", "isinya tanggal penetapan")
    yield from _gazette(row)


def relation_faults(row: Mapping[str, str], enacted: Mapping[str, str] | None = None) -> Iterator[Fault]:
    """The faults of a row of relations.csv. enacted: key → date of enactment, as far as known."""
    source, target = row["source"], row["target"]
    if source == target:
        yield Fault("target", "sebuah peraturan tidak dapat berhubungan dengan dirinya sendiri")
        return
    younger, older = year_of(source), year_of(target)
    if younger is None or older is None:
        column = "source" if younger is None else "target"
        yield Fault(
            column, f"“{row[column]}” bukan kunci peraturan", "bentuknya pp-18-2016, perda-8-2013-kota-banjarbaru"
        )
        return
    if younger < older:
        what = f"“{source}” lebih tua daripada “{target}”"
        yield Fault("source", what, "yang lebih tua tidak mencabut atau mengubah yang lebih baru")
    yield from _worded(row, "relation", RELATIONS)
    yield from _worded(row, "effective_basis", EFFECTIVE)
    yield from _worded(row, "evidence", EVIDENCE[:-1])
    if not row["basis"]:
        yield Fault("basis", "kosong", "kutip ketentuannya, atau sebutkan apa yang dibaca")
    when = _day(row["effective"])
    if when is None:
        yield Fault("effective", f"“{row['effective']}” bukan tanggal atau tahun", DATE)
        return
    if (when.day is None) != (row["effective_basis"] == "year-only"):
        what = f"“{row['effective_basis']}” tidak cocok dengan “{row['effective']}”"
        yield Fault("effective_basis", what, "year-only berarti hanya tahunnya yang diketahui")
    known = [_day(day_) for key in (source, target) if (day_ := (enacted or {}).get(key))]
    if when.year < younger or any(first and when.latest < first.earliest for first in known):
        yield Fault("effective", f"“{row['effective']}” lebih awal daripada penetapannya")


def circular(ends: Iterable[Ends], enders: Callable[[str], Iterable[str]]) -> Iterator[Ends]:
    """Those of (source, target) whose source was itself ended by the target, in any number of steps.

    enders: key → the keys of what ended it.
    """
    for source, target in ends:
        seen: set[str] = set()
        todo = [source]
        while todo:
            new = [key for key in enders(todo.pop()) if key not in seen]
            seen.update(new)
            todo += new
        if target in seen:
            yield source, target


def _worded(row: Mapping[str, str], column: str, words: Sequence[str]) -> Iterator[Fault]:
    cell = row.get(column)
    if cell is not None and cell not in words:
        yield Fault(column, f"“{cell}” tidak dikenal", "pilihan: " + ", ".join(word or "(kosong)" for word in words))


def _gazette(row: Mapping[str, str]) -> Iterator[Fault]:
    if not (printed := row.get("gazette_year", "")):
        return
    if not YEAR.fullmatch(printed) or not 0 <= int(printed) - int(row["year"]) <= 1:
        yield Fault("gazette_year", f"“{printed}” bukan tahun pengundangan peraturan tahun {row['year']}")
    for column in ("gazette_number", "gazette_supplement"):
        if (cell := row.get(column, "")) and not re.fullmatch(r"\d{1,4}", cell):
            yield Fault(column, f"“{cell}” bukan nomor", "angka saja")


def _day(text: str) -> PartialDate | None:
    """The date of a cell, or None if it is none."""
    if YEAR.fullmatch(text):
        return day(text)
    try:
        return day(date.fromisoformat(text).isoformat()) if _ISO.fullmatch(text) else None
    except ValueError:
        return None
