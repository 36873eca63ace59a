"""Tables that people edit in Excel: read however they were saved, and every mistake is one clear line."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.errors import RuleError
from sopcheck.law.tables import Row, rows

COLUMNS = "kerja waktu catatan"
PLAIN = "kerja,waktu,catatan\nmengolah,10 menit,“waktu” – a\n\nrapat,30 menit,\n"


def read(content: bytes) -> list[tuple[str, ...]]:
    return [
        (row.text("kerja"), row.text("waktu"), row.text("catatan", empty=True))
        for row in rows(content, "t.csv", COLUMNS)
    ]


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.replace("\n", "\r\n").encode("utf-8-sig"),
        PLAIN.replace(",", ";").encode("cp1252"),
        ("sep=;\r\n" + PLAIN.replace(",", ";")).encode("utf-8-sig"),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace("\n", ",,\n").encode(),
        "waktu,kerja,catatan\n10 menit,mengolah,“waktu” – a\n30 menit , rapat\u00a0\n".encode(),
        'kerja,waktu,catatan\n"mengolah","10 menit","“waktu” – a"\nrapat,30 menit\n'.encode(),
    ],
)  # fmt: skip
def test_a_table_is_read_however_excel_saved_it(content: bytes) -> None:
    assert read(content) == [("mengolah", "10 menit", "“waktu” – a"), ("rapat", "30 menit", "")]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "t.csv:1: kolom “kerja” tidak ada; kolomnya: kerja, waktu, catatan"),
        (b"kerja,waktu\n", "t.csv:1: kolom “catatan” tidak ada; kolomnya: kerja, waktu, catatan"),
        (b"kerja,wktu,catatan\n", "t.csv:1: kolom “wktu” tidak dikenal; maksudnya “waktu”?"),
        (b"kerja,zzz,catatan\n", "t.csv:1: kolom “zzz” tidak dikenal; kolomnya: kerja, waktu, catatan"),
        (b"kerja,kerja,catatan\n", "t.csv:1: kolom “kerja” ada dua kali; kolomnya: kerja, waktu, catatan"),
        (
            b"kerja,waktu,catatan\na,b,c\na,1,5 jam,c\n",
            't.csv:3: 4 sel, seharusnya 3; sel yang memuat “,” diapit “"”',
        ),
        (b"\0\1\2", "t.csv: bukan berkas CSV; di Excel: simpan sebagai “CSV UTF-8”"),
        (b"kerja,waktu,catatan\n" + b"x" * 200_000, "t.csv:2: baris tidak terbaca sebagai CSV"),
    ],
)
def test_a_broken_table_is_refused_with_its_line(content: bytes, words: str) -> None:
    with pytest.raises(RuleError) as caught:
        read(content)
    assert str(caught.value) == words


def cell(words: str) -> Row:
    (row,) = rows(f"x,kosong\n{words},\n".encode(), "t.csv", "x kosong")
    return row


def test_cells_are_typed() -> None:
    assert cell("dua").choice("x", ("satu", "dua")) == "dua"
    assert (cell("12").number("x", 1, 12), cell("12").number("kosong", 1, 12)) == (12, None)
    assert (cell("2026-01-31").day("x"), cell("2026-01-31").day("kosong")) == (date(2026, 1, 31), None)
    assert cell("07:30").clock("x") == time(7, 30)
    assert str(Row("t.csv:9", {}).refuse("x", "salah")) == "t.csv:9 (x): salah"


@pytest.mark.parametrize(
    ("words", "read_as", "error"),
    [
        ("", ("text",), "t.csv:2 kolom A (x): belum diisi"),
        ("tga", ("choice", ("satu", "tiga")), "t.csv:2 kolom A (x): “tga” tidak dikenal; maksudnya “tiga”?"),
        ("zz", ("choice", ("satu", "tiga")), "t.csv:2 kolom A (x): “zz” tidak dikenal; pilihan: satu, tiga"),
        ("13", ("number", 1, 12), "t.csv:2 kolom A (x): “13” bukan bilangan bulat dari 1 sampai 12"),
        ("31/1/2026", ("day",), "t.csv:2 kolom A (x): “31/1/2026” bukan tanggal; bentuknya 2026-01-31 (di Excel: impor kolom ini sebagai teks)"),
        ("2026-02-30", ("day",), "t.csv:2 kolom A (x): “2026-02-30” bukan tanggal; bentuknya 2026-01-31 (di Excel: impor kolom ini sebagai teks)"),
        ("7.30", ("clock",), "t.csv:2 kolom A (x): “7.30” bukan jam; bentuknya 07:30 (di Excel: impor kolom ini sebagai teks)"),
        ("25:00", ("clock",), "t.csv:2 kolom A (x): “25:00” bukan jam; bentuknya 07:30 (di Excel: impor kolom ini sebagai teks)"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_named_by_line_and_column(words: str, read_as: tuple[object, ...], error: str) -> None:
    # a row that is empty altogether would be passed over
    (row,) = rows(f"x,y\n{words},1\n".encode(), "t.csv", "x y")
    name, *rest = read_as
    with pytest.raises(RuleError) as caught:
        getattr(row, str(name))("x", *rest)
    assert str(caught.value) == error


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_one_clear_error(content: bytes) -> None:
    try:
        found: list[Row] | str = list(rows(content, "t.csv", COLUMNS))
    except RuleError as error:
        found = str(error)
    assert isinstance(found, list) or found.startswith("t.csv")
