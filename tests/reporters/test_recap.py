"""The recap stands in every format for people, with the numbers of the one count; hostile words in it are words."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest
from compound import compound, word_head
from docx.document import Document
from openpyxl.utils.escape import unescape
from reporters.test_hostile import HOSTILE
from reporters.written import CORPUS, ON, ended, sheets, written

from sopcheck import app
from sopcheck.model.findings import RuleResult
from sopcheck.model.report import DocumentReport, Event, Head, InputStatus, RuleInfo, Summary, Tool
from sopcheck.model.sop import Sop
from sopcheck.model.source import Source
from sopcheck.readers.legacy import libreoffice
from sopcheck.reporters.markdown import plain
from sopcheck.reporters.pages import recap
from sopcheck.reporters.pages.wording import printable
from sopcheck.reporters.workbook.words import cell_text

Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    """The corpus, one of whose SOPs is mostly lost, beside a file that is damaged and one that nothing reads."""
    folder = tmp_path_factory.mktemp("lhe")
    for path in CORPUS.glob("*.yaml"):
        shutil.copy(path, folder)
    (folder / "rusak.pdf").write_bytes(b"%PDF-1.7 rusak")
    (folder / "lama.doc").write_bytes(compound({"WordDocument": word_head(), "1Table": b""}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(libreoffice, "found", lambda: None)
        return list(app.check(app.Options((str(folder),), ON, profile="lhe")))


@pytest.fixture(scope="module")
def summary(events: list[Event]) -> Summary:
    (found,) = (event for event in events if isinstance(event, Summary))
    assert [one.cause for one in found.recap.unjudged] == ["tidak-terbaca", "belum-ada-pembaca", "sebagian-besar"]
    return found


class Told(NamedTuple):
    """What a format says: rows by office, rows by rule, and its words."""

    offices: Rows
    rules: Rows
    words: str


def markdown(events: Sequence[Event]) -> Told:
    text = written("markdown", events).decode()

    def rows(title: str) -> Rows:
        lines = text.partition(f"## {title}\n")[2].partition("\n## ")[0].strip().split("\n")[2:]
        return [tuple(cell.strip().replace("\\", "") for cell in re.split(r"(?<!\\)\|", line)[1:-1]) for line in lines]

    return Told(rows(recap.BY_OFFICE), rows(recap.BY_RULE), text.replace("\\", ""))


def word(events: Sequence[Event]) -> Told:
    document: Document = docx.Document(io.BytesIO(written("docx", events)))
    tables = {tuple(cell.text for cell in table.rows[0].cells): table for table in document.tables}

    def rows(heads: Sequence[str]) -> Rows:
        return [tuple(cell.text for cell in row.cells) for row in tables[tuple(heads)].rows[1:]]

    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return Told(
        rows(recap.OFFICE_HEADS), rows(recap.RULE_HEADS), " ".join([p.text for p in document.paragraphs] + cells)
    )


def page(events: Sequence[Event]) -> Told:
    text = written("html", events).decode()

    def rows(title: str) -> Rows:
        (table,) = re.findall(rf'aria-label="{title}">(.*?)</table>', text, re.S)
        lines = re.findall(r"<tr>(<th scope=row>.*?)(?=<tr>|</tbody>)", table, re.S)
        cells = (re.split(r"<t[dh][^>]*>", line)[1:] for line in lines)
        return [tuple(html.unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", "", cell)) for cell in line) for line in cells]

    offices = [(row[0], *(("-" if cell == "·" else cell) for cell in row[1:2]), *map(_zero, row[2:-1])) for row in rows(recap.BY_OFFICE)]  # fmt: skip
    rules = [(row[0].split(" ")[0], *map(_zero, row[1:])) for row in rows(recap.BY_RULE)]
    return Told(offices, rules, html.unescape(re.sub(r"<[^>]+>", " ", text)))


def _zero(cell: str) -> str:
    return "0" if cell == "·" else cell


def workbook(events: Sequence[Event]) -> Told:
    found = sheets(written("xlsx", events))
    unnamed = "(tidak disebut)"

    def owner(row: dict[str, Any]) -> str:
        return ", ".join(row[name] for name in ("Instansi", "Unit kerja") if row[name] != unnamed) or recap.NO_OFFICE

    offices = [
        (owner(row), str(row["Tahun SOP"] or "-"), *map(str, list(row.values())[3:])) for row in found["Per OPD"]
    ]
    rules = [(row["Aturan"], *map(str, list(row.values())[6:])) for row in found["Aturan"]]
    unjudged = found[recap.UNJUDGED]
    assert [row["No"] for row in unjudged] == list(range(1, len(unjudged) + 1))
    return Told(offices, rules, " ".join(str(cell) for row in unjudged for cell in row.values()))


FORMATS = {"markdown": markdown, "docx": word, "html": page, "xlsx": workbook}


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_the_numbers_of_the_one_count(name: str, events: list[Event], summary: Summary) -> None:
    told = FORMATS[name](events)
    assert sorted(told.offices) == sorted(recap.office_rows(summary.recap))
    named = [(each.rule, *map(str, recap.rule_numbers(each))) for each in summary.recap.rules]
    assert [(re.split(r"\s", row[0])[0], *row[1:]) for row in told.rules] == named


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_lists_what_was_not_judged_and_why(name: str, events: list[Event], summary: Summary) -> None:
    words = " ".join(FORMATS[name](events).words.split())
    for one in summary.recap.unjudged:
        for part in (one.sop, one.owner, one.path, one.why, recap.CAUSES[one.cause]):
            assert part in words
    if name != "xlsx":  # there the numbers have columns of their own, and the words stand in Ringkasan
        assert "47 dari 93 aturan yang berlaku" in words
        assert recap.UNJUDGED_MEANS in words


def test_json_holds_the_recap(events: list[Event], summary: Summary) -> None:
    for report in (json.loads(written("json", events)), json.loads(written("jsonl", events).splitlines()[-1])):
        run = report.get("summary", report)["recap"]
        assert [(each["instansi"], each["year"], each["documents"]) for each in run["offices"]] == [
            (each.instansi, each.year, each.documents) for each in summary.recap.offices
        ]
        assert {each["rule"]: each["by_outcome"] for each in run["rules"]} == {
            each.rule: each.by_outcome for each in summary.recap.rules
        }
        assert [each["path"] for each in run["unjudged"]] == [each.path for each in summary.recap.unjudged]
    assert json.loads(written("json", events))["lhe"] is True


def test_the_table_has_a_short_form(events: list[Event], summary: Summary) -> None:
    text = written("table", events).decode()
    section = " ".join(text.partition(f"\n{recap.BY_OFFICE}:\n")[2].split())
    for office in summary.recap.offices:
        assert recap.office_line(office) in section
        assert f"{recap.owner(office)} · {office.year or 'tahun tidak terbaca'}" in section
    assert f"{recap.UNJUDGED}: 3" in section
    for one in summary.recap.unjudged:
        assert one.why in section
    most = max(each.by_outcome["temuan"] for each in summary.recap.rules)
    assert re.search(rf"dengan temuan: [a-z.-]+ {most} · ", section)
    assert all(len(line) <= 80 for line in text.splitlines())


@pytest.mark.parametrize("name", ["table", "markdown", "docx"])
def test_other_profiles_tell_only_what_was_not_judged(name: str) -> None:
    events = list(app.check(app.Options((str(CORPUS),), ON)))
    said = str(word_or_text(name, events))
    assert recap.BY_OFFICE not in said
    assert recap.BY_RULE not in said
    assert "sebagian besar tidak dapat dinilai" in " ".join(said.split())


def word_or_text(name: str, events: Sequence[Event]) -> str:
    if name != "docx":
        return written(name, events).decode()
    document = docx.Document(io.BytesIO(written("docx", events)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


@pytest.mark.parametrize("name", ["markdown", "docx"])
def test_of_a_single_sop_rules_that_hold_or_do_not_apply_are_only_named(name: str) -> None:
    (path,) = CORPUS.glob("004*.yaml")
    events = list(app.check(app.Options((str(path),), ON, profile="lhe")))
    (summary,) = (event for event in events if isinstance(event, Summary))
    told = FORMATS[name](events)
    named: dict[str, list[str]] = {}
    for each in summary.recap.rules:
        (outcome,) = (outcome for outcome, count in each.by_outcome.items() if count)
        named.setdefault(outcome, []).append(recap.rule_name(each))
    holds, other = named.pop("memenuhi"), named.pop("tidak_berlaku")
    assert len(holds) > 50
    rows = [re.split(r"\s", row[0])[0] for row in told.rules if len(row) > 1]
    assert rows == sorted(rule for rules in named.values() for rule in rules)
    words = " ".join(told.words.split())
    assert f" {len(holds)} aturan memenuhi: {', '.join(holds)}." in words
    assert f" {len(other)} aturan tidak berlaku: {', '.join(other)}." in words


@pytest.mark.parametrize("name", ["table", "markdown", "docx"])
def test_where_nothing_could_be_read_no_heading_stands_over_nothing(tmp_path: Path, name: str) -> None:
    for number in range(2):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF-1.7 rusak")
    said = " ".join(word_or_text(name, list(app.check(app.Options((str(tmp_path),), ON, profile="lhe")))).split())
    assert recap.BY_OFFICE not in said
    assert recap.BY_RULE not in said
    assert recap.UNJUDGED in said
    assert said.count("tidak terbaca: PDF rusak") == 2


def test_a_long_list_is_cut_on_screen_and_says_where_the_rest_is() -> None:
    (head,) = (event for event in app.check(app.Options((str(CORPUS),), ON, profile="lhe")) if isinstance(event, Head))
    many = [InputStatus(f"sop/{n}.pdf", "unreadable", f"sop/{n}.pdf: PDF rusak") for n in range(30)]
    text = written("table", ended(head, *many)).decode()
    assert f"{recap.UNJUDGED}: 30" in text
    assert "dan 20 lain: --output rekap.xlsx atau .md" in text
    assert written("markdown", ended(head, *many)).decode().count("PDF rusak") == 30


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_in_a_recap_are_words(words: str) -> None:
    info = RuleInfo(words, words, "galat", words, ())
    head = Head(Tool("sopcheck", "0.1.0", "a", "b", "2026-11-20", 0), ON, "lhe", "never", None, (), {words: info}, True)
    fields = dict.fromkeys(("nama", "instansi", "unit_kerja"), words)
    lost = RuleResult(words, "tidak_dapat_dinilai", 0, words)
    document = DocumentReport(Source(words, "", "yaml"), Sop.model_construct(None, **fields), (), (lost,))
    events = ended(head, document, InputStatus(words, "unreadable", f"{words}: {words}"))
    shown = " ".join(printable(words).split())[:100]
    text = written("html", events).decode()
    assert re.search(r"<script>alert|<img|<\?php", text) is None
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text)
    assert html.escape(shown) in " ".join(text.split())
    marked = written("markdown", events).decode("utf-8")
    assert all(line.isprintable() for line in marked.split("\n"))
    assert len([line for line in marked.split("\n") if line.startswith("| ")]) == 2 + 2  # two heads, two rows
    assert plain(shown) in " ".join(marked.split())
    told = word(events)
    assert "".join(told.words.split("\n")).isprintable()
    assert len(told.offices) == len(told.rules) == 1
    (row,) = (
        each for each in sheets(written("xlsx", events))[recap.UNJUDGED] if each["Keadaan"].startswith("sebagian")
    )
    assert row["Berkas"] == unescape(cell_text(words))
    assert all(line.isprintable() for line in written("table", events).decode().split("\n"))
