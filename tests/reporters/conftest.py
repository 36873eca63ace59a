"""What tests of pages in a browser share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser
from reporters.written import CORPUS

from sopcheck import cli


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as HTML."""
    path = tmp_path_factory.mktemp("html") / "corpus.html"
    cli.main(["check", str(CORPUS), "--as-of", "2026-11-20", "--fail-on", "never", "--output", str(path)])
    return path
