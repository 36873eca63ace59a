"""What is measured is what is said: sound SOPs give no finding, and sown defects give some."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from sopcheck import app
from sopcheck.engine import profile
from sopcheck.engine.check import Context
from sopcheck.law.registry import load_law
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Source

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))
from generate import sops
from mutations_time import run

from reports import made as file_of
from reports import peak

RULES = profile.load()
CONTEXT = Context(date(2026, 11, 20), load_law())


@pytest.mark.parametrize("steps", [1, 12, 60])
def test_a_sound_sop_gives_no_finding_and_leaves_nothing_unassessed(steps: int) -> None:
    for made in sops(40, steps, defect=0):
        results = app.judged(Document(Sop.model_validate(made), Source("a", "", "json")), RULES, CONTEXT).results
        # one step is not enough for five actor columns
        told = [r for r in results if r.outcome not in ("memenuhi", "tidak_berlaku") and steps > 4]
        # sixty are five rounds of work: 60 “hari”, which as working days are past 31 March, as days of the calendar not
        late = {"tenggat.lkj-pemda-terlewati"} if steps == 60 else set()
        assert [(r.rule, r.outcome) for r in told if r.rule not in late] == []
        assert all(r.outcome == "tidak_dapat_dinilai" for r in told)


def test_sown_defects_are_found() -> None:
    found = {
        result.rule
        for made in sops(60)
        for result in app.judged(Document(Sop.model_validate(made), Source("a", "", "json")), RULES, CONTEXT).results
        if result.findings
    }
    assert {"waktu.kosong", "dasar-hukum.dicabut", "output.tidak-sesuai-kegiatan", "identitas.nomor-kosong"} <= found
    assert len(found) > 12


def test_the_same_seed_makes_the_same_sops() -> None:
    assert list(sops(5)) == list(sops(5))


def test_changed_times_are_caught_and_unchanged_ones_accuse_nobody() -> None:
    exact, loose = run(6, 1, seed=1)
    assert exact.mutants > 100
    assert exact.recall >= 0.95
    assert {kind: count for kind, count in exact.kinds.items() if count[1] < 0.9 * count[0]} == {}
    assert (exact.accused, loose.accused) == (0, 0)
    assert loose.recall > 0.5  # ranges, branches and repetitions leave room


def test_the_memory_of_a_report_is_measured_without_that_of_whoever_measures_it(tmp_path: Path) -> None:
    held = bytearray(400 << 20)
    held[:: 1 << 12] = b"x" * len(held[:: 1 << 12])  # each page is touched, or it would take no memory
    source = file_of(tmp_path, 3)
    assert 20 < peak(source) < 300
    assert 20 < peak(source, "--output", str(tmp_path / "m.html")) < 300
    assert len(held) == 400 << 20
