"""Does one document, or one actor, go by one name within the SOP?

    check: one-name-each
    params: {di: [nama, peringatan], bentuk: 3}

Documents and units: two names that stand for each other (language/same_names.py). Actors: so many spellings of one
office among columns and Kegiatan. A name beside its abbreviation is ordinary. Keterkaitan and Dasar Hukum hold titles
of others and are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.lost_rows import lost_rows
from sopcheck.checks.row_texts import row_texts
from sopcheck.engine.block import SEBUTAN as SEBUTAN_ATAS
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.remarks import SEBUTAN
from sopcheck.language.actor_search import find_actors
from sopcheck.language.actors import parse_actor
from sopcheck.language.same_names import rivals
from sopcheck.language.text import normal

NOTHING = NotApplicable("tidak ada isian yang dapat diperiksa")

Place = tuple[str, str]
"""Locator and words."""


class DokumenBerbedaSebutan(Fact):
    """maksud: what is meant; sebutan: the names as printed, quoted."""

    maksud: str
    sebutan: str


class PelaksanaBerbedaSebutan(Fact):
    """sebutan: the spellings as printed, quoted."""

    sebutan: str


class Sebutan(Params):
    """di: fields of the identity block; bentuk: spellings from which on an actor is reported."""

    di: tuple[str, ...]
    bentuk: int


@check(DokumenBerbedaSebutan, PelaksanaBerbedaSebutan, params=Sebutan)
def one_name_each(sop: Reading, context: Context, params: Sebutan) -> Iterable[Seen] | Looked:
    block = sop.block
    judged = len(sop.table.rows) + block.count(params.di)
    if judged and not sop.unread and not sop.table.marks & SEBUTAN and not block.marks & SEBUTAN_ATAS:
        return looked(judged)
    return _look(sop, params, judged)


def _look(sop: Reading, params: Sebutan, judged: int) -> Iterator[Seen]:
    documents: dict[str, dict[str, Place]] = {}
    for at, words in _texts(sop, params):
        for rival in rivals(words):
            documents.setdefault(rival.group, {}).setdefault(rival.name, (at, rival.words))
    for group, names in documents.items():
        if len(names) > 1:
            at, *further = (where for where, _ in names.values())
            fact = DokumenBerbedaSebutan(maksud=group, sebutan=_quoted(names))
            yield Hit(at, fact, related=tuple(dict.fromkeys(further)), anchor=group)
    for key, names in _actors(sop).items():
        if len(names) >= params.bentuk:
            at, *further = (where for where, _ in names.values())
            actor = PelaksanaBerbedaSebutan(sebutan=_quoted(names))
            yield Hit(at, actor, related=tuple(dict.fromkeys(further)), anchor=key)
    lost = [*lost_rows(sop)]
    yield from lost
    yield looked(judged - len(lost)) if judged > len(lost) else NOTHING


def _actors(sop: Reading) -> dict[str, dict[str, Place]]:
    """Key of an office → spelling without case and punctuation → its first place."""
    spelled = [(at, words) for at, words in sop.actors]
    for step in sop.table.marked(SEBUTAN):
        spelled += [(f"{step.at}.kegiatan", found.words) for found in find_actors(step.row.kegiatan or "")]
    found: dict[str, dict[str, Place]] = {}
    for at, words in spelled:
        actor = parse_actor(words)
        if actor.kind == "jabatan" and not actor.alternatives:
            found.setdefault(actor.key, {}).setdefault(normal(words).replace(" ", ""), (at, words))
    return found


def _texts(sop: Reading, params: Sebutan) -> Iterator[Place]:
    for field in params.di:
        value = sop.printed[field]
        if isinstance(value, str):
            yield from () if sop.is_unread(field) else ((field, value),)
        else:
            yield from sop.items(field)
    for step in sop.steps:
        yield from row_texts(sop, step)


def _quoted(names: dict[str, Place]) -> str:
    return ", ".join(f"“{words}”" for _, words in names.values())
