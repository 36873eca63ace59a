"""Pages that lie on their side or upside down: by how their lines run, and which way they read better."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sopcheck.readers.pdf.scan import recognizer
from sopcheck.readers.pdf.scan.image import Grey
from sopcheck.readers.pdf.scan.recognizer import Word
from sopcheck.readers.pdf.scan.strips import Strip

SAMPLE = 12  # lines that are read both ways
LONG = 30.0  # points; shorter lines say little of how a page lies
MOSTLY = 0.6  # of the cells with long lines, for the page to lie as they do
POOR = 80.0  # sure, of 100: pages that read no better may stand on their head
BETTER = 10.0  # surer, for a page to be turned over


def on_its_side(found: Sequence[Strip], program: str) -> int:
    """Degrees that a page is to be turned to the right, 90 or 270; 0 where its lines run across."""
    running = {strip.place for strip in found if strip.turned and strip.box.height >= LONG}
    across = {strip.place for strip in found if not strip.turned and strip.box.width >= LONG} - running
    if len(running) < MOSTLY * (len(running) + len(across)) or not running:
        return 0
    ways = {turn: _longest([strip.image for strip in found if strip.turned == turn]) for turn in (90, 270)}
    return max(ways, key=lambda turn: _sureness(ways[turn], program))


def on_its_head(found: Sequence[Strip], words: Sequence[Sequence[Word]], program: str) -> bool:
    """Whether a page whose lines were read as these words reads better upside down."""
    sure = recognizer.sureness(word for line in words for word in line)
    if sure >= POOR:
        return False
    sample = _longest([np.rot90(strip.image, 2) for strip in found if not strip.turned and strip.box.width >= LONG])
    return len(sample) > 1 and _sureness(sample, program) > sure + BETTER


def _longest(images: Sequence[Grey]) -> list[Grey]:
    return [np.ascontiguousarray(image) for image in sorted(images, key=lambda image: -image.shape[1])[:SAMPLE]]


def _sureness(images: Sequence[Grey], program: str) -> float:
    return recognizer.sureness(word for words in recognizer.recognized(images, program) for word in words)
