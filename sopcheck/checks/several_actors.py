"""Does more than one actor take part?

    check: several-actors

An SOP of the kind "teknis" may have one. A column for several ("Kasubbag/Staf") counts as several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.actor_search import find_actors
from sopcheck.language.actors import parse_actor
from sopcheck.language.text import normal

AT = "pelaksana"
TECHNICAL = (NotApplicable("SOP teknis boleh dikerjakan satu pelaksana"),)


class HanyaSatu(Fact):
    """pelaksana: the only one, as printed. The form says that the SOP is administrative."""

    pelaksana: str


class HanyaSatuJenisTidakTertulis(Fact):
    """The same where the form does not say which kind the SOP is."""

    pelaksana: str


@check(HanyaSatu, HanyaSatuJenisTidakTertulis)
def several_actors(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    if sop.sop.jenis == "teknis":
        return TECHNICAL
    return looked(len(sop.actors)) if len(sop.actors) > 1 else _look(sop)


def _look(sop: Reading) -> Iterator[Seen]:
    names = {normal(words): words for words in (*(words for _, words in sop.actors), *sorted(sop.marks.used))}
    if len(names) > 1:
        yield looked(len(names))
    elif sop.columns[AT] != "tidak-ada" and _perhaps_more(sop):
        yield Unknown(AT, "kolom pelaksana lain mungkin tidak terbaca")
    elif not names:
        yield NotApplicable("tidak ada pelaksana yang tercantum")
    elif _several(name := next(iter(names.values()))):
        yield looked(1)
    else:
        fact = HanyaSatu if sop.sop.jenis else HanyaSatuJenisTidakTertulis
        yield Hit(AT, fact(pelaksana=name), quotes=(name,))
        yield looked(1)


def _perhaps_more(sop: Reading) -> bool:
    """Whether a heading, or without headings a mark, may be missing from what was read."""
    if not sop.whole or sop.lost_items(AT) or sop.is_unread(AT):
        return True
    return not sop.actors and not sop.marks.complete


def _several(name: str) -> bool:
    """Whether one heading names several actors."""
    return bool(parse_actor(name).alternatives) or len(find_actors(name)) > 1
