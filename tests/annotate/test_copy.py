"""The annotated copy as a file: reproducible, never over something else, and refused in one line where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from forms import DATA, GOOD, WRONG, excel, form, parts, word
from packages import package

from sopcheck import cli
from sopcheck.readers.legacy import libreoffice

ON = ("--as-of", "2026-11-20", "--fail-on", "never")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["d1_incell.docx", "x1_clean.xlsx"])
def test_the_same_file_and_day_give_the_same_bytes_again_over_the_copy_before(name: str) -> None:
    Path(name).write_bytes((DATA / name).read_bytes())
    written = []
    for _ in range(2):
        assert cli.main(["check", name, *ON, "--annotate", f"salinan-{name}"]) == 0
        written.append(Path(f"salinan-{name}").read_bytes())
    assert written[0] == written[1]
    assert Path(name).read_bytes() == (DATA / name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.docx", "--annotate", "a.docx"], "a.docx: sudah menjadi masukan atau keluaran lain"),
        (["a.docx", "--annotate", "lain.docx"], "lain.docx: sudah ada dan bukan laporan sopcheck"),
        (["a.docx", "--annotate", "b.xlsx"], "b.xlsx: akhirannya harus .docx, sama dengan berkas yang diperiksa"),
        (
            ["a.yaml", "--annotate", "b.yaml"],
            "a.yaml: berkas ini tidak dapat diberi catatan; catatan dapat ditulis pada .docx",
        ),
        (
            ["a.doc", "--annotate", "b.doc"],
            "a.doc: berkas lama tidak dapat diberi catatan; simpan dahulu sebagai .docx dengan Word, Excel atau LibreOffice, lalu beri catatan pada salinan itu",
        ),
        (
            ["a.xls", "--annotate", "b.xlsx"],
            "a.xls: berkas lama tidak dapat diberi catatan; simpan dahulu sebagai .xlsx",
        ),
        (["a.docx", "lain.docx", "--annotate", "b.docx"], "--annotate: hanya untuk satu berkas"),
        ([".", "--annotate", "b.docx"], "--annotate: hanya untuk satu berkas"),
        (["a.docx", "--annotate", "b.docx", "--output", "b.docx"], "b.docx: sudah menjadi masukan atau keluaran lain"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = word(form("Pengelolaan Cuti", GOOD, WRONG))
    for name in ("a.docx", "lain.docx"):
        Path(name).write_bytes(content)
    Path("a.yaml").write_text("nama: x\nlangkah: []\n", "utf-8")
    assert cli.main(["check", *arguments, *ON]) == 2
    assert said in capsys.readouterr().err
    assert {path.name for path in Path().iterdir()} == {"a.docx", "lain.docx", "a.yaml"}
    assert Path("a.docx").read_bytes() == Path("lain.docx").read_bytes() == content


def test_a_copy_somebody_has_worked_on_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.docx").write_bytes(word(form("Pengelolaan Cuti", GOOD, WRONG)))
    assert cli.main(["check", "a.docx", *ON, "--annotate", "b.docx"]) == 0
    saved = package(parts(Path("b.docx").read_bytes()))  # as another program writes it: without our mark
    Path("b.docx").write_bytes(saved)
    assert cli.main(["check", "a.docx", *ON, "--annotate", "b.docx"]) == 2
    assert "b.docx: sudah ada" in capsys.readouterr().err
    assert Path("b.docx").read_bytes() == saved


def test_of_an_unreadable_file_there_is_no_copy() -> None:
    Path("a.docx").write_bytes(b"PK\x03\x04 rusak")
    assert cli.main(["check", "a.docx", *ON, "--annotate", "b.docx"]) == 2
    assert not Path("b.docx").exists()


def test_a_copy_that_would_swell_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    made = parts(excel(*form("Pengelolaan Cuti", GOOD)))
    Path("a.xlsx").write_bytes(package(made | {"xl/media/bom.bin": b"\0" * 2**24}))
    assert cli.main(["check", "a.xlsx", *ON, "--annotate", "b.xlsx"]) == 2
    error = capsys.readouterr().err.strip()
    assert (
        error == "sopcheck: a.xlsx: bagian xl/media/bom.bin mengembang lebih dari 200 kali; tidak dibaca demi keamanan"
    )
    assert not Path("b.xlsx").exists()


@pytest.mark.skipif(libreoffice.found() is None, reason="LibreOffice is not installed")
def test_an_old_file_under_a_new_name_is_not_annotated_either(capsys: pytest.CaptureFixture[str]) -> None:
    content = (DATA.parents[1] / "legacy" / "data" / "d5_marks.doc").read_bytes()
    Path("a.docx").write_bytes(content)
    assert cli.main(["check", "a.docx", *ON, "--annotate", "b.docx"]) == 2
    assert "a.docx: berkas lama tidak dapat diberi catatan; simpan dahulu sebagai .docx" in capsys.readouterr().err
    assert [path.name for path in Path().iterdir()] == ["a.docx"]
