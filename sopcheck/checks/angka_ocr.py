"""In a form read by character recognition: may the border of a cell have been read as the digit 1 before its number?

    check: angka-ocr
    params: {kali: 2, pembanding: 2}

"130 menit" among "10 menit", "20 menit" and "30 menit" is probably 30. Compared are steps in the same unit: with the 1
the number is more than `kali` times their median, without it no larger than the largest of them; at least `pembanding`
of them have to be there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from sopcheck.checks.times_judged import times_judged
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.language.text import normal, one_line

NOT_RECOGNIZED = (NotApplicable("berkas tidak dibaca dengan pengenalan huruf"),)

# "130 menit": a number that begins with 1 and goes on with another one, then its unit
_ONE_BEFORE = re.compile(r"1 (?P<rest> [1-9][0-9]{0,2} ) \s? (?P<unit> [a-z]+ (?: \s [a-z]+ )? )", re.VERBOSE)
_PLAIN = re.compile(r"(?P<number> [1-9][0-9]{0,3} ) \s? (?P<unit> [a-z]+ (?: \s [a-z]+ )? )", re.VERBOSE)


class MungkinSalahBaca(Fact):
    """langkah, waktu: of the step; mungkin: the words without the 1; pembanding: times of other steps."""

    langkah: str
    waktu: str
    mungkin: str
    pembanding: str


class Banding(Params):
    """See the module."""

    kali: int
    pembanding: int


@check(MungkinSalahBaca, params=Banding)
def angka_ocr(sop: Reading, context: Context, params: Banding) -> Iterable[Seen]:
    notes = sop.sop.bacaan
    if not notes or all(note.cara != "ocr" for note in notes.values()):
        return NOT_RECOGNIZED
    return _look(sop, params)


def _look(sop: Reading, params: Banding) -> Iterator[Seen]:
    every = [step for step in sop.steps if step.duration and not step.shares_time]
    for step in every:
        suspect = _ONE_BEFORE.fullmatch(normal(step.row.waktu or ""))
        if not suspect or not _recognized(sop, step):
            continue
        likely, unit = int(suspect["rest"]), suspect["unit"]
        others = _others(every, step, unit)
        if len(others) < params.pembanding or likely > max(others):
            continue
        if int(f"1{likely}") > params.kali * median(others):
            found = MungkinSalahBaca(
                langkah=sop.labels[step.position - 1],
                waktu=one_line(step.row.waktu or ""),
                mungkin=f"{likely} {unit}",
                pembanding=", ".join(f"{number} {unit}" for number in sorted(set(others))),
            )
            yield Hit(f"{step.at}.waktu", found)
    yield from times_judged(sop)


def _others(every: Sequence[Step], step: Step, unit: str) -> list[int]:
    """The numbers of the other steps in a unit, without those that may be misread in the same way."""
    found = []
    for other in every:
        words = normal(other.row.waktu or "")
        plain = _PLAIN.fullmatch(words)
        if other is not step and plain and plain["unit"] == unit and not (len(plain["number"]) > 2 and words[0] == "1"):
            found.append(int(plain["number"]))
    return found


def _recognized(sop: Reading, step: Step) -> bool:
    """Whether this cell, its row or the table was read by character recognition."""
    at = f"{step.at}.waktu"
    while at:
        note = sop.sop.bacaan.get(at)
        if note:
            return note.cara == "ocr"
        at = at.rpartition(".")[0]
    return False
