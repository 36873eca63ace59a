"""How a check of who does what ends: sentences that were lost, rows that were judged, or why none was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.step_field_required import no_steps
from sopcheck.engine.check import NotApplicable, Seen, looked
from sopcheck.engine.reading import Reading


def sentences_judged(sop: Reading, judged: int, told: bool, nothing: Iterable[NotApplicable]) -> Iterator[Seen]:
    """What to yield after the hits. told: whether something unknown was said already; nothing: what to say if not."""
    yield from sop.wording.unread
    if judged:
        yield looked(judged)
    elif not sop.steps:
        yield no_steps(sop)
    elif not told:
        yield from nothing
