"""What is found in the points of a picture: parts, borders, shapes, lines of letters."""

from __future__ import annotations

from collections import deque

import numpy as np
import papers
import pypdfium2
import pytest
import scanned_papers
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sopcheck.readers.pdf import lattice
from sopcheck.readers.pdf.lattice import Table
from sopcheck.readers.pdf.outlines import Box
from sopcheck.readers.pdf.scan import drawing, image, ruled, shapes, strips
from sopcheck.readers.pdf.scan.parts import Mask, painted, parts, runs
from sopcheck.readers.pdf.seen import TooMuchError

SCALE = image.DPI / 72


def flooded(mask: Mask, corners: bool) -> list[tuple[int, ...]]:
    """The frames and sizes of parts, found one point after the other."""
    left = {(int(y), int(x)) for y, x in np.argwhere(mask)}
    found = []
    while left:
        pending, part = deque([left.pop()]), []
        while pending:
            y, x = pending.popleft()
            part.append((y, x))
            for down in (-1, 0, 1):
                for across in (-1, 0, 1):
                    near = (y + down, x + across)
                    if near in left and (corners or not (down and across)):
                        left.remove(near)
                        pending.append(near)
        rows, columns = zip(*part, strict=True)
        found.append((min(columns), min(rows), max(columns) + 1, max(rows) + 1, len(part)))
    return sorted(found)


@given(arrays(np.bool_, st.tuples(st.integers(1, 14), st.integers(1, 14))), st.booleans())
def test_parts_are_what_hangs_together(mask: Mask, corners: bool) -> None:
    found = parts(mask, corners=corners)
    sides = (found.left, found.top, found.right, found.bottom, found.size)
    assert sorted(zip(*(side.tolist() for side in sides), strict=True)) == flooded(mask, corners)
    assert np.array_equal(painted(mask.shape, runs(mask)), mask)


def test_noise_is_not_taken_apart() -> None:
    with pytest.raises(TooMuchError, match="terlalu berbintik"):
        parts(np.random.default_rng(1).random((2000, 2000)) < 0.2)


@pytest.mark.parametrize("slope", [-0.04, -0.008, 0.0, 0.012, 0.05])
def test_a_picture_is_set_straight_by_its_lines(slope: float) -> None:
    (page,) = pypdfium2.PdfDocument(papers.pdf(papers.table()))
    askew = image.straightened(scanned_papers.picture_of(page, image.DPI), slope, -slope)
    dark = image.ink(askew, SCALE)
    falling, leaning = ruled.leaning(dark, SCALE), ruled.leaning(dark.T, SCALE)
    assert falling == pytest.approx(-slope, abs=4e-4)
    assert leaning == pytest.approx(slope, abs=4e-4)


def look(sheet: papers.Sheet) -> tuple[list[Table], Mask, scanned_papers.Grey]:
    (page,) = pypdfium2.PdfDocument(papers.pdf(sheet))
    grey = scanned_papers.picture_of(page, image.DPI)
    dark = image.ink(grey, SCALE)
    ruling = ruled.ruling(dark, SCALE)
    return lattice.tables(ruling.borders)[0], drawing.unruled(dark, ruling, SCALE), grey


def chart_of(sheet: papers.Sheet) -> list[Box]:
    tables, left, grey = look(sheet)
    return shapes.shapes(left, image.solid(grey), tables, SCALE)


def test_borders_are_told_from_lines_of_the_flowchart() -> None:
    sheet = papers.table().box(250, 110, 290, 130).box(250, 215, 290, 235).arrow((270, 130), (270, 215))
    sheet.line((290, 120), (430, 120), (430, 225), (290, 225)).line((235, 104), (465, 104))
    (table,), left, _ = look(sheet)
    assert [round(x) for x in table.columns] == list(papers.COLUMNS)
    assert [round(y) for y in table.rows] == list(papers.ROWS)
    assert left[round(150 * SCALE), round(270 * SCALE)]  # the arrow goes on where it crosses a border
    assert not left[round(150 * SCALE), round(240 * SCALE) : round(262 * SCALE)].any()


def test_a_border_that_a_shape_covers_in_part_is_one_border() -> None:
    sheet = papers.table().put("1 g").diamond(280, 160, 340, 190).put("0 g")
    sheet.content = [part.replace(" s", " b") if part.startswith("280") else part for part in sheet.content]
    (table,), _, _ = look(sheet)
    assert [round(x) for x in table.columns] == list(papers.COLUMNS)


@pytest.mark.parametrize(
    "draw",
    [
        lambda sheet: sheet.box(250, 115, 290, 135),
        lambda sheet: sheet.rounded(250, 115, 290, 135),
        lambda sheet: sheet.diamond(245, 110, 295, 140),
        lambda sheet: sheet.diamond(245, 110, 295, 140).words(252, 127, "Setuju?", 9),
        lambda sheet: sheet.put("0.6 g").box(250, 115, 290, 135, "b").put("0 g"),
        lambda sheet: sheet.put("0.3 g").rounded(250, 115, 290, 135, "b").put("0 g"),
        lambda sheet: sheet.box(250, 115, 309, 135),
        lambda sheet: sheet.rounded(231, 112, 309, 138),
    ],
    ids=["box", "end", "diamond", "diamond with words", "grey", "dark", "near a border", "touching borders"],
)
def test_a_shape_is_seen_where_it_stands(draw: object) -> None:
    (box,) = chart_of(draw(papers.table()))  # type: ignore[operator]  # one of those above
    assert (box.left + box.right) / 2 == pytest.approx(270, abs=10)
    assert (box.top + box.bottom) / 2 == pytest.approx(125, abs=2)


@pytest.mark.parametrize(
    "draw",
    [
        lambda sheet: sheet.page_end(255, 112, 285, 138),
        lambda sheet: sheet.line((250, 115), (290, 115), (290, 180), (250, 180), (250, 115)),
        lambda sheet: sheet.line((250, 110), (250, 140)).line((244, 120), (290, 120)),
        lambda sheet: sheet.words(240, 125, "O O B D 8 0", 9),
    ],
    ids=["off-page connector", "a way round over two rows", "crossing lines", "letters"],
)
def test_what_is_no_work_of_anybody_is_no_shape(draw: object) -> None:
    assert chart_of(draw(papers.table())) == []  # type: ignore[operator]  # one of those above


def test_lines_of_letters_are_cut_out_by_cell() -> None:
    sheet = papers.table().words(735, 115, ": 1. Asli\n2. Salinan", 8)
    tables, left, grey = look(sheet)
    found = strips.strips(strips.Letters(left, grey, SCALE), grey, tables, [])
    cells = [strip for strip in found if strip.box.left > 732 and strip.box.top > 100]
    assert [strip.base for strip in cells] == [pytest.approx(base, abs=1) for base in (115, 124.6, 170)]
    assert cells[0].box.left == pytest.approx(740, abs=2)  # without the colon
    assert [strip.counted for strip in cells] == ["dot", "dot", ""]
    assert {strip.turned for strip in found} == {0}


def test_words_that_run_up_a_cell_are_cut_out_both_ways() -> None:
    sheet = papers.headings(papers.head_rules(papers.Sheet())).rules(papers.COLUMNS, (100, 200))
    tables, left, grey = look(sheet.words(750, 190, "Keterangan lain", up=True))
    found = strips.strips(strips.Letters(left, grey, SCALE), grey, tables, [])
    turned = [strip for strip in found if strip.box.top > 100]
    assert {strip.turned for strip in turned} == {0, 90, 270}
    high, wide = next(strip.image.shape for strip in turned if strip.turned == 90)
    assert wide > 3 * high
