"""SARIF 2.1.0 (OASIS): for code hosting, editors and dashboards. Written document by document.

Kinds: a certain finding is `fail` with a level; one a human must look at is `review`; a rule that holds is `pass`; one
that does not apply is `notApplicable`; a place that could not be judged is `open`. Crashed rules and unreadable inputs
are notifications of the invocation, which then was not successful.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sopcheck.model.findings import RuleResult
from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head, InputStatus, Summary
from sopcheck.reporters.machine import address, sarif_results, sarif_rules
from sopcheck.reporters.machine.across import ALL, as_documents
from sopcheck.reporters.machine.objects import Items, text

SUFFIX = (".sarif", ".sarif.json")

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Reporter:
    """One run. Rules and taxonomies first, since they are known; artifacts and notifications last."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self._rules = sarif_rules.Rules({})
        self._head: Head | None = None
        self._results = Items(8)
        self._artifacts: dict[str, dict[str, Any]] = {}
        self._notifications: list[dict[str, Any]] = []
        self._failed = False

    def take(self, event: Event) -> str:
        if isinstance(event, Head):
            return self._start(event)
        if isinstance(event, DocumentReport):
            return "".join(map(self._results.add, self._document(event)))
        if isinstance(event, CorpusReport):
            found = (result for document in as_documents(event) for result in self._document(document))
            return "".join(map(self._results.add, found))
        if isinstance(event, InputStatus):
            self._input(event)
        return self._end(event) if isinstance(event, Summary) else ""

    def _start(self, head: Head) -> str:
        self._head = head
        self._rules = sarif_rules.Rules(head.rules)
        first = {
            "tool": {"driver": self._rules.driver(head)},
            "taxonomies": self._rules.taxonomies(),
            "automationDetails": {"id": f"sopcheck/{head.profile}/"},
            "columnKind": "unicodeCodePoints",
        }
        members = "".join(f"      {text(key, 0)}: {text(value, 6)},\n" for key, value in first.items())
        opening = f'{{\n  "$schema": "{SCHEMA}",\n  "version": "2.1.0",\n  "runs": [\n    {{\n'
        return opening + members + '      "results": ['

    def _document(self, document: DocumentReport) -> Iterator[dict[str, Any]]:
        index = self._artifact(document)
        for result in document.results:
            if result.outcome == "gagal":
                self._crash(document, result)
            yield from sarif_results.results(document, result, self._rules, index)

    def _artifact(self, document: DocumentReport) -> int:
        """The index of the document's file, -1 if there is none; each file is listed once, however many it holds."""
        if document.source.path == ALL:
            return -1
        where = address.uri(document.source.path)
        known = self._artifacts.get(where)
        if known is None:
            known = self._artifacts[where] = {"location": {"uri": where, "index": len(self._artifacts)}}
            if not address.is_line(document.source.path):
                known["hashes"] = {"sha-256": document.source.sha256}
        index: int = known["location"]["index"]
        return index

    def _crash(self, document: DocumentReport, result: RuleResult) -> None:
        self._failed = True
        words = f"Aturan gagal dijalankan: {result.reason or ''}"
        self._notify("error", words, document.source.path, self._rules.reference(result.rule))

    def _input(self, status: InputStatus) -> None:
        if status.status != "checked":
            self._failed |= status.status == "unreadable"
            level = "error" if status.status == "unreadable" else "note"
            self._notify(level, status.error or status.path, status.path)

    def _notify(self, level: str, words: str, path: str, rule: Mapping[str, Any] | None = None) -> None:
        place = {"physicalLocation": {"artifactLocation": {"uri": address.uri(path)}}}
        note = {"level": level, "message": sarif_results.message(address.numbered(path, words)), "locations": [place]}
        self._notifications.append(note | ({"associatedRule": dict(rule)} if rule else {}))

    def _end(self, summary: Summary) -> str:
        head = self._head
        assert head is not None
        ran = {"executionSuccessful": not self._failed, "toolExecutionNotifications": self._notifications}
        last = {
            "invocations": [ran],
            "artifacts": list(self._artifacts.values()),
            "properties": {
                "asOf": head.as_of.isoformat(),
                "profile": head.profile,
                "lawDate": head.tool.law_date,
                "lawAge": head.tool.law_age,
                "settings": head.settings,
                "law": list(head.law),
                "summary": asdict(summary),  # with the recap, keys as in the report's JSON
            },
        }
        members = "".join(f",\n      {text(key, 0)}: {text(value, 6)}" for key, value in last.items())
        return self._results.close() + members + "\n    }\n  ]\n}\n"
