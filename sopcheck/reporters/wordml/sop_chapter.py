"""The chapter of one SOP in the review report: what it is, its findings one by one, what could not be judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopcheck.model.findings import GRADES, Basis, Finding, WorkingRow
from sopcheck.model.locators import LABELS
from sopcheck.model.report import CorpusReport, DocumentReport, Head, RuleInfo
from sopcheck.model.sop import Sop
from sopcheck.reporters.pages import wording
from sopcheck.reporters.wordml.markup import bullets, heading, paragraph, table

COMPARED = "Perbandingan antar-SOP"
SHOWN = ("nomor", "instansi", "unit_kerja", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif")


def chapter(head: Head, document: DocumentReport, number: str) -> Iterator[str]:
    """The pieces of the chapter. number: of the chapter, such as "D.3"."""
    yield heading(f"{number} {wording.title(document)}", 2)
    yield table(("Unsur", "Tertulis"), _identity(document), (3, 10), labels=True)
    yield paragraph(" · ".join(wording.count_lines(document.results)))
    found = [one for _, findings in wording.by_place(document) for one in findings]
    yield from _findings(head, found, number)
    yield from _agreed(document)
    yield from _open_questions(document, wording.unassessed(document))
    if document.notes:
        yield heading("Catatan pembacaan", 3)
        yield bullets(note.message for note in document.notes)


def comparison(head: Head, corpus: CorpusReport, number: str) -> Iterator[str]:
    """The chapter of what was found across SOPs. number: its letter."""
    yield heading(f"{number}. {COMPARED}", 1)
    yield paragraph(" · ".join(wording.count_lines(corpus.results)))
    yield from _findings(head, wording.worst_first(corpus), number)
    yield from _open_questions(corpus, wording.uncompared(corpus))


def _findings(head: Head, found: Sequence[tuple[str, Finding]], number: str) -> Iterator[str]:
    for count, (rule, finding) in enumerate(found, 1):
        info = head.rules[rule]
        yield heading(f"Temuan {number}.{count}: {info.title}", 3)
        rows = _rows(info, rule, finding)
        yield table(("Uraian", finding.severity.capitalize()), rows, (3, 14), labels=True, whole=True)
    if not found:
        yield paragraph("Tidak ada temuan.")


def _identity(document: DocumentReport) -> Iterator[tuple[str, str]]:
    for key in SHOWN:
        yield LABELS[key], _printed(document.sop, key)
    yield "Berkas", document.source.path
    yield "Sidik berkas", f"sha256 {document.source.sha256[:16]}…" if document.source.sha256 else ""


def _printed(sop: Sop, key: str) -> str:
    """What is printed at a label, or which of the three ways there are to hold nothing."""
    words: str | None = getattr(sop, key)
    if key in sop.tidak_terbaca:
        return "(tidak terbaca)"
    if words is None:
        return "(tidak ada pada bagian yang terbaca)" if sop.terbaca == "sebagian" else "(labelnya tidak ada)"
    return " ".join(words.split()) or "(belum diisi)"


def _rows(info: RuleInfo, rule: str, finding: Finding) -> Iterator[tuple[str, str]]:
    across = wording.places_named(finding) if "#" in finding.at else ()
    yield "Tempat", "\n".join(across) or finding.place
    yield "Kondisi", "\n".join(_condition(finding))
    ought = [info.ought] if info.ought else []
    yield "Kriteria", "\n".join([*ought, *map(_criterion, finding.basis)])
    yield "Rekomendasi", finding.recommendation
    doubt = "perlu ditinjau manusia" if finding.confidence == "tinjau" else "pasti menurut isi dokumen"
    yield "Keyakinan", doubt
    yield "Aturan", f"{rule} · temuan {finding.id}"


def _condition(finding: Finding) -> Iterator[str]:
    yield finding.message
    if quotes := [quote for quote in finding.quotes if quote not in finding.message]:
        yield "Tertulis: " + "; ".join(f"“{quote}”" for quote in quotes)
    yield from (f"Hitungan: {wording.working_line(row)}" for row in finding.working)


def _criterion(basis: Basis) -> str:
    name = wording.norm_name(basis)
    words = name + (f", {basis.at}" if basis.at and basis.at != name else "")
    quote = f": “{basis.quote}”" if basis.quote else ""
    return f"{words}{quote} [{basis.grade}: {GRADES[basis.grade]}]"


def _agreed(document: DocumentReport) -> Iterator[str]:
    for result in document.results:
        if result.working:
            yield heading(f"Perhitungan yang cocok ({result.rule})", 3)
            yield _working(result.working)
    if sums := wording.sum_rows(document):
        yield heading("Jumlah waktu", 3)
        yield _working(sums)


def _working(rows: Sequence[WorkingRow]) -> str:
    lines = ((row.label, row.words, row.value, row.convention) for row in rows)
    return table(("Bagian", "Tertulis", "Nilai", "Konvensi"), lines, (4, 4, 3, 5))


def _open_questions(
    judged: DocumentReport | CorpusReport, found: Sequence[tuple[str, str, list[str]]]
) -> Iterator[str]:
    """What could not be judged, and what crashed."""
    if found:
        yield heading("Yang tidak dapat dinilai", 3)
        lines = ((places, missing, "\n".join(rules)) for places, missing, rules in found)
        yield table(("Tempat", "Yang kurang", "Aturan yang menunggu"), lines, (4, 5, 5))
    if crashed := [*wording.crashes(judged)]:
        yield heading("Aturan yang gagal dijalankan", 3)
        yield bullets(f"{rule}: {reason}" for rule, reason in crashed)
