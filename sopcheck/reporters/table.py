"""The report for people at a terminal: per SOP, findings grouped by place, worst first."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from sopcheck.engine import corpus_writer
from sopcheck.errors import NO_READER
from sopcheck.model.findings import Finding, WorkingRow
from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head, InputStatus, Recap, Summary
from sopcheck.reporters.pages import evidence, recap, wording

SUFFIX = ".txt"

_COLOURS: dict[str, str] = {
    "galat": "31;1",
    "peringatan": "33;1",
    "catatan": "36",
    "redup": "2",
    "tebal": "1",
}

MOST_NAMED = 10
MOST_OFFICES = 20
LABEL, CITED = 11, 10
"""Columns of the severity, and letters of the id below it: enough to cite a finding and to find it in the other formats
(40 bits: among 10 000 findings two begin alike once in 20 000 runs)."""
MOST_PLACES = 5  # places of a finding across SOPs; the other formats name more


class Reporter:
    """Wraps to the width of the screen; colours only where the terminal has them."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self.width = max(40, min(width, 120))
        self.colour = colour
        self._rules: Counter[tuple[int, str]] = Counter()
        self._lhe = False
        self._unread: list[str] = []

    def take(self, event: Event) -> str:
        if isinstance(event, Head):
            self._lhe = event.lhe
            lines = self._wrap(wording.head_line(event), "", "  ")
            lines += self._wrap(wording.OLD_LAW, "", "  ", "peringatan") if wording.law_is_old(event) else []
            return "\n".join(lines) + "\n"
        if isinstance(event, DocumentReport):
            if not (event.results or event.notes):  # only rules across SOPs were asked for
                return ""
            return "\n" + "\n".join(self._document(event)) + "\n"
        if isinstance(event, InputStatus):
            return self._input(event)
        if isinstance(event, CorpusReport):
            compared = [] if wording.nothing_compared(event) else [*self._corpus(event)]
            lines = [*compared, *self._evidence(event)]
            return "\n" + "\n".join(lines) + "\n" if lines else ""
        return "\n" + "\n".join(self._summary(event)) + "\n"

    def _document(self, document: DocumentReport) -> Iterator[str]:
        yield from self._wrap(wording.title(document), "", "  ", "tebal")
        yield from self._wrap(document.source.path, "", "  ", "redup")
        for note in document.notes:
            yield from self._wrap(f"catatan pembacaan: {note.message}", "  ", "    ")
        for place, findings in wording.by_place(document):
            line = findings[0][1].location.get("line")
            yield from self._wrap(place + (f" (baris {line})" if line else ""), "  ", "    ")
            for rule, finding in findings:
                self._rules[wording.weight(finding), rule] += 1
                yield from self._finding(rule, finding)
        yield from self._agreed(document)
        for line in wording.sum_lines(wording.sum_rows(document)):
            yield from self._wrap(line, "  ", "    ")
        yield from self._unjudged(document, wording.unassessed(document))

    def _corpus(self, corpus: CorpusReport) -> Iterator[str]:
        yield from self._wrap(corpus_writer.WHOLE, "", "  ", "tebal")
        for rule, finding in wording.worst_first(corpus):
            self._rules[wording.weight(finding), rule] += 1
            yield from self._finding(rule, finding)
            places = wording.places_named(finding)
            rest = [f"dan {len(places) - MOST_PLACES} SOP lain"] if len(places) > MOST_PLACES else []
            for place in (*places[:MOST_PLACES], *rest):
                yield from self._wrap(f"· {place}", " " * 16, " " * 18, "redup")
        yield from self._unjudged(corpus, wording.uncompared(corpus))

    def _evidence(self, corpus: CorpusReport) -> Iterator[str]:
        for heading, criteria in evidence.by_office(corpus):
            yield ""
            yield from self._wrap(heading, "", "  ", "tebal")
            yield from self._wrap(evidence.NO_GRADE, "  ", "  ", "redup")
            for criterion, lines in criteria:
                yield from self._wrap(criterion, "  ", "        ")
                for line in lines:
                    yield from self._wrap(f"· {line}", " " * 8, " " * 10)

    def _finding(self, rule: str, finding: Finding) -> Iterator[str]:
        label = self._paint(finding.severity.upper().ljust(LABEL), finding.severity)
        first, *rest = self._wrap(finding.message, " " * 16, " " * 16)
        yield f"    {label} {first.lstrip()}"
        yield from rest
        if finding.severity != "catatan" and finding.recommendation:
            yield from self._wrap(f"→ {finding.recommendation}", " " * 16, " " * 18)
        yield from self._working(finding.working, " " * 16)
        doubt = " · perlu ditinjau manusia" if finding.confidence == "tinjau" else ""
        first, *rest = self._wrap(rule + doubt, " " * 16, " " * 18)
        number = finding.id[:CITED].ljust(LABEL)
        yield from (self._paint(line, "redup") for line in (f"    {number} {first.lstrip()}", *rest))

    def _agreed(self, document: DocumentReport) -> Iterator[str]:
        for result in document.results:
            if result.working:
                yield from self._wrap(f"Perhitungan yang cocok ({result.rule}):", "  ", "    ")
                yield from self._working(result.working, "    ")

    def _working(self, rows: Sequence[WorkingRow], indent: str) -> Iterator[str]:
        room = self.width - len(indent)
        for line in wording.working_table(rows, "plain") if rows else ():
            yield f"{indent}{wording.one_line(line, room, tidy=False)}".rstrip()

    def _unjudged(
        self, judged: DocumentReport | CorpusReport, found: Sequence[tuple[str, str, list[str]]]
    ) -> Iterator[str]:
        """What could not be judged, what crashed, and the outcomes in numbers."""
        if found:
            yield "  Tidak dapat dinilai:"
        for places, missing, rules in found:
            yield from self._wrap(f"{places}: {missing}", "    ", "      ")
            yield from self._wrap(", ".join(rules), "      ", "      ", "redup")
        for rule, reason in wording.crashes(judged):
            yield from self._wrap(f"GAGAL {rule}: {reason}", "  ", "    ", "galat")
        for counts in wording.count_lines(judged.results):
            yield from self._wrap(counts, "  ", "    ")

    def _input(self, status: InputStatus) -> str:
        if status.lacks_reader:
            self._unread.append(status.path)
        if status.status != "unreadable":
            return ""
        return "\n" + "\n".join(self._wrap(f"TIDAK TERBACA {status.error}", "", "  ", "galat")) + "\n"

    def _summary(self, summary: Summary) -> Iterator[str]:
        if self._lhe:
            yield from self._recap(summary.recap)
        parts = [f"{summary.documents} dokumen diperiksa"]
        if summary.unreadable:
            parts.append(f"{summary.unreadable} masukan tidak terbaca")
        if summary.skipped:
            parts.append(f"{summary.skipped} berkas lain dilewati")
        yield from self._wrap(" · ".join(parts), "", "  ", "tebal")
        if self._unread:
            named = ", ".join(self._unread[:MOST_NAMED]) + (" …" if len(self._unread) > MOST_NAMED else "")
            words = f"{len(self._unread)} dokumen TIDAK diperiksa, {NO_READER}: {named}"
            yield from self._wrap(words, "", "  ", "peringatan")
        most = sum(one.cause == "sebagian-besar" for one in summary.recap.unjudged)
        if most:
            words = f"{most} SOP sebagian besar tidak dapat dinilai (lebih dari separuh aturan yang berlaku)"
            yield from self._wrap(words, "", "  ", "peringatan")
        yield from self._wrap(wording.severity_line(summary.by_severity), "", "  ")
        yield from self._wrap(wording.outcome_line(summary.by_outcome), "", "  ")
        yield from self._wrap(self._next(summary), "", "  ")

    def _recap(self, run: Recap) -> Iterator[str]:
        """The short form: the other formats have every rule and every reason in full."""
        if run.offices:  # none where no SOP could be read
            yield from self._counts(run)
        yield from self._wrap(f"{recap.UNJUDGED}: {len(run.unjudged) or 'tidak ada'}", "", "  ", "tebal")
        for one in run.unjudged[:MOST_NAMED]:
            yield from self._wrap(recap.line(one), "  ", "    ")
        yield from self._more(run.unjudged, MOST_NAMED)
        yield ""

    def _counts(self, run: Recap) -> Iterator[str]:
        yield from self._wrap(f"{recap.BY_OFFICE}:", "", "  ", "tebal")
        for office in run.offices[:MOST_OFFICES]:
            yield from self._wrap(f"{recap.owner(office)} · {office.year or 'tahun tidak terbaca'}", "  ", "    ")
            yield from self._wrap(recap.office_line(office), "    ", "    ")
        yield from self._more(run.offices, MOST_OFFICES)
        yield from self._wrap(f"{recap.BY_RULE}, aturan dengan SOP terbanyak:", "", "  ", "tebal")
        for outcome in ("temuan", "tidak_dapat_dinilai"):
            named = " · ".join(recap.most(run.rules, outcome, MOST_PLACES)) or "tidak ada"
            yield from self._wrap(f"{wording.OUTCOME_WORDS[outcome]}: {named}", "  ", "    ")

    def _more(self, rows: Sequence[object], shown: int) -> Iterator[str]:
        if len(rows) > shown:
            yield from self._wrap(f"dan {len(rows) - shown} lain: --output rekap.xlsx atau .md", "  ", "    ", "redup")

    def _next(self, summary: Summary) -> str:
        """What to do next: learn about the worst rule that fired most."""
        if self._rules:
            worst = min(self._rules.items(), key=lambda item: (item[0][0], -item[1], item[0][1]))[0][1]
            return f"Berikutnya: sopcheck explain {worst}"
        if summary.documents:
            return "Berikutnya: sopcheck rules (daftar semua yang diperiksa)"
        return "Berikutnya: sopcheck check --help (cara menunjuk berkas SOP)"

    def _paint(self, words: str, style: str) -> str:
        return f"\x1b[{_COLOURS[style]}m{words}\x1b[0m" if self.colour and style else words

    def _wrap(self, words: str, first: str, rest: str, style: str = "") -> list[str]:
        lines = textwrap.wrap(
            wording.printable(words), self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )
        return [self._paint(line, style) for line in lines] or [first]
