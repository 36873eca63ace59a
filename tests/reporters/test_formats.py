"""Every format is a rendering of the same report: the same findings, under the same ids."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from reporters.written import corpus, junit, paper, rows, sarif, sheets, written

from sopcheck import arguments, reporters
from sopcheck.model.report import CorpusReport, DocumentReport
from sopcheck.reporters.machine.sarif_results import FINGERPRINT, GITHUB


def test_all_formats_hold_the_same_findings_in_the_corpus() -> None:
    events = corpus()
    documents = [event for event in events if isinstance(event, DocumentReport)]
    across = next(event for event in events if isinstance(event, CorpusReport))
    judged_all = [*(document.results for document in documents), across.results]
    wanted = sorted(f.id for results in judged_all for result in results for f in result.findings)
    assert any(result.findings for result in across.results)
    assert len(wanted) > 50
    reported = json.loads(written("json", events))
    lines = [json.loads(line) for line in written("jsonl", events).decode().splitlines()]
    results = sarif(events)["runs"][0]["results"]
    found = {
        "json": [
            f["id"] for d in (*reported["documents"], reported["corpus"]) for r in d["results"] for f in r["findings"]
        ],
        "jsonl": [f["id"] for d in lines for r in d.get("results", ()) for f in r["findings"]],
        "sarif": [r["partialFingerprints"][FINGERPRINT] for r in results if r["kind"] in ("fail", "review")],
        "sarif, for GitHub": [r["partialFingerprints"][GITHUB] for r in results if "partialFingerprints" in r],
        "junit": [p.get("value") for p in junit(events).iterfind(".//property[@name='id']")],
        "github": re.findall(r"\([a-z.-]+ ([0-9a-f]{16})[,)]", written("github", events).decode()),
        "gitlab": [
            entry["fingerprint"]
            for entry in json.loads(written("gitlab", events))
            if entry["check_name"] != "tidak-dapat-dinilai"
        ],
        "csv": [row["id"] for row in rows(events) if row["hasil"] == "temuan"],
        "xlsx": [row["Id"] for row in sheets(written("xlsx", events))["Temuan"]],
        "docx": re.findall(r" · temuan ([0-9a-f]{16})", paper(events)),
    }
    assert {name: sorted(map(str, ids)) for name, ids in found.items()} == dict.fromkeys(found, wanted)


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
