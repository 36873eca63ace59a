"""The kertas kerja: an Excel workbook to work on, with room for the auditor's own columns.

Sheets: Ringkasan, Temuan, Tidak dapat dinilai, Aturan (rule × outcome), Per OPD (and year), Per SOP. Needs openpyxl,
which comes with the extra `excel`.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sopcheck.errors import UsageError
from sopcheck.model.report import Event

if TYPE_CHECKING:
    from sopcheck.reporters.workbook.papers import Papers

SUFFIX = ".xlsx"

MISSING = ("laporan .xlsx", "perlu pustaka openpyxl yang belum terpasang", 'pasang: pip install "sopcheck[excel]"')


class Reporter:
    """Gives all bytes at the end: a workbook is one archive."""

    def __init__(self, width: int = 80, colour: bool = False) -> None:
        if find_spec("openpyxl") is None:
            raise UsageError(*MISSING)
        os.environ.setdefault("OPENPYXL_LXML", "False")  # where lxml happens to be installed, the same bytes
        from sopcheck.reporters.workbook.papers import Papers

        self._papers: Papers = Papers()

    def take(self, event: Event) -> bytes:
        return self._papers.take(event)
