"""The shown arithmetic of a sum."""

from __future__ import annotations

import pickle
from typing import Any

from sopcheck.engine import profile
from sopcheck.engine.examples import judged
from sopcheck.engine.reading import Reading
from sopcheck.engine.summed import Summed
from sopcheck.engine.totals import added_up, span_of
from sopcheck.engine.working import column_working, sum_working
from sopcheck.language.conventions import DELAPAN_JAM, TERTULIS
from sopcheck.law.registry import load_law
from sopcheck.model.findings import WorkingRow
from sopcheck.model.locators import step_label
from sopcheck.model.sop import Sop
from sopcheck.model.source import Source


def rows(*times: str, total: str, gabung: tuple[tuple[str, ...], ...] = ()) -> tuple[WorkingRow, ...]:
    steps = [{"nomor": str(n), "waktu": waktu} for n, waktu in enumerate(times, 1)]
    sop = Reading(Sop.model_validate({"langkah": steps, "total_waktu": total, "gabung": gabung}))
    assert sop.total is not None
    return sum_working(sop, added_up(sop.steps), span_of(sop.total), (TERTULIS, DELAPAN_JAM))


def test_every_step_the_sum_and_the_total_are_shown() -> None:
    assert rows("1 hari", "4  jam", "-", "4 jam", total="12 JAM", gabung=(("langkah.2.waktu", "langkah.4.waktu"),)) == (
        WorkingRow("Langkah 1", "1 hari", "1 hari"),
        WorkingRow("Langkah 2", "4 jam", "4 jam"),
        WorkingRow("Langkah 3", "-", "tidak dihitung"),
        WorkingRow("Langkah 4", "4 jam", "sel gabung, dihitung sekali"),
        WorkingRow("Jumlah langkah", "", "1 hari 4 jam", "tertulis"),
        WorkingRow("Total tertulis", "12 JAM", "12 jam", "tertulis"),
        WorkingRow("Jumlah langkah", "", "1 hari 4 jam", "8 jam/hari"),
        WorkingRow("Total tertulis", "12 JAM", "1 hari 4 jam", "8 jam/hari"),
    )


def test_ends_of_ranges_and_inconvertible_units_are_shown_as_such() -> None:
    assert [row.value for row in rows("1-2 hari", total="1 bulan")[1:]] == [
        "1 hari sampai 2 hari",
        "1 bulan",
        "1 hari sampai 2 hari",
        "tidak dapat dihitung",
    ]
    assert [row.value for row in rows("minimal 1 hari", total="2 hari")[1:]] == ["sedikitnya 1 hari", "2 hari"]


def summed(*steps: Any, **fields: Any) -> list[tuple[str, str, str]]:
    """(label, value, convention) of what stands below the steps."""
    table = [
        {"nomor": str(n), **(step if isinstance(step, dict) else {"waktu": step})} for n, step in enumerate(steps, 1)
    ]
    working = column_working(Reading(Sop.model_validate({"langkah": table, **fields})))
    return [(row.label, row.value, row.convention) for row in working if row.convention]


def test_a_column_without_a_total_is_added_up_under_each_convention_that_reads_otherwise() -> None:
    assert summed("15 menit", "1 jam") == [("Jumlah langkah", "1 jam 15 menit", "tertulis")]
    assert summed("10 jam", "400 menit") == [
        ("Jumlah langkah", "16 jam 40 menit", "tertulis"),  # by the clock it is no day yet
        ("Jumlah langkah", "2 hari 1 jam 40 menit", "7,5 jam/hari"),
        ("Jumlah langkah", "2 hari 40 menit", "8 jam/hari"),
    ]
    assert summed("1 minggu", "2 hari") == [
        ("Jumlah langkah", "1 minggu 2 hari", "tertulis"),
        ("Jumlah langkah", "7 hari", "7,5 dan 8 jam/hari"),
        ("Jumlah langkah", "9 hari", "24 jam/hari"),
    ]
    assert summed("2 bulan", "1-2 hari") == [
        ("Jumlah langkah", "2 bulan 1 hari sampai 2 bulan 2 hari", "tertulis"),
    ]


def test_steps_without_a_readable_time_make_the_sum_a_lower_bound() -> None:
    assert summed("1 hari", "2 berkas") == [("Jumlah langkah", "sedikitnya 1 hari", "tertulis")]
    assert summed("1 hari", "Sesuai kebutuhan") == [("Jumlah langkah", "sedikitnya 1 hari", "tertulis")]
    assert summed("1 hari", "2 menit/berkas") == [("Jumlah langkah", "sedikitnya 1 hari", "tertulis")]
    assert summed("Sesuai kebutuhan") == []
    sop = Sop.model_validate({"langkah": [{"waktu": "1 hari"}, {"waktu": "2 berkas"}, {"waktu": "Triwulanan"}]})
    assert column_working(Reading(sop))[-1].words == "tanpa 2 langkah yang lamanya tidak diketahui"


def test_a_lost_cell_is_told_from_one_that_says_no_length() -> None:
    sop = Sop.model_validate(
        {"langkah": [{"waktu": "1 hari"}, {"waktu": "-"}, {}], "tidak_terbaca": ["langkah.3.waktu"]}
    )
    assert [row.value for row in column_working(Reading(sop))[:3]] == ["1 hari", "tidak dihitung", "tidak terbaca"]


def test_titles_of_sections_are_no_steps() -> None:
    sop = Sop.model_validate({"langkah": [{"nomor": "A", "kegiatan": "PERSIAPAN"}, {"nomor": "1", "waktu": "1 hari"}]})
    assert [row.label for row in column_working(Reading(sop))] == ["Langkah 1", "Jumlah langkah"]


def test_where_arrows_part_or_lead_back_the_ways_are_shown() -> None:
    decision = {"waktu": "1 jam", "ya": "4", "tidak": "3"}
    assert summed("1 hari", decision, {"waktu": "2 jam", "ke": "2"}, "30 menit") == [
        ("Jumlah langkah", "1 hari 3 jam 30 menit", "tertulis"),
        ("Jalur terpendek", "1 hari 1 jam 30 menit", "tertulis"),
        ("Jalur terpanjang", "1 hari 3 jam 30 menit", "tertulis"),
        ("Tiap pengulangan", "paling lama 3 jam", "tertulis"),
    ]
    beside = summed(
        {"waktu": "1 jam", "ke": ["2", "3"]}, {"waktu": "2 jam", "ke": "4"}, {"waktu": "3 jam", "ke": "4"}, "1 hari"
    )
    assert beside[-1] == ("Jalur", "1 hari 4 jam", "tertulis")  # of steps side by side the longest one counts
    same = summed({"waktu": "1 jam", "ya": "3", "tidak": "2"}, "0 menit", "2 jam")
    assert [label for label, *_ in same] == ["Jumlah langkah"]
    back = summed("1 hari", {"waktu": "1 jam", "ya": "selesai", "tidak": "2"})
    assert back[1:] == [("Tiap pengulangan", "paling lama 1 jam", "tertulis")]
    assert len(summed("1 hari", {"waktu": "1 jam", "simbol": "keputusan"})) == 1  # nobody knows where it leads


def test_a_report_adds_up_the_column_when_asked_in_another_process_too() -> None:
    sop = Sop.model_validate({"langkah": [{"nomor": "1", "waktu": "1 jam"}]})
    report = Summed(Source("a.json", "", "json"), sop, (), ())
    assert report.times == (
        WorkingRow("Langkah 1", "1 jam", "1 jam"),
        WorkingRow("Jumlah langkah", "", "1 jam", "tertulis"),
    )
    other = pickle.loads(pickle.dumps(report))
    assert (type(other), other.times) == (Summed, report.times)


def test_every_row_is_called_as_its_findings_call_it() -> None:
    numbers = ["1", "2.", "2", "", "10"]
    sop = Sop.model_validate({"langkah": [{"nomor": number} for number in numbers] + [{}]})
    assert Reading(sop).labels == tuple(step_label(sop, position) for position in range(1, 7))
    assert Reading(sop).labels[:3] == ("Langkah 1", "Langkah ke-2", "Langkah ke-3")


def test_large_amounts_of_a_contrast_are_grouped_as_its_ratio_is() -> None:
    rule = profile.catalogue()["waktu.kontras-serumpun"]
    steps = [
        {"nomor": "1", "kegiatan": "Mengolah data laporan kinerja triwulan", "waktu": "2 menit"},
        {"nomor": "2", "kegiatan": "Menyusun laporan kinerja tahunan", "waktu": "120 hari"},
    ]
    (finding,) = judged(rule, {"langkah": steps}, None, load_law()).findings
    assert [row.value for row in finding.working] == ["2 menit", "54.000 menit", "27.000 kali"]
