"""Measured figures: what stands in rules/precision.csv, and what may be said of a rule because of it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from sopcheck.engine import profile
from sopcheck.engine.measured import COLUMNS, ENOUGH_FINDINGS, ENOUGH_PLACES, FALSE_SHARE, Measured, figures, read
from sopcheck.home import data_file
from sopcheck.reporters.pages import rule_page

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from judge import corpus_rows
from judgements import Judged, Judgement, beneath, of_findings
from measuring import measure, results

PINNED = date(2026, 11, 20)


def figure(places: int, defects: int, right: int, wrong: int, missed: int = 0) -> Measured:
    return Measured((("contoh", 3),), "2026-11-20", places, defects, right, wrong, missed)


def test_the_committed_figures_are_what_the_rules_do_today_on_the_judged_corpus() -> None:
    """If this fails: make judge, look at the difference, make docs."""
    today = corpus_rows(PINNED)
    committed = [row for row in read(data_file("rules/precision.csv")) if row["contoh"] == today[0]["contoh"]]
    assert committed == sorted(today, key=lambda row: row["aturan"])


def test_figures_name_only_rules_that_exist_and_hold_no_text() -> None:
    rows = read(data_file("rules/precision.csv"))
    assert {row["aturan"] for row in rows} <= set(profile.catalogue())
    numbers = [value for row in rows for name, value in row.items() if name not in ("aturan", "tanggal", "contoh")]
    assert all(value.isdecimal() for value in numbers)


def test_a_rule_is_called_stable_only_on_figures() -> None:
    unfounded = {
        rule.id
        for rule in profile.catalogue().values()
        if rule.file.status == "stabil" and not (rule.id in figures() and figures()[rule.id].is_stable)
    }
    assert unfounded == set()


def test_a_rule_measured_badly_prints_at_most_a_note() -> None:
    loud = {
        rule.id
        for rule in profile.catalogue().values()
        if rule.id in figures() and figures()[rule.id].is_poor and rule.severity != "catatan"
    }
    assert loud == set()


@pytest.mark.parametrize(
    ("measured", "stable", "poor"),
    [
        (figure(60, 20, ENOUGH_FINDINGS - 2, 2), True, False),  # 18 of 20
        (figure(60, 20, ENOUGH_FINDINGS - 3, 3), False, True),
        (figure(60, 19, ENOUGH_FINDINGS - 1, 0), False, False),  # too few findings, too few places
        (figure(ENOUGH_PLACES, 2, 1, 1), True, False),  # 1 of 98 sound places accused
        (figure(ENOUGH_PLACES, 2, 1, 2), False, True),
        (figure(ENOUGH_PLACES, 11, 1, 0), False, False),  # not rare
        (figure(ENOUGH_PLACES, 0, 0, 0), False, False),  # never seen to find anything
        (figure(ENOUGH_PLACES - 1, 1, 1, 0), False, False),
    ],
)
def test_what_counts_as_measured_well_and_badly(measured: Measured, stable: bool, poor: bool) -> None:
    assert (measured.is_stable, measured.is_poor) == (stable, poor)


def test_what_is_measured_badly_on_one_sample_is_not_saved_by_the_others() -> None:
    def row(sample: str, places: int, right: int, wrong: int) -> dict[str, str]:
        numbers = (3, places, right, right, wrong, 0, 0, 0)
        return dict(zip(COLUMNS, ("a.b", "2026-11-20", sample, *map(str, numbers)), strict=True))

    used_for_mending = [row("satu", 300, 5, 0), row("dua", 300, 5, 0)]
    kept_aside = row("tiga", ENOUGH_PLACES, 0, 3)
    assert Measured.of(used_for_mending)["a.b"].is_stable
    together = Measured.of([*used_for_mending, kept_aside])["a.b"]
    assert (together.places, together.right, together.wrong) == (700, 10, 3)
    assert together.false_share < FALSE_SHARE
    assert (together.is_stable, together.is_poor) == (False, True)
    too_few = Measured.of([*used_for_mending, row("tiga", ENOUGH_PLACES - 1, 0, 3)])["a.b"]
    assert (too_few.is_stable, too_few.is_poor) == (True, False)


def test_figures_are_told_in_words() -> None:
    assert figure(60, 4, 3, 1, 1).words() == (
        "presisi 0,75 (3 benar, 1 keliru) pada 60 tempat dinilai; 1 dari 4 cacat terlewat (3 contoh; 2026-11-20)"
    )
    assert figure(60, 0, 0, 0).words() == "tidak menemukan apa pun pada 60 tempat dinilai (3 contoh; 2026-11-20)"
    assert rule_page.precision("tidak.ada") == "presisi belum diukur"
    assert rule_page.precision("output.tidak-sesuai-kegiatan").startswith("presisi ")


def test_without_a_file_nothing_was_measured(tmp_path: Path) -> None:
    assert Measured.of(read(tmp_path / "precision.csv")) == {}


SOP = """\
nama: Penyusunan Laporan Kinerja
terbaca: sebagian
langkah:
  - {nomor: "1", kegiatan: Menyusun kajian, kelengkapan: [Peta], waktu: 1 hari, output: [Surat keputusan, Kontrak]}
  - {nomor: "2", kegiatan: Mengatur ruang kerja, kelengkapan: [Denah], waktu: "", output: [Ruang kerja]}
  - {nomor: "3", kegiatan: Pengumpulan kontrak, kelengkapan: [Kontrak], waktu: 1 hari, output: [Kontrak terarsip]}
"""
SAID = """\
outputs:
  - {langkah: "1", output: Surat keputusan, dipakai: ya, oleh: "2", alasan: "sesungguhnya dipakai"}
  - {langkah: "1", output: Kontrak, dipakai: ya, oleh: "3", alasan: "kelengkapan"}
  - {langkah: "2", output: Ruang kerja, dipakai: tidak, oleh: "", alasan: "hilang"}
  - {langkah: "3", output: Kontrak terarsip, dipakai: ragu, oleh: "", alasan: "akhir"}
waktu:
  - {langkah: "2", jenis: kosong, pasti: pasti, alasan: "sel kosong"}
  - {langkah: "3", jenis: tidak-wajar-singkat, pasti: mungkin, alasan: "terlalu singkat"}
pelaksana: []
dasar_hukum:
  - {butir: 1, jenis: duplikat, pasti: pasti, alasan: "dua kali"}
identitas:
  - {bidang: nama, jenis: bentuk, pasti: mungkin, alasan: "bentuk"}
lain:
  - {id: "langkah.bukan-kata-kerja-aktif", langkah: "2, 3", pasti: pasti, alasan: "kata benda"}
  - {id: "gagasan.baru", langkah: "", pasti: pasti, alasan: "saran"}
jebakan:
  - {id: "output.tidak-dikonsumsi", di: "langkah 1", alasan: "nama lain"}
"""


@pytest.fixture
def read_through(tmp_path: Path) -> Judged:
    (tmp_path / "a.sop.yaml").write_text(SOP, "utf-8")
    (tmp_path / "a.findings.yaml").write_text(SAID, "utf-8")
    (judged,) = of_findings(tmp_path, frozenset(profile.catalogue()))
    return judged


def test_findings_written_by_a_reader_become_judged_places(read_through: Judged) -> None:
    assert [(one.rules[0], one.verdict, one.at) for one in read_through.judgements] == [
        ("output.tidak-dikonsumsi", "baik", ("langkah.1.output.1",)),
        ("output.tidak-dikonsumsi", "baik", ("langkah.1.output.2",)),
        ("output.tidak-dikonsumsi", "cacat", ("langkah.2.output.1",)),
        ("output.tidak-dikonsumsi", "ragu", ("langkah.3.output.1",)),
        ("waktu.kosong", "cacat", ("langkah.2",)),
        ("waktu.terlalu-singkat", "ragu", ("langkah.3",)),
        ("dasar-hukum.duplikat", "cacat", ("dasar_hukum.1",)),
        ("identitas.nama-sop-bentuk", "ragu", ("nama",)),
        ("langkah.bukan-kata-kerja-aktif", "cacat", ("langkah.2",)),
        ("langkah.bukan-kata-kerja-aktif", "cacat", ("langkah.3",)),
    ]
    assert read_through.outside == ("gagasan.baru",)


def test_right_wrong_and_missed_are_counted_by_place(read_through: Judged) -> None:
    tallies = measure([read_through], PINNED)
    unused = tallies["output.tidak-dikonsumsi"]
    assert (unused.places, unused.defects, unused.right, unused.wrong, unused.missed) == (3, 1, 0, 1, 1)
    assert unused.wrong_loud == 1
    assert any("jebakan: nama lain" in line for line in unused.told)
    verbs = tallies["langkah.bukan-kata-kerja-aktif"]
    assert (verbs.places, verbs.defects, verbs.right, verbs.wrong, verbs.missed) == (3, 2, 1, 0, 1)


def test_a_finding_nobody_judged_is_told_and_not_counted(read_through: Judged) -> None:
    some = Judged("a", read_through.sop, False, ())
    tallies = measure([some], PINNED)
    assert tallies == {}
    found = [result.rule for result in results(some.sop, PINNED) if result.findings]
    assert "output.tidak-dikonsumsi" in found


def test_a_defect_that_another_named_rule_found_is_not_missed(read_through: Judged) -> None:
    either = Judgement(("waktu.terlalu-lama", "output.tidak-dikonsumsi"), "cacat", ("langkah.1",))
    tallies = measure([Judged("a", read_through.sop, False, (either,))], PINNED)
    assert {rule: (tally.right, tally.missed) for rule, tally in tallies.items()} == {"output.tidak-dikonsumsi": (1, 0)}


def test_a_place_lies_in_another() -> None:
    assert beneath("langkah.3.output.1", "langkah.3")
    assert beneath("langkah.3.output", "langkah.3.output.1")
    assert not beneath("langkah.30.output", "langkah.3")
    assert not beneath("langkah.3", "langkah.3.output.1")
