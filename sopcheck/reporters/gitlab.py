"""GitLab's Code Quality report: a JSON list that merge requests show beside the lines.

Places that could not be judged and unreadable inputs are entries too: an empty list would read as a clean set.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sopcheck.model.findings import Confidence, Finding, Severity
from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head, InputStatus, Summary
from sopcheck.reporters.machine import address
from sopcheck.reporters.machine.across import ALL, as_documents
from sopcheck.reporters.machine.objects import Items
from sopcheck.reporters.pages import wording

SUFFIX = ".gitlab.json"

_SEVERITIES: Mapping[tuple[Severity, Confidence], str] = {
    ("galat", "pasti"): "critical",
    ("peringatan", "pasti"): "major",
    ("catatan", "pasti"): "minor",
    ("galat", "tinjau"): "major",
    ("peringatan", "tinjau"): "minor",
    ("catatan", "tinjau"): "info",
}
"""What a human must look at weighs one step less."""


class Reporter:
    """Fingerprints are the ids of findings; GitLab drops equal ones, so a copy of an SOP in the set gets a number."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self._items = Items(2)
        self._seen: Counter[str] = Counter()

    def take(self, event: Event) -> str:
        if isinstance(event, Head):
            return "["
        if isinstance(event, DocumentReport):
            return "".join(self._items.add(entry) for entry in self._document(event))
        if isinstance(event, CorpusReport):
            return "".join(self._items.add(entry) for one in as_documents(event) for entry in self._document(one))
        if isinstance(event, InputStatus) and event.status == "unreadable":
            return self._items.add(self._entry("blocker", "tidak-terbaca", event.error or event.path, event.path))
        return self._items.close() + "\n" if isinstance(event, Summary) else ""

    def _document(self, document: DocumentReport) -> Iterator[dict[str, Any]]:
        for result in document.results:
            for finding in result.findings:
                yield self._finding(document, result.rule, finding)
        for rule, reason in wording.crashes(document):
            yield self._entry("blocker", rule, f"aturan gagal dijalankan: {reason}", document.source.path)
        places = sum(result.not_assessed for result in document.results)
        if places:
            words = f"{places} tempat tidak dapat dinilai"
            yield self._entry("info", "tidak-dapat-dinilai", words, document.source.path)

    def _finding(self, document: DocumentReport, rule: str, finding: Finding) -> dict[str, Any]:
        doubt = "Perlu ditinjau manusia. " if finding.confidence == "tinjau" else ""
        words = f"{doubt}{finding.place}: {finding.message} {finding.recommendation}".rstrip()
        severity = _SEVERITIES[finding.severity, finding.confidence]
        line = address.line_of(document.source, finding.location)
        return self._entry(severity, rule, words, document.source.path, finding.id, line)

    def _entry(
        self, severity: str, check: str, words: str, path: str, mark: str = "", line: int | None = None
    ) -> dict[str, Any]:
        mark = mark or hashlib.sha256(f"{check}\x1f{path}".encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._seen[mark] += 1
        again = self._seen[mark]
        return {
            "check_name": check,  # this and the next begin the file: readers/own.py knows our reports by them
            "fingerprint": mark if again == 1 else f"{mark}-{again}",
            "description": wording.printable(address.numbered(path, words)),
            "severity": severity,
            "location": {
                "path": "." if path == ALL else wording.printable(address.file_of(path)).removeprefix("./"),
                "lines": {"begin": line or 1},
            },
        }
