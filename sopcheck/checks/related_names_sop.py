"""Does Keterkaitan point at a procedure?

check: related-names-sop
params: {tidak_ada: [nihil]}     # words that say there is none
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.field_required import ONE
from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, Unknown, check
from sopcheck.engine.gates import by_words
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.sop_titles import names_sop
from sopcheck.language.text import is_blank, normal, one_line

FIELD = "keterkaitan"
NONE = NotApplicable("tidak ada SOP terkait yang disebut")


class BukanSop(Fact):
    """isi: all items as printed."""

    isi: str


class Keterkaitan(Params):
    """tidak_ada: words (normal form) that say there is no related procedure."""

    tidak_ada: frozenset[str] = frozenset()


@check(BukanSop, params=Keterkaitan, by=lambda params: by_words(FIELD))
def related_names_sop(sop: Reading, context: Context, params: Keterkaitan) -> Iterable[Seen] | Looked:
    items = sop.readable(FIELD)
    return _judged(params, items) if items else unrelated(sop)


def unrelated(sop: Reading) -> tuple[Seen]:
    """Why there are no entries."""
    return (Unknown(FIELD, "tidak terbaca pada berkas") if sop.state(FIELD) == "tak-terbaca" else NONE,)


@kept
def _judged(params: Keterkaitan, items: tuple[str | None, ...]) -> Iterator[Seen]:
    others: list[str] = []
    for words in filter(None, items):
        if names_sop(words):
            yield ONE
            return
        if not is_blank(words) and normal(words) and normal(words) not in params.tidak_ada:
            others.append(words)
    if None in items:
        yield Unknown(f"{FIELD}.{items.index(None) + 1}", "tidak terbaca pada berkas")
    elif others:
        yield Hit(FIELD, BukanSop(isi="; ".join(map(one_line, others))))
    else:
        yield NONE
