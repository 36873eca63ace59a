"""JSON Schema of what goes in and out, generated from the models."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, TypeAdapter

from sopcheck.engine.rulefile import ProfileFile, RuleFile
from sopcheck.model.report import DocumentReport, Report
from sopcheck.model.sop import Sop

_MODELS: dict[str, type[BaseModel]] = {"sop": Sop, "rule": RuleFile, "profile": ProfileFile}


def page(of: str) -> str:
    """The schema of “sop”, “report”, “rule” or “profile” as JSON text."""
    return (
        json.dumps(_report() if of == "report" else _MODELS[of].model_json_schema(), ensure_ascii=False, indent=2)
        + "\n"
    )


def _report() -> dict[str, Any]:
    """The report as written: the fields of the head stand at the top, `rules` after the documents."""
    schema = TypeAdapter(Report).json_schema(mode="serialization")
    head = schema["$defs"].pop("Head")
    properties = {**head["properties"], **schema["properties"]}
    del properties["head"]
    schema["$defs"][DocumentReport.__name__].pop("required", None)
    return {
        **schema,
        "title": "sopcheck.report/1",
        "properties": {**properties, "schema": {"const": "sopcheck.report/1"}},
        "required": sorted(properties),
        "additionalProperties": False,
    }
