"""Does Keterkaitan point at other SOPs, not at this one?

check: related-not-self
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.related_names_sop import FIELD, NONE, unrelated
from sopcheck.checks.title_noun import printed_title, untitled
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.gates import by_words
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.sop_titles import same_title
from sopcheck.language.text import is_blank, one_line


class MerujukDiri(Fact):
    """terkait: the entry; nama: the name of this SOP; both as printed."""

    terkait: str
    nama: str


@check(MerujukDiri, by=lambda params: by_words(FIELD, "nama"))
def related_not_self(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    items = sop.readable(FIELD)
    if not items or FIELD in sop.unread:
        return unrelated(sop)
    name = printed_title(sop)
    return untitled(sop) if name is None else _compared(items, name)


@kept
def _compared(items: tuple[str | None, ...], name: str) -> Iterator[Seen]:
    judged = 0
    for position, words in enumerate(items, 1):
        if words is None:
            yield Unknown(f"{FIELD}.{position}", "tidak terbaca pada berkas")
        elif not is_blank(words):
            judged += 1
            if same_title(words, name):
                fact = MerujukDiri(terkait=one_line(words), nama=one_line(name))
                yield Hit(f"{FIELD}.{position}", fact, related=("nama",))
    yield looked(judged) if judged else NONE
