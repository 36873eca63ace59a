"""The examples of a rule, run: the wrong SOP gives exactly its findings, the right one complies.

Our own run as tests; an office runs those of its local rules with `sopcheck rules --rules DIR --verify`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sopcheck.engine import runner
from sopcheck.engine.check import Context
from sopcheck.engine.corpus import Corpus, digest_for
from sopcheck.engine.reading import Reading
from sopcheck.engine.rule import Rule
from sopcheck.engine.rulefile import Contoh, ContohFile
from sopcheck.errors import RuleError
from sopcheck.law.registry import Registry
from sopcheck.model import shape
from sopcheck.model.findings import RuleResult
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source
from sopcheck.yamltext import Tree

DAY = date(2026, 11, 20)
"""The day examples speak of, unless they name another (`pada`)."""


def judged(rule: Rule, given: Contoh, on: str | None, law: Registry, complete: Sequence[str] = ()) -> RuleResult:
    """The outcome of one rule on an SOP, or a set of them called 1, 2, 3, written as in the notation.

    Raises RuleError on wrong notation.
    """
    context = Context(date.fromisoformat(on) if on else DAY, law)
    fragments = given if isinstance(given, tuple) else (given,)
    documents = [
        Document(
            shape.build(Sop, Tree(dict(fragment)), f"{rule.source} (contoh)", RuleError),
            Source(str(number), "", "contoh"),
        )
        for number, fragment in enumerate(fragments, 1)
    ]
    digest = digest_for([rule], context)
    if digest is None:
        (result,) = runner.judge(documents[0], [rule], context)
        return result
    corpus = Corpus([rule], context, complete)
    for document in documents:
        corpus.take(digest.of(document, Reading(document.sop)))
    (result,) = corpus.results()
    return result


def faults(rule: Rule, law: Registry) -> Iterator[str]:
    """What is wrong with the examples of a rule, one Indonesian line each."""
    for example in rule.file.contoh:
        yield from (f"{rule.id}, contoh “{example.nama}”: {fault}" for fault in _faults(rule, example, law))


def _faults(rule: Rule, example: ContohFile, law: Registry) -> Iterator[str]:
    wrong = judged(rule, example.salah, example.pada, law, example.lengkap)
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
    right = judged(rule, example.benar, example.pada, law, example.lengkap)
    if right.outcome != "memenuhi":
        told = right.reason or "; ".join(finding.message for finding in right.findings)
        yield f"yang benar berakhir {right.outcome} ({told})"
