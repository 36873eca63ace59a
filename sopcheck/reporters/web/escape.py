"""Words on a page: whatever is printed appears as text, nothing of it is markup, nothing unprintable is left."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from sopcheck.reporters.pages.wording import printable


def safe(words: str | None) -> str:
    """Words as HTML text or as a quoted attribute, on one line; direction overrides and control characters show as “�”.

    >>> safe('<b>"a"\\u202e')
    '&lt;b&gt;&quot;a&quot;�'
    """
    if not words:
        return ""
    return _kept(words) if len(words) <= SHORT else _escaped(words)


SHORT, KEPT = 300, 1 << 14
"""Words of forms repeat: short ones are kept escaped, so many of them; long ones would only fill memory."""


def _escaped(words: str) -> str:
    return escape(words if words.isprintable() else printable(words))


_kept = lru_cache(KEPT)(_escaped)


def cut(words: str | None, letters: int) -> str:
    """At most so many letters of the words, on one line; for drawings, where the whole stands in a table nearby."""
    return _cut(words[: letters * 4], letters) if words else ""


@lru_cache(KEPT)
def _cut(words: str, letters: int) -> str:
    words = " ".join(words.split())
    return safe(words if len(words) <= letters else words[: letters - 1] + "…")


def wrapped(words: str | None, letters: int, most: int) -> tuple[str, ...]:
    """The words as at most `most` lines of so many letters, for drawings; what is left out shows as “…”."""
    return _wrapped(words[: letters * most * 4], letters, most) if words else ()


@lru_cache(KEPT)
def _wrapped(words: str, letters: int, most: int) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in words.split():
        if not line or len(line) + 1 + len(word) <= letters:
            line = f"{line} {word}".strip()
            continue
        lines.append(line)
        line = word
        if len(lines) == most:
            lines[-1] = lines[-1][: letters - 2] + " …"
            return tuple([cut(each, letters) for each in lines])
    return tuple([cut(each, letters) for each in (*lines, line) if each])
