"""The recap in formats for programs: where each has a place for it, from the one count."""

from __future__ import annotations

import json

from reporters.written import corpus, junit, sarif, written

from sopcheck.model.report import Summary
from sopcheck.reporters.pages import recap, wording


def test_sarif_junit_and_github_carry_the_recap_of_the_one_count() -> None:
    events = corpus()
    (summary,) = (event for event in events if isinstance(event, Summary))
    assert sarif(events)["runs"][0]["properties"]["summary"] == json.loads(written("json", events))["summary"]

    (*_, last) = junit(events).iterfind("testsuite")
    assert (last.get("name"), last.get("tests"), last.find("testcase")) == ("Ringkasan", "0", None)
    facts = {each.get("name"): each.get("value") for each in last.iterfind("properties/property")}
    offices = {recap.owner_and_year(one): recap.office_line(one) for one in summary.recap.offices}
    rules = {recap.rule_name(one): recap.rule_line(one) for one in summary.recap.rules}
    assert facts == {
        "dokumen": "5",
        "masukan tidak terbaca": "0",
        "berkas dilewati": "0",
        "temuan": wording.severity_line(summary.by_severity),
        "aturan": wording.outcome_line(summary.by_outcome),
        "tempat tidak dinilai": str(summary.not_assessable),
        **{f"instansi: {name}": line for name, line in offices.items()},
        **{f"aturan: {name}": line for name, line in rules.items()},
        **{f"tidak dinilai: {one.path}": recap.reason(one) for one in summary.recap.unjudged},
    }
    assert len(offices) == 5
    assert facts["aturan: waktu.terlalu-lama"] == (
        "2 dengan temuan · 2 memenuhi · 1 tidak dapat dinilai · 2 temuan · 3 tempat tidak dinilai"
    )

    lines = written("github", events).decode().splitlines()
    start = lines.index(f"::group::{recap.BY_OFFICE}")
    totals = f"5 dokumen diperiksa; {wording.severity_line(summary.by_severity)}; {summary.not_assessable} tempat tidak dapat dinilai"
    assert lines[start - 1] == f"::notice title=Ringkasan sopcheck::{totals}"
    assert lines[start:] == [
        f"::group::{recap.BY_OFFICE}",
        *(f"- {name}: {line}" for name, line in offices.items()),
        "::endgroup::",
        f"::group::{recap.BY_RULE}",
        *(f"- {name}: {line}" for name, line in rules.items()),
        "::endgroup::",
        f"::group::{recap.UNJUDGED}",
        *(f"- {recap.line(one)}" for one in summary.recap.unjudged),
        "::endgroup::",
    ]
