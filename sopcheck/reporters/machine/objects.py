"""Writing JSON piece by piece: members of objects, and lists with an item a line, so that reports can be compared.

Strings are cleaned as in formats for people (wording.printable), line by line: what reads these files shows them.
"""

from __future__ import annotations

import json
import re
from typing import Any

from sopcheck.reporters.pages.wording import printable

# control characters as JSON writes them, other than \n; also a printed “\u”, which is then looked at for nothing
_ESCAPED = re.compile(r"\\[bfrtu]")


def cleaned(value: Any) -> Any:
    """The value with nothing unprintable in any string, keys too; line breaks stay."""
    if isinstance(value, str):
        return value if value.isprintable() else "\n".join(map(printable, value.split("\n")))
    if isinstance(value, dict):
        return {cleaned(key): cleaned(each) for key, each in value.items()}
    return [cleaned(each) for each in value] if isinstance(value, list | tuple) else value


def text(value: Any, indent: int) -> str:
    """A value as JSON whose further lines stand `indent` blanks in."""
    return json.dumps(cleaned(value), ensure_ascii=False, indent=2).replace("\n", "\n" + " " * indent)


class Items:
    """The items of a list that is written while they come, each on a line of its own (json is ten times as fast so)."""

    def __init__(self, indent: int) -> None:
        self._indent = indent
        self._first = True

    def add(self, value: Any) -> str:
        """One more item, with the comma before it."""
        comma, self._first = ("" if self._first else ","), False
        line = json.dumps(value, ensure_ascii=False)
        if not line.isprintable() or _ESCAPED.search(line):  # rare: looking at every string first would cost the most
            line = json.dumps(cleaned(value), ensure_ascii=False)
        return f"{comma}\n{' ' * self._indent}{line}"

    def close(self) -> str:
        """The bracket that ends the list."""
        return "]" if self._first else f"\n{' ' * (self._indent - 2)}]"
