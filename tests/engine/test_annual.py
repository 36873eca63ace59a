"""Which SOPs a yearly deadline concerns, from which day it is reckoned, and how an office names its own date."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from sopcheck import app
from sopcheck.engine import examples, profile
from sopcheck.engine.annual import Subject, concern, deadline_in, first_of_january, require_deadline
from sopcheck.engine.params import ParamError
from sopcheck.engine.reading import Reading
from sopcheck.errors import RuleError
from sopcheck.law.registry import load_law
from sopcheck.model.report import DocumentReport
from sopcheck.model.sop import Sop

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "sop"
SUBJECT = Subject(
    ("laporan kinerja", "lkjip"),
    ("data kinerja",),
    ("pegawai",),
    re.compile(r"\btahunan\b"),
    re.compile(r"\btriwulan\w*\b"),
)
LATE = {
    "instansi": "Pemerintah Kota Contoh",
    "nama": "Penyusunan LKjIP",
    "langkah": [{"nomor": "1", "kegiatan": "Menyusun LKjIP", "waktu": "40 hari kalender"}],
}


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Penyusunan Laporan Kinerja", "ya"),
        ("PENYUSUNAN LKjIP", "ya"),
        ("Laporan Kinerja Triwulan/Tahunan", "ya"),
        ("Laporan Kinerja Triwulan", "berkala-lain"),
        ("Pengumpulan Data Kinerja", "bila-tahunan"),
        ("Pengumpulan Data Kinerja Tahunan", "ya"),
        ("Laporan Kinerja Pegawai Tahunan", "tidak"),
        ("Pelayanan Izin", "tidak"),
    ],
)
def test_the_name_says_whether_an_sop_is_concerned(name: str, answer: str) -> None:
    assert concern(SUBJECT, name) == answer


@pytest.mark.parametrize(
    ("dates", "begins"),
    [
        ({}, date(2026, 1, 1)),
        ({"tanggal_efektif": "10 Juli 2023"}, date(2026, 1, 1)),
        ({"tanggal_efektif": "2026"}, date(2026, 1, 1)),  # perhaps from its first day on
        ({"tanggal_efektif": "1 Januari 2026"}, date(2026, 1, 1)),
        ({"tanggal_efektif": "2 Januari 2026"}, date(2027, 1, 1)),
        ({"tanggal_efektif": "10 Juli 2026"}, date(2027, 1, 1)),
    ],
)
def test_work_is_taken_to_begin_on_the_first_of_january_that_the_edition_saw(
    dates: dict[str, str], begins: date
) -> None:
    assert first_of_january(Reading(Sop.model_validate(dates)), date(2026, 11, 20)) == begins


def test_the_offices_own_date_stands_in_place_of_the_tables() -> None:
    table, own = deadline_in(2026, "lkj-opd", ""), deadline_in(2026, "lkj-opd", "31 Januari")
    assert table is not None
    assert own is not None
    assert (table.day, table.grade) == (date(2026, 2, 28), "M")
    assert (own.day, own.grade, own.report) == (date(2026, 1, 31), "P", table.report)
    assert deadline_in(2010, "lkj-opd", "31 Januari") is None
    leap = deadline_in(2026, "lkj-opd", "29 Februari")
    assert leap is not None
    assert leap.day == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("key", "own", "error"),
    [
        ("lkj-pemkot", "", "tenggat “lkj-pemkot” tidak ada dalam tabel"),
        ("lkj-opd", "akhir Januari", "“akhir Januari” bukan tanggal dan bulan; bentuknya 31 Januari"),
        ("lkj-opd", "31 April", "“31 April” bukan tanggal dan bulan"),
    ],
)
def test_a_deadline_that_is_none_is_refused(key: str, own: str, error: str) -> None:
    with pytest.raises(ParamError, match=re.escape(error)):
        require_deadline(key, own)


def test_a_profile_switches_the_offices_own_deadline_on(tmp_path: Path) -> None:
    file = tmp_path / "kami.yaml"
    file.write_text(
        "judul: Dinas kami\nmewarisi: reviu\naturan:\n  tenggat.lkj-opd-terlewati:\n"
        "    {aktif: ya, tingkat: peringatan, params: {tanggal: 31 Januari}}\n",
        "utf-8",
    )
    assert "tenggat.lkj-opd-terlewati" not in profile.load().by_id()
    rule = profile.load(str(file)).by_id()["tenggat.lkj-opd-terlewati"]
    result = examples.judged(rule, LATE, "2026-11-20", load_law())
    (finding,) = result.findings
    assert finding.severity == "peringatan"
    assert "9 Februari 2026 (hari kalender)" in finding.message
    assert "tenggat Laporan Kinerja perangkat daerah (31 Januari 2026)" in finding.message


def test_a_profile_with_a_date_that_is_none_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "kami.yaml"
    file.write_text(
        "judul: Dinas kami\naturan:\n  tenggat.lkj-opd-terlewati: {params: {tanggal: akhir bulan}}\n", "utf-8"
    )
    with pytest.raises(RuleError, match=r"tenggat\.lkj-opd-terlewati\.params\.tanggal.*“akhir bulan” bukan tanggal"):
        profile.load(str(file))


def test_the_working_shows_the_timeline_with_its_assumption() -> None:
    rule = profile.load().by_id()["tenggat.lkj-pemda-terlewati"]
    steps = [
        {"nomor": "1", "kegiatan": "Menyusun laporan kinerja triwulan", "waktu": "5 hari"},
        {"nomor": "2", "kegiatan": "Menyusun laporan kinerja tahunan", "waktu": "120 hari"},
    ]
    result = examples.judged(rule, {**LATE, "langkah": steps}, "2026-11-20", load_law())
    (finding,) = result.findings
    assert finding.confidence == "tinjau"
    assert finding.at == "langkah.2.waktu"
    assert [(row.label, row.words, row.value, row.convention) for row in finding.working] == [
        ("Mulai (anggapan)", "", "1 Januari 2026", ""),
        ("Langkah 1", "5 hari", "tidak dihitung", ""),
        ("Langkah 2", "120 hari", "30 April 2026", "hari kalender"),
        ("Selesai, hari kalender", "", "30 April 2026", ""),
        ("Selesai, hari kerja, pekan 5 hari", "", "10 Juli 2026", ""),
        ("Selesai, hari kerja, pekan 6 hari", "", "9 Juni 2026", ""),
        ("Tenggat", "", "31 Maret 2026", ""),
    ]


def test_a_time_beyond_all_dates_is_told_without_one() -> None:
    rule = profile.load().by_id()["tenggat.lkj-pemda-terlewati"]
    steps = [{"nomor": "1", "kegiatan": "Menyusun laporan kinerja", "waktu": "99999999 hari"}]
    (finding,) = examples.judged(rule, {**LATE, "langkah": steps}, "2026-11-20", load_law()).findings
    assert "setelah 31 Desember 2027 (hari kalender)" in finding.message
    assert finding.working[1].value == "di luar kalender"


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.yaml")), ids=lambda path: path.stem[:3])
def test_no_periodic_report_of_the_corpus_is_longer_than_its_period(path: Path) -> None:
    """Judged so in corpus/judged; the rule is off by default, so it is asked for here."""
    options = app.Options((str(path),), date(2026, 11, 20), select=("tenggat.periodik-tidak-muat",))
    (document,) = (event for event in app.check(options) if isinstance(event, DocumentReport))
    (result,) = document.results
    assert result.rule == "tenggat.periodik-tidak-muat"
    assert result.findings == ()
    assert result.outcome == ("memenuhi" if path.stem[:3] in ("003", "004") else "tidak_berlaku")


def test_ten_thousand_steps_are_held_against_the_deadline_in_linear_time() -> None:
    rule = profile.load().by_id()["tenggat.lkj-pemda-terlewati"]
    steps = [{"nomor": str(n), "kegiatan": f"Menyusun laporan kinerja {n}", "waktu": "1 hari"} for n in range(10_000)]
    begun = process_time()
    (finding,) = examples.judged(rule, {**LATE, "langkah": steps}, "2026-11-20", load_law()).findings
    assert process_time() - begun < 10
    assert finding.at == "langkah.91.waktu"  # 1 January and 90 days: the first in April
