"""What LibreOffice makes of files whose truth is known: words as they were put in, drawings as far as they arrive."""

from __future__ import annotations

import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import sopcheck
from sopcheck.model.source import Document, Source
from sopcheck.readers import legacy, normalize
from sopcheck.readers.legacy import libreoffice
from sopcheck.readers.raw import Raw

sys.path.insert(0, str(Path(__file__).parents[3] / "benchmarks"))
from converted import FILES, TRUTH, compared, new_findings, truth_of, untyped

pytestmark = pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not installed")

DRAWN = {
    "d1_incell.doc": 0, "d2_stray.doc": 0, "d1_incell.odt": 0, "x1_clean.xls": 11, "x1_clean.ods": 11,
    "x3_onesheet_offpage.xls": 10,
}  # fmt: skip
"""File → how many of its arrows arrive: all or none."""

MARKED = ("d5_marks.doc", "x4_marks.xls")
BARE = ("d1_incell.doc", "d2_stray.doc", "x1_clean.xls", "x3_onesheet_offpage.xls")
RTF = rb"""{\rtf1\ansi Nama SOP : Cuti\par Nomor SOP : 1/2024\par
\trowd\cellx500\cellx4000\cellx5000\cellx6000\intbl No\cell Kegiatan\cell Staf\cell Waktu\cell\row
\trowd\cellx500\cellx4000\cellx5000\cellx6000\intbl 1\cell Menerima surat\cell X\cell 5 menit\cell\row\pard}"""


@cache
def read(name: str, bare: bool = False) -> Raw:
    content = (FILES / name).read_bytes()
    return legacy.read(untyped(content) if bare else content, name)


@cache
def tally(name: str, bare: bool = False) -> Counter[str]:
    truth = truth_of(name, TRUTH)
    assert truth
    return compared(read(name, bare), truth)


def document(name: str, bare: bool = False) -> Document:
    raw = read(name, bare)
    (found,) = normalize.documents(raw, Source(name, "", raw.kind))
    return found


@pytest.mark.parametrize("name", [*DRAWN, *MARKED])
def test_every_row_and_its_time_arrive_and_every_place_with_no_false_one(name: str) -> None:
    found = tally(name)
    assert found["rows"] == found["rows/of"] == found["durations"] > 7
    assert found["places"] == found["places/of"] == 10
    assert found["false places"] == 0


@pytest.mark.parametrize(("name", "arrows"), DRAWN.items())
def test_kinds_of_shapes_arrive_and_arrows_all_or_none(name: str, arrows: int) -> None:
    found = tally(name)
    assert (found["kinds"], found["arrows"], found["wrong arrows"]) == (10, arrows, 0)


@pytest.mark.parametrize("name", BARE)
def test_where_kinds_were_lost_before_places_remain_and_nothing_is_guessed(name: str) -> None:
    found = tally(name, bare=True)
    assert (found["places"], found["false places"]) == (10, 0)
    assert (found["kinds"], found["arrows"], found["wrong arrows"]) == (0, 0, 0)
    assert all(row.simbol is None and row.ke is None for row in document(name, bare=True).sop.langkah or ())


@pytest.mark.parametrize("name", [*DRAWN, *MARKED])
def test_nothing_is_said_firmly_of_a_conversion_that_is_not_said_of_its_original(name: str) -> None:
    content = (FILES / name).read_bytes()
    assert new_findings(content, name, TRUTH) == set()
    if name in BARE:
        assert new_findings(untyped(content), name, TRUTH) == set()


@pytest.mark.parametrize(
    ("name", "sure", "note"),
    [
        ("x1_clean.xls", "tinggi", "lembar Excel lama (.xls) diubah dahulu menjadi .xlsx dengan LibreOffice"),
        (
            "d1_incell.doc",
            "sedang",
            "dokumen Word lama (.doc) diubah dahulu menjadi .docx dengan LibreOffice; letak bentuk hanya perkiraan dan panah tidak dibaca",
        ),
        (
            "d1_incell.odt",
            "sedang",
            "dokumen ODF (.odt) diubah dahulu menjadi .docx dengan LibreOffice; letak bentuk hanya perkiraan dan panah tidak dibaca",
        ),
    ],
)
def test_a_note_says_how_it_was_read_and_places_are_as_sure_as_measured(name: str, sure: str, note: str) -> None:
    found = document(name)
    assert [(told.code, told.message) for told in found.notes] == [("dikonversi", note)]
    marks = {at: reading.keyakinan for at, reading in found.sop.bacaan.items()}
    assert {value for at, value in marks.items() if at.endswith("pelaksana")} == {sure}
    assert ("pelaksana" in marks) == (sure == "sedang") == ("langkah.1.simbol" in marks)


def test_where_kinds_were_lost_the_note_says_so() -> None:
    (note,) = document("x1_clean.xls", bare=True).notes
    assert note.message == (
        "lembar Excel lama (.xls) diubah dahulu menjadi .xlsx dengan LibreOffice; "
        "jenis bentuk tidak terbawa, jadi jenis dan panah tidak dibaca"
    )


def test_typed_marks_are_plain_text_whatever_the_file_was() -> None:
    assert document("d5_marks.doc").sop.bacaan == {}


def test_numbers_are_as_excel_shows_them_and_what_is_not_printed_is_told() -> None:
    found = document("x5_values.xls")
    assert [row.waktu for row in found.sop.langkah or ()] == ["10 menit", "0 jam 30 menit", "15", "-"]
    assert [note.message for note in found.notes[1:]] == [
        "lembar Sheet, baris 5 tersembunyi: “4 · Mengirim · √ · Dokumen · 1 hari · Arsip”",
        "lembar Sheet, sel B6: “ke Bupati” dicoret, jadi tidak dibaca",
        "blok identitas tidak ditemukan (1 label terbaca), jadi unsurnya tidak dinilai",
    ]


def test_a_value_stands_in_the_sheet_and_cell_of_the_file_somebody_gave(tmp_path: Path) -> None:
    path = tmp_path / "sop.xls"
    path.write_bytes((FILES / "x1_clean.xls").read_bytes())
    found = sopcheck.read(path)
    assert (found.source.path, found.source.reader) == (path.as_posix(), "xls")
    places = {at: found.source_map.find(at) for at in ("nomor", "langkah.3.waktu")}
    assert {at: place and place.words for at, place in places.items()} == {
        "nomor": "lembar Identitas, sel E2",
        "langkah.3.waktu": "lembar Prosedur, sel I7",
    }


def test_rtf_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "sop.doc"
    path.write_bytes(RTF)
    found = sopcheck.read(path)
    assert found.source.reader == "rtf"
    assert (found.sop.nama, found.sop.nomor) == ("Cuti", "1/2024")
    (row,) = found.sop.langkah or ()
    assert (row.kegiatan, row.pelaksana, row.waktu) == ("Menerima surat", ("Staf",), "5 menit")
    assert found.notes[0].message == "berkas bernama .doc, tetapi isinya .rtf; dibaca menurut isinya"
