"""Are the labels of the identity block those of the form?

check: label-standard

All drifted labels are one finding: there is no fixed form, and many are misread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sopcheck.engine.check import Context, Fact, Hit, Looked, NotApplicable, Seen, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.headings import canonical_field, is_standard_label, standard_label
from sopcheck.language.text import is_blank, one_line

NONE = (NotApplicable("tidak ada label yang dicatat berbeda dari bentuk baku"),)


class TidakBaku(Fact):
    """daftar: each drifted label and what it stands for, "“Daerah hukum” (Dasar Hukum), …"."""

    daftar: str


@check(TidakBaku)
def label_standard(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    labels = sop.printed["label"]
    return _compared(labels) if labels else NONE


def _compared(labels: Mapping[str, str]) -> Iterator[Seen]:
    # a field of the form that has no wording of its own (instansi) has no standard to differ from
    known = [(field, words) for field, words in labels.items() if canonical_field(standard_label(field)) == field]
    judged = [(field, words) for field, words in known if not is_blank(words)]
    drifted = [(field, words) for field, words in judged if not is_standard_label(field, words)]
    if drifted:
        listed = ", ".join(f"“{one_line(words)}” ({standard_label(field)})" for field, words in drifted)
        quotes = tuple(one_line(words) for _, words in drifted)
        at, *others = (field for field, _ in drifted)
        yield Hit(at, TidakBaku(daftar=listed), related=tuple(others), quotes=quotes)
    yield looked(len(judged)) if judged else NONE[0]
