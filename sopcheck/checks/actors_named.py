"""Does every actor column say whose it is?

    check: actors-named

Where the file has no headings of its own but its rows name the columns that are marked, these are the columns.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check, looked
from sopcheck.engine.gates import TAK_BERNAMA, columns_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import is_blank

AT = "pelaksana"


class TidakAda(Fact):
    """There is no actor column."""


class Kosong(Fact):
    """There are actor columns and none has a name."""


class SatuKosong(Fact):
    """ke: which column from the left has no name; lainnya: the names of the others."""

    ke: str
    lainnya: str


@check(TidakAda, Kosong, SatuKosong, gate=columns_without(TAK_BERNAMA))
def actors_named(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    headings, named = sop.sop.pelaksana, sop.actors
    if not sop.steps and headings is None and not sop.unread:
        yield no_steps(sop)
    elif named:
        yield from _one_by_one(sop, headings or ())
    elif sop.marks.used:
        yield looked(len(sop.marks.used))
    elif (state := sop.state(AT)) == "tak-terbaca":
        yield Unknown(AT, "judul kolom pelaksana tidak terbaca")
    else:
        yield Hit(AT, Kosong() if state == "kosong" or sop.columns[AT] == "ada" else TidakAda())


def _one_by_one(sop: Reading, headings: tuple[str | None, ...]) -> Iterator[Seen]:
    names = [words for _, words in sop.actors]
    judged = len(names)
    for position, words in enumerate(headings, 1):
        at = f"{AT}.{position}"
        if words is None or sop.is_unread(at):
            yield Unknown(at, "judul kolom pelaksana tidak terbaca")
        elif is_blank(words):
            judged += 1
            yield Hit(at, SatuKosong(ke=str(position), lainnya=", ".join(names)), anchor=str(position))
    yield looked(judged)
