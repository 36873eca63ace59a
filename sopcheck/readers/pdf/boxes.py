"""Tables whose cells are drawn as boxes, one by one: boxes that stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sopcheck.readers.pdf.lattice import LEAST_ROW, MOST_BORDERS, NEAR, upright
from sopcheck.readers.pdf.seen import Path, Stroke, TooMuchError

OVERLAP = 0.3  # of their width or height that cells drawn as boxes lie over one another at most


def cell_boxes(paths: Iterable[Path]) -> list[tuple[float, ...]]:
    """left, top, right, bottom of cells that are drawn as boxes: those that stand side by side with others."""
    boxes = sorted({box for path in paths for stroke in path.strokes if (box := _cell_box(path, stroke))})
    if len(boxes) > MOST_BORDERS:
        raise TooMuchError(f"satu halaman PDF berisi lebih dari {MOST_BORDERS} kotak")
    return [box for box in boxes if any(_side_by_side(box, other) for other in boxes)]


def apart(boxes: Sequence[tuple[float, ...]]) -> Iterator[tuple[float, ...]]:
    """Cells that lie a little over one another, each ending where the next one begins."""
    for left, top, right, bottom in boxes:
        level = [other[0] for other in boxes if abs(other[1] - top) <= 1.5 and left < other[0] < right - NEAR]
        yield left, top, min([right, *level]), bottom


def _cell_box(path: Path, stroke: Stroke) -> tuple[float, float, float, float] | None:
    if path.line is None or stroke.curves or len(stroke.corners) not in (4, 5) or not upright(stroke.corners):
        return None
    across, down = [x for x, _ in stroke.corners], [y for _, y in stroke.corners]
    box = (round(min(across), 1), round(min(down), 1), round(max(across), 1), round(max(down), 1))
    return box if box[2] - box[0] > LEAST_ROW and box[3] - box[1] > LEAST_ROW else None


def _side_by_side(box: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether two boxes share a whole side, or lie a little over one another in one row or column."""
    level = abs(box[1] - other[1]) <= 1.5 and abs(box[3] - other[3]) <= 1.5
    upright = abs(box[0] - other[0]) <= 1.5 and abs(box[2] - other[2]) <= 1.5
    if box == other or level == upright:
        return False
    low, high = (0, 2) if level else (1, 3)
    overlap = min(box[high], other[high]) - max(box[low], other[low])
    return -NEAR <= overlap <= OVERLAP * min(box[high] - box[low], other[high] - other[low])
