"""The identity block: labels and what is filled in beside, below or behind them.

Words belong to the nearest label before them; what stands above all labels is the letterhead. Nothing is guessed: what
no label claims is left over, and said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sopcheck.model.locators import LISTS
from sopcheck.readers import letterhead
from sopcheck.readers.furniture import is_furniture
from sopcheck.readers.label_lines import Claim, claims
from sopcheck.readers.label_values import SINGLE, in_question, label_of
from sopcheck.readers.list_items import bare
from sopcheck.readers.raw import Cell, Grid, Loose
from sopcheck.readers.signatures import completes, is_nip_alone, official


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
    that no label claims; lost: labels whose value may be among those words.
    """

    fields: dict[str, Filled] = field(default_factory=dict)
    head: list[tuple[str, str]] = field(default_factory=list)
    left: list[Cell | Loose] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def labels(self) -> int:
        """How many labels of the form there are, filled in or not."""
        return len(self.fields) + len(self.lost)

    def add(
        self, key: str, words: str, label: str, place: str, cells: Sequence[Cell] = (), guessed: bool = False
    ) -> None:
        """Take up a label; of two equal ones the filled one counts, and a signature block is no second approval, but
        may have the name that the first is without.
        """
        if key in self.lost and not words:
            return
        self.lost = [other for other in self.lost if other != key]
        known = self.fields.get(key)
        if known is None or (not known.words and words):
            self.fields[key] = Filled(words, label, place, tuple(cells), guessed=guessed)
        elif key == "disahkan_oleh" and words and completes(known.words, words):
            self.fields[key] = replace(known, words=f"{known.words}\n{words}")

    def merge(self, block: Identity) -> None:
        """Take up what a further table holds."""
        for key, filled in block.fields.items():
            self.add(key, filled.words, filled.label, filled.place, filled.cells, filled.guessed)
        self.head += [] if self.head else block.head
        self.left += block.left
        self.lost += [key for key in block.lost if not (key in self.fields and self.fields[key].words)]

    def lose(self, keys: Iterable[str]) -> None:
        """Of these labels, those without a value become unread: it may be among the words left over."""
        for key in keys:
            if key in self.fields and not self.fields[key].words and self.fields[key].official is None:
                del self.fields[key]
                self.lost.append(key)


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
    labels = {id(cell): label for cell in cells if (label := label_of(cell.words, bool(cell.recognized)))}
    in_order = _in_order(cells, labels) if grid.loose else None
    claimed: set[int] = set()
    blocks = [cell for cell in cells if _is_block(cell)]
    for cell in blocks:
        claimed.add(id(cell))
        _read_block(cell, found)
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
    first = min((cell.row for cell in cells if id(cell) in labels or cell in blocks), default=-1)
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
        claimed, left = claims([line.words for line in lines], whole=False)
        first = claimed[0].at if claimed else len(lines)
        for at in left:
            above = not seen and at < first and not is_furniture(lines[at].words)
            if above and ((found.head and not run) or letterhead.is_owner(lines[at].words)):
                found.head.append((lines[at].words, lines[at].place))
            else:
                found.left.append(lines[at])
        _take(claimed, [lines[at].words for at in left], [line.place for line in lines], found)
        seen = seen or bool(claimed)


def _read_block(cell: Cell, found: Identity) -> None:
    """Take up a cell that holds several labels: line by line, as outside a table, the letterhead on top."""
    lines = [line.strip() for line in cell.words.split("\n") if line.strip()]
    claimed, left = claims(lines, whole=True, recognized=bool(cell.recognized))
    headed = bool(found.head)
    for at in left:
        begins = letterhead.is_owner(lines[at]) or letterhead.is_unit(lines[at])
        if not headed and at < claimed[0].at and (found.head or begins):
            found.head.append((lines[at], cell.place))
        else:
            found.left.append(Loose(lines[at], cell.place))
    _take(claimed, [lines[at] for at in left], [cell.place] * len(lines), found, [cell])


def _take(
    claimed: Sequence[Claim], left: Sequence[str], places: Sequence[str], found: Identity, cells: Sequence[Cell] = ()
) -> None:
    """Take up what labels claim. left: the lines around them that none claims."""
    for claim in claimed:
        words = bare("\n".join(claim.words))
        at = claim.lines[0] if claim.guessed else claim.at
        found.add(claim.key, words, claim.label, places[at], cells, claim.guessed)
    empty = [claim.key for claim in claimed if not claim.words and claim.key in SINGLE]
    found.lose(in_question(empty, left))


def _is_block(cell: Cell) -> bool:
    """Whether a cell holds several labels: the whole block was put into it."""
    lines = cell.words.split("\n")
    return len({label[0] for line in lines if (label := label_of(line, bool(cell.recognized)))}) > 1


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
