"""Are there tools in Kelengkapan, among the papers that are worked on?

check: equipment-as-input
params: {judul_gabungan: [peralatan], ringkas_mulai: 5}

Where many rows have them it is one finding: the column is understood differently, not one cell filled in wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sopcheck.checks.rows_judged import rows_judged
from sopcheck.engine.cells import Cells
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check
from sopcheck.engine.gates import rows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import EQUIPPED
from sopcheck.engine.steps import Step
from sopcheck.language.documents import Document, mentions
from sopcheck.language.paper_uses import has_arrived
from sopcheck.language.text import CACHE, one_line, tokens


class Peralatan(Fact):
    """peralatan: the tools as printed."""

    langkah: str
    peralatan: str


class PeralatanDiBanyakLangkah(Fact):
    """banyak: how many rows; langkah: their numbers ("Langkah 4, Langkah 5"); peralatan: each tool once."""

    banyak: str
    langkah: str
    peralatan: str


class Kolom(Params):
    """judul_gabungan: words that make a heading hold tools by right. ringkas_mulai: rows from which on it is said once.

    Also said once where more than half of the rows have tools.
    """

    judul_gabungan: frozenset[str]
    ringkas_mulai: int


@check(Peralatan, PeralatanDiBanyakLangkah, params=Kolom, gate=rows_without(EQUIPPED))
def equipment_as_input(sop: Reading, context: Context, params: Kolom) -> Iterator[Seen]:
    flow, title = sop.flow, sop.sop.nama or ""
    equipped = [
        (step, tools) for step in flow.marked(EQUIPPED) if (tools := _tools(step.cells, step.row.kegiatan or "", title))
    ]
    if equipped and (heading := _combined_heading(sop, params)):
        yield NotApplicable(f"judul kolomnya “{heading}”, jadi peralatan memang termasuk")
        return
    many = len(equipped)
    if many >= params.ringkas_mulai or (many > 1 and many * 2 > len(sop.steps)):
        yield _together(sop, equipped)
    else:
        for step, tools in equipped:
            at, *others = (flow.locate(step, "kelengkapan", tool) for tool in tools)
            names = ", ".join(tool.words for tool in tools)
            yield Hit(at, Peralatan(langkah=sop.label(step), peralatan=names), related=tuple(others))
    yield from rows_judged(sop, "kelengkapan")


@lru_cache(CACHE)
def _tools(cells: Cells, kegiatan: str, title: str) -> tuple[Document, ...]:
    """The tools of a row, without those that are worked on ("Perbaikan Printer", "Printer terpasang")."""
    return tuple(
        document
        for document in cells.kelengkapan
        if document.kind == "peralatan"
        and not (document.state or has_arrived(document.words))
        and not (mentions(kegiatan, document) or mentions(title, document))
    )


def _combined_heading(sop: Reading, params: Kolom) -> str | None:
    for heading in sop.sop.kolom or ():
        if heading and not params.judul_gabungan.isdisjoint(tokens(heading)):
            return one_line(heading)
    return None


def _together(sop: Reading, equipped: Sequence[tuple[Step, Sequence[Document]]]) -> Hit:
    places = [sop.flow.locate(step, "kelengkapan", tool) for step, tools in equipped for tool in tools]
    names = dict.fromkeys(tool.words for _, tools in equipped for tool in tools)
    fact = PeralatanDiBanyakLangkah(
        banyak=str(len(equipped)),
        langkah=", ".join(sop.label(step) for step, _ in equipped),
        peralatan=", ".join(names),
    )
    return Hit(places[0], fact, related=tuple(dict.fromkeys(places[1:])))
