"""One document meets the rules: look, then word. Every rule ends with exactly one of the five outcomes.

Looking and wording are apart because looking is done for every rule on every place, wording only where
something was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sopcheck.engine.check import Context, Hit, Looked, NotApplicable, Unknown
from sopcheck.engine.reading import Reading
from sopcheck.engine.rule import Rule
from sopcheck.engine.writer import Seen, Writer
from sopcheck.model.findings import SEVERITIES, RuleResult, Severity, WorkingRow
from sopcheck.model.source import Document

BATCH = 64
"""Documents judged together. Going from rule to rule rather than from document to document keeps the code of one rule
at hand for all of them, which saves a third; more documents save little and only wait for each other."""


class Sight:
    """One document while the rules go over it: its reading, its results so far, and those still to be worded."""

    __slots__ = ("open_ones", "reading", "results")

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.results: list[RuleResult] = []
        self.open_ones: list[tuple[int, Seen]] = []


def judge(document: Document, rules: Sequence[Rule], context: Context) -> tuple[RuleResult, ...]:
    """The outcome of every rule on one document, in the order of `rules`."""
    return judge_all([document], rules, context)[0]


def judge_all(documents: Sequence[Document], rules: Sequence[Rule], context: Context) -> list[tuple[RuleResult, ...]]:
    """The outcomes of every rule on each document; the same for a document whatever its company."""
    sights = look([Reading(document.sop) for document in documents], rules, context)
    for document, sight in zip(documents, sights, strict=True):
        if sight.open_ones:
            writer = Writer(document, sight.reading)
            silencing = _silenced(sight.open_ones)
            for position, seen in sight.open_ones:
                sight.results[position] = writer.result(seen, silencing)
    return [tuple(sight.results) for sight in sights]


def look(readings: Iterable[Reading], rules: Sequence[Rule], context: Context) -> list[Sight]:
    """What every rule sees in every document: results that need no words, and what still has to be worded."""
    sights = [Sight(reading) for reading in readings]
    for rule in rules:
        look_at, params, known = rule.look, rule.params, rule.results
        for sight in sights:
            try:
                seen = look_at(sight.reading, context, params)
                kind = seen.__class__
                if kind is not Looked and kind is not NotApplicable:
                    seen = [*seen]  # type: ignore[misc]  # told apart by class, for speed
            except Exception as error:  # a crash of one rule must not silence the others; it is told as "gagal"
                sight.results.append(_crashed(rule, error))
                continue
            if kind is Looked and not seen.working:  # type: ignore[union-attr]
                sight.results.append(known.get(seen.n) or _plain(rule, seen.n, None))  # type: ignore[union-attr]
            elif kind is NotApplicable:
                sight.results.append(known.get(seen.reason) or _plain(rule, 0, seen.reason))  # type: ignore[union-attr]
            else:
                _add(sight, rule, seen)
    return sights


def _add(sight: Sight, rule: Rule, seen: Any) -> None:
    """Anything but the plain pass."""
    found = _sorted_out(rule, seen)
    if isinstance(found, Seen):
        sight.open_ones.append((len(sight.results), found))
        found = _OPEN
    sight.results.append(found)


_OPEN = RuleResult("", "gagal", 0, "belum disusun")  # stands where a result is still to be worded


def _sorted_out(rule: Rule, seen: Any) -> RuleResult | Seen:
    """Anything but the plain pass: hits, unknowns, reasons, working."""
    if isinstance(seen, Looked):
        seen = (seen,)
    hits: list[Hit] = []
    unknowns: list[Unknown] = []
    checked = 0
    reason: str | None = None
    working: tuple[WorkingRow, ...] = ()
    for one in seen:
        if isinstance(one, Hit):
            hits.append(one)
        elif isinstance(one, Unknown):
            unknowns.append(one)
        elif isinstance(one, Looked):
            checked += one.n
            working = one.working or working
        elif isinstance(one, NotApplicable):
            reason = one.reason
    if hits or unknowns or working:
        return Seen(rule, hits, unknowns, checked, working)
    return rule.results.get(checked or reason or 0) or _plain(rule, checked, reason)


def _plain(rule: Rule, checked: int, reason: str | None) -> RuleResult:
    """memenuhi or tidak_berlaku: the same for many documents, so kept with the rule."""
    if checked:
        result = RuleResult(rule.id, "memenuhi", checked)
    elif reason:
        result = RuleResult(rule.id, "tidak_berlaku", 0, reason)
    else:
        return RuleResult(rule.id, "gagal", 0, f"check “{rule.check.name}” tidak menyatakan apa pun")
    if len(rule.results) < 1000:  # reasons are few; documents are not
        rule.results[checked or reason or 0] = result
    return result


def _crashed(rule: Rule, error: Exception) -> RuleResult:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = ""
    if trace:
        parts = trace.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 2)
        where = f" ({'/'.join(parts[-2:])}:{trace.tb_lineno})"
    return RuleResult(rule.id, "gagal", 0, f"{type(error).__name__}: {error}{where}"[:500])


def _silenced(open_ones: Iterable[tuple[int, Seen]]) -> dict[str, set[str]]:
    """Rule → places where another rule has said it better (`menggantikan`)."""
    places: dict[str, set[str]] = {}
    for _, seen in open_ones:
        if seen.rule.replaces and seen.hits:
            for other in seen.rule.replaces:
                places.setdefault(other, set()).update(hit.at for hit in seen.hits)
    return places


def with_severity(rule: Rule, severity: Severity) -> Rule:
    """The same rule at another severity (profiles): messages keep their distance below the rule's own."""
    step = SEVERITIES.index(severity) - SEVERITIES.index(rule.severity)
    messages = {
        kind: replace(message, severity=SEVERITIES[max(0, min(SEVERITIES.index(message.severity) + step, 2))])
        for kind, message in rule.messages.items()
    }
    return replace(rule, severity=severity, messages=messages, results={})
