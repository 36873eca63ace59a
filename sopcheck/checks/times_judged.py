"""How a check of the Waktu column ends: cells that were lost, times that were judged, or why none was."""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import NotApplicable, Seen, looked
from sopcheck.engine.reading import Reading


def times_judged(sop: Reading, more: int = 0) -> Iterator[Seen]:
    """What to yield after the hits of a check that looks at every filled Waktu. more: other places judged."""
    times = sop.times
    yield from times.unknowns
    if times.filled + more:
        yield looked(times.filled + more)
    elif not times.unknowns:
        yield NotApplicable("tidak ada waktu yang terisi") if sop.steps else no_steps(sop)
