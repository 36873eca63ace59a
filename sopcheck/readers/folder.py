"""The files of a folder, the folders below it included: those to open, and what became of the others."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sopcheck.errors import os_reason
from sopcheck.model.report import NO_READER, InputStatus
from sopcheck.readers.pick import CANDIDATES, DOCUMENTS


def files(folder: Path) -> Iterator[Path | InputStatus]:
    """Paths to open, sorted within each folder, and the status of what is not opened.

    Hidden files and folders are left out; links to folders are not followed, so that no loop is endless.
    A folder that cannot be entered is unreadable, not empty.
    """
    refused: list[OSError] = []
    for base, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield _file(Path(base) / name)
    for error in refused:
        name = Path(error.filename).as_posix()
        yield InputStatus(name, "unreadable", f"{name}: folder tidak dapat dibuka ({os_reason(error)})")


def _file(path: Path) -> Path | InputStatus:
    name, suffix = path.as_posix(), path.suffix.casefold()
    if suffix in CANDIDATES:
        return path
    if suffix in DOCUMENTS:
        return InputStatus(name, "skipped", f"{DOCUMENTS[suffix]}; {NO_READER}")
    return InputStatus(name, "skipped", "bukan berkas SOP yang dapat dibaca")
