"""How often the rules are right: they run on documents that people judged, place by place (`make judge`).

    python benchmarks/judge.py --as-of 2026-11-20                    # corpus/judged
    python benchmarks/judge.py --as-of 2026-11-20 --also ../gold     # and folders of *.sop.yaml with *.findings.yaml
    python benchmarks/judge.py --as-of 2026-11-20 --pdf FOLDER       # and the PDFs of corpus/judged_pdf

Prints every miss and false alarm with place and words, to the terminal only. Figures go to rules/precision.csv; what was
not measured this time keeps its row. Which places count, and when a rule is `stabil`: benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import judged_pdf
from judgements import Judged, of_corpus, of_findings
from measuring import Tally, measure
from tabulate import tabulate

from sopcheck.engine import profile
from sopcheck.engine.measured import COLUMNS, Measured, read

ROOT = Path(__file__).parent.parent
JUDGED_PDF = ROOT / "corpus" / "judged_pdf"
FIGURES = ROOT / "rules" / "precision.csv"
SAMPLES = {"judged": "SOP sumber", "pdf": "SOP bertanda tangan"}


def rows(sample: str, tallies: Mapping[str, Tally], on: date) -> Iterator[dict[str, str]]:
    """The rows of precision.csv; none where nothing that was judged could be looked at."""
    for rule, tally in tallies.items():
        if not tally.documents:
            continue
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


def of_pdfs(folder: Path | None, judged: Path) -> Iterator[tuple[str, list[Judged]]]:
    """Samples of judged PDFs of which every file is there: a row measured on some of them would replace one on all."""
    files = judged_pdf.numbered(folder) if folder else {}
    for path in sorted(judged.glob("*.csv")):
        sample, answers = judged_pdf.sample_of(path), judged_pdf.read_answers(path)
        absent = [number for number in answers if int(number) not in files]
        if absent:
            where = f"tidak ada di {folder}: {', '.join(absent)}" if folder else "--pdf tidak diisi"
            print(f"{sample}: {where}; barisnya tetap seperti semula")
        else:
            yield sample, list(judged_pdf.of_pdfs(answers, files))


def _print(sample: str, tallies: Mapping[str, Tally], documents: Sequence[Judged]) -> None:
    print(f"\n{sample}: {len(documents)} dokumen")
    if any(document.asked for document in documents):
        _print_answers(tallies, documents)
    else:
        _print_found(tallies)
    for rule, tally in tallies.items():
        for line in tally.told:
            print(f"{rule}: {line}")
    traps = [(rule, document) for document in documents for rule, _, _ in document.traps]
    if traps:
        fallen = sum("; jebakan: " in line for tally in tallies.values() for line in tally.told)
        outside = sum(len(document.outside) for document in documents)
        print(f"{len(traps)} jebakan, {fallen} temuan terjebak; {outside} cacat di luar katalog tidak diukur")


def _print_found(tallies: Mapping[str, Tally]) -> None:
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


def _print_answers(tallies: Mapping[str, Tally], documents: Sequence[Judged]) -> None:
    """By question and by rule: the verdicts on what was read, and what the rules said there."""
    table = []
    for about, question in judged_pdf.QUESTIONS.items():
        said = [one.verdict for document in documents for one in document.judgements if one.rules == question.rules]
        of = [tallies[rule] for rule in question.rules if rule in tallies]
        sound, loud, wrong = said.count("baik"), sum(one.wrong_loud for one in of), sum(one.wrong for one in of)
        missed = sum(one.missed for one in of)
        found = said.count("cacat") - missed
        doubted = sum(one.doubtful for one in of)
        unread = max((one.unread for one in of), default=0)
        shares = [f"{many} ({many / max(sound, 1):.1%})".replace(".", ",") for many in (loud, wrong)]
        table.append((about, sound, said.count("cacat"), said.count("ragu"), *shares, found, missed, doubted, unread))
    heads = ("ya", "tidak", "ragu", "keliru ≥ peringatan", "keliru", "ditemukan", "terlewat", "pada ragu")
    print(tabulate(table, ("hal", *heads, "tak terbaca"), disable_numparse=True))
    print()
    by_rule = [
        (
            rule,
            tally.sound,
            tally.defects,
            tally.doubts,
            tally.wrong_loud,
            tally.wrong,
            tally.right,
            tally.missed,
            tally.doubtful,
            tally.unassessed,
            tally.unread,
            tally.places,
        )
        for rule, tally in tallies.items()
    ]
    heads = (*heads[:5], "benar", *heads[6:])
    print(tabulate(by_rule, ("aturan", *heads, "tak dinilai", "tak terbaca", "tempat"), disable_numparse=True))
    for document in documents:
        unread = sum(document.unread.get(question.rules[0], 0) for question in judged_pdf.QUESTIONS.values())
        if unread:
            places = unread + len(document.judgements)
            print(f"tak terbaca  {document.name}: {unread} dari {places} tempat yang dinilai")


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
    parser.add_argument("--pdf", type=Path, help="folder with the PDFs judged in corpus/judged_pdf")
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
    samples.update(of_pdfs(arguments.pdf, JUDGED_PDF))
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
