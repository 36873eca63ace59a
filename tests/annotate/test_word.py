"""Comments in the auditee's Word file: every finding, at its cell, and nothing else changed."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from forms import DATA, GOOD, MAIN, WRONG, Checked, checked, form, parts, types, word
from packages import OFFICE, WORD, package, relations

from sopcheck.ooxml import escaped

W = f"{{{WORD}}}"
OURS = re.compile(
    rb'<w:commentRange(?:Start|End) xmlns:w="[^"]+" w:id="\d+"/>'
    rb'|<w:r xmlns:w="[^"]+"><w:commentReference w:id="\d+"/></w:r>'
)
Place = tuple[int, int, int]  # table, row, column of the grid, from 1


def places(content: bytes) -> dict[int, Place]:
    """Comment id → the cell it stands in, as python-docx and lxml see it."""
    body = docx.Document(io.BytesIO(content)).element.body
    tables = [*body.iter(f"{W}tbl")]
    found: dict[int, Place] = {}
    for start in body.iter(f"{W}commentRangeStart"):
        cell = next((one for one in start.iterancestors(f"{W}tc")), None)
        if cell is None:
            found[int(start.get(f"{W}id"))] = (0, 0, 0)
            continue
        row = cell.getparent()
        before = list(row.iterchildren(f"{W}tc"))
        spans = [one.find(f"{W}tcPr/{W}gridSpan") for one in before[: before.index(cell)]]
        column = sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) + 1
        owner = row.getparent()
        found[int(start.get(f"{W}id"))] = (
            tables.index(owner) + 1,
            [*owner.iterchildren(f"{W}tr")].index(row) + 1,
            column,
        )
    return found


def comments(content: bytes) -> dict[int, Any]:
    return {comment.comment_id: comment for comment in docx.Document(io.BytesIO(content)).comments}


def named(words: str) -> tuple[int, ...]:
    """(2, 3, 9) of “tabel 2, baris 3, kolom 9”."""
    return tuple(int(number) for number in re.findall(r"\d+", words))


@pytest.mark.parametrize("name", ["d1_incell.docx", "d2_stray.docx", "d5_marks.docx"])
def test_every_finding_stands_at_its_cell_and_nothing_else_changes(name: str, tmp_path: Path) -> None:
    run = checked((DATA / name).read_bytes(), name, tmp_path)
    said, where = comments(run.copy), places(run.copy)
    assert len(run.findings) > 3
    for finding in run.findings:
        (number,) = (n for n, comment in said.items() if f"temuan {finding['id']}" in comment.text)
        comment = said[number]
        assert (comment.author, comment.initials, str(comment.timestamp)) == (
            "sopcheck",
            "sc",
            "2026-11-20 00:00:00+00:00",
        )
        assert comment.text.startswith(f"{finding['severity'].upper()}: {finding['message']}\n")
        assert finding["recommendation"] in comment.text
        assert finding["rule"] in comment.text
        assert f"[{finding['basis'][0]['grade']}]" in comment.text or "(perlu verifikasi)" in comment.text
        expected = named(finding["location"]["words"])
        assert where[number][: len(expected)] == expected
    assert len(said) == len(where) == len(run.findings) + 1
    before, after = parts(run.original), parts(run.copy)
    assert OURS.sub(b"", after["word/document.xml"]) == before["word/document.xml"]
    changed = {part for part in before if before[part] != after[part]}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert set(after) - set(before) == {"word/comments.xml"}


def test_the_copy_reads_as_the_same_sop(tmp_path: Path) -> None:
    run = checked((DATA / "d1_incell.docx").read_bytes(), "a.docx", tmp_path)
    (tmp_path / "lagi").mkdir()
    again = checked(run.copy, "b.docx", tmp_path / "lagi")
    one, other = ({**report["documents"][0]["sop"], "asal": None} for report in (run.report, again.report))
    assert one == other


def test_the_first_comment_tells_the_numbers_and_what_could_not_be_judged(tmp_path: Path) -> None:
    run = checked((DATA / "d1_incell.docx").read_bytes(), "a.docx", tmp_path)
    text = comments(run.copy)[0].text
    assert text.startswith("Hasil pemeriksaan: Pengumpulan Data Kinerja")
    assert "dinilai per 2026-11-20" in text
    assert f"{len(run.findings)} temuan (" in text
    assert text.endswith("yang memutuskan tetap manusia.")
    assert places(run.copy)[0] == (1, 6, 3)  # where the name of the SOP stands


def test_what_is_absent_is_told_at_its_own_sop(tmp_path: Path) -> None:
    run = checked(
        word(form("Pengelolaan Cuti", GOOD, WRONG), form("Pengelolaan Surat", GOOD, WRONG)), "a.docx", tmp_path
    )
    where, said = places(run.copy), comments(run.copy)
    assert [len(report["results"]) > 0 for report in run.report["documents"]] == [True, True]
    absent = [finding for finding in run.findings if not finding["location"]]
    assert {finding["sop"] for finding in absent} == {0, 1}
    for finding in absent:
        found = [n for n, comment in said.items() if f"temuan {finding['id']}" in comment.text]
        assert [where[n] for n in found] == [(2 * finding["sop"] + 1, 3, 2)]  # the cell with its name


def test_an_empty_cell_bears_the_finding_about_it(tmp_path: Path) -> None:
    run = checked(word(form("Pengelolaan Cuti", GOOD, WRONG)), "a.docx", tmp_path)
    (empty,) = (finding for finding in run.findings if finding["rule"] == "waktu.kosong")
    assert empty["at"] == "langkah.2.waktu"
    (number,) = (n for n, comment in comments(run.copy).items() if f"temuan {empty['id']}" in comment.text)
    assert places(run.copy)[number] == (2, 3, 6)


def _of_the_empty_date(run: Checked) -> tuple[int, int, int]:
    (missing,) = (finding for finding in run.findings if finding["rule"] == "identitas.tgl-pembuatan-kosong")
    (number,) = (n for n, comment in comments(run.copy).items() if f"temuan {missing['id']}" in comment.text)
    return places(run.copy)[number]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("Tanggal Pembuatan", ":", ""), 3),
        (("Tanggal Pembuatan", "", ""), 3),
        (("Tanggal Pembuatan", "Tanggal Revisi", ""), 1),  # the cell beside is that of another label
    ],
)
def test_a_missing_value_of_the_identity_is_told_at_its_own_empty_cell(
    tmp_path: Path, row: tuple[str, ...], column: int
) -> None:
    identity, steps = form("Pengelolaan Cuti", GOOD)
    rows: list[tuple[str, ...]] = [(label, ":", value) for label, value in identity]
    rows[1] = row
    run = checked(word((rows, steps)), "a.docx", tmp_path)
    assert _of_the_empty_date(run) == (1, 2, column)


def test_a_missing_value_without_a_cell_of_its_own_is_told_at_its_label(tmp_path: Path) -> None:
    identity, steps = form("Pengelolaan Cuti", GOOD)
    identity[1] = ("Tanggal Pembuatan",)
    run = checked(word((identity, steps)), "a.docx", tmp_path)
    assert _of_the_empty_date(run) == (1, 2, 1)


def test_an_item_with_a_paragraph_of_its_own_bears_the_comment_alone(tmp_path: Path) -> None:
    identity, steps = form("Pengelolaan Cuti", GOOD)
    identity[3] = (
        "Dasar Hukum",
        "1. Undang-Undang Nomor 5 Tahun 2014 tentang ASN</w:t></w:r></w:p><w:p><w:r><w:t>2. UU 23/2014 tentang Pemda",
    )
    run = checked(word((identity, steps)), "a.docx", tmp_path)
    second = [finding for finding in run.findings if finding["at"] == "dasar_hukum.2"]
    assert second
    body = docx.Document(io.BytesIO(run.copy)).element.body
    for finding in second:
        (number,) = (n for n, comment in comments(run.copy).items() if f"temuan {finding['id']}" in comment.text)
        (start,) = (one for one in body.iter(f"{W}commentRangeStart") if one.get(f"{W}id") == str(number))
        assert "".join(start.getparent().itertext()).startswith("2. UU 23/2014")


def test_a_merged_cell_bears_the_comment_where_its_words_stand(tmp_path: Path) -> None:
    identity, steps = form("Pengelolaan Cuti", GOOD, WRONG)
    content = word((identity, steps))
    text = parts(content)["word/document.xml"].decode()
    merged = text.replace(
        "<w:tc><w:p><w:r><w:t>Data</w:t>", '<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>Data</w:t>'
    )
    merged = merged.replace(
        "<w:tc><w:p><w:r><w:t>Laporan</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t></w:t>",
        "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t></w:t>",
        1,
    )
    assert merged.count("vMerge") == 2

    run = checked(package(parts(content) | {"word/document.xml": merged.encode()}), "a.docx", tmp_path)
    rows = {place[1] for place in places(run.copy).values() if place[0] == 2 and place[2] == 5}
    assert 3 not in rows


def test_comments_that_are_there_stay_and_numbers_go_on(tmp_path: Path) -> None:
    old = (
        f'<c:comments xmlns:c="{WORD}"><c:comment c:id="7" c:author="Ketua Tim"><c:p><c:r><c:t>Mohon dicek</c:t></c:r></c:p>'
        "</c:comment></c:comments>"
    )
    made = parts(word(form("Pengelolaan Cuti", GOOD, WRONG)))
    made |= {
        "[Content_Types].xml": types({"word/comments.xml": f"{MAIN}wordprocessingml.comments+xml"}).encode(),
        "word/comments.xml": old.encode(),
        "word/_rels/document.xml.rels": relations(("r9", "comments", "comments.xml")).encode(),
    }
    run = checked(package(made), "a.docx", tmp_path)
    found = comments(run.copy)
    assert found[7].text == "Mohon dicek"
    assert min(number for number in found if number != 7) == 8
    assert len(found) == len(run.findings) + 2
    before, after = parts(run.original), parts(run.copy)
    assert {part for part in before if before[part] != after[part]} == {"word/document.xml", "word/comments.xml"}
    assert after["word/comments.xml"].startswith(old.encode().removesuffix(b"</c:comments>"))


HOSTILE = [
    "<script>alert(1)</script>",
    "]]>&amp;&#0;",
    "kiri\u202ekanan\u200f",
    "_x0041_ =cmd|' /C calc'!A0",
    "panjang " * 1250,
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(words: str, tmp_path: Path) -> None:

    identity, steps = form(
        escaped(words), GOOD, tuple(escaped(cell) for cell in ("2", words, "", "", words, words, words, words))
    )
    run = checked(word((identity, steps)), "a.docx", tmp_path)
    found = comments(run.copy)
    assert len(found) == len(run.findings) + 1
    for finding in run.findings:
        (comment,) = (one for one in found.values() if f"temuan {finding['id']}" in one.text)
        shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in finding["message"])
        assert comment.text.split("\n")[0] == f"{finding['severity'].upper()}: {shown}"
    opening = found[min(found)].text
    assert "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in words.split()[0]) in opening


def test_macros_and_unknown_parts_go_through_untouched(tmp_path: Path) -> None:
    content = word(form("Pengelolaan Cuti", GOOD, WRONG))

    made = parts(content) | {"word/vbaProject.bin": bytes(range(256)), "word/media/gambar.emf": b"\0\1\2" * 99}
    run = checked(package(made), "a.docm", tmp_path)
    after = parts(run.copy)
    assert {name: after[name] for name in ("word/vbaProject.bin", "word/media/gambar.emf")} == {
        name: made[name] for name in ("word/vbaProject.bin", "word/media/gambar.emf")
    }
    assert f"{OFFICE}/comments".encode() in after["word/_rels/document.xml.rels"]


def test_what_is_found_across_the_sops_of_a_file_is_told_at_the_first_it_names(tmp_path: Path) -> None:
    forms = [form("Pengelolaan Cuti", GOOD, WRONG), form("Pengelolaan Surat", GOOD)]
    for identity, _ in forms:
        identity.insert(0, ("PEMERINTAH KOTA CONTOH", ""))
    run = checked(word(*forms), "a.docx", tmp_path)
    across = [finding for result in run.report["corpus"]["results"] for finding in result["findings"]]
    assert any(finding["at"].endswith("#1#nomor") for finding in across)  # both bear the same number
    said, where = comments(run.copy), places(run.copy)
    for finding in across:
        (number,) = (n for n, comment in said.items() if f"temuan {finding['id']}" in comment.text)
        assert where[number][0] in ((1, 2) if "#1#" in finding["at"] else (3, 4))
    assert len(said) == len(run.findings) + len(across) + 2
