"""The folder of pages beside a large report: "laporan.html" and "laporan-sop/"."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

from sopcheck.errors import UsageError, os_reason

_PAGE = re.compile(r"\d{4,}[a-z0-9-]*\.html")


class PageFolder:
    """Pages are written to a draft folder, which takes the place of the old one when all is done.

    Nothing that sopcheck did not write is ever removed: a folder that holds anything else is refused.
    """

    def __init__(self, report: Path, is_report: Callable[[Path], bool]) -> None:
        """is_report: whether a file begins like one that sopcheck wrote."""
        self._is_report = is_report
        self._folder = report.with_name(f"{report.stem}-sop")
        self._draft = report.with_name(f".{report.stem}-sop.{os.getpid()}.tmp")
        self.back = f"../{quote(report.name)}"
        self._started = False
        self._looked_at: set[str] = set()  # pages of an earlier run that were opened once, to see that they are ours

    def _is_free(self) -> bool:
        """Whether nothing stands in the folder's place but pages of an earlier run."""
        if self._folder.is_symlink() or not self._folder.is_dir():
            return not os.path.lexists(self._folder)
        return all(map(self._is_ours, self._folder.iterdir()))

    def _is_ours(self, path: Path) -> bool:
        if path.name not in self._looked_at and _PAGE.fullmatch(path.name) and self._is_report(path):
            self._looked_at.add(path.name)
        return path.name in self._looked_at

    def write(self, name: str, text: str) -> str:
        """Keep a page; returns its address as seen from the report. Raises UsageError where it cannot."""
        if not self._started and not self._is_free():
            raise UsageError(
                str(self._folder), "sudah ada dan bukan folder laporan sopcheck", "pilih nama laporan lain"
            )
        try:
            if not self._started:
                self._draft.mkdir()
                self._started = True
            with open(self._draft / name, "wb", buffering=0) as file:
                file.write(text.encode("utf-8", "replace"))
        except OSError as error:
            raise UsageError(str(self._folder), f"tidak dapat ditulis ({os_reason(error)})") from None
        return f"{quote(self._folder.name)}/{name}"

    def __enter__(self) -> PageFolder:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            shutil.rmtree(self._draft, ignore_errors=True)
            return
        if self._folder.is_dir() and self._is_free():  # pages of an earlier run belong to no report any more
            shutil.rmtree(self._folder)
        if self._started:
            self._draft.rename(self._folder)
