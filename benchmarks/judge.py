"""How often the rules are right: they run on documents that people judged, place by place (`make judge`).

    python benchmarks/judge.py --as-of 2026-11-20                    # corpus/judged
    python benchmarks/judge.py --as-of 2026-11-20 --also ../gold     # and folders of *.sop.yaml with *.findings.yaml

Prints every miss and false alarm with place and words, to the terminal only. Figures go to rules/precision.csv; what was
not measured this time keeps its row. Which places count, and when a rule is `stabil`: benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from judgements import Judged, Judgement, of_corpus, of_findings
from tabulate import tabulate

from sopcheck import app
from sopcheck.engine import profile
from sopcheck.engine.measured import COLUMNS, Measured, read
from sopcheck.model.findings import Finding, RuleResult
from sopcheck.model.report import DocumentReport

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "rules" / "precision.csv"
SAMPLES = {"judged": "SOP sumber", "pdf": "SOP bertanda tangan"}


@dataclass
class Tally:
    """One rule on one sample. Sizes as in precision.csv; told: lines for the terminal."""

    documents: set[str] = field(default_factory=set)
    places: int = 0
    defects: int = 0
    right: int = 0
    wrong: int = 0
    wrong_loud: int = 0  # above catatan
    missed: int = 0
    doubtful: int = 0
    told: list[str] = field(default_factory=list)


def results(document: Judged, on: date) -> tuple[RuleResult, ...]:
    """What the rules say of a document today."""
    (report,) = (
        event for event in app.check(app.Options((str(document.sop),), on)) if isinstance(event, DocumentReport)
    )
    return report.results


def measure(documents: Iterable[Judged], on: date) -> dict[str, Tally]:
    """Rule → how often it was right."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for document in documents:
        found = results(document, on)
        for result in found:
            _take(tallies[result.rule], document, result, _defects(document, result, found))
    return {rule: tally for rule, tally in sorted(tallies.items()) if tally.documents}


def _defects(document: Judged, result: RuleResult, every: Sequence[RuleResult]) -> list[Judgement]:
    """The defects a rule answers for: those it found, and those that no rule found and that name it first."""

    def finders(one: Judgement) -> list[str]:
        return [other.rule for other in every if any(one.holds(other.rule, finding) for finding in other.findings)]

    present = {other.rule for other in every}
    defects = [one for one in document.judgements if one.verdict == "cacat" and one.concerns(result.rule)]
    return [
        one
        for one in defects
        if result.rule in (finders(one) or [rule for rule in one.rules if rule in present][:1] or one.rules)
    ]


def _take(tally: Tally, document: Judged, result: RuleResult, defects: Sequence[Judgement]) -> None:
    said = [one for one in document.judgements if one.concerns(result.rule)]
    doubts = [one for one in said if one.verdict == "ragu"]
    sound = [one for one in said if one.verdict == "baik"]
    for finding in result.findings:
        _judge(tally, document, result.rule, finding, defects, doubts, sound)
    for one in defects:
        if not any(one.holds(result.rule, finding) for finding in result.findings):
            tally.missed += 1
            reason = f" ({result.outcome}: {result.reason})" if result.reason else ""
            tally.told.append(f"terlewat  {document.name} {' '.join(one.at) or '(dokumen)'}: {one.why}{reason}")
    listed = len(defects) + sum(max(1, len(one.at)) for one in sound)
    outputs = document.whole and any(one.verdict != "cacat" and one.at and one.at[0].count(".") > 2 for one in said)
    everywhere = (document.whole and not outputs) or any(not one.at for one in sound)
    places = max(result.checked - len(doubts), len(defects)) if everywhere else listed
    if places:
        tally.documents.add(document.name)
        tally.places += places
        tally.defects += len(defects)


def _judge(
    tally: Tally,
    document: Judged,
    rule: str,
    finding: Finding,
    defects: Sequence[Judgement],
    doubts: Sequence[Judgement],
    sound: Sequence[Judgement],
) -> None:
    """One finding is right, wrong, doubtful, or of a place nobody judged."""
    if any(one.holds(rule, finding) for one in defects):
        tally.right += 1
        return
    against = [one for one in sound if one.holds(rule, finding)]
    if any(one.holds(rule, finding) for one in doubts) or any(one.lets_pass(finding) for one in against):
        tally.doubtful += 1
    elif against or document.whole:
        tally.wrong += 1
        tally.wrong_loud += finding.severity != "catatan"
        trap = next((f"; jebakan: {why}" for trapped, _, why in document.traps if trapped == rule), "")
        why = "; ".join(one.why for one in against) or "tidak disebut penilai"
        tally.told.append(
            f"keliru    {document.name} {finding.at} [{finding.severity}] {finding.message} — {why}{trap}"
        )
    else:
        tally.told.append(f"belum dinilai  {document.name} {finding.at} [{finding.severity}] {finding.message}")


def rows(sample: str, tallies: Mapping[str, Tally], on: date) -> Iterator[dict[str, str]]:
    """The rows of precision.csv."""
    for rule, tally in tallies.items():
        values = (
            rule,
            on.isoformat(),
            sample,
            len(tally.documents),
            tally.places,
            tally.defects,
            tally.right,
            tally.wrong,
            tally.wrong_loud,
            tally.missed,
            tally.doubtful,
        )
        yield dict(zip(COLUMNS, map(str, values), strict=True))


def corpus_rows(on: date) -> list[dict[str, str]]:
    """The rows of the documents that come with the project; a test holds them against the file."""
    return list(rows(SAMPLES["judged"], measure(of_corpus(ROOT / "corpus"), on), on))


def _print(sample: str, tallies: Mapping[str, Tally], documents: Sequence[Judged]) -> None:
    print(f"\n{sample}: {len(documents)} dokumen")
    table = [
        (
            rule,
            tally.places,
            tally.defects,
            tally.right,
            tally.wrong,
            tally.missed,
            tally.doubtful,
            _share(tally.right, tally.wrong),
            _share(tally.defects - tally.missed, tally.missed),
        )
        for rule, tally in tallies.items()
    ]
    heads = ("aturan", "tempat", "cacat", "benar", "keliru", "terlewat", "ragu", "presisi", "jangkauan")
    print(tabulate(table, heads, disable_numparse=True))
    for rule, tally in tallies.items():
        for line in tally.told:
            print(f"{rule}: {line}")
    traps = [(rule, document) for document in documents for rule, _, _ in document.traps]
    if traps:
        fallen = sum("; jebakan: " in line for tally in tallies.values() for line in tally.told)
        outside = sum(len(document.outside) for document in documents)
        print(f"{len(traps)} jebakan, {fallen} temuan terjebak; {outside} cacat di luar katalog tidak diukur")


def _share(part: int, rest: int) -> str:
    return f"{part / (part + rest):.2f}".replace(".", ",") if part + rest else "–"


def _print_status(every: Mapping[str, Measured]) -> None:
    stable = sorted(rule for rule, figures in every.items() if figures.is_stable)
    poor = sorted(rule for rule, figures in every.items() if figures.is_poor)
    print(f"\ncukup terukur untuk stabil: {', '.join(stable) or '–'}")
    print(f"terukur kurang, paling tinggi catatan: {', '.join(poor) or '–'}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--as-of", type=date.fromisoformat, required=True)
    parser.add_argument("--also", type=Path, help="folder with folders of *.sop.yaml and *.findings.yaml")
    arguments = parser.parse_args()
    known = frozenset(profile.catalogue())
    samples: dict[str, list[Judged]] = {SAMPLES["judged"]: list(of_corpus(ROOT / "corpus"))}
    found = sorted({path.parent for path in arguments.also.rglob("*.findings.yaml")}) if arguments.also else []
    for folder in found:
        samples[SAMPLES.get(folder.name, folder.name)] = list(of_findings(folder, known))
    if not found:
        print(
            f"tanpa dokumen lain yang dinilai ({arguments.also or '--also tidak diisi'}): barisnya tetap seperti semula"
        )
    new: list[dict[str, str]] = []
    for sample, documents in samples.items():
        tallies = measure(documents, arguments.as_of)
        _print(sample, tallies, documents)
        new.extend(rows(sample, tallies, arguments.as_of))
    kept = [row for row in read(FIGURES) if row["contoh"] not in samples and row["aturan"] in known]
    with FIGURES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted((*kept, *new), key=lambda row: (row["aturan"], row["contoh"])))
    _print_status(Measured.of(read(FIGURES)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
