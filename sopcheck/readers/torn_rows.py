"""Rows of a text extract that are not whole: cells that slipped a row down put back where words say so, or left unread."""

from __future__ import annotations

from collections.abc import Sequence

from sopcheck.language.text import tokens
from sopcheck.language.verbs import active_root, noun_root
from sopcheck.readers.step_table import Row, Table
from sopcheck.readers.table_header import MUTU_BAKU

SHORT = 4  # letters; shorter words tell no step from another


def settle(table: Table, loose: Sequence[bool]) -> set[int]:
    """Put cells back that slipped; returns the positions (0-based) of the rows whose Mutu Baku is not certain.

    loose: of each grid, whether its columns were only counted. Words of what stays unread go to `table.left`.
    """
    rows = {place: row for place, row in enumerate(table.rows) if loose[row.grid]}
    unread = {place for place, row in rows.items() if row.shift is None or _runs_over(row)}
    if table.header.slipped or any(row.shift for row in rows.values()):
        unread |= {place for place, row in rows.items() if _filled(row) and not row.words("waktu")}
    unread |= _slipped_down(table, unread)
    for place in unread:
        _give_up(table, table.rows[place])
    return unread


def _runs_over(row: Row) -> bool:
    """Whether Output is empty and something stands behind it: the rest of the row may have slipped."""
    return not row.words("output") and bool(row.words("keterangan"))


def _filled(row: Row) -> bool:
    return any(row.words(key) for key in MUTU_BAKU)


def _give_up(table: Table, row: Row) -> None:
    for key in MUTU_BAKU:
        if key in row.cells:
            table.left += row.cells[key]
            row.cells[key] = []


def _slipped_down(table: Table, torn: set[int]) -> set[int]:
    """An empty step, and one row too many below the last: what stands between may have slipped one row down.

    What a printed row holds is given to the step above only if its words speak more for that step than for its own, and
    nothing else lays claim to it. Returns the steps that stay uncertain.
    """
    if not table.over:
        return set()
    rows, over = table.rows, [row for _, row in table.over]
    first = next((place for place, row in enumerate(rows) if not _filled(row)), None)
    if first is None or len(over) > 1 or table.over[0][0] != len(rows) - 1:
        for row in over:
            _give_up(table, row)
        return {place for place, _ in table.over} | set(range(len(rows) if first is None else first, len(rows)))
    printed = [*rows[first + 1 :], over[0]]  # of these, the one with index i would belong to step first + i
    whole = [
        row.shift is not None and all(row.words(key) for key in ("kelengkapan", "waktu", "output")) for row in printed
    ]
    up = [
        whole[i] and _speaks(row, rows[first + i]) > (_speaks(row, rows[first + i + 1]) if row is not over[0] else 0)
        for i, row in enumerate(printed)
    ]
    certain = {first + i for i in range(len(printed)) if up[i] and (i == 0 or up[i - 1])}
    for i, row in enumerate(printed):
        if first + i not in certain:
            _give_up(table, row)
    for place in range(first, len(rows)):  # downwards: what a step is given has not been changed yet
        source = printed[place - first].cells
        rows[place].cells |= {key: source[key] if place in certain else [] for key in MUTU_BAKU if key in source}
        rows[place].raised = True
    return set(range(first, len(rows))) - certain


def _speaks(row: Row, step: Row) -> int:
    """How many different words of the cells of a row occur in the Kegiatan of a step, whatever the form of a verb."""
    told = _roots(" ".join(row.words(key) or "" for key in ("kelengkapan", "output")))
    return len(told & _roots(step.words("kegiatan") or ""))


def _roots(words: str) -> set[str]:
    return {active_root(word) or noun_root(word) or word for word in tokens(words) if len(word) >= SHORT}
