"""What checking costs, as ratios to pydantic's validation of the same JSON (CPU time, paired, medians).

    python benchmarks/speed.py            # all measurements, a few minutes
    python benchmarks/speed.py --quick    # fewer rounds

Seconds differ from machine to machine, ratios hardly; goals and measured prototypes: docs/decisions.md.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import _lru_cache_wrapper
from pathlib import Path
from time import process_time
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

from generate import sops

from sopcheck import app
from sopcheck.engine import profile, runner
from sopcheck.engine.check import Context
from sopcheck.engine.reading import Reading
from sopcheck.engine.rule import Rule
from sopcheck.law.registry import load_law
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source
from sopcheck.readers import notation

T = TypeVar("T")
DAY = date(2026, 11, 20)
RULES = profile.load().rules
PARTS = (
    ("law", tuple(rule for rule in RULES if rule.group == "dasar-hukum"), 0.3),
    ("time", tuple(rule for rule in RULES if rule.group in ("waktu", "tenggat")), 0.3),
    ("flow", tuple(rule for rule in RULES if rule.group in ("output", "kelengkapan", "alur")), 0.6),
)
"""Rules of one kind, and what they may cost of a validation."""

TIME = PARTS[1][1]

CONTEXT = Context(DAY, load_law())
SOURCE = Source("a.json", "", "json")


def validate(texts: Iterable[bytes]) -> None:
    for text in texts:
        Sop.model_validate_json(text)


def look(sops: Sequence[Sop], rules: Sequence[Rule] = RULES) -> None:
    for batch in batches(sops):
        runner.look([runner.Sight(Reading(sop)) for sop in batch], rules, CONTEXT)


def look_cold(sops: Iterable[Sop]) -> None:
    for sop in sops:
        clear_caches()
        runner.look([runner.Sight(Reading(sop))], RULES, CONTEXT)


def judge(sops: Sequence[Sop]) -> None:
    for batch in batches(sops):
        runner.judge_all([Document(sop, SOURCE) for sop in batch], RULES, CONTEXT)


def whole(texts: Sequence[bytes], told: bool = False) -> None:
    """told: also put every finding into words, as a report does."""
    for batch in batches(texts):
        judged = runner.judge_all([notation.read_json(text, "a.json") for text in batch], RULES, CONTEXT)
        if told:
            for results in judged:
                for result in results:
                    _ = result.findings, result.unassessed


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """As `check` does it: rule by rule over so many documents."""
    for start in range(0, len(values), runner.BATCH):
        yield values[start : start + runner.BATCH]


def clear_caches() -> None:
    """Forget every word read so far; the tables words are read with stay, as they would in a running process."""
    for cached in _word_caches():
        cached.cache_clear()


_FOUND: list[_lru_cache_wrapper[object]] = []


def _word_caches() -> list[_lru_cache_wrapper[object]]:
    if not _FOUND:
        modules = [module for name, module in list(sys.modules.items()) if name.startswith("sopcheck.")]
        cached = (
            value for module in modules for value in vars(module).values() if isinstance(value, _lru_cache_wrapper)
        )
        _FOUND.extend(
            value for value in cached if value.cache_parameters()["maxsize"] is not None
        )  # tables have no limit
    return _FOUND


def cpu(work: Callable[[], None]) -> float:
    start = process_time()
    work()
    return process_time() - start


def ratio(work: Callable[[], None], base: Callable[[], None], rounds: int) -> float:
    """Median of work/base, measured pair by pair, with the collector set as `check` sets it."""
    gc.collect()
    with app.seldom_collected():
        pairs = [(cpu(base), cpu(work)) for _ in range(rounds)]
    return statistics.median(seen / basis for basis, seen in pairs if basis)


def line(words: str, value: float, limit: float | None = None, goal: str = "") -> None:
    """One ratio beside its limit; a missed one is said so."""
    verdict = "" if limit is None else f"at most {limit:g}×" + ("" if value <= limit else "  MISSED")
    print(f"{words:<58}{value:>8.2f}×   {', '.join(filter(None, (goal, verdict)))}")


def in_process(rounds: int) -> None:
    texts = [json.dumps(sop, ensure_ascii=False).encode() for sop in sops(300)]
    ready = [Sop.model_validate_json(text) for text in texts]
    size = sum(map(len, texts)) // len(texts)
    look(ready)  # warm
    base = min(cpu(lambda: validate(texts)) for _ in range(rounds)) / len(texts)
    findings = sum(len(r.findings) for sop in ready for r in runner.judge(Document(sop, SOURCE), RULES, CONTEXT))
    print(f"{len(RULES)} rules, 300 SOPs of {size} bytes, {findings / len(ready):.1f} findings each")
    print(f"base: pydantic model_validate_json = {base * 1e6:.0f} µs per SOP\n")
    line("rules, warm", ratio(lambda: look(ready), lambda: validate(texts), rounds), 1.5, "goal 1×")
    for words, chosen, limit in PARTS:
        part = ratio(lambda: look(ready, chosen), lambda: validate(texts), rounds)  # noqa: B023  called at once
        line(f"the {len(chosen)} {words} rules alone, warm", part, limit)
    line("rules and outcomes (counted, not yet worded)", ratio(lambda: judge(ready), lambda: validate(texts), rounds))
    line(
        "whole check: read, validate, rules, outcomes", ratio(lambda: whole(texts), lambda: validate(texts), rounds), 3
    )
    line("the same, every finding put into words", ratio(lambda: whole(texts, True), lambda: validate(texts), rounds))
    sound = [json.dumps(sop, ensure_ascii=False).encode() for sop in sops(300, defect=0)]
    fine = [Sop.model_validate_json(text) for text in sound]
    line("rules, warm, SOPs without any defect", ratio(lambda: look(fine), lambda: validate(sound), rounds))
    for words, some, base_texts in (("SOPs without any defect", fine, sound), ("SOPs with defects", ready, texts)):
        line(f"time rules, {words}: added to the others", added_by(TIME, some, base_texts, rounds), 0.3)
    few, few_texts = ready[:60], texts[:60]
    cold = ratio(lambda: look_cold(few), lambda: validate(few_texts), max(3, rounds // 3))
    line("rules, every word cache cold", cold)


def added_by(rules: Sequence[Rule], sops: Sequence[Sop], texts: Sequence[bytes], rounds: int) -> float:
    """What some rules cost where the others run anyway: the step table is read once for all of them."""
    others = [rule for rule in RULES if rule not in rules]
    gc.collect()
    with app.seldom_collected():
        rows = [
            (cpu(lambda: validate(texts)), cpu(lambda: look(sops)), cpu(lambda: look(sops, others)))
            for _ in range(2 * rounds)
        ]
    return statistics.median((every - other) / base for base, every, other in rows)


def growth(rounds: int) -> None:
    """As many steps in all, and so about as many defects, in ten SOPs as in one."""

    def checked(steps: int) -> float:
        texts = [json.dumps(made, ensure_ascii=False).encode() for made in sops(2000 // steps, steps)]
        whole(texts)
        return statistics.median(cpu(lambda: whole(texts)) / len(texts) for _ in range(rounds))

    with app.seldom_collected():
        line("whole check, 1 000 steps against 100", checked(1000) / checked(100), 12)


def start_up(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (one,) = sops(1)
        path = Path(folder) / "one.json"
        path.write_text(json.dumps(one, ensure_ascii=False), "utf-8")
        runs = {
            "check": ["-m", "sopcheck.cli", "check", str(path), "--as-of", "2026-11-20"],
            "models": [
                "-c",
                f"from sopcheck.model.sop import Sop; Sop.model_validate_json(open({str(path)!r}).read())",
            ],
            "help": ["-m", "sopcheck.cli", "--help"],
            "argparse": ["-c", "import argparse"],
        }
        seen: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(rounds):
            for name, arguments in runs.items():
                seen[name].append(_child_cpu(arguments, folder))
        medians = {name: statistics.median(values) for name, values in seen.items()}
    print(
        "\nstart-up, whole process, CPU ms: "
        + ", ".join(f"{name} {value * 1e3:.0f}" for name, value in medians.items())
    )
    line("check one.json against pydantic and its models alone", medians["check"] / medians["models"], goal="goal 1.2×")
    line("--help against python -c 'import argparse'", medians["help"] / medians["argparse"], goal="goal 2×")


def _child_cpu(arguments: list[str], folder: str) -> float:
    before = os.times()
    subprocess.run([sys.executable, *arguments], cwd=folder, stdout=subprocess.DEVNULL, check=False)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 5 if parser.parse_args().quick else 15
    in_process(rounds)
    growth(max(3, rounds // 3))
    start_up(rounds)


if __name__ == "__main__":
    main()
