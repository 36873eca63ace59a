"""Is the printed title that of the regulation with the printed number?

check: title-matches

Cut, worn and respelled titles agree (law/titles.py); only another subject is a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, MISTITLED, UNTITLED, Cited
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import CACHE, one_line
from sopcheck.law.registry import Registry

_OFFICIAL = ("primary", "official-secondary")
IN_DOUBT = MISTITLED | UNTITLED | LOST


class JudulLain(Fact):
    """rujukan, judul: as printed; resmi: the official title of that number."""

    rujukan: str
    judul: str
    resmi: str


class JudulMilikLain(Fact):
    """The same; milik: the regulation that has the printed title."""

    rujukan: str
    judul: str
    resmi: str
    milik: str


@check(JudulLain, JudulMilikLain)
def title_matches(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    bases = sop.bases(context)
    return _mistitled(bases, context.law) if bases.flags & IN_DOUBT else bases.of_titled


def _mistitled(bases: Bases, law: Registry) -> Iterator[Seen]:
    yield from bases.untitled
    if bases.flags & MISTITLED:
        for at, _, head in bases.cited:
            if head.fit == "beda":
                fact, sure = _worded(head, law)
                yield Hit(at, fact, tinjau=not sure)
    if bases.titled:
        yield looked(bases.titled)


@lru_cache(CACHE)
def _worded(head: Cited, law: Registry) -> tuple[Fact, bool]:
    """What is said of a title, and whether it is certainly that of another regulation."""
    regulation, title = law.named(head.key), head.citation.title or ""
    said = {
        "rujukan": one_line(head.citation.words),
        "judul": one_line(title),
        "resmi": regulation.title or "",
    }
    owners = [found for found in law.by_title(title) if found.regulation.key != regulation.key]
    if not owners:
        return JudulLain(**said), False
    checked = (regulation.title_evidence in _OFFICIAL, owners[0].regulation.title_evidence in _OFFICIAL)
    sure = all(checked) and owners[0].verdict != "mirip"
    return JudulMilikLain(**said, milik=" atau ".join(found.regulation.label for found in owners[:3])), sure
