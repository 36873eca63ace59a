"""Five outcomes, crash isolation, what weak evidence does to severity, and ids that survive edits."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sopcheck.engine import profile, runner
from sopcheck.engine.check import Check, Context, Fact, Hit, NotApplicable, Seen, Unknown, check, looked
from sopcheck.engine.params import Params
from sopcheck.engine.reading import Reading
from sopcheck.engine.rule import Rule, make
from sopcheck.law.registry import load_law
from sopcheck.model.findings import RuleResult, WorkingRow
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source
from sopcheck.yamltext import Tree

CONTEXT = Context(date(2026, 11, 20), load_law())


class Lihat(Fact):
    apa: str


def rule_of(*seen: Seen, rule_id: str = "uji.saja", **changes: Any) -> Rule:
    """A rule whose check sees just this."""

    @check(Lihat)
    def uji(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
        yield from seen

    return _rule(uji, rule_id, **changes)


def _rule(found: Check, rule_id: str = "uji.saja", **changes: Any) -> Rule:
    value = {
        "judul": "u", "mengapa": "u", "dasar": [{"peraturan": "logika", "grade": "L"}], "tingkat": "galat", "check": "uji",
        "pesan": {"lihat": "Lihat {apa}."}, "saran": "Ubah {apa}.", "keliru_bila": "-",
        "contoh": [{"nama": "a", "salah": {}, "temuan": [{"pesan": "lihat", "di": "nama", "teks": "x"}], "benar": {}}],
        **changes,
    }  # fmt: skip
    return make(rule_id, Tree(value), "uji.yaml", {"uji": found})


def judge(rules: list[Rule], **sop: Any) -> tuple[RuleResult, ...]:
    return runner.judge(Document(Sop.model_validate(sop), Source("a", "", "uji")), rules, CONTEXT)


HIT = Hit("nama", Lihat(apa="a"))
LOST = Unknown("nomor", "tidak terbaca")


@pytest.mark.parametrize(
    ("seen", "outcome", "checked", "reason"),
    [
        ([looked(7)], "memenuhi", 7, None),
        ([looked(300)], "memenuhi", 300, None),
        ([NotApplicable("bukan SOP teknis")], "tidak_berlaku", 0, "bukan SOP teknis"),
        ([LOST], "tidak_dapat_dinilai", 0, "tidak terbaca"),
        ([looked(7), LOST], "tidak_dapat_dinilai", 7, "tidak terbaca"),
        ([HIT], "temuan", 1, None),
        ([HIT, looked(5), LOST], "temuan", 5, None),
        ([], "gagal", 0, "check “uji” tidak menyatakan apa pun"),
    ],
)
def test_every_rule_ends_with_exactly_one_outcome(
    seen: list[Seen], outcome: str, checked: int, reason: str | None
) -> None:
    (result,) = judge([rule_of(*seen)], nama="a")
    assert (result.outcome, result.checked, result.reason) == (outcome, checked, reason)
    assert [place.at for place in result.unassessed] == (["nomor"] if LOST in seen else [])


def test_a_crash_is_told_and_stops_nothing_else() -> None:
    @check(Lihat)
    def uji(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
        yield HIT
        raise ZeroDivisionError("aduh")

    first, second = judge([_rule(uji), rule_of(looked(1), rule_id="uji.lain")], nama="a")
    assert (first.outcome, first.findings) == ("gagal", ())
    assert first.reason is not None
    assert first.reason.startswith("ZeroDivisionError: aduh (engine/test_runner.py:")
    assert second.outcome == "memenuhi"


def test_a_crash_on_one_document_leaves_the_others_their_outcome() -> None:
    @check(Lihat)
    def uji(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
        yield HIT
        if sop.sop.nama == "b":
            raise ZeroDivisionError("aduh")

    documents = [Document(Sop.model_validate({"nama": name}), Source(name, "", "uji")) for name in "abc"]
    judged = runner.judge_all(documents, [_rule(uji)], CONTEXT)
    assert [[(result.outcome, len(result.findings)) for result in results] for results in judged] == [
        [("temuan", 1)],
        [("gagal", 0)],
        [("temuan", 1)],
    ]


def test_a_result_can_be_counted_before_it_is_worded_and_goes_worded_to_another_process() -> None:
    (result,) = judge([rule_of(HIT, LOST, looked(3))], nama="a")
    assert (result.weights, result.not_assessed) == ((("galat", "pasti"),), 1)
    sent = pickle.loads(pickle.dumps(result))
    assert type(sent) is RuleResult
    assert (sent.weights, sent.not_assessed) == ((("galat", "pasti"),), 1)
    assert (sent.findings, sent.unassessed, sent.outcome) == (result.findings, result.unassessed, "temuan")


def test_a_finding_says_place_words_quotes_and_basis() -> None:
    hit = Hit("langkah.1.waktu", Lihat(apa="x"), related=("nama",), working=(WorkingRow("a", "b", "c"),))
    (result,) = judge([rule_of(hit)], nama="Cuti", langkah=[{"nomor": "4", "waktu": "2 menit"}])
    (finding,) = result.findings
    assert (finding.place, finding.message, finding.recommendation) == ("Langkah 4, kolom Waktu", "Lihat x.", "Ubah x.")
    assert (finding.quotes, finding.related) == (("2 menit", "Cuti"), ("nama",))
    assert [basis.regulation for basis in finding.basis] == ["logika"]
    assert finding.working == (WorkingRow("a", "b", "c"),)


@pytest.mark.parametrize(
    ("bacaan", "severity", "confidence"),
    [
        ({}, "galat", "pasti"),
        ({"nama": {"cara": "ocr"}}, "peringatan", "tinjau"),
        ({"nama": {"keyakinan": "rendah"}}, "peringatan", "tinjau"),
        ({"nomor": {"cara": "ocr"}}, "galat", "pasti"),
    ],
)
def test_a_field_read_weakly_never_carries_a_galat(bacaan: Any, severity: str, confidence: str) -> None:
    (result,) = judge([rule_of(HIT)], nama="a", bacaan=bacaan)
    assert [(f.severity, f.confidence) for f in result.findings] == [(severity, confidence)]


def test_fuzzy_evidence_never_carries_a_galat() -> None:
    (result,) = judge([rule_of(replace(HIT, tinjau=True))], nama="a")
    assert [(f.severity, f.confidence) for f in result.findings] == [("peringatan", "tinjau")]


@pytest.mark.parametrize(
    ("effective", "severity"),
    [
        ("18 Juni 2012", "peringatan"),
        ("19 Juni 2012", "galat"),
        ("2012", "galat"),
        ("2011", "peringatan"),
        ("", "galat"),
    ],
)
def test_a_form_certainly_older_than_the_norm_is_judged_one_step_lower(effective: str, severity: str) -> None:
    (result,) = judge([rule_of(HIT, berlaku_sejak="2012-06-19")], nama="a", tanggal_efektif=effective)
    assert [f.severity for f in result.findings] == [severity]


def test_where_a_better_rule_speaks_the_other_is_silent_at_that_place() -> None:
    better = rule_of(HIT, rule_id="uji.khusus", menggantikan=["uji.umum"])
    other = rule_of(HIT, Hit("nomor", Lihat(apa="b")), looked(3), rule_id="uji.umum")
    _, result = judge([better, other], nama="a", nomor="1")
    assert [(f.at, result.checked) for f in result.findings] == [("nomor", 2)]
    _, silent = judge([better, rule_of(HIT, rule_id="uji.umum")], nama="a")
    assert (silent.outcome, silent.reason) == (
        "tidak_berlaku",
        "sudah disampaikan oleh aturan lain di tempat yang sama",
    )
    _, fine = judge([better, rule_of(HIT, looked(3), rule_id="uji.umum")], nama="a")
    assert (fine.outcome, fine.checked) == ("memenuhi", 2)


def test_arithmetic_that_agrees_is_shown_too() -> None:
    row = WorkingRow("jumlah", "25 hari", "25 hari")
    (result,) = judge([rule_of(replace(looked(1), working=(row,)))], nama="a")
    assert (result.outcome, result.working) == ("memenuhi", (row,))


def test_the_outcome_of_a_document_does_not_depend_on_its_company() -> None:
    names = (
        {"nama": "Cuti"},
        {"nama": "-", "langkah": STEPS},
        {"nomor": ""},
        {"langkah": STEPS[:1], "terbaca": "sebagian"},
    )
    documents = [Document(Sop.model_validate(value), Source(str(n), "", "uji")) for n, value in enumerate(names)]
    rules = profile.load().rules
    together = runner.judge_all(documents * 30, rules, CONTEXT)
    assert together == [runner.judge(document, rules, CONTEXT) for document in documents] * 30


def finding_ids(rule_id: str, sop: dict[str, Any]) -> list[str]:
    (result,) = judge([profile.catalogue()[rule_id]], **sop)
    return [finding.id for finding in result.findings]


STEPS = [
    {"nomor": "1", "kegiatan": "Menerima berkas", "waktu": "-"},
    {"nomor": "2", "kegiatan": "Meneliti berkas", "waktu": "1 hari"},
    {"nomor": "3", "kegiatan": "Menerima berkas", "waktu": ""},
]


def test_ids_survive_edits_elsewhere_and_tell_equal_findings_apart() -> None:
    before = finding_ids("waktu.kosong", {"id": "a", "langkah": STEPS})
    inserted = [{"nomor": "0", "kegiatan": "Menyiapkan meja", "waktu": "5 menit"}, *STEPS]
    assert finding_ids("waktu.kosong", {"id": "a", "langkah": inserted, "nama": "lain"}) == before
    assert len(set(before)) == 2
    assert finding_ids("waktu.kosong", {"id": "b", "langkah": STEPS}) != before


def test_ids_ignore_case_and_line_breaks_of_the_words() -> None:
    other = [{**STEPS[0], "kegiatan": "MENERIMA\n  berkas"}, *STEPS[1:]]
    assert finding_ids("waktu.kosong", {"id": "a", "langkah": other}) == finding_ids(
        "waktu.kosong", {"id": "a", "langkah": STEPS}
    )


def test_without_an_id_the_sop_is_known_by_office_number_and_name() -> None:
    named = {"instansi": "Kota X", "nomor": "", "nama": "Cuti"}
    assert finding_ids("identitas.nomor-kosong", named) == finding_ids(
        "identitas.nomor-kosong", {**named, "jenis": "teknis"}
    )
    assert finding_ids("identitas.nomor-kosong", named) != finding_ids(
        "identitas.nomor-kosong", {**named, "nama": "Izin"}
    )
