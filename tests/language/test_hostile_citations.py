"""Invented hostile strings: damage, broken lines, several at once, placeholders, look-alikes; every part is asserted."""

from pathlib import Path
from typing import Any

import pytest

from sopcheck.language.citations import citations_in, parse_citation
from sopcheck.model.values import Citation, Gazette
from sopcheck.yamltext import parse

CASES: list[dict[str, Any]] = parse(
    (Path(__file__).parent / "data" / "citations_hostile.yaml").read_text("utf-8"), "citations_hostile.yaml"
).value


def shape(citation: Citation) -> dict[str, Any]:
    """A citation as the cases write it: what is not there, and the status of one that was read, is left out."""
    parts = {
        "status": None if citation.status == "terbaca" else citation.status,
        "type": citation.type,
        "number": citation.number,
        "year": citation.year,
        "key": citation.key,
        "title": citation.title,
        "place": citation.place,
        "pinpoint": citation.pinpoint,
        "enacted": citation.enacted and citation.enacted.earliest.isoformat(),
        "gazette": citation.gazette and printed(citation.gazette),
        "words": citation.words,
        "children": [{"role": role, **shape(child)} for role, child in citation.children],
    }
    return {name: part for name, part in parts.items() if part}


def printed(gazette: Gazette) -> str:
    supplement = f" T{gazette.kind} {gazette.supplement}" if gazette.supplement else ""
    return f"{gazette.kind} {gazette.year or '?'}/{gazette.number or '?'}{supplement}"


def test_there_are_enough_of_them() -> None:
    texts = [case["text"] for case in CASES]
    assert len(texts) == len(set(texts)) >= 100


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_hostile_strings_are_read_in_every_part(case: dict[str, Any]) -> None:
    citation = parse_citation(case["text"])
    assert [shape(member) for member in citation.members] == case["members"]
    assert (citation.status == "bukan-rujukan") == (not case["members"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_spans_lead_to_the_printed_words(case: dict[str, Any]) -> None:
    for member in parse_citation(case["text"]).members:
        for citation in (member, *(child for _, child in member.children)):
            assert case["text"][slice(*citation.span)] == citation.words


@pytest.mark.parametrize("apart", ["\n\n", ". Selanjutnya, ", ";\n"])
def test_a_running_text_gives_the_citations_of_its_parts_with_spans_into_it(apart: str) -> None:
    parts = ["UU 23/2014 tentang Pemerintahan Daerah", "Permendagri Nomor 86 Ta-\nhun 2017", "PP 12 Tahun 2019"]
    text = f"Dasar:\n1. {apart.join(parts)}"
    found = list(citations_in(text))
    assert [citation.key for citation in found] == ["uu-23-2014", "permendagri-86-2017", "pp-12-2019"]
    assert [text[slice(*citation.span)] for citation in found] == [
        "UU 23/2014",
        "Permendagri Nomor 86 Ta-\nhun 2017",
        "PP 12 Tahun 2019",
    ]
