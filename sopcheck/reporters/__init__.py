"""From report events to what a person or program reads.

Each module of this folder is one format, named like the format: it has SUFFIX and a class Reporter.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, runtime_checkable

from sopcheck.model.report import Event


class Reporter(Protocol):
    """Renders events as they come.

    width: columns of the screen; colour: whether escape codes may be used. Formats for programs ignore both.
    """

    def __init__(self, width: int = 80, colour: bool = False) -> None: ...

    def take(self, event: Event) -> str:
        """The text that can be written now; perhaps empty."""
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


def by_suffix(suffix: str) -> str | None:
    """The format a file name asks for by its suffix (".md" → "markdown")."""
    return next((name for name in names() if suffix == import_module(f"{__name__}.{name}").SUFFIX), None)
