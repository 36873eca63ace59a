"""How often the rules were right on judged documents, counted place by place (which places count: benchmarks/README.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from judgements import Judged, Judgement, beneath

from sopcheck import app
from sopcheck.model.findings import Finding, RuleResult
from sopcheck.model.report import DocumentReport


@dataclass
class Tally:
    """One rule on one sample. Sizes as in precision.csv; told: lines for the terminal.

    sound, doubts: places judged sound and left in doubt; unassessed: judged places that the rule could not assess;
    unread: judged places that our reader did not bring.
    """

    documents: set[str] = field(default_factory=set)
    places: int = 0
    defects: int = 0
    right: int = 0
    wrong: int = 0
    wrong_loud: int = 0  # above catatan
    missed: int = 0
    doubtful: int = 0
    sound: int = 0
    doubts: int = 0
    unassessed: int = 0
    unread: int = 0
    told: list[str] = field(default_factory=list)


@cache
def results(path: Path, on: date) -> tuple[RuleResult, ...]:
    """What the rules say of the first SOP in a file today; nothing where it cannot be read."""
    events = app.check(app.Options((str(path),), on))
    return next((event.results for event in events if isinstance(event, DocumentReport)), ())


def measure(documents: Iterable[Judged], on: date) -> dict[str, Tally]:
    """Rule → how often it was right."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for document in documents:
        found = results(document.sop, on)
        for result in found:
            if result.outcome == "gagal":
                raise RuntimeError(f"{document.name}: {result.rule}: {result.reason}")
            _take(tallies[result.rule], document, result, _defects(document, result, found))
        for rule, places in document.unread.items():
            tallies[rule].unread += places
    return {rule: tally for rule, tally in sorted(tallies.items()) if tally.documents or tally.unread}


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
    tally.sound += len(sound)
    tally.doubts += len(doubts)
    unassessed = sum(_is_open(one, result) for one in (*sound, *defects))
    tally.unassessed += unassessed
    places = _places(document, result, defects, doubts, sound, unassessed)
    if places:
        tally.documents.add(document.name)
        tally.places += places
        tally.defects += len(defects)


def _is_open(one: Judgement, result: RuleResult) -> bool:
    """Whether the rule said that it could not assess this place."""
    return any(beneath(place.at, at) or beneath(at, place.at) for place in result.unassessed for at in one.at)


def _places(
    document: Judged,
    result: RuleResult,
    defects: Sequence[Judgement],
    doubts: Sequence[Judgement],
    sound: Sequence[Judgement],
    unassessed: int,
) -> int:
    """How many judged places count for the rule."""
    listed = len(defects) + sum(max(1, len(one.at)) for one in sound)
    if document.asked:  # by eye, of everything on paper: never more than the rule looked at
        return max(min(listed - unassessed, result.checked), len(defects))
    said = (*defects, *doubts, *sound)
    outputs = document.whole and any(one.verdict != "cacat" and one.at and one.at[0].count(".") > 2 for one in said)
    everywhere = (document.whole and not outputs) or any(not one.at for one in sound)
    return max(result.checked - len(doubts), len(defects)) if everywhere else listed


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
    elif against or document.whole or rule in document.asked:
        tally.wrong += 1
        tally.wrong_loud += finding.severity != "catatan"
        trap = next((f"; jebakan: {why}" for trapped, _, why in document.traps if trapped == rule), "")
        why = "; ".join(dict.fromkeys(one.why for one in against)) or "tidak disebut penilai"
        tally.told.append(
            f"keliru    {document.name} {finding.at} [{finding.severity}] {finding.message} — {why}{trap}"
        )
    else:
        tally.told.append(f"belum dinilai  {document.name} {finding.at} [{finding.severity}] {finding.message}")
