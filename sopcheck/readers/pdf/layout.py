"""One page as seen: tables with their words, shapes and the lines between them, and words outside; plain data for JSON.

Runs in the bounded child only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from sopcheck.readers.pdf import boxes, drawn, flows, lattice, paragraphs, words
from sopcheck.readers.pdf.drawn import Drawing, Symbol
from sopcheck.readers.pdf.lattice import Region, Table
from sopcheck.readers.pdf.outlines import Box
from sopcheck.readers.pdf.seen import Character, Page

CORRIDOR = 2.0  # points between headings that no border parts, but numbers below count
HEADING_ROWS = 4
FEW_COLUMNS = 5  # edges; tables with fewer are identity blocks, whose pictures are emblems
ROUND = 1  # decimals of points that are handed on

# "3" "(3)"
_COUNTED = re.compile(r"\(?[0-9]{1,2}[.)]?")


def seen(page: Page) -> dict[str, Any]:
    """A page as plain data: see assemble.py for its keys."""
    candidates = [
        border for path in page.paths for stroke in path.strokes if (border := lattice.straight(path, stroke))
    ]
    cells = boxes.cell_boxes(page.paths)
    candidates += [side for box in boxes.apart(cells) for side in lattice.sides(box)]
    frame = lattice.framework(lattice.join(candidates))
    found, small = lattice.tables(frame)
    inner = [table for table in found if not any(_within(table, other) for other in found if other is not table)]
    borders = [border for border in frame if border not in small]
    drawing = drawn.read(page.paths, borders, cells, page.width)
    frames = [
        Box(table.columns[0], table.rows[0], table.columns[-1], table.rows[-1])
        for table in inner
        if len(table.columns) > FEW_COLUMNS
    ]
    drawn.look_into(page.pictures, frames, drawing)
    held, in_symbols, loose = _sorted_out(page.characters, inner, drawing.symbols)
    for place, table in enumerate(inner):
        cut = unruled(table, {place: words.pieces(letters) for place, letters in held[place].items()})
        if cut is not None:
            inner[place] = cut
            again = [one for letters in held[place].values() for one in letters]
            held[place] = _by_region(again, cut)
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "letters": sum(one.text != " " for one in page.characters),
        "tables": [_table(table, held[place]) for place, table in enumerate(inner)],
        "symbols": [_symbol(symbol, in_symbols[place]) for place, symbol in enumerate(drawing.symbols)],
        "flows": _flows(drawing),
        "ranged": [
            [[piece.text, *rounded((piece.left, piece.base))] for piece in row]
            for row in paragraphs.rows(words.pieces(loose, words.COLUMN))
        ],
        "loose": [line.text for line in paragraphs.lines(words.pieces(loose))],
        "full": drawing.full,
        "pictures": [rounded(picture[:4]) for picture in page.pictures],
    }


def _within(table: Table, other: Table) -> bool:
    """Whether a table lies in a cell of another: drawn there, no table of the form."""
    return (
        other.columns[0] < table.columns[0]
        and table.columns[-1] < other.columns[-1]
        and other.rows[0] < table.rows[0]
        and table.rows[-1] < other.rows[-1]
    )


Held = dict[int, list[Character]]


def _sorted_out(
    characters: Iterable[Character], tables: Sequence[Table], symbols: Sequence[Symbol]
) -> tuple[list[Held], list[list[Character]], list[Character]]:
    """(characters by table and region, characters by symbol, characters outside)."""
    held: list[Held] = [{} for _ in tables]
    in_symbols: list[list[Character]] = [[] for _ in symbols]
    loose: list[Character] = []
    over = [_over(table, symbols) for table in tables]
    for one in characters:
        middle = ((one.x + one.right) / 2, (one.top + one.bottom) / 2)
        for place, table in enumerate(tables):
            region = table.region_at(*middle)
            if region is None:
                continue
            inside = [number for number in over[place].get(region, ()) if symbols[number].holds(middle)]
            if inside:
                in_symbols[min(inside, key=lambda number: symbols[number].box.width)].append(one)
            else:
                held[place].setdefault(region, []).append(one)
            break
        else:
            loose.append(one)
    return held, in_symbols, loose


def _over(table: Table, symbols: Sequence[Symbol]) -> dict[int, list[int]]:
    """The symbols that lie over each region, by their places in the list."""
    found: dict[int, list[int]] = {}
    for place, region in enumerate(table.regions):
        left, top, right, bottom = table.box(region)
        for number, symbol in enumerate(symbols):
            box = symbol.box
            if box.left < right and left < box.right and box.top < bottom and top < box.bottom:
                found.setdefault(place, []).append(number)
    return found


def _by_region(characters: Iterable[Character], table: Table) -> Held:
    held: Held = {}
    for one in characters:
        region = table.region_at((one.x + one.right) / 2, (one.top + one.bottom) / 2)
        if region is not None:
            held.setdefault(region, []).append(one)
    return held


def unruled(table: Table, made: Mapping[int, Sequence[words.Piece]]) -> Table | None:
    """The table with its headings parted where no border parts them, None where there are none such. made: the words in
    its regions, by their places.

    They are known by the row that counts the columns: several numbers in one cell.
    """
    for place, region in enumerate(table.regions):
        numbers = made.get(place) or ()
        if (
            len(numbers) < 2
            or region.row >= HEADING_ROWS + 1
            or not all(_COUNTED.fullmatch(one.text) for one in numbers)
        ):
            continue
        above = [
            (other_place, other)
            for other_place, other in enumerate(table.regions)
            if other.row < region.row and other.column == region.column and other.columns == region.columns
        ]
        for other_place, other in sorted(above, key=lambda one: -one[1].row):
            at = _corridors(made.get(other_place) or [], [(one.left + one.right) / 2 for one in numbers])
            if len(at) == len(numbers) - 1:
                return lattice.split_columns(table, at, range(other.row, region.row + region.rows))
    return None


def _corridors(found: Sequence[words.Piece], numbers: Sequence[float]) -> list[float]:
    """The middles of the white stripes that run down between pieces, the widest one between each two numbers."""
    stripes = []
    reached = None
    for piece in sorted(found, key=lambda one: one.left):
        if reached is not None and piece.left - reached >= CORRIDOR:
            stripes.append((piece.left - reached, (reached + piece.left) / 2))
        reached = piece.right if reached is None else max(reached, piece.right)
    if len(stripes) < len(numbers):
        return [at for _, at in stripes]
    between = [[stripe for stripe in stripes if one < stripe[1] < two] for one, two in pairwise(sorted(numbers))]
    return [max(some)[1] for some in between if some]


def _table(table: Table, held: Held) -> dict[str, Any]:
    return {
        "columns": rounded(table.columns),
        "rows": rounded(table.rows),
        "cells": [_cell(table, region, held[place]) for place, region in enumerate(table.regions) if place in held],
    }


def _cell(table: Table, region: Region, letters: Sequence[Character]) -> dict[str, Any]:
    found = words.pieces(letters)
    rows = paragraphs.lines(found)
    left, _, right, _ = table.box(region)
    return {
        "at": list(region),
        "words": paragraphs.text_of(rows, left, right),
        "over": any(row.over for row in rows),
        "ends": paragraphs.ends(rows, left, right),
        "pieces": [[piece.text, *rounded(piece[1:5])] for piece in found],
    }


def _symbol(symbol: Symbol, letters: Sequence[Character]) -> list[Any]:
    rows = paragraphs.lines(words.pieces(letters))
    return [symbol.kind, *rounded(symbol.box), " ".join(row.text for row in rows)]


def _flows(drawing: Drawing) -> list[list[Any]]:
    return [
        [one.start, one.end, [rounded(point) for point in one.points], list(one.arrows), one.sure]
        for one in flows.flows(drawing)
    ]


def rounded(numbers: Iterable[float]) -> list[float]:
    return [round(number, ROUND) for number in numbers]
