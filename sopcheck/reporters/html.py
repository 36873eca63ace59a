"""The report as a page for a browser: one file that needs nothing else; for a large set an index and pages."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO
from itertools import chain

from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head, Summary
from sopcheck.reporters import Pages, as_bytes
from sopcheck.reporters.pages import wording
from sopcheck.reporters.web import overview, shell
from sopcheck.reporters.web.document import article
from sopcheck.reporters.web.filters import filters
from sopcheck.reporters.web.listed import Listed, listed, sop_list, sought
from sopcheck.reporters.web.outcomes import letters

SUFFIX = ".html"

MOST_IN_ONE_FILE = 50
"""SOPs in one file. One takes 20 to 60 KB, so this is some 3 MB, which a browser lays out in a second and a mail still
carries; and it is what is kept in memory before anything can be written, because the overview stands on top."""

TITLE = "Laporan sopcheck"
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


class Reporter:
    """Up to MOST_IN_ONE_FILE SOPs are one page with the overview on top. Above that each SOP is written to `pages` as
    it comes, and the report is their index; without `pages` (standard output) it is one long page, overview at its end.
    """

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self.pages: Pages | None = None
        self._head: Head | None = None
        self._listed: list[Listed] = []
        self._corpus = CorpusReport()
        self._kept: list[DocumentReport] = []
        self._large = False
        self._own: tuple[str, ...] = ()  # rules that judge an SOP by itself, in the order of every list of letters
        self._told = ""

    def take(self, event: Event) -> str | bytes:
        if isinstance(event, Head):
            self._head = event
            self._told = wording.head_line(event)
        elif isinstance(event, DocumentReport):
            return self._document(event)
        elif isinstance(event, CorpusReport):
            self._corpus = event
        elif isinstance(event, Summary):
            return self._end(event)
        return ""

    def _document(self, document: DocumentReport) -> str:
        self._own = self._own or tuple(result.rule for result in document.results)
        if self._large:
            return self._written(document)
        self._kept.append(document)
        if len(self._kept) <= MOST_IN_ONE_FILE:
            return ""
        self._large = True
        start = "" if self.pages else self._opening() + self._filters()
        return start + "".join(map(self._written, self._let_go()))

    def _let_go(self) -> list[DocumentReport]:
        kept, self._kept = self._kept, []
        return kept

    def _written(self, document: DocumentReport) -> str:
        """One SOP of a large set: a page of its own, or the next part of this one."""
        number = len(self._listed) + 1
        if self.pages is None:
            return self._article(document, number)
        name = f"{number:04}-{_slug(document.sop.nama or document.sop.id)}".rstrip("-") + ".html"
        links = ((f"{self.pages.back}#ringkasan", "Ringkasan"), (f"{self.pages.back}#daftar", "Daftar SOP"))
        flags = letters(document.results, self._own)
        page = [
            shell.opening(wording.one_line(wording.title(document), 160), self._told, links),
            filters(self._own),
            article(document, number, self._run.rules, flags, self.pages.back),
            shell.closing(self._told),
        ]
        self._listed.append(listed(document, self.pages.write(name, "".join(page)), flags, sought(document)))
        return ""

    def _article(self, document: DocumentReport, number: int) -> str:
        flags = letters(document.results, self._own)
        self._listed.append(listed(document, f"#s{number}", flags))
        return article(document, number, self._run.rules, flags) + "\n"

    def _end(self, summary: Summary) -> str | bytes:
        articles = [self._article(document, number) for number, document in enumerate(self._let_go(), 1)]
        top = chain(
            [overview.overview(self._run, summary, self._corpus, [each.path for each in self._listed])],
            sop_list(self._listed),
        )
        used = {each.rule for each in summary.recap.rules if any(each.by_severity.values())}
        bottom = overview.rule_pages(self._run, used) + shell.closing(self._told)
        if self.pages is None and self._large:
            return "".join([*top, bottom])
        whole = chain((self._opening(), self._filters()), top, articles, (bottom,))
        if self.pages is None:
            return "".join(whole)
        written = BytesIO()  # of a file: a long text takes two or four times as much, and joining keeps every piece
        for piece in whole:
            written.write(as_bytes(piece))
        return written.getvalue()

    @property
    def _run(self) -> Head:
        assert self._head is not None
        return self._head

    def _opening(self) -> str:
        links = [("#ringkasan", "Ringkasan"), ("#daftar", "Daftar SOP"), ("#aturan", "Aturan")]
        return shell.opening(TITLE, self._told, links) + self._old_law()

    def _old_law(self) -> str:
        return f"<p><strong>{wording.OLD_LAW}</strong></p>" if wording.law_is_old(self._run) else ""

    def _filters(self) -> str:
        """Of the page that holds what was found across SOPs."""
        own = self._own or tuple(self._run.rules)
        return filters(own, [rule for rule in self._run.rules if rule not in own])


def _slug(words: str | None) -> str:
    """A file name anybody can keep: small Latin letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", (words or "")[:200]).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_A_NAME.sub("-", plain).strip("-")[:60].strip("-")
