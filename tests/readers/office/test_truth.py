"""Synthetic Word and Excel files whose truth is known: every value, shape and arrow as it was put in."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packages import package

from sopcheck.model.source import Document, Source
from sopcheck.readers import flowchart, normalize, office, step_rows, step_table
from sopcheck.readers.raw import Grid

DATA = Path(__file__).parent / "data"
TRUTH = {name: json.loads((DATA / f"{name}.json").read_text("utf-8")) for name in ("T1", "T2")}
KINDS = {"terminator": "terminal", "process": "proses", "decision": "keputusan", "offpage": "penghubung"}
FIELDS = {
    "nomor": "nomor", "tgl_pembuatan": "tanggal_pembuatan", "tgl_revisi": "tanggal_revisi",
    "tgl_efektif": "tanggal_efektif", "judul": "nama", "instansi": "instansi", "unit": "unit_kerja",
    "dasar_hukum": "dasar_hukum", "kualifikasi": "kualifikasi_pelaksana", "keterkaitan": "keterkaitan",
    "peralatan": "peralatan_perlengkapan", "peringatan": "peringatan", "pencatatan": "pencatatan_pendataan",
}  # fmt: skip
FILES = {
    "x1_clean.xlsx": "T1",
    "x3_onesheet_offpage.xlsx": "T2",
    "x4_marks.xlsx": "T1",
    "d1_incell.docx": "T1",
    "d2_stray.docx": "T1",
    "d5_marks.docx": "T1",
}


def read(name: str) -> Document:
    raw = office.read((DATA / name).read_bytes(), name)
    (document,) = normalize.documents(raw, Source(name, "", raw.kind))
    return document


@pytest.mark.parametrize(("name", "truth"), FILES.items())
def test_the_identity_block_is_read_in_full(name: str, truth: str) -> None:
    sop, identity = read(name).sop, TRUTH[truth]["identity"]
    found = {key: getattr(sop, field) for key, field in FIELDS.items()}
    expected = {key: tuple(value) if isinstance(value := identity[key], list) else value for key in FIELDS}
    assert found == expected
    official = sop.disahkan_oleh
    assert official is not None
    assert (official.jabatan, official.nama, official.nip) == (
        identity["disahkan"],
        identity["nama_pengesah"],
        identity["nip"],
    )


@pytest.mark.parametrize(("name", "truth"), FILES.items())
def test_every_row_stands_under_its_headings(name: str, truth: str) -> None:
    sop, expected = read(name).sop, TRUTH[truth]
    assert sop.pelaksana == tuple(expected["actors"])
    rows = [
        (row.nomor, row.kegiatan, row.kelengkapan, row.waktu, row.output, row.keterangan) for row in sop.langkah or ()
    ]
    assert rows == [
        (str(s["no"]), s["kegiatan"], tuple(s["kelengkapan"].split(", ")), s["waktu"], (s["output"],), s["ket"])
        for s in expected["steps"]
    ]


def chart_of(name: str) -> flowchart.Flowchart:
    raw = office.read((DATA / name).read_bytes(), name)
    grid = next(part for part in raw.parts if isinstance(part, Grid) and step_table.find_header(part))
    header = step_table.find_header(grid)
    assert header is not None
    table = step_rows.Table(header)
    step_table.add_rows(table, grid, 0, header.last_row + 1)
    return flowchart.read([grid], header, table.rows)


DRAWN = {name: truth for name, truth in FILES.items() if "marks" not in name}


@pytest.mark.parametrize(("name", "truth"), DRAWN.items())
def test_every_shape_stands_at_its_step_and_actor(name: str, truth: str) -> None:
    found = sorted((node.step, node.actors, node.shape.kind) for node in chart_of(name).nodes)
    expected = sorted(
        (place, (actor,), KINDS[kind])
        for place, step in enumerate(TRUTH[truth]["steps"])
        for _, actor, kind in step["nodes"]
    )
    assert found == expected


@pytest.mark.parametrize(("name", "truth"), DRAWN.items())
def test_every_arrow_leads_from_shape_to_shape_with_its_answer(name: str, truth: str) -> None:
    chart = chart_of(name)
    where = {
        node[0]: (place, node[1], KINDS[node[2]])
        for place, step in enumerate(TRUTH[truth]["steps"])
        for node in step["nodes"]
    }
    seen = [(node.step, node.actors[0], node.shape.kind) for node in chart.nodes]
    found = {(seen[edge.start], seen[edge.end], edge.answer) for edge in chart.edges}
    expected = {(where[start], where[end], answer) for start, end, answer in TRUTH[truth]["edges"]}
    joined = {edge for edge in found - expected if edge[0][2] == edge[1][2] == "penghubung"}  # pages that go on
    assert found - joined == expected
    assert len(joined) == (1 if truth == "T2" else 0)


def test_an_answer_goes_on_through_off_page_connectors() -> None:
    steps = read("x3_onesheet_offpage.xlsx").sop.langkah or ()
    assert [(row.nomor, row.ya, row.tidak) for row in steps if row.ya] == [("4", "5", "3"), ("5", "6", "8")]


@pytest.mark.parametrize("name", ["x4_marks.xlsx", "d5_marks.docx"])
def test_typed_marks_say_who_does_a_step(name: str) -> None:
    expected = [
        tuple(sorted({TRUTH["T1"]["actors"][actor] for _, actor, _ in step["nodes"]}, key=TRUTH["T1"]["actors"].index))
        for step in TRUTH["T1"]["steps"]
    ]
    assert [row.pelaksana for row in read(name).sop.langkah or ()] == expected


def test_stray_shapes_are_said_to_be_estimated_and_anchored_ones_sure() -> None:
    def kept(name: str) -> set[str]:
        return {note.keyakinan for at, note in read(name).sop.bacaan.items() if at.endswith("pelaksana")}

    assert (kept("d1_incell.docx"), kept("x1_clean.xlsx"), kept("d2_stray.docx")) == (
        {"tinggi"},
        {"tinggi"},
        {"sedang"},
    )


def test_numbers_are_read_as_excel_shows_them_and_what_is_not_printed_is_told() -> None:
    document = read("x5_values.xlsx")
    rows: Any = document.sop.langkah
    assert [row.waktu for row in rows] == ["10 menit", "0 jam 30 menit", None, "-"]
    assert document.sop.tanggal_pengesahan == "10 Juli 2023"
    assert document.sop.tidak_terbaca == ("langkah.3.waktu",)
    assert rows[-1].kegiatan == "Mengirim ke Sekda"
    assert document.sop.langkah_tersembunyi == ("4",)
    assert [(note.code, note.message) for note in document.notes] == [
        ("baris-tersembunyi", "lembar Sheet, baris 5 tersembunyi: “4 · Mengirim · √ · Dokumen · 1 hari · Arsip”"),
        ("dicoret", "lembar Sheet, sel B6: “ke Bupati” dicoret, jadi tidak dibaca"),
        ("tidak-terbaca", "kolom Waktu tidak terbaca: rumus tanpa nilai tersimpan"),
        ("identitas", "blok identitas tidak ditemukan (1 label terbaca), jadi unsurnya tidak dinilai"),
    ]


def hiding(row: int) -> Document:
    """x1_clean.xlsx with a row of its step table hidden."""
    with zipfile.ZipFile(DATA / "x1_clean.xlsx") as file:
        parts = {name: file.read(name) for name in file.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    assert parts[sheet].count(b'<row r="%d"' % row) == 1
    parts[sheet] = parts[sheet].replace(b'<row r="%d"' % row, b'<row hidden="1" r="%d"' % row)
    raw = office.read(package(parts), "a.xlsx")
    (document,) = normalize.documents(raw, Source("a.xlsx", "", raw.kind))
    return document


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6, 7, 8])
def test_shapes_of_a_hidden_row_do_not_slide_onto_the_next_one(number: int) -> None:
    """Steps 1 to 9 stand in rows 5 to 13; the arrows between what is printed stay as they are."""
    whole = {row.nomor: row for row in read("x1_clean.xlsx").sop.langkah or ()}
    found = hiding(number + 4).sop
    hidden = str(number)
    assert found.langkah_tersembunyi == (hidden,)
    for place, row in enumerate(found.langkah or (), 1):
        before = whole[row.nomor]
        assert (row.pelaksana, row.simbol) == (before.pelaksana, before.simbol)
        targets = {before.ya, before.tidak, *(before.ke or ())}
        told = {row.ya, row.tidak, *(row.ke or ())} - {None}
        assert told == targets - {hidden, None}
        assert (f"langkah.{place}.ke" in found.tidak_terbaca) == (hidden in targets)


def test_every_value_knows_its_place() -> None:
    document = read("x1_clean.xlsx")
    found = {at: document.source_map.find(at) for at in ("nomor", "langkah.3.waktu", "pelaksana.2", "dasar_hukum.1")}
    assert {at: place and place.words for at, place in found.items()} == {
        "nomor": "lembar Identitas, sel E2",
        "langkah.3.waktu": "lembar Prosedur, sel I7",
        "pelaksana.2": "lembar Prosedur, sel D4",
        "dasar_hukum.1": "lembar Identitas, sel A9",
    }
