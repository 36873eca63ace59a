"""How well files that go through LibreOffice are read: .doc, .xls, OpenDocument, RTF, against their known truth.

    python benchmarks/converted.py [FOLDER TRUTH]

Without arguments the synthetic files of the tests. FOLDER: files named as there ("x1_clean.xls"); TRUTH: T1.json, T2.json.
Files of names with an asterisk are the same with the kinds of their shapes taken away, as LibreOffice itself saves them.
Needs LibreOffice.
"""

from __future__ import annotations

import json
import struct
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sopcheck
from sopcheck.model.source import Source
from sopcheck.readers import flowchart, legacy, normalize, step_rows, step_table
from sopcheck.readers.legacy import OLE, libreoffice
from sopcheck.readers.raw import Grid, Raw

ROOT = Path(__file__).parent.parent
FILES, TRUTH = ROOT / "tests/readers/legacy/data", ROOT / "tests/readers/office/data"
KINDS = {"terminator": "terminal", "process": "proses", "decision": "keputusan", "offpage": "penghubung"}
COUNTED = ("rows", "durations", "places", "false places", "kinds", "arrows", "wrong arrows")

# a shape in a binary drawing: its type in the upper 12 bits, then the sign of such a record and its length ([MS-ODRAW])
_SHAPE = b"\x0a\xf0\x08\x00\x00\x00"
_UNKNOWN = 4095
_TYPED = (32, 33, 34, 109, 110, 116, 177)


def main(arguments: Sequence[str]) -> int:
    if len(arguments) not in (0, 2):
        print(__doc__)
        return 2
    if libreoffice.found() is None:
        print("no LibreOffice here")
        return 2
    folder, truths = map(Path, arguments or (FILES, TRUTH))
    print(f"{'file':<28}" + "".join(f"{what:>13}" for what in COUNTED) + f"{'new findings':>13}{'seconds':>9}")
    for path in sorted(folder.iterdir()):
        if truth := truth_of(path.name, truths):
            content = path.read_bytes()
            _line(path.name, content, truth, truths)
            if (bare := untyped(content)) != content:
                _line(f"{path.name} *", bare, truth, truths)
    return 0


def truth_of(name: str, truths: Path) -> dict[str, Any] | None:
    """What was put into a file; None of one that shows something else."""
    if not name.startswith(("d1", "d2", "d5", "x1", "x3", "x4")):
        return None
    truth: dict[str, Any] = json.loads(
        (truths / ("T2.json" if name.startswith("x3") else "T1.json")).read_text("utf-8")
    )
    return truth


def untyped(content: bytes) -> bytes:
    """The same file with the kinds of its shapes taken away."""
    changed = bytearray(content)
    at = content.find(_SHAPE) if content.startswith(OLE) else -1
    while at >= 2:
        (head,) = struct.unpack_from("<H", content, at - 2)
        if head >> 4 in _TYPED:
            struct.pack_into("<H", changed, at - 2, _UNKNOWN << 4 | head & 15)
        at = content.find(_SHAPE, at + 1)
    return bytes(changed)


def _line(name: str, content: bytes, truth: dict[str, Any], truths: Path) -> None:
    started = time.perf_counter()
    raw = legacy.read(content, name.removesuffix(" *"))
    seconds = time.perf_counter() - started
    tally = compared(raw, truth)
    cells = "".join(f"{_shown(tally, what):>13}" for what in COUNTED)
    new = len(new_findings(content, name.removesuffix(" *"), truths))
    print(f"{name:<28}{cells}{new:>13}{seconds:>9.1f}")


def _shown(tally: Counter[str], what: str) -> str:
    of = tally[f"{what}/of"]
    return f"{tally[what]}/{of}" if of else str(tally[what])


def compared(raw: Raw, truth: dict[str, Any]) -> Counter[str]:
    """right and of, by what is counted: "rows", "rows/of"."""
    tally: Counter[str] = Counter()
    (document,) = normalize.documents(raw, Source("a", "", raw.kind))
    rows = document.sop.langkah or ()
    for place, step in enumerate(truth["steps"]):
        row = rows[place] if place < len(rows) else None
        words = (row.nomor, row.kegiatan, row.kelengkapan, row.output) if row else ()
        needed = tuple(step["kelengkapan"].split(", "))
        _hold(tally, "rows", words == (str(step["no"]), step["kegiatan"], needed, (step["output"],)))
        _hold(tally, "durations", row is not None and row.waktu == step["waktu"])
    chart = chart_of(raw)
    if chart.nodes:
        _drawn(chart, truth, tally)
    else:
        _marked(document.sop.pelaksana or (), [row.pelaksana or () for row in rows], truth, tally)
    return tally


def chart_of(raw: Raw) -> flowchart.Flowchart:
    """What is drawn on the step table."""
    for grid in raw.parts:
        if isinstance(grid, Grid) and (header := step_table.find_header(grid)):
            table = step_rows.Table(header)
            step_table.add_rows(table, grid, 0, header.last_row + 1)
            return flowchart.read([grid], header, table.rows)
    return flowchart.Flowchart()


def _drawn(chart: flowchart.Flowchart, truth: dict[str, Any], tally: Counter[str]) -> None:
    where: dict[str, tuple[int, tuple[int, ...], str]] = {
        name: (place, (actor,), KINDS[kind])
        for place, step in enumerate(truth["steps"])
        for name, actor, kind in step["nodes"]
    }
    seen: list[tuple[int, tuple[int, ...], str]] = [(node.step, node.actors, node.shape.kind) for node in chart.nodes]
    there, read = Counter(node[:2] for node in where.values()), Counter(node[:2] for node in seen)
    tally["places"], tally["places/of"] = (there & read).total(), there.total()
    tally["false places"] = (read - there).total()
    kinds, kinds_read = Counter(where.values()), Counter(seen)
    tally["kinds"], tally["kinds/of"] = (kinds & kinds_read).total(), kinds.total()
    arrows = {(where[start][:2], where[end][:2], answer) for start, end, answer in truth["edges"]}
    found = {(seen[edge.start][:2], seen[edge.end][:2], edge.answer) for edge in chart.edges}
    joined = {  # pages that go on: no arrow is drawn there, but work goes on
        (seen[edge.start][:2], seen[edge.end][:2], edge.answer)
        for edge in chart.edges
        if seen[edge.start][2] == seen[edge.end][2] == "penghubung"
    }
    tally["arrows"], tally["arrows/of"] = len(arrows & found), len(arrows)
    tally["wrong arrows"] = len(found - arrows - joined)


def _marked(
    columns: Sequence[str | None], rows: Sequence[Sequence[str | None]], truth: dict[str, Any], tally: Counter[str]
) -> None:
    """Typed marks: their kinds and arrows are not there to be read."""
    for place, step in enumerate(truth["steps"]):
        expected = {truth["actors"][actor] for _, actor, _ in step["nodes"]}
        found = {name for name in (rows[place] if place < len(rows) else ()) if name in columns}
        tally["places"] += len(expected & found)
        tally["places/of"] += len(expected)
        tally["false places"] += len(found - expected)


def _hold(tally: Counter[str], what: str, right: bool) -> None:
    tally[what] += right
    tally[f"{what}/of"] += 1


def new_findings(content: bytes, name: str, originals: Path) -> set[tuple[str, str]]:
    """(rule, message) said firmly of a file, but not of the .docx or .xlsx it was made from."""
    original = next(path for path in originals.iterdir() if path.stem == Path(name).stem and path.suffix != ".pdf")
    with TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        return {*_said(file)} - {*_said(original)}


def _said(path: Path) -> Iterator[tuple[str, str]]:
    report = sopcheck.check([path], as_of=date(2026, 11, 20))
    for document in report.documents:
        for result in document.results:
            yield from ((result.rule, found.message) for found in result.findings if found.confidence == "pasti")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
