"""From the printed rows of a step table, and what is drawn over them, to the values of the normalized SOP."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sopcheck.language.step_numbers import covered
from sopcheck.language.text import is_blank, normal, one_line
from sopcheck.model.locators import COLUMNS
from sopcheck.model.source import ReaderNote
from sopcheck.readers import flowchart, misread, step_table, torn_rows
from sopcheck.readers.answers import ANSWERS
from sopcheck.readers.flowchart import STARTS, STOPS, Flowchart, Node
from sopcheck.readers.list_items import cell_items, item_places, items
from sopcheck.readers.raw import Cell, Confidence, Grid
from sopcheck.readers.step_rows import Row, Table
from sopcheck.readers.table_header import MUTU_BAKU

MARKS = frozenset("√✓✔✅☑v●•⚫⬤■▪□▢▭x×o○◆◇◊★1") | {"ok", "ya", "√√"}
"""What people type under an actor who does the step."""

LISTED = ("kelengkapan", "output")
KEPT: dict[Confidence, str] = {"pasti": "tinggi", "tinggi": "tinggi", "sedang": "sedang", "rendah": "rendah"}


class Writer:
    """Collects the values of one SOP with their places, and what was lost or read weakly."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.places: dict[str, str] = {}
        self.lost: list[str] = []
        self.weak: dict[str, dict[str, str]] = {}
        self.notes: list[ReaderNote] = []

    def drawn(self, locator: str, confidence: Confidence) -> None:
        """Say of a value that it was seen in shapes, and how surely."""
        self.weak[locator] = {"cara": "bentuk", "keyakinan": KEPT[confidence]}


def steps(grids: Sequence[Grid], table: Table, writer: Writer) -> None:
    """Take up the step table that stands on these grids."""
    header = table.header
    _headings(header, writer)
    chart = flowchart.read(grids, header, table.rows)
    known = bool(chart.nodes) or any(_is_ticked(row) and not grids[row.grid].loose for row in table.rows)
    numbers = [_number(row) for row in table.rows]
    slid = torn_rows.settle(table, [grid.loose for grid in grids])
    writer.values["langkah"] = [
        _step(place, row, grids, table, chart, numbers, known, writer) for place, row in enumerate(table.rows)
    ]
    _leave_open(grids, table, slid, writer)
    for place in sorted(chart.cut):
        writer.lost.append(f"langkah.{place + 1}.ke")
        said = "panah ke bentuk yang tersembunyi tidak dibaca"
        writer.notes.append(ReaderNote("baris-tersembunyi", f"langkah.{place + 1}.ke", said))
    if chart.nodes:
        _doubt(chart, grids, writer)
    if hidden := _hidden(grids, header):
        writer.values["langkah_tersembunyi"] = hidden
    if shared := _shared(table.rows):
        writer.values["gabung"] = shared
    if table.total is not None:
        _total(table.total, header.unit, writer)
    for words in dict.fromkeys(chart.lost):
        often = chart.lost.count(words)
        times = f" ({often} kali)" if often > 1 else ""
        writer.notes.append(ReaderNote("gambar", "langkah", words + times))


def _number(row: Row) -> str:
    """The printed number of a step; "" where there is none that could be read."""
    cells, words = row.cells.get("nomor", []), row.words("nomor") or ""
    unread = any(cell.doubt for cell in cells) or misread.reason("nomor", words, cells, step=True)
    return "" if unread else one_line(words)


def _total(cell: Cell, unit: str | None, writer: Writer) -> None:
    """The words of a closing line."""
    writer.places["total_waktu"] = cell.place
    if misread.reason("total_waktu", cell.words, [cell], unit):
        writer.lost.append("total_waktu")
    else:
        writer.values["total_waktu"] = one_line(cell.words)


def _doubt(chart: Flowchart, grids: Sequence[Grid], writer: Writer) -> None:
    """Where a file as a whole allows no more, the kinds of shapes and which columns are used are no surer either."""
    weak = [node for node in chart.nodes if KEPT[grids[node.grid].most] != "tinggi"]
    for node in weak:
        writer.drawn(f"langkah.{node.step + 1}.simbol", grids[node.grid].most)
        writer.drawn("pelaksana", grids[node.grid].most)


def _headings(header: step_table.Header, writer: Writer) -> None:
    if not header.unnamed:
        writer.values["kolom"] = list(header.printed)
    if header.unnamed or header.actorless:
        writer.lost += ["kolom"] * header.unnamed + ["pelaksana"]
        said = "judul kolomnya hilang, kolom dikenali dari isinya" if header.unnamed else "garisnya hilang"
        writer.notes.append(ReaderNote("tabel-disusun", "langkah", f"tabel disusun kembali dari teks: {said}"))
    if header.actors:
        unnamed = max(header.slipped, 0)  # columns whose heading is lost stand somewhere among the others
        writer.values["pelaksana"] = [actor.words for actor in header.actors] + [None] * unnamed
        writer.lost += [f"pelaksana.{len(header.actors) + n}" for n in range(1, unnamed + 1)]
        writer.places |= {f"pelaksana.{n}": actor.place for n, actor in enumerate(header.actors, 1) if actor.place}
    if header.slipped:
        said = "isi Mutu Baku tidak berada di bawah judulnya; dibaca menurut letak waktunya"
        writer.notes.append(ReaderNote("kolom-bergeser", "langkah", said))
    if header.unit:
        writer.values["satuan_waktu"] = normal(header.unit)


def _leave_open(grids: Sequence[Grid], table: Table, slid: set[int], writer: Writer) -> None:
    """What a text extract cannot tell: an empty cell from a merged one, a row without mark from one whose shapes are
    lost, and in a row that slipped, under which actor a mark stands. slid: positions of the rows whose cells are not
    certain.
    """
    empty: list[str] = []
    for place, row in enumerate(table.rows):
        if not grids[row.grid].loose:
            continue
        step, at = writer.values["langkah"][place], f"langkah.{place + 1}"
        if table.header.slipped or row.shift or not step.get("pelaksana"):
            step.pop("pelaksana", None)
            writer.lost.append(f"{at}.pelaksana")
        blank = [key for key in ("kegiatan", "kelengkapan", "waktu", "output") if key in step and not step[key]]
        blank += ["keterangan"] * (place in slid and "keterangan" in step)
        for key in blank:
            del step[key]
            writer.lost.append(f"{at}.{key}")
        empty += [str(place + 1)] * (bool(blank) and place not in slid)
    if empty:
        said = (
            f"sel yang kosong dalam salinan teks dapat tergabung, pindah atau tidak pasti: baris ke-{', '.join(empty)}"
        )
        writer.notes.append(ReaderNote("sel-kosong", "langkah", said))
    if slid:
        lines = ", ".join(str(place + 1) for place in sorted(slid))
        said = f"isi Mutu Baku baris ke-{lines} tidak pasti miliknya (sel bergeser), jadi tidak dibaca"
        writer.notes.append(ReaderNote("sel-bergeser", "langkah", said))


def _step(
    place: int,
    row: Row,
    grids: Sequence[Grid],
    table: Table,
    chart: Flowchart,
    numbers: Sequence[str],
    known: bool,
    writer: Writer,
) -> dict[str, Any]:
    at = f"langkah.{place + 1}"
    header = table.header
    if row.unread:
        writer.lost.append(at)
        return {}
    writer.places[at] = _place_of(grids, row)
    step: dict[str, Any] = {}
    for key in step_table.CELLS:
        if key not in header.columns:
            continue
        cells = row.cells.get(key, [])
        if cells:
            writer.places[f"{at}.{key}"] = cells[0].place
            if key in LISTED:
                places = item_places(cells, cell_items)
                writer.places |= {f"{at}.{key}.{position}": place for position, place in places.items()}
        words = row.words(key) or ""
        doubt = next((cell.doubt for cell in cells if cell.doubt), "")
        if why := doubt or misread.reason(key, words, cells, header.unit, step=True):
            writer.lost.append(f"{at}.{key}")
            said = f"kolom {COLUMNS[key]} tidak terbaca: {why}"
            writer.notes.append(ReaderNote("tidak-terbaca", f"{at}.{key}", said))
            continue
        moved = (header.slipped or row.shift or row.raised) and key in MUTU_BAKU
        if moved or any(cell.guessed for cell in cells):
            writer.weak[f"{at}.{key}"] = {"cara": "dugaan", "keyakinan": "sedang"}
        step[key] = list(cell_items(words)) if key in LISTED else one_line(words)
    _actors(step, at, place, row, table, chart, known, writer)
    _arrows(step, at, place, chart, numbers, writer)
    return step


def _place_of(grids: Sequence[Grid], row: Row) -> str:
    return f"{grids[row.grid].place}, baris {row.first + 1}"


def _actors(
    step: dict[str, Any],
    at: str,
    place: int,
    row: Row,
    table: Table,
    chart: Flowchart,
    known: bool,
    writer: Writer,
) -> None:
    """Who does a step: by shapes, by typed marks, or by names typed under one heading "Pelaksana"."""
    header = table.header
    if header.named and "pelaksana" in header.columns:
        step["pelaksana"] = list(items(row.words("pelaksana") or ""))
        return
    names = [actor.words for actor in header.actors]
    nodes = [node for node in chart.nodes if node.step == place]
    marked = _marked(row, header)
    unknown = _unknown_marks(row, header, bool(marked))
    if not nodes and unknown:  # what nobody has told us the meaning of may be a mark
        writer.lost.append(f"{at}.pelaksana")
        said = f"tanda di kolom pelaksana tidak dikenal: {', '.join(unknown)}"
        writer.notes.append(ReaderNote("tanda-tidak-dikenal", f"{at}.pelaksana", said))
        return
    if not nodes and not marked and not known:
        return
    if not nodes and not marked and chart.nodes:  # where work is drawn, a shape that was not seen is no missing shape
        writer.lost.append(f"{at}.pelaksana")
        return
    doing = [node for node in nodes if node.shape.kind != "penghubung"] or nodes  # a page that ends is nobody's work
    columns = sorted({actor for node in doing for actor in node.actors} | marked)
    step["pelaksana"] = [names[column] for column in columns]
    typed = {normal(cell.words) for cell in row.marks}
    symbols: list[str] = list(dict.fromkeys(node.symbol for node in nodes if node.symbol))
    if not nodes:
        symbols = ["mulai"] * bool(typed & STARTS) + ["selesai"] * bool(typed & STOPS)
    if symbols:
        step["simbol"] = symbols
    if nodes:
        writer.drawn(f"{at}.pelaksana", max((node.confidence for node in nodes), key=list(KEPT).index))
    if len(nodes) > 1:
        step["bentuk"] = [_shape(node, names) for node in nodes]


def _shape(node: Node, names: Sequence[str | None]) -> dict[str, str]:
    found = {"pelaksana": names[node.actors[0]], "simbol": node.symbol, "teks": one_line(node.shape.words) or None}
    return {key: value for key, value in found.items() if value}


def _marked(row: Row, header: step_table.Header) -> set[int]:
    """The actor columns with a typed mark; other words there ("Tidak") stand beside arrows."""
    return {
        number
        for cell in row.marks
        for number, actor in enumerate(header.actors)
        if actor.first <= cell.column <= actor.last and _is_mark(cell.words)
    }


def _unknown_marks(row: Row, header: step_table.Header, marked: bool) -> list[str]:
    """What stands under actors and is no mark that is known; beside one, "Ya" and "Tidak" are about arrows."""
    return [
        f"“{one_line(cell.words)}”"
        for cell in row.marks
        if not (is_blank(cell.words) or _is_mark(cell.words) or (marked and normal(cell.words) in ANSWERS))
        if any(actor.first <= cell.column <= actor.last for actor in header.actors)
    ]


def _is_ticked(row: Row) -> bool:
    """Whether a row bears a mark that somebody typed; "mulai" is only the word in a shape, and shapes may be lost."""
    return any(cell.words.strip().casefold() in MARKS for cell in row.marks)


def _is_mark(words: str) -> bool:
    text = words.strip().casefold()
    return text in MARKS or text in STARTS or text in STOPS


def _arrows(
    step: dict[str, Any], at: str, place: int, chart: Flowchart, numbers: Sequence[str], writer: Writer
) -> None:
    """Where arrows lead out of the step, to others than itself."""
    out = [edge for edge in chart.edges if chart.nodes[edge.start].step == place != chart.nodes[edge.end].step]
    if not out:
        if _is_end(place, chart):
            step["ke"] = []
        return
    found = list(dict.fromkeys((_named(chart.nodes[edge.end].step, numbers), edge.answer) for edge in out))
    answers = [answer for _, answer in found if answer]
    if answers and len(found) == len(answers) == len(set(answers)) and set(answers) <= {"Ya", "Tidak"}:
        for target, answer in found:
            step[answer.casefold()] = target
    else:
        step["ke"] = [{"langkah": target, "jika": answer} if answer else target for target, answer in found]
    weakest = max((edge.confidence for edge in out), key=list(KEPT).index)
    for key in ("ke", "ya", "tidak"):
        if key in step:
            writer.drawn(f"{at}.{key}", weakest)


def _is_end(place: int, chart: Flowchart) -> bool:
    """Whether a step is only the end: work arrives there, and no line is left that might lead on."""
    symbols = {node.symbol for node in chart.nodes if node.step == place}
    arrives = any(chart.nodes[edge.end].step == place for edge in chart.edges)
    return symbols == {"selesai"} and arrives and not chart.lost and place not in chart.cut


def _named(step: int, numbers: Sequence[str]) -> str:
    """How arrows name a step: by its printed number, by position where that names no single one; or the end."""
    if step == len(numbers):
        return "selesai"
    number = numbers[step]
    return number if number and numbers.count(number) == 1 else f"#{step + 1}"


def _hidden(grids: Sequence[Grid], header: step_table.Header) -> list[str]:
    """The numbers in rows below the headings that the file holds but does not print; a row that only counts the
    columns ("1 2 3 …") has none.
    """
    found: dict[str, None] = {}
    for place, grid in enumerate(grids):
        below = [cell for cell in grid.hidden if place or cell.row > header.last_row]
        counting = {cell.row for cell in below if header.key_at(cell.column) == "kegiatan" and covered(cell.words)}
        for cell in below:
            if cell.row not in counting and header.key_at(cell.column) == "nomor" and covered(cell.words):
                found[one_line(cell.words)] = None
    return list(found)


def _shared(rows: Sequence[Row]) -> list[list[str]]:
    """Groups of places that one merged cell serves."""
    groups: dict[int, list[str]] = {}
    for place, row in enumerate(rows, 1):
        for key in MUTU_BAKU:
            for cell in row.cells.get(key, ()):
                groups.setdefault(id(cell), []).append(f"langkah.{place}.{key}")
    return [group for group in groups.values() if len(group) > 1]
