"""Does anybody hand something over to himself?

check: handover-to-self
params:
  umum: [staf, petugas]          # names that several bear
  banyak: [seluruh, setiap]      # words by which several are meant

The giver is the one whom the sentence names, else the only one marked. A unit and its head are two; so are offices of
which only the longer name is printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from sopcheck.checks.row_has_actor import no_marks
from sopcheck.checks.sentences_judged import sentences_judged
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.gates import always, rows_without
from sopcheck.engine.marks import columns_of
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.wording import PENERIMA, TANPA_KEGIATAN
from sopcheck.language.activity import Activity
from sopcheck.language.actors import parse_actor
from sopcheck.language.columns import is_holder
from sopcheck.language.doers import doers
from sopcheck.language.handovers import receivers
from sopcheck.language.text import CACHE, tokens

NO_HANDOVER = (NotApplicable("tidak ada kegiatan yang menyebut penerimanya"),)


class KeDiriSendiri(Fact):
    """pelaku: who hands over; penerima: who receives, as the sentence says."""

    langkah: str
    pelaku: str
    penerima: str


class Banyak(Params):
    """umum: keys of actors; banyak: words of a sentence."""

    umum: frozenset[str] = frozenset()
    banyak: frozenset[str] = frozenset()


@check(KeDiriSendiri, params=Banyak, gate=rows_without(PENERIMA | TANPA_KEGIATAN, always(NO_HANDOVER)))
def handover_to_self(sop: Reading, context: Context, params: Banyak) -> Iterable[Seen] | Looked:
    return _plainly(sop, params) or _look(sop, params)


def _plainly(sop: Reading, params: Banyak) -> Looked | None:
    """The answer where every row that hands over is marked for one who certainly is not the recipient."""
    table, headings = sop.table, sop.column_names
    if not table.plain or table.marks & TANPA_KEGIATAN:
        return None
    for place in table.handing:
        row, activity = table.rows[place], table.cells[place].activity
        if activity is None or not row.pelaksana or row.bentuk or _suspect(activity, row.pelaksana, headings, params):
            return None
    return looked(len(table.handing)) if table.handing else None


@lru_cache(CACHE)
def _suspect(activity: Activity, marked: tuple[str | None, ...], headings: tuple[str, ...], params: Banyak) -> bool:
    """Whether a closer look is needed."""
    (mark, *others), said = marked, doers(activity)
    giver = _Giver(said if said else (mark or "",), bool(said))
    return bool(others) or len(giver.names) > 1 or _all_himself(receivers(activity), giver, headings, params)


def _look(sop: Reading, params: Banyak) -> Iterator[Seen]:
    judged, told = 0, False
    headings = sop.column_names
    for step in sop.wording.of(PENERIMA):
        giver = _giver(step)
        if giver is None:
            if sop.marks.none_seen:
                yield no_marks(sop, "langkah")
                return
            told = True
            yield Unknown(f"{step.at}.pelaksana", "tanda pelaksana tidak terbaca")
            continue
        judged += 1
        names = receivers(step.activity) if step.activity else ()
        if giver.names and _all_himself(names, giver, headings, params) and _means_one(step, params):
            fact = KeDiriSendiri(langkah=sop.label(step), pelaku=giver.names[0], penerima=names[0])
            yield Hit(f"{step.at}.kegiatan", fact, related=(f"{step.at}.pelaksana",))
    yield from sentences_judged(sop, judged, told, NO_HANDOVER)


class _Giver(NamedTuple):
    """names: of the one who hands over; () if there are several. said: whether by the sentence itself."""

    names: tuple[str, ...]
    said: bool


def _giver(step: Step) -> _Giver | None:
    said = doers(step.activity) if step.activity else ()
    if said:
        return _Giver(said if len(said) == 1 else (), True)
    marked = columns_of(step)
    return None if marked is None else _Giver(marked if len(marked) == 1 else (), False)


def _means_one(step: Step, params: Banyak) -> bool:
    return params.banyak.isdisjoint(tokens(step.row.kegiatan or ""))


def _all_himself(names: tuple[str, ...], giver: _Giver, headings: tuple[str, ...], params: Banyak) -> bool:
    """Whether everyone who receives is the giver, under his own name or the only short form of it."""
    (himself,) = giver.names
    actor = parse_actor(himself)
    if actor.kind in ("umum", "lain") or actor.key in params.umum:
        return False
    if giver.said:
        return all(parse_actor(name).key == actor.key for name in names)
    others = [heading for heading in headings if heading != himself]
    return all(is_holder(name, himself) and not any(is_holder(name, other) for other in others) for name in names)
