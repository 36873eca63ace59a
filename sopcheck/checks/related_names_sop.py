"""Does Keterkaitan point at a procedure?

check: related-names-sop
params: {tidak_ada: [nihil]}     # words that say there is none
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.field_required import ONE
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check
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


@check(BukanSop, params=Keterkaitan)
def related_names_sop(sop: Reading, context: Context, params: Keterkaitan) -> Iterator[Seen]:
    others: list[str] = []
    lost = ""
    for position, words in enumerate(sop.sop.keterkaitan or (), 1):
        at = f"{FIELD}.{position}" if sop.unread or words is None else ""
        if words is None or (at and sop.is_unread(at)):
            lost = lost or at
        elif names_sop(words):
            yield ONE
            return
        elif not is_blank(words) and normal(words) and normal(words) not in params.tidak_ada:
            others.append(words)
    if lost or sop.state(FIELD) == "tak-terbaca":
        yield Unknown(lost or FIELD, "tidak terbaca pada berkas")
    elif others:
        yield Hit(FIELD, BukanSop(isi="; ".join(map(one_line, others))))
    else:
        yield NONE
