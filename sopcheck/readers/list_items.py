"""The items of a list, of the identity block or in a cell, and where each stands if it is written over several
cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sopcheck.language.document_items import listed
from sopcheck.readers.raw import Cell

MOST_CELLS, MOST_LETTERS = 100, 20_000  # of a list whose items are looked for cell by cell

# "1. " "1) " "1, " "a. " "- " "• " at the start of an item
_ITEM = re.compile(r"^\s*(?:(?P<number>\(?[0-9]{1,2}[.,)]|[a-zA-Z][.)])|[-–—•▪●·*]|\uf0b7|\uf0a7)\s+(?=\S)")


def is_item(line: str) -> bool:
    """Whether a line begins with the number or bullet of an item."""
    return bool(_ITEM.match(line))


def ends_open(line: str) -> bool:
    """Whether a line ends in the middle of a sentence or a title, in whatever letters."""
    return bool(_OPEN_TITLE.search(line.rstrip()))


def bare(words: str) -> str:
    """Words without the colon before them."""
    return "\n".join(line.strip().removeprefix(":").strip() for line in words.strip().split("\n")).strip()


def items(words: str) -> tuple[str, ...]:
    """The items of a list: by number or bullet at the start of lines; lines without one carry on the item before.

    Without any number or bullet every line is an item, unless it begins like the rest of a sentence.
    """
    lines = [part.strip() for line in words.split("\n") for part in _counted(line.strip()) if part.strip()]
    counted = _counted(" ".join(lines))
    if len(counted) > max(
        1, sum(map(is_item, lines))
    ):  # numbers in the middle of lines: "1. Surat tugas 2. Nota\ndinas 3. Arsip"
        lines = [part.strip() for part in counted]
    marked = any(map(_ITEM.match, lines))
    found: list[str] = []
    for line in lines:
        match = _ITEM.match(line)
        if match:
            found.append(line[match.end() :].strip())
        elif found and (marked or line[0].islower() or line[0] in "(,;" or _OPEN.search(found[-1])):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return tuple(" ".join(item.split()) for item in found if item)


# a line that ends in the middle of a sentence
_OPEN = re.compile(r"\b(?:agar|atas|atau|bahwa|dalam|dan|dari|dengan|di|ke|maka|oleh|pada|serta|tentang|untuk|yang)$")
_OPEN_TITLE = re.compile(
    rf"{_OPEN.pattern[:-2]}|menurut|bagi|terhadap|antara|melalui|secara|sebagai|berupa|yaitu|kepada|nomor)$",
    re.IGNORECASE,
)
# the next number of "1. Renja 2. Renstra", also glued to the word before it: "…komputer2. Mampu"
_NEXT = re.compile(r"(?<![0-9./])(?P<number>[0-9]{1,2})[.)]\s+(?=\S)")
# " - " between the items of "- ATK - Printer"
_DASHED = re.compile(r"\s+[-–•]\s+(?=[A-Z0-9])")


def _counted(line: str) -> list[str]:
    """The parts of a line that counts its items from 1, or begins with a dash and has others; else the line itself."""
    starts: list[int] = []
    for match in _NEXT.finditer(line):
        if int(match["number"]) == len(starts) + 1 and (starts or match.start() == 0):
            starts.append(match.start())
    if len(starts) > 1:
        return [line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]
    if line[:2] in ("- ", "– ", "• "):
        return [f"- {part.removeprefix(line[:2])}" for part in _DASHED.split(line)]
    return [line]


def cell_items(words: str) -> tuple[str, ...]:
    """The items of Kelengkapan or Output: by numbers, bullets and lines, and by commas between documents."""
    return tuple(part for item in items(words) for part in listed(item))


def item_places(cells: Sequence[Cell], parted: Callable[[str], tuple[str, ...]] = items) -> dict[int, str]:
    """Position of an item, from 1 → its place; empty where one cell holds them all."""
    found: dict[int, str] = {}
    if 1 < len(cells) <= MOST_CELLS and sum(len(cell.words) for cell in cells) <= MOST_LETTERS:
        for count, cell in enumerate(cells, 1):
            known = parted(bare("\n".join(one.words for one in cells[:count])))
            found |= dict.fromkeys(range(len(found) + 1, len(known) + 1), cell.place)
    return found
