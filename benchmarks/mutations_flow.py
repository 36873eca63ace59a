"""What the rules on the flow of documents notice when a sound SOP is broken in one place.

    python benchmarks/mutations_flow.py                          # the invented SOPs of sound.py and generate.py
    python benchmarks/mutations_flow.py --also ../gold/pdf       # and SOPs somebody has (*.sop.yaml), as a kind of their own

Kinds of damage: the row that takes a paper is removed · a paper is renamed where it is made · two rows are swapped of which
the second needs what the first yields. A mutant counts as caught when a flow rule says something it did not say before.
Findings on the SOPs as they were are told apart. No mutant is left out because it is hard.
"""

from __future__ import annotations

import argparse
import copy
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import generate
import sound
from tabulate import tabulate

from sopcheck.engine import profile, runner
from sopcheck.engine.check import Context
from sopcheck.language.documents import parse_documents
from sopcheck.law.registry import load_law
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source
from sopcheck.readers import pick

CONTEXT = Context(date(2026, 11, 20), load_law())
FLOW = tuple(rule for rule in profile.load().rules if rule.group in ("output", "kelengkapan", "alur"))
RENAMED = "Lembar Zirkon"
"""Words that stand in no SOP."""

Made = dict[str, Any]


class Mutant(NamedTuple):
    """kind: which damage; what: where, for people; sop: the broken SOP."""

    kind: str
    what: str
    sop: Made


def mutants(sop: Made) -> Iterator[Mutant]:
    """Every mutant of one SOP."""
    for spoil in (without_consumer, renamed, swapped):
        yield from spoil(sop)


def without_consumer(sop: Made) -> Iterator[Mutant]:
    """For each row whose paper just one later row needs: that later row removed, unless it is the last one."""
    rows = sop["langkah"]
    for place, row in enumerate(rows[:-1]):
        for name in _names(row, "output"):
            takers = [at for at in range(place + 1, len(rows)) if name in _names(rows[at], "kelengkapan")]
            if len(takers) == 1 and takers[0] < len(rows) - 1:
                yield Mutant("pemakai dihapus", f"{row['nomor']} → {takers[0] + 1}", _without(sop, takers[0]))


def renamed(sop: Made) -> Iterator[Mutant]:
    """Each output that a later row needs, under a name that stands nowhere else."""
    rows = sop["langkah"]
    for place, row in enumerate(rows[:-1]):
        for item, words in enumerate(row["output"]):
            names = {document.name for document in parse_documents(words)}
            if any(names & _names(later, "kelengkapan") for later in rows[place + 1 :]):
                broken = copy.deepcopy(sop)
                broken["langkah"][place]["output"][item] = RENAMED
                yield Mutant("dokumen diganti nama", row["nomor"], broken)


def swapped(sop: Made) -> Iterator[Mutant]:
    """Two rows in a row, of which the second needs what the first yields, in the other order."""
    rows = sop["langkah"]
    for place in range(len(rows) - 1):
        first, second = rows[place : place + 2]
        if _names(first, "output") & _names(second, "kelengkapan"):
            broken = copy.deepcopy(sop)
            broken["langkah"][place : place + 2] = [copy.deepcopy(second), copy.deepcopy(first)]
            yield Mutant("langkah ditukar", f"{first['nomor']} ↔ {second['nomor']}", _numbered(broken))


def _without(sop: Made, place: int) -> Made:
    broken = copy.deepcopy(sop)
    del broken["langkah"][place]
    return _numbered(broken)


def _numbered(sop: Made) -> Made:
    """Rows numbered anew, with arrows from each to the next."""
    for place, row in enumerate(sop["langkah"], 1):
        row["nomor"] = str(place)
        row["ke"] = ["selesai" if place == len(sop["langkah"]) else str(place + 1)]
        for gone in ("ya", "tidak", "bentuk"):
            row.pop(gone, None)
    return sop


def _names(row: Made, column: str) -> set[str]:
    return {document.name for words in row.get(column) or () if words for document in parse_documents(words)}


def said(sop: Made) -> Counter[tuple[str, str]]:
    """(rule, message kind and facts) of every finding of the flow rules; places shift, so they are left out."""
    results = runner.judge(Document(Sop.model_validate(sop), Source("a", "", "json")), FLOW, CONTEXT)
    return Counter(
        (result.rule, f"{finding.kind} {_lasting(finding.facts)}") for result in results for finding in result.findings
    )


def _lasting(facts: dict[str, str]) -> str:
    return "; ".join(words for name, words in sorted(facts.items()) if not name.startswith("langkah"))


class Figures(NamedTuple):
    """caught, made: mutants by kind; by: rules that caught one; alarms: findings on SOPs as they were."""

    made: Counter[str]
    caught: Counter[str]
    by: Counter[tuple[str, str]]
    alarms: list[str]
    missed: list[str]


def measure(every: Iterable[Made], numbered: Callable[[Made], Made] = lambda sop: sop) -> Figures:
    figures = Figures(Counter(), Counter(), Counter(), [], [])
    for sop in every:
        before = said(numbered(sop))
        figures.alarms.extend(f"{sop['nama']}: {rule} {words}" for rule, words in before)
        for mutant in mutants(sop):
            new = said(mutant.sop) - before
            figures.made[mutant.kind] += 1
            figures.caught[mutant.kind] += bool(new)
            figures.by.update({(mutant.kind, rule) for rule, _ in new})
            if not new:
                figures.missed.append(f"{sop['nama']}: {mutant.kind} {mutant.what}")
    return figures


def _print(title: str, every: Sequence[Made], *, told: bool) -> None:
    figures = measure(every)
    total = sum(figures.made.values())
    print(f"\n{title}: {len(every)} SOP, {total} mutan; {len(figures.alarms)} temuan pada SOP yang utuh")
    table = [
        (
            kind,
            count,
            figures.caught[kind],
            f"{figures.caught[kind] / count:.0%}",
            ", ".join(f"{rule} {number}" for (of, rule), number in figures.by.most_common() if of == kind),
        )
        for kind, count in figures.made.items()
    ]
    print(
        tabulate(
            table, ("kerusakan", "mutan", "tertangkap", "bagian", "oleh"), maxcolwidths=[None, None, None, None, 70]
        )
    )
    for alarm in figures.alarms:
        print(f"  alarm: {alarm}")
    for missed in figures.missed if told else ():
        print(f"  lolos: {missed}")


def invented() -> list[Made]:
    """sound.py, and one SOP of generate.py for each of its subjects."""
    found = {made["nama"]: made for made in generate.sops(60, defect=0)}
    return [*sound.sops(), *found.values()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--also", type=Path, help="folder of *.sop.yaml")
    parser.add_argument("--missed", action="store_true", help="name the mutants that were not caught")
    arguments = parser.parse_args()
    _print("SOP rekaan berbeda-beda", list(sound.sops()), told=arguments.missed)
    _print("SOP rekaan bersama SOP dari generate.py", invented(), told=False)
    if arguments.also:
        documents = [document for path in sorted(arguments.also.rglob("*.sop.yaml")) for document in pick.read(path)]
        read = [document.sop.model_dump(mode="json") for document in documents if isinstance(document, Document)]
        real = [_numbered({**sop, "sopcheck": "1"}) for sop in read]
        _print("SOP nyata", [_filled(sop) for sop in real], told=arguments.missed)
    return 0


def _filled(sop: Made) -> Made:
    """Without keys that say nothing, as a person would write it."""
    rows = [{name: value for name, value in row.items() if value is not None} for row in sop["langkah"]]
    return {
        **{name: value for name, value in sop.items() if value is not None},
        "langkah": [
            {**row, "output": row.get("output", []), "kelengkapan": row.get("kelengkapan", [])} for row in rows
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
