"""What was done to a regulation, and to what came in its place, as a small tree of text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from datetime import date

from sopcheck.engine.law_words import spelled
from sopcheck.law.registry import Registry
from sopcheck.law.regulation import Evidence
from sopcheck.law.status import Step, Verb
from sopcheck.reporters.pages.wording import printable

RELATION_WORDS: Mapping[Verb, str] = {
    "mencabut": "dicabut oleh",
    "mencabut-sebagian": "dicabut sebagian oleh",
    "mengubah": "diubah dengan",
    "menggantikan-fungsi": "digantikan fungsinya oleh",
}
KNOWN_FROM: Mapping[Evidence, str] = {
    "primary": "teks dibaca",
    "official-secondary": "daftar resmi",
    "secondary": "sumber sekunder",
    "memory": "ingatan penyusun data",
    "none": "tanpa bukti",
}
_ENDS = ("mencabut", "menggantikan-fungsi")


def step_words(step: Step) -> str:
    """ "dicabut oleh → PP Nomor 41 Tahun 2007 · mulai 23 Juli 2007 · teks dibaca"."""
    return f"{RELATION_WORDS[step.relation]} → {step.by.label} · {_when(step)} · {KNOWN_FROM[step.evidence]}"


def _when(step: Step) -> str:
    """The date of a step and how it is known."""
    if step.effective_basis == "year-only":
        return f"{spelled(step.effective)}, tanggalnya tidak tercatat"
    if step.effective_basis == "enactment":
        return f"ditetapkan {spelled(step.effective)}, mulai berlakunya tidak tercatat"
    return f"mulai {spelled(step.effective)}"


def tree(law: Registry, key: str, on: date, width: int, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """The lines of the tree, none longer than `width`; under what put an end to a regulation stands its own tree."""
    steps = law.status(key, on).chain
    for i, step in enumerate(steps):
        last = i == len(steps) - 1
        first, further = ("└─ ", "   ") if last else ("├─ ", "│  ")
        words = printable(step_words(step))
        yield from textwrap.wrap(words, width, initial_indent=first, subsequent_indent=further, break_on_hyphens=False)
        if step.relation in _ENDS and step.by.key not in seen and width > 40:
            below = tree(law, step.by.key, on, width - len(further), seen | {key, step.by.key})
            yield from (further + line for line in below)
