"""Documents gone over together, and by what they show at once that a rule has nothing to find in them.

Most rules find nothing in most SOPs, and a call for each rule and document costs more than the answer. What is asked of
documents again and again (the marks of their rows, the flags of their legal bases) is therefore a column of a `Batch`,
made once for all rules (gates.py).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from sopcheck.engine.check import Context
from sopcheck.engine.reading import Reading

Of = Callable[[Reading, Context], Any]
"""What is asked of one document."""

By = Callable[[Any], Of]
"""Of the params of a rule: all that its answer depends on where it answers at once, None where that is not known. An
answer that comes as a generator, or that is a Hit, may depend on anything.
"""

EVERY = -1
"""All flags at once: the rule looks, whatever it looks for."""


class Gate(NamedTuple):
    """flags: bits of a document; mask: those that make the rule look; answer: what it says of all other documents.

    A gate only ever saves time: the rule, if it looked, would say the same (tests/engine/test_gates.py).
    """

    flags: Of
    mask: int
    answer: Of


class Batch:
    """Documents gone over together, and what rules asked of all of them."""

    __slots__ = ("_columns", "_flagged", "context", "readings")

    def __init__(self, readings: Sequence[Reading], context: Context) -> None:
        self.readings = readings
        self.context = context
        self._columns: dict[Of, list[Any]] = {}
        self._flagged: dict[tuple[Of, int], list[int]] = {}

    def column(self, of: Of) -> list[Any]:
        """What is asked, document by document."""
        known = self._columns.get(of)
        if known is None:
            context = self.context
            known = self._columns[of] = [of(reading, context) for reading in self.readings]
        return known

    def behind(self, gate: Gate) -> list[int]:
        """The documents, by position, that the rule has to look at."""
        key = (gate.flags, gate.mask)
        known = self._flagged.get(key)
        if known is None:
            mask = gate.mask
            flags = self.column(gate.flags)
            known = self._flagged[key] = [place for place, flag in enumerate(flags) if flag & mask]
        return known
