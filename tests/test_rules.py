"""Every example in a rule file and every case in tests/rules/ ends exactly as written there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from sopcheck.engine import examples as examples_of
from sopcheck.engine import profile
from sopcheck.engine.rule import Rule, make
from sopcheck.engine.rulefile import Contoh, ContohFile, KasusBerkas, KasusFile, TemuanFile
from sopcheck.errors import RuleError
from sopcheck.law.registry import load_law
from sopcheck.model import shape
from sopcheck.model.findings import RuleResult
from sopcheck.yamltext import Tree, packaged_tree, parse

HERE = Path(__file__).parent / "rules"


def judged(rule: Rule, given: Contoh, on: str | None, complete: Sequence[str] = ()) -> RuleResult:
    return examples_of.judged(rule, given, on, load_law(), complete)


def assert_findings(result: RuleResult, expected: tuple[TemuanFile, ...]) -> None:
    """The findings are these, all of them, in this order: kind, place, words, and weight where given."""
    assert result.outcome == "temuan", f"{result.outcome}: {result.reason}"
    seen = [(finding.kind, finding.at, finding.message) for finding in result.findings]
    assert seen == [(temuan.pesan, temuan.di, temuan.teks) for temuan in expected]
    for finding, temuan in zip(result.findings, expected, strict=True):
        assert temuan.tingkat in (None, finding.severity)
        assert temuan.keyakinan in (None, finding.confidence)


def examples() -> Iterator[Any]:
    for rule in profile.catalogue().values():
        for example in rule.file.contoh:
            yield pytest.param(rule, example, id=f"{rule.id}: {example.nama}")


def cases() -> Iterator[Any]:
    for path in sorted(HERE.rglob("*.yaml")):
        rule_id = f"{path.parent.name}.{path.stem}"
        file = shape.build(KasusBerkas, parse(path.read_text("utf-8"), path.name), path.name, RuleError)
        for case in file.kasus:
            yield pytest.param(rule_id, case, id=f"{rule_id}: {case.nama}")


@pytest.mark.parametrize("rule", list(profile.catalogue().values()), ids=list(profile.catalogue()))
def test_every_rule_says_in_one_sentence_what_should_be(rule: Rule) -> None:
    said = rule.file.seharusnya
    assert said.endswith(".")
    assert len(said) <= 140, "it heads a cell of the kertas kerja, above the quotes of its bases"
    assert "\n" not in said
    assert said.rstrip(".").casefold() != rule.file.judul.casefold(), "the title names the violation"


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_the_wrong_example_gives_its_findings_and_the_right_one_complies(rule: Rule, example: ContohFile) -> None:
    assert_findings(judged(rule, example.salah, example.pada, example.lengkap), example.temuan)
    right = judged(rule, example.benar, example.pada, example.lengkap)
    assert (right.outcome, right.reason, right.findings) == ("memenuhi", None, ())


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_the_right_example_is_wrong_in_no_other_way(rule: Rule, example: ContohFile) -> None:
    """What a fragment leaves out is nobody's fault: it is read as a form of which only this much is legible."""
    every = example.benar if isinstance(example.benar, tuple) else (example.benar,)
    legible = tuple({"terbaca": "sebagian", **sop} for sop in every)
    others = [
        judged(other, given, example.pada)
        for other in profile.catalogue().values()
        for given in ((legible,) if other.compares else legible)
    ]
    assert [f.message for result in others for f in result.findings if f.severity == "galat"] == []


@pytest.mark.parametrize(("rule_id", "case"), list(cases()))
def test_the_case_ends_as_written(rule_id: str, case: KasusFile) -> None:
    rule = profile.catalogue()[rule_id]
    if case.params:
        rule = _with_params(rule, case)
    result = judged(rule, case.sop, case.pada, case.lengkap)
    assert result.outcome == case.hasil, f"{result.reason} {[f.message for f in result.findings]}"
    if case.hasil == "temuan":
        assert_findings(result, case.temuan)
    if case.diperiksa is not None:
        assert str(result.checked) == case.diperiksa
    if case.belum_dinilai is not None:
        assert tuple(place.at for place in result.unassessed) == case.belum_dinilai
    if case.alasan is not None:
        assert result.reason == case.alasan


def _with_params(rule: Rule, case: KasusFile) -> Rule:
    value = dict(packaged_tree(f"rules/catalogue/{rule.id.replace('.', '/')}.yaml").value)
    value["params"] = {**value.get("params", {}), **case.params}
    value["pesan"] = case.pesan or value["pesan"]
    return make(rule.id, Tree(value), rule.source)


def test_every_case_file_belongs_to_a_rule() -> None:
    named = {f"{path.parent.name}.{path.stem}" for path in HERE.rglob("*.yaml")}
    assert named <= set(profile.catalogue())


def test_every_legal_basis_is_in_the_registry() -> None:
    law = load_law()
    unknown = {
        (rule.id, basis.regulation)
        for rule in profile.catalogue().values()
        for basis in rule.basis
        if basis.regulation not in ("logika", "kebijakan") and law.get(basis.regulation) is None
    }
    assert unknown == set()


def test_a_basis_of_grade_v_quotes_the_norm_and_names_where_it_was_read() -> None:
    bare = {
        (rule.id, basis.at)
        for rule in profile.catalogue().values()
        for basis in rule.basis
        if basis.grade == "V" and not (basis.quote and basis.source)
    }
    assert bare == set()
