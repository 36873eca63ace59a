"""A document as normalized notation: what `read` writes, and what reads back the same."""

from __future__ import annotations

from typing import Any

from sopcheck.model.source import Document
from sopcheck.yamltext import dump


def page(document: Document, form: str) -> str:
    """The SOP as YAML (notes of the reader as comments) or as one JSON line."""
    if form == "json":
        return document.sop.model_dump_json(exclude_unset=True) + "\n"
    notes = "".join(
        f"# {f'{note.at}: ' if note.at else ''}{' '.join(note.message.split())}\n" for note in document.notes
    )
    values: dict[str, Any] = {"sopcheck": "1", **document.sop.model_dump(mode="json", exclude_unset=True)}
    values["sopcheck"] = "1"
    return notes + dump(values)
