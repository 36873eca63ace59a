"""The draft of a review report (Laporan Hasil Reviu) as a Word document, for people who never open a terminal.

Written with the standard library, document by document: the chapters wait in a temporary file until the numbers that
stand before them are known, so that memory hardly grows with the number of SOPs.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from tempfile import SpooledTemporaryFile
from weakref import finalize

from sopcheck.model.report import SCHEMA, CorpusReport, DocumentReport, Event, Head, Summary
from sopcheck.ooxml import write
from sopcheck.reporters.pages import wording
from sopcheck.reporters.wordml import chapters, parts, sop_chapter

SUFFIX = ".docx"
IN_MEMORY = 8 * 2**20
BLOCK = 2**16


class Reporter:
    """One chapter per SOP. The bytes come with the last event: what is first in the file is known last."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self._head: Head | None = None
        self._lines: list[chapters.Line] = []
        self._corpus: CorpusReport | None = None
        self._gathered = CorpusReport()
        self._chapters = SpooledTemporaryFile[bytes](max_size=IN_MEMORY)
        finalize(self, self._chapters.close)  # also of a run that came to no end

    def take(self, event: Event) -> bytes:
        if isinstance(event, Head):
            self._head = event
        elif isinstance(event, DocumentReport):
            self._document(event)
        elif isinstance(event, CorpusReport):
            self._gathered = event
            self._corpus = None if wording.nothing_compared(event) else event
        elif isinstance(event, Summary):
            return self._whole(event)
        return b""

    def _document(self, document: DocumentReport) -> None:
        assert self._head is not None
        self._lines.append(chapters.line_of(document))
        for piece in sop_chapter.chapter(self._head, document, f"D.{len(self._lines)}"):
            self._chapters.write(piece.encode())

    def _whole(self, summary: Summary) -> bytes:
        assert self._head is not None
        footer = f"Rancangan {chapters.TITLE} · sopcheck {self._head.tool.version} · per {self._head.as_of.isoformat()}"
        around = parts.around(chapters.TITLE, footer, self._head.tool.name)
        target = BytesIO()
        text = ("word/document.xml", self._text(self._head, summary))
        write(target, [*((name, [part.encode()]) for name, part in around.items()), text], SCHEMA.encode())
        return target.getvalue()

    def _behind(self, head: Head, summary: Summary, letters: Iterator[str]) -> Iterator[str]:
        """The chapters behind those of the SOPs, lettered as many as there are."""
        if self._corpus:
            yield from sop_chapter.comparison(head, self._corpus, next(letters))
        if self._gathered.evidence:
            yield from chapters.evidence_of(self._gathered, next(letters))
        if head.lhe and summary.documents:
            yield from chapters.matrix(head, summary.recap, summary.documents, next(letters))
        yield from chapters.closing(head, next(letters))

    def _text(self, head: Head, summary: Summary) -> Iterator[bytes]:
        yield parts.OPENING.encode()
        across = chapters.line_across(self._corpus) if self._corpus else None
        for piece in chapters.opening(head, summary, self._lines, across):
            yield piece.encode()
        self._chapters.seek(0)
        while block := self._chapters.read(BLOCK):
            yield block
        for piece in self._behind(head, summary, iter("EFGH")):
            yield piece.encode()
        yield parts.closing().encode()
