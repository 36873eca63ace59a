"""The drawings of a report: what was read is whole, what was not is dashed and said so."""

from __future__ import annotations

from typing import Any

import pytest

from sopcheck.engine.told_flow import ToldFlow
from sopcheck.model.sop import Sop
from sopcheck.reporters.web.duration_bars import bars
from sopcheck.reporters.web.lanes import Lanes, Line, lines
from sopcheck.reporters.web.swimlane import swimlane

NONE: frozenset[str] = frozenset()


def sop(*rows: dict[str, Any], **fields: Any) -> Sop:
    return Sop.model_validate({"pelaksana": ["Staf", "Kepala"], "langkah": list(rows), **fields})


def drawn_of(printed: Sop, unread: frozenset[str] = NONE) -> str:
    return swimlane(printed, Lanes(printed, unread), ToldFlow(printed).control)


def test_lines_are_the_arrows_rules_judge_and_a_presumed_one_where_none_was_read() -> None:
    printed = sop(
        {"nomor": "1."},
        {"nomor": "2", "ya": "3", "tidak": "1"},
        {"nomor": "3", "ke": ["#1", "9", {"langkah": "selesai", "jika": "Setuju"}]},
        {"nomor": "4", "simbol": "selesai"},
        {"nomor": "5", "ke": []},
        {"nomor": "6", "bentuk": [{"pelaksana": "Staf", "simbol": "selesai"}]},
        {"nomor": "7", "ke": ["3"], "ya": "3"},
        {"nomor": "8", "tidak": "4"},
        {"nomor": "9"},
        {"nomor": "10"},
    )
    control = ToldFlow(printed).control
    assert lines(Lanes(printed, NONE).rows, control) == [
        Line(1, 2, "", "", known=False),
        Line(2, 3, "3", "Ya", known=True),
        Line(2, 1, "1", "Tidak", known=True),
        Line(3, 1, "#1", "", known=True),
        Line(3, 9, "9", "", known=True),
        Line(3, 0, "selesai", "Setuju", known=True),
        Line(7, 3, "3", "Ya", known=True),
        Line(8, 9, "9", "Ya", known=False),
        Line(8, 4, "4", "Tidak", known=True),
        Line(9, 10, "", "", known=False),
    ]
    read = [line for line in lines(Lanes(printed, NONE).rows, control) if line.known or line.answer]
    assert len(read) == len(control)


def test_a_number_that_several_rows_have_leads_nowhere() -> None:
    drawn = drawn_of(sop({"nomor": "1", "pelaksana": ["Staf"], "ke": ["2"]}, {"nomor": "2"}, {"nomor": "2"}))
    assert drawn.count('class="arrow"') == 1
    assert ">ke 2<" in drawn


@pytest.mark.parametrize(
    ("row", "unread", "kind", "words"),
    [
        ({"pelaksana": ["Staf"], "simbol": "keputusan"}, NONE, '<path class="shape"', ""),
        ({"pelaksana": ["Staf"], "simbol": "proses"}, NONE, '<rect class="shape"', ""),
        ({"pelaksana": ["Staf"]}, NONE, '<rect class="shape plain"', "bentuk simbolnya tidak diketahui"),
        ({}, NONE, 'class="guess band"', "pelaksana tidak diketahui"),
        ({"simbol": "mulai"}, NONE, 'class="guess band"', "pelaksana tidak diketahui · mulai"),
        ({"pelaksana": ["Staf"]}, frozenset({"langkah.1.pelaksana"}), 'class="guess band"', "Tanda pelaksana 1 dari 1 langkah tidak diketahui"),
        ({"pelaksana": []}, NONE, 'class="guess band"', "tanpa tanda pelaksana"),
        ({"bentuk": [{"pelaksana": "Kepala", "simbol": "keputusan", "teks": "Setuju?"}]}, NONE, '<path class="shape"', "Setuju?"),
    ],
)  # fmt: skip
def test_a_step_is_drawn_as_it_was_read(row: dict[str, Any], unread: frozenset[str], kind: str, words: str) -> None:
    printed = sop(row)
    drawn = drawn_of(printed, unread)
    assert kind in drawn
    assert words in drawn


def test_whole_lines_are_read_arrows_and_dashed_ones_are_not() -> None:
    printed = sop(
        {"nomor": "1", "pelaksana": ["Staf"], "ke": ["2"]}, {"pelaksana": ["Kepala"]}, {"pelaksana": ["Staf"]}
    )
    drawn = drawn_of(printed)
    assert drawn.count('class="guess arrow"') == 1  # out of row 2
    assert drawn.count('class="arrow"') == 1
    assert "ke 2" in drawn  # no row has that number


def test_an_actor_without_a_column_gets_a_lane_that_says_so() -> None:
    printed = sop({"pelaksana": ["KEPALA"]}, {"pelaksana": ["Bupati"]})
    lanes = Lanes(printed, frozenset({"pelaksana.1"}))
    assert (lanes.names, lanes.added) == ([None, "Kepala", "Bupati"], 1)
    assert [[shape.lane for shape in row.shapes] for row in lanes.rows] == [[1], [2]]


def test_bars_follow_each_other_and_what_cannot_be_added_is_said() -> None:
    drawn = bars(sop({"waktu": "1 jam"}, {"waktu": "1-2 hari"}, {"waktu": "sesuai kebutuhan"}, {}), frozenset())
    assert drawn.count('class="bar"') == 2
    assert drawn.count('class="guess"') == 1
    assert "“sesuai kebutuhan” bukan lama yang dapat dijumlahkan" in drawn
    assert "Berurutan sedikitnya 1,1 hari kerja (7,5 jam/hari, pekan 5 hari)" in drawn
    assert "2 langkah tidak masuk hitungan" in drawn
    assert "Berurutan 1,1 hari kerja sampai 2,1 hari kerja (" in bars(
        sop({"waktu": "1 jam"}, {"waktu": "1-2 hari"}), NONE
    )
    assert "Berurutan sedikitnya 2 hari kerja (" in bars(sop({"waktu": "minimal 2 hari"}), NONE)
    assert bars(sop({"waktu": "1 jam"}), frozenset({"langkah.1.waktu"})) == ""
