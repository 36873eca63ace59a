"""What people should know of a file besides its values: the notes on it, and the words that found no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sopcheck.language.text import normal, one_line
from sopcheck.model.source import ReaderNote
from sopcheck.readers.furniture import is_furniture

MOST_LEFT = 8  # leftover words that are told one by one
MOST_ALIKE = 50  # notes of one kind


def counted(notes: Sequence[ReaderNote]) -> Iterator[ReaderNote]:
    """The notes; of those that are much too many of a kind, how many more there are."""
    alike: Counter[str] = Counter()
    for note in notes:
        alike[note.code] += 1
        if alike[note.code] <= MOST_ALIKE:
            yield note
    for code, count in alike.items():
        if count > MOST_ALIKE:
            yield ReaderNote(code, "", f"dan {count - MOST_ALIKE} catatan serupa")


def left(found: Sequence[str], name: str) -> str:
    """The words that found no place, for people. name: of the SOP, which forms print above themselves once more."""
    titles = {normal(name), f"prosedur {normal(name)}", f"sop {normal(name)}"} if name else set()
    said = map(one_line, found)
    words = [word for word in said if word and not is_furniture(word) and normal(word) not in titles]
    if not words:
        return ""
    shown = ", ".join(f"“{word[:60]}”" for word in words[:MOST_LEFT])
    more = f" dan {len(words) - MOST_LEFT} lagi" if len(words) > MOST_LEFT else ""
    return f"teks yang tidak mendapat tempat: {shown}{more}"
