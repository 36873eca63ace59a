"""Pages that are pictures, read where that is wanted and possible, in files whose step table is found nowhere else.

What is read so is a draft, and said to be one.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sopcheck.errors import InputError
from sopcheck.model.source import ReaderNote
from sopcheck.readers.pdf import installed, keeper
from sopcheck.readers.pdf.assemble import Page, bitmap, has_steps
from sopcheck.readers.scans import Scans

FAILURES = 2  # pages that cannot be read, before the others are left alone
SECONDS = 300.0  # on the clock, after which the others are left alone; 60 real pages take 100 to 200

NOT_WANTED = "baca tanpa --no-ocr"
DRAFT = "draf hasil OCR ({program}, {pages}); setiap nilai perlu dicocokkan dengan dokumen"


def with_scans(
    pages: Sequence[Page], content: bytes, name: str, scans: Scans
) -> tuple[Sequence[Page], list[ReaderNote], str]:
    """(the pages with what is seen in their pictures, what is to be said of it, what is missing to read them)."""
    wanted = [page for page in pages if bitmap(page) or (page["letters"] == 0 and page["tables"])]
    if not wanted or has_steps(pages):
        return pages, [], ""
    if not scans.wanted:
        return pages, [], NOT_WANTED
    program = installed.recognizer()
    if program.missing:
        return pages, [], program.missing
    numbers = tuple(page["number"] for page in wanted)
    seen, failed = _seen(content, numbers, name, scans, program.path)
    found = {page["number"]: _together(page, seen[page["number"]]) for page in wanted if page["number"] in seen}
    read = [number for number, page in found.items() if page["tables"]]
    said = DRAFT.format(program=program.version, pages=_numbers(read))
    notes = [ReaderNote("ocr", "", said)] if read else []
    notes += [ReaderNote("halaman-gambar", "", why) for why in failed]
    return [found.get(page["number"], page) for page in pages], notes, ""


@lru_cache(1)  # whoever writes notes into a file reads it twice
def _seen(
    content: bytes, numbers: tuple[int, ...], name: str, scans: Scans, program: str
) -> tuple[dict[int, Page], tuple[str, ...]]:
    """(what is seen in the pictures of these pages, by their numbers; why others could not be read)."""
    found: dict[int, Page] = {}
    failed: list[str] = []
    told = scans.told or _nobody
    started = time.monotonic()
    for count, number in enumerate(numbers):
        if count and (len(failed) == FAILURES or time.monotonic() - started > SECONDS):
            failed.append(f"halaman gambar sesudah hlm. {numbers[count - 1]} tidak dicoba lagi")
            break
        told(name, count, len(numbers))
        try:
            found[number] = keeper.scanned(content, number, program, name)
        except InputError as error:
            failed.append(f"hlm. {number} tidak dapat dikenali: {error.what}")
    told(name, len(numbers), len(numbers))
    return found, tuple(failed)


def _nobody(name: str, count: int, many: int) -> None:
    """Nobody wants to know."""


def _numbers(pages: Sequence[int]) -> str:
    """ "hlm. 1-3, 5" """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "hlm. " + ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _together(page: Page, scan: Page) -> Page:
    """What was drawn on a page, and what is seen in its picture beside that."""
    if page["letters"] == 0:  # letters drawn as outlines are shapes to whoever reads drawings
        return scan
    drawn = page["tables"]
    if drawn and scan["scan"][2]:  # the two do not lie the same way
        return page
    tables = [table for table in scan["tables"] if not any(_overlap(table, other) for other in drawn)]
    return {
        **scan,
        "tables": sorted([*drawn, *tables], key=lambda table: (table["rows"][0], table["columns"][0])),
        "symbols": [*page["symbols"], *scan["symbols"]],
        "flows": page["flows"],
        "loose": page["loose"],
        "full": page["full"],
        "letters": page["letters"] + scan["letters"],
        "pictures": page["pictures"],
    }


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one[edges][0] < other[edges][-1] and other[edges][0] < one[edges][-1] for edges in ("columns", "rows"))
