"""One row per finding, as CSV: for spreadsheets, databases and scripts of one's own.

What could not be judged, crashed rules and unreadable inputs are rows too; the column `hasil` tells them apart.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from sopcheck.model.findings import RuleResult
from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head, InputStatus
from sopcheck.reporters.machine import address
from sopcheck.reporters.machine.across import as_documents
from sopcheck.reporters.pages import wording

SUFFIX = ".csv"

COLUMNS = (
    "hasil", "id", "berkas", "sop", "instansi", "unit_kerja", "nomor", "aturan", "judul_aturan", "jenis", "tingkat",
    "keyakinan", "lokator", "tempat", "baris", "letak", "uraian", "teks_asli", "saran", "dasar_hukum",
)  # fmt: skip

BOM = "\ufeff"
"""Tells Excel that this is UTF-8."""

# what a spreadsheet computes when a cell begins with it, also as the wide signs of East Asian keyboards
_FORMULA = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
# "-" alone and items of a printed list ("- Laptop") are no formulas; anything a formula needs makes it one again
_LISTED = re.compile(r"-|- [^\W\d_][^|!=()]*")


class Reporter:
    """RFC 4180: commas, CRLF. Cells hold one line of printable words."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self._titles: dict[str, str] = {}

    def take(self, event: Event) -> str:
        if isinstance(event, Head):
            self._titles = {rule: info.title for rule, info in event.rules.items()}
            return BOM + _lines([dict(zip(COLUMNS, COLUMNS, strict=True))])
        if isinstance(event, DocumentReport):
            return _lines(self._rows(event))
        if isinstance(event, CorpusReport):
            return "".join(_lines(self._rows(one)) for one in as_documents(event))
        if isinstance(event, InputStatus) and event.status == "unreadable":
            return _lines([{"hasil": "tidak_terbaca", "berkas": event.path, "uraian": event.error or event.path}])
        return ""

    def _rows(self, document: DocumentReport) -> Iterator[dict[str, str]]:
        sop = document.sop
        same = {
            "berkas": document.source.path,
            "sop": sop.nama or sop.id or "",
            "instansi": sop.instansi or "",
            "unit_kerja": sop.unit_kerja or "",
            "nomor": sop.nomor or "",
        }
        for result in document.results:
            rule = {"aturan": result.rule, "judul_aturan": self._titles.get(result.rule, "")}
            for row in _result(document, result):
                yield same | rule | row


def _result(document: DocumentReport, result: RuleResult) -> Iterator[dict[str, str]]:
    for finding in result.findings:
        yield {
            "hasil": "temuan",
            "id": finding.id,
            "jenis": finding.kind,
            "tingkat": finding.severity,
            "keyakinan": finding.confidence,
            "lokator": finding.at,
            "tempat": finding.place,
            "baris": str(address.line_of(document.source, finding.location) or ""),
            "letak": str(finding.location.get("words", "")),
            "uraian": finding.message,
            "teks_asli": " · ".join(f"“{quote}”" for quote in finding.quotes),
            "saran": finding.recommendation,
            "dasar_hukum": "; ".join(map(wording.basis_words, finding.basis)),
        }
    for place in result.unassessed:
        yield {"hasil": "tidak_dapat_dinilai", "lokator": place.at, "tempat": place.place, "uraian": place.missing}
    if result.outcome == "gagal" or (result.outcome == "tidak_dapat_dinilai" and not result.unassessed):
        yield {"hasil": result.outcome, "uraian": result.reason or ""}


def harmless(words: str) -> str:
    """Words on one line that no spreadsheet computes: what would begin a formula gets an apostrophe before it."""
    line = wording.printable(words).strip()
    if _FORMULA.match(line) and not _LISTED.fullmatch(line):
        return f"'{line}"
    return line


def _lines(rows: Iterator[dict[str, str]] | list[dict[str, str]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerows([harmless(row.get(column, "")) for column in COLUMNS] for row in rows)
    return written.getvalue()
