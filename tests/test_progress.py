"""What a run of many files shows meanwhile, how many processes it takes, and that neither changes what it says."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from packages import document, rows, table, workbook

from sopcheck import app, cli, processes, progress
from sopcheck.model.report import DocumentReport, InputStatus
from sopcheck.readers import pick

HEAD = ("No", "Kegiatan", "Waktu")
ONE = ("1", "Menerima surat", "5 menit")


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(monkeypatch: pytest.MonkeyPatch, screen: io.StringIO, out: io.StringIO, seconds: float) -> list[str]:
    """The lines on a screen while three files take so many seconds each; "|" is where standard output is written."""
    clock = iter(seconds * count for count in range(20))
    monkeypatch.setattr("sopcheck.progress.monotonic", lambda: next(clock))
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stdout", out)
    events: Iterator[Any] = iter(["halaman", InputStatus("a", "checked"), InputStatus("b", "unreadable", "rusak")])
    for _ in progress.counted(events, screen, 3):
        screen.write("|")
    return [line.strip() for line in screen.getvalue().split("\r")]


def test_a_terminal_shows_how_many_files_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    said = shown(monkeypatch, Screen(), io.StringIO(), 1.0)
    assert said == [
        "|", "0 dari 3 berkas, 1 SOP …", "|", "1 dari 3 berkas, 1 SOP …", "|", "2 dari 3 berkas, 1 SOP …", "", "", "",
    ]  # fmt: skip


def test_the_line_is_taken_away_before_anything_is_printed_on_the_same_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = shown(monkeypatch, Screen(), Screen(), 1.0)
    assert said == [
        "|", "0 dari 3 berkas, 1 SOP …", "", "", "|", "1 dari 3 berkas, 1 SOP …", "", "", "|", "2 dari 3 berkas, 1 SOP …",
        "", "", "",
    ]  # fmt: skip


def test_who_interrupts_finds_no_line_left_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> Iterator[Any]:
        yield "halaman"
        raise KeyboardInterrupt

    clock = iter((0.0, 1.0))
    monkeypatch.setattr("sopcheck.progress.monotonic", lambda: next(clock))
    monkeypatch.setenv("COLUMNS", "40")
    screen = Screen()
    with pytest.raises(KeyboardInterrupt):
        list(progress.counted(interrupted(), screen, 3))
    assert [line.strip() for line in screen.getvalue().split("\r")] == ["", "0 dari 3 berkas, 1 SOP …", "", "", ""]


def test_nothing_is_shown_of_a_short_run_or_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Screen(), io.StringIO(), 0.1) == ["|||"]
    assert shown(monkeypatch, io.StringIO(), Screen(), 1.0) == ["|||"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["a.pdf"] * 21, 4),
        (["a.pdf"] * 20, 1),
        (["a.PDF"] * 21, 4),
        (["a.json"] * 5000, 1),
        (["a.docx"] * 67, 4),
        (["a.doc", "b.xls"], 2),
        (["a.doc"], 1),
        ([], 1),
    ],
)
def test_many_files_that_are_dear_to_read_take_all_cores(
    monkeypatch: pytest.MonkeyPatch, files: list[str], expected: int
) -> None:
    monkeypatch.setattr(processes, "_cores", lambda: 4)
    assert processes.fitting([*map(Path, files), None]) == expected


def folder(tmp_path: Path) -> Path:
    """Six Office files, a damaged one, a page that is no SOP, and something else."""
    found = tmp_path / "sop"
    found.mkdir()
    for number in range(3):
        (found / f"{number}.xlsx").write_bytes(workbook(rows(HEAD, ONE)))
        (found / f"{number}.docx").write_bytes(document(table(HEAD, ONE)))
    (found / "rusak.xlsx").write_bytes(b"PK\x03\x04 rusak")
    (found / "lain.html").write_text("<table><tr><td>a</table>", "utf-8")
    (found / "baca.png").write_bytes(b"")
    return found


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_a_folder_is_read_alike_by_one_process_and_by_several(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(app, "FEW", 1)
    asked = ["read", str(folder(tmp_path)), "--format", form]
    said = [(cli.main([*asked, "--jobs", jobs]), *capsys.readouterr()) for jobs in ("1", "2", "auto")]
    assert said[0] == said[1] == said[2]
    code, out, err = said[0]
    assert (code, out.count("Menerima surat")) == (2, 6)
    assert out.count("\n---\n") == (5 if form == "yaml" else 0)
    assert err.count("\n") == 1
    assert "rusak.xlsx" in err


def test_a_folder_without_an_sop_is_said_to_be_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", "sopcheck: tidak ada SOP yang dapat dibaca di sana\n")


def test_one_process_says_how_far_it_is_long_before_the_end(tmp_path: Path) -> None:
    """Files that are dear to read are not held back until there are many to be judged together."""
    for number in range(3 * app.FEW):
        (tmp_path / f"{number:02}.docx").write_bytes(document(table(HEAD, ONE)))
    opened: list[str] = []
    events = app.check(app.Options((str(tmp_path),), date(2026, 11, 20)))
    original = pick.read

    def noted(path: Path | None, scans: Any = None) -> Any:
        opened.append(str(path))
        return original(path, scans)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sopcheck.app.pick.read", noted)
        next(event for event in events if isinstance(event, DocumentReport))
        assert len(opened) == app.FEW
        list(events)
    assert len(opened) == 3 * app.FEW
