"""Are the beginning and the end of the flow drawn?

check: start-and-end

Only where the symbols of all steps were read: otherwise those of the beginning and the end may be among the lost. A row
with the bare word ("Mulai", "Selesai") is one, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.flow_drawn import SOME_LOST, no_symbols
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, Unknown, check, looked
from sopcheck.engine.control_flow import END
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.language.text import tokens

SIGNS = ("mulai", "selesai")
SHORT = 30
"""Characters: a cell or a shape that says so and little else; a sentence may hold the word for other reasons."""


BOTH = looked(len(SIGNS))


class TanpaTanda(Fact):
    """tanda: which is missing ("mulai", "selesai", "mulai dan selesai")."""

    tanda: str


@check(TanpaTanda)
def start_and_end(sop: Reading, context: Context, params: Params) -> Iterable[Seen] | Looked:
    return BOTH if sop.control.begun_and_ended else _look(sop)


def _look(sop: Reading) -> Iterator[Seen]:
    control = sop.control
    if not control.symbols:
        yield no_symbols(sop)
        return
    missing = [sign for sign in SIGNS if sign not in control.signs and not _written(sop, sign)]
    if not missing:
        yield looked(len(SIGNS))
    elif not control.all_symbols:
        yield Unknown("langkah", SOME_LOST)
    else:
        yield Hit("langkah", TanpaTanda(tanda=" dan ".join(missing)), quotes=(), anchor=" ".join(missing))
        yield looked(len(SIGNS))


def _written(sop: Reading, sign: str) -> bool:
    """Whether the word stands in a row or in a shape, or an arrow leads to the end by name."""
    if sign == "selesai" and any(arrow.target == END for step in sop.steps for arrow in sop.control.arrows(step) or ()):
        return True
    for step in sop.steps:
        said = (step.row.kegiatan, step.row.keterangan, *(shape.teks for shape in step.row.bentuk or ()))
        if any(words and len(words) < SHORT and sign in tokens(words) for words in said):
            return True
    return False
