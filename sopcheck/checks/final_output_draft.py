"""Is what the last step yields still a draft?

check: final-output-draft
params: {nama_rancangan: [rancangan], naskah_rancangan: [peraturan], kata_final: [final]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.row_papers import DRAFTED, YIELDS
from sopcheck.engine.steps import Step
from sopcheck.language.documents import Document, mentions
from sopcheck.language.text import one_line, tokens

ONE = looked(1)


class MasihDraf(Fact):
    """output: as printed; kegiatan: of the last step."""

    langkah: str
    output: str
    kegiatan: str


class DrafDilanjutkan(Fact):
    """A related SOP names the paper. terkait: that entry of Keterkaitan as printed."""

    langkah: str
    output: str
    kegiatan: str
    terkait: str


class Rancangan(Params):
    """nama_rancangan: words in the name of an SOP whose product is a draft. naskah_rancangan: first words of papers
    that are finished as "Rancangan". kata_final: words in Kegiatan by which the draft contradicts it."""

    nama_rancangan: frozenset[str]
    naskah_rancangan: frozenset[str]
    kata_final: frozenset[str]


@check(MasihDraf, DrafDilanjutkan, params=Rancangan)
def final_output_draft(sop: Reading, context: Context, params: Rancangan) -> Iterable[Seen] | Looked:
    table = sop.table
    finished = table.legible and table.cells[-1].marks & (YIELDS | DRAFTED) == YIELDS
    return ONE if finished else _look(sop, params)


def _look(sop: Reading, params: Rancangan) -> Iterator[Seen]:
    last = final_step(sop)
    if not isinstance(last, Step):
        yield last
    elif not sop.flow.papers[-1].marks & DRAFTED or _meant_as_draft(sop, last, params):
        yield ONE
    elif ends_elsewhere(sop):
        yield NotApplicable("alur tidak berakhir pada baris terakhir")
    else:
        yield _hit(sop, last, params)
        yield ONE


def final_step(sop: Reading) -> Step | Seen:
    """The last row, if its Output could be read; else what to say instead."""
    steps = sop.steps
    if not steps:
        return no_steps(sop)
    last = steps[-1]
    if last.output and not last.lost and None not in (last.row.output or ()):
        return last
    unread = [unknown for unknown in sop.flow.unread("output") if unknown.at == f"{last.at}.output"]
    if unread:
        return unread[0]
    return last if last.output else NotApplicable("langkah terakhir tidak memuat output")


def ends_elsewhere(sop: Reading) -> bool:
    """Whether an earlier row is marked as the end and the last one is not."""
    *earlier, last = sop.steps
    return "selesai" not in (last.row.simbol or ()) and any("selesai" in (step.row.simbol or ()) for step in earlier)


def _meant_as_draft(sop: Reading, last: Step, params: Rancangan) -> bool:
    if not params.nama_rancangan.isdisjoint(tokens(sop.sop.nama or "")):
        return True
    return any(document.name.partition(" ")[0] in params.naskah_rancangan for document in last.output)


def _hit(sop: Reading, last: Step, params: Rancangan) -> Hit:
    first: Document = last.output[0]
    at = sop.flow.locate(last, "output", first)
    words = {
        "langkah": sop.label(last),
        "output": "; ".join(document.words for document in last.output),
        "kegiatan": one_line(last.row.kegiatan or ""),
    }
    if params.kata_final.isdisjoint(tokens(words["kegiatan"])):
        for related_at, related in sop.items("keterkaitan"):
            if mentions(related, first):
                return Hit(at, DrafDilanjutkan(terkait=one_line(related), **words), related=(related_at,))
    return Hit(at, MasihDraf(**words), related=(f"{last.at}.kegiatan",))
