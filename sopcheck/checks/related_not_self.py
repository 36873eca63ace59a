"""Does Keterkaitan point at other SOPs, not at this one?

check: related-not-self
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.field_required import plainly_filled
from sopcheck.checks.title_noun import untitled
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.sop_titles import same_title
from sopcheck.language.text import is_blank, one_line

FIELD = "keterkaitan"
NONE = NotApplicable("tidak ada SOP terkait yang disebut")


class MerujukDiri(Fact):
    """terkait: the entry; nama: the name of this SOP; both as printed."""

    terkait: str
    nama: str


@check(MerujukDiri)
def related_not_self(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    items, name, judged = sop.sop.keterkaitan, sop.sop.nama, 0
    if (not items or FIELD in sop.unread) and sop.state(FIELD) == "tak-terbaca":
        yield Unknown(FIELD, "tidak terbaca pada berkas")
        return
    if not items or not name or not plainly_filled(name) or "nama" in sop.unread:
        yield untitled(sop) if items else NONE
        return
    for position, words in enumerate(items, 1):
        at = f"{FIELD}.{position}" if sop.unread or words is None else ""
        if words is None or (at and sop.is_unread(at)):
            yield Unknown(at, "tidak terbaca pada berkas")
        elif not is_blank(words):
            judged += 1
            if same_title(words, name):
                fact = MerujukDiri(terkait=one_line(words), nama=one_line(name))
                yield Hit(f"{FIELD}.{position}", fact, related=("nama",))
    yield looked(judged) if judged else NONE
