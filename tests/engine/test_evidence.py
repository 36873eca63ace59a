"""Evidence for the LKE: which SOP serves for what, what speaks against it, and that nothing else is claimed."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

import sopcheck
from sopcheck import cli
from sopcheck.engine import profile
from sopcheck.engine.evidence import LKE, criteria
from sopcheck.model.report import Evidence
from sopcheck.reporters.pages import evidence
from sopcheck.yamltext import packaged

OFFICE = {"instansi": "Pemerintah Kota Contoh", "unit_kerja": "Dinas Contoh"}
DATA = {
    **OFFICE,
    "nama": "SOP Pengumpulan Data Kinerja",
    "nomor": "",
    "langkah": [{"kegiatan": "Merekap laporan kinerja triwulan", "waktu": "1 jam"}],
}
REPORT = {**OFFICE, "nama": "Penyusunan LKjIP", "langkah": [{"kegiatan": "Menyusun LKjIP", "output": ["Draft LKjIP"]}]}


def gathered(folder: Path, *sops: dict[str, Any], used: str = "lhe") -> tuple[Evidence, ...]:
    for number, sop in enumerate(sops):
        (folder / f"{number}.json").write_text(json.dumps({"sopcheck": "1", **sop}), "utf-8")
    return sopcheck.check([folder], as_of=date(2026, 11, 20), profile=used).corpus.evidence


def test_every_row_names_rules_that_exist() -> None:
    known = profile.catalogue()
    assert len(criteria()) > 7
    assert [rule for criterion in criteria() for rule in criterion.rules if rule not in known] == []


def test_what_serves_and_what_speaks_against_it(tmp_path: Path) -> None:
    found = {each.criterion: each for each in gathered(tmp_path, DATA, REPORT)}
    assert {each.office for each in found.values()} == {"Pemerintah Kota Contoh, Dinas Contoh"}
    served = {number: [proof.sop for proof in each.sops] for number, each in found.items()}
    data, report = [DATA["nama"]], [REPORT["nama"]]
    assert served == {
        "2.a.1": data,
        "2.a.3": data,
        "2.b.4": data,
        "3.a.1": report,
        "3.a.3": report,
        "3.a.4": report,
        "3.a.5": [],
        "3.a.6": report,
    }
    assert "identitas.nomor-kosong" in found["2.a.3"].sops[0].against
    assert "output.akhir-masih-draft" in found["3.a.3"].sops[0].against
    assert "sakip.tanpa-reviu" in found["3.a.4"].sops[0].against
    assert "output.akhir-masih-draft" not in found["3.a.4"].sops[0].against


def test_what_cannot_be_judged_is_said(tmp_path: Path) -> None:
    unread = {**DATA, "tidak_terbaca": ["nomor"]}
    found = {each.criterion: each for each in gathered(tmp_path, {k: v for k, v in unread.items() if k != "nomor"})}
    assert "identitas.nomor-kosong" in found["2.a.3"].sops[0].open


@pytest.mark.parametrize(
    "nama", ["Penilaian Kinerja Pegawai", "Penyusunan SKP", "Pengukuran Arah Kiblat", "Surat Masuk"]
)
def test_other_names_serve_for_nothing(nama: str, tmp_path: Path) -> None:
    assert [each for each in gathered(tmp_path, {**DATA, "nama": nama}) if each.sops] == []


def test_an_sop_without_a_name_is_counted_not_guessed(tmp_path: Path) -> None:
    found = gathered(tmp_path, {key: value for key, value in DATA.items() if key != "nama"})
    assert {(each.nameless, each.sops) for each in found} == {(1, ())}


QUOTED = {
    "2.a.1": "Terdapat pedoman teknis pengukuran kinerja dan pengumpulan data kinerja",
    "2.a.3": "Terdapat mekanisme yang jelas terhadap pengumpulan data kinerja yang dapat diandalkan",
    "3.a.4": "Dokumen Laporan Kinerja telah direviu",
}
"""The criteria whose words were read; of the others only what they are about."""


def test_a_criterion_is_quoted_or_said_to_be_a_summary(tmp_path: Path) -> None:
    rows = packaged(LKE)["kriteria"]
    assert {number: row["bunyi"] for number, row in rows.items() if "kutipan" in row} == QUOTED
    assert {number for number, row in rows.items() if row.get("ringkasan") == "ya"} == rows.keys() - QUOTED.keys()
    told = {each.criterion: (each.words, each.quoted) for each in gathered(tmp_path, DATA)}
    assert told == {
        number: (row["bunyi"], True) if number in QUOTED else (f"{row['bunyi']} (ringkasan)", False)
        for number, row in rows.items()
    }


def test_only_where_the_profile_asks(tmp_path: Path) -> None:
    assert gathered(tmp_path, DATA, used="reviu") == ()


def test_every_format_for_people_tells_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"sopcheck": "1", **DATA}), "utf-8")
    names = ("r.md", "r.html", "r.xlsx", "r.docx", "r.json")
    outputs = [part for name in names for part in ("--output", str(tmp_path / name))]
    arguments = ["check", str(tmp_path / "a.json"), "--profile", "lhe", "--as-of", "2026-11-20", *outputs]
    assert cli.main(arguments) == 0
    screen = " ".join(capsys.readouterr().out.split())
    report = json.loads((tmp_path / "r.json").read_text("utf-8"))
    rows = [
        (each["criterion"], each["words"], each["sops"][0]["sop"] if each["sops"] else "tidak ada SOP")
        for each in report["corpus"]["evidence"]
    ]
    assert len(rows) == len(criteria())
    word = docx.Document(str(tmp_path / "r.docx"))
    cells = " ".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    heads = [each.text for each in word.paragraphs if each.style is not None and each.style.name == "Heading 1"]
    assert heads[4:7] == ["E. Bukti LKE", "F. Aturan × hasil", "G. Penutup"]
    for text in (
        f"{cells} {evidence.NO_GRADE}",
        screen,
        (tmp_path / "r.md").read_text("utf-8"),
        (tmp_path / "r.html").read_text("utf-8"),
    ):
        for number, words, sop in rows:
            assert f"{number} {words}" in text
            assert sop in text
        assert "bukan nilai" in text
        assert "bertanda (ringkasan) disebut pokoknya saja" in text
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Bukti LKE"]
    told = [tuple(row)[1:4] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert [
        (number, words, str(sop)[: len(shown)]) for (number, words, sop), (_, _, shown) in zip(told, rows, strict=True)
    ] == rows
