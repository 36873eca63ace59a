"""The flow of an SOP for the report, worked out when somebody asks for it: most runs do not."""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.engine.control_flow import END, SELESAI
from sopcheck.engine.paper_fate import fates
from sopcheck.engine.reading import Reading
from sopcheck.model.report import Arrow, Flow, PaperFate
from sopcheck.model.sop import Sop


class ToldFlow(Flow):
    """A flow that costs nothing until it is looked at."""

    __slots__ = ("_sop",)
    _sop: Sop

    def __init__(self, sop: Sop) -> None:
        object.__setattr__(self, "_sop", sop)

    @property
    def documents(self) -> tuple[PaperFate, ...]:
        return tuple(fates(Reading(self._sop)))

    @property
    def control(self) -> tuple[Arrow, ...]:
        return tuple(_arrows(self._sop))

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Another process can work it out as well."""
        return ToldFlow, (self._sop,)


def _arrows(sop: Sop) -> Iterator[Arrow]:
    """Every arrow that was read, row by row."""
    reading = Reading(sop)
    for step in reading.steps:
        for arrow in reading.control.arrows(step) or ():
            end = SELESAI if arrow.target == END else f"langkah.{arrow.target}" if arrow.target > END else None
            yield Arrow(arrow.at, step.at, end, arrow.words, arrow.answer)
