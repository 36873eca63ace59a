"""What was found across SOPs, for formats that know only documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sopcheck.model.findings import Finding, RuleResult
from sopcheck.model.report import CorpusReport, DocumentReport
from sopcheck.model.sop import Sop
from sopcheck.model.source import Source

ALL = "seluruh kumpulan"
"""Where what concerns no single document stands."""


def as_documents(corpus: CorpusReport) -> Iterator[DocumentReport]:
    """Each finding with the document where it begins; what was looked at without one, with all."""
    apart: dict[str, list[RuleResult]] = {}
    for result in corpus.results:
        by_path: dict[str, list[Finding]] = {}
        for finding in result.findings:
            by_path.setdefault(path_of(finding.at) or ALL, []).append(finding)
        for path, findings in by_path.items():
            told = RuleResult(result.rule, "temuan", len(findings), None, tuple(findings))
            apart.setdefault(path, []).append(told)
        if result.unassessed or not result.findings:
            rest = RuleResult(result.rule, result.outcome, result.checked, result.reason, (), result.unassessed)
            outcome = "tidak_dapat_dinilai" if result.unassessed else result.outcome
            apart.setdefault(ALL, []).append(replace(rest, outcome=outcome))
    for path in sorted(apart):
        nama = ALL.capitalize() if path == ALL else None
        yield DocumentReport(Source(path, "", ""), Sop.model_validate({"nama": nama}), (), tuple(apart[path]))


def path_of(at: str) -> str:
    """The document of a place across SOPs ("sop/a.yaml#langkah.2"); "" of a place within one."""
    return at.rpartition("#")[0]
