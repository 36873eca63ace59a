"""Hostile files that only LibreOffice can open: it crashes, swells or goes on and on, and we end within the bounds."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from compound import compound, word_head
from packages import opendocument

from sopcheck.errors import InputError
from sopcheck.readers import legacy
from sopcheck.readers.legacy import bounded, libreoffice

pytestmark = pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not installed")

DATA = Path(__file__).parent / "data"
CHANCE = random.Random(11)


def sheet(rows: str) -> bytes:
    """An OpenDocument sheet of these rows."""
    inside = f"<office:body><office:spreadsheet><table:table>{rows}</table:table></office:spreadsheet></office:body>"
    return opendocument("spreadsheet", inside)


CELL = '<table:table-cell{} office:value-type="float" office:value="1"/>'
WIDE = ' table:number-columns-repeated="1000"'
BROKEN = "tidak dapat dibuka LibreOffice: rusak, atau terlalu besar baginya"
FILES = {
    "a document of random bytes": (compound({"WordDocument": word_head(0x65) + CHANCE.randbytes(50_000)}), BROKEN),
    "a workbook of random bytes": (compound({"Workbook": CHANCE.randbytes(50_000)}), BROKEN),
    "a workbook that is locked": (
        (DATA / "x1_clean.xls").read_bytes().replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00", 1),  # FilePass
        "tidak dapat dibuka LibreOffice: dikunci dengan sandi; simpan ulang tanpa sandi",
    ),
    "three million groups": (b"{\\rtf1 " + b"{" * 3_000_000 + b"x" + b"}" * 3_000_000 + b"}", BROKEN),
    "ten million cells": (
        sheet(f'<table:table-row table:number-rows-repeated="10000">{CELL.format(WIDE)}</table:table-row>'),
        BROKEN,
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_told_in_one_line_within_the_bounds(name: str) -> None:
    content, said = FILES[name]
    started = time.monotonic()
    with pytest.raises(InputError) as error:
        legacy.read(content, "a.doc")
    assert time.monotonic() - started < bounded.WALL + 5
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_cell_at_the_far_end_is_read() -> None:
    far = f'<table:table-row table:number-rows-repeated="1048575"/><table:table-row><table:table-cell table:number-columns-repeated="16383"/>{CELL.format("")}</table:table-row>'
    assert legacy.read(sheet(far), "a.ods").kind == "ods"


@pytest.mark.parametrize("name", ["d1_incell.doc", "x1_clean.xls"])
def test_bytes_changed_at_random_are_read_or_refused(name: str) -> None:
    for changes in (3, 30, 300):
        content = bytearray((DATA / name).read_bytes())
        for _ in range(changes):
            content[CHANCE.randrange(512, len(content))] = CHANCE.randrange(256)
        try:
            told = legacy.read(bytes(content), name).kind
        except InputError as error:
            told = str(error)
        assert told == name[-3:] or (told.startswith(f"{name}: ") and "\n" not in told)
