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
from sopcheck.law.sound import circular, regulation_faults, relation_faults
from sopcheck.yamltext import packaged

Row = dict[str, str]


def table(name: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data_file(f"rules/law/{name}").read_text("utf-8"), newline=""), strict=True))


CURATED = table("regulations.csv")
FURTHER = table("uu_pp.csv")
REGULATIONS = [*CURATED, *FURTHER]
CURATED_RELATIONS = table("relations.csv")
FURTHER_RELATIONS = table("uu_pp_relations.csv")
RELATIONS = [*CURATED_RELATIONS, *FURTHER_RELATIONS]
LISTED = {row["id"]: row for row in REGULATIONS}
ENACTED = {row["id"]: row["enacted"] for row in REGULATIONS if row["enacted"]}
META = packaged("rules/law/META.yaml")
DATED = date.fromisoformat(META["tanggal"])

COLUMNS = {
    "regulations.csv": "id type issuer place number number_printed year title title_evidence enacted gazette_kind gazette_year "
    "gazette_number gazette_supplement status status_evidence status_basis source note",
    "relations.csv": "source relation target effective effective_basis evidence basis",
    "uu_pp.csv": "id type number year title title_evidence title_votes enacted gazette_year gazette_number "
    "gazette_supplement source",
    "uu_pp_relations.csv": "source relation target effective effective_basis evidence basis",
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


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_is_one_line(name: str) -> None:
    """The registry finds rows by the start of their line, without parsing those it does not need."""
    lines = data_file(f"rules/law/{name}").read_text("utf-8").splitlines()
    assert len(lines) == len(table(name)) + 1
    firsts = COLUMNS[name].split()[: 3 if "relations" in name else 1]
    assert [line.split(",")[: len(firsts)] for line in lines[1:]] == [
        [row[column] for column in firsts] for row in table(name)
    ]


def test_no_cell_has_stray_blanks() -> None:
    odd = [(row, name) for row in (*REGULATIONS, *RELATIONS) for name, c in row.items() if c != " ".join(c.split())]
    assert odd == []


def test_ids_are_unique() -> None:
    assert [key for key, count in Counter(row["id"] for row in REGULATIONS).items() if count > 1] == []


def test_relations_are_unique() -> None:
    """Over both files: what the curated one says of two regulations is not said again."""
    pairs = Counter((row["source"], row["target"]) for row in RELATIONS)
    assert [pair for pair, count in pairs.items() if count > 1] == []


@pytest.mark.parametrize("rows", [CURATED, FURTHER], ids=["regulations", "uu_pp"])
def test_regulations_stand_in_canonical_order(rows: list[Row]) -> None:
    keys = [row["id"] for row in rows]
    assert keys == sorted(keys, key=order)


@pytest.mark.parametrize("rows", [CURATED_RELATIONS, FURTHER_RELATIONS], ids=["relations", "uu_pp_relations"])
def test_relations_stand_in_canonical_order(rows: list[Row]) -> None:
    keys = [(order(row["target"]), row["effective"], order(row["source"])) for row in rows]
    assert keys == sorted(keys)


def test_every_regulation_is_sound() -> None:
    assert [(row["id"], fault) for row in REGULATIONS for fault in regulation_faults(row)] == []


def test_every_relation_is_sound() -> None:
    """Among others: nobody repeals or amends what is younger, and no date is earlier than those it presupposes."""
    assert [(row, fault) for row in RELATIONS for fault in relation_faults(row, ENACTED)] == []


def test_no_date_is_later_than_that_of_the_data() -> None:
    assert [row["id"] for row in REGULATIONS if row["enacted"] and date.fromisoformat(row["enacted"]) > DATED] == []
    assert [row for row in RELATIONS if when(row["effective"])[0] > DATED] == []


@pytest.mark.parametrize("row", CURATED, ids=lambda row: row["id"])
def test_a_curated_regulation_is_whole(row: Row) -> None:
    assert row["issuer"]
    assert row["number_printed"]
    assert row["status_basis"]
    assert (row["title"] == "") <= (row["title_evidence"] == "memory")
    assert row["title_evidence"] in ("primary", "secondary", "memory")
    assert "(" not in row["title"][:1]
    assert re.fullmatch(r"(?:\d{4})?", row["gazette_supplement"])


def test_a_further_regulation_is_whole() -> None:
    for row in FURTHER:
        assert row["id"] == f"{row['type'].lower().replace('perppu', 'perpu')}-{row['number']}-{row['year']}"
        assert row["source"].startswith(("mblonyox/data-peraturan:", "dikutip dalam teks"))
        assert (row["gazette_number"] == "") == (row["gazette_year"] == "")
        assert row["gazette_number"] or not row["gazette_supplement"]


def test_a_further_title_counts_only_where_three_other_texts_cite_it_so() -> None:
    for row in FURTHER:
        assert row["title_evidence"] in ("secondary", "none")
        if row["title_evidence"] == "secondary":
            assert row["title"]
            assert int(row["title_votes"]) >= 3
            assert not (row["type"] == "UU" and int(row["year"]) < 1960)  # two series of numbers


def test_a_row_cited_by_its_own_name_is_found_again() -> None:
    """What the parser makes of a citation and what the registry calls it are one key."""
    labels = {key: load_law().named(key).label for key in LISTED}
    assert [key for key, label in labels.items() if parse_citation(label).key != key] == []


def test_both_ends_of_every_relation_are_listed_or_declared_unlisted() -> None:
    ends = {row[end] for row in RELATIONS for end in ("source", "target")}
    assert sorted(ends - set(LISTED)) == sorted(META["di_luar_daftar"])


def test_nothing_is_repealed_in_a_circle() -> None:
    ends = [
        (row["source"], row["target"]) for row in RELATIONS if row["relation"] in ("mencabut", "menggantikan-fungsi")
    ]
    repealed_by: dict[str, set[str]] = {}
    for source, target in ends:
        repealed_by.setdefault(target, set()).add(source)
    assert list(circular(ends, lambda key: repealed_by.get(key, ()))) == []


# repealed again by those who wrote anew what had been repealed: the clause was copied with its chapter, both are whole
REPEATED = {"pp-12-1967", "uu-9-1985"}


def test_nothing_is_repealed_whole_after_it_was_gone() -> None:
    """Who repeals it years later held it to be in force: the earlier repeal took only a part ("sepanjang mengatur …")."""
    repeals: dict[str, set[int]] = {}
    for row in RELATIONS:
        if row["relation"] == "mencabut":
            repeals.setdefault(row["target"], set()).add(int(row["effective"][:4]))
    assert {target for target, years in repeals.items() if max(years) > min(years)} == REPEATED


def test_no_repeal_that_quotes_its_limit_is_whole() -> None:
    limited = re.compile(r"\bsepanjang\b|\bkecuali\b|\bketentuan\b[^.;]*\bsebagaimana (?:di)?atur\b", re.IGNORECASE)
    whole = [row for row in RELATIONS if row["relation"] == "mencabut" and limited.search(row["basis"])]
    assert [(row["source"], row["target"]) for row in whole] == []


def test_a_law_on_schooling_stays_in_force_where_only_parts_of_it_were_repealed() -> None:
    for on in (date(2016, 1, 1), date(2026, 1, 1)):
        for key in ("pp-17-2010", "pp-66-2010"):
            assert load_law().status(key, on).status in ("diubah", "dicabut-sebagian")
            assert load_law().status(key, on).replaced_by is None


@pytest.mark.parametrize("row", [row for row in CURATED if row["status"]], ids=lambda row: row["id"])
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
        if row["title_evidence"] == "none":
            continue
        amended = re.match(r"Perubahan .*?Nomor (\d+) Tahun (\d{4})", row["title"])
        if amended and row["type"] != "Perppu":
            number, of_year = amended.groups()
            same = [
                o["id"] for o in REGULATIONS if (o["type"], o["number"], o["year"]) == (row["type"], number, of_year)
            ]
            silent += [(row["id"], key) for key in same if (row["id"], key) not in amending]
    assert silent == []
