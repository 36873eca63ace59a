"""The report as a stream of events, and collected. Everything any format shows is in here.

A run yields Head, then DocumentReport and InputStatus as documents are done, then CorpusReport and Summary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sopcheck.errors import NO_READER
from sopcheck.model.findings import Basis, Outcome, RuleResult, Severity, WorkingRow
from sopcheck.model.sop import Sop
from sopcheck.model.source import ReaderNote, Source

SCHEMA = "sopcheck.report/1"


@dataclass(frozen=True, slots=True)
class Tool:
    """What made the report. rules, registry: short hashes; law_date: the day the law data speaks of; law_age: days from
    then to the day of the check, 0 if that is earlier.
    """

    name: str
    version: str
    rules: str
    registry: str
    law_date: str
    law_age: int


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a reader of the report needs to know of a rule.

    ought: what should be, in one Indonesian sentence; "" where an office's own rule does not say.
    """

    title: str
    why: str
    severity: Severity
    status: str
    basis: tuple[Basis, ...]
    ought: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The run. settings: the sopcheck.toml in use; law: folders of an office's own law; rules: those that ran.

    lhe: whether the profile asks for what the annual evaluation needs (evidence, recap).
    """

    tool: Tool
    as_of: date
    profile: str
    fail_on: str
    settings: str | None
    law: tuple[str, ...]
    rules: Mapping[str, RuleInfo]
    lhe: bool = False
    schema: str = SCHEMA


Verdict = Literal["dipakai", "diserahkan", "disimpan", "hasil-akhir", "ragu", "tidak-dipakai", "tidak-dinilai"]


@dataclass(frozen=True, slots=True)
class PaperFate:
    """What becomes of one Output, and why this is said. Only `tidak-dipakai` is what a rule complains of.

    at: its locator; document: as printed; name, state, period, owner: what it is taken for (language/documents.py).
    by: locators of what shows the verdict, perhaps none. reason: Indonesian, a clause without full stop.
    """

    at: str
    document: str
    name: str
    state: str | None
    period: str | None
    owner: str
    verdict: Verdict
    by: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow between two steps, as read. at: its locator; words: the printed number; answer: "Ya", if labelled.

    start, end: locators of the steps; end is "selesai" at the end of the flow, None where it names no step.
    """

    at: str
    start: str
    end: str | None
    words: str
    answer: str | None


@dataclass(frozen=True, slots=True)
class Flow:
    """Flow of documents (every Output, in printed order) and of control between steps, made when somebody asks."""

    documents: tuple[PaperFate, ...] = ()
    control: tuple[Arrow, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One SOP and the outcome of every rule on it, by rule id. times: the Waktu column added up, step by step."""

    source: Source
    sop: Sop
    notes: tuple[ReaderNote, ...]
    results: tuple[RuleResult, ...]
    flow: Flow = field(default_factory=Flow)
    timeline: tuple[str, ...] = ()
    times: tuple[WorkingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class InputStatus:
    """What became of one input path. error: one Indonesian line for unreadable and skipped ones."""

    path: str
    status: Literal["checked", "skipped", "unreadable"]
    error: str | None = None

    @property
    def lacks_reader(self) -> bool:
        """Whether it was passed over in a folder although it may be an SOP: nothing here reads such a file."""
        return self.status == "skipped" and (self.error or "").endswith(NO_READER)


@dataclass(frozen=True, slots=True)
class Proof:
    """An SOP that can serve as evidence. against: rules whose findings weaken it; open: those that could not judge."""

    sop: str
    path: str
    against: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the SOPs of one office offer for one criterion of the LKE ("2.a.1"); sops: none where none was checked.

    nameless: SOPs of that office without a name that can be read: what they are about is not known. quoted: whether
    `words` are those of the LKE; else they say what the criterion is about, and end with “(ringkasan)”.
    """

    office: str
    criterion: str
    words: str
    sops: tuple[Proof, ...]
    nameless: int
    quoted: bool


@dataclass(frozen=True, slots=True)
class CorpusReport:
    """Outcomes of rules that compare documents with each other. evidence: only where the profile asks for it."""

    results: tuple[RuleResult, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeCount:
    """The SOPs of one office and year. instansi, unit_kerja: as first printed, "" if not; year: None if not known.

    clean: SOPs without a finding; doubtful: findings a human must look at; not_assessable: places that could not be
    judged; unjudged: SOPs of which most could not (engine/recap.py).
    """

    instansi: str
    unit_kerja: str
    year: int | None
    documents: int
    clean: int
    by_severity: Mapping[Severity, int]
    doubtful: int
    not_assessable: int
    unjudged: int


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How one rule ended on the SOPs of the run. across: it compares SOPs, so it ended once, for all of them.

    not_assessable: places it could not judge.
    """

    rule: str
    across: bool
    by_outcome: Mapping[Outcome, int]
    by_severity: Mapping[Severity, int]
    not_assessable: int


Cause = Literal["tidak-terbaca", "belum-ada-pembaca", "sebagian-besar"]
CAUSES: tuple[Cause, ...] = ("tidak-terbaca", "belum-ada-pembaca", "sebagian-besar")


@dataclass(frozen=True, slots=True)
class Unjudged:
    """An input of which nothing or little could be judged, and why (Indonesian, no full stop).

    judged, open: how many of the rules that apply could and could not judge it; both 0 where it was not read at all.
    """

    path: str
    sop: str
    owner: str
    cause: Cause
    judged: int
    open: int
    why: str


@dataclass(frozen=True, slots=True)
class Recap:
    """The run by office and year, by rule and outcome, and what was not judged: the one count all formats show."""

    offices: tuple[OfficeCount, ...] = ()
    rules: tuple[RuleCount, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """Totals of the run. not_assessable: places, over all documents, that could not be judged.

    certain: findings without confidence "tinjau", which decide the exit code; unreadable, skipped: inputs.
    """

    documents: int
    by_outcome: Mapping[Outcome, int]
    by_severity: Mapping[Severity, int]
    certain: Mapping[Severity, int]
    not_assessable: int
    unreadable: int
    skipped: int
    recap: Recap = field(default_factory=Recap)


Event = Head | DocumentReport | InputStatus | CorpusReport | Summary


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run, collected: the convenience of the Python face."""

    head: Head
    documents: tuple[DocumentReport, ...]
    inputs: tuple[InputStatus, ...]
    corpus: CorpusReport
    summary: Summary

    @classmethod
    def collect(cls, events: Iterable[Event]) -> Report:
        """The report of a stream of events."""
        kinds: dict[type, list[Event]] = {}
        for event in events:
            kind = DocumentReport if isinstance(event, DocumentReport) else type(event)  # it may be told lazily
            kinds.setdefault(kind, []).append(event)
        return cls(
            kinds[Head][0],  # type: ignore[arg-type]  # sorted by type
            tuple(kinds.get(DocumentReport, ())),  # type: ignore[arg-type]
            tuple(kinds.get(InputStatus, ())),  # type: ignore[arg-type]
            kinds[CorpusReport][0],  # type: ignore[arg-type]
            kinds[Summary][0],  # type: ignore[arg-type]
        )

    def events(self) -> Iterator[Event]:
        """The stream again, for a reporter."""
        yield self.head
        yield from self.documents
        yield from self.inputs
        yield self.corpus
        yield self.summary
