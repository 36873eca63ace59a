"""The run in numbers: one count, by office and year, by rule and outcome, and what was not judged."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sopcheck import app
from sopcheck.engine import recap
from sopcheck.engine.recap import Counting, counted
from sopcheck.model.findings import OUTCOMES, SEVERITIES, Outcome, RuleResult
from sopcheck.model.report import CorpusReport, DocumentReport, InputStatus, OfficeCount, Report
from sopcheck.model.sop import Sop
from sopcheck.model.source import Source

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "sop"
DAY = date(2026, 11, 20)


def sop(*outcomes: Outcome, path: str = "a.yaml", **fields: Any) -> DocumentReport:
    """An SOP on which rules ended so."""
    results = tuple(RuleResult(f"uji.r{n}", outcome, 1, f"sebab {n % 2}") for n, outcome in enumerate(outcomes))
    return DocumentReport(Source(path, "", "yaml"), Sop.model_validate(fields), (), results)


def offices(*documents: DocumentReport) -> tuple[OfficeCount, ...]:
    counting = Counting()
    for document in documents:
        counting.take(document)
    return counting.summary().recap.offices


@pytest.mark.parametrize("profile", ["reviu", "lhe"])
def test_the_numbers_are_those_of_the_documents(profile: str) -> None:
    report = Report.collect(app.check(app.Options((str(CORPUS),), DAY, profile=profile)))
    summary, run = report.summary, report.summary.recap
    alone = [result for document in report.documents for result in document.results]
    every = [*alone, *report.corpus.results]
    assert summary.by_outcome == {outcome: sum(r.outcome == outcome for r in every) for outcome in OUTCOMES}
    found = [finding for result in every for finding in result.findings]
    assert summary.by_severity == {severity: sum(f.severity == severity for f in found) for severity in SEVERITIES}
    certain = [finding.severity for finding in found if finding.confidence == "pasti"]
    assert summary.certain == {severity: certain.count(severity) for severity in SEVERITIES}
    assert summary.not_assessable == sum(len(result.unassessed) for result in every)
    assert [each.rule for each in run.rules] == sorted({result.rule for result in every})
    for each in run.rules:
        mine = [result for result in every if result.rule == each.rule]
        assert each.by_outcome == {outcome: sum(r.outcome == outcome for r in mine) for outcome in OUTCOMES}
        assert sum(each.by_severity.values()) == sum(len(result.findings) for result in mine)
        assert each.not_assessable == sum(len(result.unassessed) for result in mine)
        assert each.across == (mine[0] in report.corpus.results)
    assert sum(each.documents for each in run.offices) == summary.documents == 5
    in_sops = Counter(finding.severity for result in alone for finding in result.findings)
    assert {s: sum(each.by_severity[s] for each in run.offices) for s in SEVERITIES} == in_sops
    assert sum(each.not_assessable for each in run.offices) == sum(len(result.unassessed) for result in alone)
    assert {each.year for each in run.offices} >= {2023, 2017, None}


def test_spellings_of_one_office_are_one_row_under_the_first_and_years_are_apart() -> None:
    found = offices(
        sop(instansi="Pemerintah Kab. Balangan", unit_kerja="Sekretariat  Daerah", tanggal_pembuatan="2 Juli 2019"),
        sop(instansi="PEMERINTAH KABUPATEN BALANGAN", unit_kerja="Sekretariat\nDaerah", tanggal_efektif="Agustus 2019"),
        sop(instansi="Pemerintah Kabupaten Balangan", unit_kerja="Sekretariat Daerah", tanggal_revisi="2021"),
        sop(instansi="Pemerintah Kota Balangan", unit_kerja="Sekretariat Daerah", tanggal_revisi="2021"),
    )
    assert [(each.instansi, each.unit_kerja, each.year, each.documents) for each in found] == [
        ("Pemerintah Kab. Balangan", "Sekretariat Daerah", 2019, 2),
        ("Pemerintah Kabupaten Balangan", "Sekretariat Daerah", 2021, 1),
        ("Pemerintah Kota Balangan", "Sekretariat Daerah", 2021, 1),
    ]


def test_sops_without_an_office_are_counted_last_and_under_no_name() -> None:
    found = offices(sop(instansi="-"), sop(instansi="Kota Contoh"), sop(), sop(unit_kerja="Dinas Contoh"))
    assert [(each.instansi, each.unit_kerja, each.documents) for each in found] == [
        ("", "Dinas Contoh", 1),
        ("Kota Contoh", "", 1),
        ("", "", 2),
    ]


def test_names_made_up_do_not_fill_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recap, "MOST_OFFICES", 3)
    found = offices(*(sop(instansi=f"Kota {n} {'x' * 10_000}") for n in range(9)))
    assert [each.documents for each in found] == [1, 1, 1, 6]
    assert (found[-1].instansi, found[-1].year) == (recap.OTHERS, None)
    assert all(len(each.instansi) <= recap.LONGEST for each in found)


@pytest.mark.parametrize(
    ("outcomes", "unjudged"),
    [
        (("tidak_dapat_dinilai", "temuan"), False),  # half is not most
        (("tidak_dapat_dinilai", "gagal", "temuan"), True),
        (("tidak_dapat_dinilai", "tidak_berlaku", "tidak_berlaku"), True),  # what does not apply does not count
        (("tidak_dapat_dinilai", "memenuhi", "temuan"), False),
        (("tidak_berlaku",), False),
        ((), False),
    ],
)
def test_an_sop_is_not_assessable_where_most_rules_that_apply_could_not_judge(
    outcomes: tuple[Outcome, ...], unjudged: bool
) -> None:
    document = sop(*outcomes, instansi="Kota Contoh")
    assert counted(document.results).unjudged == unjudged
    counting = Counting()
    counting.take(document)
    run = counting.summary().recap
    assert [one.cause for one in run.unjudged] == ["sebagian-besar"] * unjudged
    assert [each.unjudged for each in run.offices] == [int(unjudged)]


def test_what_was_not_judged_is_named_with_its_reason() -> None:
    counting = Counting()
    counting.take(InputStatus("sop/b.pdf", "unreadable", "sop/b.pdf: PDF rusak"))
    counting.take(InputStatus("sop/c.json", "unreadable", "sop/c.json (identity): kunci tidak dikenal"))
    counting.take(InputStatus("sop/d.doc", "skipped", "dokumen Word lama; belum ada pembacanya"))
    counting.take(InputStatus("sop/README.md", "skipped", "bukan berkas SOP yang dapat dibaca"))
    counting.take(InputStatus("a.yaml", "checked"))
    outcomes: tuple[Outcome, ...] = ("tidak_dapat_dinilai",) * 5
    counting.take(sop(*outcomes, "memenuhi", "tidak_berlaku", nama="Cuti", instansi="Kota Contoh"))
    summary = counting.summary()
    assert (summary.documents, summary.unreadable, summary.skipped) == (1, 2, 2)
    assert [(one.path, one.cause, one.open, one.judged, one.why) for one in summary.recap.unjudged] == [
        ("sop/b.pdf", "tidak-terbaca", 0, 0, "PDF rusak"),
        ("sop/c.json", "tidak-terbaca", 0, 0, "(identity): kunci tidak dikenal"),
        ("sop/d.doc", "belum-ada-pembaca", 0, 0, "dokumen Word lama"),
        ("a.yaml", "sebagian-besar", 5, 1, "sebab 0 (3 aturan); sebab 1 (2 aturan)"),
    ]
    assert [(one.sop, one.owner) for one in summary.recap.unjudged][-1] == ("Cuti", "Kota Contoh")


def test_rules_across_sops_are_counted_once_and_marked() -> None:
    counting = Counting()
    counting.take(sop("memenuhi"))
    counting.take(sop("memenuhi"))
    counting.take(CorpusReport((RuleResult("korpus.uji", "tidak_berlaku", 0, "satu SOP"),)))
    run = counting.summary().recap
    assert [(each.rule, each.across, sum(each.by_outcome.values())) for each in run.rules] == [
        ("korpus.uji", True, 1),
        ("uji.r0", False, 2),
    ]


def test_the_count_is_the_same_in_any_number_of_jobs(tmp_path: Path) -> None:
    for number, path in enumerate(sorted(CORPUS.glob("*.yaml"))):
        (tmp_path / f"{9 - number}.yaml").write_bytes(path.read_bytes())
    (tmp_path / "0.json").write_text(json.dumps({"nama": 1, "namo": 2}), "utf-8")
    options = app.Options((str(tmp_path),), DAY, profile="lhe")
    one, several = (Report.collect(app.check(replace(options, jobs=jobs))).summary for jobs in (1, 3))
    assert one == several
    assert len(one.recap.unjudged) == 2
