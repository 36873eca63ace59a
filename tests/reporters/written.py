"""What the format tests share: runs written out, and read back by somebody else's program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils.escape import unescape

from sopcheck import app, reporters
from sopcheck.engine.recap import Counting
from sopcheck.model.report import Event

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "sop"
ON = date(2026, 11, 20)


def corpus() -> list[Event]:
    return list(app.check(app.Options((str(CORPUS),), ON)))


def ended(*events: Event) -> list[Event]:
    """A run made by hand, with the summary it ends in."""
    counting = Counting()
    for event in events:
        counting.take(event)
    return [*events, counting.summary()]


def written(name: str, events: Iterable[Event]) -> bytes:
    reporter = reporters.make(name)
    return b"".join(reporters.as_bytes(reporter.take(event)) for event in events)


def sarif(events: Iterable[Event]) -> Any:
    return json.loads(written("sarif", events))


def junit(events: Iterable[Event]) -> ElementTree.Element:
    return ElementTree.fromstring(written("junit", events))


def rows(events: Iterable[Event]) -> list[dict[str, str]]:
    text = written("csv", events).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def sheets(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """Sheet → rows by column title, as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = {}
    for sheet in book.worksheets:
        header, *lines = [[_plain(cell.value) for cell in row] for row in sheet.iter_rows()]
        found[sheet.title] = [dict(zip(header, line, strict=True)) for line in lines]
    return found


def _plain(value: Any) -> Any:
    return unescape(value) if isinstance(value, str) else value
