"""Letters recognized in a picture that cannot be what stands at their place."""

from __future__ import annotations

import pytest

from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize
from sopcheck.readers.raw import Cell, Confidence, Grid, Raw

HEAD = ("No", "Kegiatan", "Waktu")


def read(numbers: tuple[str, ...], recognized: Confidence | None = "sedang") -> Document:
    """A step table with these numbers, seen in a picture or typed."""
    lines = [HEAD, *((number, "Menerima surat", "5 menit") for number in numbers)]
    cells = tuple(
        Cell(words, row, column, place=f"baris {row}, kolom {column}", recognized=recognized)
        for row, line in enumerate(lines)
        for column, words in enumerate(line)
        if words
    )
    (document,) = normalize.documents(Raw("pdf", (Grid(cells, "hlm. 1"),)), Source("a.pdf", "", "pdf"))
    return document


@pytest.mark.parametrize("glyph", ["«", "l", "|", "~1", "S", "1 |", "°"])
def test_what_cannot_be_the_number_of_a_step_is_unread(glyph: str) -> None:
    found = read(("1", glyph, "3"))
    assert [row.nomor for row in found.sop.langkah or ()] == ["1", None, "3"]
    assert "langkah.2.nomor" in found.sop.tidak_terbaca
    assert f"kolom No tidak terbaca: dikenali sebagai “{glyph}”" in [note.message for note in found.notes]


@pytest.mark.parametrize("number", ["2", "2.", "(2)", "02", "2a", "2-3", "2,", "A.", "b)", "IV", "ii."])
def test_what_counts_steps_or_parts_of_a_table_is_read(number: str) -> None:
    found = read(("1", number, "3"))
    assert [row.nomor for row in found.sop.langkah or ()] == ["1", number, "3"]
    assert found.sop.tidak_terbaca == ()


def test_what_somebody_typed_stays_as_it_is() -> None:
    assert [row.nomor for row in read(("1", "«", "3"), None).sop.langkah or ()] == ["1", "«", "3"]
