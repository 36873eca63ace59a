"""The order in which rows are worked through, as far as arrows were read: where work goes back, where it may end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopcheck.engine.steps import Step
from sopcheck.model.sop import Langkah

END = 0


class Order:
    """Arrows by position; without any that could be read, rows follow each other as printed."""

    __slots__ = ("_earliest", "_positions", "_steps")

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = steps
        self._positions = _positions(steps)
        self._earliest: list[int] = []
        if any(step.row.ke or step.row.ya or step.row.tidak for step in steps):
            self._earliest = self._earliest_targets()

    def returns(self, later: int, earlier: int) -> bool:
        """Whether an arrow leads from row `later` or one behind it to row `earlier` or one before it."""
        return bool(self._earliest) and self._earliest[later - 1] <= earlier

    def ends(self, step: Step) -> bool:
        """Whether work may end in this row: it is the last one, is marked so, or has no arrow out of it."""
        row = step.row
        if step.position == len(self._steps) or (row.simbol and "selesai" in row.simbol):
            return True
        if row.ke == () and self._earliest:
            return True
        return END in self._targets(row)

    def _earliest_targets(self) -> list[int]:
        """By row: the earliest row that an arrow out of it or of a later one leads to."""
        found: list[int] = []
        earliest = len(self._steps) + 1
        for step in reversed(self._steps):
            for target in self._targets(step.row):
                if target != END:
                    earliest = min(earliest, target)
            found.append(earliest)
        return found[::-1]

    def _targets(self, row: Langkah) -> Iterator[int]:
        """Where the arrows out of a row lead; numbers that no row has are left out."""
        printed = [arrow if isinstance(arrow, str) else arrow.langkah for arrow in row.ke or ()]
        for number in (*printed, row.ya, row.tidak):
            target = self._positions.get((number or "").strip(" .").casefold())
            if number and target is not None:
                yield target


def _positions(steps: Sequence[Step]) -> dict[str, int]:
    """Printed number → first row that has it; "#3" → 3; "selesai" → END."""
    found = {"selesai": END}
    for step in steps:
        found[f"#{step.position}"] = step.position
        found.setdefault((step.row.nomor or "").strip(" .").casefold(), step.position)
    return found
