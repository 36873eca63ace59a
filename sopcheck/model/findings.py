"""What judging one document yields: five outcomes, findings with their place, words and legal basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["galat", "peringatan", "catatan"]
Confidence = Literal["pasti", "tinjau"]
Weight = tuple[Severity, Confidence]
Outcome = Literal["temuan", "memenuhi", "tidak_berlaku", "tidak_dapat_dinilai", "gagal"]
Grade = Literal["V", "D", "L", "M", "P"]

SEVERITIES: tuple[Severity, ...] = ("galat", "peringatan", "catatan")  # worst first
OUTCOMES: tuple[Outcome, ...] = ("gagal", "temuan", "tidak_dapat_dinilai", "memenuhi", "tidak_berlaku")  # by precedence

GRADES: dict[Grade, str] = {
    "V": "bunyi norma dibaca",
    "D": "dibaca dalam turunan atau salinan",
    "L": "dokumen bertentangan dengan dirinya sendiri",
    "M": "perlu verifikasi",
    "P": "kebijakan sopcheck",
}
"""How well a legal basis was seen, in words for people."""


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis of a rule. regulation: registry id, or "logika"/"kebijakan" where no norm says it.

    at: the place in it; grade: how it was seen; quote: its words, where read; source: where it was read.
    """

    regulation: str
    at: str
    grade: Grade
    quote: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class WorkingRow:
    """One line of shown arithmetic: step label, printed words, value, convention used."""

    label: str
    words: str
    value: str
    convention: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule does not hold. See design: `id` survives edits elsewhere in the document.

    kind: message id within the rule; at, related: locators; place: `at` in words; location: place in the file;
    quotes: printed words; facts: the message's values; working: shown arithmetic.
    """

    id: str
    kind: str
    severity: Severity
    confidence: Confidence
    at: str
    related: tuple[str, ...]
    place: str
    location: dict[str, int | str]
    message: str
    quotes: tuple[str, ...]
    facts: dict[str, str]
    working: tuple[WorkingRow, ...]
    recommendation: str
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True)
class Unassessed:
    """A place that could not be judged, and what was missing."""

    at: str
    place: str
    missing: str


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The one outcome of one rule on one document.

    checked: number of places judged; reason: why it does not apply, could not be judged, or crashed.
    working: arithmetic that agrees (that of a finding stands with the finding).
    """

    rule: str
    outcome: Outcome
    checked: int
    reason: str | None = None
    findings: tuple[Finding, ...] = ()
    unassessed: tuple[Unassessed, ...] = ()
    working: tuple[WorkingRow, ...] = ()

    @property
    def weights(self) -> tuple[Weight, ...]:
        """Severity and confidence of each finding: all that counting needs."""
        return tuple([(finding.severity, finding.confidence) for finding in self.findings])

    @property
    def not_assessed(self) -> int:
        """How many places could not be judged."""
        return len(self.unassessed)
