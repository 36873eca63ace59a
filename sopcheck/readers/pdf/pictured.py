"""Pages that are pictures, read where that is wanted and possible, in files whose step table is found nowhere else.

What is read so is a draft, and said to be one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sopcheck.errors import InputError
from sopcheck.model.source import ReaderNote
from sopcheck.readers import scans as scanning
from sopcheck.readers.pdf import keeper
from sopcheck.readers.pdf.assemble import Page, bitmap, has_steps
from sopcheck.readers.scans import Recognizer, Scans

FAILURES = 2  # pages that cannot be read, before the others are left alone

DRAFT = "draf hasil OCR ({program}, {pages}); setiap nilai perlu dicocokkan dengan dokumen"


def with_scans(
    pages: Sequence[Page], content: bytes, name: str, scans: Scans
) -> tuple[Sequence[Page], list[ReaderNote], str]:
    """(the pages with what is seen in their pictures, what is to be said of it, what is missing to read them)."""
    wanted = [page for page in pages if bitmap(page) or (page["letters"] == 0 and page["tables"])]
    if not wanted or has_steps(pages):
        return pages, [], ""
    program = scanning.recognizer(scans)
    if program.missing:
        return pages, [], program.missing
    found, notes = _read(wanted, content, name, scans, program)
    return [found.get(page["number"], page) for page in pages], notes, ""


def _read(
    wanted: Sequence[Page], content: bytes, name: str, scans: Scans, program: Recognizer
) -> tuple[dict[int, Page], list[ReaderNote]]:
    found: dict[int, Page] = {}
    failed: list[ReaderNote] = []
    for count, page in enumerate(wanted, 1):
        number = page["number"]
        if len(failed) == FAILURES:
            failed.append(ReaderNote("halaman-gambar", "", f"halaman sesudah hlm. {number - 1} tidak dicoba lagi"))
            break
        if scans.told:
            scans.told(name, count, len(wanted))
        try:
            found[number] = _together(page, keeper.scanned(content, number, program.path, name))
        except InputError as error:
            failed.append(ReaderNote("halaman-gambar", "", f"hlm. {number} tidak dapat dikenali: {error.what}"))
    read = [number for number, page in found.items() if page["tables"]]
    notes = [ReaderNote("ocr", "", DRAFT.format(program=program.version, pages=_numbers(read)))] if read else []
    return found, notes + failed


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
