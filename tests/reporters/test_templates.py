"""The blank forms: nothing filled in reads as nothing, and what is filled in reads back word for word."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from sopcheck import cli
from sopcheck.errors import InputError
from sopcheck.model.source import Document
from sopcheck.readers import pick
from sopcheck.readers.legacy import libreoffice
from sopcheck.reporters import templates
from sopcheck.reporters.templates.form import HINTS

LISTS: dict[str, list[str]] = {
    "dasar_hukum": ["Undang-Undang Nomor 5 Tahun 2014 tentang Aparatur Sipil Negara", "PP Nomor 11 Tahun 2017"],
    "kualifikasi_pelaksana": ["Memahami ketentuan cuti", "Mampu mengoperasikan komputer"],
    "keterkaitan": ["SOP Pengelolaan Surat Masuk"],
    "peralatan_perlengkapan": ["Komputer", "Printer"],
    "peringatan": ["Apabila terlambat maka pelayanan terganggu"],
    "pencatatan_pendataan": ["Disimpan sebagai data elektronik dan manual"],
}
TEXTS = {
    "nomor": "065/12/BKD/2024",
    "tanggal_pembuatan": "10 Januari 2024",
    "tanggal_revisi": "-",
    "tanggal_efektif": "15 Januari 2024",
    "disahkan_oleh": "Kepala Badan Kepegawaian Daerah\n[nama]\nNIP. ........",
    "nama": "Pengelolaan Cuti Tahunan",
}
HEAD = "PEMERINTAH KOTA CONTOH\nBADAN KEPEGAWAIAN DAERAH"
ACTORS = ["Staf", "Kepala Bidang", "Sekretaris", "Kepala Badan"]
STEPS = [
    ("1", "Memeriksa permohonan cuti", "mulai", "", "", "", "Formulir permohonan\nData pegawai", "60 menit", "Draft surat izin", ""),
    ("2", "Memaraf draft surat izin", "", "√", "√", "", "Draft surat izin", "2 jam", "Draft berparaf", "bila sesuai"),
    ("3", "Menandatangani surat izin", "", "", "", "selesai", "Draft berparaf", "1 hari kerja", "Surat izin cuti\nArsip", "-"),
]  # fmt: skip


def expected() -> dict[str, Any]:
    steps = []
    for nomor, kegiatan, *rest in STEPS:
        marks, (kelengkapan, waktu, output, keterangan) = rest[:4], rest[4:]
        step: dict[str, Any] = {"nomor": nomor, "kegiatan": kegiatan, "kelengkapan": kelengkapan.split("\n")}
        step |= {"waktu": waktu, "output": output.split("\n"), "keterangan": keterangan}
        step["pelaksana"] = [actor for actor, mark in zip(ACTORS, marks, strict=True) if mark]
        if symbols := [mark for mark in marks if mark in ("mulai", "selesai")]:
            step["simbol"] = symbols
        steps.append(step)
    official = {"jabatan": "Kepala Badan Kepegawaian Daerah", "nama": "[nama]", "nip": ""}
    owner = dict(zip(("instansi", "unit_kerja"), HEAD.split("\n"), strict=True))
    return {**owner, **TEXTS, **LISTS, "disahkan_oleh": official, "pelaksana": ACTORS, "langkah": steps}


def read(path: Path) -> Document:
    (found,) = pick.read(path)
    assert not isinstance(found, InputError)
    return found


def values(document: Document) -> dict[str, Any]:
    """What was read, without what tells how and where."""
    found = document.sop.model_dump(mode="json", exclude_unset=True)
    return {key: value for key, value in found.items() if key not in ("asal", "kolom", "sopcheck", "tidak_terbaca")}


def numbered(items: list[str]) -> str:
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def fill_word(path: Path) -> None:
    form = docx.Document(str(path))
    identity, steps = form.tables
    identity.rows[0].cells[0].text = HEAD
    for row, words in zip(identity.rows, TEXTS.values(), strict=False):
        row.cells[2].text = words
    for place, key in enumerate(LISTS):
        identity.rows[7 + place // 2 * 2].cells[place % 2 * 2].text = numbered(LISTS[key])
    for place, actor in enumerate(ACTORS):
        steps.rows[1].cells[2 + place].text = actor
    for row, step in zip(steps.rows[2:], STEPS, strict=False):
        for cell, words in zip(row.cells, step, strict=True):
            cell.text = words
    form.save(str(path))


def fill_excel(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    identity, steps = book["Identitas"], book["Prosedur"]
    identity["A1"] = HEAD
    for number, words in enumerate(TEXTS.values(), 1):
        identity[f"C{number}"] = words
    for place, key in enumerate(LISTS):
        identity[f"{'AB'[place % 2]}{8 + place // 2 * 2}"] = numbered(LISTS[key])
    for place, actor in enumerate(ACTORS):
        steps.cell(2, 3 + place, actor)
    for number, step in enumerate(STEPS, 3):
        for column, words in enumerate(step, 1):
            if words:
                steps.cell(number, column, int(words) if column == 1 else words)
    book.save(path)


@pytest.mark.parametrize("form", ["docx", "xlsx", "yaml"])
def test_a_blank_form_reads_as_labels_with_nothing_filled_in(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"sop.{form}"
    assert cli.main(["template", "--output", str(path)]) == 0
    document = read(path)
    found = values(document)
    assert document.notes == ()
    assert document.sop.tidak_terbaca == ()
    assert document.sop.terbaca == "utuh"
    official = {"jabatan": "", "nama": "", "nip": ""} if form == "yaml" else {"jabatan": ""}
    labels = {**dict.fromkeys(TEXTS, ""), **{key: [] for key in LISTS}, "disahkan_oleh": official, "langkah": []}
    by_hand = {"instansi": "", "unit_kerja": "", "pelaksana": []} if form == "yaml" else {}  # without labels on paper
    assert found == labels | by_hand


@pytest.mark.parametrize(("form", "fill"), [("docx", fill_word), ("xlsx", fill_excel)])
def test_a_filled_form_reads_back_word_for_word(form: str, fill: Any, tmp_path: Path) -> None:
    path = tmp_path / f"sop.{form}"
    path.write_bytes(templates.page(form))
    fill(path)
    document = read(path)
    assert values(document) == expected()
    assert document.notes == ()


@pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("form", "fill"), [("docx", fill_word), ("xlsx", fill_excel)])
def test_a_filled_form_that_libreoffice_saved_reads_back_word_for_word(form: str, fill: Any, tmp_path: Path) -> None:
    path = tmp_path / f"sop.{form}"
    path.write_bytes(templates.page(form))
    fill(path)
    saved = [str(libreoffice.found()), f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless"]
    saved += ["--convert-to", form, "--outdir", str(tmp_path / "lagi"), str(path)]
    subprocess.run(saved, check=True, capture_output=True, timeout=90)
    document = read(tmp_path / "lagi" / path.name)
    assert values(document) == expected()
    assert document.notes == ()


def test_the_step_in_the_comments_of_the_yaml_form_is_a_step(tmp_path: Path) -> None:
    text = templates.page("yaml").decode()
    head, _, step = text.partition("langkah: []")
    lines = [line.removeprefix("#") for line in step.split("\n")[1:]]
    (tmp_path / "sop.yaml").write_text(head + "langkah:\n" + "\n".join(lines), "utf-8")
    (row,) = read(tmp_path / "sop.yaml").sop.langkah or ()
    assert (row.nomor, row.pelaksana, row.simbol, row.waktu) == ("1", ("Staf",), ("mulai",), "15 menit")


def test_help_fits_into_what_excel_shows_at_a_cell() -> None:
    assert max(len(words) for words in HINTS.values()) <= 255
    book = openpyxl.load_workbook(io.BytesIO(templates.page("xlsx")))
    shown = {check.prompt for sheet in book for check in sheet.data_validations.dataValidation}
    assert HINTS["waktu"] in shown
    (marks,) = (c for c in book["Prosedur"].data_validations.dataValidation if c.type == "list")
    assert marks.formula1 == '"√,mulai,selesai"'


def test_a_filled_form_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sop.docx"
    assert cli.main(["template", "--output", str(path)]) == 0
    before = path.read_bytes()
    assert cli.main(["template", "--output", str(path)]) == 2
    assert "sudah ada" in capsys.readouterr().err
    assert path.read_bytes() == before == templates.page("docx")


def test_forms_go_to_standard_output_and_unknown_ends_are_refused(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for form in ("yaml", "xlsx"):
        assert cli.main(["template", "--format", form]) == 0
        assert capfdbinary.readouterr().out == templates.page(form)
    assert cli.main(["template", "--output", str(tmp_path / "sop.odt")]) == 2
    assert "akhiran “.odt” tidak dikenal; pilihan: .yaml, .docx, .xlsx" in capfdbinary.readouterr().err.decode()
