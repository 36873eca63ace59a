"""Are the beginning and the end of the flow drawn?

check: start-and-end

Only where the symbols of all steps were read: otherwise those of the beginning and the end may be among the lost. A row
with the bare word ("Mulai", "Selesai") is one, too. A first or last step without any shape is a matter of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.flow_drawn import SOME_LOST, no_symbols
from sopcheck.engine.check import Context, Fact, Hit, Seen, Unknown, check, looked
from sopcheck.engine.control_flow import END, shapes_of
from sopcheck.engine.gates import TAK_BERUJUNG, always, arrows_without
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step
from sopcheck.language.text import tokens

SIGNS = ("mulai", "selesai")
SHORT = 30
"""Characters: a cell or a shape that says so and little else; a sentence may hold the word for other reasons."""


BOTH = looked(len(SIGNS))


class TanpaTanda(Fact):
    """tanda: which is missing ("mulai", "selesai", "mulai dan selesai")."""

    tanda: str


@check(TanpaTanda, gate=arrows_without(TAK_BERUJUNG, always(BOTH)))
def start_and_end(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
    control = sop.control
    if not control.symbols:
        yield no_symbols(sop)
        return
    missing = [sign for sign in SIGNS if sign not in control.signs and not _written(sop, sign)]
    if not missing:
        yield looked(len(SIGNS))
    elif not control.all_symbols:
        yield Unknown("langkah", SOME_LOST)
    elif bare := _without_shape(sop, missing):
        yield Unknown(f"{bare.at}.simbol", "langkah pertama atau terakhir tidak bertanda sama sekali")
    else:
        yield Hit("langkah", TanpaTanda(tanda=" dan ".join(missing)), quotes=(), anchor=" ".join(missing))
        yield looked(len(SIGNS))


def _without_shape(sop: Reading, missing: list[str]) -> Step | None:
    """The first or last step, where the sign would stand, if it has no shape at all: that is said by another rule."""
    steps = [step for step in sop.steps if step.position not in sop.table.apart]
    ends = {"mulai": steps[0], "selesai": steps[-1]} if steps else {}
    return next((ends[sign] for sign in missing if sign in ends and not shapes_of(ends[sign])), None)


def _written(sop: Reading, sign: str) -> bool:
    """Whether the word stands in a row or in a shape, or an arrow leads to the end by name."""
    control, printed = sop.control, sop.table.printed
    if sign == "selesai" and (
        control.straight or any(arrow.target == END for step in sop.steps for arrow in control.arrows(step) or ())
    ):
        return True
    shapes = (shape.teks for drawn in filter(None, printed.bentuk) for shape in drawn)
    said = (*printed.kegiatan, *printed.keterangan, *shapes)
    return any(sign in tokens(words) for words in said if words and len(words) < SHORT)
