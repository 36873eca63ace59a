"""A page that is a picture as plain data for JSON, in the form of layout.py, with how surely each cell was recognized.

Further keys: "scan" (the slopes by which the page was set straight, and the degrees by which it was turned to the right
before), "strokes" (frames of what is no letter) and of each cell "sure", 0 to 100, None where there are letters that
were not recognized.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from sopcheck.readers.pdf import lattice, page, paragraphs
from sopcheck.readers.pdf.lattice import Region, Table
from sopcheck.readers.pdf.layout import FEW_COLUMNS, rounded, unruled
from sopcheck.readers.pdf.outlines import Box
from sopcheck.readers.pdf.scan import drawing, image, recognizer, ruled, shapes, strips, turned
from sopcheck.readers.pdf.scan.image import Grey
from sopcheck.readers.pdf.scan.recognizer import Word
from sopcheck.readers.pdf.scan.strips import FRAME, Strip
from sopcheck.readers.pdf.words import APART, Piece

AGAIN = 90.0  # sure; lines with a word recognized less surely are tried again
MOST_AGAIN = 150  # lines that are tried again; where more are not sure, larger pictures of them do not help
LARGER = (2.0, 1.5)  # times as large as before, for further attempts
GUESSED = 60.0  # sure at most, where each attempt says something else
DIRT = 2.5  # points; a lone dot of this size in a cell is none of its words
DASH = (2.5, 14.0)  # points a lone dash is wide

Placed = dict[tuple[int, int], list[tuple[Strip, list[Word]]]]


class _Look(NamedTuple):
    """What is seen in a picture before its letters are recognized."""

    falling: float
    leaning: float
    tables: Sequence[Table]
    symbols: Sequence[Box]
    letters: strips.Letters
    lines: Sequence[Strip]


def seen(content: bytes, number: int, program: str) -> dict[str, Any]:
    """A page (1-based) as seen. program: where tesseract lies. Raises DamagedError, EncryptedError, TooMuchError."""
    with page.opened(content) as document, page.page_of(document, number) as handle:
        _, width, height = page.view(handle, page.rotation(handle))
        scale = image.scale_of(width, height)
        grey = image.evened(image.rendered(handle, width, height, scale), scale)
    look = _look(grey, scale)
    turn = turned.on_its_side(look.lines, program)
    if turn:
        look = _look(np.rot90(grey, -turn // 90), scale)
    words = recognizer.recognized([line.image for line in look.lines], program)
    if turned.on_its_head(look.lines, words, program):
        turn = (turn + 180) % 360
        look = _look(np.rot90(grey, -turn // 90), scale)
        words = recognizer.recognized([line.image for line in look.lines], program)
    found = _by_place(look.lines, _settled(look.lines, words, program))
    if turn % 180:
        width, height = height, width
    tables = [_parted(place, table, found, scale) for place, table in enumerate(look.tables)]
    cells = [[_cell(table, region, found.get((owner, place), []), scale) for place, region in enumerate(table.regions)]
             for owner, table in enumerate(tables)]  # fmt: skip
    return {
        "number": number,
        "width": width,
        "height": height,
        "letters": sum(len(word.text) for lines in found.values() for _, words in lines for word in words),
        "tables": [
            {
                "columns": rounded(table.columns),
                "rows": rounded(table.rows),
                "cells": [cell for cell in held if cell is not None],
            }
            for table, held in zip(tables, cells, strict=True)
        ],
        "symbols": [
            ["gambar", *rounded(box), _words(found.get((-1, place), []), scale)]
            for place, box in enumerate(look.symbols)
        ],
        "flows": [],
        "loose": [],
        "full": False,
        "pictures": [[0.0, 0.0, width, height]],
        "scan": [look.falling, look.leaning, turn],
        "strokes": [rounded(box) for box in look.letters.drawn()],
    }


def _look(grey: Grey, scale: float) -> _Look:
    dark = image.ink(grey, scale)
    falling, leaning = ruled.leaning(dark, scale), ruled.leaning(dark.T, scale)
    if falling or leaning:
        grey = image.straightened(grey, falling, leaning)
        dark = image.ink(grey, scale)
    ruling = ruled.ruling(dark, scale)
    tables, _ = lattice.tables(ruling.borders)
    left = drawing.unruled(dark, ruling, scale)
    charts = [table for table in tables if len(table.columns) > FEW_COLUMNS]
    symbols = shapes.shapes(left, image.solid(grey), charts, scale)
    letters = strips.Letters(left, grey, scale)
    return _Look(falling, leaning, tables, symbols, letters, strips.strips(letters, grey, tables, symbols))


def _by_place(found: Sequence[Strip], words: Sequence[list[Word]]) -> Placed:
    """The lines of each cell with their words; where a cell was read upright and turned, as it reads best."""
    placed: Placed = {}
    for strip, read in zip(found, words, strict=True):
        if not read and _is_dash(strip):
            read = [Word("-", 0, 0, strip.image.shape[1], strip.image.shape[0], GUESSED)]
        if read or max(strip.box.width, strip.box.height) > DIRT:
            placed.setdefault(strip.place, []).append((strip, read))
    return {place: [*_numbered(_best_turned(lines))] for place, lines in placed.items()}


def _numbered(lines: Sequence[tuple[Strip, list[Word]]]) -> Iterator[tuple[Strip, list[Word]]]:
    """The lines of a cell; numbers that count items get back the dot that recognizers lose."""
    counting: list[int] = []
    for place, (strip, words) in enumerate(lines):
        number = words[0].text if len(words) > 1 else ""
        if number.rstrip(".,)") == str(len(counting) + 1) and (strip.counted or not number.isdigit()):
            counting.append(place)
    sure = len(counting) > 1 or any(lines[place][0].counted == "dot" for place in counting)
    for place, (strip, words) in enumerate(lines):
        if sure and place in counting and words[0].text.isdigit():
            yield strip, [words[0]._replace(text=f"{words[0].text}."), *words[1:]]
        else:
            yield strip, words


def _parted(number: int, table: Table, found: Placed, scale: float) -> Table:
    """A table with headings parted that no border parts, and in `found` their words where they belong."""
    mine = {place: lines for (owner, place), lines in found.items() if owner == number}
    made = {
        place: [_piece(strip, [word], scale) for strip, words in lines for word in words if not strip.turned]
        for place, lines in mine.items()
    }
    cut = unruled(table, made)
    if cut is None:
        return table
    for place in mine:
        del found[number, place]
    for strip, words in (one for lines in mine.values() for one in lines):
        middle = (strip.box.left + strip.box.right) / 2, (strip.box.top + strip.box.bottom) / 2
        parts: dict[int | None, list[Word]] = {}
        for word in words:
            piece = _piece(strip, [word], scale)
            parts.setdefault(cut.region_at((piece.left + piece.right) / 2, middle[1]), []).append(word)
        for region, held in (parts or {cut.region_at(*middle): []}).items():
            if region is not None:
                found.setdefault((number, region), []).append((strip, held))
    return cut


def _settled(found: Sequence[Strip], words: list[list[Word]], program: str) -> list[list[Word]]:
    """The words of each line; where one is not sure, as two of several attempts agree, or as the surest says."""
    weak = [place for place, read in enumerate(words) if min((word.sure for word in read), default=0.0) < AGAIN]
    if len(weak) > MOST_AGAIN:
        return words
    words = [*words]
    attempts = {place: [words[place]] for place in weak}
    for factor in LARGER:
        left = [place for place in weak if not _agreed(attempts[place])]
        more = recognizer.recognized([image.resized(found[place].image, factor) for place in left], program)
        for place, read in zip(left, more, strict=True):
            attempts[place].append([word.shrunk(factor) for word in read])
    for place in weak:
        words[place] = _agreed(attempts[place]) or [
            word._replace(sure=min(word.sure, GUESSED)) for word in max(attempts[place], key=recognizer.sureness)
        ]
    return words


def _agreed(attempts: Sequence[list[Word]]) -> list[Word]:
    """What two attempts say, by the surer one; empty where none agree."""
    said = [[word.text for word in read] for read in attempts]
    return max((read for read, text in zip(attempts, said, strict=True) if text and said.count(text) > 1),
               key=recognizer.sureness, default=[])  # fmt: skip


def _is_dash(strip: Strip) -> bool:
    return DASH[0] <= strip.box.width <= DASH[1] and strip.box.height <= DIRT


def _best_turned(lines: list[tuple[Strip, list[Word]]]) -> list[tuple[Strip, list[Word]]]:
    """The lines of a cell, turned as they are recognized most surely."""
    turns = {strip.turned for strip, _ in lines}
    if len(turns) == 1:
        return lines
    best = max(sorted(turns), key=lambda turn: recognizer.sureness(
        word for strip, words in lines if strip.turned == turn for word in words))  # fmt: skip
    kept = [(strip, words) for strip, words in lines if strip.turned == best]
    return kept[::-1] if best == 270 else kept  # words that run down the page begin at its right


def _cell(
    table: Table, region: Region, lines: Sequence[tuple[Strip, list[Word]]], scale: float
) -> dict[str, Any] | None:
    if not lines:
        return None
    pieces = [piece for strip, words in lines for piece in _pieces(strip, words, scale)]
    left, _, right, _ = table.box(region)
    turned = any(strip.turned for strip, _ in lines)
    words = (
        " ".join(piece.text for piece in pieces)
        if turned
        else paragraphs.text_of(paragraphs.lines(pieces), left, right)
    )
    sure = [word.sure for _, words in lines for word in words] + [0.0 for _, words in lines if not words]
    shown = [[piece.text, *rounded(piece[1:5])] for piece in pieces]
    return {
        "at": list(region),
        "words": words,
        "over": False,
        "pieces": shown or [["", *rounded(_around([strip.box for strip, _ in lines]))]],
        "sure": round(min(sure)) if pieces else None,
    }


def _around(boxes: Sequence[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return Box(min(left), min(top), max(right), max(bottom))


def _words(lines: Sequence[tuple[Strip, list[Word]]], scale: float) -> str:
    """The words in a shape."""
    return " ".join(piece.text for strip, words in lines for piece in _pieces(strip, words, scale))


def _pieces(strip: Strip, words: Sequence[Word], scale: float) -> Iterator[Piece]:
    """The words of a line, parted where there is a wide gap."""
    if strip.turned:
        if words:
            box = strip.box
            text = " ".join(word.text for word in words)
            yield Piece(text, box.left, box.top, box.right, box.bottom, box.bottom, strip.size, box.width)
        return
    group: list[Word] = []
    for word in words:
        if group and word.left - group[-1].right > APART * strip.size * scale:
            yield _piece(strip, group, scale)
            group = []
        group.append(word)
    if group:
        yield _piece(strip, group, scale)


def _piece(strip: Strip, words: Sequence[Word], scale: float) -> Piece:
    left, top = strip.box.left - FRAME, strip.box.top - FRAME
    return Piece(
        " ".join(word.text for word in words),
        left + words[0].left / scale,
        top + min(word.top for word in words) / scale,
        left + words[-1].right / scale,
        top + max(word.bottom for word in words) / scale,
        strip.base,
        strip.size,
        (words[0].right - words[0].left) / scale,
    )
