"""Actor marks of a table: used, empty, unknown, vague."""

from __future__ import annotations

from typing import Any

import pytest

from sopcheck.engine.reading import Reading
from sopcheck.model.sop import Sop


def reading(*rows: dict[str, Any], **sop: Any) -> Reading:
    return Reading(Sop.model_validate({"langkah": rows, **sop}))


def positions(steps: Any) -> list[int]:
    return [step.position for step in steps]


@pytest.mark.parametrize("unread", [[], ["langkah.1.waktu"]])
def test_rows_that_list_their_columns_are_all_known(unread: list[str]) -> None:
    marks = reading({"pelaksana": ["Staf"]}, {"pelaksana": ["Staf", "Kabid"]}, tidak_terbaca=unread).marks
    assert marks.used == {"Staf", "Kabid"}
    assert (marks.empty, marks.unknown, marks.vague) == ((), (), ())
    assert marks.complete
    assert not marks.none_seen


def test_each_row_is_sorted_by_what_is_known_of_it() -> None:
    marks = reading(
        {"pelaksana": ["Staf", None]},
        {"pelaksana": []},
        {"pelaksana": ["-", " "]},
        {},
        {"simbol": "proses"},
        {"pelaksana": ["Kabid"]},
        {"bentuk": [{"pelaksana": "Sekretaris"}, {"simbol": "proses"}]},
        {"pelaksana": ["Staf", "Kabxx"]},
        {"pelaksana": []},
        tidak_terbaca=["langkah.6.pelaksana", "langkah.8.pelaksana.2"],
        gabung=[["langkah.8.pelaksana", "langkah.9.pelaksana"]],
    ).marks
    assert marks.used == {"Staf", "Sekretaris"}
    assert positions(marks.empty) == [2, 3]
    assert positions(marks.unknown) == [4, 6]
    assert positions(marks.vague) == [1, 5, 7, 8]
    assert not marks.complete


def test_further_shapes_in_a_row_are_marks_too() -> None:
    marks = reading({"pelaksana": ["Staf"], "bentuk": [{"pelaksana": "Staf"}, {"pelaksana": "Kabid"}]}).marks
    assert marks.used == {"Staf", "Kabid"}
    assert marks.complete


def test_a_table_without_a_single_mark_looks_like_lost_shapes() -> None:
    assert reading({"pelaksana": []}, {"pelaksana": ["-"]}).marks.none_seen
    assert reading().marks.none_seen
    assert not reading({"simbol": "mulai"}).marks.none_seen
