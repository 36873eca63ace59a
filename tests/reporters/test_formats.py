"""Every format is a rendering of the same report: the same findings, under the same ids."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import pytest
from docx.table import Table
from reporters.written import corpus, junit, rows, sarif, sheets, written

from sopcheck import arguments, reporters
from sopcheck.model.report import CorpusReport, DocumentReport, Event
from sopcheck.reporters.machine.across import ALL as ALONE
from sopcheck.reporters.machine.across import path_of
from sopcheck.reporters.machine.sarif_results import FINGERPRINT, GITHUB
from sopcheck.reporters.table import CITED

Found = list[tuple[str, str]]
"""(document, id) of findings; ALL of those a format tells apart from the documents."""
ALL = ""


def in_objects(reported: Any) -> Found:
    """Of the report as values: what concerns several documents stands apart."""
    parts = [*((d["source"]["path"], d) for d in reported["documents"]), (ALL, reported["corpus"])]
    return [(path, f["id"]) for path, part in parts for result in part["results"] for f in result["findings"]]


def in_lines(content: bytes) -> Found:
    lines = [json.loads(line) for line in content.decode().splitlines()]
    documents = [line for line in lines if line["type"] == "document"]
    (across,) = (line for line in lines if line["type"] == "corpus")
    return in_objects({"documents": documents, "corpus": across})


def in_sarif(log: Any, key: str) -> Found:
    return [
        (
            unquote(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).removeprefix("file://"),
            result["partialFingerprints"][key],
        )
        for result in log["runs"][0]["results"]
        if result["kind"] in ("fail", "review")
    ]


def in_sections(text: str, place: str, document: str, found: str) -> Found:
    """Of a text in sections: `place` begins one (of a document, or of all together), `document` names it in it."""
    told: Found = []
    for section in re.split(place, text, flags=re.MULTILINE)[1:]:
        named = re.search(document, section, re.MULTILINE)
        path = re.sub(r"\\(.)|\s", r"\1", named[1]) if named else ALL
        told += [(path, number) for number in re.findall(found, section)]
    return told


def in_word(events: Sequence[Event]) -> Found:
    """Of the Word report in its order: each SOP opens with a table that names its file."""
    document = docx.Document(io.BytesIO(written("docx", events)))
    path, told = "", []
    for part in document.iter_inner_content():
        if not isinstance(part, Table):
            path = ALL if part.text.startswith("E. Perbandingan") else path
            continue
        said = {row.cells[0].text: row.cells[1].text for row in part.rows if len(row.cells) == 2}
        path = said.get("Berkas", path)
        told += [(path, number) for number in re.findall(r" · temuan ([0-9a-f]{16})", said.get("Aturan", ""))]
    return told


def in_table(events: Sequence[Event]) -> Found:
    """Of the screen, where a path may be broken: a section opens with the name of the SOP and the path."""
    paths = [event.source.path for event in events if isinstance(event, DocumentReport)]
    told: Found = []
    for section in written("table", events).decode().split("\n\n")[1:]:
        opening = "".join(section.partition("\n    ")[0].split())
        path = next((path for path in paths if "".join(path.split()) in opening), ALL)
        told += [(path, number) for number in re.findall(r"^    ([0-9a-f]{10})  \w", section, re.MULTILINE)]
    return told


def found_in(events: Sequence[Event]) -> dict[str, Found]:
    """Format → the findings read back from it."""
    gitlab = json.loads(written("gitlab", events))
    log = sarif(events)
    annotated = re.findall(
        r"^::\w+ file=([^,:]*).*\([a-z.-]+ ([0-9a-f]{16})[,)]", written("github", events).decode(), re.M
    )
    return {
        "json": in_objects(json.loads(written("json", events))),
        "jsonl": in_lines(written("jsonl", events)),
        "sarif": in_sarif(log, FINGERPRINT),
        "sarif, for GitHub": in_sarif(log, GITHUB),
        "junit": [
            (str(suite.get("file")), str(each.get("value")))
            for suite in junit(events)
            for each in suite.iterfind(".//property[@name='id']")
        ],
        "github": [(unquote(file), number) for file, number in annotated],
        "gitlab": [(e["location"]["path"], e["fingerprint"]) for e in gitlab if e["check_name"] != "tidak-dapat-dinilai"],
        "csv": [(row["berkas"], row["id"]) for row in rows(events) if row["hasil"] == "temuan"],
        "xlsx": [(row["Berkas"], row["Id"]) for row in sheets(written("xlsx", events))["Temuan"]],
        "docx": in_word(events),
        "markdown": in_sections(
            written("markdown", events).decode(), r"^## ", r"^Berkas: (.*)  $", r"\) · temuan `([0-9a-f]{16})`"
        ),
        "html": in_sections(
            written("html", events).decode(),
            r"(?=<article )|(?=<section id=.antar-sop)",
            r"^<article .*?</h2><p><code>(.*?)</code>",
            r'data-id="([0-9a-f]{16})"',
        ),
        "table": in_table(events),
    }  # fmt: skip


def test_all_formats_hold_the_same_findings_of_the_same_documents() -> None:
    """The rendering is compared with the report itself. Formats for programs know only documents, so that a finding
    across several stands in the first it names; on screen an id is cut where it still tells findings apart.
    """
    events = corpus()
    documents = [event for event in events if isinstance(event, DocumentReport)]
    (across,) = (event for event in events if isinstance(event, CorpusReport))
    alone = [(d.source.path, f.id) for d in documents for result in d.results for f in result.findings]
    together = [f for result in across.results for f in result.findings]
    assert len(alone) > 50
    assert together
    in_first = sorted([*alone, *((path_of(f.at) or ALONE, f.id) for f in together)])
    apart = sorted([*alone, *((ALL, f.id) for f in together)])
    wanted = dict.fromkeys(("json", "jsonl", "docx", "markdown", "html"), apart)
    wanted |= dict.fromkeys(("sarif", "sarif, for GitHub", "junit", "github", "gitlab", "csv", "xlsx"), in_first)
    wanted["table"] = sorted((path, number[:CITED]) for path, number in apart)
    assert len({number for _, number in wanted["table"]}) == len({number for _, number in apart})
    found = found_in(events)
    assert {name.partition(",")[0] for name in found} == set(reporters.names())  # a new format joins this test
    assert {name: sorted(pairs) for name, pairs in found.items()} == wanted


def test_all_formats_count_what_could_not_be_judged() -> None:
    events = corpus()
    documents = [event for event in events if isinstance(event, DocumentReport)]
    across = next(event for event in events if isinstance(event, CorpusReport))
    alone = sum(result.not_assessed for document in documents for result in document.results)
    places = alone + sum(result.not_assessed for result in across.results)
    assert places > alone > 100
    per_sop = sheets(written("xlsx", events))["Per SOP"]
    assert sum(row["Tempat tidak dapat dinilai"] for row in per_sop) == alone
    cases = junit(events).iterfind(".//skipped")
    assert {
        "sarif": sum(result["kind"] == "open" for result in sarif(events)["runs"][0]["results"]),
        "junit": sum(str(case.get("message")).startswith("tidak dapat dinilai") for case in cases),
        "github": sum(map(int, re.findall(r"::(\d+) tempat tidak", written("github", events).decode()))),
        "gitlab": sum(
            int(entry["description"].split()[0])
            for entry in json.loads(written("gitlab", events))
            if entry["check_name"] == "tidak-dapat-dinilai"
        ),
        "csv": sum(row["hasil"] == "tidak_dapat_dinilai" for row in rows(events)),
    } == dict.fromkeys(("sarif", "junit", "github", "gitlab", "csv"), places)


@pytest.mark.parametrize("name", reporters.names())
def test_a_format_writes_the_same_bytes_again(name: str) -> None:
    events = corpus()
    assert written(name, events) == written(name, events)


@pytest.mark.parametrize(
    ("file", "format_"),
    [
        ("Laporan.JSON", "json"),
        ("a.jsonl", "jsonl"),
        ("a.md", "markdown"),
        ("a.txt", "table"),
        ("a.csv", "csv"),
        ("kertas kerja.xlsx", "xlsx"),
        ("Laporan.docx", "docx"),
        ("a.sarif", "sarif"),
        ("a.sarif.json", "sarif"),
        ("a.gitlab.json", "gitlab"),
        ("gitlab.json", "json"),
        ("a.xml", "junit"),
        ("a.pptx", None),
        ("csv", None),
    ],
)
def test_the_end_of_a_file_name_asks_for_a_format(file: str, format_: str | None) -> None:
    assert reporters.by_file_name(file) == format_


def test_help_names_every_format_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        arguments.parser().parse_args(["check", "--help"])
    said = capsys.readouterr().out
    listed = re.search(r"--format NAMA\s+(.*?)\n\s+--output", said, re.DOTALL)
    assert listed
    on_screen = {word.split()[0] for word in listed[1].replace("\n", " ").split(", ")}
    assert on_screen == set(reporters.names()) - {"xlsx", "docx"}
    ends = re.search(r"akhiran menentukan bentuk\s+\((.*?)\)", said, re.DOTALL)
    assert ends
    assert set(ends[1].split()) == set(reporters.suffixes()) - {".sarif.json"}


def test_every_format_can_be_told_from_an_sop(tmp_path: Path) -> None:
    from sopcheck.readers import own

    events = corpus()
    for end, name in reporters.suffixes().items():
        path = tmp_path / f"laporan{end}"
        path.write_bytes(written(name, events))
        assert own.is_report(path) == (end != ".xml"), end  # no SOP ends in .xml
