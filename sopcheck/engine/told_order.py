"""What the words of a table say against adding up its rows: side by side, passed by, gone through again.

Arrows and symbols are read elsewhere (totals.detours); here it is the text: "Bersamaan dengan langkah 3", "Jika tidak
lengkap, kembali ke langkah 1", steps 2a and 2b under one number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sopcheck.engine.cells import WAKTU_KOSONG
from sopcheck.engine.steps import Step
from sopcheck.language.rows import asks
from sopcheck.language.text import CACHE, normal

# in normal form: "2a" "2 a" "2 1" (from "2.1"), and "a" under a number
_SUB_NUMBER = re.compile(r"(?P<main> \d{1,3} ) (?: \s? [a-z] | \s \d{1,2} )", re.VERBOSE)


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Patterns over the normal form. beside: at the same time; condition: a step may be left out; again: one may be
    repeated; leads: where work goes on, with the number of the step as its group.
    """

    beside: re.Pattern[str]
    condition: re.Pattern[str]
    again: re.Pattern[str]
    leads: re.Pattern[str]


class Told(NamedTuple):
    """beside: steps may overlap, so that the longest one is all that must pass.

    shorter, longer: steps may be passed by, or repeated. unsure: which steps, by position; None where it may be any.
    """

    beside: bool
    shorter: bool
    longer: bool
    unsure: frozenset[int] | None = frozenset()


def told_order(steps: Sequence[Step], remarks: Iterable[str | None], words: Words) -> Told:
    """What Kegiatan, Waktu, Keterangan and the numbers of the rows say, and the remarks beside the table."""
    beside = _sub_numbered([step.row.nomor for step in steps if not step.cells.marks & WAKTU_KOSONG])
    beside = beside or any(_heard(remark, words).beside for remark in remarks if remark)
    shorter = longer = leads_on = False
    unsure: set[int] = set()
    places = {normal(step.row.nomor or ""): step.position for step in steps}
    for step in steps:
        row = step.row
        for text in (row.kegiatan, row.waktu, row.keterangan):
            if text:
                heard = _heard(text, words)
                beside = beside or heard.beside
                if heard.condition:
                    shorter = True
                    unsure.add(step.position)
                leads_on = leads_on or heard.question
                longer = longer or heard.again
                for number in heard.leads:
                    place = places.get(number)
                    leads_on = leads_on or place is None or place > step.position + 1
                    longer = longer or place is None or place <= step.position
    return Told(beside, shorter or leads_on, longer, None if leads_on else frozenset(unsure))


class _Heard(NamedTuple):
    beside: bool
    condition: bool
    again: bool
    leads: tuple[str, ...]
    question: bool


@lru_cache(CACHE)
def _heard(text: str, words: Words) -> _Heard:
    """One cell; a question may be answered either way, and nobody says where No leads."""
    said, question = normal(text), asks(text)
    return _Heard(
        words.beside.search(said) is not None,
        question or words.condition.search(said) is not None,
        question or words.again.search(said) is not None,
        tuple(words.leads.findall(said)),
        question,
    )


def _sub_numbered(numbers: Sequence[str | None]) -> bool:
    """Whether steps share a number ("2a", "2b"), or lettered ones stand among numbered ones: they may be branches."""
    plain = [normal(number) for number in numbers if number]
    parts = [match["main"] for number in plain if (match := _SUB_NUMBER.fullmatch(number))]
    shared = Counter([*parts, *(number for number in plain if number.isdecimal())])
    lettered = any(len(number) == 1 and number.islower() for number in plain)
    return any(shared[main] > 1 for main in parts) or (lettered and any(map(str.isdecimal, plain)))
