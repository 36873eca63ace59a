"""From report events to what a person or program reads.

Each module of this folder is one format, named like the format: it has SUFFIX, the ends of file names that ask for it
(one or several; none if it is only for the screen), and a class Reporter.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from sopcheck.model.report import Event


class Reporter(Protocol):
    """Renders events as they come.

    width: columns of the screen; colour: whether escape codes may be used. Formats for programs ignore both.
    """

    def __init__(self, width: int = 80, colour: bool = False) -> None: ...

    def take(self, event: Event) -> str | bytes:
        """What can be written now, perhaps nothing: text, of a format like Excel's bytes."""
        ...


class Pages(Protocol):
    """A folder beside a report for pages it refers to. back: the address of the report as seen from a page."""

    back: str

    def write(self, name: str, text: str) -> str:
        """Keep a page; returns its address as seen from the report."""
        ...


@runtime_checkable
class Paged(Protocol):
    """A reporter that parts a large report into pages, if it is given a place for them."""

    pages: Pages | None


def names() -> tuple[str, ...]:
    """The formats there are."""
    return tuple(module.name for module in iter_modules(__path__) if not module.ispkg)


def make(name: str, width: int = 80, colour: bool = False) -> Reporter:
    """A reporter of the format `name`."""
    reporter: Reporter = import_module(f"{__name__}.{name}").Reporter(width, colour)
    return reporter


def suffixes() -> dict[str, str]:
    """Ends of file names, and the format each asks for; the longest first (".gitlab.json" before ".json")."""
    found = {}
    for name in names():
        ends: str | tuple[str, ...] = import_module(f"{__name__}.{name}").SUFFIX
        found.update(dict.fromkeys((ends,) if isinstance(ends, str) else ends, name))
    return dict(sorted(found.items(), key=lambda item: (-item[0].count("."), item[0])))


def by_file_name(name: str) -> str | None:
    """The format a file name asks for by its end ("laporan.md" → "markdown")."""
    return next((format_ for end, format_ in suffixes().items() if name.casefold().endswith(end)), None)


def as_bytes(written: str | bytes) -> bytes:
    """What a reporter gave, as it stands in a file. What no encoding can hold (half a character) becomes “?”."""
    return written.encode("utf-8", "replace") if isinstance(written, str) else written
