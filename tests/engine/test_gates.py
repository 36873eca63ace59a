"""Gates and keys only save time: no rule that looks says anything else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sopcheck.engine import profile, runner
from sopcheck.engine.check import Context
from sopcheck.engine.rule import Rule
from sopcheck.law.registry import load_law
from sopcheck.model.findings import RuleResult
from sopcheck.model.sop import Langkah, Sop
from sopcheck.model.source import Document, Source
from sopcheck.readers import notation

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

from generate import sops

CORPUS = Path(__file__).parent.parent.parent / "corpus" / "sop"
CONTEXT = Context(date(2026, 11, 20), load_law())
RULES = profile.load().rules
GATED = [rule for rule in RULES if rule.gate or rule.by]


def _bare(rule: Rule) -> Rule:
    """The same rule, looking at every document."""
    return replace(rule, gate=None, by=None, results={}, known={}, said={}, kept=[])


def _told(result: RuleResult) -> tuple[Any, ...]:
    return (
        result.outcome,
        result.checked,
        result.reason,
        [(f.at, f.message) for f in result.findings],
        result.unassessed,
    )


def _is_silent(result: RuleResult) -> bool:
    """Whether a check says nothing: it leaves it to its gate to say why there is nothing to judge."""
    return result.outcome == "gagal" and "tidak menyatakan apa pun" in (result.reason or "")


def _compare(documents: list[Document]) -> None:
    quick = runner.judge_all(documents, GATED, CONTEXT)
    slow = runner.judge_all(documents, [_bare(rule) for rule in GATED], CONTEXT)
    for document, some, every in zip(documents, quick, slow, strict=True):
        for rule, one, other in zip(GATED, some, every, strict=True):
            assert _told(one) == _told(other) or _is_silent(other), (rule.id, document.sop.id)


def _document(sop: Mapping[str, Any]) -> Document:
    return Document(Sop.model_validate(sop), Source("a", "", "uji"))


def test_most_rules_have_one() -> None:
    assert len(GATED) * 2 > len(RULES)


@pytest.mark.parametrize("defect", [0.0, 0.08, 0.5])
def test_generated_documents(defect: float) -> None:
    _compare([_document(sop) for sop in sops(60, defect=defect)])


def test_the_corpus() -> None:
    read = [made for path in sorted(CORPUS.iterdir()) for made in notation.read(path.read_bytes(), path.name, "yaml")]
    documents = [made for made in read if isinstance(made, Document)]
    assert len(documents) == len(read) == 5
    _compare(documents)


def _damaged(sop: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One thing less, lost, empty or of another kind, all over the form."""
    for key in (key for key in sop if key not in ("sopcheck", "id")):
        yield {name: value for name, value in sop.items() if name != key}
        yield {**sop, "tidak_terbaca": [key]}
        yield {**sop, "terbaca": "sebagian", key: [] if isinstance(sop[key], list) else None}
    for column in sop["langkah"][0]:
        rows = json.loads(json.dumps(sop["langkah"]))
        del rows[3][column]
        yield {**sop, "langkah": rows}
        yield {**sop, "tidak_terbaca": [f"langkah.2.{column}"]}
        for row in rows:
            row.pop(column, None)
        yield {**sop, "langkah": rows}
        yield {**sop, "langkah": rows, "terbaca": "sebagian"}
    yield {**sop, "langkah": []}
    yield {**sop, "gabung": [["langkah.2.waktu", "langkah.3.waktu"]]}
    yield {**sop, "total_waktu": "3 hari"}
    yield {**sop, "satuan_waktu": "menit"}
    yield {**sop, "jenis": "teknis", "pelaksana": sop["pelaksana"][:1]}


def test_documents_with_something_missing() -> None:
    documents = [_document(made) for sop in sops(3) for made in _damaged(sop)]
    assert len(documents) > 200
    _compare(documents)


WORDS = st.sampled_from(
    ["", "-", "....", "10 menit", "2 hari", "3 hari kerja", "0 menit", "1-2 hari", "ATK", "Disposisi", "Draft Laporan",
     "Laporan", "Menyusun draft laporan", "Menyampaikan kepada Camat", "Memeriksa draft", "Camat", "Mulai", "SOP Surat",
     "Peraturan Presiden Nomor 29 Tahun 2014", "Perda Kota Contoh Nomor 1 Tahun 2011", "2 Juli 2019", "Juli 2030"]
)  # fmt: skip
ITEMS = st.lists(WORDS, max_size=2)
ROWS = st.fixed_dictionaries(
    {},
    optional={
        "nomor": st.sampled_from(["1", "2", "3", "3", ""]),
        "kegiatan": WORDS,
        "pelaksana": ITEMS,
        "simbol": st.lists(st.sampled_from(["mulai", "proses", "keputusan", "selesai"]), max_size=2),
        "kelengkapan": ITEMS,
        "waktu": WORDS,
        "output": ITEMS,
        "keterangan": WORDS,
        "ke": st.lists(st.sampled_from(["1", "2", "selesai", "9"]), max_size=1),
        "ya": st.sampled_from(["2", ""]),
        "tidak": st.sampled_from(["1", ""]),
    },
)
FORMS = st.fixed_dictionaries(
    {"sopcheck": st.just("1")},
    optional={
        **dict.fromkeys(("instansi", "unit_kerja", "nomor", "nama", "total_waktu", "satuan_waktu"), WORDS),
        **dict.fromkeys(("tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal_pengesahan"), WORDS),
        **dict.fromkeys(("dasar_hukum", "keterkaitan", "peringatan", "pelaksana", "kualifikasi_pelaksana"), ITEMS),
        "langkah": st.lists(ROWS, max_size=4),
        "tidak_terbaca": st.lists(
            st.sampled_from(["nama", "dasar_hukum", "langkah.1", "langkah.1.output"]), max_size=1
        ),
        "terbaca": st.sampled_from(["utuh", "sebagian"]),
    },
)


@settings(max_examples=150, deadline=None)
@given(st.lists(FORMS, min_size=1, max_size=4))
def test_any_documents(forms: list[dict[str, Any]]) -> None:
    _compare([_document(form) for form in forms])


def test_a_row_keeps_its_values_in_the_order_of_its_fields() -> None:
    """Columns of a table are taken from rows by position (engine/table.py)."""
    fields = [*Langkah.model_fields]
    some = Langkah.model_validate({"output": ["a"], "kegiatan": "b", "ke": ["2"], "nomor": "1"})
    assert [*some.__dict__] == [*Langkah.model_validate_json('{"tidak": "1", "nomor": "2"}').__dict__] == fields
    assert [*some.model_copy(update={"nomor": "3"}).__dict__] == fields
    assert [*Langkah.model_construct(waktu="1").__dict__] == fields
