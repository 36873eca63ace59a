"""The texts of one row that a check of wording goes through, each with its locator."""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.engine.reading import Reading
from sopcheck.engine.steps import Step

COLUMNS = ("kegiatan", "kelengkapan", "output")


def row_texts(sop: Reading, step: Step) -> Iterator[tuple[str, str]]:
    """(locator, words) of Kegiatan and of each item of Kelengkapan and Output that could be read."""
    kegiatan = step.row.kegiatan
    found = [(f"{step.at}.kegiatan", kegiatan)]
    for column, items in (("kelengkapan", step.row.kelengkapan), ("output", step.row.output)):
        found += [(f"{step.at}.{column}.{number}", words) for number, words in enumerate(items or (), 1)]
    yield from ((at, words) for at, words in found if words and not (sop.unread and sop.is_unread(at)))
