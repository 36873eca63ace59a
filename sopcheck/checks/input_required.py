"""Is Kelengkapan filled in every row? The first row may be started from outside, which is said apart.

check: input-required
params: {kolom: kelengkapan}
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.checks.step_field_required import Kolom, Kosong, empty_cells, plainly_filled
from sopcheck.engine.check import Context, Fact, Hit, Seen, check
from sopcheck.engine.reading import Reading


class KosongDiAwal(Fact):
    """The first row, which something outside the table may start. Fields as of Kosong."""

    langkah: str
    kolom: str
    kegiatan: str


@check(Kosong, KosongDiAwal, params=Kolom, gate=plainly_filled)
def input_required(sop: Reading, context: Context, params: Kolom) -> Iterator[Seen]:
    first = f"langkah.1.{params.kolom}"
    for seen in empty_cells(sop, params.kolom):
        if isinstance(seen, Hit) and seen.at == first:
            yield Hit(first, KosongDiAwal(**seen.fact.values()), quotes=seen.quotes)
        else:
            yield seen
