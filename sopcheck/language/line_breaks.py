"""Words that a line break cut in two joined again, and the way back to where they are printed.

>>> text = "Peratur-\\nan Pemerintah"
>>> joined = join_lines(text)
>>> joined.text, joined.printed(0, 9)
('Peraturan Pemerintah', (0, 11))
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

REPEATED = 4  # letters at which both sides are one word said twice ("Undang-\nundang"): its hyphen stays

# "-\n" before a letter; soft hyphens and signs without width, wherever they stand. Its first sign is rare: fast
_BREAK = re.compile(
    r"""
    [-‐\u00ad\u200b\u200c\u200d\u2060\ufeff]
    (?: (?<= [-‐] ) (?P<end> [ \t]{0,20}+ \r? \n [ \t]{0,20}+ ) (?= (?P<after> [^\W\d_]{1,30} ) )
      | (?<! [-‐] ) [\u00ad\u200b\u200c\u200d\u2060\ufeff]{0,20}+ (?: \r? \n )? )
    """,
    re.VERBOSE,
)
_BEFORE = re.compile(r"[^\W\d_]{1,30}\Z")


@dataclass(frozen=True, slots=True)
class Joined:
    """A text without those breaks. cuts: where in it something was left out; lengths: how much up to there."""

    text: str
    cuts: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()

    def printed(self, start: int, end: int) -> tuple[int, int]:
        """The span in the printed text of a span in the joined one; 0 ≤ start ≤ end."""
        if not self.cuts:
            return start, end
        first = self._printed(start)
        return first, self._printed(end - 1) + 1 if end > start else first

    def _printed(self, place: int) -> int:
        before = bisect_right(self.cuts, place)
        return place + (self.lengths[before - 1] if before else 0)


def join_lines(text: str) -> Joined:
    """The text with its broken words joined. Never raises; linear in the text."""
    if text.isascii() and "-" not in text:
        return Joined(text)
    cuts = [cut for match in _BREAK.finditer(text) if (cut := _cut(match))]
    if not cuts:
        return Joined(text)
    kept, place = list[str](), 0
    for start, end in cuts:
        kept.append(text[place:start])
        place = end
    lengths = tuple(accumulate(end - start for start, end in cuts))
    places = tuple(start - gone for (start, _), gone in zip(cuts, (0, *lengths), strict=False))
    return Joined("".join([*kept, text[place:]]), places, lengths)


def _cut(match: re.Match[str]) -> tuple[int, int] | None:
    """What to leave out, if anything."""
    after = match["after"]
    if after is None:
        return match.span()
    word = _BEFORE.search(match.string[max(0, match.start() - 30) : match.start()])
    if word is None:
        return None
    before = word[0]
    if after[0].isupper() and not (before.isupper() and after.isupper()):
        return None  # "Undang-\nUndang", "Non-\nPNS": a hyphen of its own
    folded, following = before.casefold(), after.casefold()
    longest = min(len(folded), len(following))
    if any(folded.endswith(following[:size]) for size in range(REPEATED, longest + 1)):
        return match.span("end")  # "perundang-\nundangan"
    return match.span()
