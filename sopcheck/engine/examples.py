"""The examples of a rule, run: the wrong SOP gives exactly its findings, the right one complies.

Our own run as tests; an office runs those of its local rules with `sopcheck rules --rules DIR --verify`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sopcheck.engine import runner
from sopcheck.engine.check import Context
from sopcheck.engine.rule import Rule
from sopcheck.engine.rulefile import ContohFile
from sopcheck.errors import RuleError
from sopcheck.law.registry import Registry
from sopcheck.model import shape
from sopcheck.model.findings import RuleResult
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source
from sopcheck.yamltext import Tree

DAY = date(2026, 11, 20)
"""The day examples speak of, unless they name another (`pada`)."""


def judged(rule: Rule, fragment: Mapping[str, Any], on: str | None, law: Registry) -> RuleResult:
    """The outcome of one rule on an SOP written as in the notation. Raises RuleError on wrong notation."""
    sop = shape.build(Sop, Tree(dict(fragment)), f"{rule.source} (contoh)", RuleError)
    document = Document(sop, Source("contoh", "", "contoh"))
    day = date.fromisoformat(on) if on else DAY
    (result,) = runner.judge(document, [rule], Context(day, law))
    return result


def faults(rule: Rule, law: Registry) -> Iterator[str]:
    """What is wrong with the examples of a rule, one Indonesian line each."""
    for example in rule.file.contoh:
        yield from (f"{rule.id}, contoh “{example.nama}”: {fault}" for fault in _faults(rule, example, law))


def _faults(rule: Rule, example: ContohFile, law: Registry) -> Iterator[str]:
    wrong = judged(rule, example.salah, example.pada, law)
    seen = [(finding.kind, finding.at, finding.message) for finding in wrong.findings]
    wanted = [(finding.pesan, finding.di, finding.teks) for finding in example.temuan]
    for kind, at, words in wanted:
        if (kind, at, words) not in seen:
            yield f"yang salah tidak memberi temuan {kind} di {at} dengan bunyi “{words}”"
    for kind, at, words in seen:
        if (kind, at, words) not in wanted:
            yield f"yang salah juga memberi temuan {kind} di {at}: “{words}”"
    if not seen and wrong.reason:
        yield f"hasil yang salah: {wrong.outcome} ({wrong.reason})"
    right = judged(rule, example.benar, example.pada, law)
    if right.outcome != "memenuhi":
        told = right.reason or "; ".join(finding.message for finding in right.findings)
        yield f"yang benar berakhir {right.outcome} ({told})"
