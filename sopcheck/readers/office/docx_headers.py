"""The page headers of a Word document: where the body has no identity block or letterhead, they stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopcheck.language.headings import canonical_column
from sopcheck.readers.furniture import is_furniture
from sopcheck.readers.label_values import label_of
from sopcheck.readers.letterhead import is_owner
from sopcheck.readers.office.package import Element, Package, attribute, walk
from sopcheck.readers.raw import Grid, Loose

PLACE = "kepala halaman"
NAMING = frozenset({"nomor", "nama"})
"""Labels by which an identity block is known."""

Parts = Sequence[Grid | Loose]


def headers_of(package: Package, main: str, root: Element) -> Iterator[Element]:
    """The page headers that the sections of a document name, each once."""
    related = package.related(main)
    named = dict.fromkeys(attribute(one, "id") or "" for one in walk(root, "headerReference"))
    parts = dict.fromkeys(related[one][1] for one in named if one in related and related[one][0] == "header")
    yield from (package.xml(part) for part in parts if part in package)


def placed(headers: Sequence[Parts], body: Parts) -> tuple[Parts, str]:
    """(what of the headers stands above the body, words of headers that look as if they should be and are not read). Of
    several that differ nobody knows which is whose: none is read.
    """
    told = [header for header in {tuple(_lines(one)): one for one in headers}.values() if any(_lines(header))]
    labelled = [header for header in told if _has_labels(header)]
    headed = [header for header in told if _has_owner(header)]
    found: Parts = ()
    taken: Parts | None = None
    if labelled and not _has_labels(body):
        found = taken = labelled[0] if len(labelled) == 1 else ()
    elif headed and not labelled and not _has_owner(body) and len(headed) == 1:
        taken = headed[0]
        found = [Loose(line, PLACE) for line in _lines(taken)]
    others = [line for header in (*labelled, *headed) if header is not taken for line in _lines(header)]
    return found, " · ".join(dict.fromkeys(line for line in others if _says(line)))


def _lines(parts: Parts) -> list[str]:
    words = (cell.words for part in parts for cell in (part.cells if isinstance(part, Grid) else (part,)))
    return [line.strip() for one in words for line in one.split("\n") if line.strip()]


def _has_labels(parts: Parts) -> bool:
    lines = (line for line in _lines(parts) if canonical_column(line) is None)  # "No" heads a step table as well
    return any((label := label_of(line)) and label[0] in NAMING for line in lines)


def _has_owner(parts: Parts) -> bool:
    return any(map(is_owner, _lines(parts)))


def _says(line: str) -> bool:
    return sum(map(str.isalpha, line)) > 2 and not is_furniture(line)
