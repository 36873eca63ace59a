"""What SARIF says of one rule on one document: a result per finding and per place that could not be judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sopcheck.model import locators
from sopcheck.model.findings import Finding, RuleResult
from sopcheck.model.report import DocumentReport
from sopcheck.reporters.machine import address
from sopcheck.reporters.machine.across import path_of
from sopcheck.reporters.machine.sarif_rules import LEVELS, Rules, plain
from sopcheck.reporters.pages import wording

FINGERPRINT = "sopcheckFindingId/v1"
"""Our ids survive edits; GitHub follows a finding by the other name alone."""
GITHUB = "primaryLocationLineHash"


def results(document: DocumentReport, result: RuleResult, rules: Rules, artifact: int) -> Iterator[dict[str, Any]]:
    """artifact: the index of the document's file, -1 if there is none. A crashed rule is a notification, no result."""
    start = _rule(rules, result.rule)
    whole = _place(document, artifact)
    for finding in result.findings:
        yield start | _finding(document, finding, rules, artifact)
    for unassessed in result.unassessed:
        where = _place(document, artifact, unassessed.at, unassessed.place)
        words = f"Tidak dapat dinilai, {unassessed.place}: {unassessed.missing}"
        yield start | {"kind": "open", "level": "none", "message": message(words), "locations": [where]}
    if result.outcome == "memenuhi":
        words = f"Memenuhi: {result.checked} tempat dilihat"
        yield start | {"kind": "pass", "level": "none", "message": message(words), "locations": [whole]}
    elif result.outcome == "tidak_berlaku":
        words = f"Tidak berlaku: {result.reason or ''}"
        yield start | {"kind": "notApplicable", "level": "none", "message": message(words), "locations": [whole]}
    elif result.outcome == "tidak_dapat_dinilai" and not result.unassessed:
        words = f"Tidak dapat dinilai: {result.reason or ''}"
        yield start | {"kind": "open", "level": "none", "message": message(words), "locations": [whole]}


def message(words: str) -> dict[str, str]:
    return {"text": plain(words)}


def _finding(document: DocumentReport, finding: Finding, rules: Rules, artifact: int) -> dict[str, Any]:
    certain = finding.confidence == "pasti"
    related = [_related(document, artifact, at) for at in dict.fromkeys(finding.related)]
    values: dict[str, Any] = {
        "kind": "fail" if certain else "review",
        "level": LEVELS[finding.severity] if certain else "none",
        "message": message(f"{finding.message} Saran: {finding.recommendation}".removesuffix(" Saran: ")),
        "locations": [_place(document, artifact, finding.at, finding.place, finding.location)],
        "partialFingerprints": {FINGERPRINT: finding.id, GITHUB: finding.id},
        "taxa": rules.taxa(finding.basis),
        "properties": {
            "severity": finding.severity,
            "confidence": finding.confidence,
            "messageId": finding.kind,
            "sop": wording.title(document),
            "quotes": list(finding.quotes),
            "facts": finding.facts,
        },
    }
    if related:
        values["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(related, 1)]
    if finding.working:
        values["properties"]["working"] = [
            {"label": row.label, "words": row.words, "value": row.value, "convention": row.convention}
            for row in finding.working
        ]
    return values


def _related(document: DocumentReport, artifact: int, at: str) -> dict[str, Any]:
    """Another place: of this document, or of another one where SOPs were compared."""
    if path := path_of(at):
        physical = {"artifactLocation": {"uri": address.uri(path)}}
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": at, "kind": "property"}]}
    return _place(document, artifact, at, locators.place(document.sop, at))


def _rule(rules: Rules, rule: str) -> dict[str, Any]:
    reference = rules.reference(rule)
    index = reference.get("index")
    return {"ruleId": rule} if index is None else {"ruleId": rule, "ruleIndex": index}


def _place(
    document: DocumentReport,
    artifact: int,
    at: str = "",
    words: str = "",
    location: Mapping[str, int | str] | None = None,
) -> dict[str, Any]:
    """A place: the file, its line where it has lines, and the locator as logical location."""
    if artifact < 0:  # what concerns no single document
        name = at or document.source.path
        return {"logicalLocations": [{"fullyQualifiedName": name, "name": words or name, "kind": "property"}]}
    physical: dict[str, Any] = {"artifactLocation": {"uri": address.uri(document.source.path), "index": artifact}}
    line = address.line_of(document.source, location or {})
    if line:
        physical["region"] = {"startLine": line}
    place: dict[str, Any] = {"physicalLocation": physical}
    if logical := _logical(document.source.path, at, words):
        place["logicalLocations"] = [logical]
    told = (location or {}).get("words")
    return place | ({"message": message(str(told))} if told else {})


def _logical(path: str, at: str, words: str) -> dict[str, str]:
    """The place within the SOP; of one of several in a file also which, as across SOPs (“sop.pdf#4#nomor”)."""
    number = address.number_of(path)
    if not number:
        return {"fullyQualifiedName": at, "name": words, "kind": "property"} if at else {}
    if not at:
        return {"fullyQualifiedName": path, "name": number, "kind": "object"}
    return {"fullyQualifiedName": f"{path}#{at}", "name": f"{number}, {words}", "kind": "property"}
