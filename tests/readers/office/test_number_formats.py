"""Numbers of Excel as it shows them, also as fractions; what is not followed is no number at all."""

from __future__ import annotations

import pytest
from packages import SHEET, relations, workbook

from sopcheck.model.source import Document, Source
from sopcheck.readers import normalize, office
from sopcheck.readers.office.number_formats import shown


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (2.5, '# ?/?" hari"', "2 1/2 hari"),
        (0.5, '# ?/?" hari"', "1/2 hari"),
        (3, '# ?/?" hari"', "3 hari"),
        (1 / 3, "# ??/??", "1/3"),
        (2.5, "?/?", "5/2"),
        (2.5, "# ?/4", "2 2/4"),
        (1.999, "# ?/2", "2"),
        (-0.75, "# ?/?", "-3/4"),
        (0.5, "0 0/0", "0 1/2"),
        (0, '# ?/?" hari"', "0 hari"),
        (2.5, '0.0" hari/orang"', "2,5 hari/orang"),
    ],
)
def test_a_fraction_is_shown_as_one(value: float, code: str, words: str) -> None:
    assert shown(value, code) == words


@pytest.mark.parametrize("code", ["00-00", "0.00E+00", "#/# #", "?/?%", "?/??????"])
def test_a_format_that_spreads_its_digits_otherwise_shows_nothing(code: str) -> None:
    assert shown(12.5, code) is None


def read(code: str) -> Document:
    """A step table whose only time is 2.5 in this format."""
    words = ["No", "Kegiatan", "Staf", "Kelengkapan", "Waktu", "Output", "1", "Menyusun", "x", "Bahan", "", "Surat"]
    cells = [
        f'<c r="{"ABCDEF"[at % 6]}{1 + at // 6}" t="inlineStr"><is><t>{word}</t></is></c>'
        for at, word in enumerate(words)
    ]
    cells[10] = '<c r="E2" s="1"><v>2.5</v></c>'
    sheet = f'<sheetData><row r="1">{"".join(cells[:6])}</row><row r="2">{"".join(cells[6:])}</row></sheetData>'
    styles = (
        f'<styleSheet xmlns="{SHEET}"><numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    related = relations(("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "styles", "styles.xml"))
    raw = office.read(workbook(sheet, **{"xl__styles.xml": styles, "xl___rels__workbook.xml.rels": related}), "a.xlsx")
    (found,) = normalize.documents(raw, Source("a.xlsx", "", raw.kind))
    return found


def test_a_time_in_fractions_of_a_day_is_read_with_its_unit() -> None:
    (step,) = read("# ?/?&quot; hari&quot;").sop.langkah or ()
    assert step.waktu == "2 1/2 hari"


def test_a_time_in_a_format_that_is_not_followed_is_unread_with_a_note() -> None:
    found = read("00-00")
    assert found.sop.tidak_terbaca == ("langkah.1.waktu",)
    assert "kolom Waktu tidak terbaca: angka dengan format “00-00”" in {note.message for note in found.notes}
