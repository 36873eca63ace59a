"""The flow of an SOP for the report, worked out when somebody asks for it: most runs do not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sopcheck.engine.control_flow import END, SELESAI
from sopcheck.engine.paper_fate import fates
from sopcheck.engine.reading import Reading
from sopcheck.engine.table import straight_arrows
from sopcheck.model.report import Arrow, Flow, PaperFate
from sopcheck.model.sop import Sop


class ToldFlow(Flow):
    """A flow that costs nothing until it is looked at; both parts of it are looked at in one reading."""

    __slots__ = ("_reading", "_sop")
    _sop: Sop
    _reading: Reading | None

    def __init__(self, sop: Sop) -> None:
        object.__setattr__(self, "_sop", sop)
        object.__setattr__(self, "_reading", None)

    @property
    def documents(self) -> tuple[PaperFate, ...]:
        return tuple(fates(self._read()))

    @property
    def control(self) -> tuple[Arrow, ...]:
        return _arrows(self._read())

    def _read(self) -> Reading:
        if self._reading is None:
            object.__setattr__(self, "_reading", Reading(self._sop))
        return self._reading  # type: ignore[return-value]  # set just now

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Another process can work it out as well."""
        return ToldFlow, (self._sop,)


def _arrows(reading: Reading) -> tuple[Arrow, ...]:
    """Every arrow that was read, row by row."""
    return _straight(reading.numbers) if reading.control.straight else tuple(_all(reading))


@lru_cache(1 << 10)
def _straight(numbers: tuple[str | None, ...]) -> tuple[Arrow, ...]:
    """Those of a table in which each row leads to the next: most tables have the same numbers."""
    ends = [*(f"langkah.{position}" for position in range(2, len(numbers) + 1)), SELESAI]
    words = (row[0] or "" for row in straight_arrows(numbers))
    return tuple(
        Arrow(f"langkah.{position}.ke.1", f"langkah.{position}", end, named, None)
        for position, (end, named) in enumerate(zip(ends, words, strict=True), 1)
    )


def _all(reading: Reading) -> Iterator[Arrow]:
    for step in reading.steps:
        for arrow in reading.control.arrows(step) or ():
            end = SELESAI if arrow.target == END else f"langkah.{arrow.target}" if arrow.target > END else None
            yield Arrow(arrow.at, step.at, end, arrow.words, arrow.answer)
