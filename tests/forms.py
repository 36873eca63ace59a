"""Small SOPs as Office files, and copies of them with our comments, for tests."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from packages import document, package, rows, table, workbook

from sopcheck import cli, ooxml

DATA = Path(__file__).parent / "readers" / "office" / "data"
HEADINGS = ("No", "Kegiatan", "Staf", "Kepala", "Kelengkapan", "Waktu", "Output", "Keterangan")


class Checked(NamedTuple):
    """A run: the bytes of the original and of the copy, and the report as JSON."""

    original: bytes
    copy: bytes
    report: dict[str, Any]

    @property
    def findings(self) -> list[dict[str, Any]]:
        """All findings, each with its rule and the number of its SOP."""
        return [
            {**finding, "rule": result["rule"], "sop": number}
            for number, sop in enumerate(self.report["documents"])
            for result in sop["results"]
            for finding in result["findings"]
        ]


def checked(content: bytes, name: str, folder: Path) -> Checked:
    """Check a file with --annotate in an empty folder."""
    source, target, report = folder / name, folder / f"salinan-{name}", folder / "laporan.json"
    source.write_bytes(content)
    given = ["check", str(source), "--as-of", "2026-11-20", "--fail-on", "never"]
    assert cli.main([*given, "--annotate", str(target), "--output", str(report)]) == 0
    assert source.read_bytes() == content
    return Checked(content, target.read_bytes(), json.loads(report.read_text("utf-8")))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def form(nama: str, *steps: tuple[str, ...]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """(identity, step table) of an SOP as rows of cells."""
    identity: list[tuple[str, ...]] = [
        ("Nomor SOP", "067/1/2023"),
        ("Tanggal Pembuatan", ""),
        ("Nama SOP", nama),
        ("Dasar Hukum", "-"),
    ]
    return identity, [HEADINGS, *steps]


GOOD = ("1", "Menyusun laporan", "√", "", "Data", "2 jam", "Laporan", "")
WRONG = ("2", "Mengirim laporan", "", "√", "Laporan", "", "Laporan terkirim", "")


MAIN = "application/vnd.openxmlformats-officedocument."


def types(further: dict[str, str] | None = None) -> str:
    """[Content_Types].xml of both kinds of file. further: content types by part."""
    known = {
        "word/document.xml": f"{MAIN}wordprocessingml.document.main+xml",
        "xl/workbook.xml": f"{MAIN}spreadsheetml.sheet.main+xml",
        "xl/worksheets/sheet1.xml": f"{MAIN}spreadsheetml.worksheet+xml",
        **(further or {}),
    }
    return ooxml.content_types(known)


def word(*forms: tuple[list[tuple[str, ...]], list[tuple[str, ...]]]) -> bytes:
    made = parts(document("".join(table(*identity) + table(*steps) for identity, steps in forms)))
    return package(made | {"[Content_Types].xml": types().encode()})


def excel(identity: list[tuple[str, ...]], steps: list[tuple[str, ...]], more: str = "", **further: str) -> bytes:
    """A workbook of one sheet. more: XML behind its cells; further: other parts, as in packages.workbook."""
    made = parts(workbook(rows(*identity, *steps) + more, **further))
    return package({"[Content_Types].xml": types().encode(), **made})
