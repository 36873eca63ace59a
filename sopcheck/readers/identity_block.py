"""The identity block: labels and what is filled in beside, below or behind them.

Words belong to the nearest label before them; what stands above all labels is the letterhead. Nothing is guessed: what
no label claims is left over, and said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sopcheck.language.headings import canonical_field, nearest_field, standard_label
from sopcheck.model.locators import LISTS
from sopcheck.readers import letterhead
from sopcheck.readers.raw import Cell, Grid, Loose

SINGLE = (
    "nomor", "nama", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan", "disahkan_oleh",
)  # fmt: skip
MOST_LABEL = 60  # characters; a longer line is no label

# "1. " "1) " "1, " "a. " "- " "• " at the start of an item
_ITEM = re.compile(r"^\s*(?:(?P<number>\(?[0-9]{1,2}[.,)]|[a-zA-Z][.)])|[-–—•▪●·*]|\uf0b7|\uf0a7)\s+(?=\S)")
# "NIP. [18 digits, with or without blanks]", "NIP: ........"
_NIP = re.compile(r"\bN[I1l]P\b[\s.:]*(?P<number>[0-9][0-9 .]{7,40}[0-9]|[-.…_\s]*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands at a label. words: as printed, lines kept; label: as printed; place: for people; cells: all of them,
    where the words are those of several.
    """

    words: str
    label: str
    place: str
    cells: tuple[Cell, ...] = ()


@dataclass(slots=True)
class Identity:
    """fields: key → what is filled in ("" where only the label stands); head: the letterhead, line by line; left: words
    that no label claims.
    """

    fields: dict[str, Filled] = field(default_factory=dict)
    head: list[tuple[str, str]] = field(default_factory=list)
    left: list[Cell | Loose] = field(default_factory=list)

    def add(self, key: str, words: str, label: str, place: str, cells: Sequence[Cell] = ()) -> None:
        """Take up a label; of two equal ones the filled one counts, and a signature block is no second approval."""
        known = self.fields.get(key)
        if known is None or (not known.words and words):
            self.fields[key] = Filled(words, label, place, tuple(cells))


def read_grid(grid: Grid, rows: range, found: Identity) -> None:
    """Take up the labels of these rows of a grid."""
    cells = [cell for cell in grid.cells if cell.row in rows]
    labels = {id(cell): label for cell in cells if (label := _label(cell.words, bool(cell.recognized)))}
    in_order = _in_order(cells, labels) if grid.loose else None
    claimed: set[int] = set()
    for cell in cells:
        block = _whole_block(cell)
        if block:
            claimed.add(id(cell))
            for key, words, printed in block:
                found.add(key, words, printed, cell.place, [cell])
    for cell in cells:
        if id(cell) in claimed or id(cell) not in labels:
            continue
        key, inside = labels[id(cell)]
        claimed.add(id(cell))
        if inside:
            taken = []
        elif in_order is not None:
            taken = _beside(cell, cells, labels) or in_order.get(id(cell), [])
        else:
            taken = _beside(cell, cells, labels) or _below(cell, cells, labels, key)
        claimed.update(map(id, taken))
        words = inside or "\n".join(one.words for one in taken)
        place = taken[0].place if taken else cell.place
        found.add(key, bare(words), cell.words.partition(":")[0].strip(), place, taken or [cell])
    first = min((cell.row for cell in cells if id(cell) in labels or _whole_block(cell)), default=-1)
    for cell in cells:
        if id(cell) in claimed or cell.unread:
            continue
        if not found.head and cell.row <= first and not letterhead.is_emblem(cell):
            found.head += [(line.strip(), cell.place) for line in cell.words.split("\n") if line.strip()]
        else:
            found.left.append(cell)


def read_loose(lines: Sequence[Loose], found: Identity) -> None:
    """Take up "label : value" lines outside any table; a label alone takes the lines below it."""
    current: tuple[str, str, str, list[str]] | None = None
    seen = False
    for line in lines:
        label = _label(line.words)
        if label is None:
            if current is not None and current[0] in (*LISTS, "disahkan_oleh"):
                current[3].append(line.words)
            elif not seen and (found.head or letterhead.names_owner(line.words)):
                found.head.append((line.words, line.place))
            else:
                found.left.append(line)
            continue
        seen = True
        if current is not None:
            found.add(current[0], bare("\n".join(current[3])), current[1], current[2])
        key, inside = label
        current = (key, line.words.partition(":")[0].strip(), line.place, [inside] if inside else [])
    if current is not None:
        found.add(current[0], bare("\n".join(current[3])), current[1], current[2])


def items(words: str) -> tuple[str, ...]:
    """The items of a list: by number or bullet at the start of lines; lines without one carry on the item before.

    Without any number or bullet every line is an item, unless it begins like the rest of a sentence.
    """
    lines = [part.strip() for line in words.split("\n") for part in _counted(line.strip()) if part.strip()]
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


def official(words: str) -> dict[str, str]:
    """jabatan, nama, nip of a block of lines: the NIP by its label, the name right before it, the office on top."""
    lines = [line.strip() for line in words.split("\n") if line.strip(" .,:_-…")]
    found: dict[str, str] = {}
    nip = next((place for place, line in enumerate(lines) if _NIP.search(line)), None)
    if nip is not None:
        match = _NIP.search(lines[nip])
        assert match is not None
        before = lines[nip][: match.start()].strip(" ,")
        found["nip"] = match["number"].strip(" .…_-")
        lines = [*lines[:nip], *([before] if before else [])]
        if len(lines) > 1:
            found["nama"] = lines.pop()
    elif len(lines) > 1 and _is_name(lines[-1]):
        found["nama"] = lines.pop()
        found["nip"] = ""
    elif len(lines) > 1 and _SIGNED.search(words.strip()):
        found["nama"] = lines.pop()
    if lines:
        found["jabatan"] = " ".join(" ".join(lines).split())
    return found


# one line of letters below the place of a signature: the name, though nothing else says so
_SIGNED = re.compile(r"\n\s*\n[^\n0-9:]+$")
# "S.Sos" "M.Si." "SE" "Drs. X" "Dr. H. X": academic titles, by which a line is a person's name
_TITLE = re.compile(r"\b(?:Drs?|Dra|Ir|H|Hj|Prof)\.\s|,\s*(?:[A-Z][A-Za-z]{0,4}\.\s?)+|,\s*(?:SE|SH|MM|ST|MT|MH)\b")


def _is_name(line: str) -> bool:
    return bool(_TITLE.search(line))


def _label(words: str, recognized: bool = False) -> tuple[str, str] | None:
    """(key, what stands behind the colon) of a cell or line that begins with a label; recognized: with nearly one."""
    key_of = nearest_field if recognized else canonical_field
    head, colon, rest = words.partition(":")
    if len(head) <= MOST_LABEL and "\n" not in head.strip():
        key = key_of(head)
        if key and (colon or "\n" not in words.strip()):
            return key, rest.strip()
    first, _, rest = words.strip().partition("\n")
    key = key_of(first) if len(first) <= MOST_LABEL else None
    return (key, rest.strip()) if key else None


def _whole_block(cell: Cell) -> list[tuple[str, str, str]]:
    """(key, words, label) of each label, where a cell holds several: the whole block was put into it."""
    lines = cell.words.split("\n")
    starts = [(place, label) for place, line in enumerate(lines) if (label := _label(line, bool(cell.recognized)))]
    if len({label[0] for _, label in starts}) < 2:
        return []
    found = []
    for (place, (key, inside)), end in zip(starts, [*(at for at, _ in starts[1:]), len(lines)], strict=True):
        words = "\n".join(part for part in (inside, *lines[place + 1 : end]) if part.strip())
        found.append((key, bare(words), lines[place].partition(":")[0].strip()))
    return found


def _beside(cell: Cell, cells: Iterable[Cell], labels: dict[int, tuple[str, str]]) -> list[Cell]:
    """What stands to the right of a label up to the next label."""
    row = sorted(
        (one for one in cells if cell.row <= one.row <= cell.last_row and one.column > cell.last_column),
        key=lambda one: (one.column, one.row),
    )
    found: list[Cell] = []
    for one in row:
        if id(one) in labels or (found and one.column > found[-1].last_column + 1 and one.words != ":"):
            break
        if one.words.strip(" :") or found:
            found.append(one)
    return [one for one in found if one.words.strip(" :")]


def _in_order(cells: Sequence[Cell], labels: dict[int, tuple[str, str]]) -> dict[int, list[Cell]]:
    """Label → the cell below it, where columns are only counted: as many words as labels belong to them in order."""
    found: dict[int, list[Cell]] = {}
    for row in sorted({cell.row for cell in cells}):
        bare = [cell for cell in cells if cell.row == row and id(cell) in labels and not labels[id(cell)][1]]
        under = [cell for cell in cells if cell.row == row + 1]
        if len(bare) == len(under) and not any(id(cell) in labels for cell in under):
            found |= {id(label): [cell] for label, cell in zip(bare, under, strict=True)}
    return found


def _below(cell: Cell, cells: Sequence[Cell], labels: dict[int, tuple[str, str]], key: str) -> list[Cell]:
    """What stands below a label, in its columns, down to the next label; of a single field only the first cell."""
    below = (one for one in cells if one.row > cell.last_row)
    under = sorted(
        (one for one in below if one.column <= cell.last_column and one.last_column >= cell.column),
        key=lambda one: (one.row, one.column),
    )
    found: list[Cell] = []
    rivals = [one for one in cells if id(one) in labels and one.row == cell.row and one is not cell]
    for one in under:
        if id(one) in labels or any(_share_columns(one, rival) for rival in rivals):
            break  # the next label, or what stands below two of them and so belongs to none
        found.append(one)
        if key not in LISTS:
            break
    return found


def _share_columns(one: Cell, other: Cell) -> bool:
    return one.column <= other.last_column and other.column <= one.last_column


def bare(words: str) -> str:
    """Words without the colon before them."""
    return "\n".join(line.strip().removeprefix(":").strip() for line in words.strip().split("\n")).strip()


def is_standard(key: str, label: str) -> bool:
    """Whether a label is the form's own."""
    return " ".join(label.split()).casefold().strip(" .:") == standard_label(key).casefold()
