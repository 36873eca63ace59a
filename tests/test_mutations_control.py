"""Sown faults in actors and arrows: how many are found, and nothing is said of the sound ones."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from mutations_control import Measured, measure


@cache
def measured() -> Measured:
    return measure()


def test_nothing_is_said_of_the_sound_ones() -> None:
    assert measured().alarms == ()


def test_there_are_enough_mutants_of_every_kind() -> None:
    assert sum(measured().made.values()) >= 150
    assert min(measured().made.values()) >= 50


@pytest.mark.parametrize(
    ("kind", "share"),
    [
        ("pelaksana tanpa judul kolom", 0.95),
        ("kolom hilang dengan tandanya", 0.95),
        ("tanda bergeser satu kolom", 0.75),
        ("cabang hilang", 0.8),
        ("panah salah arah", 0.8),
    ],
)
def test_most_sown_faults_are_found(kind: str, share: float) -> None:
    """What is left over is no fault in itself: an arrow that skips a step, a mark of somebody the sentence does not
    name, a lone No whose Yes goes on to the next step."""
    found = measured().caught[kind] / measured().made[kind]
    assert found >= share, measured().by[kind]
