"""Are the printed numbers of the gazette those of the regulation?

check: gazette-matches

Year, number and supplement are compared where both the SOP and the registry have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.engine.bases import Bases
from sopcheck.engine.basis import LOST, MISGAZETTED, UNGAZETTED, amenders, gazette_differs
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.gates import bases_without, of_gazetted
from sopcheck.engine.kept import kept
from sopcheck.engine.law_words import gazette_words
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import one_line
from sopcheck.law.registry import Registry
from sopcheck.model.values import Citation

IN_DOUBT = MISGAZETTED | UNGAZETTED | LOST


class LembaranBeda(Fact):
    """rujukan: as printed; tertulis, tercatat: the gazettes of the SOP and of the registry, in one form."""

    rujukan: str
    tertulis: str
    tercatat: str


@check(LembaranBeda, gate=bases_without(IN_DOUBT, of_gazetted))
def gazette_matches(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return _misgazetted(sop.bases(context), context.law)


@kept
def _misgazetted(bases: Bases, law: Registry) -> Iterator[Seen]:
    yield from bases.lost
    for at, _, head in bases.cited:
        for citation in (head.citation, *amenders(head.citation)):
            if found := _judge(at, citation, law):
                yield found
    if bases.gazetted:
        yield looked(bases.gazetted)


def _judge(at: str, citation: Citation, law: Registry) -> Hit | Unknown | None:
    printed = citation.gazette
    if printed is None or not citation.key:
        return None
    differs = gazette_differs(citation, law)
    if differs is None:
        return Unknown(at, "nomor lembaran atau berita negaranya tidak ada dalam registri")
    known = law.named(citation.key).gazette
    if not differs or known is None:
        return None
    fact = LembaranBeda(
        rujukan=one_line(citation.words), tertulis=gazette_words(printed), tercatat=gazette_words(known)
    )
    return Hit(at, fact)
