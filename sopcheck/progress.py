"""What a terminal shows on standard error while work goes on; nothing of it anywhere else."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from sopcheck.model.report import DocumentReport, Event
from sopcheck.readers import waiting
from sopcheck.reporters.pages import wording


def counted(events: Iterator[Event], screen: IO[str]) -> Iterator[Event]:
    """The same events; on a terminal, a counter while a long run goes on."""
    shown = screen.isatty() and not sys.stdout.isatty()
    done = 0
    for event in events:
        yield event
        done += isinstance(event, DocumentReport)
        if shown and done and done % 100 == 0:
            print(f"\r{done} dokumen diperiksa …", end="", file=screen, flush=True)
    if shown and done >= 100:
        print("\r" + " " * 40 + "\r", end="", file=screen, flush=True)


@contextmanager
def waiting_shown(screen: IO[str], alone: bool = True) -> Iterator[None]:
    """On a terminal, a line for as long as a file is being converted.

    alone: whether nobody else writes meanwhile; if not, only where standard output goes elsewhere.
    """
    if not screen.isatty() or not (alone or not sys.stdout.isatty()):
        yield
        return
    width = max(shutil.get_terminal_size().columns - 1, 20)

    def show(words: str) -> None:
        words = wording.printable(words)
        fits = words if len(words) <= width else "…" + words[-(width - 1) :]
        print(f"\r{fits:<{width}}\r", end="", file=screen, flush=True)

    sys.stdout.flush()
    with waiting.heard_by(show):
        yield
