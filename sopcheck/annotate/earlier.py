"""What we wrote into a file before: known by its first and last line, so that a copy annotated again repeats nothing.

What stands there as we wrote it is taken out and written anew. Where somebody wrote on in it, answered it or set it to
done, it stays, and what it says is not said again.
"""

from __future__ import annotations

import re

from sopcheck.annotate.remarks import NO_VERDICT

MOST_LINES = 1000
"""Of one remark: a limit for hostile files, far beyond any real one."""

# GALAT: …            Hasil pemeriksaan: …
# Tempat: …           …
# Aturan: … · temuan 0123456789abcdef
REMARK = (
    rf"(?:(?:GALAT|PERINGATAN|CATATAN): [^\n]*\nTempat: [^\n]*\n(?:[^\n]+\n){{0,{MOST_LINES}}}?"
    r"Aturan: [^\n]* · temuan [0-9a-f]{16}"
    rf"|Hasil pemeriksaan: [^\n]*\n(?:[^\n]+\n){{0,{MOST_LINES}}}?{re.escape(NO_VERDICT)})(?=\s|\Z)"
)
_REMARKS = re.compile(rf"^(?:Tentang sel [A-Z]+[0-9]+:\n)?{REMARK}", re.MULTILINE)
IDS = r" · temuan ([0-9a-f]{16})(?=\n|\Z)"


def ours(words: str) -> list[tuple[int, int]]:
    """Where our remarks stand in the words of a comment: (start, end) of each, blank lines around them included."""
    found = []
    for match in _REMARKS.finditer(words):
        start, end = match.span()
        while start and words[start - 1] in "\r\n":
            start -= 1
        while end < len(words) and words[end] in "\r\n":
            end += 1
        found.append((start, end))
    return found


def nothing_else(words: str) -> bool:
    """Whether the words are remarks of ours and nothing else."""
    return bool(words.strip()) and not _REMARKS.sub("", words).strip()


def told(words: str) -> frozenset[str]:
    """The ids of the findings that words tell of."""
    return frozenset(re.findall(IDS, words))
