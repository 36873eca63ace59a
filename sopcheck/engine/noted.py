"""All that is known of one set of printed words, kept because most rows of a large set of SOPs hold words seen before.

What a mark means stands where it is defined: times (bits 0 to 4 and 32 to 36), cells (5 to 9), wording (10 to 15, 26
and 27), row_papers (16 to 25, and 28), remarks (40 to 45).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sopcheck.engine.cells import Cells, Items
from sopcheck.engine.lazy import lazy
from sopcheck.engine.plausible import load_plausible
from sopcheck.engine.remarks import remarks
from sopcheck.engine.row_papers import RowPapers
from sopcheck.engine.stamps import Stamp, stamp_of
from sopcheck.engine.times import BERWAKTU, ENDLESS, LAMA, SINGKAT, TAK_TERUKUR, rough
from sopcheck.engine.wording import noteworthy
from sopcheck.language.abbreviations import abbreviations_in
from sopcheck.language.duration_mentions import amounts_in
from sopcheck.language.paper_uses import roots
from sopcheck.language.text import CACHE, normal


class Noted(Cells):
    """Cells with what the modules on wording, times and papers note of them: a key for what is worked out from words.

    gist: the same for the same words in Kegiatan, Kelengkapan and Output, whatever their spelling.
    marks: all of them. low, high: rough minutes (times.py) from -1 to ENDLESS where no single length is stated.
    """

    def __init__(
        self,
        kegiatan: str | None,
        kelengkapan: Items | None,
        waktu: str | None,
        output: Items | None,
        unit: str | None,
    ) -> None:
        kelengkapan, output = kelengkapan or (), output or ()
        super().__init__(kegiatan, kelengkapan, waktu, output, unit)
        self.papers = RowPapers(self)
        self.low, self.high, marks = -1.0, ENDLESS, 0
        if waktu and self.duration is not None:
            low, high, marks = rough(waktu, unit)
            if low < 0:
                marks |= TAK_TERUKUR
            else:
                self.low, self.high = low, high
                marks |= self._doubts()
        if self.activity and amounts_in(self.activity.words):
            marks |= BERWAKTU
        papers = tuple(tuple(map(normal, filter(None, items))) for items in (kelengkapan, output))
        self.gist = hash((normal(kegiatan or ""), papers))
        self.marks = marks | self.blanks | noteworthy(self) | self.papers.marks
        self.marks |= remarks(self, self.papers, kelengkapan, output)

    def _doubts(self) -> int:
        """Whether such work may be too quick or too long; of a row without words it is not known."""
        if self.activity is None:
            return SINGKAT | LAMA
        table, marks = load_plausible(), 0
        if any(self.high < limit.minutes for limit, _ in table.limits_of(self.activity, floor=True)):
            marks |= SINGKAT
        if any(self.low > limit.minutes for limit, _ in table.limits_of(self.activity, floor=False)):
            marks |= LAMA
        return marks

    @lazy
    def texts(self) -> Sequence[str]:
        """The printed words that can name a paper."""
        named = [document.words for document in (*self.kelengkapan, *self.output)]
        return [self.activity.words, *named] if self.activity else named

    @lazy
    def explained(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Abbreviations that these words explain, and what they stand for (language/abbreviations.py)."""
        return [pair for words in self.texts for pair in abbreviations_in(words)]

    @lazy
    def roots(self) -> frozenset[str]:
        """Their words that name something, by root."""
        return frozenset().union(*map(roots, self.texts))

    @lazy
    def stamp(self) -> Stamp:
        """What rules across SOPs compare of them."""
        return stamp_of(self, self.low, self.high)


noted = lru_cache(CACHE)(Noted)
