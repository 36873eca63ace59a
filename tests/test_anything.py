"""Whatever stands in any field, every rule ends in one of the five outcomes and the report can be written."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reporters.written import ended
from strategies import sops

from sopcheck import app, reporters
from sopcheck.engine import profile
from sopcheck.engine.check import Context
from sopcheck.law.registry import load_law
from sopcheck.model.findings import OUTCOMES
from sopcheck.model.report import CorpusReport, DocumentReport, Head, InputStatus
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source

RULES = profile.load(every=True)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def judged(sop: Sop, day: date = date(2026, 11, 20)) -> DocumentReport:
    document = Document(sop, Source("a.yaml", "0", "yaml"))
    return app.judged(document, RULES, Context(day, load_law()))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sops, DAYS)
def test_every_rule_ends_in_one_of_the_four_outcomes_of_a_sound_rule(sop: Sop, day: date) -> None:
    """The fifth, gagal, is a bug: Hypothesis looks for the words that make a rule crash."""
    results = judged(sop, day).results
    assert [result.rule for result in results] == [rule.id for rule in RULES.rules]
    for result in results:
        assert result.outcome in OUTCOMES
        assert result.outcome != "gagal", f"{result.rule}: {result.reason}"
        assert (result.outcome == "temuan") == bool(result.findings)
        assert (result.outcome == "tidak_berlaku") <= (result.checked == 0)
        if result.outcome == "memenuhi":
            assert result.checked > 0
            assert not result.unassessed
        if result.outcome == "tidak_dapat_dinilai":
            assert result.unassessed
            assert result.reason
        if result.outcome == "tidak_berlaku":
            assert result.reason
        for finding in result.findings:
            assert finding.message
            assert "{" not in finding.message or "{" in str(finding.facts)
            assert not (finding.severity == "galat" and finding.confidence == "tinjau")
        assert len({finding.id for finding in result.findings}) == len(result.findings)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sops)
def test_every_report_can_be_written_in_every_format(sop: Sop) -> None:
    options = app.Options((), date(2026, 11, 20))
    head = app.head(options, RULES, load_law())
    document = judged(sop)
    events = ended(head, document, InputStatus("a.yaml", "checked"), CorpusReport())
    for name in reporters.names():
        reporter = reporters.make(name)
        written = b"".join(reporters.as_bytes(reporter.take(event)) for event in events)
        assert written.startswith(b"PK") == (name in ("xlsx", "docx"))
        if name in ("xlsx", "docx"):
            with zipfile.ZipFile(io.BytesIO(written)) as file:
                for part in file.namelist():
                    ElementTree.fromstring(file.read(part))
            continue
        text = written.decode()
        if name == "json":
            assert json.loads(text)["documents"][0]["results"]
        elif name == "jsonl":
            assert [json.loads(line)["type"] for line in text.split("\n")[:-1]] == [
                "head",
                "document",
                "input",
                "corpus",
                "summary",
            ]
        else:
            assert "\x1b" not in text


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sops)
def test_the_same_sop_gives_the_same_report_again(sop: Sop) -> None:
    again = Sop.model_validate_json(sop.model_dump_json(exclude_unset=True))
    assert judged(again).results == judged(sop).results


def test_the_head_names_every_rule_that_ran() -> None:
    head = app.head(app.Options((), date(2026, 11, 20)), RULES, load_law())
    assert isinstance(head, Head)
    assert set(head.rules) == {rule.id for rule in RULES.every}
