"""What the time rules catch: sound SOPs with one time or the total changed, and the same SOPs unchanged.

    python benchmarks/mutations_time.py            # some 3 000 mutants
    python benchmarks/mutations_time.py --seed 7   # other places, other SOPs

Exact shapes have one right total; in loose ones ranges, branches, repetitions or frequencies leave it open, so that not
every change is a contradiction. A mutant is caught if a `waktu` rule finds something in it that it did not find before,
by a note (an amount that cannot be read any more) or by more; an unchanged SOP is accused if any finds something that
is more than a note. The table goes by kind of change.
"""

from __future__ import annotations

import argparse
import copy
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from generate import SEED, sops

from sopcheck.engine import profile, runner
from sopcheck.engine.check import Context
from sopcheck.law.registry import load_law
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source

RULES = profile.load(select=("waktu",)).rules
CONTEXT = Context(date(2026, 11, 20), load_law())
SOURCE = Source("a.json", "", "json")

Form = dict[str, Any]

# the twelve steps of generate.py: 12 days, 165 minutes; added up by hand
TOTALS = (
    "12 hari 2 jam 45 menit",
    "12 HARI KERJA + 165 MENIT",
    "12 hari kerja 2 jam 45 menit",
    "5.565 menit",  # 7,5 jam sehari
    "98 jam 45 menit",  # 8 jam sehari
    "12 hari, 165 menit (TOTAL WAKTU PENYELESAIAN)",
)


def made(waktu: list[str], total: str, **fields: Any) -> Form:
    """A table with these times; the words are ordinary office work, which no floor or ceiling concerns."""
    work = (
        "Menerima surat",
        "Mencatat surat",
        "Meneliti berkas",
        "Memeriksa berkas",
        "Mengirim berkas",
        "Mengarsipkan berkas",
    )
    rows = [
        {"nomor": str(n), "kegiatan": f"{work[n % 6]} tahap {n}", "waktu": words, "output": [f"Berkas {n}"]}
        for n, words in enumerate(waktu, 1)
    ]
    return {"nama": "Pengelolaan Berkas", "langkah": rows, "total_waktu": total, **fields}


def exact() -> Iterator[Form]:
    """Sound SOPs of other shapes whose total is one amount, added up by hand."""
    yield made(["5 menit", "10 menit", "15 menit", "20 menit"], "50 menit")
    yield made(["30 menit", "45 menit", "1 jam", "2 jam"], "4 jam 15 menit")
    yield made(["1 jam", "90 menit", "2 jam 30 menit"], "5 jam")
    yield made(["1 hari kerja", "3 hari kerja", "5 hari kerja"], "9 HARI KERJA")
    yield made(
        ["1 hari", "20 menit", "10 menit", "15 hari", "7 hari", "1 hari", "1 hari", "30 menit"], "25 HARI KERJA + 1 JAM"
    )
    yield made(["2 minggu", "3 hari", "1 minggu"], "3 minggu 3 hari")
    yield made(["1 bulan", "2 minggu", "3 hari"], "1 bulan 2 minggu 3 hari")
    yield made(["satu hari", "dua hari", "setengah jam"], "3 hari 30 menit")
    yield made(["1 hari", "225 menit", "225 menit"], "2 hari")  # 7,5 jam sehari
    yield made(["1 hari", "4 jam", "4 jam"], "2 hari")  # 8 jam sehari
    yield made(["1 x 24 jam", "2 hari"], "3 hari")  # by the clock
    yield made(["10", "20", "30", "45"], "105 menit", satuan_waktu="dalam menit")
    yield made(["7 hari kalender", "14 hari kalender"], "21 hari kalender")
    yield made(["30 menit", "30 menit", "2 jam"], "150 menit", gabung=[["langkah.1.waktu", "langkah.2.waktu"]])
    yield made(["10 menit"] * 20, "3 jam 20 menit")


def loose() -> Iterator[Form]:
    """Sound SOPs whose total is not one amount."""
    yield made(["1-2 hari", "2-3 hari", "30 menit"], "4 hari")
    yield made(["maksimal 30 menit", "maksimal 1 jam", "15 menit"], "1 jam 45 menit")
    yield made(["1 hari", "2 hari", "Sesuai kebutuhan"], "4 hari")
    yield made(["10 menit", "2 menit/berkas", "1 jam"], "2 jam")
    loop = made(["1 hari", "2 hari", "1 jam", "2 jam"], "3 hari 3 jam")
    loop["langkah"][2] |= {"simbol": ["keputusan"], "ya": "4", "tidak": "2"}
    yield loop
    branch = made(["1 hari", "1 jam", "3 hari", "2 jam"], "1 hari 3 jam")
    branch["langkah"][1] |= {"simbol": ["keputusan"], "ya": "4", "tidak": "3"}
    yield branch
    beside = made(["1 hari", "5 hari", "3 hari", "1 hari"], "7 hari")
    for place, targets in ((0, ["2", "3"]), (1, ["4"]), (2, ["4"])):
        beside["langkah"][place]["ke"] = targets
    yield beside
    told = made(["2 hari", "3 hari", "1 hari"], "4 hari")
    told["langkah"][1]["keterangan"] = "Bersamaan dengan langkah 1"
    yield told


def generated(count: int, seed: int) -> Iterator[Form]:
    for number, sop in enumerate(sops(count, seed=seed, defect=0)):
        yield {**sop, "total_waktu": TOTALS[number % len(TOTALS)]}


# how a time is printed, in days and minutes
PRINTED = (
    ("5 menit", 0, 5),
    ("10 menit", 0, 10),
    ("15 Menit", 0, 15),
    ("45 menit", 0, 45),
    ("1 jam", 0, 60),
    ("2 Jam", 0, 120),
    ("1 jam 30 menit", 0, 90),
    ("1 hari", 1, 0),
    ("2 Hari Kerja", 2, 0),
    ("3 hari", 3, 0),
    ("10 hari kerja", 10, 0),
    ("satu hari", 1, 0),
    ("1 hari 2 jam", 1, 120),
)


def random_tables(count: int, dice: random.Random) -> Iterator[Form]:
    """Tables of 2 to 15 steps with any of these times, and their sum printed in one of several ways."""
    for _ in range(count):
        chosen = [dice.choice(PRINTED) for _ in range(dice.randint(2, 15))]
        days, minutes = sum(day for _, day, _ in chosen), sum(minute for _, _, minute in chosen)
        hours, rest = divmod(minutes, 60)
        forms = [[f"{days} hari kerja"] * bool(days) + [f"{minutes} menit"] * bool(minutes)]
        forms.append([f"{days} HARI"] * bool(days) + [f"{hours} JAM"] * bool(hours) + [f"{rest} MENIT"] * bool(rest))
        yield made([words for words, _, _ in chosen], dice.choice((" + ", " ")).join(dice.choice(forms)))


# -- changes ------------------------------------------------------------------------------------------------------------

_AMOUNT = re.compile(r"(?<![\d.,(])(?P<number>\d+)(?P<space>\s?)(?P<unit>menit|jam|hari|minggu|bulan)\b", re.IGNORECASE)
SWAPPED = {"menit": "jam", "jam": "hari", "hari": "jam", "minggu": "hari", "bulan": "minggu"}


def times_sixty(words: str, dice: random.Random) -> str | None:
    """ "30 menit" → "1800 menit"."""
    return _one(words, dice, lambda number, unit: (str(int(number) * 60), unit))


def other_unit(words: str, dice: random.Random) -> str | None:
    """ "30 menit" → "30 jam"."""
    return _one(words, dice, lambda number, unit: (number, SWAPPED[unit.lower()]))


def digit_dropped(words: str, dice: random.Random) -> str | None:
    """ "15 menit" → "5 menit"; a number of one digit has none to lose."""

    def shorter(number: str, unit: str) -> tuple[str, str] | None:
        if len(number) < 2:
            return None
        place = dice.randrange(len(number))
        left = (number[:place] + number[place + 1 :]).lstrip("0")
        return (left, unit) if left and left != number else None

    return _one(words, dice, shorter)


def digit_doubled(words: str, dice: random.Random) -> str | None:
    """ "5 menit" → "55 menit"."""
    return _one(words, dice, lambda number, unit: (number + number[-1], unit))


def _one(words: str, dice: random.Random, change: Callable[[str, str], tuple[str, str] | None]) -> str | None:
    """One amount of a text changed; None if it has none that can be."""
    found = list(_AMOUNT.finditer(words))
    if not found:
        return None
    match = dice.choice(found)
    changed = change(match["number"], match["unit"])
    if changed is None:
        return None
    return f"{words[: match.start()]}{changed[0]}{match['space']}{changed[1]}{words[match.end() :]}"


CHANGES: dict[str, Callable[[str, random.Random], str | None]] = {
    "kali 60": times_sixty,
    "satuan tertukar": other_unit,
    "angka hilang": digit_dropped,
    "angka ganda": digit_doubled,
}


def step_changed(form: Form, change: Callable[[str, random.Random], str | None], dice: random.Random) -> Form | None:
    mutant = copy.deepcopy(form)
    copies = {locator for group in form.get("gabung", ()) for locator in group}
    rows = [row for n, row in enumerate(mutant["langkah"], 1) if row["waktu"] and f"langkah.{n}.waktu" not in copies]
    dice.shuffle(rows)
    for row in rows:
        words = row["waktu"]
        if words.isdecimal():  # its unit stands in the heading
            changed = change(f"{words} menit", dice)
            changed = changed.removesuffix(" menit") if changed else None
        else:
            changed = change(words, dice)
        if changed and changed != words:
            row["waktu"] = changed
            return mutant
    return None


def total_changed(form: Form, change: Callable[[str, random.Random], str | None], dice: random.Random) -> Form | None:
    changed = change(form["total_waktu"], dice)
    return {**form, "total_waktu": changed} if changed and changed != form["total_waktu"] else None


def step_removed(form: Form, dice: random.Random) -> Form | None:
    """One row less, the others numbered anew and their arrows led on."""
    rows = form["langkah"]
    if len(rows) < 3 or "gabung" in form:
        return None
    gone = dice.randrange(len(rows))
    mutant = copy.deepcopy(form)
    del mutant["langkah"][gone]

    def moved(target: Any) -> Any:
        if isinstance(target, list):
            return list(dict.fromkeys(moved(each) for each in target))
        if not str(target).isdecimal():
            return target
        place = int(target) - (int(target) > gone + 1)
        return str(place) if place <= len(mutant["langkah"]) else "selesai"

    for number, row in enumerate(mutant["langkah"], 1):
        row["nomor"] = str(number)
        for arrow in ("ke", "ya", "tidak"):
            if arrow in row:
                row[arrow] = moved(row[arrow])
    return mutant


def mutants(form: Form, dice: random.Random) -> Iterator[tuple[str, Form]]:
    """(kind, changed SOP), one of each kind where it can be."""
    for name, change in CHANGES.items():
        if changed := step_changed(form, change, dice):
            yield f"langkah: {name}", changed
        if changed := total_changed(form, change, dice):
            yield f"total: {name}", changed
    if changed := step_removed(form, dice):
        yield "langkah dihapus", changed


# -- measuring ----------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Measured:
    """kinds: kind of change → [mutants, caught, of these by a note alone]; sound, accused, noted: unchanged SOPs; missed:
    (kind, times and total).
    """

    kinds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    sound: int = 0
    accused: int = 0
    noted: int = 0
    missed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def mutants(self) -> int:
        return sum(count for count, _, _ in self.kinds.values())

    @property
    def caught(self) -> int:
        return sum(caught for _, caught, _ in self.kinds.values())

    @property
    def recall(self) -> float:
        return self.caught / self.mutants if self.mutants else 1.0


def findings(form: Form) -> set[tuple[str, str, str]]:
    """(rule, place, severity) of what the time rules find."""
    results = runner.judge(Document(Sop.model_validate(form), SOURCE), RULES, CONTEXT)
    return {(result.rule, found.at, found.severity) for result in results for found in result.findings}


def measure(forms: Iterator[Form], dice: random.Random, rounds: int) -> Measured:
    measured = Measured()
    for form in forms:
        before = findings(form)
        measured.sound += 1
        measured.accused += any(severity != "catatan" for _, _, severity in before)
        measured.noted += bool(before)
        for _ in range(rounds):
            for kind, mutant in mutants(form, dice):
                count = measured.kinds[kind]
                count[0] += 1
                told = {severity for _, _, severity in findings(mutant) - before}
                count[1] += bool(told)
                count[2] += told == {"catatan"}
                if not told:
                    times = " · ".join(row["waktu"] for row in mutant["langkah"])
                    measured.missed.append((kind, f"{times} = {mutant['total_waktu']}"))
    return measured


def run(count: int, rounds: int, seed: int) -> tuple[Measured, Measured]:
    """(exact, loose) shapes. count: generated SOPs; rounds: mutants of each kind per SOP."""
    dice = random.Random(seed)
    tables = [*generated(count, seed), *exact(), *random_tables(3 * count, dice)]
    certain = measure(iter(tables), dice, rounds)
    return certain, measure(loose(), dice, rounds)


def table(title: str, measured: Measured) -> Iterator[str]:
    yield f"{title}: {measured.mutants} mutants, {measured.caught} caught ({measured.recall:.1%}); " + (
        f"of {measured.sound} unchanged SOPs {measured.accused} accused "
        f"({measured.accused / measured.sound:.1%}), {measured.noted - measured.accused} with a note"
    )
    yield f"  {'kind of change':<28}{'mutants':>8}{'caught':>8}{'by a note':>11}{'recall':>9}"
    for kind, (count, caught, noted) in sorted(measured.kinds.items()):
        yield f"  {kind:<28}{count:>8}{caught:>8}{noted:>11}{caught / count:>9.1%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--missed", action="store_true", help="print the mutants of exact shapes that were not caught")
    arguments = parser.parse_args()
    certain, open_ones = run(40, 2, arguments.seed)
    for title, measured in (("exact totals (goal 95 %, 0 accused)", certain), ("loose totals", open_ones)):
        print("\n".join(table(title, measured)))
        for kind, words in measured.missed if arguments.missed else ():
            print(f"    missed {kind}: {words}")


if __name__ == "__main__":
    main()
