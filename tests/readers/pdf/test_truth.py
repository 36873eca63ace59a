"""Synthetic PDFs whose truth is known, printed from Word and Excel: every value, shape and arrow as it was put in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sopcheck.model.sop import Sop
from sopcheck.model.source import Source
from sopcheck.readers import flowchart, normalize, pdf, step_rows, step_table
from sopcheck.readers.raw import Grid

DATA = Path(__file__).parent / "data"
TRUTH = json.loads((DATA.parents[1] / "office" / "data" / "T1.json").read_text("utf-8"))
KINDS = {"terminator": "terminal", "process": "proses", "decision": "keputusan"}
FIELDS = {
    "nomor": "nomor", "tgl_pembuatan": "tanggal_pembuatan", "tgl_revisi": "tanggal_revisi",
    "tgl_efektif": "tanggal_efektif", "judul": "nama", "instansi": "instansi", "unit": "unit_kerja",
    "dasar_hukum": "dasar_hukum", "kualifikasi": "kualifikasi_pelaksana", "keterkaitan": "keterkaitan",
    "peralatan": "peralatan_perlengkapan", "peringatan": "peringatan", "pencatatan": "pencatatan_pendataan",
}  # fmt: skip
FILES = ("p_x1_clean.pdf", "p_d1_incell.pdf", "p_x4_marks.pdf")


def read(name: str) -> Sop:
    raw = pdf.read((DATA / name).read_bytes(), name)
    (document,) = normalize.documents(raw, Source(name, "", raw.kind))
    return document.sop


@pytest.mark.parametrize("name", FILES)
def test_the_identity_block_is_read_in_full(name: str) -> None:
    sop, identity = read(name), TRUTH["identity"]
    found = {key: getattr(sop, field) for key, field in FIELDS.items()}
    assert found == {key: tuple(value) if isinstance(value := identity[key], list) else value for key in FIELDS}
    official = sop.disahkan_oleh
    assert official is not None
    assert (official.jabatan, official.nama, official.nip) == (
        identity["disahkan"],
        identity["nama_pengesah"],
        identity["nip"],
    )


@pytest.mark.parametrize("name", FILES)
def test_every_row_stands_under_its_headings(name: str) -> None:
    sop = read(name)
    assert sop.pelaksana == tuple(TRUTH["actors"])
    rows = [
        (row.nomor, row.kegiatan, row.kelengkapan, row.waktu, row.output, row.keterangan) for row in sop.langkah or ()
    ]
    assert rows == [
        (str(s["no"]), s["kegiatan"], tuple(s["kelengkapan"].split(", ")), s["waktu"], (s["output"],), s["ket"])
        for s in TRUTH["steps"]
    ]


@pytest.mark.parametrize("name", FILES)
def test_drawn_shapes_and_typed_marks_say_who_does_a_step(name: str) -> None:
    expected = [
        tuple(sorted({TRUTH["actors"][actor] for _, actor, _ in step["nodes"]}, key=TRUTH["actors"].index))
        for step in TRUTH["steps"]
    ]
    assert [row.pelaksana for row in read(name).langkah or ()] == expected


@pytest.mark.parametrize("name", ["p_x1_clean.pdf", "p_d1_incell.pdf"])
def test_every_arrow_leads_from_shape_to_shape_with_its_answer(name: str) -> None:
    raw = pdf.read((DATA / name).read_bytes(), name)
    grid = next(part for part in raw.parts if isinstance(part, Grid) and step_table.find_header(part))
    header = step_table.find_header(grid)
    assert header is not None
    table = step_rows.Table(header)
    step_table.add_rows(table, grid, 0, header.last_row + 1)
    chart = flowchart.read([grid], header, table.rows)
    seen = [(node.step, node.actors[0], node.shape.kind) for node in chart.nodes]
    where = {
        node[0]: (place, node[1], KINDS[node[2]]) for place, step in enumerate(TRUTH["steps"]) for node in step["nodes"]
    }
    assert sorted(seen) == sorted(where.values())
    found = {(seen[edge.start], seen[edge.end], edge.answer) for edge in chart.edges}
    assert found == {(where[start], where[end], answer) for start, end, answer in TRUTH["edges"]}
