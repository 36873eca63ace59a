"""JUnit XML, as CI servers show it: one suite per SOP, one case per finding and per rule without finding.

A certain finding is a failure. What is neither passed nor failed is `skipped`, with the reason: findings a human must
look at, places that could not be judged, rules that do not apply. A crashed rule or an unreadable input is an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from sopcheck.model.findings import Finding, RuleResult
from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head, InputStatus, Summary
from sopcheck.reporters.machine import address
from sopcheck.reporters.machine.across import ALL, as_documents
from sopcheck.reporters.pages import recap, wording

SUFFIX = ".xml"

State = Literal["failure", "error", "skipped", ""]
Case = tuple[State, str]
"""How a case ended ("" is passed), and its XML."""
_COUNTED: dict[State, str] = {"failure": "failures", "error": "errors", "skipped": "skipped"}


class Reporter:
    """Suites are written as documents come, so the root has no totals; each suite has its own. The recap is the
    properties of a last suite without cases, since the root may have none.
    """

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self._inputs: list[InputStatus] = []

    def take(self, event: Event) -> str:
        if isinstance(event, Head):
            return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name={_attribute(wording.head_line(event))}>\n'
        if isinstance(event, DocumentReport):
            return _suite(wording.title(event), event.source.path, list(_cases(event)))
        if isinstance(event, CorpusReport):
            return "".join(_suite(one.source.path, one.source.path, list(_cases(one))) for one in as_documents(event))
        if isinstance(event, InputStatus) and event.status == "unreadable":
            words = event.error or event.path
            return _suite(event.path, event.path, [_case("tidak terbaca", event.path, "error", words, words)])
        return _recap(event) + "</testsuites>\n" if isinstance(event, Summary) else ""


def _suite(name: str, path: str, cases: list[Case]) -> str:
    states = Counter(state for state, _ in cases)
    counts = " ".join(f'{plural}="{states[state]}"' for state, plural in _COUNTED.items())
    facts = f"name={_attribute(name)}" + ("" if path == ALL else f" file={_attribute(address.file_of(path))}")
    start = f'  <testsuite {facts} tests="{len(cases)}" {counts} time="0">\n'
    return start + "".join(xml for _, xml in cases) + "  </testsuite>\n"


def _recap(run: Summary) -> str:
    counts = {"dokumen": run.documents, "masukan tidak terbaca": run.unreadable, "berkas dilewati": run.skipped}
    facts = {name: str(number) for name, number in counts.items()}
    facts |= {"temuan": wording.severity_line(run.by_severity), "aturan": wording.outcome_line(run.by_outcome)}
    facts["tempat tidak dinilai"] = str(run.not_assessable)
    facts |= {f"instansi: {recap.owner_and_year(one)}": recap.office_line(one) for one in run.recap.offices}
    facts |= {f"aturan: {recap.rule_name(one)}": recap.rule_line(one) for one in run.recap.rules}
    facts |= {f"tidak dinilai: {one.path}": recap.reason(one) for one in run.recap.unjudged}
    empty = " ".join(f'{plural}="0"' for plural in _COUNTED.values())
    start = f'  <testsuite name="Ringkasan" tests="0" {empty} time="0">\n'
    return f"{start}{_properties(facts, 4)}  </testsuite>\n"


def _properties(facts: Mapping[str, str], indent: int) -> str:
    if not facts:
        return ""
    edge = " " * indent
    lines = (f"{edge}  <property name={_attribute(key)} value={_attribute(value)}/>\n" for key, value in facts.items())
    return f"{edge}<properties>\n{''.join(lines)}{edge}</properties>\n"


def _cases(document: DocumentReport) -> Iterator[Case]:
    for result in document.results:
        for finding in result.findings:
            yield _found(document, result, finding)
        for unassessed in result.unassessed:
            words = f"tidak dapat dinilai: {unassessed.missing}"
            yield _case(f"{result.rule}: {unassessed.place}", document.source.path, "skipped", words)
        if not result.findings and not result.unassessed:
            yield _without(document, result)


def _without(document: DocumentReport, result: RuleResult) -> Case:
    path, reason = document.source.path, result.reason or ""
    if result.outcome == "gagal":
        return _case(result.rule, path, "error", reason, reason)
    if result.outcome == "memenuhi":
        return _case(result.rule, path)
    return _case(result.rule, path, "skipped", f"{wording.OUTCOME_WORDS[result.outcome]}: {reason}")


def _found(document: DocumentReport, result: RuleResult, finding: Finding) -> Case:
    lines = [
        finding.message,
        f"Saran: {finding.recommendation}" if finding.recommendation else "",
        f"Tempat: {finding.place} ({finding.at})",
        f"Dasar: {'; '.join(map(wording.basis_words, finding.basis))}",
    ]
    doubt = finding.confidence == "tinjau"
    words = f"perlu ditinjau manusia: {finding.message}" if doubt else finding.message
    facts = {"id": finding.id, "tingkat": finding.severity, "keyakinan": finding.confidence, "lokator": finding.at}
    line = address.line_of(document.source, finding.location)
    return _case(
        f"{result.rule}: {finding.place}",
        document.source.path,
        "skipped" if doubt else "failure",
        words,
        "\n".join(filter(None, lines)),
        finding.severity,
        facts,
        line,
    )


def _case(
    name: str,
    path: str,
    state: State = "",
    words: str = "",
    text: str = "",
    kind: str = "",
    facts: dict[str, str] | None = None,
    line: int | None = None,
) -> Case:
    """words: the one line a list shows; text: what opens below it; facts: properties of the case."""
    start = f"    <testcase name={_attribute(name)} classname={_attribute(path)}"
    start += (f' file={_attribute(address.file_of(path))} line="{line}"' if line else "") + ' time="0"'
    inner = _properties(facts or {}, 6)
    if state:
        kinds = f" type={_attribute(kind)}" if kind else ""
        body = f">{escape(_words(text))}</{state}>" if text else "/>"
        inner += f"      <{state} message={_attribute(words)}{kinds}{body}\n"
    return state, f"{start}>\n{inner}    </testcase>\n" if inner else f"{start}/>\n"


def _words(text: str) -> str:
    """Words XML 1.0 can hold, line by line."""
    return "\n".join(map(wording.printable, text.split("\n")))


def _attribute(words: str) -> str:
    return quoteattr(wording.printable(words))
