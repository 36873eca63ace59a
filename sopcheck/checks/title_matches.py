"""Is the printed title that of the regulation with the printed number?

check: title-matches

Cut, worn and respelled titles agree (law/titles.py); only another subject is a contradiction. A title that nobody can
read is none: made of words that no title has ("Renbangda"), or ruined beside a gazette number that is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, MISTITLED, UNTITLED, Cited, gazette_differs
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.gates import bases_without, of_titled
from sopcheck.engine.kept import kept
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.title_words import words_of_titles
from sopcheck.language.text import CACHE, one_line, tokens
from sopcheck.law.registry import Registry
from sopcheck.law.titles import CONTRADICTS

_OFFICIAL = ("primary", "official-secondary")
IN_DOUBT = MISTITLED | UNTITLED | LOST
WHOLE = 4
"""Letters; shorter words join others and are in every title."""
ILLEGIBLE = "judul yang tercetak tidak dapat dibaca sebagai judul peraturan"


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


@check(JudulLain, JudulMilikLain, gate=bases_without(IN_DOUBT, of_titled))
def title_matches(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _mistitled(sop.bases(context), context.law)


@kept
def _mistitled(bases: Bases, law: Registry) -> Iterator[Seen]:
    yield from bases.untitled
    judged = bases.titled
    if bases.flags & MISTITLED:
        for at, _, head in bases.cited:
            if head.fit == "beda":
                found = _worded(head, law)
                judged -= found is None
                yield Hit(at, found[0], tinjau=not found[1]) if found else Unknown(at, ILLEGIBLE)
    if judged:
        yield looked(judged)


@lru_cache(CACHE)
def _worded(head: Cited, law: Registry) -> tuple[Fact, bool] | None:
    """What is said of a title, and whether it is certainly that of another regulation; None if it cannot be read."""
    regulation, title = law.named(head.key), head.citation.title or ""
    said = {
        "rujukan": one_line(head.citation.words),
        "judul": one_line(title),
        "resmi": regulation.title or "",
    }
    owners = [found for found in law.by_title(title) if found.regulation.key != regulation.key]
    if not owners:
        return None if _illegible(head, law) else (JudulLain(**said), False)
    checked = (regulation.title_evidence in _OFFICIAL, owners[0].regulation.title_evidence in _OFFICIAL)
    sure = all(checked) and owners[0].verdict != "mirip"
    return JudulMilikLain(**said, milik=" atau ".join(found.regulation.label for found in owners[:3])), sure


def _illegible(head: Cited, law: Registry) -> bool:
    """Whether a title says nothing: it is short and of unknown words, or its gazette proves the number in all parts."""
    printed = head.citation.gazette
    if printed and printed.supplement and gazette_differs(head.citation, law) is False:
        return True
    words = [word for word in tokens(head.citation.title or "") if len(word) >= WHOLE]
    return len(words) < CONTRADICTS and words_of_titles(law).isdisjoint(words)
