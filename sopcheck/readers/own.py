"""Files that sopcheck itself wrote: never read as an SOP, and the only ones a report may replace."""

from __future__ import annotations

import re
from pathlib import Path

from sopcheck.model.report import SCHEMA

# how each written form begins: {"schema": "sopcheck.report/1" · # Laporan sopcheck · sopcheck 0.1.0 · dinilai per …
# · <!doctype html><!-- sopcheck.report/1 -->
# · hasil,id,berkas (CSV) · SARIF whose driver is sopcheck · [{"check_name": "waktu.kosong", "fingerprint": … (GitLab)
_STARTS = re.compile(
    rb"""\s*\{\s*("type":\s*"head",\s*)?"schema":\s*"sopcheck\.(?:report|timeline)/
    | \#\ Laporan\ sopcheck\r?\n
    | <!doctype\ html><!--\ sopcheck\.report/
    | sopcheck\ \d[\w.]*\ \xc2\xb7\ dinilai\ per
    | \xef\xbb\xbfhasil,id,berkas,
    | \s*\{\s*"\$schema":\s*"[^"]*/sarif-[^"]*",\s*"version":\s*"[^"]*",\s*"runs":\s*\[\s*
      \{\s*"tool":\s*\{\s*"driver":\s*\{\s*"name":\s*"sopcheck"
    | \[\s*\{\s*"check_name":\s*"[^"]*",\s*"fingerprint":\s*"
    """,
    re.VERBOSE,
)

IS_REPORT = "ini laporan sopcheck, bukan SOP"
CREATOR = "sopcheck"
"""Of our Office files, in their properties; unlike MARK it stays when somebody saves them."""

NO_ENTRIES = b"[]\n"
"""GitLab's report of a run that found nothing; whoever else wrote it loses nothing."""

MARK = SCHEMA.encode()
"""The comment of a zip archive we wrote. Office programs drop it when somebody saves: what a person has worked on since
is no longer ours to replace.
"""

ANNOTATED = b"sopcheck.annotated/1"
"""The same of an auditee's file with our findings in it: ours to replace, but an SOP all the same."""


def begins_like_report(content: bytes) -> bool:
    """Whether these first bytes (512 are enough) are those of a report or timeline of sopcheck."""
    return bool(_STARTS.match(content[:512]))


def is_report(path: Path) -> bool:
    """Whether a file is a report as sopcheck wrote it, to the last byte where it is a zip archive."""
    try:
        with path.open("rb") as file:
            first = file.read(512)
            if begins_like_report(first) or first == NO_ENTRIES:
                return True
            size = file.seek(0, 2)
            file.seek(max(0, size - len(ANNOTATED)))
            return file.read().endswith((MARK, ANNOTATED))
    except OSError:
        return False
