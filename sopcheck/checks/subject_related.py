"""Does a cited regulation govern another subject than the SOP's, and none that goes with any procedure?

check: subject-related

Only regulations that one subject has for its own are judged (rules/law/subjects.yaml), and only in an SOP whose
subject is known: what organizes the office, or governs papers, money and service of all, is never out of place.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.engine.check import Context, Fact, Hit, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.subjects import Subject, subjects, subjects_of
from sopcheck.language.text import one_line


class TidakBerkaitan(Fact):
    """rujukan, nama: as printed; pokok: the subject the regulation is on."""

    rujukan: str
    nama: str
    pokok: str


@check(TidakBerkaitan)
def subject_related(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    name = sop.readable("nama") or ""
    own = subjects_of(name, f"{sop.readable('instansi')}, {sop.readable('unit_kerja')}")
    if not own:
        yield NotApplicable("pokok SOP tidak dikenal dari namanya")
        return
    bases = sop.bases(context)
    for at, _, head in bases.cited:
        others = _others(head.key, own)
        if others:
            fact = TidakBerkaitan(
                rujukan=one_line(head.citation.words), nama=one_line(name), pokok=others[0].id.replace("-", " ")
            )
            yield Hit(at, fact, related=("nama",), tinjau=True)
    yield from bases.lost
    yield looked(bases.numbered) if bases.numbered else bases.nothing


def _others(key: str, own: tuple[Subject, ...]) -> list[Subject]:
    """The subjects that have a regulation for their own, if it will do for none of the SOP's."""
    if any(key in subject.enough for subject in own):
        return []
    return [subject for subject in subjects() if subject.khusus and key in subject.rujukan]
