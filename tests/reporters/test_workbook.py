"""The kertas kerja is a workbook an auditor can work in: filters, room for what only people know, A4, never overwritten."""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from compound import compound, word_head
from openpyxl.worksheet.worksheet import Worksheet
from reporters.written import corpus, sheets, written

from sopcheck import cli, reporters
from sopcheck.engine.recap import year_of
from sopcheck.errors import UsageError
from sopcheck.model.report import CorpusReport, DocumentReport, Head
from sopcheck.model.sop import Sop
from sopcheck.readers.legacy import libreoffice
from sopcheck.reporters.workbook import book as book_module
from sopcheck.reporters.workbook.columns import FOLLOW_UP

SHEETS = [
    "Ringkasan",
    "Temuan",
    "Tidak dapat dinilai",
    "SOP yang tidak dapat dinilai",
    "Aturan",
    "Per OPD",
    "Per SOP",
]
PRINTED = 277  # mm between the margins of A4 landscape


@pytest.fixture(scope="module")
def content() -> bytes:
    return written("xlsx", corpus())


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_sheets_are_there_in_order(book: Any) -> None:
    assert book.sheetnames == SHEETS


def test_without_a_sentence_of_its_own_a_rule_has_the_quotes_of_its_bases_as_criteria() -> None:
    head, *others = corpus()
    assert isinstance(head, Head)
    silent = {rule: replace(info, ought="") for rule, info in head.rules.items()}
    found = sheets(written("xlsx", [replace(head, rules=silent), *others]))["Temuan"]
    criteria = [row["Kriteria"] for row in found]
    assert None in criteria
    assert all(words.startswith("“") for words in criteria if words)


def test_a_finding_has_the_columns_of_a_kertas_kerja(content: bytes) -> None:
    events = corpus()
    head = next(event for event in events if isinstance(event, Head))
    documents = [event for event in events if isinstance(event, DocumentReport)]
    wanted = {f.id: (d, r, f) for d in documents for r in d.results for f in r.findings}
    found = [row for row in sheets(content)["Temuan"] if not row["Aturan"].startswith("korpus.")]
    assert [row["No"] for row in found] == list(range(1, len(wanted) + 1))
    for row in found:
        document, result, finding = wanted[row["Id"]]
        assert (row["SOP"], row["Berkas"]) == (document.sop.nama, document.source.path)
        assert (row["Instansi"], row["Unit kerja"]) == (document.sop.instansi, document.sop.unit_kerja)
        assert (row["Tempat"], row["Kondisi"], row["Rekomendasi"]) == (
            finding.place,
            finding.message,
            finding.recommendation,
        )
        assert (row["Teks asli"] or "") == "\n".join(f"“{quote}”" for quote in finding.quotes)
        said = row["Kriteria"].split("\n")
        assert said[0] == head.rules[result.rule].ought
        quotes = [basis.quote for basis in finding.basis if basis.quote]
        assert [line.rpartition(" (")[0] for line in said[1:]] == [f"“{quote}”" for quote in quotes]
        assert head.rules[result.rule].title not in said
        assert row["Akibat"] == head.rules[result.rule].why
        assert row["Dasar hukum"].count("[") + row["Dasar hukum"].count("(perlu verifikasi)") >= len(finding.basis)
        assert (row["Tingkat"], row["Aturan"]) == (finding.severity, result.rule)
        assert row["Keyakinan"] == {"pasti": "pasti", "tinjau": "perlu ditinjau manusia"}[finding.confidence]
        assert (row["Sebab"], row["Status tindak lanjut"]) == (None, None)
        assert row["Letak di berkas"] == f"baris {finding.location['line']}"


def test_the_counts_are_those_of_the_report(content: bytes) -> None:
    events = corpus()
    documents = [event for event in events if isinstance(event, DocumentReport)]
    across = next(event for event in events if isinstance(event, CorpusReport))
    judged = [*(document.results for document in documents), across.results]
    found = sheets(content)
    for row in found["Aturan"]:
        outcomes = [r.outcome for results in judged for r in results if r.rule == row["Aturan"]]
        counted = {
            "SOP dengan temuan": outcomes.count("temuan"),
            "Memenuhi": outcomes.count("memenuhi"),
            "Tidak dapat dinilai": outcomes.count("tidak_dapat_dinilai"),
            "Tidak berlaku": outcomes.count("tidak_berlaku"),
            "Gagal": 0,
        }
        assert {title: row[title] for title in counted} == counted
    assert sum(row["SOP diperiksa"] for row in found["Per OPD"]) == len(documents) == len(found["Per SOP"])
    for sheet in ("Per OPD", "Per SOP"):
        total = sum(row["Galat"] + row["Peringatan"] + row["Catatan"] for row in found[sheet])
        assert total == len([row for row in found["Temuan"] if not row["Aturan"].startswith("korpus.")])
    assert len(found["Temuan"]) == sum(row["Jumlah temuan"] for row in found["Aturan"])
    waiting = [(d.source.path, u.place, u.missing, r.rule) for d in documents for r in d.results for u in r.unassessed]
    shown = [
        (row["Berkas"], row["Tempat"], row["Yang kurang"], rule)
        for row in found["Tidak dapat dinilai"]
        for rule in row["Aturan"].split("\n")
        if not rule.startswith("korpus.")
    ]
    assert sorted(shown) == sorted(set(waiting))
    assert ("Pemerintah Kabupaten Balangan", "Sekretariat Daerah", 2023) in [
        (row["Instansi"], row["Unit kerja"], row["Tahun SOP"]) for row in found["Per OPD"]
    ]
    said = {row["Butir"]: row["Isi"] for row in found["Ringkasan"]}
    assert (said["SOP diperiksa"], said["Profil"]) == (5, "reviu")


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_ready_for_screen_and_paper(book: Any, name: str) -> None:
    sheet: Worksheet = book[name]
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    last = sheet.cell(sheet.max_row, sheet.max_column).coordinate
    assert sheet.auto_filter.ref == (None if name == "Ringkasan" else f"A1:{last}")
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    assert all(sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1))


@pytest.mark.parametrize("name", SHEETS)
def test_printed_letters_stay_readable(book: Any, name: str) -> None:
    """Excel shrinks what is wider than the page: a unit of width is 7 pixels, 96 to the inch; letters are 10 points."""
    sheet: Worksheet = book[name]
    area = str(sheet.print_area).replace("$", "").rpartition("!")[2].partition(":")[2]
    printed = openpyxl.utils.cell.coordinate_from_string(area)[0]
    letters = [
        openpyxl.utils.get_column_letter(n) for n in range(1, openpyxl.utils.column_index_from_string(printed) + 1)
    ]
    width = sum(sheet.column_dimensions[letter].width * 7 + 5 for letter in letters) / 96 * 25.4
    assert 10 * min(1, PRINTED / width) > 8


def test_the_follow_up_is_chosen_from_a_list(book: Any) -> None:
    sheet: Worksheet = book["Temuan"]
    (choice,) = sheet.data_validations.dataValidation
    assert choice.type == "list"
    assert str(choice.formula1).strip('"').split(",") == list(FOLLOW_UP)
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "Status tindak lanjut")
    assert str(choice.sqref) == f"{column}2:{column}{sheet.max_row}"


def test_nothing_in_the_file_tells_when_or_where_it_was_made(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2026-11-20T00:00:00Z") == 2
    assert "sopcheck" in core


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_module, "MOST_ROWS", 20)
    found = sheets(written("xlsx", corpus()))
    parts = [name for name in found if name.startswith("Temuan")]
    counts = [len(found[name]) for name in parts]
    assert parts == ["Temuan", *(f"Temuan ({number})" for number in range(2, len(parts) + 1))]
    assert set(counts[:-1]) == {19}
    assert 1 <= counts[-1] <= 19
    assert [row["No"] for name in parts for row in found[name]] == list(range(1, sum(counts) + 1))


@pytest.mark.parametrize(
    ("sop", "year"),
    [
        ({"tanggal_pembuatan": "2 Juli 2019", "tanggal_revisi": "-", "tanggal_efektif": "Januari 2021"}, 2021),
        ({"tanggal_pembuatan": "… Juli 20…"}, None),
        ({}, None),
    ],
)
def test_the_year_is_the_latest_of_the_form(sop: dict[str, str], year: int | None) -> None:
    assert year_of(Sop.model_validate(sop)) == year


GOOD = '{"nama": "Penyusunan Laporan", "langkah": [{"nomor": "1", "kegiatan": "Menyusun laporan", "waktu": "-"}]}'
ONLY = ("--as-of", "2026-11-20", "--select", "waktu.kosong", "--fail-on", "never")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sop").mkdir()
    (tmp_path / "sop" / "a.json").write_text(GOOD, "utf-8")
    return tmp_path


def test_a_workbook_is_replaced_until_somebody_has_worked_in_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert cli.main(["check", "sop", *ONLY, "--output", "kk.xlsx"]) == 0
    book = openpyxl.load_workbook("kk.xlsx")
    book["Temuan"]["G2"] = "Formulir lama masih dipakai"
    book.save("kk.xlsx")
    capsys.readouterr()
    assert cli.main(["check", "sop", *ONLY, "--output", "kk.xlsx"]) == 2
    assert capsys.readouterr().err == (
        "sopcheck: kk.xlsx: sudah ada dan bukan laporan sopcheck; pilih nama berkas lain\n"
    )


@pytest.mark.parametrize("worked_on", [False, True])
def test_a_workbook_among_sops_is_no_sop(folder: Path, worked_on: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "sop", "--as-of", "2026-11-20", "--fail-on", "never", "--output", "sop/kk.xlsx"]) == 0
    if worked_on:
        openpyxl.load_workbook("sop/kk.xlsx").save("sop/kk.xlsx")
    capsys.readouterr()
    assert cli.main(["check", "sop", *ONLY]) == 0
    assert "1 dokumen diperiksa · 1 berkas lain dilewati" in capsys.readouterr().out


def test_unreadable_inputs_stand_among_the_sops(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sop" / "b.json").write_text('{"nama": ', "utf-8")
    (folder / "sop" / "c.doc").write_bytes(compound({"WordDocument": word_head(), "1Table": b""}))
    monkeypatch.setattr(libreoffice, "found", lambda: None)
    assert cli.main(["check", "sop", *ONLY, "--output", "kk.xlsx"]) == 2
    found = sheets(Path("kk.xlsx").read_bytes())
    states = {row["Berkas"]: row["Keadaan"] for row in found["Per SOP"]}
    assert states["sop/a.json"] == "diperiksa"
    assert states["sop/b.json"].startswith("sop/b.json")
    assert states["sop/c.doc"].endswith("simpan ulang sebagai .docx; tanpa itu belum ada pembacanya")
    said = {row["Butir"]: row["Isi"] for row in found["Ringkasan"]}
    assert (said["SOP diperiksa"], said["Masukan tidak terbaca"], said["Berkas lain dilewati"]) == (1, 1, 1)


def test_without_the_library_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr("sopcheck.reporters.xlsx.find_spec", lambda name: None)
    with pytest.raises(UsageError) as raised:
        reporters.make("xlsx")
    assert str(raised.value) == (
        'laporan .xlsx: perlu pustaka openpyxl yang belum terpasang; pasang: pip install "sopcheck[excel]"'
    )


def test_other_formats_do_without_the_library() -> None:
    code = (
        "import sys; sys.modules['openpyxl'] = None\n"
        "from sopcheck import reporters\n"
        "assert reporters.by_file_name('a.xlsx') == 'xlsx'\n"
        "[reporters.make(name) for name in reporters.names() if name != 'xlsx']\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_cancelled_run_leaves_no_noise(folder: Path) -> None:
    code = "from sopcheck import reporters\nfrom reporters.written import corpus, written\n"
    code += "kept = reporters.make('xlsx')\n[kept.take(event) for event in corpus()[:3]]\n"
    tests = str(Path(__file__).parent.parent)
    run = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {tests!r})\n{code}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
