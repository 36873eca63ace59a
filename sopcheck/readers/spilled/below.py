"""Cells that stand below their table: put back where their order and number leave one way only."""

from __future__ import annotations

from collections.abc import Sequence

from sopcheck.language.actor_search import find_actors
from sopcheck.language.openings import opening
from sopcheck.language.text import tokens
from sopcheck.readers.spilled.headings import Headings
from sopcheck.readers.spilled.pieces import Piece
from sopcheck.readers.spilled.rows import SpilledRow, SpilledTable

SHORT = 4  # letters; shorter words say nothing of what a paper is
AKIN = 0.5  # share of the cells that must have a word in common with the table


def put_back(table: SpilledTable, pieces: Sequence[Piece], headings: Headings) -> list[Piece] | None:
    """Give the rows the Kegiatan and Kelengkapan that stand below the table; returns the headings of actors before
    them, or None where that is not certain.

    pieces: what stands below, without headings and furniture. Certain only if every row has its time, and the pieces
    are, to the last one and in the order of the rows (or first all Kegiatan, then all Kelengkapan), what the rows lack.
    """
    if any(piece.number > 1 for piece in pieces):
        return None  # items of a list in one cell, or of several
    lacking = [row for row in table.rows if not row.before]
    without = [row for row in table.rows if len(row.before) < 2 and "kelengkapan" not in row.cells]
    if "kelengkapan" not in headings.order or len(without) < 2 or any(row.time is None for row in table.rows):
        return None
    kinds = ["V" if is_activity(piece.words) else "O" for piece in pieces]
    wanted = [
        _by_row(table.rows, lacking, without),
        [("V", row) for row in lacking] + [("O", row) for row in without],
        [("O", row) for row in without] + [("V", row) for row in lacking],
    ]
    for cells in wanted:
        above = len(pieces) - len(cells)
        if above < 0 or kinds[above:] != [kind for kind, _ in cells] or not all(map(_is_actor, pieces[:above])):
            continue
        papers = [piece for piece, kind in zip(pieces[above:], kinds[above:], strict=True) if kind == "O"]
        if any(map(_is_actor, papers)) or not _akin(
            papers, [piece.words for row in table.rows for piece in (*row.before, *row.behind)]
        ):
            continue
        for piece, (kind, row) in zip(pieces[above:], cells, strict=True):
            row.take("kegiatan" if kind == "V" else "kelengkapan", piece.words, piece.line)
        for row in without:
            if row.before and is_activity(row.before[0].words):
                row.take("kegiatan", row.before[0].words)
        return [*pieces[:above]]
    return None


def _by_row(
    rows: Sequence[SpilledRow], lacking: Sequence[SpilledRow], without: Sequence[SpilledRow]
) -> list[tuple[str, SpilledRow]]:
    """What the rows lack, row by row."""
    cells: list[tuple[str, SpilledRow]] = []
    for row in rows:
        cells += [("V", row)] if row in lacking else []
        cells += [("O", row)] if row in without else []
    return cells


def is_activity(words: str) -> bool:
    """Whether words are worded like a Kegiatan: an active verb with a capital, or an actor and one."""
    return words[:1].isupper() and opening(words).form in ("aktif", "subjek")


def _is_actor(piece: Piece) -> bool:
    found = find_actors(piece.words)
    return bool(found) and found[0].start == 0 and found[-1].end == len(piece.words)


def _akin(cells: Sequence[Piece], others: Sequence[str]) -> bool:
    """Whether cells speak of the same matter as others, so that they are papers rather than remarks."""
    said = {word for words in others for word in tokens(words) if len(word) >= SHORT}
    return sum(bool(said & {*tokens(piece.words)}) for piece in cells) >= AKIN * len(cells)
