"""The list of all SOPs of a report: a line for each, kept until the page that lists them is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sopcheck.engine.recap import counted
from sopcheck.model.findings import SEVERITIES
from sopcheck.model.report import DocumentReport
from sopcheck.reporters.pages import wording
from sopcheck.reporters.web.escape import safe


@dataclass(frozen=True, slots=True)
class Listed:
    """One line: some 500 bytes that stay in memory. counts: findings by severity, worst first; outcomes, weights: of
    its rules (outcomes.letters).
    """

    address: str
    title: str
    path: str
    outcomes: str
    weights: str
    counts: tuple[int, ...]
    not_assessed: int


def listed(document: DocumentReport, address: str, flags: tuple[str, str]) -> Listed:
    """The line of one SOP. address: of its part of the report."""
    seen = counted(document.results)
    title = wording.one_line(wording.title(document), 160)
    counts = tuple(seen.by_severity[severity] for severity in SEVERITIES)
    return Listed(address, title, document.source.path, *flags, counts, seen.not_assessable)


def sop_list(lines: Iterable[Listed]) -> str:
    """All SOPs of the run; the filters act on these rows too."""
    rows = "".join(map(_row, lines))
    heads = "".join(
        f"<th scope=col>{head}" for head in ("SOP", *map(str.capitalize, SEVERITIES), "Tidak dapat dinilai")
    )
    return (
        '<section id="daftar" aria-labelledby="judul-daftar"><h2 id="judul-daftar">Daftar SOP</h2>'
        '<div class="scroll" role="group" tabindex="0" aria-label="Daftar SOP"><table class="counts sops">'
        f"<thead><tr>{heads}</thead><tbody>{rows}</tbody></table></div></section>"
    )


def _row(sop: Listed) -> str:
    counts = "".join(f"<td>{count or '·'}" for count in sop.counts)
    return (
        f'<tr class="row" data-o="{sop.outcomes}" data-s="{sop.weights}"><th scope=row><a href="{safe(sop.address)}">'
        f"{safe(sop.title)}</a> <small>{safe(sop.path)}</small>{counts}<td>{sop.not_assessed or '·'}\n"
    )
