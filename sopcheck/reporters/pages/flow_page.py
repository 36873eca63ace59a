"""The flow of documents of one SOP: what becomes of every Output, and why this is said."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict

from sopcheck.model import locators
from sopcheck.model.report import Flow, PaperFate
from sopcheck.model.source import Document
from sopcheck.reporters.pages import wording


def page(document: Document, flow: Flow, form: str = "yaml", width: int = 80) -> str:
    """The outputs in printed order: for people, or as one JSON line."""
    if form == "json":
        told = [asdict(fate) for fate in flow.documents]
        return json.dumps({"source": document.source.path, "documents": told}, ensure_ascii=False) + "\n"
    return "\n".join(_lines(document, flow, max(60, min(width, 120)))) + "\n"


def _lines(document: Document, flow: Flow, width: int) -> Iterator[str]:
    yield wording.one_line(document.sop.nama or document.source.path, width)
    fates = flow.documents  # followed anew each time
    if not fates:
        yield "  tidak ada output yang terbaca"
    for fate in fates:
        place = locators.place(document.sop, fate.at, locators.step_labels(_numbers(document)))
        yield from _wrap(f"{place}: “{fate.document}”", width, "  ", "      ")
        yield from _wrap(f"{fate.verdict}: {fate.reason}", width, "    ", "      ")
        yield from _wrap(_taken_for(fate), width, "    ", "      ")


def _taken_for(fate: PaperFate) -> str:
    """What its name was read as."""
    owner = f"milik {fate.owner}" if fate.owner else ""
    return "dibaca sebagai " + ", ".join(part for part in (fate.name, fate.state, fate.period, owner) if part)


def _numbers(document: Document) -> tuple[str | None, ...]:
    return tuple(row.nomor for row in document.sop.langkah or ())


def _wrap(words: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        wording.printable(words), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
