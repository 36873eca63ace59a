"""Notes in the auditee's workbook: every finding at its cell, drawings and old notes as they were."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from forms import DATA, GOOD, WRONG, checked, excel, form, parts
from packages import SHEET, relations

from sopcheck.ooxml import escaped

OURS = re.compile(rb'<legacyDrawing xmlns="[^"]+" xmlns:r="[^"]+" r:id="rIdSop2"/>')


def notes(content: bytes) -> dict[tuple[str, str], str]:
    """(sheet, cell) → the words of its note, as openpyxl reads them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def named(words: str) -> tuple[str, str]:
    """("Prosedur", "I7") of “lembar Prosedur, sel I7”; of a row its Kegiatan cell, in column B of our files."""
    match = re.fullmatch(r"lembar (.+), (?:sel ([A-Z]+[0-9]+)|baris ([0-9]+))", words)
    assert match
    return match[1], match[2] or f"B{match[3]}"


@pytest.mark.parametrize("name", ["x1_clean.xlsx", "x3_onesheet_offpage.xlsx", "x4_marks.xlsx", "x5_values.xlsx"])
def test_every_finding_stands_at_its_cell_and_all_else_is_as_it_was(name: str, tmp_path: Path) -> None:
    run = checked((DATA / name).read_bytes(), name, tmp_path)
    said = notes(run.copy)
    assert run.findings
    for finding in run.findings:
        (place,) = (place for place, words in said.items() if f"temuan {finding['id']}" in words)
        assert f"{finding['severity'].upper()}: {finding['message']}\n" in said[place]
        assert finding["recommendation"] in said[place]
        if finding["location"]:
            assert place[0] == named(finding["location"]["words"])[0]
        if ", sel " in finding["location"].get("words", ""):
            assert place == named(finding["location"]["words"])
    before, after = parts(run.original), parts(run.copy)
    for part, content in before.items():
        if part.startswith("xl/worksheets/sheet"):
            assert OURS.sub(b"", after[part]) == content
        elif part != "[Content_Types].xml" and not part.startswith("xl/worksheets/_rels/"):
            assert after[part] == content, part


def test_a_note_that_is_there_stays_and_ours_follows_it(tmp_path: Path) -> None:
    identity, steps = form("Pengelolaan Cuti", GOOD, WRONG)
    old = (
        f'<comments xmlns="{SHEET}"><authors><author>Ketua Tim</author></authors><commentList>'
        '<comment ref="F7" authorId="0"><text><t>Sudah ditanyakan</t></text></comment>'
        '<comment ref="A1" authorId="0"><text><r><t>Formulir lama</t></r></text></comment></commentList></comments>'
    )
    box = '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s2049"><br></v:shape></xml>'
    content = excel(
        identity,
        steps,
        '<legacyDrawing r:id="r2"/>',
        **{
            "xl__comments1.xml": old,
            "xl__drawings__vmlDrawing1.vml": box,
            "xl__worksheets___rels__sheet1.xml.rels": relations(
                ("r1", "comments", "../comments1.xml"), ("r2", "vmlDrawing", "../drawings/vmlDrawing1.vml")
            ),
        },
    )
    run = checked(content, "a.xlsx", tmp_path)
    after = parts(run.copy)
    assert set(after) == set(parts(content))
    said = notes(_declared(run.copy))
    assert said["SOP", "A1"] == "Formulir lama"
    assert said["SOP", "F7"].startswith("Sudah ditanyakan\n\nGALAT: Langkah 2")
    drawn = after["xl/drawings/vmlDrawing1.vml"].decode()
    assert drawn.startswith(box.removesuffix("</xml>"))
    assert re.findall(r'id="(_x0000_s\d+)"', drawn)[:2] == ["_x0000_s2049", "_x0000_s2050"]
    assert drawn.count("<v:shapetype") == 1
    assert drawn.count("<v:shape ") == 1 + len([place for place in said if place not in {("SOP", "A1"), ("SOP", "F7")}])
    assert "<x:Row>6</x:Row><x:Column>5</x:Column>" not in drawn  # that note has its box already


def _declared(content: bytes) -> bytes:
    """With the old notes declared, which openpyxl wants and the test's file leaves out."""
    from packages import package

    made = parts(content)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
    new = f'<Override PartName="/xl/comments1.xml" ContentType="{kind}"/></Types>'
    return package(made | {"[Content_Types].xml": made["[Content_Types].xml"].replace(b"</Types>", new.encode())})


def test_a_conversation_is_left_alone_and_the_next_cell_says_which_is_meant(tmp_path: Path) -> None:
    identity, steps = form("Pengelolaan Cuti", GOOD, WRONG)
    talk = '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="F7" id="{1}"><text>?</text></threadedComment></ThreadedComments>'
    further = {
        "xl__threadedComments__t1.xml": talk,
        "xl__worksheets___rels__sheet1.xml.rels": relations(("r1", "threadedComment", "../threadedComments/t1.xml")),
    }
    run = checked(excel(identity, steps, **further), "a.xlsx", tmp_path)
    said = notes(run.copy)
    assert ("SOP", "F7") not in said
    assert said["SOP", "G7"].startswith("Tentang sel F7:\nGALAT: Langkah 2")
    assert parts(run.copy)["xl/threadedComments/t1.xml"] == talk.encode()


def test_a_merged_cell_bears_the_note_where_its_words_stand(tmp_path: Path) -> None:
    identity, steps = form("Pengelolaan Cuti", GOOD, (*WRONG[:5], "", *WRONG[6:]))
    merged = '<mergeCells count="1"><mergeCell ref="E7:F7"/></mergeCells>'
    run = checked(excel(identity, steps, merged), "a.xlsx", tmp_path)
    said = notes(run.copy)
    assert ("SOP", "F7") not in said
    (empty,) = (finding for finding in run.findings if finding["rule"] == "waktu.kosong")
    assert f"temuan {empty['id']}" in said["SOP", "E7"]


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (("Tanggal Pembuatan", ":", ""), "C2"),
        (("Tanggal Pembuatan", "", ""), "C2"),
        (("Tanggal Pembuatan", "Tanggal Revisi", ""), "A2"),  # what stands beside is another label
    ],
)
def test_a_missing_value_of_the_identity_is_told_at_its_own_empty_cell(
    tmp_path: Path, row: tuple[str, ...], cell: str
) -> None:
    identity, steps = form("Pengelolaan Cuti", GOOD)
    rows: list[tuple[str, ...]] = [(label, "", value) for label, value in identity]
    rows[1] = row
    run = checked(excel(rows, steps), "a.xlsx", tmp_path)
    (missing,) = (finding for finding in run.findings if finding["rule"] == "identitas.tgl-pembuatan-kosong")
    assert [name for (_, name), words in notes(run.copy).items() if f"temuan {missing['id']}" in words] == [cell]


def test_an_item_in_a_cell_of_its_own_bears_the_finding(tmp_path: Path) -> None:
    identity, steps = form("Pengelolaan Cuti", GOOD)
    identity[3:] = [
        ("Dasar Hukum", ""),
        ("1. UU 23/2014 tentang Pemerintahan Daerah", ""),
        ("2. UU 32/2004 tentang Pemerintahan Daerah", ""),
    ]
    run = checked(excel(identity, steps), "a.xlsx", tmp_path)
    second = [finding for finding in run.findings if finding["at"] == "dasar_hukum.2"]
    assert second
    assert {finding["location"]["words"] for finding in second} == {"lembar SOP, sel A6"}
    assert all(f"temuan {finding['id']}" in notes(run.copy)["SOP", "A6"] for finding in second)


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "kiri\u202ekanan", "_x0041_", "=cmd|' /C calc'!A0", "panjang " * 1250]
)
def test_hostile_words_are_words(words: str, tmp_path: Path) -> None:
    cells = tuple(escaped(cell) for cell in ("2", words, "", "", words, words, words, words))
    run = checked(excel(*form(escaped(words), GOOD, cells)), "a.xlsx", tmp_path)
    said = "\n".join(notes(run.copy).values()).replace("_x005F_x", "_x")
    assert len(run.findings) > 3
    for finding in run.findings:
        assert f"temuan {finding['id']}" in said
        assert finding["message"].replace("\u202e", "\N{REPLACEMENT CHARACTER}") in said
    assert "\u202e" not in said


def test_the_box_of_a_note_names_its_cell_and_the_order_of_the_sheet_holds(tmp_path: Path) -> None:
    run = checked((DATA / "x1_clean.xlsx").read_bytes(), "a.xlsx", tmp_path)
    after = parts(run.copy)
    sheet = after["xl/worksheets/sheet2.xml"]
    assert sheet.index(b"<drawing ") < sheet.index(b"<legacyDrawing ")
    cells = [cell for name, cell in notes(run.copy) if name == "Prosedur"]
    drawn = after["xl/drawings/vmlDrawing1.vml"].decode()
    found = re.findall(r"<x:Row>(\d+)</x:Row><x:Column>(\d+)</x:Column>", drawn)
    assert sorted(chr(65 + int(column)) + str(int(row) + 1) for row, column in found) == sorted(cells)
