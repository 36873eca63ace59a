"""How many processes a run is worth, where nobody says."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

COSTS = {
    ".pdf": 50, ".xlsx": 15, ".xlsm": 15, ".docx": 15, ".docm": 15,
    ".doc": 1300, ".xls": 1300, ".odt": 1300, ".ods": 1300, ".rtf": 1300,
}  # fmt: skip
"""Milliseconds a file takes to be read and judged, by its name (measured; LibreOffice converts the last ones). The
notation costs less than handing it over.
"""
WORTH = 1000
"""Milliseconds of work from which several processes pay: each takes some 400 until it has its rules, and with two cores
they save half of the work. About 20 PDFs take as long either way.
"""
MOST = 61
"""Processes; Windows allows no more."""


def fitting(paths: Iterable[Path | None]) -> int:
    """How many processes these files are worth: as many as there are cores, or one."""
    costs = [COSTS.get(path.suffix.casefold(), 0) for path in paths if path is not None]
    dear = sum(map(bool, costs))
    return min(_cores(), dear, MOST) if sum(costs) > WORTH else 1


def _cores() -> int:
    """The cores this process may use; where that is not told, those there are."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS, Windows
        return os.cpu_count() or 1
