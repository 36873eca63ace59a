"""What to say of steps that are lost as a whole, by rules that hold steps against each other."""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.engine.check import Unknown
from sopcheck.engine.reading import Reading


def lost_rows(sop: Reading) -> Iterator[Unknown]:
    """The rows declared lost ("langkah.7"): what they say is missing where all rows would have to be compared."""
    if sop.unread:
        yield from (
            Unknown(step.at, "langkah tidak terbaca pada berkas") for step in sop.steps if step.at in sop.unread
        )
