"""What becomes of every Output and why; the rule on unused outputs and this telling never contradict each other."""

from __future__ import annotations

import json
import pickle
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck import cli
from sopcheck.checks.output_unused import output_unused
from sopcheck.engine.check import Context, Hit, Looked, Unknown
from sopcheck.engine.paper_fate import fates
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.told_flow import ToldFlow
from sopcheck.law.registry import load_law
from sopcheck.model.report import PaperFate
from sopcheck.model.sop import Sop

CONTEXT = Context(date(2026, 11, 20), load_law())
PLAIN = {"nomor": "9", "kegiatan": "Mengatur ruang kerja", "kelengkapan": ["Denah"], "output": ["Ruang kerja"]}


def fates_of(*rows: dict[str, Any], **fields: Any) -> list[PaperFate]:
    return list(fates(Reading(Sop.model_validate({"langkah": list(rows), **fields}))))


def made(output: str, kegiatan: str = "Menyusun kajian", **more: Any) -> dict[str, Any]:
    return {"nomor": "1", "kegiatan": kegiatan, "kelengkapan": ["Peta"], "output": [output], **more}


CASES = [  # rows, other fields, verdict, by, reason
    (
        [made("Konsep LKj"), PLAIN, {**PLAIN, "nomor": "3", "kelengkapan": ["Denah", "Laporan Kinerja"]}],
        {},
        ("dipakai", ("langkah.3.kelengkapan.2",), "kelengkapan Langkah 3"),
    ),
    (
        [made("Surat tugas"), {**PLAIN, "kegiatan": "Memaraf surat tugas"}],
        {},
        ("dipakai", ("langkah.2.kegiatan",), "dikerjakan pada Langkah 9"),
    ),
    (
        [made("Nota dinas", "Menyampaikan nota dinas kepada Kepala Bidang"), PLAIN],
        {},
        ("diserahkan", ("langkah.1.kegiatan",), "diserahkan kepada Kepala Bidang pada langkah itu juga"),
    ),
    (
        [made("Daftar pengawas"), PLAIN, {**PLAIN, "nomor": "3", "pelaksana": ["Pengawas Ruang"]}],
        {},
        ("dipakai", ("langkah.3.pelaksana",), "menunjuk pelaksana Langkah 3"),
    ),
    (
        [made("Jadwal piket"), PLAIN],
        {},
        ("dipakai", (), "jenis dokumen yang menuntun pekerjaan sesudahnya"),
    ),
    (
        [made("SPP"), {**PLAIN, "nomor": "2"}, {**PLAIN, "nomor": "3", "output": ["Surat Perintah Membayar"]}],
        {},
        ("dipakai", ("langkah.3",), "dasar dokumen pada Langkah 3"),
    ),
    (
        [made("Surat keputusan", "Mengarsipkan surat keputusan"), PLAIN],
        {},
        ("disimpan", ("langkah.1.kegiatan",), "diarsipkan pada langkah itu juga"),
    ),
    (
        [made("Surat keputusan", "Mengirim surat keputusan"), PLAIN],
        {},
        ("diserahkan", ("langkah.1.kegiatan",), "dikirim pada langkah itu juga"),
    ),
    (
        [made("Surat tugas terkirim"), PLAIN],
        {},
        ("diserahkan", (), "menurut sebutannya sudah sampai, tersimpan, atau selesai"),
    ),
    ([made("Tanda terima"), PLAIN], {}, ("disimpan", (), "jenis dokumen yang dibuat untuk disimpan")),
    ([made("Undangan kerja bakti"), PLAIN], {}, ("diserahkan", (), "jenis dokumen yang ditujukan kepada pihak lain")),
    (
        [made("Kontrak", keterangan="Lihat SOP\nKepegawaian"), PLAIN],
        {},
        ("diserahkan", ("langkah.1.keterangan",), "Keterangan: Lihat SOP Kepegawaian"),
    ),
    (
        [made("Kontrak"), PLAIN],
        {"nama": "Penerbitan Kontrak"},
        ("hasil-akhir", ("nama",), "kata-katanya muncul pada Nama SOP"),
    ),
    (
        [made("Kontrak"), PLAIN],
        {"pencatatan_pendataan": [None, "Buku kontrak"]},
        ("disimpan", ("pencatatan_pendataan",), "kata-katanya muncul pada Pencatatan dan Pendataan"),
    ),
    (
        [made("Kontrak"), PLAIN],
        {"keterkaitan": ["SOP Kontrak"]},
        ("diserahkan", ("keterkaitan",), "kata-katanya muncul pada Keterkaitan"),
    ),
    ([PLAIN, made("Kontrak")], {}, ("hasil-akhir", (), "alur berakhir pada langkah itu")),
    (
        [
            made("Disposisi", "Menelaah pengajuan lembur dan memerintahkan Subbagian Umum untuk menulis jadwal"),
            {**PLAIN, "kegiatan": "Menulis jadwal"},
        ],
        {},
        ("dipakai", ("langkah.2.kegiatan",), "perintahnya dikerjakan pada Langkah 9"),
    ),
    (
        [made("Lembar pengukuran tanah"), {**PLAIN, "kegiatan": "Mengukur tanah"}],
        {},
        ("dipakai", ("langkah.2",), "kata-katanya muncul lagi pada Langkah 9"),
    ),
    (
        [made("Lembar peninjauan"), {**PLAIN, "kelengkapan": ["Denah peninjuan"]}],
        {},
        ("dipakai", (), "kata-katanya muncul lagi sesudahnya"),
    ),
    (
        [made("Surat Perintah Perjalanan Dinas"), {**PLAIN, "kelengkapan": ["SPPD"]}],
        {},
        ("dipakai", ("langkah.2.kelengkapan.1",), "disebut “sppd” pada Langkah 9"),
    ),
    (
        [made("SPPD"), {**PLAIN, "kelengkapan": ["Surat Perintah Perjalanan Dinas"]}],
        {},
        ("dipakai", ("langkah.2.kelengkapan.1",), "disebut “surat perintah perjalanan dinas” pada Langkah 9"),
    ),
    (
        [made("Kontrak kepala bidang umum kota"), PLAIN, PLAIN, {**PLAIN, "kelengkapan": ["Kontrak"]}],
        {},
        ("dipakai", ("langkah.4.kelengkapan.1",), "disebut “kontrak” pada Langkah ke-4"),
    ),
    ([made("ATK"), PLAIN], {}, ("tidak-dinilai", (), "peralatan, bukan dokumen")),
    ([made("Data gempa"), PLAIN], {}, ("tidak-dinilai", (), "data, keadaan, atau barang, bukan naskah yang pasti")),
    ([made("Surat keputusan", "Angka inisial"), PLAIN], {}, ("tidak-dinilai", (), "kegiatannya tidak cukup dipahami")),
    (
        [made("Surat keputusan"), {**PLAIN, "kelengkapan": ["Berkas pendukung"]}],
        {},
        ("ragu", (), "mungkin dipakai pada Langkah 9, yang tidak menyebut dokumennya satu per satu"),
    ),
    (
        [made("Surat keputusan"), {**PLAIN, "kelengkapan": ["Denah", None]}],
        {},
        ("ragu", (), "langkah sesudahnya tidak terbaca seluruhnya"),
    ),
    (
        [made("Surat keputusan"), PLAIN],
        {},
        ("tidak-dipakai", (), "tidak disebut lagi sesudahnya, tidak diserahkan, dan tidak dicatat"),
    ),
]


@pytest.mark.parametrize(("rows", "fields", "told"), CASES, ids=[str(case[2][2]) for case in CASES])
def test_the_verdict_is_told_with_its_evidence(rows: Any, fields: Any, told: Any) -> None:
    every = fates_of(*rows, **fields)
    fate = next(fate for fate in every if not fate.document.startswith("Ruang kerja"))
    assert (fate.verdict, fate.by, fate.reason) == told


def test_an_abbreviation_that_the_sop_explains_is_the_paper() -> None:
    rows = (
        made("Formulir Pemantauan Suhu"),
        {**PLAIN, "nomor": "2", "kegiatan": "Mengatur ruang (FPS) kerja", "kelengkapan": ["FPS harian"]},
    )
    assert fates_of(*rows)[0].verdict == "tidak-dipakai"
    explained = fates_of(*rows, kualifikasi_pelaksana=[None, "Mengenal Formulir Pemantauan Suhu (FPS)"])
    assert explained[0].verdict == "dipakai"
    assert explained[0].reason == "disebut “fps”"


def test_work_that_comes_back_uses_what_it_brings() -> None:
    rows = (
        {**PLAIN, "nomor": "1", "kelengkapan": ["Denah", "Memo perbaikan"], "ke": "2"},
        made("Memo perbaikan", nomor="2", ya="3", tidak="1"),
        {**PLAIN, "nomor": "3"},
    )
    fate = fates_of(*rows)[1]
    assert (fate.verdict, fate.reason) == ("dipakai", "alur kembali ke langkah sebelumnya yang menyebutnya")


def test_what_the_name_was_read_as_stands_beside_it() -> None:
    fate = fates_of(made("Draft LKjIP Triwulan Sekretariat"), PLAIN)[0]
    assert (fate.at, fate.document) == ("langkah.1.output.1", "Draft LKjIP Triwulan Sekretariat")
    assert (fate.name, fate.owner) == ("laporan kinerja sekretariat", "sekretariat")
    assert (fate.state, fate.period) == ("draft", "triwulan")


WORDS = [
    "Surat keputusan",
    "Disposisi",
    "SPPD",
    "Surat Perintah Perjalanan Dinas",
    "Kontrak",
    "ATK",
    "Berkas",
    "Data (D)",
]
ROW = st.fixed_dictionaries(
    {"kegiatan": st.sampled_from(["Menyusun kajian", "Mengatur ruang", "Mengirim kontrak", "Angka", ""])},
    optional={
        "nomor": st.sampled_from(["1", "2", "3"]),
        "kelengkapan": st.lists(st.none() | st.sampled_from([*WORDS, "Denah"]) | st.text(max_size=12), max_size=2),
        "output": st.lists(st.none() | st.sampled_from(WORDS) | st.text(max_size=12), max_size=2),
        "keterangan": st.sampled_from(["", "SOP lain", "cepat"]),
        "ke": st.lists(st.sampled_from(["1", "2", "selesai"]), max_size=2),
        "simbol": st.lists(st.sampled_from(["mulai", "selesai"]), max_size=1),
    },
)


@given(st.lists(ROW, max_size=6), st.sampled_from(["utuh", "sebagian"]), st.sampled_from(["", "Penerbitan Kontrak"]))
def test_what_the_rule_says_and_what_is_told_agree(rows: list[dict[str, Any]], read: str, title: str) -> None:
    """Every accused output is told as unused, and none besides; what the rule leaves open is told as doubtful."""
    reading = Reading(Sop.model_validate({"langkah": rows, "terbaca": read, "nama": title}))
    seen = output_unused.look(reading, CONTEXT, Params())
    every = [] if isinstance(seen, Looked) else list(seen)  # type: ignore[arg-type]  # an iterable otherwise
    hits = {one.at for one in every if isinstance(one, Hit)}
    open_ones = {one.at for one in every if isinstance(one, Unknown) and one.at.count(".") > 2}
    told = list(fates(reading))
    assert {fate.at for fate in told if fate.verdict == "tidak-dipakai"} == hits
    assert open_ones <= {fate.at for fate in told if fate.verdict == "ragu"}


def test_a_report_follows_the_flow_only_when_asked_and_survives_the_way_between_processes() -> None:
    sop = Sop.model_validate({"langkah": [made("Kontrak"), PLAIN]})
    flow = ToldFlow(sop)
    assert [fate.verdict for fate in pickle.loads(pickle.dumps(flow)).documents] == ["tidak-dipakai", "hasil-akhir"]
    assert flow.control == ()


def test_a_very_long_table_is_told_in_proportion() -> None:
    rows = [
        {"kegiatan": f"Menyusun kajian nomor{n}", "kelengkapan": [f"Surat bahan{n}"], "output": [f"Surat hal{n}"]}
        for n in range(1500)
    ]
    start = time.process_time()
    assert len(fates_of(*rows)) == 1500
    assert time.process_time() - start < 20


def test_the_command_line_tells_the_flow(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "satu.json"
    path.write_text(json.dumps({"nama": "Penerbitan Surat", "langkah": [made("Kontrak"), PLAIN]}), "utf-8")
    other = tmp_path / "dua.json"
    other.write_bytes(path.read_bytes())
    assert cli.main(["read", "--flow", str(path), str(other)]) == 0
    printed = capsys.readouterr().out
    assert printed.count("Penerbitan Surat\n") == 2
    assert "Langkah 1, kolom Output butir 1: “Kontrak”\n    tidak-dipakai: tidak disebut lagi" in printed
    assert "dibaca sebagai kontrak\n" in printed
    assert cli.main(["read", "--flow", "--format", "json", str(path)]) == 0
    value = json.loads(capsys.readouterr().out)
    assert [fate["verdict"] for fate in value["documents"]] == ["tidak-dipakai", "hasil-akhir"]
    path.write_text(json.dumps({"nama": "Penerbitan Surat", "langkah": []}), "utf-8")
    assert cli.main(["read", "--flow", str(path)]) == 0
    assert "tidak ada output yang terbaca" in capsys.readouterr().out
