"""A table whose cells stand row by row: where its rows begin, and which piece of a row is which cell.

Rows begin with numbers that count on, each with one amount of time before the next. Cells are told apart by line ends
that show wraps, by the time, and by words that are printed twice in a row; what that leaves open stays unread.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from sopcheck.language.durations import parse_duration
from sopcheck.language.extracts import extract_words
from sopcheck.language.openings import opening
from sopcheck.language.text import tokens
from sopcheck.language.verbs import sentence_words
from sopcheck.readers.list_items import ends_open
from sopcheck.readers.spilled.headings import Headings, headings_in, is_heading
from sopcheck.readers.spilled.pieces import Piece
from sopcheck.readers.spilled.times import MOST_WORDS, Time, goes_on, times_in

FEW_ROWS = 2
ABOVE = 12  # pieces above the first row in which its headings stand
MOST_STARTS = 40  # places where counting may begin that are tried
WHOLE = 0.8  # share of rows with exactly one time, below which this is no such table


@dataclass(slots=True)
class SpilledRow:
    """number: as printed; before, behind: the pieces before and behind its time; time: None where it is not certain;
    cells: key → words, of what is certain.
    """

    number: str
    line: int
    before: list[Piece] = field(default_factory=list)
    behind: list[Piece] = field(default_factory=list)
    time: Time | None = None
    cells: dict[str, Piece] = field(default_factory=dict)

    def unread(self) -> list[Piece]:
        """The words of the row that became no cell."""
        said = "".join("".join(piece.words.split()) for piece in self.cells.values())
        return [piece for piece in (*self.before, *self.behind) if "".join(piece.words.split()) not in said]

    def take(self, key: str, words: str, line: int | None = None) -> None:
        """Words are what stands under a heading. line: where, if not in the row itself."""
        self.cells[key] = Piece(words, self.line if line is None else line)


@dataclass(slots=True)
class SpilledTable:
    """rows: the steps; first, last: the pieces they stand in, `last` excluded. by_column: whether columns stand one
    below another; then between, below: the pieces before and behind the times.
    """

    rows: list[SpilledRow]
    first: int
    last: int
    by_column: bool = False
    between: list[Piece] = field(default_factory=list)
    below: list[Piece] = field(default_factory=list)


def is_drawn(words: str) -> bool:
    """Whether words are all that is left of a drawn shape ("mulai", "Ya")."""
    return words.casefold() in extract_words("gambar")


def find(pieces: Sequence[Piece], wraps: bool) -> SpilledTable | None:
    """The rows of the one table of this kind; None if there is none, or more than one way to count. wraps: whether
    pieces are whole cells or only lines.
    """
    found = [chain for mark in ("", ".", ")") for chain in _chains(pieces, mark)]
    longest = max(map(len, found), default=0)
    best = [chain for chain in found if len(chain) == longest]
    headed = [chain for chain in best if _below_headings(pieces, chain[0])]
    starts = (headed or best or [()])[0]
    if longest < FEW_ROWS or len(headed or best) != 1:
        return None
    last = _end_of_last(pieces, starts, wraps)
    rows = [_row(pieces[start:end]) for start, end in zip(starts, [*starts[1:], last], strict=True)]
    if sum(row.time is not None for row in rows) < WHOLE * len(rows):
        return None
    return SpilledTable(rows, starts[0], last)


def _below_headings(pieces: Sequence[Piece], start: int) -> bool:
    """Whether headings stand in the pieces before the first row, with no number of another list between."""
    for piece in reversed(pieces[max(0, start - ABOVE) : start]):
        if len(headings_in(piece.words)) > 1:
            return True
        if piece.number and not _counts(piece.words):
            return False
    return False


def _chains(pieces: Sequence[Piece], mark: str) -> Iterator[tuple[int, ...]]:
    """Ways to count rows 1, 2, 3 … with a time between each and the next; those where one number has two places are
    none.
    """
    places: dict[int, list[int]] = {}
    times = [0]  # how many amounts of time stand before each piece
    for place, piece in enumerate(pieces):
        found = times_in(piece.words)
        times.append(times[-1] + len(found))
        alone = found and found[0].start == 0
        if piece.number and piece.mark == mark and not alone and not _counts(piece.words):
            places.setdefault(piece.number, []).append(place)
    for start in places.get(1, ())[-MOST_STARTS:]:
        chain = [start]
        while following := _following(places.get(len(chain) + 1, ()), chain[-1], times):
            if len(following) > 1:
                chain = []
                break
            chain += following
        if chain and times[-1] > times[chain[-1]]:
            yield tuple(chain)


def _following(places: Sequence[int], last: int, times: Sequence[int]) -> list[int]:
    """Where the next number stands: the one place behind a time, or the one place there is; two are one too many."""
    later = places[bisect_right(places, last) :]
    timed = later[bisect_right(later, times[last], key=times.__getitem__) :]
    return [*(timed or later)[:2]]


def _counts(words: str) -> bool:
    """Whether a piece is a row of column numbers ("1 2 3 4")."""
    return len(words.split()) > 2 and all(word.strip(".()").isdigit() for word in words.split())


def _end_of_last(pieces: Sequence[Piece], starts: Sequence[int], wraps: bool) -> int:
    """Where the last row ends: with the piece of its time, or one further if other rows go on behind the time; of
    lines, at the next blank line or heading.
    """
    start = starts[-1]
    place = next((place for place in range(start, len(pieces)) if times_in(pieces[place].words)), len(pieces) - 1)
    found = times_in(pieces[place].words)
    if not wraps:
        ends = (n for n in range(place + 1, len(pieces)) if pieces[n].gap or is_heading(pieces[n].words))
        return next(ends, len(pieces))
    others = (n for n in range(starts[0], start - 1) if any(not time.behind for time in times_in(pieces[n].words)))
    goes_on = found and not found[-1].behind and any(n + 1 not in starts for n in others)
    return min(place + 1 + bool(goes_on), len(pieces))


def _row(pieces: Sequence[Piece]) -> SpilledRow:
    """A row with its time told apart, if it has one and only one."""
    first = pieces[0]
    row = SpilledRow(first.words[: len(first.words) - len(first.behind_number)].strip(), first.line)
    rest = Piece(first.behind_number, first.line, widths=first.widths, end=first.end)
    body = [piece for piece in (rest, *pieces[1:]) if piece.words]
    body = [piece for piece in body if not is_drawn(piece.words)]
    timed = [(place, time) for place, piece in enumerate(body) for time in times_in(piece.words)]
    if len(timed) != 1 or not timed[0][1].sure or _is_cut(timed[0][1], body[timed[0][0] + 1 :]):
        row.before = body
        return row
    place, time = timed[0]
    row.time = time
    row.before = [*body[:place], *([_part(body[place], time.before)] if time.before else [])]
    row.behind = [*([_part(body[place], time.behind)] if time.behind else []), *body[place + 1 :]]
    return row


def _part(piece: Piece, words: str) -> Piece:
    return Piece(words, piece.line, end=piece.end)


def _is_cut(time: Time, following: Sequence[Piece]) -> bool:
    """Whether a time at the end of its piece goes on in the next ("120 hari", "kerja")."""
    words = following[0].words.split()[:MOST_WORDS] if following and not time.behind else []
    if words and goes_on(following[0].words):
        return True
    return any(parse_duration(" ".join([time.words, *words[:size]])).measurable for size in range(1, len(words) + 1))


def fill(table: SpilledTable, headings: Headings, wraps: bool) -> None:
    """Give each row the cells that are certain. wraps: whether pieces are whole cells or only lines."""
    order = headings.order
    at = order.index("waktu")
    known = _Words(table.rows)
    width = max((width for row in table.rows if row.before for width in row.before[0].widths[:-1]), default=0)
    for row in table.rows:
        if row.time is None:
            continue
        row.take("waktu", row.time.words)
        _before(row, order[:at], wraps, width)
        _behind(row, order[at + 1 :], wraps, known, row is table.rows[-1])


def _before(row: SpilledRow, keys: Sequence[str], wraps: bool, width: int) -> None:
    """Kegiatan and what stands between it and the time. width: letters of the longest wrapped line of Kegiatan."""
    words = [piece.words for piece in row.before]
    if not keys and words:
        if not wraps or len(words) == 1:
            row.take("kegiatan", " ".join(words))
    elif wraps and len(words) == 1 + len(keys):
        if _parted(row.before[0], row.before[1], width):
            for key, piece in zip(("kegiatan", *keys), row.before, strict=True):
                row.take(key, piece.words, piece.line)
    elif keys == ("kelengkapan",) and (twice := _said_twice(" ".join(words))):
        row.take("kegiatan", twice[0])
        row.take("kelengkapan", twice[1])


def _parted(kegiatan: Piece, following: Piece, width: int) -> bool:
    """Whether Kegiatan surely ends between two pieces: its last line is no longer than a wrapped one, the next word
    would have fitted into it, and the next piece is no sentence of its own, nor an item ("berupa:", "- Nota").
    """
    said = opening(following.words)
    if ends_open(kegiatan.words) or said.form in ("aktif", "subjek", "pasif") or _is_condition(following.words):
        return False
    if kegiatan.words.endswith(":") or not following.words[0].isalnum():
        return False
    last = kegiatan.widths[-1] if kegiatan.widths else 0
    if not width or last > width:
        return not width and not _has_seam(kegiatan.words)
    return last + 1 + len(following.words.split()[0]) <= width


def _is_condition(words: str) -> bool:
    """Whether words begin with a condition ("Apabila terdapat revisi …")."""
    return tokens(words)[0] in sentence_words("syarat") if tokens(words) else False


def _has_seam(words: str) -> bool:
    """Whether a capital follows a small letter, as where the next cell begins ("hasil pengiriman Resi pengiriman")."""
    return any(one[0].islower() and other[0].isupper() for one, other in pairwise(words.split()))


def _said_twice(words: str) -> tuple[str, str] | None:
    """The two cells of "… pada draft Laporan Draft Laporan": nobody prints the same words twice in one cell."""
    printed = words.split()
    folded = [word.casefold() for word in printed]
    for size in range(len(printed) // 2, 1, -1):
        plain = all(word[0].isalpha() for word in folded[-size:])
        if plain and folded[-size:] == folded[-2 * size : -size] and opening(words).form in ("aktif", "subjek"):
            return " ".join(printed[:-size]), " ".join(printed[-size:])
    return None


def _behind(row: SpilledRow, keys: Sequence[str], wraps: bool, known: _Words, last: bool) -> None:
    """Output: where Keterangan is on the form too, or the table may have ended, only words that are known from
    elsewhere.
    """
    words = [piece.words for piece in row.behind]
    if not words or not keys or keys[0] != "output" or (wraps and len(words) > 1):
        return
    said = " ".join(words)
    alone = keys == ("output",) and not last and (wraps or len(words) == 1) and said[:1].isupper()
    torn = _has_seam(said) or any(line[:1].isupper() for line in words[1:])  # what begins there may be Keterangan
    folded = tokens(said)
    if folded[: len(folded) // 2] * 2 == folded:  # the same words in both cells
        return
    if alone or known.elsewhere(said, row, not torn):
        row.take("output", said, row.behind[0].line)


class _Words:
    """The words of all rows, to ask whether some are printed in another place too."""

    def __init__(self, rows: Sequence[SpilledRow]) -> None:
        self._before = [(row, f" {' '.join(tokens(' '.join(p.words for p in row.before)))} ") for row in rows]
        self._behind = [(row, " ".join(tokens(" ".join(p.words for p in row.behind)))) for row in rows]

    def elsewhere(self, words: str, row: SpilledRow, behind: bool) -> bool:
        """Whether words stand before a time, or (if behind) are all that stands behind another one."""
        folded = " ".join(tokens(words))
        if not folded:
            return False
        again = behind and any(other is not row and folded == said for other, said in self._behind)
        return again or any(f" {folded} " in said for _, said in self._before)
