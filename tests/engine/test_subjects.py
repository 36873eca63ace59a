"""Subjects of SOPs and what they rest on: the data holds together, and every row is asked for."""

from __future__ import annotations

import re
from datetime import date

import pytest

from sopcheck.engine import profile
from sopcheck.engine.bases import judge_of
from sopcheck.engine.subjects import SUBJECTS, Subject, subjects, subjects_of
from sopcheck.language.dates import parse_date
from sopcheck.language.text import normal
from sopcheck.law.registry import load_law
from sopcheck.yamltext import packaged

LAW = load_law()
ON = date(2026, 11, 20)
ROWS = packaged(SUBJECTS)["pokok"]
KEYS = {"nama", "kecuali", "rujukan", "cukup_juga", "judul", "daerah", "khusus", "grade", "sumber"}
REGION = "Pemerintah Kota Contoh"


def row(row_id: str) -> Subject:
    return next(subject for subject in subjects() if subject.id == row_id)


@pytest.mark.parametrize("row_id", ROWS)
def test_a_row_has_what_it_needs_and_nothing_else(row_id: str) -> None:
    found = ROWS[row_id]
    assert set(found) <= KEYS
    assert all(found.get(key) for key in ("nama", "rujukan", "judul", "sumber"))
    assert found["grade"] in ("V", "D", "M")
    assert {found.get("daerah", "ya"), found.get("khusus", "ya")} == {"ya"}
    assert re.fullmatch(r"[a-z-]+", row_id)


@pytest.mark.parametrize(
    "name",
    [
        "Pembinaan IKM",
        "Pendataan Pelaku IKM",
        "Pemberian Cuti Bersyarat",
        "Izin Cuti Akademik",
        "Penanganan Pengaduan Masyarakat atas Gangguan Ketertiban",
        "Audit Internal Laboratorium",
        "Pengurusan Pensiun Veteran",
        "Pelaporan Kinerja Kader Posyandu",
        "Laporan Kinerja Harian THL",
        "Laporan Kinerja Pendamping PKH",
        "Penyusunan Laporan Kinerja Keuangan BUMD",
        "Capaian Kinerja RT/RW",
    ],
)
def test_a_name_that_only_shares_a_phrase_is_on_no_subject(name: str) -> None:
    assert [subject.id for subject in subjects() if subject.concerns(name, REGION)] == []


@pytest.mark.parametrize("row_id", ROWS)
def test_phrases_are_written_as_they_are_compared(row_id: str) -> None:
    found = ROWS[row_id]
    phrases = [*found["nama"], *found.get("kecuali", ()), *found["judul"]]
    assert [phrase for phrase in phrases if normal(phrase) != phrase] == []
    assert len({*found["nama"]} & {*found.get("kecuali", ())}) == 0


@pytest.mark.parametrize("row_id", ROWS)
def test_every_regulation_is_in_the_registry_and_named_once(row_id: str) -> None:
    keys = [*ROWS[row_id]["rujukan"], *ROWS[row_id].get("cukup_juga", ())]
    assert [key for key in keys if key not in LAW] == []
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("row_id", ROWS)
def test_what_is_asked_for_is_known_by_more_than_memory(row_id: str) -> None:
    """A title that was only remembered asks for nothing, unless the whole row says that it rests on memory."""
    remembered = [key for key in ROWS[row_id]["rujukan"] if LAW.named(key).title_evidence == "memory"]
    assert not remembered or ROWS[row_id]["grade"] == "M"


@pytest.mark.parametrize("row_id", ROWS)
def test_something_can_be_asked_of_an_sop_of_today(row_id: str) -> None:
    wanted, issued = row(row_id).wanted(None, ON, LAW)
    assert issued
    assert wanted
    assert {LAW.status(regulation.key, ON).status for regulation in wanted}.isdisjoint({"dicabut", "digantikan-fungsi"})


def test_every_row_is_asked_for_by_one_rule() -> None:
    rules = [rule for rule in profile.catalogue().values() if rule.id.startswith("dasar-hukum.pokok-")]
    asked = [subject.id for rule in rules for subject in rule.params.subjects if subject.id]  # type: ignore[attr-defined]
    assert sorted(asked) == sorted(ROWS)


@pytest.mark.parametrize(
    ("name", "letterhead", "found"),
    [
        ("Penyusunan Laporan Kinerja", REGION, ["sakip"]),
        ("Penyusunan LPPD", REGION, ["lppd-lkpj"]),
        ("Penerbitan SP2D", REGION, ["keuangan-daerah"]),
        ("Penerbitan SP2D", "BPS Kabupaten Bantul", []),
        ("Penyusunan Renja", REGION, ["perencanaan-daerah"]),
        ("Penyusunan Rencana Kerja", REGION, []),
        ("Pelayanan Cuti ASN", "", ["cuti"]),
        ("Cuti Bersama", "", []),
        ("Pengelolaan Surat Masuk", "", ["persuratan"]),
        ("Pelayanan Dinas Perpustakaan dan Arsip", "", []),
        ("Pemusnahan Arsip", "", ["kearsipan"]),
        ("E-Purchasing", "", ["pengadaan"]),
        ("Pengadaan CPNS", "", []),
        ("Pengadaan Barang/Jasa di Desa", "", []),
        ("Penerapan SPM Kesehatan", REGION, []),
        ("Standar Pelayanan Minimal", "", []),
        ("Survei Kepuasan Masyarakat", "", ["kepuasan-masyarakat"]),
        ("Tindak Lanjut Hasil Pengawasan", REGION, ["pengawasan"]),
        ("Tindak Lanjut Hasil Pemeriksaan BPK", REGION, []),
        ("Pengarsipan Surat Masuk", "", ["kearsipan"]),
        ("Audit Internal ISO 9001", REGION, []),
        ("Pemeriksaan Kesehatan", REGION, []),
        ("Pengawasan Lalu Lintas", REGION, []),
        ("Pelayanan Sirkulasi Buku", REGION, []),
        ("Permohonan Informasi Publik", "", ["informasi-publik"]),
        ("Laporan Keuangan BLUD", REGION, []),
        ("Kenaikan Pangkat Dosen", "", []),
    ],
)
def test_the_name_tells_the_subject_by_whole_words(name: str, letterhead: str, found: list[str]) -> None:
    assert [subject.id for subject in subjects_of(name, letterhead)] == found


@pytest.mark.parametrize(
    ("row_id", "cited", "enough"),
    [
        ("cuti", "PP 24/1976", True),  # repealed: said by another rule
        ("cuti", "Peraturan BKN 7/2021", True),
        ("gaji-berkala", "PP 30/2015", True),  # an amender that is not listed
        ("kenaikan-pangkat", "PP 3/1980", True),  # repealed by one that is listed
        ("barang-milik-daerah", "Permendagri 7/2024", True),
        ("kearsipan", "Peraturan Bupati Contoh Nomor 5 Tahun 2020 tentang Tata Kearsipan", True),
        ("kearsipan", "Peraturan Bupati Contoh Nomor 5 Tahun 2020 tentang Pasar", False),
        ("kearsipan", "UU 25/2009", False),
        ("sakip", "Perbup Sidoarjo Nomor 19 Tahun 2016 tentang Evaluasi SAKIP", True),
        ("sakip", "Inpres 7/1999 tentang Akuntabilitas Kinerja Instansi Pemerintah", False),
    ],
)
def test_what_came_before_or_after_is_enough_too(row_id: str, cited: str, enough: bool) -> None:
    assert row(row_id).is_cited(judge_of(LAW, ON).bases((cited,)), LAW) is enough


@pytest.mark.parametrize(
    ("row_id", "day", "wanted"),
    [
        ("keuangan-daerah", "1 Maret 2019", ["pp-58-2005"]),
        ("keuangan-daerah", "13 Maret 2019", ["pp-12-2019"]),
        ("keuangan-daerah", "2019", []),
        ("disiplin-pegawai", "2000", ["pp-30-1980"]),
        ("disiplin-pegawai", "2015", ["pp-53-2010"]),
        ("disiplin-pegawai", "2023", ["pp-94-2021"]),  # PP 53/2010 was repealed in part only
        ("pengadaan", "2016", ["perpres-54-2010"]),
        ("pengadaan", "2005", []),
        ("sakip", "2015", ["perpres-29-2014", "permenpanrb-53-2014"]),
    ],
)
def test_the_day_of_the_sop_decides_what_is_asked_for(row_id: str, day: str, wanted: list[str]) -> None:
    assert [found.key for found in row(row_id).wanted(parse_date(day), ON, LAW)[0]] == wanted
