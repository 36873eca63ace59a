"""The flowchart of an SOP drawn as a swimlane: a lane for each actor, a row for each step, arrows as far as read.

Whole lines are what was read. Dashed ones are not: a presumed order, a step whose actor is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopcheck.model.report import Arrow
from sopcheck.model.sop import Sop
from sopcheck.reporters.web.escape import cut, wrapped
from sopcheck.reporters.web.lanes import Lanes, Line, Row, Shape, lines

GUTTER, LANE, HEAD, ROW = 250, 116, 52, 58
"""Pixels: the words of the steps at the left, a lane, the headings, a row."""
SHAPE_WIDTH, SHAPE_HEIGHT, HALF_HEIGHT = 72, 34, 17
CHANNELS, CHANNEL = 10, 9
"""Lines that pass by rows run right of the lanes, in so many channels of so many pixels."""
MOST_ROWS = 400
"""Rows that are drawn; the step table has all of them. Printed forms have at most about sixty."""

NOT_KNOWN = "pelaksana tidak diketahui"
Box = tuple[int, int, int]
"""Of a shape: the middle, and half its width."""


def swimlane(sop: Sop, lanes: Lanes, control: Sequence[Arrow]) -> str:
    """An SVG in a frame that scrolls; nothing where there are no steps. control: the arrows that were read."""
    if not lanes.rows:
        return ""
    return _Drawing(sop, lanes).whole(lines(lanes.rows, control))


class _Drawing:
    """tops: of the rows; boxes: by row, the shape arrows lead to and the one they come from."""

    def __init__(self, sop: Sop, lanes: Lanes) -> None:
        self._sop = sop
        self._names = lanes.names or [None]
        self._rows = lanes.rows[:MOST_ROWS]
        self._right = GUTTER + LANE * len(self._names)
        self._tops: list[int] = []
        self._boxes: list[tuple[Box, Box]] = []
        self._channel = 0

    def whole(self, arrows: Sequence[Line]) -> str:
        found = [arrow for arrow in arrows if arrow.start <= MOST_ROWS]
        drawn = [part for position, row in enumerate(self._rows, 1) for part in self._row(position, row)]
        bottom = self._tops[-1] + ROW
        connecting = [part for arrow in found for part in self._arrow(arrow, bottom)]
        height = bottom + (30 if any(arrow.end == 0 for arrow in found) else 4)
        width = self._right + CHANNELS * CHANNEL + 30
        return (
            f'<figure><div class="scroll" role="group" tabindex="0" aria-label="Bagan alir">'
            f'<svg class="lanes" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">'
            f"<title>Bagan alir per pelaksana</title><desc>{_told(found)}</desc>"
            f"{''.join(self._heads(bottom))}{''.join(connecting)}{''.join(drawn)}</svg></div>"
            f"<figcaption>{self._caption(found)}</figcaption></figure>"
        )

    def _heads(self, bottom: int) -> Iterator[str]:
        for place, name in enumerate(self._names):
            x = GUTTER + LANE * place
            yield f'<rect class="lane" x="{x}" y="0" width="{LANE}" height="{bottom}"/>'
            words = wrapped(name, 17, 3) if name else ["tidak terbaca" if self._sop.pelaksana else "tidak diketahui"]
            for line, part in enumerate(words):
                yield f'<text x="{x + LANE // 2}" y="{16 + line * 14}" text-anchor="middle">{part}</text>'
        yield f'<path class="rule" d="M0 {HEAD}H{self._right}"/>'

    def _row(self, position: int, row: Row) -> Iterator[str]:
        """The words of a row, and its shapes."""
        top = self._tops[-1] + ROW if self._tops else HEAD
        self._tops.append(top)
        number = cut((row.row.nomor or "").strip() or f"#{position}", 6)
        yield f'<path class="rule" d="M0 {top + ROW}H{self._right}"/><text x="6" y="{top + 22}">{number}</text>'
        for line, part in enumerate(wrapped(row.row.kegiatan, 34, 3)):
            yield f'<text class="fine" x="40" y="{top + 18 + line * 14}">{part}</text>'
        middle = top + ROW // 2
        placed = [(shape, shape.lane) for shape in row.shapes if shape.lane is not None]
        if not row.known or not placed:
            yield from self._band(row, middle)
            return
        if len(placed) == 1:
            shape, lane = placed[0]
            box = (GUTTER + LANE * lane + LANE // 2, middle, SHAPE_WIDTH // 2)
            self._boxes.append((box, box))
            yield _shape(shape.symbol, box)
            if shape.words:
                yield _written(shape.words, box)
            return
        yield from self._several(placed, middle)

    def _several(self, placed: list[tuple[Shape, int]], middle: int) -> Iterator[str]:
        """A row with several shapes, side by side where they share a lane."""
        together: dict[int, int] = {}
        for _, lane in placed:
            together[lane] = together.get(lane, 0) + 1
        seen = dict.fromkeys(together, 0)
        boxes: list[Box] = []
        for shape, lane in placed:
            each = LANE // together[lane]
            half = min(SHAPE_WIDTH, each - 6) // 2
            box = (GUTTER + LANE * lane + each * seen[lane] + each // 2, middle, max(half, 3))
            seen[lane] += 1
            if boxes and shape.symbol != "penghubung":
                yield f'<path class="guess" d="M{boxes[-1][0]} {middle}H{box[0]}"/>'
            boxes.append(box)
        for (shape, _), box in zip(placed, boxes, strict=True):
            yield _shape(shape.symbol, box)
            if shape.words:
                yield _written(shape.words, box)
        asked = next((box for (shape, _), box in zip(placed, boxes, strict=True) if shape.symbol == "keputusan"), None)
        self._boxes.append((boxes[0], asked or boxes[-1]))

    def _band(self, row: Row, middle: int) -> Iterator[str]:
        """A step that no lane can be given: dashed, over all lanes."""
        width = self._right - GUTTER
        half = min(width // 2 - 4, 150)
        box = (GUTTER + width // 2, middle, half)
        words = NOT_KNOWN if not row.known or row.shapes else "tanpa tanda pelaksana"
        symbols = " dan ".join(shape.symbol for shape in row.shapes[:3] if shape.symbol)
        x, y = box[0] - half, middle - HALF_HEIGHT
        yield f'<rect class="guess band" x="{x}" y="{y}" width="{half * 2}" height="{SHAPE_HEIGHT}" rx="4"/>'
        letters = max(8, int(half / 3.2))
        words = cut(f"{words} · {symbols}" if symbols else words, letters)
        yield f'<text class="fine" x="{box[0]}" y="{middle + 4}" text-anchor="middle">{words}</text>'
        self._boxes.append((box, box))

    def _arrow(self, arrow: Line, bottom: int) -> Iterator[str]:
        x, y, half = self._boxes[arrow.start - 1][1]
        kind = "arrow" if arrow.known else "guess arrow"
        down = y + HALF_HEIGHT
        if arrow.end is None or arrow.end > len(self._rows):
            where = cut(f"ke {arrow.words or '?'}", 12)
            yield f'<path class="{kind}" d="M{x + half} {y}h14"/><text class="fine" x="{x + half + 2}" y="{y + 14}">{where}</text>'
            return
        if arrow.end == 0:
            yield from self._to_the_end(arrow, x, y, half, bottom)
            return
        to_x, to_y, to_half = self._boxes[arrow.end - 1][0]
        if arrow.end == arrow.start + 1:
            turn = (down + to_y - HALF_HEIGHT) // 2
            yield f'<path class="{kind}" d="M{x} {down}V{turn}H{to_x}V{to_y - HALF_HEIGHT - 1}"/>'
            words_at = (x + 4, down + 10)
        else:
            by = self._right + 8 + CHANNEL * (self._channel % CHANNELS)
            self._channel += 1
            apart = -6 if arrow.end < arrow.start else 6
            yield f'<path class="{kind}" d="M{x + half} {y + apart}H{by}V{to_y + apart}H{to_x + to_half + 1}"/>'
            words_at = (x + half + 3, y + apart - 3)
        if arrow.answer:
            yield f'<text class="fine" x="{words_at[0]}" y="{words_at[1]}">{cut(arrow.answer, 14)}</text>'

    def _to_the_end(self, arrow: Line, x: int, y: int, half: int, bottom: int) -> Iterator[str]:
        """The end of the flow is said below the last row, unless the step itself is drawn as the end."""
        row = self._rows[arrow.start - 1]
        if "selesai" in (row.row.simbol or ()) or any(shape.symbol == "selesai" for shape in row.shapes):
            return
        if arrow.start == len(self._rows):
            yield f'<path class="arrow" d="M{x} {y + HALF_HEIGHT}V{bottom + 8}"/>'
        else:
            by = self._right + 8 + CHANNEL * (self._channel % CHANNELS)
            self._channel += 1
            yield f'<path class="arrow" d="M{x + half} {y}H{by}V{bottom + 8}"/>'
            x = by
        yield f'<text class="fine" x="{x}" y="{bottom + 22}" text-anchor="middle">selesai</text>'

    def _caption(self, found: Sequence[Line]) -> str:
        read = sum(arrow.known for arrow in found)
        parts = []
        if not read:
            parts.append("Panah tidak terbaca: garis putus-putus hanya urutan baris.")
        elif read < len(found):
            parts.append("Garis utuh: panah yang terbaca. Garis putus-putus: urutan baris, panahnya tidak terbaca.")
        lost = sum(not row.known for row in self._rows)
        if lost:
            parts.append(f"Tanda pelaksana {lost} dari {len(self._rows)} langkah tidak diketahui.")
        if any(shape.symbol is None for row in self._rows for shape in row.shapes):
            parts.append("Kotak bergaris tipis: bentuk simbolnya tidak diketahui.")
        if len(self._rows) == MOST_ROWS:
            parts.append(f"Paling banyak {MOST_ROWS} baris digambar.")
        return " ".join(parts) or "Semua panah terbaca."


def _written(words: str, box: Box) -> str:
    return f'<text class="fine" x="{box[0]}" y="{box[1] + 4}" text-anchor="middle">{cut(words, 11)}</text>'


def _shape(symbol: str | None, box: Box) -> str:
    x, y, half = box
    high = HALF_HEIGHT
    if symbol == "keputusan":
        return f'<path class="shape" d="M{x - half} {y}L{x} {y - high - 3}L{x + half} {y}L{x} {y + high + 3}Z"/>'
    if symbol == "penghubung":
        return f'<path class="shape" d="M{x - 14} {y - 14}h28v16l-14 12l-14 -12Z"/>'
    round_ = f' rx="{high}"' if symbol in ("mulai", "selesai") else ""
    kind = "shape" if symbol else "shape plain"
    return f'<rect class="{kind}" x="{x - half}" y="{y - high}" width="{half * 2}" height="{SHAPE_HEIGHT}"{round_}/>'


def _told(found: Sequence[Line]) -> str:
    """The arrows that were read, in words."""
    read = [arrow for arrow in found if arrow.known]
    if not read:
        return "Tidak ada panah yang terbaca; langkah digambar menurut urutan baris."
    told = [f"baris {a.start} ke {a.words}" + (f" ({a.answer})" if a.answer else "") for a in read[:60]]
    return cut("Panah yang terbaca: " + "; ".join(told) + ".", 2000)
