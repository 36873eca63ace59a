"""Is the printed title that of the regulation with the printed number?

check: title-matches

Cut, worn and respelled titles agree (law/titles.py); only another subject is a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.engine.basis import LOST, MISTITLED, UNTITLED, Cited
from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line
from sopcheck.law.registry import Registry
from sopcheck.law.regulation import Regulation

_OFFICIAL = ("primary", "official-secondary")


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
def title_matches(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    bases = sop.bases(context)
    if not bases.flags & (MISTITLED | UNTITLED | LOST):
        yield looked(bases.titled) if bases.titled else NotApplicable("tidak ada judul peraturan yang tercetak")
        return
    yield from bases.untitled
    if bases.flags & MISTITLED:
        for at, _, head in bases.cited:
            if head.fit == "beda" and head.regulation:
                yield _worded(at, head, head.regulation, head.citation.title or "", context.law)
    if bases.titled:
        yield looked(bases.titled)


def _worded(at: str, head: Cited, regulation: Regulation, title: str, law: Registry) -> Hit:
    said = {
        "rujukan": one_line(head.citation.words),
        "judul": one_line(title),
        "resmi": regulation.title or "",
    }
    owners = [found for found in law.by_title(title) if found.regulation.key != regulation.key]
    if not owners:
        return Hit(at, JudulLain(**said), tinjau=True)
    checked = (regulation.title_evidence in _OFFICIAL, owners[0].regulation.title_evidence in _OFFICIAL)
    sure = all(checked) and owners[0].verdict != "mirip"
    milik = " atau ".join(found.regulation.label for found in owners[:3])
    return Hit(at, JudulMilikLain(**said, milik=milik), tinjau=not sure)
