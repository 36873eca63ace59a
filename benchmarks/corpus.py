"""What rules across SOPs cost, and whether that grows with the set: memory, CPU, copies found.

    python benchmarks/corpus.py            # 1 000 and 10 000 SOPs
    python benchmarks/corpus.py --quick    # 500 and 2 000

Each set is checked in a process of its own, streaming, after the words have been seen once; only ratios are compared.
Two kinds of sets: generated SOPs as in speed.py (many templates with defects sown), and SOPs without a word in common,
the worst case for what must be kept.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from generate import sops
from speed import CONTEXT, DAY, SOURCE, batches, cpu, line, ratio, validate

from sopcheck import app
from sopcheck.engine import profile, runner
from sopcheck.engine.corpus import Corpus, digest_for
from sopcheck.engine.summary import Summary
from sopcheck.model.report import CorpusReport, DocumentReport
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document

MEMORY, CPU = 1.3, 1.2
"""Goals for the rules across SOPs on generated SOPs: the larger set against the smaller one, memory in all and CPU per
SOP. What else grows are the word caches of reading, each up to its own limit."""

WARM = 500  # SOPs checked before measuring begins


def templates(count: int) -> Iterator[dict[str, Any]]:
    """Sets as in speed.py."""
    yield from sops(count)


def strangers(count: int) -> Iterator[dict[str, Any]]:
    """SOPs that share no words but the forms of the sentences: offices, papers and numbers of their own."""
    dice = random.Random(count)
    for number, made in enumerate(sops(count)):
        own = "".join(dice.choice("abcdefghijklmnoprstuw") for _ in range(9))
        made["instansi"] = f"Pemerintah Kota {own.capitalize()}"
        made["nama"] = f"Penyusunan Rencana {own} {number}"
        for step in made["langkah"]:
            step["kegiatan"] += f" {own}"
            step["output"] = [f"{words} {own}" for words in step["output"]]
            step["kelengkapan"] = [f"{words} {own}" for words in step["kelengkapan"]]
        yield made


SETS = {"templates": templates, "strangers": strangers}


RUNS: dict[str, dict[str, Any]] = {
    "rules across SOPs alone": {"select": ("korpus",)},
    "all rules": {},
    "all but rules across SOPs": {"ignore": ("korpus",)},
}


def measure(path: str, rules: str) -> None:
    """One set, in this process: prints CPU seconds, peak KiB, and what was found."""
    options = app.Options((path,), DAY, **RUNS[rules])
    documents, start = 0, 0.0
    found: CorpusReport | None = None
    for event in app.check(options):
        if isinstance(event, DocumentReport):
            documents += 1
            if documents == WARM:
                start = process_time()
        elif isinstance(event, CorpusReport):
            found = event
    seconds = process_time() - start
    assert found is not None
    told = {result.rule: len(result.findings) for result in found.results if result.findings}
    print(json.dumps({"cpu": seconds / (documents - WARM), "peak": peak(), "found": told}))


def peak() -> int:
    """The most memory this process has had, in KiB. Linux lets ru_maxrss begin with that of the parent."""
    status = Path("/proc/self/status")
    if status.is_file():
        return next(int(row.split()[1]) for row in status.read_text().splitlines() if row.startswith("VmHWM:"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def growth(name: str, small: int, large: int, rules: str) -> None:
    """One kind of set, small and large."""
    seen = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in (small, large):
            path = Path(folder) / f"{count}.jsonl"
            with path.open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(made, ensure_ascii=False) + "\n" for made in SETS[name](count + WARM))
            run = subprocess.run(
                [sys.executable, __file__, "--measure", str(path), "--rules", rules],
                capture_output=True,
                text=True,
                check=True,
            )
            seen[count] = json.loads(run.stdout)
    print(f"{name}, {rules}: {large} SOPs against {small}")
    goals = (MEMORY, CPU) if (name, rules) == ("templates", "rules across SOPs alone") else (None, None)
    for words, what, goal in zip(("  peak memory", "  CPU per SOP"), ("peak", "cpu"), goals, strict=True):
        line(words, seen[large][what] / seen[small][what], goal)
    print(f"  {seen[small]['peak'] // 1024} and {seen[large]['peak'] // 1024} MiB; findings {seen[large]['found']}")


def cost(rounds: int) -> None:
    """Making summaries and comparing them, against validation of the same SOPs."""
    rules = profile.load()
    texts = [json.dumps(made, ensure_ascii=False).encode() for made in sops(300)]
    documents = [Document(Sop.model_validate_json(text), SOURCE) for text in texts]
    digest = digest_for(rules.corpus, CONTEXT)
    assert digest is not None
    seen: list[Summary] = []
    spent = {"summary": 0.0}

    def judge() -> None:
        seen.clear()
        spent["summary"] = 0.0
        for batch in batches(documents):
            sights = runner.sights_of(batch)
            runner.judge_all(batch, rules.rules, CONTEXT, sights)
            readings = [sight.reading for sight in sights]
            start = process_time()
            seen.extend(digest.of_all(["a"] * len(readings), readings))
            spent["summary"] += process_time() - start

    def compare() -> None:
        corpus = Corpus(rules.corpus, CONTEXT)
        for summary in seen:
            corpus.take(summary)

    judge()
    shares = []
    for _ in range(rounds):
        base = cpu(lambda: validate(texts))
        judge()
        shares.append(spent["summary"] / base)
    line("summaries against validation", sorted(shares)[rounds // 2], 0.1)
    line("comparing summaries against validation", ratio(compare, lambda: validate(texts), rounds))


def copies(count: int) -> None:
    """How many of the pairs that a comparison of all with all calls copies are found by look-up."""
    from sopcheck.checks.corpus.alignment import agreement
    from sopcheck.engine.corpus import Scope
    from sopcheck.engine.reading import Reading

    rule = profile.catalogue()["korpus.salinan-antar-opd"]
    digest = digest_for([rule], CONTEXT)
    assert digest is not None
    assert rule.check.compare is not None
    found: Any = rule.check.compare(rule.params, Scope(CONTEXT))
    prints: list[bytes] = []
    missed = copied = 0
    for number, made in enumerate(strangers_and_copies(count)):
        document = Document(Sop.model_validate(made), SOURCE)
        entry, (rows,), _ = digest.of(document, Reading(document.sop))
        before = len(found.kinds)
        found.take(entry._replace(path=str(number)), rows)
        mine = b"".join(row.prints for row in rows)
        if any(found.is_one(agreement(other, mine)) for other in prints):
            copied += 1
            missed += len(found.kinds) > before
        if len(found.kinds) > before:
            prints.append(mine)
    print(f"copies among {count} SOPs: {copied} by comparing all with all, {copied - missed} of them found by look-up")


def strangers_and_copies(count: int) -> Iterator[dict[str, Any]]:
    """Half strangers, half changed copies of earlier ones: rows altered, dropped, added."""
    dice = random.Random(7)
    made: list[dict[str, Any]] = list(strangers(count // 2))
    for sop in made:
        yield sop
        copy = json.loads(json.dumps(dice.choice(made)))
        copy["instansi"] = f"Pemerintah Kabupaten {dice.randint(1, 10**9)}"
        for step in copy["langkah"]:
            if dice.random() < 0.25:
                step["kegiatan"] = f"{step['kegiatan']} kepada {dice.choice(('atasan', 'pimpinan', 'pemohon'))}"
            if dice.random() < 0.25:
                step["waktu"] = dice.choice(("1 jam", "3 jam", "2 hari"))
        if dice.random() < 0.3:
            del copy["langkah"][dice.randrange(len(copy["langkah"]))]
        yield copy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller sets")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--rules", choices=RUNS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        measure(arguments.measure, arguments.rules)
        return
    small, large, rounds = (500, 2000, 7) if arguments.quick else (1000, 10000, 25)
    cost(rounds)
    copies(400 if arguments.quick else 2000)
    for name in SETS:
        for rules in RUNS:
            growth(name, small, large, rules)


if __name__ == "__main__":
    main()
