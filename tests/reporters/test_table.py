"""The table is for people: by place, worst first, nothing hidden, within the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sopcheck import app, reporters
from sopcheck.model.report import DocumentReport
from sopcheck.reporters.markdown import plain
from sopcheck.reporters.pages import wording

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "sop"


def printed(name: str, *files: str, width: int = 80, colour: bool = False) -> str:
    reporter = reporters.make(name, width, colour)
    paths = tuple(str(path) for file in files for path in CORPUS.glob(f"{file}*.yaml"))
    return "".join(str(reporter.take(event)) for event in app.check(app.Options(paths, date(2026, 11, 20))))


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    lines = printed("table", "000", "001", "002", "003", "004", width=width).splitlines()
    assert [line for line in lines if len(line) > width and " " in line.strip()] == []


def test_the_worst_place_comes_first_and_the_worst_finding_first_within_it() -> None:
    (path,) = CORPUS.glob("004*.yaml")
    events = app.check(app.Options((str(path),), date(2026, 11, 20)))
    (document,) = (event for event in events if isinstance(event, DocumentReport))
    places = wording.by_place(document)
    worst = [wording.weight(findings[0][1]) for _, findings in places]
    assert worst == sorted(worst)
    for _, findings in places:
        weights = [wording.weight(finding) for _, finding in findings]
        assert weights == sorted(weights)
    assert sum(len(findings) for _, findings in places) == sum(len(result.findings) for result in document.results)


def test_every_outcome_is_counted_even_where_it_is_none() -> None:
    text = printed("table", "003")
    assert "tidak dapat dinilai ·" in text
    assert "memenuhi ·" in text
    assert "tidak berlaku" in text
    assert "Tidak dapat dinilai:" in text


def test_colour_changes_nothing_but_escape_codes() -> None:
    import re

    coloured = printed("table", "004", colour=True)
    assert "\x1b[31;1m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed("table", "004")


def test_markdown_shows_basis_and_advice_of_each_finding() -> None:
    text = printed("markdown", "003")
    assert text.startswith("# Laporan sopcheck\n")
    findings = text.count("\n- **")
    assert findings > 5
    assert text.count("\n  - Saran: ") == text.count("\n  - Dasar: ") == findings


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("*tebal*", r"\*tebal\*"),
        ("a|b", r"a\|b"),
        ("<script>", r"\<script\>"),
        ("[x](y)", r"\[x\](y)"),
        ("a\n# b", r"a \# b"),
    ],
)
def test_printed_words_are_never_markup(words: str, shown: str) -> None:
    assert plain(words) == shown
