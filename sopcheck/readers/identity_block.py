"""The identity block: labels and what is filled in beside, below or behind them.

Words belong to the nearest label before them; what stands above all labels is the letterhead. Nothing is guessed: what
no label claims is left over, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sopcheck.language.headings import canonical_field, nearest_field
from sopcheck.model.locators import LISTS
from sopcheck.readers import letterhead
from sopcheck.readers.list_items import bare
from sopcheck.readers.raw import Cell, Grid, Loose
from sopcheck.readers.signatures import completes, is_nip_alone, official

SINGLE = (
    "nomor", "nama", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan", "disahkan_oleh",
)  # fmt: skip
MOST_LABEL = 60  # characters; a longer line is no label


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands at a label. words: as printed, lines kept; label: as printed; place: for people; cells: all of them,
    where the words are those of several; items: of a list, where they are known (None: one that is lost); official: of
    who approves, where office, name and NIP are known; guessed: whether the words themselves say that they belong here.
    """

    words: str
    label: str
    place: str
    cells: tuple[Cell, ...] = ()
    items: tuple[str | None, ...] | None = None
    official: Mapping[str, str] | None = None
    guessed: bool = False


@dataclass(slots=True)
class Identity:
    """fields: key → what is filled in ("" where only the label stands); head: the letterhead, line by line; left: words
    that no label claims.
    """

    fields: dict[str, Filled] = field(default_factory=dict)
    head: list[tuple[str, str]] = field(default_factory=list)
    left: list[Cell | Loose] = field(default_factory=list)

    def add(self, key: str, words: str, label: str, place: str, cells: Sequence[Cell] = ()) -> None:
        """Take up a label; of two equal ones the filled one counts, and a signature block is no second approval, but
        may have the name that the first is without.
        """
        known = self.fields.get(key)
        if known is None or (not known.words and words):
            self.fields[key] = Filled(words, label, place, tuple(cells))
        elif key == "disahkan_oleh" and words and completes(known.words, words):
            self.fields[key] = replace(known, words=f"{known.words}\n{words}")


def take_back_nip(found: Identity) -> None:
    """A NIP that slipped over the border of its cell stands as first or last line in a value beside it, where no number
    of a person belongs: it is of who approves, if that one is without.
    """
    approved = found.fields.get("disahkan_oleh")
    if approved is None or approved.official is not None or official(approved.words).get("nip"):
        return
    slipped = [
        (key, at)
        for key, filled in found.fields.items()
        if key != "disahkan_oleh" and filled.items is None and "\n" in filled.words
        for at in (0, -1)
        if is_nip_alone(filled.words.split("\n")[at])
    ]
    if len(slipped) != 1:
        return  # two numbers: whose is which cannot be told
    ((key, at),) = slipped
    lines = found.fields[key].words.split("\n")
    nip = lines.pop(at)
    cells = tuple(replace(cell, words=_without(cell.words, nip)) for cell in found.fields[key].cells)
    found.fields[key] = replace(found.fields[key], words="\n".join(lines), cells=cells)
    found.fields["disahkan_oleh"] = replace(approved, words=f"{approved.words}\n{nip}")


def _without(words: str, line: str) -> str:
    return "\n".join(one for one in words.split("\n") if one.strip() != line.strip())


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


def read_loose(runs: Iterable[Sequence[Loose]], found: Identity) -> None:
    """Take up "label : value" lines outside any table; a label alone takes the lines below it, up to the next table.

    runs: the lines between tables.
    """
    seen = False
    for run, lines in enumerate(runs):
        current: tuple[str, str, str, list[str]] | None = None
        for line in lines:
            label = _label(line.words)
            if label is None:
                if current is not None and current[0] in (*LISTS, "disahkan_oleh"):
                    current[3].append(line.words)
                elif not seen and ((found.head and not run) or letterhead.is_owner(line.words)):
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
