"""The report as Markdown: for a repository, a wiki, or a mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sopcheck.engine import corpus_writer
from sopcheck.model.findings import Finding
from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head, Recap, Summary
from sopcheck.reporters.pages import evidence, recap, wording

SUFFIX = ".md"

# what Markdown would read as markup in printed words: *, _, ~, `, [, ], <, >, |, \, # and &lt; anywhere, and what would
# begin an item of a list: "- Laptop", "1. Laptop"
_MARKUP = re.compile(r"[\\`*_~\[\]<>|#]|&(?=#?\w{1,31};)|^[-+](?=\s)|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)")


class Reporter:
    """One section per SOP: findings by place, then what could not be judged, then the numbers."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self._head: Head | None = None

    def take(self, event: Event) -> str:
        if isinstance(event, Head):
            self._head = event
            old = f"\n**{wording.OLD_LAW}**\n" if wording.law_is_old(event) else ""
            return f"# Laporan sopcheck\n\n{plain(wording.head_line(event))}\n{old}"
        if isinstance(event, DocumentReport):
            if not (event.results or event.notes):  # only rules across SOPs were asked for
                return ""
            return "\n" + "\n".join(self._document(event)) + "\n"
        if isinstance(event, CorpusReport):
            compared = [] if wording.nothing_compared(event) else [*self._corpus(event)]
            lines = [*compared, *_evidence(event)]
            return "\n" + "\n".join(lines) + "\n" if lines else ""
        return "\n" + "\n".join(self._summary(event)) + "\n" if isinstance(event, Summary) else ""

    def _document(self, document: DocumentReport) -> Iterator[str]:
        yield f"## {plain(wording.title(document))}\n"
        yield f"Berkas: {plain(document.source.path)}  "
        yield "  \n".join(wording.count_lines(document.results)) + "\n"
        for note in document.notes:
            yield f"- catatan pembacaan: {plain(note.message)}"
        for place, findings in wording.by_place(document):
            line = findings[0][1].location.get("line")
            yield f"\n### {plain(place)}{f' (baris {line})' if line else ''}\n"
            for rule, finding in findings:
                yield from self._finding(rule, finding)
        for result in document.results:
            if result.working:
                yield f"\nPerhitungan yang cocok ({code(result.rule)}):\n"
                yield from wording.working_table(result.working, "github", plain)
        if sums := wording.sum_rows(document):
            yield "\nJumlah waktu:\n"
            yield from wording.working_table(sums, "github", plain)
        yield from _unjudged(document, wording.unassessed(document))

    def _corpus(self, corpus: CorpusReport) -> Iterator[str]:
        yield f"## {corpus_writer.WHOLE}\n"
        yield "  \n".join(wording.count_lines(corpus.results)) + "\n"
        for rule, finding in wording.worst_first(corpus):
            yield from self._finding(rule, finding)
            yield from (f"  - {plain(place)}" for place in wording.places_named(finding))
        yield from _unjudged(corpus, wording.uncompared(corpus))

    def _finding(self, rule: str, finding: Finding) -> Iterator[str]:
        doubt = ", perlu ditinjau manusia" if finding.confidence == "tinjau" else ""
        yield f"- **{finding.severity}** {plain(finding.message)} ({code(rule)}{doubt}) · temuan {code(finding.id)}"
        if finding.recommendation:
            yield f"  - Saran: {plain(finding.recommendation)}"
        info = self._head.rules.get(rule) if self._head else None
        if info and info.ought:
            yield f"  - Seharusnya: {plain(info.ought)}"
        bases = "; ".join(plain(wording.basis_words(basis)) for basis in finding.basis)
        yield f"  - Dasar: {bases}"
        if finding.working:
            yield ""
            yield from (f"  {line}" for line in wording.working_table(finding.working, "github", plain))
            yield ""

    def _summary(self, summary: Summary) -> Iterator[str]:
        lhe = self._head is not None and self._head.lhe
        if self._head and lhe and summary.documents:
            yield from _recap(summary, self._head)
        if lhe or summary.recap.unjudged:
            yield from _unjudged_sops(summary.recap)
        yield "## Ringkasan\n"
        yield f"- {summary.documents} dokumen diperiksa"
        yield f"- {wording.severity_line(summary.by_severity)}"
        yield f"- {wording.outcome_line(summary.by_outcome)}"
        yield f"- {summary.not_assessable} tempat tidak dapat dinilai"
        if summary.unreadable:
            yield f"- {summary.unreadable} masukan tidak terbaca"
        if summary.skipped:
            yield f"- {summary.skipped} berkas lain dilewati"


def _recap(summary: Summary, head: Head) -> Iterator[str]:
    """By office and year, and by rule and outcome."""
    run = summary.recap
    rules, others = recap.short(run, summary.documents)
    for title, heads, rows in (
        (recap.BY_OFFICE, recap.OFFICE_HEADS, recap.office_rows(run)),
        (recap.BY_RULE, recap.RULE_HEADS, recap.rule_rows(rules, head.rules)),
    ):
        yield f"## {title}\n"
        yield f"| {' | '.join(heads)} |"
        yield f"|---{'|---:' * (len(heads) - 1)}|"
        yield from (f"| {' | '.join(map(plain, row))} |" for row in rows)
        yield ""
    yield from (f"{plain(line)}\n" for line in others)


def _unjudged_sops(run: Recap) -> Iterator[str]:
    """The inputs of which nothing or little could be judged."""
    yield f"## {recap.UNJUDGED}\n"
    yield f"{recap.UNJUDGED_MEANS}\n"
    yield from (f"- {plain(recap.line(one))}" for one in run.unjudged)
    yield "" if run.unjudged else f"{recap.NONE}\n"


def _evidence(corpus: CorpusReport) -> Iterator[str]:
    """Which SOPs can serve as evidence, office by office."""
    for heading, criteria in evidence.by_office(corpus):
        yield f"\n## {plain(heading)}\n"
        yield f"{evidence.NO_GRADE}\n"
        for criterion, lines in criteria:
            yield f"- {plain(criterion)}"
            yield from (f"  - {plain(line)}" for line in lines)


def _unjudged(judged: DocumentReport | CorpusReport, found: Sequence[tuple[str, str, list[str]]]) -> Iterator[str]:
    """What could not be judged, and what crashed."""
    if found:
        yield "\n### Tidak dapat dinilai\n"
    for places, missing, rules in found:
        yield f"- {plain(places)}: {plain(missing)} ({', '.join(map(code, rules))})"
    yield from (f"\n**GAGAL** {code(rule)}: {plain(reason)}" for rule, reason in wording.crashes(judged))


def code(name: str) -> str:
    """A name as code on one line, which nothing in it can end."""
    return f"`{' '.join(wording.printable(name).split()).replace('`', '´')}`"


def plain(words: str) -> str:
    """Printed words on one line, with nothing left that Markdown would act on."""
    return _MARKUP.sub(lambda match: "\\" + match[0], " ".join(wording.printable(words).split()))
