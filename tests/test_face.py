"""The Python face of the contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import sopcheck

CORPUS = Path(__file__).parent.parent / "corpus" / "sop"


def test_a_report_is_collected_and_can_be_streamed_again() -> None:
    report = sopcheck.check(CORPUS, as_of=date(2026, 11, 20), profile="reviu")
    assert isinstance(report, sopcheck.Report)
    assert report.summary.documents == len(report.documents) == 5
    assert report.head.as_of == date(2026, 11, 20)
    assert sopcheck.Report.collect(report.events()) == report


def test_one_document_is_read_with_its_lines() -> None:
    (path,) = CORPUS.glob("003*.yaml")
    document = sopcheck.read(path)
    assert document.sop.nama == "Pengumpulan Data Kinerja"
    found = document.source_map.find("langkah.3.waktu")
    assert found is not None
    assert "2 menit" in path.read_text("utf-8").splitlines()[(found.line or 0) - 1]


def test_reading_what_is_no_sop_raises_one_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]", "utf-8")
    with pytest.raises(sopcheck.InputError, match="bukan SOP dalam notasi sopcheck"):
        sopcheck.read(tmp_path / "a.json")
    (tmp_path / "b.jsonl").write_text('{"nama": "a"}\n{"nama": "b"}\n', "utf-8")
    with pytest.raises(sopcheck.InputError, match="berisi 2 SOP"):
        sopcheck.read(tmp_path / "b.jsonl")


def test_words_are_parsed_as_the_contract_says() -> None:
    duration = sopcheck.parse_duration("30 menit - 3 Jam")
    assert (duration.kind, dict(duration.low), dict(duration.high)) == ("rentang", {"menit": 30}, {"menit": 180})
    citation = sopcheck.parse_citation("Permenpan RB No. 53/2014 ttg Petunjuk Teknis Perjanjian Kinerja")
    assert (citation.type, citation.number, citation.year) == ("PermenPANRB", "53", "2014")
    assert (citation.status, citation.key) == ("terbaca", "permenpanrb-53-2014")
    coded = sopcheck.parse_citation("PER/09/M.PAN/5/2007")
    assert (coded.number, coded.number_printed) == ("9", "PER/09/M.PAN/5/2007")


def test_the_status_of_a_regulation_on_a_date() -> None:
    law = sopcheck.load_law()
    assert law.status("permenpanrb-20-2013", on=date(2018, 11, 7)).status == "digantikan-fungsi"
    assert law.status("permenpanrb-12-2015", on=date(2026, 11, 20)).status == "dicabut"
    assert law.status("permenpanrb-12-2015", on=date(2018, 1, 1)).status != "dicabut"


def test_rules_can_be_looked_at() -> None:
    rules = sopcheck.load_rules()
    assert rules["waktu.total-tidak-cocok"].severity == "galat"
    assert len(rules) >= 68


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="tidak_ada"):
        sopcheck.tidak_ada  # noqa: B018  asking is the test
    assert set(sopcheck.__all__) <= set(dir(sopcheck)) | set(sopcheck._HOMES)
