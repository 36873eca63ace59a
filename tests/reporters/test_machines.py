"""Formats for programs: what each outcome becomes, where it points, and that somebody else's schema agrees."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from reporters.written import ON, corpus, ended, junit, rows, sarif, written

from sopcheck.model.findings import Basis, Confidence, Finding, Outcome, RuleResult, Severity, Unassessed
from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head, InputStatus, RuleInfo, Tool
from sopcheck.model.sop import Sop
from sopcheck.model.source import Source
from sopcheck.reporters.machine import address

SCHEMA = Draft4Validator(json.loads((Path(__file__).parent / "data" / "sarif-2.1.0.json").read_text("utf-8")))
BASIS = Basis("permenpanrb-35-2012", "Lampiran", "V", "waktu diisi", "P35")
RULE = RuleInfo(
    "Waktu kosong", "Tanpa waktu, tidak ada yang dapat dijanjikan.", "galat", "uji", (BASIS,), "Langkah berwaktu."
)


def finding(severity: Severity = "galat", confidence: Confidence = "pasti", **changes: Any) -> Finding:
    made = Finding(
        "0123456789abcdef", "kosong", severity, confidence, "langkah.1.waktu", ("langkah.2.waktu",),
        "Langkah 1, kolom Waktu", {"line": 7}, "Waktu Langkah 1 belum diisi.", ("-",), {"langkah": "Langkah 1"}, (),
        "Isi waktunya.", (BASIS,),
    )  # fmt: skip
    return replace(made, **changes)


def result(outcome: Outcome = "temuan", *findings: Finding, **changes: Any) -> RuleResult:
    return replace(RuleResult("waktu.kosong", outcome, 3, None, findings), **changes)


def run(*results: RuleResult, path: str = "sop/a b.yaml", inputs: tuple[InputStatus, ...] = ()) -> list[Event]:
    tool = Tool("sopcheck", "0.1.0", "aaa", "bbb", "2026-11-20", 0)
    head = Head(tool, ON, "reviu", "galat", None, (), {"waktu.kosong": RULE})
    document = DocumentReport(
        Source(path, "ab" * 32, "yaml"), Sop.model_validate({"nama": "Cuti", "instansi": "Kota"}), (), results
    )
    return ended(head, document, *inputs)


def test_sarif_of_the_corpus_holds_to_the_schema() -> None:
    log = sarif(corpus())
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    assert {r["kind"] for r in log["runs"][0]["results"]} == {"fail", "review", "pass", "notApplicable", "open"}


UNASSESSED = (Unassessed("langkah.2.waktu", "Langkah 2, kolom Waktu", "sel Waktu tidak terbaca"),)


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        (result("temuan", finding()), [("fail", "error", "Waktu Langkah 1 belum diisi. Saran: Isi waktunya.")]),
        (result("temuan", finding("peringatan")), [("fail", "warning", "Waktu Langkah 1 belum diisi. Saran: Isi waktunya.")]),
        (result("temuan", finding("catatan", recommendation="")), [("fail", "note", "Waktu Langkah 1 belum diisi.")]),
        (result("temuan", finding("peringatan", "tinjau")), [("review", "none", "Waktu Langkah 1 belum diisi. Saran: Isi waktunya.")]),
        (result("memenuhi"), [("pass", "none", "Memenuhi: 3 tempat dilihat")]),
        (result("tidak_berlaku", reason="tidak ada langkah"), [("notApplicable", "none", "Tidak berlaku: tidak ada langkah")]),
        (result("tidak_dapat_dinilai", reason="hilang"), [("open", "none", "Tidak dapat dinilai: hilang")]),
        (
            result("tidak_dapat_dinilai", reason="hilang", unassessed=UNASSESSED),
            [("open", "none", "Tidak dapat dinilai, Langkah 2, kolom Waktu: sel Waktu tidak terbaca")],
        ),
        (result("gagal", reason="ValueError"), []),
    ],
)  # fmt: skip
def test_sarif_has_a_kind_for_each_outcome(given: RuleResult, kinds: list[tuple[str, str, str]]) -> None:
    log = sarif(run(given))
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    found = [(r["kind"], r["level"], r["message"]["text"]) for r in log["runs"][0]["results"]]
    assert found == kinds


def test_a_sarif_result_names_place_rule_norm_and_grade() -> None:
    log = sarif(run(result("temuan", finding())))
    (run_,) = log["runs"]
    (found,) = run_["results"]
    file = {"uri": "sop/a%20b.yaml", "index": 0}
    assert found["locations"] == [
        {
            "physicalLocation": {"artifactLocation": file, "region": {"startLine": 7}},
            "logicalLocations": [
                {"fullyQualifiedName": "langkah.1.waktu", "name": "Langkah 1, kolom Waktu", "kind": "property"}
            ],
        }
    ]
    (related,) = found["relatedLocations"]
    assert related["logicalLocations"][0]["fullyQualifiedName"] == "langkah.2.waktu"
    assert run_["artifacts"] == [{"location": file, "hashes": {"sha-256": "ab" * 32}}]
    (rule,) = run_["tool"]["driver"]["rules"]
    assert (found["ruleId"], found["ruleIndex"], rule["id"]) == ("waktu.kosong", 0, "waktu.kosong")
    assert rule["help"]["text"].startswith("Seharusnya: Langkah berwaktu.\n\nTanpa waktu")
    assert rule["help"]["text"].endswith("Dasar:\n- PermenPANRB 35/2012, Lampiran [V]")
    assert rule["defaultConfiguration"] == {"level": "error"}
    norms, grades = run_["taxonomies"]
    named = [(taxon["toolComponent"]["name"], taxon["id"]) for taxon in found["taxa"]]
    assert named == [("dasar-hukum", "permenpanrb-35-2012"), ("kekuatan-dasar", "V")]
    assert [norms["taxa"][found["taxa"][0]["index"]]["id"], grades["taxa"][found["taxa"][1]["index"]]["id"]] == [
        "permenpanrb-35-2012",
        "V",
    ]
    (relation,) = rule["relationships"]
    assert relation["target"]["id"] == "permenpanrb-35-2012"
    assert relation["properties"] == {"at": "Lampiran", "grade": "V", "quote": "waktu diisi", "source": "P35"}


def test_crashes_and_unreadable_inputs_are_errors_everywhere() -> None:
    bad = (InputStatus("sop/x.json", "unreadable", "sop/x.json: rusak"), InputStatus("c.png", "skipped", "bukan SOP"))
    events = run(result("gagal", reason="ValueError: 1"), inputs=bad)
    (ran,) = sarif(events)["runs"][0]["invocations"]
    assert ran["executionSuccessful"] is False
    assert [(n["level"], n["message"]["text"]) for n in ran["toolExecutionNotifications"]] == [
        ("error", "Aturan gagal dijalankan: ValueError: 1"),
        ("error", "sop/x.json: rusak"),
        ("note", "bukan SOP"),
    ]
    assert [(e.get("message"), e.text) for e in junit(events).iterfind(".//error")] == [
        ("ValueError: 1", "ValueError: 1"),
        ("sop/x.json: rusak", "sop/x.json: rusak"),
    ]
    assert written("github", events).decode().splitlines()[:2] == [
        "::error file=sop/a b.yaml,title=waktu.kosong::aturan gagal dijalankan: ValueError: 1",
        "::error file=sop/x.json,title=tidak terbaca::sop/x.json: rusak",
    ]
    assert [(e["severity"], e["location"]["path"]) for e in json.loads(written("gitlab", events))] == [
        ("blocker", "sop/a b.yaml"),
        ("blocker", "sop/x.json"),
    ]
    assert [(row["hasil"], row["berkas"], row["uraian"]) for row in rows(events)] == [
        ("gagal", "sop/a b.yaml", "ValueError: 1"),
        ("tidak_terbaca", "sop/x.json", "sop/x.json: rusak"),
    ]


def test_junit_fails_on_what_is_certain_and_skips_what_is_not_decided() -> None:
    given = (
        result("temuan", finding(), finding("catatan", "tinjau", id="f" * 16), unassessed=UNASSESSED),
        result("memenuhi", rule="a.b"),
        result("tidak_berlaku", rule="a.c", reason="tidak ada langkah"),
    )
    root = junit(run(*given))
    suite, _ = root.iterfind("testsuite")
    assert dict(suite.items()) == {
        "name": "Cuti — Kota", "file": "sop/a b.yaml", "tests": "5", "failures": "1", "errors": "0", "skipped": "3",
        "time": "0",
    }  # fmt: skip
    cases = [(case.get("name"), [child.tag for child in case if child.tag != "properties"]) for case in suite]
    assert cases == [
        ("waktu.kosong: Langkah 1, kolom Waktu", ["failure"]),
        ("waktu.kosong: Langkah 1, kolom Waktu", ["skipped"]),
        ("waktu.kosong: Langkah 2, kolom Waktu", ["skipped"]),
        ("a.b", []),
        ("a.c", ["skipped"]),
    ]
    failure = suite.find(".//failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("galat", "Waktu Langkah 1 belum diisi.")
    assert failure.text == (
        "Waktu Langkah 1 belum diisi.\nSaran: Isi waktunya.\nTempat: Langkah 1, kolom Waktu (langkah.1.waktu)\n"
        "Dasar: PermenPANRB 35/2012, Lampiran [V]"
    )
    assert suite[0].get("line") == "7"
    reasons = [case.get("message") for case in suite.iterfind(".//skipped")]
    assert reasons == [
        "perlu ditinjau manusia: Waktu Langkah 1 belum diisi.",
        "tidak dapat dinilai: sel Waktu tidak terbaca",
        "tidak berlaku: tidak ada langkah",
    ]


@pytest.mark.parametrize(
    ("severity", "confidence", "github", "gitlab"),
    [
        ("galat", "pasti", "error", "critical"),
        ("peringatan", "pasti", "warning", "major"),
        ("catatan", "pasti", "notice", "minor"),
        ("galat", "tinjau", "warning", "major"),
        ("peringatan", "tinjau", "warning", "minor"),
        ("catatan", "tinjau", "notice", "info"),
    ],
)
def test_what_needs_a_human_is_never_an_error(
    severity: Severity, confidence: Confidence, github: str, gitlab: str
) -> None:
    events = run(result("temuan", finding(severity, confidence)))
    doubt = ", perlu ditinjau manusia" if confidence == "tinjau" else ""
    assert written("github", events).decode().splitlines()[0] == (
        f"::{github} file=sop/a b.yaml,line=7,title=waktu.kosong::Langkah 1, kolom Waktu: Waktu Langkah 1 belum diisi. "
        f"Isi waktunya. (waktu.kosong 0123456789abcdef{doubt})"
    )
    (entry,) = json.loads(written("gitlab", events))
    start = "Perlu ditinjau manusia. " if doubt else ""
    assert entry == {
        "check_name": "waktu.kosong",
        "fingerprint": "0123456789abcdef",
        "description": f"{start}Langkah 1, kolom Waktu: Waktu Langkah 1 belum diisi. Isi waktunya.",
        "severity": gitlab,
        "location": {"path": "sop/a b.yaml", "lines": {"begin": 7}},
    }


def test_gitlab_never_sees_one_fingerprint_twice() -> None:
    events = run(result("temuan", finding()))
    twice = [*events[:2], *events[1:]]
    entries = json.loads(written("gitlab", twice))
    assert [entry["fingerprint"] for entry in entries] == ["0123456789abcdef", "0123456789abcdef-2"]


def test_a_run_without_findings_is_an_empty_list_for_gitlab() -> None:
    assert written("gitlab", run(result("memenuhi"))) == b"[]\n"


def test_a_csv_row_tells_all_of_a_finding() -> None:
    (row,) = rows(run(result("temuan", finding(location={"words": "lembar A, sel I7"}))))
    assert row == {
        "hasil": "temuan", "id": "0123456789abcdef", "berkas": "sop/a b.yaml", "sop": "Cuti", "instansi": "Kota",
        "unit_kerja": "", "nomor": "", "aturan": "waktu.kosong", "judul_aturan": "Waktu kosong", "jenis": "kosong",
        "tingkat": "galat", "keyakinan": "pasti", "lokator": "langkah.1.waktu", "tempat": "Langkah 1, kolom Waktu",
        "baris": "", "letak": "lembar A, sel I7", "uraian": "Waktu Langkah 1 belum diisi.", "teks_asli": "“-”",
        "saran": "Isi waktunya.", "dasar_hukum": "PermenPANRB 35/2012, Lampiran [V]",
    }  # fmt: skip


def test_csv_begins_so_that_excel_knows_it_is_utf_8() -> None:
    content = written("csv", run(result("memenuhi")))
    assert content.startswith(b"\xef\xbb\xbfhasil,id,berkas,")
    assert content.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("path", "file", "uri"),
    [
        ("sop/a.yaml", "sop/a.yaml", "sop/a.yaml"),
        ("./sop/a.yaml", "./sop/a.yaml", "sop/a.yaml"),
        ("sop/Cuti #1?.docx", "sop/Cuti #1?.docx", "sop/Cuti%20%231%3F.docx"),
        ("semua.jsonl:12", "semua.jsonl", "semua.jsonl"),
        ("a:b.yaml", "a:b.yaml", "a%3Ab.yaml"),
        ("/srv/sop/a.yaml", "/srv/sop/a.yaml", "file:///srv/sop/a.yaml"),
        ("C:/sop/a.yaml", "C:/sop/a.yaml", "file:///C:/sop/a.yaml"),
        ("-", "-", "-"),
        ("sop/a b.pdf#4", "sop/a b.pdf", "sop/a%20b.pdf"),
        ("C:/sop/a.xlsx#12", "C:/sop/a.xlsx", "file:///C:/sop/a.xlsx"),
        ("-#2", "-", "-"),
        ("Cuti #1.docx", "Cuti #1.docx", "Cuti%20%231.docx"),
        ("Cuti#1", "Cuti#1", "Cuti%231"),
    ],
)
def test_paths_become_uris_that_a_repository_finds_again(path: str, file: str, uri: str) -> None:
    assert (address.file_of(path), address.uri(path)) == (file, uri)


def test_a_document_of_a_file_of_many_is_at_its_line() -> None:
    events = run(result("temuan", finding(location={})), path="semua.jsonl:12")
    (found,) = sarif(events)["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "semua.jsonl", "index": 0},
        "region": {"startLine": 12},
    }
    assert "file=semua.jsonl,line=12," in written("github", events).decode()


def test_one_of_several_sops_is_at_its_file_and_says_which_it_is() -> None:
    """The files of programs must exist; the number of the SOP stands in the logical location, the message, the class."""
    crash = result("gagal", rule="a.b", reason="ValueError: 1")
    events = run(
        result("temuan", finding(location={}), unassessed=UNASSESSED), crash, result("memenuhi", rule="a.c"), path="sop/a b.pdf#4"
    )  # fmt: skip
    log = sarif(events)
    assert [error.message for error in SCHEMA.iter_errors(log)] == []
    file = {"uri": "sop/a%20b.pdf", "index": 0}
    places = [place for r in log["runs"][0]["results"] for place in r["locations"]]
    assert [place["physicalLocation"] for place in places] == [{"artifactLocation": file}] * 3
    assert [place["logicalLocations"] for place in places] == [
        [{"fullyQualifiedName": "sop/a b.pdf#4#langkah.1.waktu", "name": "SOP ke-4, Langkah 1, kolom Waktu", "kind": "property"}],
        [{"fullyQualifiedName": "sop/a b.pdf#4#langkah.2.waktu", "name": "SOP ke-4, Langkah 2, kolom Waktu", "kind": "property"}],
        [{"fullyQualifiedName": "sop/a b.pdf#4", "name": "SOP ke-4", "kind": "object"}],
    ]  # fmt: skip
    assert log["runs"][0]["artifacts"] == [{"location": file, "hashes": {"sha-256": "ab" * 32}}]
    (note,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "sop/a%20b.pdf"
    assert note["message"]["text"].startswith("SOP ke-4: ")
    said = [line for line in written("github", events).decode().splitlines() if "file=" in line]
    assert len(said) == 3
    assert all(line.partition("::")[2].partition("::")[0].count("file=sop/a b.pdf,") for line in said)
    assert all("::SOP ke-4: " in line for line in said)
    entries = json.loads(written("gitlab", events))
    assert {entry["location"]["path"] for entry in entries} == {"sop/a b.pdf"}
    assert all(entry["description"].startswith("SOP ke-4: ") for entry in entries)
    suite = next(junit(events).iterfind("testsuite"))
    assert suite.get("file") == "sop/a b.pdf"
    assert {case.get("classname") for case in suite.iterfind("testcase")} == {"sop/a b.pdf#4"}


def test_two_sops_of_one_file_are_one_artifact() -> None:
    first, second = (run(result("temuan", finding(location={})), path=f"a.pdf#{n}") for n in (1, 2))
    log = sarif([*first[:2], *second[1:]])
    assert [each["location"]["uri"] for each in log["runs"][0]["artifacts"]] == ["a.pdf"]


def test_what_concerns_no_single_sop_is_at_no_file() -> None:
    unknown = Unassessed("a.yaml#nomor", "Nomor SOP pada a.yaml", "nomor tidak terbaca")
    across = CorpusReport((RuleResult("korpus.nomor-ganda", "tidak_dapat_dinilai", 0, None, (), (unknown,)),))
    events = ended(run()[0], across)
    line = written("github", events).decode().splitlines()[0]
    assert line == "::notice title=tidak dapat dinilai::1 tempat tidak dapat dinilai"
    suite = next(junit(events).iterfind("testsuite"))
    assert (suite.get("name"), suite.get("file")) == ("seluruh kumpulan", None)
