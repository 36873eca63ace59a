"""One document meets the rules: look, then word. Every rule ends with exactly one of the five outcomes.

Looking and wording are apart because looking is done for every rule on every place, wording only where
something was found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from sopcheck.engine.batch import Batch, Of
from sopcheck.engine.check import Context, Hit, Looked, NotApplicable, Unknown
from sopcheck.engine.reading import Reading
from sopcheck.engine.rule import Rule
from sopcheck.engine.writer import Seen, Writer
from sopcheck.language.text import CACHE
from sopcheck.model.findings import SEVERITIES, RuleResult, Severity, WorkingRow
from sopcheck.model.source import Document

BATCH = 128
"""Documents judged together. Going from rule to rule rather than from document to document keeps the code of one rule
at hand for all of them, which saves a third; more documents save little and only wait for each other."""


Made = TypeVar("Made")


class Crash(NamedTuple):
    """What a rule died of, and where, in words for whoever mends it."""

    words: str


def attempt(work: Callable[[], Made]) -> Made | Crash:
    """What `work` makes. A crash of one rule must not silence the others; it is told as "gagal"."""
    try:
        return work()
    except Exception as error:
        return Crash(_crash_words(error))


class Sight:
    """One document while the rules go over it: its reading, and by position of the rule what is still to be worded."""

    __slots__ = ("open_ones", "reading")

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.open_ones: list[tuple[int, Seen]] = []


def judge(document: Document, rules: Sequence[Rule], context: Context) -> tuple[RuleResult, ...]:
    """The outcome of every rule on one document, in the order of `rules`."""
    return judge_all([document], rules, context)[0]


def judge_all(
    documents: Sequence[Document], rules: Sequence[Rule], context: Context, sights: Sequence[Sight] = ()
) -> list[tuple[RuleResult, ...]]:
    """The outcomes of every rule on each document; the same for a document whatever its company.

    sights: of the documents, where somebody needs their readings afterwards.
    """
    sights = sights or sights_of(documents)
    judged = look(sights, rules, context)
    for place, (document, sight) in enumerate(zip(documents, sights, strict=True)):
        if sight.open_ones:
            writer = Writer(document, sight.reading)
            silencing = _silenced(sight.open_ones)
            results = [*judged[place]]
            for position, seen in sight.open_ones:
                results[position] = writer.result(seen, silencing)
            judged[place] = tuple(results)
    return judged


def sights_of(documents: Sequence[Document]) -> list[Sight]:
    """Documents as the rules go over them."""
    return [Sight(Reading(document.sop)) for document in documents]


def look(sights: Sequence[Sight], rules: Sequence[Rule], context: Context) -> list[tuple[RuleResult, ...]]:
    """What every rule sees in every document: results that need no words. The rest is left with the sights."""
    batch = Batch([sight.reading for sight in sights], context)
    seen = [_look(rule, position, sights, batch) for position, rule in enumerate(rules)]
    return [*zip(*seen, strict=True)] if seen else [()] * len(sights)


def _look(rule: Rule, position: int, sights: Sequence[Sight], batch: Batch) -> list[RuleResult]:
    """One rule on every document."""
    results = attempt(lambda: _go_over(rule, position, sights, batch))
    if not isinstance(results, Crash):
        return results
    if len(sights) == 1:
        return [RuleResult(rule.id, "gagal", 0, results.words)]
    for sight in sights:
        sight.open_ones = [open_one for open_one in sight.open_ones if open_one[0] != position]
    alone = ((sight, Batch([sight.reading], batch.context)) for sight in sights)
    return [result for sight, one in alone for result in _look(rule, position, [sight], one)]


def _go_over(rule: Rule, position: int, sights: Sequence[Sight], batch: Batch) -> list[RuleResult]:
    """What is seen is mostly one of few shared answers, known by what it is."""
    look_at, gate, params, context = rule.look, rule.gate, rule.params, batch.context
    if rule.by is not None:
        return _by_words(rule, rule.by, position, sights, batch)
    if gate is None:
        every = [look_at(reading, context, params) for reading in batch.readings]
    else:
        every = batch.column(gate.answer)
        if behind := batch.behind(gate):
            every = [*every]
            for place in behind:
                every[place] = look_at(batch.readings[place], context, params)
    known = [*map(rule.known.get, map(id, every))]
    if all(known):
        return known  # type: ignore[return-value]  # none is None
    answers = zip(known, every, sights, strict=True)
    return [result or _add(sight, rule, position, seen) for result, seen, sight in answers]


def _by_words(rule: Rule, by: Of, position: int, sights: Sequence[Sight], batch: Batch) -> list[RuleResult]:
    """What was said of the same words before; else what is seen, kept with the words if it came at once."""
    keys = batch.column(by)
    said = [*map(rule.said.get, keys)]
    if not all(said):
        for place, (key, result) in enumerate(zip(keys, said, strict=True)):
            if result is None:
                seen = rule.look(batch.readings[place], batch.context, rule.params)
                found = said[place] = rule.known.get(id(seen)) or _add(sights[place], rule, position, seen)
                if key is not None and found is not _OPEN and seen.__class__ in SETTLED and len(rule.said) < CACHE:
                    rule.said[key] = found
    return said  # type: ignore[return-value]  # none is None


def _add(sight: Sight, rule: Rule, position: int, seen: Any) -> RuleResult:
    """Anything but an answer known already."""
    found = sorted_out(rule, seen)
    if isinstance(found, Seen):
        sight.open_ones.append((position, found))
        return _OPEN
    if seen.__class__ in SETTLED and len(rule.known) < SHARED:
        rule.known[id(seen)] = found
        rule.kept.append(seen)  # so that nothing else gets its id
    return found


SETTLED = (Looked, NotApplicable, tuple)
"""Answers that say the same whenever they are given; a generator says it once."""

SHARED = 300
"""Answers remembered with a rule: more than there are numbers of places in most SOPs, and reasons not to apply."""

_OPEN = RuleResult("", "gagal", 0, "belum disusun")  # stands where a result is still to be worded


def sorted_out(rule: Rule, seen: Any) -> RuleResult | Seen:
    """Anything but the plain pass: hits, unknowns, reasons, working."""
    if isinstance(seen, Looked | NotApplicable):
        seen = (seen,)
    hits: list[Hit] = []
    unknowns: list[Unknown] = []
    checked = 0
    reason: str | None = None
    working: tuple[WorkingRow, ...] = ()
    for one in seen:
        kind = one.__class__
        if kind is Hit:
            hits.append(one)
        elif kind is Looked:
            checked += one.n
            working = one.working or working
        elif kind is Unknown:
            unknowns.append(one)
        elif kind is NotApplicable:
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


def _crash_words(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = ""
    if trace:
        parts = trace.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 2)
        where = f" ({'/'.join(parts[-2:])}:{trace.tb_lineno})"
    return f"{type(error).__name__}: {error}{where}"[:500]


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
    return replace(rule, severity=severity, messages=messages, results={}, known={}, said={}, kept=[])
