"""How much one SOP may hold: many times what a real one does, and little enough for every rule to end in seconds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from sopcheck.errors import InputError

MOST_SOPS = 300  # of one file that is not in the notation
MOST_STEPS = 2_000
MOST_ITEMS = 2_000  # of any other list
MOST_PLACES = 50_000  # of a mapping: where each value stood
MOST_LETTERS = 32_767  # of one value, as of a cell in Excel
MOST_IN_ALL = 2_000_000  # letters; a real SOP has under 100 000


def require_steps(count: int, name: str) -> None:
    """Raises InputError beyond MOST_STEPS."""
    if count > MOST_STEPS:
        raise InputError(name, f"tabel langkah lebih dari {MOST_STEPS} baris", "pisahkan menjadi beberapa SOP")


def require(values: Mapping[str, Any], name: str) -> None:
    """What stands in an SOP, by its keys, is within all bounds. Raises InputError naming the first that is not."""
    require_steps(len(values.get("langkah") or ()), name)
    letters = 0
    pending: list[tuple[str, Any]] = [*values.items()]
    while pending:
        key, value = pending.pop()
        if isinstance(value, str):
            letters += len(value)
            if len(value) > MOST_LETTERS:
                raise InputError(name, f"isi “{key}” lebih dari {MOST_LETTERS} huruf")
        elif isinstance(value, Mapping):
            if len(value) > MOST_PLACES:
                raise InputError(name, f"“{key}” berisi lebih dari {MOST_PLACES} butir")
            pending += value.items()
        elif isinstance(value, list | tuple):
            if len(value) > MOST_ITEMS:
                raise InputError(name, f"“{key}” berisi lebih dari {MOST_ITEMS} butir")
            pending += [(key, one) for one in value]
        elif isinstance(value, BaseModel):
            pending += vars(value).items()
    if letters > MOST_IN_ALL:
        raise InputError(name, f"SOP berisi lebih dari {MOST_IN_ALL} huruf")
