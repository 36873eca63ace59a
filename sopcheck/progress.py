"""What a terminal shows on standard error while work goes on; nothing of it anywhere else."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import IO, Any

from sopcheck.model.report import DocumentReport, InputStatus
from sopcheck.readers import waiting
from sopcheck.reporters.pages import wording

FROM = 0.5  # seconds after which it is worth saying how far a run is
EVERY = 0.1  # seconds between two counts: nobody reads faster, and a terminal takes its time


def counted(events: Iterator[Any], screen: IO[str], files: int) -> Iterator[Any]:
    """The same events; on a terminal, a line that says how many of the files are done while the next one is awaited.

    It is taken away before each event, so that what is printed meanwhile stands in lines of its own.
    """
    if not screen.isatty():
        yield from events
        return
    began = last = monotonic()
    seen: set[str] = set()
    documents = 0
    shown = False
    try:
        for event in events:
            if shown and sys.stdout.isatty():
                _show("", screen)
                shown = False
            yield event
            documents += isinstance(event, (DocumentReport, str))
            if isinstance(event, InputStatus):
                seen.add(event.path)
            now = monotonic()
            many = files > 1 or documents > 1  # of one SOP there is nothing to count
            if many and now - began >= FROM and (now - last >= EVERY or not shown):
                sys.stdout.flush()
                _show(f"{min(len(seen), files)} dari {files} berkas, {documents} SOP …", screen)
                shown, last = True, now
    finally:  # also where somebody interrupts
        if shown:
            _show("", screen)


def _show(words: str, screen: IO[str]) -> None:
    width = max(shutil.get_terminal_size().columns - 1, 20)
    print(f"\r{words[:width]:<{width}}\r", end="", file=screen, flush=True)


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
