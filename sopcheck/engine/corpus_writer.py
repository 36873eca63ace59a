"""From what a rule saw across SOPs to a result in Indonesian. Places are "path#locator" (summary.Entry.at)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sopcheck.engine.check import Hit
from sopcheck.engine.fingerprint import field_of, fingerprint
from sopcheck.engine.rule import Rule
from sopcheck.engine.writer import Seen, cut
from sopcheck.model import locators
from sopcheck.model.findings import Finding, RuleResult, Unassessed, Weight
from sopcheck.model.sop import Sop

WHOLE = "Seluruh kumpulan"
_NO_SOP = Sop.model_validate({})  # rows are called by their position: their printed numbers were not kept


def written(seen: Seen, recognized: Collection[str] = ()) -> RuleResult:
    """The result of a rule that saw hits or unknowns. recognized: paths of SOPs read from pictures."""
    unassessed = tuple(Unassessed(unknown.at, place(unknown.at), unknown.missing) for unknown in seen.unknowns)
    if not seen.hits:
        reason = "; ".join(dict.fromkeys(unknown.missing for unknown in seen.unknowns))
        return RuleResult(seen.rule.id, "tidak_dapat_dinilai", seen.checked, reason, (), unassessed)
    ordinals: dict[str, int] = {}
    findings = tuple(_finding(seen.rule, _reviewed(hit, recognized), ordinals) for hit in seen.hits)
    return RuleResult(seen.rule.id, "temuan", max(seen.checked, len(findings)), None, findings, unassessed)


def place(at: str) -> str:
    """A place in words for people: "Nomor SOP pada sop/a.yaml"."""
    path, mark, locator = at.rpartition("#")
    return f"{locators.place(_NO_SOP, locator)} pada {path}" if mark else WHOLE


def _finding(rule: Rule, hit: Hit, ordinals: dict[str, int]) -> Finding:
    message = rule.messages[hit.fact.kind]
    facts = {name: cut(words) for name, words in hit.fact.values().items()}
    severity, confidence = _weight(rule, hit)
    about = (rule.id, "", hit.fact.kind, field_of(hit.at.rpartition("#")[2]), "", "", hit.anchor)
    base = fingerprint(*about)
    ordinal = ordinals[base] = ordinals.get(base, -1) + 1
    return Finding(
        id=fingerprint(*about, ordinal) if ordinal else base,
        kind=hit.fact.kind,
        severity=severity,
        confidence=confidence,
        at=hit.at,
        related=hit.related,
        place=place(hit.at),
        location={},
        message=message.text.format_map(facts),
        quotes=tuple(cut(words) for words in hit.quotes or ()),
        facts=facts,
        working=hit.working,
        recommendation=message.advice.format_map(facts) if "{" in message.advice else message.advice,
        basis=rule.basis,
    )


def _reviewed(hit: Hit, recognized: Collection[str]) -> Hit:
    """A finding, for a human to look at where it rests on recognized letters."""
    if not recognized or not any(at.rpartition("#")[0] in recognized for at in (hit.at, *hit.related)):
        return hit
    return replace(hit, tinjau=True)


def _weight(rule: Rule, hit: Hit) -> Weight:
    """Weak evidence asks for a human and never is a galat."""
    message = rule.messages[hit.fact.kind]
    if hit.tinjau or message.confidence == "tinjau":
        return ("peringatan" if message.severity == "galat" else message.severity), "tinjau"
    return message.severity, message.confidence
