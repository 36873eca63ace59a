"""How facts about regulations are said in Indonesian: dates, evidence, what came in the place of what.

>>> since(load_law().status("uu-32-2004", date(2020, 1, 1)).replaced_by)
'sejak 30 September 2014 (tanggal penetapan)'
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from sopcheck.engine.basis import Cited
from sopcheck.language.text import one_line
from sopcheck.law.registry import Registry
from sopcheck.law.regulation import Evidence
from sopcheck.law.status import Step
from sopcheck.model.values import Gazette, PartialDate
from sopcheck.yamltext import packaged

EVIDENCE_WORDS: Mapping[Evidence, str] = {
    "primary": "teks peraturannya dibaca",
    "official-secondary": "menurut laman atau daftar status resmi",
    "secondary": "menurut sumber sekunder, perlu dicek di JDIH",
    "memory": "menurut ingatan penyusun data, perlu dicek di JDIH",
    "none": "belum ada bukti dalam data",
}


@lru_cache(4096)
def spelled(day: PartialDate | date) -> str:
    """A date as far as it is known: "30 Maret 2017", "Maret 2017", "tahun 2017"."""
    if not day.month:
        return f"tahun {day.year}"
    month: str = packaged("language/data/months.yaml")["nama"][str(day.month)][0].capitalize()
    return f"{day.day} {month} {day.year}" if day.day else f"{month} {day.year}"


def since(step: Step) -> str:
    """From when a relation holds, and how that is known.

    "sejak 12 Maret 2019", "sejak 30 Maret 2017 (tanggal penetapan)", "pada tahun 2017 (hanya tahunnya diketahui)".
    """
    if step.effective_basis == "year-only":
        return f"pada {spelled(step.effective)} (hanya tahunnya diketahui)"
    known = " (tanggal penetapan)" if step.effective_basis == "enactment" else ""
    return f"sejak {spelled(step.effective)}{known}"


@lru_cache(4096)
def successors(law: Registry, key: str, on: date) -> str:
    """Who came in the place of a regulation by a day, in order: "PermenPANRB Nomor 12 Tahun 2015, kemudian …"."""
    return ", kemudian ".join(step.by.label for step in law.trail(key, on))


def gazette_words(gazette: Gazette) -> str:
    """ "LN Tahun 2014 Nomor 244, TLN Nomor 5587", as far as the parts are known."""
    parts: list[str] = [gazette.kind]
    parts += [f"Tahun {gazette.year}"] if gazette.year else []
    parts += [f"Nomor {gazette.number}"] if gazette.number else []
    words = " ".join(parts)
    return f"{words}, T{gazette.kind} Nomor {gazette.supplement}" if gazette.supplement else words


def replacement(head: Cited, law: Registry, on: date) -> tuple[Step, dict[str, str]]:
    """What put an end to a cited regulation, and the facts about it that every message on it takes."""
    step = head.status.replaced_by
    assert step is not None  # asked only of what was repealed or replaced
    return step, {
        "peraturan": head.key,
        "oleh": step.by.key,
        "rujukan": one_line(head.citation.words),
        "pengganti": successors(law, head.key, on),
        "sejak": since(step),
    }
