"""Words on a page: whatever is printed appears as text, nothing of it is markup, nothing unprintable is left."""

from __future__ import annotations

from html import escape

from sopcheck.reporters.pages.wording import printable


def safe(words: str | None) -> str:
    """Words as HTML text or as a quoted attribute, on one line; direction overrides and control characters show as “�”.

    >>> safe('<b>"a"\\u202e')
    '&lt;b&gt;&quot;a&quot;�'
    """
    return escape(words if words.isprintable() else printable(words)) if words else ""


def cut(words: str | None, letters: int) -> str:
    """At most so many letters of the words, on one line; for drawings, where the whole stands in a table nearby."""
    words = words or ""
    words = " ".join(words[: letters * 4].split())
    return safe(words if len(words) <= letters else words[: letters - 1] + "…")


def wrapped(words: str | None, letters: int, most: int) -> list[str]:
    """The words as at most `most` lines of so many letters, for drawings; what is left out shows as “…”."""
    lines: list[str] = []
    line = ""
    for word in (words or "")[: letters * most * 4].split():
        if not line or len(line) + 1 + len(word) <= letters:
            line = f"{line} {word}".strip()
            continue
        lines.append(line)
        line = word
        if len(lines) == most:
            lines[-1] = lines[-1][: letters - 2] + " …"
            return [cut(each, letters) for each in lines]
    return [cut(each, letters) for each in (*lines, line) if each]
