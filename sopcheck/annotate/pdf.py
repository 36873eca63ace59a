"""Notes in a copy of a PDF: each at the upper right corner of its cell, where words seldom reach, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sopcheck.annotate.earlier import IDS, REMARK
from sopcheck.annotate.remarks import AUTHOR, Remark
from sopcheck.model.source import Address
from sopcheck.readers import own
from sopcheck.readers.pdf import keeper
from sopcheck.reporters.pages.wording import printable

APART = 9  # points between two notes of one cell
TOP = Address("", page=1, across=40, down=20)


def annotated(content: bytes, remarks: Iterable[Remark], on: date, name: str) -> bytes:
    """The file with notes after its last byte, our earlier ones gone. on: the day they bear. Raises InputError."""
    earlier = {"keys": {"T": AUTHOR}, "words": REMARK, "told": IDS}
    work = {"notes": [*_notes(remarks, on)], "earlier": earlier}
    return content + keeper.added(content, work, name) + b"\n%" + own.ANNOTATED


def _notes(remarks: Iterable[Remark], on: date) -> Iterator[dict[str, Any]]:
    before: Counter[Address] = Counter()
    for remark in remarks:
        at = remark.address or TOP
        words = "\n".join(map(printable, remark.lines))
        keys = {"Contents": words, "T": AUTHOR, "M": f"D:{on:%Y%m%d}000000Z"}
        across = at.across - APART * before[at]
        yield {"page": at.page, "across": across, "down": at.down, "keys": keys, "about": remark.finding}
        before[at] += 1
