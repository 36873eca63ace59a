"""Counting documents as they pass: by rule and outcome, by office and year of the SOP."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from sopcheck.model.findings import SEVERITIES, RuleResult
from sopcheck.model.report import DocumentReport
from sopcheck.model.sop import Sop
from sopcheck.reporters.pages.sop_year import year_of

UNNAMED = "(tidak disebut)"


@dataclass(slots=True)
class Office:
    """What was found in the SOPs of one office and year. Names as first printed."""

    instansi: str
    unit: str
    year: int | None
    documents: int = 0
    clean: int = 0
    by_severity: Counter[str] = field(default_factory=Counter)
    doubtful: int = 0
    not_assessable: int = 0


class Counts:
    """Small however many documents there are: rules × outcomes, and offices × years."""

    def __init__(self) -> None:
        self.rules: dict[str, Counter[str]] = {}
        self._offices: dict[tuple[str, str, int], Office] = {}

    def take_rule(self, result: RuleResult) -> None:
        """Count what one rule says of a document, or of all of them together."""
        counts = self.rules.setdefault(result.rule, Counter())
        counts[result.outcome] += 1
        counts["findings"] += len(result.findings)
        counts["places"] += result.not_assessed

    def take(self, document: DocumentReport) -> Office:
        """Count a document; the counts of this document alone, with office and year."""
        alone = Office(*_names(document.sop), year_of(document.sop), 1)
        for result in document.results:
            self.take_rule(result)
            alone.not_assessable += result.not_assessed
            for severity, confidence in result.weights:
                alone.by_severity[severity] += 1
                alone.doubtful += confidence == "tinjau"
        alone.clean = int(not alone.by_severity)
        key = (alone.instansi.casefold(), alone.unit.casefold(), alone.year or 0)
        total = self._offices.setdefault(key, Office(alone.instansi, alone.unit, alone.year))
        total.documents += 1
        total.clean += alone.clean
        total.by_severity.update(alone.by_severity)
        total.doubtful += alone.doubtful
        total.not_assessable += alone.not_assessable
        return alone

    def offices(self) -> Iterator[Office]:
        """By name, then year."""
        for key in sorted(self._offices):
            yield self._offices[key]


def severities(office: Office) -> tuple[int, ...]:
    """Findings by severity, worst first."""
    return tuple(office.by_severity[severity] for severity in SEVERITIES)


def _names(sop: Sop) -> tuple[str, str]:
    return tuple(" ".join((words or "").split()) or UNNAMED for words in (sop.instansi, sop.unit_kerja))  # type: ignore[return-value]  # of two
