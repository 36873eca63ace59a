"""How a check of the step table ends: cells that could not be read, rows that were judged, or why none was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import NotApplicable, Seen, looked
from sopcheck.engine.reading import Reading


def rows_judged(sop: Reading, *columns: str) -> Iterable[Seen]:
    """What to yield after the hits of a check that looks at these columns of every row."""
    return (sop.table.judged,) if sop.table.legible else _with_reasons(sop, *columns)


def _with_reasons(sop: Reading, *columns: str) -> Iterator[Seen]:
    flow = sop.flow
    unread = flow.unread(*columns) if flow.damaged else ()
    if unread:
        yield from unread
        rows = len(flow.steps) - len({unknown.at.rpartition(".")[0] for unknown in unread})
        if rows:
            yield looked(rows)
    elif not flow.steps:
        yield no_steps(sop)
    elif absent := [column for column in columns if not flow.has(column)]:
        yield NotApplicable(f"tidak ada langkah yang memuat {absent[0]}")
    else:
        yield looked(len(flow.steps))
