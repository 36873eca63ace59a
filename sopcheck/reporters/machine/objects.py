"""Writing JSON piece by piece: members of objects, and lists with an item a line, so that reports can be compared."""

from __future__ import annotations

import json
from typing import Any


def text(value: Any, indent: int) -> str:
    """A value as JSON whose further lines stand `indent` blanks in."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + " " * indent)


class Items:
    """The items of a list that is written while they come, each on a line of its own (json is ten times as fast so)."""

    def __init__(self, indent: int) -> None:
        self._indent = indent
        self._first = True

    def add(self, value: Any) -> str:
        """One more item, with the comma before it."""
        comma, self._first = ("" if self._first else ","), False
        return f"{comma}\n{' ' * self._indent}{json.dumps(value, ensure_ascii=False)}"

    def close(self) -> str:
        """The bracket that ends the list."""
        return "]" if self._first else f"\n{' ' * (self._indent - 2)}]"
