"""What an overview of a set of SOPs needs, counted while they pass: small however many they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sopcheck.language.text import one_line
from sopcheck.model.findings import SEVERITIES, Outcome, Severity
from sopcheck.model.report import DocumentReport, InputStatus
from sopcheck.reporters.pages import wording
from sopcheck.reporters.pages.sop_year import year_of

MOST_OFFICES = 1000
"""Offices and years told apart; a set that names more is not a set of offices."""
OTHERS, NO_OFFICE = "instansi lain", "instansi tidak tertulis"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of SOPs: some 500 bytes that stay in memory. counts: findings by severity, worst first."""

    address: str
    title: str
    path: str
    outcomes: str
    weights: str
    counts: tuple[int, ...]
    not_assessed: int


class Totals:
    """by_office: of an office and year (0: not known) (SOPs, findings by severity); matrix: how often each rule ended
    how; by_rule: (findings by severity, places not judged), of rules that had any of these."""

    def __init__(self) -> None:
        self.documents = 0
        self.listed: list[Listed] = []
        self.by_office: dict[tuple[str, int], tuple[list[int], dict[Severity, int]]] = {}
        self.matrix: Counter[tuple[str, Outcome]] = Counter()
        self.by_rule: dict[str, tuple[dict[Severity, int], list[int]]] = {}
        self.unread: list[InputStatus] = []
        self.skipped = 0

    def take(self, document: DocumentReport, address: str, flags: tuple[str, str]) -> None:
        """Count one SOP; address: of its part of the report; flags: its outcomes.letters."""
        self.documents += 1
        printed = document.sop.instansi or document.sop.unit_kerja or ""
        office = one_line(printed[:200]) or NO_OFFICE
        key = (office, year_of(document.sop) or 0)
        if key not in self.by_office and len(self.by_office) >= MOST_OFFICES:
            key = (OTHERS, 0)
        sops, found = self.by_office.setdefault(key, ([0], dict.fromkeys(SEVERITIES, 0)))
        sops[0] += 1
        missing = 0
        counts = dict.fromkeys(SEVERITIES, 0)
        self.matrix.update([(result.rule, result.outcome) for result in document.results])
        for result in document.results:
            if result.outcome in ("memenuhi", "tidak_berlaku"):  # neither findings nor places that could not be judged
                continue
            rule = self.by_rule.get(result.rule)
            if rule is None:
                rule = self.by_rule[result.rule] = (dict.fromkeys(SEVERITIES, 0), [0])
            if result.outcome == "temuan":
                for severity, _ in result.weights:
                    rule[0][severity] += 1
                    counts[severity] += 1
            if lost := result.not_assessed:
                rule[1][0] += lost
                missing += lost
        for severity, many in counts.items():
            found[severity] += many
        title = wording.one_line(wording.title(document), 160)
        self.listed.append(Listed(address, title, document.source.path, *flags, tuple(counts.values()), missing))

    def take_input(self, status: InputStatus) -> None:
        if status.status == "unreadable":
            self.unread.append(status)
        self.skipped += status.status == "skipped"
