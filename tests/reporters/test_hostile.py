"""Whatever is printed in an SOP or said in a local rule stays words, in every format for programs and in the workbook."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from reporters.test_machines import SCHEMA
from reporters.written import ON, ended, junit, rows, written

from sopcheck.model.findings import Basis, Finding, RuleResult, Unassessed, WorkingRow
from sopcheck.model.report import DocumentReport, Event, Head, InputStatus, RuleInfo, Tool
from sopcheck.model.sop import Langkah, Sop
from sopcheck.model.source import ReaderNote, Source
from sopcheck.reporters.csv import harmless
from sopcheck.reporters.machine.sarif_rules import plain
from sopcheck.reporters.pages.wording import printable
from sopcheck.reporters.workbook.words import MOST, cell_text

HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "]]>&amp;\"'<!-- --><?php ?>",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://x","klik")',
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "- cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r\n=1+1",
    "\uff1d1+1",
    "'=1+1",
    "a\u202egpj.exe\u200f\u2066b",
    "\x00\x01\x07\x08\x0b\x1b[31mmerah\x7f\x9b",
    "\ufffe\uffff\ud800",
    "x" * 10_000,
    "😀" * 20_000,
    "::error file=x::y\n::stop-commands::z",
    "##[error]x ##[add-path]/x",
    "%0A::error::y",
    "{0} {{1}} [klik](http://x) \\[a\\](1)",
    "_x003D_1+1 _x005F_ _xZZZZ_",
    "#REF!",
    "1E5",
    "TRUE",
    "../../etc/passwd",
]


def report(words: str) -> list[Event]:
    """A run in which `words` stand in every field that holds words."""
    basis = Basis(words, words, "V", words, words)
    finding = Finding(
        "0123456789abcdef", words, "galat", "pasti", "langkah.1.waktu", ("langkah.1.output.1",), words,
        {"words": words}, words, (words, words), {words: words}, (WorkingRow(words, words, words, words),), words,
        (basis,),
    )  # fmt: skip
    unassessed = Unassessed("langkah.1", words, words)
    results = (
        RuleResult(words, "temuan", 1, None, (finding,), (unassessed,)),
        RuleResult(f"b{words}", "tidak_berlaku", 0, words),
        RuleResult(f"c{words}", "gagal", 0, words),
        RuleResult(f"d{words}", "tidak_dapat_dinilai", 0, words),
    )
    info = RuleInfo(words, words, "galat", words, (basis,), words)
    tool = Tool("sopcheck", "0.1.0", words, words, "2026-11-20", 0)
    head = Head(tool, ON, words, "galat", words, (words,), {result.rule: info for result in results})
    fields = dict.fromkeys(("nama", "instansi", "unit_kerja", "nomor"), words)
    sop = Sop.model_construct(
        None, **fields, langkah=(Langkah.model_construct(kegiatan=words),)
    )  # also half a character
    document = DocumentReport(Source(words, "0" * 64, "yaml"), sop, (ReaderNote(words, "nama", words),), results)
    return ended(head, document, InputStatus(words, "unreadable", words), InputStatus(words, "skipped", words))


hostile = pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))


@hostile
def test_sarif_stays_sarif(words: str) -> None:
    text = written("sarif", report(words)).decode()
    assert all(line.isprintable() for line in text.split("\n"))
    log = json.loads(text)
    assert [error.message[:200] for error in SCHEMA.iter_errors(log)] == []
    (found, *others) = log["runs"][0]["results"]
    assert found["message"]["text"] == plain(f"{words} Saran: {words}")
    assert [result["kind"] for result in others] == ["open", "notApplicable", "open"]
    for message in _texts(log):
        assert not re.search(r"\]\(", message), "an embedded link"
        assert not re.search(r"(?<!\{)(?:\{\{)*\{\d+\}(?!\})", message), "a placeholder"
    assert [line for each in _strings(log) for line in each.split("\n") if not line.isprintable()] == []


def _strings(value: Any) -> list[str]:
    """All strings of a log, also names of members, also within properties."""
    if isinstance(value, dict):
        return [*value, *(text for item in value.values() for text in _strings(item))]
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    return [value] if isinstance(value, str) else []


def _texts(value: Any) -> list[str]:
    """All message strings of a log."""
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    if not isinstance(value, dict):
        return []
    own = [value["text"]] if isinstance(value.get("text"), str) else []
    return own + [text for key, item in value.items() if key != "properties" for text in _texts(item)]


@hostile
def test_junit_stays_xml(words: str) -> None:
    root = junit(report(words))
    assert {element.tag for element in root.iter()} == {
        "testsuites", "testsuite", "testcase", "properties", "property", "failure", "skipped", "error",
    }  # fmt: skip
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("message") == printable(words)
    assert len(root.findall("testsuite")) == 2 + 1  # the recap


@hostile
def test_no_words_begin_a_command_of_github(words: str) -> None:
    said = written("github", report(words)).decode()
    lines = said.split("\n")
    assert [re.match(r"::(?:end)?group::|::[a-z]+ |- |", line)[0] for line in lines] == [  # type: ignore[index]  # matches anything
        "::error ", "::error ", "::notice ", "::error ", "::notice ",
        "::group::", "- ", "::endgroup::", "::group::", "- ", "- ", "- ", "- ", "::endgroup::",
        "::group::", "- ", "- ", "::endgroup::", "",
    ]  # fmt: skip
    assert not any("##[" in line for line in lines if line.startswith("- "))
    assert said.replace("\n", "").isprintable()
    for line in lines[:4]:
        facts = line.split("::")[1].partition(" ")[2]
        assert re.fullmatch(r"file=[^,:]*,title=[^,:]*", facts)


@hostile
def test_gitlab_stays_json(words: str) -> None:
    entries = json.loads(written("gitlab", report(words)))
    assert [entry["severity"] for entry in entries] == ["critical", "blocker", "info", "blocker"]
    assert entries[0]["description"] == printable(f"{words}: {words} {words}".rstrip())
    assert len({entry["fingerprint"] for entry in entries}) == 4


@hostile
def test_csv_computes_nothing(words: str) -> None:
    found = rows(report(words))
    assert [row["hasil"] for row in found] == [
        "temuan",
        "tidak_dapat_dinilai",
        "gagal",
        "tidak_dapat_dinilai",
        "tidak_terbaca",
    ]
    assert found[0]["uraian"].removeprefix("'") in (
        printable(words).strip(),
        printable(words).strip().removeprefix("'"),
    )
    for row in found:
        for cell in row.values():
            assert not re.match(r"[=+@\t\r\n\uff1d\uff0b\uff0d\uff20]", cell), cell[:80]
            assert not cell.startswith("-"), cell[:80]
            assert cell.isprintable()


@pytest.mark.parametrize(
    ("printed", "cell"),
    [
        ("-", "-"),
        ("- Laptop", "- Laptop"),
        ("- Laptop, printer\n- ATK", "- Laptop, printer - ATK"),
        ("-5", "'-5"),
        ("- 5", "'- 5"),
        ("- A1+cmd|'x'!A0", "'- A1+cmd|'x'!A0"),
        ("- SUM(A1)", "'- SUM(A1)"),
        ("  =1", "'=1"),
        ("", ""),
    ],
)
def test_a_printed_dash_is_no_formula_unless_it_could_be_one(printed: str, cell: str) -> None:
    assert harmless(printed) == cell


@hostile
def test_the_workbook_computes_nothing_and_keeps_the_words(words: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx", report(words))))
    types = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert types <= {"s", "inlineStr", "n"}
    header, line = (list(row) for row in book["Temuan"].iter_rows())
    found = {str(title.value): cell for title, cell in zip(header, line, strict=True)}
    for title in (
        "SOP",
        "Tempat",
        "Kondisi",
        "Rekomendasi",
        "Akibat",
        "Instansi",
        "Unit kerja",
        "Letak di berkas",
        "Aturan",
    ):
        assert found[title].value == cell_text(words) or found[title].value == unescape(cell_text(words))
        assert found[title].quotePrefix
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert len(str(cell.value).encode("utf-16-le")) // 2 <= MOST
                assert all(part.isprintable() for part in str(cell.value).split("\n"))


# what Markdown leaves alone: escaped signs, and code between accents that none of its words can end
_ESCAPED = re.compile(r"\\[\\`*_~\[\]<>|#&.)+-]|`[^`\n]*`")


@hostile
def test_markdown_has_no_markup_but_ours(words: str) -> None:
    text = written("markdown", report(words)).decode()
    assert all(line.isprintable() for line in text.split("\n"))
    assert re.search(r"[<>\[\]~]|&\w+;|^(?:#+|  -|-) [-+] ", _ESCAPED.sub("", text), re.MULTILINE) is None
    tables = re.findall(r"(?:^ *\|.*\n)+", text, re.MULTILINE)
    assert tables
    for table in tables:
        cells = [len(re.split(r"(?<!\\)\|", line)) for line in table.strip("\n").split("\n")]
        assert len(set(cells)) == 1, table[:300]
    headings = [line for line in text.split("\n") if line.startswith("#")]
    assert (
        len(headings) == 6
    )  # of the report, the SOP, its place, what was not judged there and as a whole, the summary


@hostile
def test_the_screen_is_not_driven_by_words(words: str) -> None:
    lines = written("table", report(words)).decode().split("\n")
    assert all(line.isprintable() for line in lines)
    assert "\x1b" not in "".join(lines)


@hostile
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_gives_the_words_back_as_they_were(name: str, words: str) -> None:
    text = written(name, report(words)).decode()
    part = json.loads(text)["documents"][0] if name == "json" else json.loads(text.split("\n")[1])
    (finding,) = part["results"][0]["findings"]
    kept = words.encode("utf-8", "replace").decode()  # half a character cannot stand in a file
    assert (finding["message"], finding["place"], part["sop"]["nama"]) == (kept, kept, kept)


def test_a_cell_is_cut_where_excel_ends_and_says_so() -> None:
    assert cell_text("x" * MOST) == "x" * MOST
    assert cell_text("x" * (MOST + 1)) == "x" * (MOST - 1) + "…"
    emoji = cell_text("😀" * MOST)
    assert emoji == "😀" * ((MOST - 1) // 2) + "…"


def test_what_looks_like_a_letter_by_its_code_stays_words() -> None:
    assert cell_text("s_x1_a.pdf _x0041_ _x12345_ _xg_") == "s_x005F_x1_a.pdf _x005F_x0041_ _x12345_ _xg_"


def test_lines_of_a_cell_stay_lines() -> None:
    assert cell_text("a\r\nb\n\tc") == "a\nb\n c"
