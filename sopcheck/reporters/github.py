"""Annotations of GitHub Actions: one workflow command per finding, written to the log of the step.

::error file=sop/a.yaml,line=3,title=waktu.kosong::Langkah 1, kolom Waktu: …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.model.findings import Finding
from sopcheck.model.report import CorpusReport, DocumentReport, Event, InputStatus, Summary
from sopcheck.reporters.machine import address
from sopcheck.reporters.machine.across import ALL, as_documents
from sopcheck.reporters.pages import recap, wording

SUFFIX = ()
"""For the screen alone: GitHub reads the log, not a file."""

_COMMANDS = {"galat": "error", "peringatan": "warning", "catatan": "notice"}


class Reporter:
    """What a human must look at is never more than a warning, since it fails no run."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        pass

    def take(self, event: Event) -> str:
        if isinstance(event, DocumentReport):
            return "".join(_document(event))
        if isinstance(event, CorpusReport):
            return "".join(said for one in as_documents(event) for said in _document(one))
        if isinstance(event, InputStatus) and event.status == "unreadable":
            return _command("error", event.path, None, "tidak terbaca", event.error or event.path)
        if isinstance(event, Summary):
            return "".join(_recap(event))
        return ""


def _recap(run: Summary) -> Iterator[str]:
    """The totals as an annotation of the run, and as groups that open in the log what they consist of."""
    counts = wording.severity_line(run.by_severity)
    words = f"{run.documents} dokumen diperiksa; {counts}; {run.not_assessable} tempat tidak dapat dinilai"
    yield f"::notice title=Ringkasan sopcheck::{_data(words)}\n"
    found = run.recap
    yield from _group(
        recap.BY_OFFICE, (f"{recap.owner_and_year(one)}: {recap.office_line(one)}" for one in found.offices)
    )
    yield from _group(recap.BY_RULE, (f"{recap.rule_name(one)}: {recap.rule_line(one)}" for one in found.rules))
    yield from _group(recap.UNJUDGED, map(recap.line, found.unjudged))


def _group(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines of the log that are no commands: the runner looks for “::” behind blanks at the start, and for “##[”."""
    told = [f"- {wording.printable(line).replace('##[', '## [')}\n" for line in lines]
    if told:
        yield from (f"::group::{_data(title)}\n", *told, "::endgroup::\n")


def _document(document: DocumentReport) -> Iterator[str]:
    for result in document.results:
        for finding in result.findings:
            line = address.line_of(document.source, finding.location)
            words = f"{finding.place}: {finding.message} {finding.recommendation}".rstrip()
            doubt = ", perlu ditinjau manusia" if finding.confidence == "tinjau" else ""
            said = f"{words} ({result.rule} {finding.id}{doubt})"
            yield _command(_level(finding), document.source.path, line, result.rule, said)
    for rule, reason in wording.crashes(document):
        yield _command("error", document.source.path, None, rule, f"aturan gagal dijalankan: {reason}")
    places = sum(result.not_assessed for result in document.results)
    if places:
        words = f"{places} tempat tidak dapat dinilai"
        yield _command("notice", document.source.path, None, "tidak dapat dinilai", words)


def _level(finding: Finding) -> str:
    return "warning" if finding.severity == "galat" and finding.confidence == "tinjau" else _COMMANDS[finding.severity]


def _command(level: str, path: str, line: int | None, title: str, words: str) -> str:
    facts = {"file": "" if path == ALL else address.file_of(path), "line": str(line) if line else "", "title": title}
    told = ",".join(f"{key}={_value(value)}" for key, value in facts.items() if value)
    return f"::{level} {told}::{_data(address.numbered(path, words))}\n"


def _data(words: str) -> str:
    """Words that cannot end the line and begin a command of their own."""
    return wording.printable(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
