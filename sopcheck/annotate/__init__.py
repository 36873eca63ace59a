"""The auditee's own file with findings beside the places they are about: a copy in which all else is as it was.

Works on the parts of the package, not on a model of the document, and adds to a PDF after its last byte: what we do
not know is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZipInfo

from sopcheck.annotate import pdf
from sopcheck.annotate.remarks import Remark, remarks
from sopcheck.errors import InputError, UsageError
from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head
from sopcheck.model.source import Document
from sopcheck.ooxml import rewrite
from sopcheck.readers import guard, own, pick
from sopcheck.readers.office.package import Package
from sopcheck.readers.scans import Scans

SUFFIXES = (".docx", ".docm", ".xlsx", ".xlsm", ".pdf")

CONVERTED = {".doc": ".docx", ".xls": ".xlsx", ".odt": ".docx", ".ods": ".xlsx", ".rtf": ".docx"}
"""What is read by way of a conversion cannot be written back; what it is converted to can be annotated."""


class Copy:
    """One annotated copy in the making. source: the file that is checked, never touched; target: where the copy goes;
    scans: as it was checked.

    Raises UsageError unless both are Office files, or PDFs, of the same kind.
    """

    def __init__(self, source: Path, target: Path, scans: Scans | None = None) -> None:
        kind = source.suffix.casefold()
        if kind in CONVERTED:
            raise _converted(source, CONVERTED[kind])
        if kind not in SUFFIXES:
            allowed = f"catatan dapat ditulis pada {', '.join(SUFFIXES)}"
            raise UsageError(str(source), "berkas ini tidak dapat diberi catatan", allowed)
        if target.suffix.casefold() != kind:
            raise UsageError(str(target), f"akhirannya harus {kind}, sama dengan berkas yang diperiksa")
        self._source, self.target, self._scans = source, target, scans
        self._head: Head | None = None
        self._reports: list[DocumentReport] = []
        self._corpus = CorpusReport()

    def take(self, event: Event) -> None:
        """Keep what the copy needs of a run over its source: few SOPs, as they stand in one file."""
        if isinstance(event, Head):
            self._head = event
        elif isinstance(event, DocumentReport):
            self._reports.append(event)
        elif isinstance(event, CorpusReport):
            self._corpus = event

    def content(self) -> bytes:
        """The bytes of the copy. Raises InputError if the file changed since it was checked, or cannot be copied."""
        assert self._head is not None
        return annotated(self._source, self._head, self._reports, self._corpus, self._scans)


def annotated(
    source: Path, head: Head, reports: Sequence[DocumentReport], corpus: CorpusReport, scans: Scans | None = None
) -> bytes:
    """The file again, with a comment for each finding. reports: those of its SOPs, in their order."""
    content = guard.read_bytes(source)
    documents = [found for found in pick.read(source, scans) if isinstance(found, Document)]
    sums = {report.source.sha256 for report in reports} | {document.source.sha256 for document in documents}
    if sums != {guard.fingerprint_of(content)} or len(documents) != len(reports):
        raise InputError(str(source), "berubah selama pemeriksaan", "ulangi pemeriksaan")
    if wanted := CONVERTED.get(f".{documents[0].source.reader}"):
        raise _converted(source, wanted)
    found = [*remarks(head, documents, reports, corpus)]
    if documents[0].source.reader == "pdf":
        return pdf.annotated(content, found, head.as_of, str(source))
    package = Package(content, str(source))
    changed = _changed(package, found, head)
    target = BytesIO()
    rewrite(target, _parts(package, changed), own.ANNOTATED)
    return target.getvalue()


def _converted(source: Path, wanted: str) -> UsageError:
    """Also where a file only bears the name of one that can be annotated."""
    return UsageError(
        str(source),
        "berkas lama tidak dapat diberi catatan",
        f"simpan dahulu sebagai {wanted} dengan Word, Excel atau LibreOffice, lalu beri catatan pada salinan itu",
    )


def _changed(package: Package, found: Sequence[Remark], head: Head) -> dict[str, bytes]:
    from sopcheck.annotate import excel, word

    main = next((part for kind, part in package.related("").values() if kind == "officeDocument"), "")
    if main.startswith("word/"):
        return word.annotated(package, main, found, head.as_of)
    sheets = [part for kind, part in package.related(main).values() if kind == "worksheet"]
    return excel.annotated(package, sheets, found)


def _parts(package: Package, changed: dict[str, bytes]) -> Iterator[tuple[ZipInfo | str, bytes]]:
    """All parts in the order of the original, then the new ones."""
    for entry in package.entries:
        name = entry.filename
        yield entry, changed[name] if name in changed else package.content(name)
    yield from ((name, content) for name, content in sorted(changed.items()) if name not in package)
