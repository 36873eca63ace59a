"""One SOP on a page: its form with findings pinned at their place, the drawings, and the findings beside it."""

from __future__ import annotations

from collections.abc import Mapping

from sopcheck.model.locators import step_labels
from sopcheck.model.report import DocumentReport, RuleInfo
from sopcheck.reporters.pages import wording
from sopcheck.reporters.web.duration_bars import bars
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.finding import Entries
from sopcheck.reporters.web.form import Form
from sopcheck.reporters.web.lanes import Lanes
from sopcheck.reporters.web.outcomes import every_rule, unassessed
from sopcheck.reporters.web.paper_flow import paper_flow
from sopcheck.reporters.web.pins import Pins
from sopcheck.reporters.web.step_table import step_table
from sopcheck.reporters.web.swimlane import swimlane


def article(
    document: DocumentReport, number: int, rules: Mapping[str, RuleInfo], flags: tuple[str, str], index: str = ""
) -> str:
    """number: of the SOP in the run, from 1; flags: its outcomes.letters; index: address of the page with the rules,
    "" if it is this one.
    """
    sop, prefix = document.sop, f"s{number}"
    unread = frozenset(sop.tidak_terbaca)
    pins = Pins([each for _, found in wording.by_place(document) for each in found], prefix)
    labels = step_labels(tuple([row.nomor for row in sop.langkah or ()]))
    form = Form(sop, pins, unread)
    lanes = Lanes(sop, unread)
    others = "".join(map(form.field, ("jenis", "kolom", "satuan_waktu")))
    steps = step_table(sop, lanes, pins, unread)
    block = form.whole()
    total = form.field("total_waktu") + form.field("penanda_tangan") + others
    below = f'<dl class="below">{total}</dl>' if total else ""
    rest = pins.rest()
    left = f'<p class="rest">Temuan tanpa tempat pada formulir: {rest}</p>' if rest else ""
    entries = Entries(sop, prefix, rules, index, labels)
    found = "".join(map(entries.entry, pins.found)) or '<li class="quiet">Tidak ada temuan.</li>'
    outcomes, weights = flags
    return (
        f'<article class="sop" id="{prefix}" data-o="{outcomes}" data-s="{weights}"><header>'
        f"<h2>{safe(wording.title(document))}</h2><p><code>{safe(document.source.path)}</code> · {_counts(document)}</p>"
        f'{_notes(document)}</header><div class="beside{_room(lanes)}"><div class="paper"><h3>Formulir</h3>{left}{block}{steps}{below}</div>'
        f'<div class="list"><h3>Temuan</h3><ol class="found">{found}</ol>'
        f"<h3>Tidak dapat dinilai</h3>{unassessed(document)}</div></div>"
        f'<div class="drawn"><h3>Bagan alir</h3>{swimlane(sop, lanes, document.flow.control) or NOTHING}'
        f"<h3>Lama tiap langkah</h3>{bars(sop, unread) or NOTHING}"
        f"<h3>Aliran dokumen</h3>{paper_flow(document.flow.documents, labels)}{every_rule(document)}</div></article>"
    )


ROOM = (2, 4, 7)
"""Actor columns of step tables that leave the list of findings room beside them, in the steps in which page.css asks for
a wider window; a table with more has the list below it, in windows of any width."""


def _room(lanes: Lanes) -> str:
    most = next((most for most in ROOM if len(lanes.names) <= most), None)
    return f" n{most}" if most else ""


NOTHING = '<p class="quiet">Tidak ada yang dapat digambar.</p>'


def _counts(document: DocumentReport) -> str:
    return " · ".join(map(safe, wording.count_lines(document.results)))


def _notes(document: DocumentReport) -> str:
    if not document.notes:
        return ""
    lines = "".join(f"<li>{safe(note.message)}" for note in document.notes)
    return f"<details><summary>Catatan pembacaan ({len(document.notes)})</summary><ul>{lines}</ul></details>"
