"""Is Kelengkapan filled in every row? The first row may be started from outside, which is said apart.

check: input-required
params: {kolom: kelengkapan}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sopcheck.checks.step_field_required import Kolom, Kosong, empty_cells, plainly_filled
from sopcheck.engine.check import Context, Fact, Hit, Looked, Seen, check
from sopcheck.engine.reading import Reading


class KosongDiAwal(Fact):
    """The first row, which something outside the table may start. Fields as of Kosong."""

    langkah: str
    kolom: str
    kegiatan: str


@check(Kosong, KosongDiAwal, params=Kolom)
def input_required(sop: Reading, context: Context, params: Kolom) -> Iterable[Seen] | Looked:
    return sop.table.judged if plainly_filled(sop, params.kolom) else _empty(sop, params.kolom)


def _empty(sop: Reading, column: str) -> Iterator[Seen]:
    first = f"langkah.1.{column}"
    for seen in empty_cells(sop, column):
        if isinstance(seen, Hit) and seen.at == first:
            yield Hit(first, KosongDiAwal(**seen.fact.values()), quotes=seen.quotes)
        else:
            yield seen
