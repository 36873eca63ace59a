"""What is to become of pages that are pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scans:
    """What becomes of pages that are pictures. wanted: whether they are read; told: called with the name of the file,
    how many of them are read, and of how many, before each of them and after the last.
    """

    wanted: bool = True
    told: Callable[[str, int, int], object] | None = None
