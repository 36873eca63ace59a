"""The schemas that are handed out are those of what really goes in and out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sopcheck.reporters.pages import schema
from sopcheck.yamltext import packaged_names, packaged_tree, parse

ROOT = Path(__file__).parent.parent.parent


def faults(of: str, value: Any) -> list[str]:
    validator = Draft202012Validator(json.loads(schema.page(of)))
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(value)]


def test_the_committed_report_is_of_the_schema_of_reports() -> None:
    report = json.loads((ROOT / "reports" / "corpus.json").read_text("utf-8"))
    assert faults("report", report) == []
    assert faults("report", {**report, "summary": None}) != []
    assert faults("report", {**report, "kelebihan": 1}) != []


@pytest.mark.parametrize("path", sorted((ROOT / "corpus" / "sop").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_corpus_is_of_the_schema_of_sops(path: Path) -> None:
    value = parse(path.read_text("utf-8")).value
    assert faults("sop", value) == []
    assert faults("sop", {**value, "nmr": "1"}) != []


@pytest.mark.parametrize(("of", "folder"), [("rule", "rules/catalogue/"), ("profile", "rules/profiles/")])
def test_our_rules_and_profiles_are_of_their_schemas(of: str, folder: str) -> None:
    names = packaged_names(folder)
    assert len(names) > 2
    for name in names:
        assert faults(of, packaged_tree(name).value) == [], name
