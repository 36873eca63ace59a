"""All that is known of one set of printed words, kept because most rows of a large set of SOPs hold words seen before.

What a mark means stands where it is defined: times (bits 0 to 4), cells (5 to 9), wording (10 to 15), row_papers
(16 to 25), remarks (40 to 45).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sopcheck.engine.cells import Cells, Items
from sopcheck.engine.lazy import lazy
from sopcheck.engine.remarks import remarks
from sopcheck.engine.row_papers import RowPapers
from sopcheck.engine.times import ENDLESS, TAK_TERUKUR, rough
from sopcheck.engine.wording import noteworthy
from sopcheck.language.paper_uses import roots
from sopcheck.language.text import CACHE


class Noted(Cells):
    """Cells with what the modules on wording, times and papers note of them: a key for what is worked out from words.

    marks: all of them. low, high: rough minutes (times.py) from -1 to ENDLESS where no single length is stated.
    """

    def __init__(
        self, kegiatan: str | None, kelengkapan: Items, waktu: str | None, output: Items, unit: str | None
    ) -> None:
        super().__init__(kegiatan, kelengkapan, waktu, output, unit)
        self.papers = RowPapers(self)
        self.low, self.high, marks = -1.0, ENDLESS, 0
        if waktu and self.duration is not None:
            low, high, marks = rough(waktu, unit)
            if low < 0:
                marks |= TAK_TERUKUR
            else:
                self.low, self.high = low, high
        self.marks = marks | self.blanks | noteworthy(self) | self.papers.marks
        self.marks |= remarks(self, self.papers, kelengkapan, output)

    @lazy
    def texts(self) -> Sequence[str]:
        """The printed words that can name a paper."""
        named = [document.words for document in (*self.kelengkapan, *self.output)]
        return [self.activity.words, *named] if self.activity else named

    @lazy
    def roots(self) -> frozenset[str]:
        """Their words that name something, by root."""
        return frozenset().union(*map(roots, self.texts))


noted = lru_cache(CACHE)(Noted)
