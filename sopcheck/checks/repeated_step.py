"""Does a step stand in the table twice?

check: repeated-step
params: {berjenjang: [memeriksa, menandatangani]}   # classes of work that one office does after another

The same words in Kegiatan, Kelengkapan and Output, and the same marks, within one part of the table. Where the marks
were lost, what offices do one after another is not judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.lost_rows import lost_rows
from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.marks import columns_of
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step


class Sama(Fact):
    """langkah: the first; ulangan: those like it; kegiatan: their words."""

    langkah: str
    ulangan: str
    kegiatan: str


class SamaTandaHilang(Fact):
    """The same where it is not known who does them."""

    langkah: str
    ulangan: str
    kegiatan: str


class Berjenjang(Params):
    """berjenjang: classes of verbs (language/data/verbs.yaml)."""

    berjenjang: frozenset[str] = frozenset()


@check(Sama, SamaTandaHilang, params=Berjenjang)
def repeated_step(sop: Reading, context: Context, params: Berjenjang) -> Iterable[Seen] | Looked:
    cells = sop.table.cells
    if cells and not sop.unread and len({words.gist for words in cells}) == len(cells):
        return sop.table.judged
    return _look(sop, params)


def _look(sop: Reading, params: Berjenjang) -> Iterator[Seen]:
    if not sop.steps:
        yield no_steps(sop)
        return
    lost = [*lost_rows(sop)]
    yield from lost
    unknown = len(lost)
    for same in _alike(sop):
        by_marks: dict[frozenset[str] | None, list[Step]] = {}
        for step in same:
            marked = columns_of(step)
            by_marks.setdefault(frozenset(marked) if marked else None, []).append(step)
        for marks, steps in by_marks.items():
            tiered = any(step.activity and step.activity.is_of(kind) for step in steps for kind in params.berjenjang)
            if marks is None and tiered and len(same) > 1:
                unknown += len(steps)
                for step in steps:
                    yield Unknown(f"{step.at}.pelaksana", "pelaksana kegiatan yang berulang tidak terbaca")
            elif len(steps) > 1:
                yield _hit(sop, Sama if marks else SamaTandaHilang, steps)
    if len(sop.steps) > unknown:
        yield looked(len(sop.steps) - unknown)


def _hit(sop: Reading, fact: type[Sama] | type[SamaTandaHilang], steps: list[Step]) -> Hit:
    first, *others = steps
    named = ", ".join(sop.label(step) for step in others)
    seen = fact(langkah=sop.label(first), ulangan=named, kegiatan=first.row.kegiatan or "–")
    return Hit(first.at, seen, related=tuple(step.at for step in others))


def _alike(sop: Reading) -> Iterable[list[Step]]:
    """Steps with the same words that yield something, part by part of the table."""
    found: dict[tuple[int, object], list[Step]] = {}
    apart, part = sop.table.apart, 0
    for step in sop.steps:
        if step.position in apart:
            part += 1
        elif step.activity and step.output and not any(map(step.lost_within, ("kegiatan", "kelengkapan", "output"))):
            found.setdefault((part, step.cells.gist), []).append(step)
    return [steps for steps in found.values() if len(steps) > 1]
