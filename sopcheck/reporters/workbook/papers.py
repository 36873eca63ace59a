"""The rows of the kertas kerja, from report events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sopcheck.engine.recap import Counted, counted, year_of
from sopcheck.model.findings import GRADES, SEVERITIES, Basis, Finding
from sopcheck.model.report import (
    SCHEMA,
    CorpusReport,
    DocumentReport,
    Event,
    Head,
    InputStatus,
    Recap,
    RuleCount,
    RuleInfo,
    Summary,
)
from sopcheck.reporters.machine.across import as_documents
from sopcheck.reporters.pages import evidence, recap, wording
from sopcheck.reporters.workbook import columns
from sopcheck.reporters.workbook.book import Book

UNNAMED = "(tidak disebut)"
DOUBT = {"pasti": "pasti", "tinjau": "perlu ditinjau manusia"}


class Papers:
    """Fills the sheets while documents come; the counts last."""

    def __init__(self) -> None:
        self._book = Book()
        self._summary = self._book.table("Ringkasan", columns.SUMMARY, filtered=False)
        self._findings = self._book.table("Temuan", columns.FINDINGS)
        self._open = self._book.table("Tidak dapat dinilai", columns.OPEN)
        self._unjudged = self._book.table(recap.UNJUDGED, columns.UNJUDGED)
        self._rules = self._book.table("Aturan", columns.RULES)
        self._offices = self._book.table("Per OPD", columns.OFFICES)
        self._documents = self._book.table("Per SOP", columns.DOCUMENTS)
        self._head: Head | None = None
        self._numbers: Counter[str] = Counter()

    def take(self, event: Event) -> bytes:
        if isinstance(event, Head):
            self._head = event
        elif isinstance(event, DocumentReport):
            self._document(event)
        elif isinstance(event, CorpusReport):
            for document in as_documents(event):
                self._listed(document)
            self._evidence(event)
        elif isinstance(event, InputStatus):
            self._input(event)
        elif isinstance(event, Summary):
            return self._end(event)
        return b""

    def _document(self, document: DocumentReport) -> None:
        self._listed(document)
        self._count(document)

    def _listed(self, document: DocumentReport) -> None:
        """What was found and what could not be judged, row by row."""
        assert self._head is not None
        for _, found in wording.by_place(document):
            for rule, finding in found:
                self._finding(document, rule, self._head.rules.get(rule), finding)
        name, path = _name(document), document.source.path
        for place, missing, rules in _unassessed(document):
            self._open.add(self._number("open"), name, place, missing, "\n".join(rules), path)
        for rule, reason in wording.crashes(document):
            self._open.add(self._number("open"), name, "", f"aturan gagal dijalankan: {reason}", rule, path)
        for result in document.results:
            if result.outcome == "tidak_dapat_dinilai" and not result.unassessed:
                self._open.add(self._number("open"), name, "", result.reason or "", result.rule, path)

    def _finding(self, document: DocumentReport, rule: str, info: RuleInfo | None, finding: Finding) -> None:
        sop = document.sop
        self._findings.add(
            self._number("findings"),
            _name(document),
            finding.place,
            finding.message,
            _criterion(info, finding.basis),
            None,
            info.why if info else None,
            finding.recommendation,
            "\n".join(map(wording.basis_words, finding.basis)),
            finding.severity,
            DOUBT[finding.confidence],
            None,
            "\n".join(f"“{quote}”" for quote in finding.quotes),
            sop.instansi,
            sop.unit_kerja,
            document.source.path,
            _where(finding),
            rule,
            finding.id,
        )

    def _count(self, document: DocumentReport) -> None:
        seen, sop = counted(document.results), document.sop
        self._documents.add(
            self._number("documents"),
            document.source.path,
            _name(document),
            sop.unit_kerja or sop.instansi,
            year_of(sop),
            _state(seen),
            *(seen.by_severity[severity] for severity in SEVERITIES),
            *(seen.by_outcome[name] for name in ("memenuhi", "tidak_dapat_dinilai", "tidak_berlaku")),
            seen.not_assessable,
        )

    def _evidence(self, corpus: CorpusReport) -> None:
        """A sheet of its own, where the profile asks for evidence."""
        if not corpus.evidence:
            return
        sheet = self._book.table("Bukti LKE", columns.EVIDENCE)
        for each in corpus.evidence:
            for proof in each.sops:
                rules = ("\n".join(proof.against), "\n".join(proof.open))
                sheet.add(each.office, each.criterion, each.words, proof.sop, *rules, proof.path)
            if not each.sops:
                sheet.add(each.office, each.criterion, each.words, evidence.no_proof(each))

    def _input(self, status: InputStatus) -> None:
        if status.status == "unreadable" or status.lacks_reader:
            number = self._number("documents")
            self._documents.add(number, status.path, None, None, None, status.error or "tidak terbaca")

    def _number(self, sheet: str) -> int:
        self._numbers[sheet] += 1
        return self._numbers[sheet]

    def _end(self, summary: Summary) -> bytes:
        head = self._head
        assert head is not None
        self._recap(head, summary.recap)
        self._summarize(head, summary)
        return self._book.done("Kertas kerja reviu SOP", head.as_of, SCHEMA.encode())

    def _recap(self, head: Head, run: Recap) -> None:
        """The sheets that sum up."""
        known = {each.rule: each for each in run.rules}
        for rule, info in head.rules.items():
            self._rule(rule, info, known.get(rule))
        for office in run.offices:
            names = (office.instansi or UNNAMED, office.unit_kerja or UNNAMED)
            self._offices.add(*names, office.year, *recap.office_numbers(office))
        for one in run.unjudged:
            shown = (one.open, one.judged) if one.open else (None, None)
            cause = recap.CAUSES[one.cause]
            self._unjudged.add(self._number("unjudged"), one.sop, one.owner, cause, *shown, one.why, one.path)

    def _rule(self, rule: str, info: RuleInfo, counts: RuleCount | None) -> None:
        basis = "\n".join(map(wording.basis_words, info.basis))
        scope = recap.ACROSS if counts and counts.across else "tiap SOP"
        numbers = recap.rule_numbers(counts) if counts else ()
        self._rules.add(rule, info.title, scope, info.severity, info.status, basis, *numbers)

    def _summarize(self, head: Head, summary: Summary) -> None:
        add = self._summary.add
        add("Kertas kerja reviu SOP", wording.head_line(head), bold=True)
        if wording.law_is_old(head):
            add("Perhatian", wording.OLD_LAW, bold=True)
        add("Dinilai menurut keadaan pada", head.as_of.isoformat())
        add("Profil", head.profile)
        add("SOP diperiksa", summary.documents)
        add("Masukan tidak terbaca", summary.unreadable)
        add("Berkas lain dilewati", summary.skipped)
        for severity in SEVERITIES:
            add(f"Temuan: {severity}", summary.by_severity[severity])
        for outcome, words in wording.OUTCOME_WORDS.items():
            add(f"Aturan × SOP: {words}", summary.by_outcome[outcome])
        add("Tempat tidak dapat dinilai", summary.not_assessable)
        add("Sidik aturan dan data peraturan", f"{head.tool.rules} · {head.tool.registry}")
        for label, words in HOW_TO_READ:
            add(label, words)


HOW_TO_READ = (
    ("Lembar Temuan", "Satu baris satu temuan. Kolom Sebab dan Status tindak lanjut diisi pemeriksa."),
    (
        "Keyakinan",
        "“pasti” mengikuti dari yang tercetak; “perlu ditinjau manusia” dugaan yang beralasan, bukan kepastian.",
    ),
    ("Lembar Tidak dapat dinilai", "Bahannya tidak ada atau tidak terbaca. Ini bukan “memenuhi” dan bukan “salah”."),
    (f"Lembar {recap.UNJUDGED}", recap.UNJUDGED_MEANS),
    ("Lembar Bukti LKE", f"Hanya pada profil lhe. {evidence.NO_GRADE}"),
    (
        "Dasar hukum",
        "; ".join(f"[{grade}] {words}" for grade, words in GRADES.items()),
    ),
    ("Tahun SOP", "Tahun terakhir di antara tanggal pembuatan, revisi, efektif, dan pengesahan yang terbaca."),
)


def _name(document: DocumentReport) -> str:
    return document.sop.nama or document.sop.id or "SOP tanpa nama"


def _unassessed(document: DocumentReport) -> Iterator[tuple[str, str, list[str]]]:
    """(place, what was missing, the rules that wait for it): every place by itself, in the order of the form."""
    rules: dict[tuple[str, str, str], list[str]] = {}
    for result in document.results:
        for found in result.unassessed:
            rules.setdefault((found.at, found.place, found.missing), []).append(result.rule)
    for (_, place, missing), waiting in sorted(rules.items(), key=lambda item: wording.position(item[0][0])):
        yield place, missing, list(dict.fromkeys(waiting))


def _criterion(info: RuleInfo | None, bases: Iterable[Basis]) -> str:
    """What should be: the rule's own sentence, and the words of the norms that were read."""
    quotes = [f"“{basis.quote}” ({wording.norm_name(basis)})" for basis in bases if basis.quote]
    return "\n".join([info.ought, *quotes] if info and info.ought else quotes)


def _where(finding: Finding) -> str:
    """The place in the file for people: the reader's own words, else the line."""
    words, line = finding.location.get("words"), finding.location.get("line")
    return str(words) if words else f"baris {line}" if line else ""


def _state(seen: Counted) -> str:
    crashed = ["ada aturan yang gagal"] if seen.by_outcome["gagal"] else []
    return "; ".join(["diperiksa", *crashed, *([recap.CAUSES["sebagian-besar"]] if seen.unjudged else [])])
