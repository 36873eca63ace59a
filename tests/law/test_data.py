"""The tables of rules/law: whoever edits them, they stay whole."""

import csv
import io
import re
from collections import Counter
from datetime import date

import pytest

from sopcheck.home import data_file
from sopcheck.language.citations import parse_citation
from sopcheck.law.registry import load_law
from sopcheck.yamltext import packaged

Row = dict[str, str]


def table(name: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data_file(f"rules/law/{name}").read_text("utf-8"), newline=""), strict=True))


REGULATIONS = table("regulations.csv")
RELATIONS = table("relations.csv")
LISTED = {row["id"]: row for row in REGULATIONS}
META = packaged("rules/law/META.yaml")
DATED = date.fromisoformat(META["tanggal"])

EVIDENCE = {"primary", "official-secondary", "secondary", "memory", "none"}
COLUMNS = {
    "regulations.csv": "id type issuer place number number_printed year title title_evidence enacted gazette_kind gazette_year "
    "gazette_number gazette_supplement status status_evidence status_basis source note",
    "relations.csv": "source relation target effective effective_basis evidence basis",
}


def year(key: str) -> int:
    """The year in a key: the third part, whatever place follows."""
    return int(re.split(r"-(?=\d{4}(?:-[a-z]|$))", key)[1][:4])


def order(key: str) -> tuple[str, int, list[tuple[int, int, str]]]:
    """Prefix, year, then number by its value."""
    parts = [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.split(r"[-.]", key)]
    return key.split("-")[0], year(key), parts


def when(text: str) -> tuple[date, date]:
    """First and last day of a cell "2017-03-30" or "2017"."""
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    day = date.fromisoformat(text)
    return day, day


@pytest.mark.parametrize("name", COLUMNS)
def test_the_file_is_utf8_with_unix_lines_and_the_known_columns(name: str) -> None:
    content = data_file(f"rules/law/{name}").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert content.decode().splitlines()[0] == ",".join(COLUMNS[name].split())


@pytest.mark.parametrize(
    "row", [*REGULATIONS, *RELATIONS], ids=lambda row: row.get("id") or f"{row['source']} {row['target']}"
)
def test_no_cell_has_stray_blanks(row: Row) -> None:
    assert {name: cell for name, cell in row.items() if cell != " ".join(cell.split())} == {}


def test_ids_are_unique() -> None:
    assert [key for key, count in Counter(row["id"] for row in REGULATIONS).items() if count > 1] == []


def test_relations_are_unique() -> None:
    triples = Counter((row["source"], row["relation"], row["target"]) for row in RELATIONS)
    assert [triple for triple, count in triples.items() if count > 1] == []


def test_rows_stand_in_canonical_order() -> None:
    keys = [row["id"] for row in REGULATIONS]
    assert keys == sorted(keys, key=order)
    rows = [(order(row["target"]), row["effective"], order(row["source"])) for row in RELATIONS]
    assert rows == sorted(rows)


def test_every_word_is_a_known_one() -> None:
    known = {
        "title_evidence": EVIDENCE - {"official-secondary", "none"},
        "gazette_kind": {"", "LN", "BN"},
        "status": {"", "berlaku", "diubah", "dicabut", "dicabut-sebagian"},
        "status_evidence": EVIDENCE,
        "relation": {"mencabut", "mencabut-sebagian", "mengubah", "menggantikan-fungsi"},
        "effective_basis": {"stated", "enactment", "year-only"},
        "evidence": EVIDENCE - {"none"},
    }
    odd = [
        (name, row[name])
        for rows in (REGULATIONS, RELATIONS)
        for row in rows
        for name, words in known.items()
        if name in row and row[name] not in words
    ]
    assert odd == []


@pytest.mark.parametrize("row", REGULATIONS, ids=lambda row: row["id"])
def test_a_regulation_is_whole(row: Row) -> None:
    key = row["id"]
    assert year(key) == int(row["year"])
    assert row["type"]
    assert row["issuer"]
    assert row["number"]
    assert row["number_printed"]
    assert row["status_basis"]
    assert (row["title"] == "") <= (row["title_evidence"] == "memory")
    assert "(" not in row["title"][:1]
    assert (row["status"] == "") == (row["status_evidence"] == "none")
    assert row["source"] or row["title_evidence"] == "memory"
    if row["enacted"]:
        enacted = date.fromisoformat(row["enacted"])
        assert enacted.year == int(row["year"])
        assert enacted <= DATED
    if row["gazette_year"]:
        assert row["gazette_kind"]
        assert 0 <= int(row["gazette_year"]) - int(row["year"]) <= 1  # promulgated late at most
        assert re.fullmatch(r"\d{0,4}", row["gazette_number"])
        assert re.fullmatch(r"(?:\d{4})?", row["gazette_supplement"])


@pytest.mark.parametrize("row", REGULATIONS, ids=lambda row: row["id"])
def test_a_row_cited_by_its_own_name_is_found_again(row: Row) -> None:
    """What the parser makes of a citation and what the registry calls it are one key."""
    regulation = load_law().named(row["id"])
    assert parse_citation(regulation.label).key == row["id"]


@pytest.mark.parametrize("row", RELATIONS, ids=lambda row: f"{row['source']} {row['relation']} {row['target']}")
def test_a_relation_is_whole(row: Row) -> None:
    source, target = row["source"], row["target"]
    assert source != target
    assert year(source) >= year(target)  # nobody repeals or amends what is younger
    assert row["basis"]
    first, last = when(row["effective"])
    assert (first != last) == (row["effective_basis"] == "year-only")
    assert first.year >= year(source)
    assert first <= DATED
    enacted = [LISTED[key]["enacted"] for key in (source, target) if key in LISTED]
    assert all(last >= date.fromisoformat(day) for day in enacted if day)


def test_both_ends_of_every_relation_are_listed_or_declared_unlisted() -> None:
    ends = {row[end] for row in RELATIONS for end in ("source", "target")}
    assert sorted(ends - set(LISTED)) == sorted(META["di_luar_daftar"])


def test_nothing_is_repealed_in_a_circle() -> None:
    repealed_by: dict[str, set[str]] = {}
    for row in RELATIONS:
        if row["relation"] in ("mencabut", "menggantikan-fungsi"):
            repealed_by.setdefault(row["target"], set()).add(row["source"])

    def reaches(start: str) -> set[str]:
        seen: set[str] = set()
        todo = [start]
        while todo:
            for key in repealed_by.get(todo.pop(), ()):
                if key not in seen:
                    seen.add(key)
                    todo.append(key)
        return seen

    assert [key for key in repealed_by if key in reaches(key)] == []


@pytest.mark.parametrize("row", [row for row in REGULATIONS if row["status"]], ids=lambda row: row["id"])
def test_the_stated_status_is_what_the_relations_say(row: Row) -> None:
    judged = load_law().status(row["id"], DATED)
    amended_then_replaced = judged.status == "digantikan-fungsi" and judged.amended_by is not None
    assert row["status"] == ("diubah" if amended_then_replaced else judged.status)


def test_the_date_of_the_data_and_its_licence_are_said() -> None:
    assert load_law().dated == DATED
    assert META["lisensi"]
    assert META["asal"]


def test_who_amends_by_its_title_amends_in_the_relations() -> None:
    """Else an SOP would be told of an older amendment as the last one. A Perppu lives on as the UU that confirms it."""
    amending = {(row["source"], row["target"]) for row in RELATIONS if row["relation"] == "mengubah"}
    silent = []
    for row in REGULATIONS:
        amended = re.match(r"Perubahan .*?Nomor (\d+) Tahun (\d{4})", row["title"])
        if amended and row["type"] != "Perppu":
            number, of_year = amended.groups()
            same = [
                o["id"] for o in REGULATIONS if (o["type"], o["number"], o["year"]) == (row["type"], number, of_year)
            ]
            silent += [(row["id"], key) for key in same if (row["id"], key) not in amending]
    assert silent == []
