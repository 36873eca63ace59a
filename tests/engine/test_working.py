"""The shown arithmetic of a sum."""

from __future__ import annotations

from sopcheck.engine import profile
from sopcheck.engine.examples import judged
from sopcheck.engine.reading import Reading
from sopcheck.engine.totals import added_up, span_of
from sopcheck.engine.working import sum_working
from sopcheck.language.conventions import DELAPAN_JAM, TERTULIS
from sopcheck.law.registry import load_law
from sopcheck.model.findings import WorkingRow
from sopcheck.model.locators import step_label
from sopcheck.model.sop import Sop


def rows(*times: str, total: str, gabung: tuple[tuple[str, ...], ...] = ()) -> tuple[WorkingRow, ...]:
    steps = [{"nomor": str(n), "waktu": waktu} for n, waktu in enumerate(times, 1)]
    sop = Reading(Sop.model_validate({"langkah": steps, "total_waktu": total, "gabung": gabung}))
    assert sop.total is not None
    return sum_working(sop, added_up(sop.steps), span_of(sop.total), (TERTULIS, DELAPAN_JAM))


def test_every_step_the_sum_and_the_total_are_shown() -> None:
    assert rows("1 hari", "4  jam", "-", "4 jam", total="12 JAM", gabung=(("langkah.2.waktu", "langkah.4.waktu"),)) == (
        WorkingRow("Langkah 1", "1 hari", "1 hari"),
        WorkingRow("Langkah 2", "4 jam", "240 menit"),
        WorkingRow("Langkah 3", "-", "tidak dihitung"),
        WorkingRow("Langkah 4", "4 jam", "sel gabung, dihitung sekali"),
        WorkingRow("Jumlah langkah", "", "1 hari + 240 menit", "tertulis"),
        WorkingRow("Total tertulis", "12 JAM", "720 menit", "tertulis"),
        WorkingRow("Jumlah langkah", "", "720 menit", "8 jam/hari"),
        WorkingRow("Total tertulis", "12 JAM", "720 menit", "8 jam/hari"),
    )


def test_ends_of_ranges_and_inconvertible_units_are_shown_as_such() -> None:
    assert [row.value for row in rows("1-2 hari", total="1 bulan")[1:]] == [
        "1 hari sampai 2 hari",
        "1 bulan",
        "480 menit sampai 960 menit",
        "tidak dapat dihitung",
    ]
    assert [row.value for row in rows("minimal 1 hari", total="2 hari")[1:]] == [
        "sedikitnya 1 hari",
        "2 hari",
        "sedikitnya 480 menit",
        "960 menit",
    ]


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
