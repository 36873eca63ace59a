"""What is said about words is said once; what a field holds is told from what of it was lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from sopcheck.engine.check import Looked, NotApplicable, Seen, looked
from sopcheck.engine.kept import kept
from sopcheck.engine.reading import Reading
from sopcheck.model.sop import Sop

asked: list[str] = []


@kept
def letters(words: str) -> Iterator[Seen]:
    """As many places as letters."""
    asked.append(words)
    if not words:
        yield NotApplicable("kosong")
    elif words == "dua":
        yield looked(1)
        yield looked(2)
    else:
        yield looked(len(words))


@pytest.mark.parametrize(
    ("words", "said"),
    [("satu", looked(4)), ("", (NotApplicable("kosong"),)), ("dua", (looked(1), looked(2)))],
)
def test_a_generator_speaks_once_for_the_same_words(words: str, said: Looked | tuple[Seen, ...]) -> None:
    asked.clear()
    assert letters(words) == said
    assert letters(words) is letters(words)
    assert asked == [words]


@pytest.mark.parametrize(
    ("printed", "readable"),
    [
        ({}, None),
        ({"keterkaitan": ["SOP A", None]}, ("SOP A", None)),
        ({"keterkaitan": ["SOP A", "SOP B"], "tidak_terbaca": ["keterkaitan.2"]}, ("SOP A", None)),
        ({"keterkaitan": ["SOP A", "SOP B"], "tidak_terbaca": ["keterkaitan"]}, (None, None)),
        ({"keterkaitan": ["SOP A"], "tidak_terbaca": ["nomor"]}, ("SOP A",)),
        ({"keterkaitan": [], "tidak_terbaca": ["nomor"]}, ()),
    ],
)
def test_items_that_are_declared_lost_cannot_be_read(printed: dict[str, Any], readable: Any) -> None:
    assert Reading(Sop.model_validate(printed)).readable("keterkaitan") == readable
