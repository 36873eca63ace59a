"""The draft report in Word: every finding of the run is in it, as words, and Word finds its way through it."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.table import Table

from sopcheck import app, cli, reporters
from sopcheck.errors import NotAnSopError
from sopcheck.model.report import CorpusReport, DocumentReport, Event
from sopcheck.model.sop import Sop
from sopcheck.readers import pick

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "sop"
ON = date(2026, 11, 20)


def written(name: str, events: list[Event]) -> bytes:
    reporter = reporters.make(name)
    return b"".join(reporters.as_bytes(reporter.take(event)) for event in events)


@pytest.fixture(scope="module")
def events() -> list[Event]:
    return [*app.check(app.Options((str(CORPUS),), ON))]


@pytest.fixture(scope="module")
def report(events: list[Event]) -> Document:
    return docx.Document(io.BytesIO(written("docx", events)))


def rows(table: Table) -> dict[str, str]:
    """What stands beside each label of a finding's table."""
    return {row.cells[0].text: row.cells[1].text for row in table.rows[1:]}


def test_every_finding_is_there_in_full(events: list[Event], report: Document) -> None:
    whole = json.loads(written("json", events))
    known = {
        finding["id"]: (result["rule"], finding)
        for part in (*whole["documents"], whole["corpus"])
        for result in part["results"]
        for finding in result["findings"]
    }
    across = {finding["id"] for result in whole["corpus"]["results"] for finding in result["findings"]}
    assert across
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for table in report.tables:
        if table.rows[0].cells[0].text == "Uraian":
            said = rows(table)
            found[said["Aturan"].rpartition(" temuan ")[2]] = (table.rows[0].cells[1].text, said)
    assert found.keys() == known.keys()
    for number, (severity, said) in found.items():
        rule, finding = known[number]
        assert severity == finding["severity"].capitalize()
        assert said["Tempat"].split("\n")[0] == finding["place"]
        assert (len(said["Tempat"].split("\n")) > 1) <= (number in across)
        assert said["Kondisi"].startswith(finding["message"])
        assert said["Rekomendasi"] == finding["recommendation"]
        assert said["Aturan"].startswith(f"{rule} · ")
        ought, *bases = said["Kriteria"].split("\n")
        assert ought == whole["rules"][rule]["ought"]
        assert len(bases) == len(finding["basis"])
        assert all(f"[{basis['grade']}: " in said["Kriteria"] for basis in finding["basis"])


def test_headings_lead_from_chapter_to_sop_to_finding(events: list[Event], report: Document) -> None:
    headings = [(p.style.name, p.text) for p in report.paragraphs if p.style and p.style.name.startswith("Heading")]
    chapters = [words for style, words in headings if style == "Heading 1"]
    assert chapters == [
        "A. Dasar",
        "B. Ruang lingkup",
        "C. Ringkasan",
        "D. Hasil reviu per SOP",
        "E. Perbandingan antar-SOP",
        "F. Penutup",
        "Arti tanda",
    ]
    sops = [words for style, words in headings if style == "Heading 2" and words.startswith("D.")]
    assert [words.split()[0] for words in sops] == ["D.1", "D.2", "D.3", "D.4", "D.5"]
    findings = [words for style, words in headings if style == "Heading 3" and words.startswith("Temuan D.")]
    assert len(findings) == sum(len(r.findings) for e in events if isinstance(e, DocumentReport) for r in e.results)
    assert findings[0].startswith("Temuan D.1.1: ")


def test_the_page_is_a4_and_every_table_repeats_its_header(report: Document) -> None:
    (section,) = report.sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for table in report.tables:
        assert table.rows[0]._tr.find(f"{word}trPr/{word}tblHeader") is not None
    assert report.core_properties.author == "sopcheck"


def test_what_could_not_be_judged_and_who_signs_is_there(events: list[Event], report: Document) -> None:
    heads = [tuple(cell.text for cell in table.rows[0].cells) for table in report.tables]
    waiting = [
        e for e in events if isinstance(e, DocumentReport | CorpusReport) and any(r.unassessed for r in e.results)
    ]
    assert heads.count(("Tempat", "Yang kurang", "Aturan yang menunggu")) == len(waiting) > 0
    assert heads.count(("Peran", "Nama, NIP, dan tanda tangan")) == 1


def test_a_label_whose_words_were_lost_is_not_said_to_be_absent(report: Document) -> None:
    (first,) = (rows(table) for table in report.tables[:6] if table.rows[0].cells[0].text == "Unsur")
    assert first["Nomor SOP"] == "(tidak terbaca)"


def test_the_same_run_gives_the_same_bytes(events: list[Event]) -> None:
    assert written("docx", events) == written("docx", events)


HOSTILE = ["<script>alert(1)</script>", "</w:t>]]>&#0;", "kiri\u202ekanan\u200f", "nul\0\x1b[31m", "panjang " * 1250]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str, events: list[Event]) -> None:
    def hostile(event: Event) -> Event:
        if isinstance(event, CorpusReport):
            return CorpusReport()
        if not isinstance(event, DocumentReport):
            return event
        results = tuple(
            replace(
                result,
                findings=tuple(
                    replace(f, message=words, recommendation=words, place=words, quotes=(words,), working=())
                    for f in result.findings
                ),
            )
            if result.outcome == "temuan"
            else result
            for result in (r if type(r).__name__ == "RuleResult" else _plain(r) for r in event.results)
        )
        sop = Sop.model_validate({"nama": words, "instansi": words})
        return DocumentReport(event.source, sop, event.notes, results)

    read = docx.Document(io.BytesIO(written("docx", [hostile(event) for event in events])))
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words)
    said = [rows(table) for table in read.tables if table.rows[0].cells[0].text == "Uraian"]
    assert said
    assert {(one["Tempat"], one["Rekomendasi"], one["Kondisi"]) for one in said} == {(shown, shown, shown)}


def _plain(result: Any) -> Any:
    rebuild, values = result.__reduce__()
    return rebuild(*values)


def test_a_report_is_known_as_one_also_after_word_has_saved_it(tmp_path: Path, events: list[Event]) -> None:
    path = tmp_path / "laporan.docx"
    path.write_bytes(written("docx", events))
    docx.Document(str(path)).save(str(tmp_path / "disimpan.docx"))
    for name in ("laporan.docx", "disimpan.docx"):
        with pytest.raises(NotAnSopError, match="ini laporan sopcheck"):
            list(pick.read(tmp_path / name))
    given = ["check", str(CORPUS), "--as-of", "2026-11-20", "--fail-on", "never", "--select", "waktu"]
    assert cli.main([*given, "--output", str(path)]) == 0
    assert cli.main([*given, "--output", str(tmp_path / "disimpan.docx")]) == 2
