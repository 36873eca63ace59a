"""Hostile Office files: each is refused in one clear line, or read without what makes it hostile."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from packages import DRAWING, SHAPES, document, package, relations, rows, table, workbook

from sopcheck.errors import InputError
from sopcheck.readers import office
from sopcheck.readers.office.package import MAX_PART, MAX_PARTS
from sopcheck.readers.raw import Grid

STEPS = rows(("No", "Kegiatan", "Staf", "Waktu"), ("1", "Menerima surat", "√", "5 menit"))


def refused(content: bytes) -> str:
    with pytest.raises(InputError) as error:
        office.read(content, "a.xlsx")
    return str(error.value)


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    bomb = "<a>" + " " * (MAX_PART + 1) + "</a>"
    said = refused(workbook(bomb))
    assert said == "a.xlsx: bagian xl/worksheets/sheet1.xml terlalu besar; tidak dibaca demi keamanan; batasnya 32 MB"


def test_a_part_that_swells_is_refused() -> None:
    swelling = "<sheetData/>" + " " * (8 * 2**20)
    assert "mengembang lebih dari 200 kali" in refused(workbook(swelling))


@pytest.mark.parametrize(
    "head",
    ['<!DOCTYPE a [<!ENTITY x "y">]>', '<!DOCTYPE a SYSTEM "file:///etc/passwd">'],
)
def test_entities_and_external_documents_are_refused(head: str) -> None:
    content = package(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f"{head}<workbook/>",
        }
    )
    assert refused(content) == ("a.xlsx: bagian xl/workbook.xml memuat DOCTYPE atau ENTITY; tidak dibaca demi keamanan")


@pytest.mark.parametrize("name", ["../../etc/cron", "/abs.xml", "xl\\..\\..\\x", "C:/x.xml"])
def test_parts_that_point_outside_are_refused(name: str) -> None:
    assert "menunjuk ke luar kemasan" in refused(package({"_rels/.rels": relations(), name: "x"}))


def test_a_part_twice_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for _ in range(2):
            with pytest.warns(UserWarning, match="Duplicate") if "a" in file.namelist() else nothing():
                file.writestr("a", "x")
    assert "ada dua kali" in refused(target.getvalue())


class nothing:  # noqa: N801  a context manager
    def __enter__(self) -> None: ...
    def __exit__(self, *error: object) -> None: ...


def test_too_many_parts_are_refused() -> None:
    assert f"berisi {MAX_PARTS + 1} bagian" in refused(package({f"p{n}": "" for n in range(MAX_PARTS + 1)}))


def test_deep_nesting_is_refused() -> None:
    assert "bersarang lebih dari 256 tingkat" in refused(workbook("<a>" * 5000 + "</a>" * 5000))


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    far = STEPS.replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )
    (grid,) = office.read(workbook(far), "a.xlsx").parts
    assert isinstance(grid, Grid)
    assert len(grid.cells) == 9
    assert len(grid.rows) <= 2001


def test_a_merge_over_the_whole_sheet_is_ignored() -> None:
    merged = STEPS + '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    (grid,) = office.read(workbook(merged), "a.xlsx").parts
    assert isinstance(grid, Grid)
    assert {(cell.rows, cell.columns) for cell in grid.cells} == {(1, 1)}


def test_a_shape_beyond_the_sheet_is_left_out_and_too_many_are_refused() -> None:
    def drawn(count: int, column: int) -> bytes:
        shape = (
            f"<x:twoCellAnchor><x:from><x:col>{column}</x:col><x:colOff>0</x:colOff><x:row>1</x:row><x:rowOff>0</x:rowOff></x:from>"
            f"<x:to><x:col>{column}</x:col><x:colOff>9</x:colOff><x:row>1</x:row><x:rowOff>9</x:rowOff></x:to>"
            '<x:sp><x:nvSpPr><x:cNvPr id="1"/></x:nvSpPr><x:spPr><a:prstGeom prst="rect"/></x:spPr></x:sp></x:twoCellAnchor>'
        )
        return workbook(
            STEPS + '<drawing r:id="r1"/>',
            **{
                "xl__worksheets___rels__sheet1.xml.rels": relations(("r1", "drawing", "../drawings/d.xml")),
                "xl__drawings__d.xml": f'<x:wsDr xmlns:x="{DRAWING}" xmlns:a="{SHAPES}">{shape * count}</x:wsDr>',
            },
        )

    (grid,) = office.read(drawn(3, 999_999_999), "a.xlsx").parts
    assert isinstance(grid, Grid)
    assert grid.shapes == ()
    assert "lebih dari 2000 bentuk gambar" in refused(drawn(2001, 2))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 rusak", "berkas Office rusak: kemasannya tidak dapat dibuka"),
        (package({"a.txt": "x"}), "dikenali sebagai berkas ZIP; tidak ada pembaca"),
        (package({"_rels/.rels": "<Relationships"}), "bagian _rels/.rels bukan XML yang utuh"),
        (package({"_rels/.rels": b"\xff\xff"}), "bagian _rels/.rels bukan teks UTF-8"),
        (
            package({"_rels/.rels": relations(("r1", "officeDocument", "xl/hilang.xml"))}),
            "berkas Office rusak: tidak ada buku kerja di dalamnya",
        ),
    ],
)
def test_damaged_files_are_told_in_one_line(content: bytes, said: str) -> None:
    line = refused(content)
    assert said in line
    assert "\n" not in line


def test_macros_are_noted_and_never_run() -> None:
    raw = office.read(workbook(STEPS, **{"xl__vbaProject.bin": "x"}), "a.xlsm")
    assert [note.code for note in raw.notes] == ["makro"]


def test_links_to_the_outside_are_never_followed() -> None:
    outside = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="x/image" Target="http://a.example/x.png" TargetMode="External"/></Relationships>'
    raw = office.read(
        document(
            table(("No", "Kegiatan", "Waktu"), ("1", "Menerima", "5 menit")),
            **{"word___rels__document.xml.rels": outside},
        ),
        "a.docx",
    )
    assert raw.kind == "docx"
    assert len(raw.parts) == 1
