"""One file of every hostile kind met or measured: name, what makes it, and the line that refuses it ("" where it is read).

Each is made small and unfolds, or costs a careless reader minutes or gigabytes.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from typing import NamedTuple

import papers
from compound import compound, word_head
from packages import DRAWING, OFFICE, SHAPES, SHEET, document, package, relations, rows, table, workbook

LINES = (("No", "Kegiatan", "Staf", "Waktu"), ("1", "Menerima surat", "√", "5 menit"))
STEPS = rows(*LINES)
WORDS = table(*LINES)
LONG = 19 * 2**20  # bytes: just within the limit of one file

NOT_READ = "; tidak dibaca demi keamanan"
NO_SOP = "tetapi tidak memuat identitas atau tabel langkah SOP"


class Hostile(NamedTuple):
    file: str
    make: Callable[[], bytes]
    said: str


def _with(more: str) -> str:
    """The step table of a sheet with further rows."""
    return STEPS.replace("</sheetData>", f"{more}</sheetData>")


def _cell(reference: str, words: str = "x") -> str:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{reference}" t="inlineStr"><is><t>{words}</t></is></c></row>'


def _laughs(element: str) -> str:
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    return f'<!DOCTYPE {element} [<!ENTITY a "ha">{entities}]><{element}>&k;</{element}>'


_STOLEN = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _book(xml: str | bytes) -> bytes:
    return package({"_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")), "xl/workbook.xml": xml})


def _text(xml: str) -> bytes:
    return package({"_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")), "word/document.xml": xml})


def _drawn(count: int, column: int) -> bytes:
    shape = (
        f"<x:twoCellAnchor><x:from><x:col>{column}</x:col><x:colOff>0</x:colOff><x:row>1</x:row><x:rowOff>0</x:rowOff></x:from>"
        f"<x:to><x:col>{column}</x:col><x:colOff>9</x:colOff><x:row>1</x:row><x:rowOff>9</x:rowOff></x:to>"
        '<x:sp><x:nvSpPr><x:cNvPr id="{}"/></x:nvSpPr><x:spPr><a:prstGeom prst="rect"/></x:spPr></x:sp></x:twoCellAnchor>'
    )
    return workbook(
        STEPS + '<drawing r:id="r1"/>',
        **{
            "xl__worksheets___rels__sheet1.xml.rels": relations(("r1", "drawing", "../drawings/d.xml")),
            "xl__drawings__d.xml": f'<x:wsDr xmlns:x="{DRAWING}" xmlns:a="{SHAPES}">{_noise(count, shape)}</x:wsDr>',
        },
    )


def _sheets(count: int) -> bytes:
    named = "".join(f'<sheet name="s{n}" xmlns:r="{OFFICE}" r:id="r1"/>' for n in range(count))
    return package(
        {
            "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}"><sheets>{named}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(("r1", "worksheet", "worksheets/sheet1.xml")),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}">{STEPS}</worksheet>',
        }
    )


def _noise(count: int, piece: str) -> str:
    """The piece many times, each with another number, so that it does not pack suspiciously well."""
    chance = random.Random(1)
    return "".join(piece.format(chance.getrandbits(32)) for _ in range(count))


def _outside() -> bytes:
    link = f'<Relationship Id="r9" Type="{OFFICE}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
    return document(WORDS, word___rels__document__xml__rels=relations().replace("/>", f">{link}</Relationships>"))


def _lying() -> bytes:
    """A package whose parts are larger than it says: 1 byte each."""
    content = bytearray(document(WORDS + " " * 10**6))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        content[at + 24 : at + 28] = b"\x01\0\0\0"
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(content)


def _scattered(count: int) -> str:
    return "".join(f"{n % 800} {n % 590} m {n % 800 + 3} {n % 590 + 2} l S\n" for n in range(count))


def _letters(count: int) -> str:
    return "".join(f"BT /F1 8 Tf 1 0 0 1 {n % 800} {n % 590} Tm (abcdefghij) Tj ET\n" for n in range(count))


def _nested_flate() -> bytes:
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 10_000_000) for _ in range(70)) + packer.flush()
    return papers.file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 4 0 R>>",
            papers.stream(zlib.compress(once, 9), "/Filter[/FlateDecode/FlateDecode]"),
        ]
    )


def _aliases() -> bytes:
    more = "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9))
    return f"a: &a [x]\n{more}nama: x\n".encode()


def _json(inside: str) -> bytes:
    return b'{"nama": "Cuti", ' + inside.encode() + b"}"


KINDS: dict[str, Hostile] = {
    # packages
    "a bomb in a sheet": Hostile(
        "bomb.xlsx",
        lambda: workbook(_cell("A1", " " * 200 * 2**20)),
        f"isinya terlalu besar setelah dibuka{NOT_READ}; batasnya 96 MB",
    ),
    "a bomb in a document": Hostile(
        "bomb.docx",
        lambda: document(" " * 33 * 2**20),
        f"bagian word/document.xml terlalu besar{NOT_READ}; batasnya 32 MB",
    ),
    "a part that swells": Hostile(
        "swell.docx",
        lambda: document(WORDS + " " * 8 * 2**20),
        f"bagian word/document.xml mengembang lebih dari 200 kali{NOT_READ}",
    ),
    "parts larger than they say": Hostile("lying.docx", _lying, "berkas Office rusak: bagian "),
    "2001 parts": Hostile(
        "parts.docx",
        lambda: package({f"p{n}": "" for n in range(2001)}),
        f"berisi 2001 bagian{NOT_READ}; batasnya 2000",
    ),
    "a name outside": Hostile(
        "slip.docx", lambda: package({"../../x": ""}), f"nama bagian “../../x” menunjuk ke luar kemasan{NOT_READ}"
    ),
    "an absolute name": Hostile(
        "absolute.docx", lambda: package({"/etc/x": ""}), f"nama bagian “/etc/x” menunjuk ke luar kemasan{NOT_READ}"
    ),
    "a package cut off": Hostile(
        "cut.docx", lambda: document(WORDS)[:-30], "berkas Office rusak: kemasannya tidak dapat dibuka"
    ),
    # XML
    "a billion laughs in a workbook": Hostile(
        "laughs.xlsx",
        lambda: _book(_laughs("workbook")),
        f"bagian xl/workbook.xml memuat DOCTYPE atau ENTITY{NOT_READ}",
    ),
    "a billion laughs in UTF-16": Hostile(
        "laughs16.xlsx",
        lambda: _book(_laughs("workbook").encode("utf-16")),
        f"bagian xl/workbook.xml memuat DOCTYPE atau ENTITY{NOT_READ}",
    ),
    "a billion laughs in a document": Hostile(
        "laughs.docx", lambda: _text(_laughs("w")), f"bagian word/document.xml memuat DOCTYPE atau ENTITY{NOT_READ}"
    ),
    "a billion laughs in a page": Hostile(
        "laughs.html", lambda: f"{_laughs('p')}<table><tr><td>&k;</td></tr></table>".encode(), NO_SOP
    ),
    "a file drawn in by a document": Hostile(
        "xxe.docx",
        lambda: _text(f"{_STOLEN}<w>&x;</w>"),
        f"bagian word/document.xml memuat DOCTYPE atau ENTITY{NOT_READ}",
    ),
    "a file drawn in by a page": Hostile(
        "xxe.html", lambda: f"{_STOLEN}<table><tr><td>&x;</td></tr></table>".encode(), NO_SOP
    ),
    "200,000 levels": Hostile(
        "deep.docx",
        lambda: document("<w:p>" * 200_000 + "</w:p>" * 200_000),
        f"mengembang lebih dari 200 kali{NOT_READ}",
    ),
    "5,000 levels": Hostile(
        "deeper.xlsx", lambda: workbook("<a>" * 5000 + "</a>" * 5000), f"bersarang lebih dari 256 tingkat{NOT_READ}"
    ),
    "a million elements": Hostile(
        "elements.docx",
        lambda: document(WORDS + _noise(1_000_001, '<w:p a="{}"/>')),
        f"berisi terlalu banyak unsur{NOT_READ}",
    ),
    # sheets
    "a cell at the far end": Hostile("far.xlsx", lambda: workbook(_with(_cell("XFD1048576"))), ""),
    "cells in the last column": Hostile(
        "bigcols.xlsx", lambda: workbook(_with("".join(_cell(f"XFD{n}") for n in range(3, 2903)))), ""
    ),
    "a merge over all": Hostile(
        "bigmerge.xlsx",
        lambda: workbook(f'{STEPS}<mergeCells><mergeCell ref="A100:XFD1048576"/></mergeCells>'),
        "",
    ),
    "merges over one another": Hostile(
        "merges.xlsx",
        lambda: workbook(
            f"{STEPS}<mergeCells>{''.join(f'<mergeCell ref={chr(34)}A{n}:CV{n + 1900}{chr(34)}/>' for n in range(1, 20_000))}</mergeCells>"
        ),
        "",
    ),
    "a shape beyond all columns": Hostile("farshape.xlsx", lambda: _drawn(1, 999_999_999), ""),
    "50,000 shapes": Hostile("manyshapes.xlsx", lambda: _drawn(50_000, 2), f"berisi terlalu banyak unsur{NOT_READ}"),
    "2,001 shapes": Hostile("shapes.xlsx", lambda: _drawn(2001, 2), "lembar SOP memuat lebih dari 2000 bentuk gambar"),
    "10,000 sheets": Hostile("sheets.xlsx", lambda: _sheets(10_000), "buku kerja berisi lebih dari 255 lembar"),
    "2,000 columns of actors": Hostile(
        "wide.html",
        lambda: (
            "<table><tr><td>No<td>Kegiatan"
            + "".join(f"<td>Staf {n}" for n in range(2000))
            + "<td>Waktu<tr><td>1<td>Menerima"
            + "<td>x" * 2000
            + "</table>"
        ).encode(),
        "",
    ),
    "12,000 steps": Hostile(
        "steps.xlsx",
        lambda: workbook(rows(*LINES, *((str(n), f"Menyusun laporan {n}", "√", "5 menit") for n in range(2, 12_000)))),
        "tabel langkah lebih dari 2000 baris; pisahkan menjadi beberapa SOP",
    ),
    # documents
    "tables in tables": Hostile(
        "tables.docx", lambda: document("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60), NO_SOP
    ),
    "45,000 rows that begin a merge": Hostile(
        "vmerge.docx",
        lambda: document(
            "<w:tbl>"
            + _noise(
                45_000,
                '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>',
            )
            + "</w:tbl>"
            + WORDS
        ),
        "",
    ),
    "200,000 paragraphs": Hostile(
        "paragraphs.docx",
        lambda: document(_noise(200_000, '<w:p a="{}"/>') + WORDS),
        "dokumen berisi lebih dari 100000 paragraf",
    ),
    "1,000 SOPs": Hostile(
        "sops.docx",
        lambda: document("".join(table(("Nama SOP", f"Cuti {n}"), ("Nomor SOP", str(n))) + WORDS for n in range(1000))),
        "berisi lebih dari 300 SOP; pisahkan menjadi beberapa berkas",
    ),
    "a picture from outside": Hostile("extimg.docx", _outside, ""),
    "macros": Hostile("macros.docm", lambda: document(WORDS, word__vbaProject__bin="x"), ""),
    # containers and disguises
    "locked": Hostile(
        "locked.docx",
        lambda: compound({"EncryptionInfo": b"", "EncryptedPackage": b""}),
        "berkas Office dikunci dengan sandi; simpan ulang tanpa sandi",
    ),
    "a container that is something else": Hostile(
        "slides.xlsx",
        lambda: compound({"PowerPoint Document": b""}),
        "dikenali sebagai presentasi PowerPoint lama; tidak ada pembaca",
    ),
    "a container cut off": Hostile(
        "cut.doc",
        lambda: compound({"WordDocument": word_head()})[:2000],
        "berkas Office lama rusak atau terpotong; simpan ulang atau unduh ulang",
    ),
    "random bytes": Hostile(
        "random.xls",
        lambda: compound({})[:8] + random.Random(2).randbytes(100_000),
        "berkas Office lama rusak atau terpotong; simpan ulang atau unduh ulang",
    ),
    "21 MB": Hostile(
        "large.doc",
        lambda: compound({"WordDocument": word_head()}) + b"\0" * 21 * 2**20,
        "berkas 21,0 MB terlalu besar; batasnya 20 MB per dokumen",
    ),
    "nothing that its name says": Hostile(
        "noise.pdf",
        lambda: random.Random(3).randbytes(100_000),
        "bernama .pdf, tetapi isinya tidak dikenali; simpan ulang atau unduh ulang",
    ),
    # PDF
    "400,000 paths": Hostile(
        "manypaths.pdf",
        lambda: papers.pdf(_scattered(400_000), packed=True),
        "PDF berisi lebih dari 60000 objek gambar dan teks",
    ),
    "600,000 letters": Hostile("manychars.pdf", lambda: papers.pdf(_letters(60_000), packed=True), "PDF"),
    "packed twice, 700 MB": Hostile("flatebomb2.pdf", _nested_flate, "PDF tidak dapat dibuka"),
    "61 pages": Hostile(
        "pages.pdf", lambda: papers.pdf(*["" for _ in range(61)]), "PDF berisi 61 halaman; batasnya 60"
    ),
    # pages
    "19 million “<”": Hostile(
        "marks.html", lambda: b"<table>" + b"<" * LONG, f"halaman berisi lebih dari 400000 tanda “<”{NOT_READ}"
    ),
    "tags that never end": Hostile(
        "open.html",
        lambda: b"<table>" + b"<a b='" * 390_000,
        "halaman HTML rusak: tanda yang dibuka di dalamnya tidak pernah ditutup",
    ),
    "comments that never end": Hostile(
        "comments.html",
        lambda: b"<table>" + b"<!--" * 390_000,
        "halaman HTML rusak: tanda yang dibuka di dalamnya tidak pernah ditutup",
    ),
    "closing tags that never end": Hostile(
        "closing.html",
        lambda: b"<table>" + b"</a " * 390_000,
        "halaman HTML rusak: tanda yang dibuka di dalamnya tidak pernah ditutup",
    ),
    "a tag of five million attributes": Hostile(
        "attributes.html",
        lambda: b"<table " + b"a=1 " * (LONG // 4) + b">",
        "halaman HTML rusak: tanda yang dibuka di dalamnya tidak pernah ditutup",
    ),
    "tags of 100,000 attributes": Hostile(
        "attributed.html", lambda: (b"<table " + b"a=1 " * 100_000 + b">") * 40, f"tanda HTML terlalu panjang{NOT_READ}"
    ),
    "50,000 merged cells of 400 by 400": Hostile(
        "spans.html",
        lambda: b"<table>" + b"<tr><td rowspan=400 colspan=400>x" * 50_000,
        f"sel gabungan terlalu luas{NOT_READ}",
    ),
    "300 tables in one another": Hostile(
        "nested.html", lambda: b"<table><tr><td>" * 300, f"tabel bersarang terlalu dalam{NOT_READ}"
    ),
    # text
    "a quote that never ends": Hostile("quote.csv", lambda: b'No,Kegiatan,Waktu\n"' + b"a" * LONG, NO_SOP),
    "19 million commas": Hostile("commas.csv", lambda: b"No,Kegiatan,Waktu\n" + b"," * LONG, ""),
    "19 million tabs": Hostile("tabs.txt", lambda: b"No\tKegiatan\tPelaksana\tWaktu\n" + b"\t" * LONG, ""),
    "19 million spaces": Hostile(
        "spaces.txt", lambda: b"Nama SOP :" + b" " * LONG + b"x", "satu baris teks lebih dari 500000 huruf"
    ),
    "700,000 lines": Hostile(
        "lines.txt", lambda: b"1. Menyusun laporan 5 menit\n" * 700_000, "teks lebih dari 20000 baris"
    ),
    # the notation
    "aliases of aliases": Hostile("alias.yaml", _aliases, "jangkar (&) dan alias (*) tidak dipakai di notasi ini"),
    "19 million brackets of YAML": Hostile("deep.yaml", lambda: b"nama: " + b"[" * LONG, "bersarang terlalu dalam"),
    "19 million brackets of JSON": Hostile("deep.json", lambda: b'{"nama":' + b"[" * LONG, "bukan JSON yang sah"),
    "a number of 19 million digits": Hostile(
        "number.json", lambda: b'{"nama":' + b"9" * LONG + b"}", "bukan JSON yang sah"
    ),
    "350,000 steps of YAML": Hostile(
        "steps.yaml",
        lambda: b"nama: x\nlangkah:\n" + b"- {nomor: '1', kegiatan: Menyusun, waktu: 5 menit}\n" * 350_000,
        "terlalu banyak isian; paling banyak 200000",
    ),
    "280,000 steps of JSON": Hostile(
        "steps.json",
        lambda: _json(
            '"langkah": [' + ",".join(['{"nomor": "1", "kegiatan": "Menyusun", "waktu": "5 menit"}'] * 280_000) + "]"
        ),
        "tabel langkah lebih dari 2000 baris; pisahkan menjadi beberapa SOP",
    ),
    "a value of 18 million letters": Hostile(
        "value.json", lambda: _json(f'"nomor": "{"1/" * 9_000_000}"'), "isi “nomor” lebih dari 32767 huruf"
    ),
    "20,000 actors": Hostile(
        "actors.json",
        lambda: _json('"pelaksana": [' + ",".join(f'"S{n}"' for n in range(20_000)) + "]"),
        "“pelaksana” berisi lebih dari 2000 butir",
    ),
    "700,000 keys, the last one twice": Hostile(
        "twice.json",
        lambda: _json('"asal": {"tempat": {' + ",".join(f'"k{n}": "x"' for n in (*range(700_000), 699_999)) + "}}"),
        "kunci “k699999” ditulis dua kali",
    ),
}
