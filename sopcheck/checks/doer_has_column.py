"""Has everyone whom a Kegiatan names as its doer a column of his own?

    check: doer-has-column
    params:
      umum: [petugas, pelaksana]        # names that may be any of the columns
      penunjuk: [terkait, ybs]          # words that point at an actor without naming one
      peran: [petugas, operator]        # first words of what somebody is in this work: whoever is marked may be that

Doers stand before the verb or after its "oleh", or are told to do it ("diperintahkan kepada …"); recipients and
systems are none. A mark, too, names who does the step. One finding per actor, at the first step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.column_names_office import all_offices
from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.marks import columns_of
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.engine.wording import PELAKU, TANPA_KEGIATAN
from sopcheck.language.actors import parse_actor
from sopcheck.language.columns import has_column
from sopcheck.language.doers import doers
from sopcheck.language.handovers import ordered

NOBODY = (NotApplicable("tidak ada kegiatan yang menyebut pelakunya"),)


class TidakAdaDiKolom(Fact):
    """aktor: as printed where it is first named; langkah: every step that names it; kolom: the columns there are."""

    aktor: str
    langkah: str
    kolom: str


class TandaTanpaKolom(Fact):
    """The same where not the sentence but the mark of a row names the actor. tanda: its words."""

    tanda: str
    langkah: str
    kolom: str


class Sebutan(Params):
    """umum: keys of actor names (normal form, abbreviations expanded); penunjuk: words of such keys."""

    umum: frozenset[str] = frozenset()
    penunjuk: frozenset[str] = frozenset()


class Pelaku(Sebutan):
    """peran: first words of names that tell a role and no office."""

    umum: frozenset[str] = frozenset()
    penunjuk: frozenset[str] = frozenset()
    peran: frozenset[str] = frozenset()


@check(TidakAdaDiKolom, TandaTanpaKolom, params=Pelaku)
def doer_has_column(sop: Reading, context: Context, params: Pelaku) -> Iterable[Seen] | Looked:
    headings = sop.sop.pelaksana
    settled = not headings or sop.marks.used.issubset(headings)
    return NOBODY if settled and sop.table.lacks(PELAKU | TANPA_KEGIATAN) else _look(sop, params)


def _look(sop: Reading, params: Pelaku) -> Iterator[Seen]:
    steps = sop.wording.of(PELAKU)
    if steps and not sop.marks.used and sop.columns["pelaksana"] == "tidak-ada":
        yield NotApplicable("kolom Pelaksana tidak ada pada tabel")
        return
    judged = 0
    if sop.actors and (strange := sop.marks.used.difference(words for _, words in sop.actors)):
        marked = [*_stray_marks(sop, strange, params)]
        yield from marked
        judged += len(marked)
    if steps:
        absent: dict[str, tuple[str, list[Step]]] = {}
        columns = (*dict.fromkeys((*(words for _, words in sop.actors), *sorted(sop.marks.used))),)
        known = _all_known(sop)
        for step in steps:
            said = (*doers(step.activity), *ordered(step.activity)) if step.activity else ()
            named = [name for name in said if names_someone(name, params)]
            missing = [name for name in named if not has_column(name, columns)]
            if any(_is_role(name, params) for name in missing) and columns_of(step):
                continue
            if missing and not known:
                yield Unknown(f"{step.at}.kegiatan", "nama kolom pelaksana tidak terbaca seluruhnya")
                continue
            judged += bool(named)
            for name in missing:
                absent.setdefault(parse_actor(name).key, (name, []))[1].append(step)
        yield from (_hit(sop, name, where, columns) for name, where in absent.values())
    yield from sop.wording.unread
    if judged:
        yield looked(judged)
    elif not sop.steps:
        yield no_steps(sop)
    else:
        yield from NOBODY


def _stray_marks(sop: Reading, strange: set[str], params: Sebutan) -> Iterator[Seen]:
    """Marks whose words can mean none of the columns; where a column may be meant after all, nothing is said."""
    columns = tuple(words for _, words in sop.actors)
    if not (_all_known(sop) and all_offices(columns)):
        return
    marked: dict[str, list[Step]] = {}
    for step in sop.steps:
        for mark in columns_of(step) or ():
            marked.setdefault(mark, []).append(step)
    for mark in sorted(strange & marked.keys()):
        if not has_column(mark, columns) and _names_an_office(mark, params):
            label = ", ".join(sop.label(step) for step in marked[mark])
            fact = TandaTanpaKolom(tanda=mark, langkah=label, kolom=", ".join(columns))
            at, *further = (f"{step.at}.pelaksana" for step in marked[mark])
            yield Hit(at, fact, related=(*further, "pelaksana"), anchor=mark)


def _is_role(name: str, params: Pelaku) -> bool:
    """Whether a name tells what somebody is in this work ("Petugas verifikasi"), whatever his office."""
    return parse_actor(name).key.partition(" ")[0] in params.peran


def _hit(sop: Reading, name: str, where: list[Step], columns: tuple[str, ...]) -> Hit:
    label = ", ".join(sop.label(step) for step in where)
    at, *further = (f"{step.at}.kegiatan" for step in where)
    fact = TidakAdaDiKolom(aktor=name, langkah=label, kolom=", ".join(columns))
    return Hit(at, fact, related=(*further, "pelaksana"), anchor=name)


def _names_an_office(name: str, params: Sebutan) -> bool:
    """Whether a mark points at somebody: it is the name of a column, so "Staf" means no other one."""
    actor = parse_actor(name)
    return actor.kind not in ("lain", "umum") and params.penunjuk.isdisjoint(actor.key.split())


def names_someone(name: str, params: Sebutan) -> bool:
    """Whether a name points at somebody in particular."""
    actor = parse_actor(name)
    if actor.kind in ("umum", "sistem") or actor.key in params.umum:
        return False
    return params.penunjuk.isdisjoint(actor.key.split())


def _all_known(sop: Reading) -> bool:
    """Whether the names of all actor columns are known: from the headings, else from the marks."""
    headings = sop.sop.pelaksana
    if headings is None:
        return sop.whole and sop.marks.complete and bool(sop.marks.used)
    return len(sop.actors) == len(headings) > 0
