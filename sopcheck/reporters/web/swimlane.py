"""The flowchart of an SOP drawn as a swimlane: a lane for each actor, a row for each step, arrows as far as read.

Whole lines are what was read. Dashed ones are not: a presumed order, a step whose actor is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sopcheck.model.sop import Sop
from sopcheck.reporters.web.escape import cut, wrapped
from sopcheck.reporters.web.lanes import Arrow, Lanes, Row, arrows

GUTTER, LANE, HEAD, ROW = 250, 116, 52, 58
"""Pixels: the words of the steps at the left, a lane, the headings, a row."""
SHAPE_WIDTH, SHAPE_HEIGHT = 72, 34
CHANNELS, CHANNEL = 10, 9
"""Lines that pass by rows run right of the lanes, in so many channels of so many pixels."""
MOST_ROWS = 400
"""Rows that are drawn; the step table has all of them. Printed forms have at most about sixty."""

NOT_KNOWN = "pelaksana tidak diketahui"
Box = tuple[float, float, float]
"""Of a shape: the middle, and half its width."""


def swimlane(sop: Sop, lanes: Lanes) -> str:
    """An SVG in a frame that scrolls; nothing where there are no steps."""
    if not lanes.rows:
        return ""
    return _Drawing(sop, lanes).whole()


class _Drawing:
    """tops: of the rows; boxes: by row, the shape arrows lead to and the one they come from."""

    def __init__(self, sop: Sop, lanes: Lanes) -> None:
        self._sop = sop
        self._names = lanes.names or [None]
        self._rows = lanes.rows[:MOST_ROWS]
        self._right = GUTTER + LANE * len(self._names)
        self._tops: list[float] = []
        self._boxes: list[tuple[Box, Box]] = []
        self._channel = 0

    def whole(self) -> str:
        found = [arrow for arrow in arrows(self._sop) if arrow.start <= MOST_ROWS]
        drawn = [part for position, row in enumerate(self._rows, 1) for part in self._row(position, row)]
        bottom = self._tops[-1] + ROW
        lines = [part for arrow in found for part in self._arrow(arrow, bottom)]
        height = bottom + (30 if any(arrow.end == 0 for arrow in found) else 4)
        width = self._right + CHANNELS * CHANNEL + 30
        return (
            f'<figure><div class="scroll" role="group" tabindex="0" aria-label="Bagan alir">'
            f'<svg class="lanes" viewBox="0 0 {width} {height:g}" width="{width}" height="{height:g}" role="img">'
            f"<title>Bagan alir per pelaksana</title><desc>{_told(found)}</desc>"
            f"{''.join(self._heads(bottom))}{''.join(lines)}{''.join(drawn)}</svg></div>"
            f"<figcaption>{self._caption(found)}</figcaption></figure>"
        )

    def _heads(self, bottom: float) -> Iterator[str]:
        for place, name in enumerate(self._names):
            x = GUTTER + LANE * place
            yield f'<rect class="lane" x="{x}" y="0" width="{LANE}" height="{bottom:g}"/>'
            words = wrapped(name, 17, 3) if name else ["tidak terbaca" if self._sop.pelaksana else "tidak diketahui"]
            for line, part in enumerate(words):
                yield f'<text x="{x + LANE / 2:g}" y="{16 + line * 14}" text-anchor="middle">{part}</text>'
        yield f'<path class="rule" d="M0 {HEAD}H{self._right}"/>'

    def _row(self, position: int, row: Row) -> Iterator[str]:
        """The words of a row, and its shapes."""
        top = self._tops[-1] + ROW if self._tops else HEAD
        self._tops.append(top)
        number = cut((row.row.nomor or "").strip() or f"#{position}", 6)
        yield f'<path class="rule" d="M0 {top + ROW:g}H{self._right}"/><text x="6" y="{top + 22:g}">{number}</text>'
        for line, part in enumerate(wrapped(row.row.kegiatan, 34, 3)):
            yield f'<text class="fine" x="40" y="{top + 18 + line * 14:g}">{part}</text>'
        middle = top + ROW / 2
        placed = [(shape, shape.lane) for shape in row.shapes if shape.lane is not None]
        if not row.known or not placed:
            yield from self._band(row, middle)
            return
        together: dict[int, int] = {}
        for _, lane in placed:
            together[lane] = together.get(lane, 0) + 1
        seen = dict.fromkeys(together, 0)
        boxes: list[Box] = []
        for shape, lane in placed:
            each = LANE / together[lane]
            half = min(SHAPE_WIDTH, each - 6) / 2
            box = (GUTTER + LANE * lane + each * (seen[lane] + 0.5), middle, max(half, 3))
            seen[lane] += 1
            if boxes and shape.symbol != "penghubung":
                yield f'<path class="guess" d="M{boxes[-1][0]:g} {middle:g}H{box[0]:g}"/>'
            boxes.append(box)
        for (shape, _), box in zip(placed, boxes, strict=True):
            yield _shape(shape.symbol, box)
            if shape.words:
                yield f'<text class="fine" x="{box[0]:g}" y="{middle + 4:g}" text-anchor="middle">{cut(shape.words, 11)}</text>'
        asked = next((box for (shape, _), box in zip(placed, boxes, strict=True) if shape.symbol == "keputusan"), None)
        self._boxes.append((boxes[0], asked or boxes[-1]))

    def _band(self, row: Row, middle: float) -> Iterator[str]:
        """A step that no lane can be given: dashed, over all lanes."""
        width = self._right - GUTTER
        half = min(width / 2 - 4, 150)
        box = (GUTTER + width / 2, middle, half)
        words = NOT_KNOWN if not row.known or row.shapes else "tanpa tanda pelaksana"
        symbols = " dan ".join(shape.symbol for shape in row.shapes[:3] if shape.symbol)
        x, y = box[0] - half, middle - SHAPE_HEIGHT / 2
        yield f'<rect class="guess band" x="{x:g}" y="{y:g}" width="{half * 2:g}" height="{SHAPE_HEIGHT}" rx="4"/>'
        letters = max(8, int(half / 3.2))
        words = cut(f"{words} · {symbols}" if symbols else words, letters)
        yield f'<text class="fine" x="{box[0]:g}" y="{middle + 4:g}" text-anchor="middle">{words}</text>'
        self._boxes.append((box, box))

    def _arrow(self, arrow: Arrow, bottom: float) -> Iterator[str]:
        x, y, half = self._boxes[arrow.start - 1][1]
        kind = "arrow" if arrow.known else "guess arrow"
        down = y + SHAPE_HEIGHT / 2
        if arrow.end is None or arrow.end > len(self._rows):
            where = cut(f"ke {arrow.words or '?'}", 12)
            yield f'<path class="{kind}" d="M{x + half:g} {y:g}h14"/><text class="fine" x="{x + half + 2:g}" y="{y + 14:g}">{where}</text>'
            return
        if arrow.end == 0:
            yield from self._to_the_end(arrow, x, y, half, bottom)
            return
        to_x, to_y, to_half = self._boxes[arrow.end - 1][0]
        if arrow.end == arrow.start + 1:
            turn = (down + to_y - SHAPE_HEIGHT / 2) / 2
            yield f'<path class="{kind}" d="M{x:g} {down:g}V{turn:g}H{to_x:g}V{to_y - SHAPE_HEIGHT / 2 - 1:g}"/>'
            words_at = (x + 4, down + 10)
        else:
            by = self._right + 8 + CHANNEL * (self._channel % CHANNELS)
            self._channel += 1
            apart = -6 if arrow.end < arrow.start else 6
            yield f'<path class="{kind}" d="M{x + half:g} {y + apart:g}H{by:g}V{to_y + apart:g}H{to_x + to_half + 1:g}"/>'
            words_at = (x + half + 3, y + apart - 3)
        if arrow.answer:
            yield f'<text class="fine" x="{words_at[0]:g}" y="{words_at[1]:g}">{cut(arrow.answer, 14)}</text>'

    def _to_the_end(self, arrow: Arrow, x: float, y: float, half: float, bottom: float) -> Iterator[str]:
        """The end of the flow is said below the last row, unless the step itself is drawn as the end."""
        row = self._rows[arrow.start - 1]
        if "selesai" in (row.row.simbol or ()) or any(shape.symbol == "selesai" for shape in row.shapes):
            return
        if arrow.start == len(self._rows):
            yield f'<path class="arrow" d="M{x:g} {y + SHAPE_HEIGHT / 2:g}V{bottom + 8:g}"/>'
        else:
            by = self._right + 8 + CHANNEL * (self._channel % CHANNELS)
            self._channel += 1
            yield f'<path class="arrow" d="M{x + half:g} {y:g}H{by:g}V{bottom + 8:g}"/>'
            x = by
        yield f'<text class="fine" x="{x:g}" y="{bottom + 22:g}" text-anchor="middle">selesai</text>'

    def _caption(self, found: Sequence[Arrow]) -> str:
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


def _shape(symbol: str | None, box: Box) -> str:
    x, y, half = box
    high = SHAPE_HEIGHT / 2
    if symbol == "keputusan":
        return f'<path class="shape" d="M{x - half:g} {y:g}L{x:g} {y - high - 3:g}L{x + half:g} {y:g}L{x:g} {y + high + 3:g}Z"/>'
    if symbol == "penghubung":
        return f'<path class="shape" d="M{x - 14:g} {y - 14:g}h28v16l-14 12l-14 -12Z"/>'
    round_ = f' rx="{high:g}"' if symbol in ("mulai", "selesai") else ""
    kind = "shape" if symbol else "shape plain"
    return (
        f'<rect class="{kind}" x="{x - half:g}" y="{y - high:g}" width="{half * 2:g}" height="{SHAPE_HEIGHT}"{round_}/>'
    )


def _told(found: Sequence[Arrow]) -> str:
    """The arrows that were read, in words."""
    read = [arrow for arrow in found if arrow.known]
    if not read:
        return "Tidak ada panah yang terbaca; langkah digambar menurut urutan baris."
    told = [f"baris {a.start} ke {a.words}" + (f" ({a.answer})" if a.answer else "") for a in read[:60]]
    return cut("Panah yang terbaca: " + "; ".join(told) + ".", 2000)
