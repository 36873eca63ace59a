"""Did the heading of another column slip into the name of an actor column?

check: heading-mixed

About the file, not the SOP: "Mutu Baku Staf Penyusunan Evaluasi Kinerja" is two headings read as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.actor_damage import mixed_with

NO_HEADINGS = NotApplicable("tidak ada judul kolom yang terbaca")


class Tercampur(Fact):
    """judul: the heading as read; label: the words that belong to another column."""

    judul: str
    label: str


@check(Tercampur)
def heading_mixed(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _look(sop)


def _look(sop: Reading) -> Iterator[Seen]:
    headings = [*sop.actors, *sop.items("kolom")]
    for at, words in headings:
        if label := mixed_with(words):
            yield Hit(at, Tercampur(judul=words, label=label.capitalize()))
    yield looked(len(headings)) if headings else NO_HEADINGS
