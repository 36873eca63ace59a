"""The whole report as one JSON object, written document by document."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sopcheck.model.report import CorpusReport, DocumentReport, Event, Head, InputStatus, Summary

SUFFIX = ".json"


class Reporter:
    """sopcheck.report/1 (design contract). Two blanks a level, keys in a fixed order: made to be compared."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        self._head: Head | None = None
        self._inputs: list[InputStatus] = []
        self._corpus = CorpusReport()
        self._first = True

    def take(self, event: Event) -> str:
        if isinstance(event, Head):
            self._head = event
            lines = [f"  {json.dumps(key)}: {_text(value)},\n" for key, value in head_values(event).items()]
            return "{\n" + "".join(lines) + '  "documents": ['
        if isinstance(event, DocumentReport):
            comma, self._first = ("" if self._first else ","), False
            return f"{comma}\n    {_text(document_values(event), 4)}"
        if isinstance(event, InputStatus):
            self._inputs.append(event)
        elif isinstance(event, CorpusReport):
            self._corpus = event
        elif isinstance(event, Summary):
            return self._tail(event)
        return ""

    def _tail(self, summary: Summary) -> str:
        assert self._head is not None
        parts = {
            "rules": rule_values(self._head),
            "inputs": [asdict(status) for status in self._inputs],
            "corpus": asdict(self._corpus),
            "summary": asdict(summary),
        }
        close = "]" if self._first else "\n  ]"
        return close + "".join(f",\n  {json.dumps(key)}: {_text(value)}" for key, value in parts.items()) + "\n}\n"


def head_values(head: Head) -> dict[str, Any]:
    """The head of the report as plain values, without the rules."""
    return {
        "schema": head.schema,
        "tool": asdict(head.tool),
        "as_of": head.as_of.isoformat(),
        "profile": head.profile,
        "fail_on": head.fail_on,
        "settings": head.settings,
        "lhe": head.lhe,
        "law": list(head.law),
    }


def rule_values(head: Head) -> dict[str, Any]:
    """The rules that ran, by id."""
    return {rule: asdict(info) for rule, info in head.rules.items()}


def document_values(document: DocumentReport) -> dict[str, Any]:
    """One document as plain values; the SOP with just the keys it was written with."""
    return {
        "source": asdict(document.source),
        "sop": document.sop.model_dump(mode="json", exclude_unset=True),
        "flow": asdict(document.flow),
        "timeline": list(document.timeline),
        "times": [asdict(row) for row in document.times],
        "notes": [asdict(note) for note in document.notes],
        "results": [asdict(result) for result in document.results],
    }


def _text(value: Any, indent: int = 2) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * indent)
