"""The run in numbers, counted once while documents pass: by office and year, by rule and outcome, and what was not
judged. Every format shows these counts.

What is kept is small: a row per office and year, a row per rule, a line per input that was not judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sopcheck.engine.summary import office_key, owner_of
from sopcheck.errors import NO_READER
from sopcheck.language.dates import parse_date
from sopcheck.language.text import is_blank, normal, one_line
from sopcheck.model.findings import OUTCOMES, SEVERITIES, Outcome, RuleResult, Severity
from sopcheck.model.report import (
    CAUSES,
    CorpusReport,
    DocumentReport,
    Event,
    InputStatus,
    OfficeCount,
    Recap,
    RuleCount,
    Summary,
    Unjudged,
)
from sopcheck.model.sop import Sop

MOST_OFFICES = 5000
"""Offices and years told apart; what comes beyond is one row, so that names made up do not fill memory."""
OTHERS = "instansi lain"
LONGEST = 200
"""Letters of a name that are kept."""
MOST_REASONS = 3
NO_REASON = "sebabnya tidak disebut"

_DATES = ("tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan")
_QUIET = frozenset(("memenuhi", "tidak_berlaku"))
"""Outcomes with neither findings nor places that could not be judged."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Results in numbers. certain: findings that follow from the text; not_assessable: places."""

    by_outcome: dict[Outcome, int]
    by_severity: dict[Severity, int]
    certain: dict[Severity, int]
    not_assessable: int

    @property
    def findings(self) -> int:
        return sum(self.by_severity.values())

    @property
    def judged(self) -> int:
        """Rules that apply and could judge."""
        return self.by_outcome["temuan"] + self.by_outcome["memenuhi"]

    @property
    def open(self) -> int:
        """Rules that could not judge, or crashed."""
        return self.by_outcome["tidak_dapat_dinilai"] + self.by_outcome["gagal"]

    @property
    def unjudged(self) -> bool:
        """Whether most of the rules that apply could not judge: then few findings mean nothing."""
        return self.open > self.judged


def counted(results: Iterable[RuleResult]) -> Counted:
    """The results of one SOP, or of all together."""
    by_outcome, by_severity, certain = _outcomes(), _severities(), _severities()
    places = 0
    for result in results:
        by_outcome[result.outcome] += 1
        if result.outcome not in _QUIET:
            places += result.not_assessed
            for severity, confidence in result.weights:
                by_severity[severity] += 1
                certain[severity] += confidence == "pasti"
    return Counted(by_outcome, by_severity, certain, places)


def year_of(sop: Sop) -> int | None:
    """The year an SOP is counted under, that of its edition: the latest among the dates of the form; None if none can
    be read.
    """
    printed = (getattr(sop, name) for name in _DATES)
    years = [value.year for words in printed if words and (value := parse_date(words))]
    return max(years, default=None)


class Office(NamedTuple):
    """Whose an SOP is. key: what spellings of it have in common; the names as printed, "" where nothing is."""

    key: tuple[str, str]
    instansi: str
    unit_kerja: str

    @property
    def words(self) -> str:
        return owner_of(self.instansi, self.unit_kerja)


def office_of(sop: Sop) -> Office:
    """The office an SOP is counted under."""
    instansi, unit = _name(sop.instansi), _name(sop.unit_kerja)
    return Office((_key(instansi), _key(unit)), instansi, unit)


class Counting:
    """Takes the events of a run; `summary` is what they come to."""

    def __init__(self) -> None:
        self._documents = 0
        self._certain = _severities()
        self._inputs: Counter[str] = Counter()
        self._offices: dict[tuple[str, str, int], OfficeCount] = {}
        self._matrix: Counter[tuple[str, Outcome]] = Counter()
        self._rules: dict[str, tuple[dict[Severity, int], list[int]]] = {}
        self._across: set[str] = set()
        self._unjudged: list[Unjudged] = []

    def take(self, event: Event) -> None:
        if isinstance(event, DocumentReport):
            self._document(event)
        elif isinstance(event, CorpusReport):
            self._across.update([result.rule for result in event.results])
            self._count(event.results)
        elif isinstance(event, InputStatus):
            self._input(event)

    def summary(self) -> Summary:
        rules = tuple(map(self._rule, sorted({rule for rule, _ in self._matrix})))
        return Summary(
            self._documents,
            {outcome: sum(rule.by_outcome[outcome] for rule in rules) for outcome in OUTCOMES},
            {severity: sum(rule.by_severity[severity] for rule in rules) for severity in SEVERITIES},
            dict(self._certain),
            sum(rule.not_assessable for rule in rules),
            self._inputs["unreadable"],
            self._inputs["skipped"],
            Recap(
                tuple(self._offices[key] for key in sorted(self._offices, key=lambda key: (not any(key[:2]), key))),
                rules,
                tuple(sorted(self._unjudged, key=lambda one: (CAUSES.index(one.cause), one.path))),
            ),
        )

    def _rule(self, rule: str) -> RuleCount:
        severities, (places,) = self._rules.get(rule) or (_severities(), [0])
        outcomes: dict[Outcome, int] = {outcome: self._matrix[rule, outcome] for outcome in OUTCOMES}
        return RuleCount(rule, rule in self._across, outcomes, severities, places)

    def _count(self, results: Sequence[RuleResult]) -> Counted:
        """Add results to the numbers of their rules."""
        self._matrix.update([(result.rule, result.outcome) for result in results])
        for result in results:
            if result.outcome not in _QUIET:
                severities, places = self._rules.setdefault(result.rule, (_severities(), [0]))
                places[0] += result.not_assessed
                for severity, _ in result.weights:
                    severities[severity] += 1
        seen = counted(results)
        for severity in SEVERITIES:
            self._certain[severity] += seen.certain[severity]
        return seen

    def _document(self, document: DocumentReport) -> None:
        sop = document.sop
        self._documents += 1
        seen = self._count(document.results)
        office = office_of(sop)
        self._office(office, year_of(sop), seen)
        if seen.unjudged:
            path, title, why = document.source.path, _name(sop.nama or sop.id), _reasons(document.results)
            self._unjudged.append(Unjudged(path, title, office.words, "sebagian-besar", seen.judged, seen.open, why))

    def _office(self, office: Office, year: int | None, seen: Counted) -> None:
        key = (*office.key, year or 0)
        if key not in self._offices and len(self._offices) >= MOST_OFFICES:
            key, office, year = ("\uffff", "", 0), Office(("", ""), OTHERS, ""), None
        before = self._offices.get(key) or OfficeCount(*office[1:], year, 0, 0, _severities(), 0, 0, 0)
        self._offices[key] = OfficeCount(
            before.instansi,
            before.unit_kerja,
            before.year,
            before.documents + 1,
            before.clean + (not seen.findings),
            {severity: before.by_severity[severity] + seen.by_severity[severity] for severity in SEVERITIES},
            before.doubtful + seen.findings - sum(seen.certain.values()),
            before.not_assessable + seen.not_assessable,
            before.unjudged + seen.unjudged,
        )

    def _input(self, status: InputStatus) -> None:
        self._inputs[status.status] += 1
        told = (
            (status.error or "")
            .removeprefix(status.path)
            .removesuffix(NO_READER)
            .removesuffix("; tanpa itu ")
            .removesuffix("; ")
            .lstrip(" :")
        )
        why = one_line(told) or NO_REASON
        if status.status == "unreadable":
            self._unjudged.append(Unjudged(status.path, "", "", "tidak-terbaca", 0, 0, why))
        elif status.lacks_reader:
            self._unjudged.append(Unjudged(status.path, "", "", "belum-ada-pembaca", 0, 0, why))


def _outcomes() -> dict[Outcome, int]:
    return dict.fromkeys(OUTCOMES, 0)


def _severities() -> dict[Severity, int]:
    return dict.fromkeys(SEVERITIES, 0)


def _name(words: str | None) -> str:
    """A name as printed, on one line; "" where nothing is filled in."""
    if not words or is_blank(words):
        return ""
    line = one_line(words)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _key(name: str) -> str:
    return office_key(name) or normal(name)


def _reasons(results: Iterable[RuleResult]) -> str:
    """What was missing most often, with the number of rules that wait for it."""
    found = Counter(
        _name(result.reason) or NO_REASON for result in results if result.outcome in ("tidak_dapat_dinilai", "gagal")
    )
    named = [f"{why} ({many} aturan)" for why, many in found.most_common(MOST_REASONS)]
    rest = sum(found.values()) - sum(many for _, many in found.most_common(MOST_REASONS))
    return "; ".join([*named, f"dan sebab lain ({rest} aturan)"] if rest else named)
