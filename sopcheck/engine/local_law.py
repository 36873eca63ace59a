"""The registry with an office's own law: its tables read with the same eyes as the citations in SOPs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sopcheck.law.registry import Registry, load_law, with_local


def registry(folders: Sequence[Path] = ()) -> Registry:
    """Our registry, with the tables of these folders laid over it. Raises LawError where a table is wrong."""
    if not folders:
        return load_law()
    from sopcheck.language.citations import parse_citation
    from sopcheck.language.dates import parse_date
    from sopcheck.law import local

    return with_local(local.read(folders, load_law(), local.Words(cite=parse_citation, day=parse_date)))
