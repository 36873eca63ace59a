"""The drawing of which step uses which output: every use is drawn, or it is said why not."""

from __future__ import annotations

import re

import pytest
from reporters.written import corpus

from sopcheck.model.locators import step_labels
from sopcheck.model.report import DocumentReport, PaperFate, Verdict
from sopcheck.reporters.web.paper_flow import MOST_STEPS, paper_flow

LABELS = [f"Langkah {n}" for n in range(1, 131)]
DASHED = "Panah putus-putus"


def fate(step: int, *by: str, verdict: Verdict = "dipakai") -> PaperFate:
    return PaperFate(f"langkah.{step}.output.1", "Laporan", "laporan", None, None, "", verdict, by, "sebab")


def arrows(page: str) -> list[tuple[str, str]]:
    """(whether dashed, what) of each arrow drawn."""
    kinds = re.findall(r'<path class="(arrow[^"]*)"', page)
    told = re.search(r"<desc>(.*?)</desc>", page)
    return list(zip(kinds, told[1].split("; ") if told else [], strict=True))


@pytest.mark.parametrize(
    ("place", "kind"),
    [("langkah.3.kelengkapan.1", "arrow"), ("langkah.3.kegiatan", "arrow"), ("langkah.3", "arrow guess")],
)
def test_a_use_is_drawn_however_it_is_known(place: str, kind: str) -> None:
    page = paper_flow([fate(1, place)], LABELS)
    assert arrows(page) == [(kind, "langkah ke-1 ke langkah ke-3")]
    assert (DASHED in page) == (kind != "arrow")
    assert "tidak digambar" not in page


def test_a_use_that_is_listed_once_is_not_drawn_as_presumed() -> None:
    page = paper_flow([fate(1, "langkah.3"), fate(1, "langkah.3.kelengkapan.1"), fate(2, "langkah.1.kegiatan")], LABELS)
    assert arrows(page) == [("arrow", "langkah ke-1 ke langkah ke-3"), ("arrow", "langkah ke-2 ke langkah ke-1")]


def test_what_is_not_drawn_is_counted_with_the_reason() -> None:
    fates = [
        fate(1, "langkah.2"),
        fate(2),
        fate(3, "peralatan_perlengkapan"),
        fate(4, "langkah.4.kegiatan"),
        fate(5, f"langkah.{MOST_STEPS + 1}.kelengkapan.1"),
        fate(6, "langkah.6.kegiatan", verdict="diserahkan"),
    ]
    page = paper_flow(fates, LABELS)
    assert len(arrows(page)) == 1
    assert "3 output yang dipakai tidak digambar: yang memakainya bukan satu langkah lain" in page
    assert f"1 output yang dipakai tidak digambar: langkahnya di luar {MOST_STEPS} langkah pertama" in page
    alone = paper_flow(fates[1:2], LABELS)
    assert "<svg" not in alone
    assert "1 output yang dipakai tidak digambar" in alone


def test_every_use_in_the_corpus_that_names_its_step_has_an_arrow() -> None:
    uses = 0
    for document in (event for event in corpus() if isinstance(event, DocumentReport)):
        fates = document.flow.documents
        labels = step_labels(tuple([row.nomor for row in document.sop.langkah or ()]))
        drawn = {what for _, what in arrows(paper_flow(fates, labels))}
        named = {
            f"langkah ke-{each.at.split('.')[1]} ke langkah ke-{place.split('.')[1]}"
            for each in fates
            if each.verdict == "dipakai"
            for place in each.by
            if place.startswith("langkah.")
        }
        assert drawn == named
        uses += len(named)
    assert uses > 5
