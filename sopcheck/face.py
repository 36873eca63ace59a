"""The Python face: check(), read(), load_rules()."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from os import PathLike
from pathlib import Path

from sopcheck import app
from sopcheck.engine import profile as profiles
from sopcheck.engine.rule import Rule
from sopcheck.errors import InputError
from sopcheck.model.report import Report
from sopcheck.model.source import Document
from sopcheck.readers import pick
from sopcheck.readers.scans import Scans

AnyPath = str | PathLike[str]


def check(
    paths: AnyPath | Iterable[AnyPath],
    *,
    as_of: date,
    profile: str = "reviu",
    rules: Iterable[AnyPath] = (),
    law: Iterable[AnyPath] = (),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    jobs: int = 1,
    complete: Sequence[str] = (),
    ocr: bool = True,
) -> Report:
    """Check files and folders and collect the whole report in memory.

    as_of: the day on whose law and calendar the SOPs are judged; there is no default, because a report that
    depends on when it was made cannot be defended. No sopcheck.toml is read. complete: offices of which every SOP is
    among `paths`, so that one that is not there is missing ("semua": of every office).
    law: folders with an office's own law. ocr: whether scans are read, where sopcheck[ocr] and tesseract are installed.
    Raises RuleError, LawError or UsageError; unreadable documents are reported under `inputs`.
    """
    given = [paths] if isinstance(paths, str | PathLike) else list(paths)
    options = app.Options(
        paths=tuple(str(path) for path in given),
        as_of=as_of,
        profile=profile,
        rules_dirs=tuple(Path(folder) for folder in rules),
        law_dirs=tuple(Path(folder) for folder in law),
        select=tuple(select),
        ignore=tuple(ignore),
        jobs=jobs,
        complete=tuple(complete),
        scans=Scans(wanted=ocr),
    )
    return Report.collect(app.check(options))


def read(path: AnyPath, *, ocr: bool = True) -> Document:
    """The one SOP in a file. ocr: as for check(). Raises InputError if it cannot be read or holds several."""
    found = list(pick.read(Path(path), Scans(wanted=ocr)))
    if len(found) != 1:
        raise InputError(str(path), f"berisi {len(found)} SOP", "baca satu per satu, atau pakai check()")
    if isinstance(found[0], InputError):
        raise found[0]
    return found[0]


def load_rules(profile: str = "reviu", rules: Iterable[AnyPath] = ()) -> Mapping[str, Rule]:
    """The rules of a profile by id, those that are off included."""
    return profiles.load(profile, [Path(folder) for folder in rules], every=True).by_id()
