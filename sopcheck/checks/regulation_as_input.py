"""Are regulations listed in Kelengkapan, where the papers that are worked on belong?

    check: regulation-as-input
    params: {bukan_jenis: [SK], nama_hukum: [produk hukum, perda]}

Not where the step holds something against the regulation, nor where making law is what the SOP is about. All places are
one finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check
from sopcheck.engine.gates import rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.remarks import PERATURAN, cites
from sopcheck.engine.steps import Step
from sopcheck.engine.subjects import has_phrase
from sopcheck.language.citations import parse_citation
from sopcheck.language.text import one_line
from sopcheck.language.verbs import verb_class

READING = frozenset({"memeriksa", "membahas"})
"""Kinds of work for which a regulation is held beside the papers, or is itself what is read."""


class Peraturan(Fact):
    """langkah: the rows ("Langkah 2, Langkah 4"); rujukan: each citation once, quoted."""

    langkah: str
    rujukan: str


class Batas(Params):
    """bukan_jenis: beginnings of kinds that are papers of a case; nama_hukum: words of SOPs that make law."""

    bukan_jenis: tuple[str, ...] = ()
    nama_hukum: tuple[str, ...] = ()


@check(Peraturan, params=Batas, gate=rows_without(PERATURAN))
def regulation_as_input(sop: Reading, context: Context, params: Batas) -> Iterator[Seen]:
    cited = [(step, at, words) for step in sop.table.marked(PERATURAN) for at, words in _cited(sop, step, params)]
    if cited and has_phrase(params.nama_hukum, sop.sop.nama or ""):
        yield NotApplicable("SOP ini sendiri mengerjakan peraturan")
        return
    if cited:
        steps = dict.fromkeys(sop.label(step) for step, _, _ in cited)
        printed = dict.fromkeys(f"“{one_line(words)}”" for _, _, words in cited)
        fact = Peraturan(langkah=", ".join(steps), rujukan=", ".join(printed))
        yield Hit(cited[0][1], fact, related=tuple(at for _, at, _ in cited[1:]))
    yield from rows_judged(sop, "kelengkapan")


def _cited(sop: Reading, step: Step, params: Batas) -> Iterator[tuple[str, str]]:
    """(locator, citation) of the regulations of one row, unless it holds something against them."""
    if _holds_against(step):
        return
    for number, words in enumerate(step.row.kelengkapan or (), 1):
        at = f"{step.at}.kelengkapan.{number}"
        if words and cites(words) and not sop.is_unread(at):
            citation = parse_citation(words)
            if citation.type and not citation.type.startswith(params.bukan_jenis):
                yield at, citation.words


def _holds_against(step: Step) -> bool:
    """Whether the row checks, or says by itself that it goes by a regulation."""
    activity = step.activity
    if activity is None:
        return False
    return any(verb_class(root) & READING for root, _ in activity.clauses) or has_phrase(
        ("peraturan", "ketentuan", "pedoman", "sesuai", "berdasarkan", "regulasi", "aturan"), activity.words
    )
