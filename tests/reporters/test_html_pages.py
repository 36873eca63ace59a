"""The HTML report of a large set: an index, a page for each SOP, and nothing of anybody else's touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reporters.test_html import DAY, GOOD, Parsed, check, several

from sopcheck import app, cli
from sopcheck.model.report import DocumentReport
from sopcheck.reporters.html import MOST_IN_ONE_FILE


def test_up_to_a_number_of_sops_are_one_file_and_more_are_pages_with_an_index(tmp_path: Path) -> None:
    output = tmp_path / "laporan.html"
    assert check(several(tmp_path, MOST_IN_ONE_FILE), output) == 0
    assert output.read_text("utf-8").count("<article") == MOST_IN_ONE_FILE
    assert not (tmp_path / "laporan-sop").exists()
    assert check(several(tmp_path, MOST_IN_ONE_FILE + 3), output) == 0
    index = Parsed(output.read_text("utf-8"))
    pages = sorted(path.name for path in (tmp_path / "laporan-sop").iterdir())
    assert pages[0] == "0001-penyusunan-laporan.html"
    assert len(pages) == MOST_IN_ONE_FILE + 3
    assert [href for href in index.all("href") if not href.startswith("#")] == [f"laporan-sop/{name}" for name in pages]
    one = Parsed((tmp_path / "laporan-sop" / pages[0]).read_text("utf-8"))
    ids = {"#" + each for each in index.all("id")}
    assert {href.removeprefix("../laporan.html") for href in one.all("href") if href.startswith("..")} <= ids
    assert check(several(tmp_path, 2), output) == 0  # the pages of the larger report belong to none any more
    assert not (tmp_path / "laporan-sop").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["laporan.html", "sop.jsonl"]


def test_the_index_of_a_large_set_can_be_searched_for_every_finding(tmp_path: Path) -> None:
    output = tmp_path / "laporan.html"
    path = several(tmp_path, MOST_IN_ONE_FILE)
    odd = {
        **GOOD,
        "id": "lain",
        "langkah": [{"nomor": "1", "kegiatan": 'Menyusun "<b>laporan</b>"\n segera', "waktu": "-"}],
    }
    path.write_text(path.read_text("utf-8") + json.dumps(odd) + "\n", "utf-8")
    assert check(path, output) == 0
    index = Parsed(output.read_text("utf-8"))
    rows = [attributes["data-f"] or "" for tag, attributes in index.tags if tag == "tr" and "data-f" in attributes]
    assert len(rows) == MOST_IN_ONE_FILE + 1
    assert "<b>laporan" not in output.read_text("utf-8")
    (document,) = (
        each
        for each in app.check(app.Options((str(path),), DAY))
        if isinstance(each, DocumentReport) and each.sop.id == "lain"
    )
    expected = [
        f"{finding.severity} {result.rule} {finding.id} {finding.place}: "
        for result in document.results
        for finding in result.findings
    ]
    assert [line[: len(start)] for line, start in zip(rows[-1].split("\n"), expected, strict=True)] == expected
    assert "Langkah 1, kolom Waktu: " in rows[-1]
    assert check(several(tmp_path, MOST_IN_ONE_FILE), output) == 0
    assert "data-f=" not in output.read_text("utf-8")  # its findings stand on the page itself


def test_a_folder_that_is_not_ours_is_never_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "laporan-sop" / "0001-sop.html"
    mine.parent.mkdir()
    mine.write_text("<table><tr><td>SOP kami</table>", "utf-8")
    assert check(several(tmp_path, 1), tmp_path / "laporan.html") == 0
    assert check(several(tmp_path, MOST_IN_ONE_FILE + 1), tmp_path / "laporan.html") == 2
    assert "laporan-sop: sudah ada dan bukan folder laporan sopcheck" in capsys.readouterr().err
    assert mine.read_text("utf-8") == "<table><tr><td>SOP kami</table>"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["laporan-sop", "laporan.html", "sop.jsonl"]


def test_on_standard_output_a_large_set_is_one_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["check", str(several(tmp_path, MOST_IN_ONE_FILE + 1)), "--as-of", "2026-11-20", "--format", "html"])
    found = Parsed(capsys.readouterr().out)
    assert [tag for tag, _ in found.tags].count("article") == MOST_IN_ONE_FILE + 1
    assert {href[1:] for href in found.all("href")} <= set(found.all("id"))
