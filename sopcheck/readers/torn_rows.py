"""Rows of a text extract that are not whole: cells that slipped a row down put back where words say so, or left
unread.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sopcheck.language.durations import parse_duration, speaks_of_amount
from sopcheck.language.text import one_line, tokens
from sopcheck.language.verbs import active_root, noun_root
from sopcheck.readers.raw import Cell
from sopcheck.readers.step_rows import Row, Table
from sopcheck.readers.table_header import MUTU_BAKU
from sopcheck.readers.torn import is_bounded, is_time

SHORT = 4  # letters; shorter words tell no step from another
MOST_WORDS = 100  # of a cell that are compared


def settle(table: Table, loose: Sequence[bool]) -> set[int]:
    """Put cells back that slipped; returns the positions (0-based) of the rows whose Mutu Baku is not certain.

    loose: of each grid, whether its columns were only counted. Words of what stays unread go to `table.left`.
    """
    rows = {place: row for place, row in enumerate(table.rows) if loose[row.grid]}
    unread = {place for place, row in rows.items() if row.shift is None or _runs_over(row) or _no_time(row)}
    if "waktu" in table.header.columns and (table.header.slipped or any(row.shift != 0 for row in rows.values())):
        unread |= {place for place, row in rows.items() if _filled(row) and not any(map(_anchors, row.cells["waktu"]))}
    unread |= _slipped_down(table, rows)
    for place in unread:
        _give_up(table, table.rows[place])
    return unread


def _anchors(cell: Cell) -> bool:
    return is_time(cell) and not is_bounded(cell.words)


def _runs_over(row: Row) -> bool:
    """Whether Output is empty and something stands behind it: the rest of the row may have slipped."""
    return not row.words("output") and bool(row.words("keterangan"))


def _no_time(row: Row) -> bool:
    """Whether what stands under Waktu is no time, so that cells may have slipped; or only one cell is there, without
    any.
    """
    words = one_line(row.words("waktu") or "")
    if "waktu" not in row.cells or (words and speaks_of_amount(words)):
        return False
    if words:
        return parse_duration(words).kind == "tak-terbaca"
    return sum(bool(row.words(key)) for key in ("kelengkapan", "output")) == 1


def _filled(row: Row) -> bool:
    return any(row.words(key) for key in MUTU_BAKU)


def _give_up(table: Table, row: Row) -> None:
    for key in MUTU_BAKU:
        if key in row.cells:
            table.left += row.cells[key]
            row.cells[key] = []


def _slipped_down(table: Table, loose: Mapping[int, Row]) -> set[int]:
    """Below an empty step everything may have slipped one row down; a row too many below the last one says it has.

    Then what a printed row holds is given to the step above, if its words speak more for that step than for its own and
    nothing else lays claim to it. Without that row it stays where it is, if its words speak more for its own step than
    for the one above. Returns the steps that stay uncertain.
    """
    rows = table.rows
    empty = next((place for place, row in loose.items() if not _filled(row)), None)
    whole = len(table.over) == 1 and table.over[0][0] == len(rows) - 1 and len(loose) == len(rows)
    if empty is None or (table.over and not whole):
        for _, row in table.over:
            _give_up(table, row)
        return {place for place, _ in table.over} | {place for place in loose if empty is not None and place > empty}
    if not table.over:
        below = (place for place in loose if place > empty and _filled(rows[place]))
        return {place for place in below if _speaks(rows[place], rows[place]) <= _speaks(rows[place], rows[place - 1])}
    return _raised(table, empty)


def _raised(table: Table, first: int) -> set[int]:
    """Give each step from the empty one on what is printed a row lower; returns those for which that is not certain."""
    rows, over = table.rows, table.over[0][1]
    printed = [*rows[first + 1 :], over]  # of these, the one with index i would belong to step first + i
    up = [
        row.shift is not None
        and all(row.words(key) for key in ("kelengkapan", "waktu", "output"))
        and _speaks(row, rows[first + i]) > (0 if row is over else _speaks(row, rows[first + i + 1]))
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
    """How many different words of the cells of a row occur in the Kegiatan of a step, whatever their form."""
    told, does = (
        _roots(" ".join(row.words(key) or "" for key in ("kelengkapan", "output"))),
        _roots(step.words("kegiatan") or ""),
    )
    return sum(any(word in root or root in word for root in does) for word in told)


def _roots(words: str) -> set[str]:
    long = [word for word in tokens(words)[:MOST_WORDS] if len(word) >= SHORT]
    return {active_root(word) or noun_root(word) or word for word in long}
