"""Printed numbers of steps: what follows, what does not, what cannot be said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sopcheck.language.step_numbers import Fault, read_order


@pytest.mark.parametrize(
    ("numbers", "judged"),
    [
        (("1", "2", "3"), 3),
        (("1.", "2)", "03", " 4 "), 4),
        (("1", "1a", "1b", "2", "2.1", "2.2", "3"), 7),
        (("1", "", None, "-", "5"), 2),
        (("1", "2", "1", "2"), 4),  # the second part of a table
        (("1", "2-3", "4"), 3),  # one cell for two steps
        (("1", "2 – 4.", "5"), 3),
        (("1-2", "3"), 2),
        (("1", "2-1", "2-2", "3"), 4),  # the same signs for parts of a step
        (("1", "2-3", "3"), 3),
        (("0", "1"), 2),
        (("", None), 0),
        ((), 0),
    ],
)
def test_numbers_that_follow_give_no_fault(numbers: tuple[str | None, ...], judged: int) -> None:
    assert read_order(numbers) == (judged, (), ())


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        (("1", "9", "10"), Fault("melompat", 2, 1, (2, 8))),  # 001
        (("1", "", "4"), Fault("melompat", 3, 1, (2, 3))),
        (("1", "2-3", "5"), Fault("melompat", 3, 2, (4, 4))),
        (("1", "3-5", "6"), Fault("melompat", 2, 1, (2, 2))),
        (("1a", "3"), Fault("melompat", 2, 1, (2, 2))),
        (("1", "2", "2"), Fault("berulang", 3, 2)),
        (("1", "2", "3", "2"), Fault("mundur", 4, 3)),
        (("3", "4"), Fault("awal", 1, 0, (1, 2))),
    ],
)
def test_the_place_and_the_gap_of_a_fault(numbers: tuple[str | None, ...], fault: Fault) -> None:
    assert read_order(numbers).faults == (fault,)


def test_nothing_is_compared_across_words_that_are_no_number() -> None:
    assert read_order(("1", "2 s.d. 5", "6", "IV", "9")) == (3, (), (2, 4))


@given(st.lists(st.none() | st.text(max_size=6)))
def test_no_sequence_raises_and_every_place_is_in_it(numbers: list[str | None]) -> None:
    order = read_order(tuple(numbers))
    assert 0 <= order.judged <= len(numbers)
    for fault in order.faults:
        assert 0 <= fault.before < fault.position <= len(numbers)


def test_a_very_long_cell_stays_fast() -> None:
    assert read_order(("1" + "a" * 200_000 + "!",)).strange == (1,)
