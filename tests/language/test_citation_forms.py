"""The 130 strings collected from SOPs and government texts: every recorded part is read.

title: as recorded; "…" in a record is "...", and "(atas)" a word that may be missing. printed: the title that stands
there, where the record sets it right, shortens or describes it (a parser reads what is printed). The year of the one
string that cites nothing is that of a work programme, so it is no year of a citation.
"""

import csv
import json
import re
from pathlib import Path

import pytest

from sopcheck.language.citations import parse_citation
from sopcheck.language.repair import repaired
from sopcheck.model.values import Citation, Gazette

FORMS = Path(__file__).parent / "data" / "citation_forms.tsv"


def rows() -> list[dict[str, str]]:
    with FORMS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def text_of(row: dict[str, str]) -> str:
    text = json.loads(f'"{row["text"]}"')
    assert isinstance(text, str)
    return text


def identity(citation: Citation) -> tuple[str | None, str | None, str | None]:
    return citation.type, citation.number, citation.year


def agree(recorded: str, title: str) -> bool:
    """Equal after normalization; what the record elides may be anything."""
    pieces = [re.escape(repaired(piece)) for piece in re.sub(r"\(\w+\)", "...", recorded).split("...")]
    return re.fullmatch(r"\W*.*?\W*".join(pieces), repaired(title)) is not None


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:60])
def test_every_collected_form_gives_kind_number_and_year(row: dict[str, str]) -> None:
    citation = parse_citation(text_of(row))
    assert identity(citation) == (row["type"] or None, row["number"] or None, row["year"] or None)
    assert citation.status == row["status"]
    if row["members"]:
        members = [identity(member) for member in citation.members]
        assert members == [tuple(member.replace("_", " ").split("|")) for member in row["members"].split(" ")]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:60])
def test_every_recorded_title_gazette_and_date_is_read(row: dict[str, str]) -> None:
    citation = parse_citation(text_of(row))
    title = citation.title or ""
    assert title == row["printed"] if row["printed"] else agree(row["title"], title)
    assert written(citation.gazette) == row["gazette"]
    assert (citation.enacted.earliest.isoformat() if citation.enacted else "") == row["date"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:60])
def test_every_span_holds_the_words_that_were_read(row: dict[str, str]) -> None:
    text = text_of(row)
    for member in parse_citation(text).members:
        for citation in (member, *(child for _, child in member.children)):
            assert text[slice(*citation.span)] == citation.words


def written(gazette: Gazette | None) -> str:
    if gazette is None:
        return ""
    supplement = f" T{gazette.kind} {gazette.supplement}" if gazette.supplement else ""
    return f"{gazette.kind} {gazette.year}/{gazette.number}{supplement}"


def test_all_forms_are_there() -> None:
    assert len(rows()) == 130
