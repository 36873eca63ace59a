"""The table is for people: by place, worst first, nothing hidden, within the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sopcheck import app, reporters
from sopcheck.model.findings import WorkingRow
from sopcheck.model.report import DocumentReport
from sopcheck.reporters.markdown import plain
from sopcheck.reporters.pages import wording

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "sop"


def printed(name: str, *files: str, width: int = 80, colour: bool = False) -> str:
    reporter = reporters.make(name, width, colour)
    paths = tuple(str(path) for file in files for path in CORPUS.glob(f"{file}*.yaml"))
    return "".join(str(reporter.take(event)) for event in app.check(app.Options(paths, date(2026, 11, 20))))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    lines = printed("table", "000", "001", "002", "003", "004", width=width).splitlines()
    assert [line for line in lines if len(line) > width and " " in line.strip()] == []


def test_the_worst_place_comes_first_and_the_worst_finding_first_within_it() -> None:
    (path,) = CORPUS.glob("004*.yaml")
    events = app.check(app.Options((str(path),), date(2026, 11, 20)))
    (document,) = (event for event in events if isinstance(event, DocumentReport))
    places = wording.by_place(document)
    worst = [wording.weight(findings[0][1]) for _, findings in places]
    assert worst == sorted(worst)
    for _, findings in places:
        weights = [wording.weight(finding) for _, finding in findings]
        assert weights == sorted(weights)
    assert sum(len(findings) for _, findings in places) == sum(len(result.findings) for result in document.results)


def test_every_outcome_is_counted_even_where_it_is_none() -> None:
    text = printed("table", "003")
    assert "tidak dapat dinilai ·" in text
    assert "memenuhi ·" in text
    assert "tidak berlaku" in text
    assert "Tidak dapat dinilai:" in text


def test_colour_changes_nothing_but_escape_codes() -> None:
    import re

    coloured = printed("table", "004", colour=True)
    assert "\x1b[31;1m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed("table", "004")


def test_markdown_shows_basis_and_advice_of_each_finding() -> None:
    text = printed("markdown", "003")
    assert text.startswith("# Laporan sopcheck\n")
    findings = text.count("\n- **")
    assert findings > 5
    assert text.count("\n  - Saran: ") == text.count("\n  - Dasar: ") == findings
    assert text.count("\n  - Seharusnya: ") == findings


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("*tebal*", r"\*tebal\*"),
        ("a|b", r"a\|b"),
        ("<script>", r"\<script\>"),
        ("[x](y)", r"\[x\](y)"),
        ("a\n# b", r"a \# b"),
        ("- Laptop", r"\- Laptop"),
        ("12. Laptop - 2 buah", r"12\. Laptop - 2 buah"),
        ("-", "-"),
        ("2.5 jam", "2.5 jam"),
        ("&lt;b&gt; & ~~x~~", r"\&lt;b\&gt; & \~\~x\~\~"),
    ],
)
def test_printed_words_are_never_markup(words: str, shown: str) -> None:
    assert plain(words) == shown


def test_the_sum_of_the_steps_is_told_once_with_what_is_missing_from_it() -> None:
    rows = (
        WorkingRow("Langkah 1", "10 jam", "10 jam"),
        WorkingRow("Jumlah langkah", "tanpa 1 langkah", "sedikitnya 10 jam", "tertulis"),
        WorkingRow("Jumlah langkah", "tanpa 1 langkah", "sedikitnya 1 hari 2 jam", "8 jam/hari"),
        WorkingRow("Jalur terpendek", "menurut anak panah", "9 jam", "tertulis"),
    )
    assert wording.sum_lines(rows) == [
        "Jumlah langkah (tanpa 1 langkah): sedikitnya 10 jam",
        "Jumlah langkah: sedikitnya 1 hari 2 jam (8 jam/hari)",
        "Jalur terpendek (menurut anak panah): 9 jam",
    ]


def test_where_a_total_is_written_its_own_arithmetic_is_shown_instead() -> None:
    text = " ".join(printed("table", "002").split())
    assert "Perhitungan yang cocok" in text
    assert "Jumlah langkah:" not in text
    assert "Jumlah langkah: 123 hari 2 jam 47 menit" in " ".join(printed("table", "003").split())
    assert "Jumlah waktu:" in printed("markdown", "003")


@pytest.mark.parametrize(("form", "head"), [("table", "Seluruh kumpulan"), ("markdown", "## Seluruh kumpulan")])
def test_what_was_found_across_sops_stands_after_them_and_names_the_documents(form: str, head: str) -> None:
    text = printed(form, "000", "001", "002", "003", "004")
    before, mark, section = text.partition(f"\n{head}\n")
    assert mark
    assert "004-balangan" in before
    words = " ".join(section.replace("\\", "").split())
    assert "Langkah SOP “Pengumpulan Data Kinerja” (SEKRETARIAT) 83 % sama dengan" in words
    assert "Waktu langkah ke-9 (“satu hari” dan “15 Menit”)" in words
    for name in ("003-pengumpulan-data-kinerja", "004-balangan-pengumpulan-data-kinerja"):
        assert f"Tabellangkahpada{(CORPUS / name).as_posix()}.yaml" in "".join(words.split())  # long paths are broken
    assert "korpus.salinan-antar-opd" in words
    assert "nomor tidak terbaca" in words


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_one_sop_has_no_section_about_the_whole_set(form: str) -> None:
    assert "Seluruh kumpulan" not in printed(form, "003")


@pytest.mark.parametrize("form", ["table", "markdown"])
def test_a_crash_across_sops_and_more_places_than_are_named_are_told(form: str) -> None:
    from sopcheck.model.findings import RuleResult
    from sopcheck.model.report import CorpusReport, Report

    paths = tuple(str(path) for path in CORPUS.glob("00[34]*.yaml"))
    options = app.Options(paths, date(2026, 11, 20), select=("korpus.salinan-antar-opd",))
    (copied,) = Report.collect(app.check(options)).corpus.results
    many = replace(copied.findings[0], related=tuple(f"{n}.yaml#langkah" for n in range(9)))
    crashed = RuleResult("korpus.nomor-ganda", "gagal", 0, "ZeroDivisionError: aduh")
    text = reporters.make(form).take(CorpusReport((replace(copied, findings=(many,)), crashed)))
    assert "GAGAL" in text
    assert "ZeroDivisionError: aduh" in text
    assert ("dan 5 SOP lain" in text) == (form == "table")
    assert ("8.yaml" in text) == (form == "markdown")
