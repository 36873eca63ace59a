"""The order in which rows are worked through, as far as arrows were read: where work goes back, where it may end."""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.engine.lazy import lazy
from sopcheck.engine.steps import Step
from sopcheck.engine.table import Table, straight_arrows
from sopcheck.model.sop import Langkah

END = 0
SELESAI = "selesai"


class Order:
    """Arrows by position; without any that could be read, rows follow each other as printed."""

    def __init__(self, table: Table) -> None:
        self._rows = table.rows
        self._printed = table.printed

    def returns(self, later: int, earlier: int) -> bool:
        """Whether an arrow leads from row `later` or one behind it to row `earlier` or one before it."""
        return bool(self._earliest) and self._earliest[later - 1] <= earlier

    def ends(self, step: Step) -> bool:
        """Whether work may end in this row: it is the last one, is marked so, or has no arrow out of it."""
        row = step.row
        if step.position == len(self._rows) or (row.simbol and "selesai" in row.simbol):
            return True
        if row.ke == ():
            return self._drawn
        return any(_plain(number) == SELESAI for number in _printed(row))

    @lazy
    def _drawn(self) -> bool:
        printed = self._printed
        return any(printed.ke) or any(printed.ya) or any(printed.tidak)

    @lazy
    def _positions(self) -> dict[str, int]:
        """Printed number → first row that has it; "#3" → 3; "selesai" → END."""
        found = {SELESAI: END}
        for position, row in enumerate(self._rows, 1):
            found[f"#{position}"] = position
            found.setdefault(_plain(row.nomor), position)
        return found

    @lazy
    def _earliest(self) -> list[int]:
        """Empty where no arrow can lead back: none was drawn, or each leads to the next row."""
        return self._earliest_targets() if self._drawn and not self._straight else []

    @property
    def _straight(self) -> bool:
        printed = self._printed
        onward = straight_arrows(printed.nomor)
        if not onward or any(printed.ya) or any(printed.tidak):
            return False
        return printed.ke == onward or all(not out or out == on for out, on in zip(printed.ke, onward, strict=True))

    def _earliest_targets(self) -> list[int]:
        """By row: the earliest row that an arrow out of it or of a later one leads to."""
        found: list[int] = []
        earliest = len(self._rows) + 1
        for row in reversed(self._rows):
            for target in self._targets(row):
                if target != END:
                    earliest = min(earliest, target)
            found.append(earliest)
        return found[::-1]

    def _targets(self, row: Langkah) -> Iterator[int]:
        """Where the arrows out of a row lead; numbers that no row has are left out."""
        for number in _printed(row):
            target = self._positions.get(_plain(number))
            if number and target is not None:
                yield target


def _printed(row: Langkah) -> tuple[str | None, ...]:
    """The numbers that the arrows out of a row name."""
    arrows = [arrow if isinstance(arrow, str) else arrow.langkah for arrow in row.ke or ()]
    return (*arrows, row.ya, row.tidak) if row.ya or row.tidak else tuple(arrows)


def _plain(number: str | None) -> str:
    return (number or "").strip(" .").casefold()
