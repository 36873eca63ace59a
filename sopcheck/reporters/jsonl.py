"""One JSON object per line: head, then a line per document, then the rest. For pipes and large sets."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sopcheck.model.report import DocumentReport, Event, Head, InputStatus, Summary
from sopcheck.reporters.json import document_values, head_values, rule_values

SUFFIX = ".jsonl"


class Reporter:
    """Each line has `type`: head, document, input, corpus or summary."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        pass

    def take(self, event: Event) -> str:
        return json.dumps(self._values(event), ensure_ascii=False) + "\n"

    def _values(self, event: Event) -> dict[str, Any]:
        if isinstance(event, Head):
            return {"type": "head", **head_values(event), "rules": rule_values(event)}
        if isinstance(event, DocumentReport):
            return {"type": "document", **document_values(event)}
        if isinstance(event, InputStatus):
            return {"type": "input", **asdict(event)}
        return {"type": "summary" if isinstance(event, Summary) else "corpus", **asdict(event)}
