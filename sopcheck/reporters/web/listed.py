"""The list of all SOPs of a report: a line for each, kept until the page that lists them is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sopcheck.engine.recap import counted
from sopcheck.model.findings import SEVERITIES, Finding
from sopcheck.model.report import DocumentReport
from sopcheck.reporters.pages import wording
from sopcheck.reporters.web.escape import safe


@dataclass(frozen=True, slots=True)
class Listed:
    """One line: some 500 bytes that stay in memory, and its findings where they are looked for in the list. counts:
    findings by severity, worst first; outcomes, weights: of its rules (outcomes.letters); sought: see `sought`.
    """

    address: str
    title: str
    path: str
    outcomes: str
    weights: str
    counts: tuple[int, ...]
    not_assessed: int
    sought: bytes = b""


LONGEST = 400
"""Letters of a message that are searched; what quotes whole paragraphs would swell a list of thousands."""


def sought(document: DocumentReport) -> bytes:
    """What the field for words finds an SOP by whose findings stand on another page: a line for each finding, severity
    and rule first, as page.js takes it apart. As an attribute, in UTF-8; the title of the rule stands on the page of the list.
    """
    lines = (
        f"{finding.severity} {safe(result.rule)} {finding.id} {safe(f'{finding.place}: {_told(finding)}')}"
        for result in document.results
        if result.outcome == "temuan"
        for finding in result.findings
    )
    return "\n".join(lines).encode("utf-8", "replace")


def _told(finding: Finding) -> str:
    return wording.one_line(finding.message, LONGEST)


def listed(document: DocumentReport, address: str, flags: tuple[str, str], found: bytes = b"") -> Listed:
    """The line of one SOP. address: of its part of the report; found: `sought`, where that is another page."""
    seen = counted(document.results)
    title = wording.one_line(wording.title(document), 160)
    counts = tuple(seen.by_severity[severity] for severity in SEVERITIES)
    return Listed(address, title, document.source.path, *flags, counts, seen.not_assessable, found)


def sop_list(lines: Sequence[Listed]) -> Iterator[str]:
    """All SOPs of the run, piece by piece: it is long where findings are looked for in it. The filters act on these rows
    too. A list of one is not printed.
    """
    quiet = "" if len(lines) != 1 else ' class="unprinted"'
    heads = "".join(
        f"<th scope=col>{head}" for head in ("SOP", *map(str.capitalize, SEVERITIES), "Tidak dapat dinilai")
    )
    yield (
        f'<section{quiet} id="daftar" aria-labelledby="judul-daftar"><h2 id="judul-daftar">Daftar SOP</h2>'
        '<div class="scroll" role="group" tabindex="0" aria-label="Daftar SOP"><table class="counts sops">'
        f"<thead><tr>{heads}</thead><tbody>"
    )
    yield from map(_row, lines)
    yield "</tbody></table></div></section>"


def _row(sop: Listed) -> str:
    counts = "".join(f"<td>{count or '·'}" for count in sop.counts)
    found = f' data-f="{sop.sought.decode()}"' if sop.sought else ""
    return (
        f'<tr class="row" data-o="{sop.outcomes}" data-s="{sop.weights}"{found}><th scope=row><a href="{safe(sop.address)}">'
        f"{safe(sop.title)}</a> <small>{safe(sop.path)}</small>{counts}<td>{sop.not_assessed or '·'}\n"
    )
