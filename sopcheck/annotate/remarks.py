"""What is written beside a place of the auditee's file: one remark per finding, and one on top of each SOP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopcheck.model.findings import GRADES, Finding
from sopcheck.model.locators import LISTS, printed
from sopcheck.model.report import CorpusReport, DocumentReport, Head
from sopcheck.model.source import Address, Document
from sopcheck.readers.label_values import SINGLE
from sopcheck.reporters.pages import wording

AUTHOR, INITIALS = "sopcheck", "sc"
NO_VERDICT = "Catatan ini bahan reviu; yang memutuskan tetap manusia."
IDENTITY = ("nama", "nomor", "instansi", "tanggal_pembuatan", "disahkan_oleh", "dasar_hukum")
"""Where a remark on something absent stands: the first of these that is there."""
FIELDS = (*SINGLE, *sorted(LISTS - {"langkah", "pelaksana", "kolom"}))
"""Fields of the identity block, each a label with its value."""


@dataclass(frozen=True, slots=True)
class Remark:
    """address: None where the file tells no place at all; lines: the first says what it is about.

    item: printed words of the one item of a list it is about, perhaps a paragraph of its own; else "".
    finding: its id; "" of a remark about an SOP as a whole. unfilled: where the missing value of a label should stand,
    if the form has such a column; that cell takes the remark if it is empty.
    """

    address: Address | None
    lines: tuple[str, ...]
    item: str = ""
    finding: str = ""
    unfilled: Address | None = None


def remarks(
    head: Head, documents: Sequence[Document], reports: Sequence[DocumentReport], corpus: CorpusReport
) -> Iterator[Remark]:
    """What there is to say of the SOPs of one file: of each the numbers, then the worst first; then what is across."""
    for document, report in zip(documents, reports, strict=True):
        yield Remark(_anchor(document), tuple(_opening(head, report)))
        for _, findings in wording.by_place(report):
            for rule, finding in findings:
                yield _remark(document, finding.at, rule, finding)
    by_path = {document.source.path: document for document in documents}
    for rule, finding in wording.worst_first(corpus):
        path, _, locator = finding.at.rpartition("#")
        yield _remark(by_path.get(path, documents[0]), locator, rule, finding)


def _remark(document: Document, locator: str, rule: str, finding: Finding) -> Remark:
    found = document.source_map.find(locator)
    address = (found.address if found else None) or _anchor(document)
    lines = tuple(_lines(rule, finding))
    return Remark(address, lines, _item(document, locator), finding.id, _unfilled(document, locator))


def _unfilled(document: Document, locator: str) -> Address | None:
    """The cell of a missing value of the identity block, whose own address is that of its label: in the column where
    other values of the block stand.
    """
    head = locator.partition(".")[0]
    known = document.source_map.places.get(head)
    label = known.address if known else None
    if head not in FIELDS or label is None or not label.column or _is_filled(document, head):
        return None
    filled = (document.source_map.places.get(key) for key in FIELDS if _is_filled(document, key))
    block = [place.address for place in filled if place and place.address]
    beside = (
        at.column for at in block if (at.part, at.table) == (label.part, label.table) and at.column > label.column
    )
    column = min(beside, default=0)
    return label._replace(column=column) if column else None


def _is_filled(document: Document, key: str) -> bool:
    return bool(printed(document.sop, key))


def _item(document: Document, locator: str) -> str:
    """The words of one item of a list."""
    last = locator.rpartition(".")[2]
    return (printed(document.sop, locator) or "") if last.isdigit() and not locator.startswith("langkah.") else ""


def _anchor(document: Document) -> Address | None:
    """Where to speak of an SOP as a whole."""
    places = document.source_map.places
    chosen = (places[key].address for key in (*IDENTITY, "langkah") if key in places)
    return next(filter(None, (*chosen, *(place.address for place in places.values()))), None)


def _opening(head: Head, report: DocumentReport) -> Iterator[str]:
    yield f"Hasil pemeriksaan: {wording.title(report)}"
    yield wording.head_line(head)
    if wording.law_is_old(head):
        yield wording.OLD_LAW
    yield from wording.count_lines(report.results)
    for note in report.notes:
        yield f"Catatan pembacaan: {note.message}"
    for places, missing, rules in wording.unassessed(report):
        yield f"Tidak dapat dinilai: {places}: {missing} ({', '.join(rules)})"
    for rule, reason in wording.crashes(report):
        yield f"Aturan gagal dijalankan: {rule}: {reason}"
    yield "Tanda pada dasar: " + "; ".join(f"[{grade}] {words}" for grade, words in GRADES.items() if grade != "M")
    yield NO_VERDICT


def _lines(rule: str, finding: Finding) -> Iterator[str]:
    yield f"{finding.severity.upper()}: {finding.message}"
    yield f"Tempat: {finding.place}"
    if quotes := [quote for quote in finding.quotes if quote not in finding.message]:
        yield "Tertulis: " + "; ".join(f"“{quote}”" for quote in quotes)
    yield from (f"Hitungan: {wording.working_line(row)}" for row in finding.working)
    yield "Dasar: " + "; ".join(map(wording.basis_words, finding.basis))
    if finding.recommendation:
        yield f"Saran: {finding.recommendation}"
    doubt = " · perlu ditinjau manusia" if finding.confidence == "tinjau" else ""
    yield f"Aturan: {rule}{doubt} · temuan {finding.id}"
