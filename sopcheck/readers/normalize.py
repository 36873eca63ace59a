"""From what stands on paper to the normalized SOP: the one place where printed words become the model.

Every value keeps its words; what could not be read is said to be so, and each place knows where it is in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sopcheck.language.headings import is_standard_label
from sopcheck.language.text import normal, one_line
from sopcheck.model.locators import COLUMNS, LISTS
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Location, ReaderNote, Source, SourceMap
from sopcheck.readers import flowchart, identity_block, step_table
from sopcheck.readers.flowchart import STARTS, STOPS, Flowchart, Node
from sopcheck.readers.identity_block import Identity
from sopcheck.readers.raw import Confidence, Grid, Loose, Raw
from sopcheck.readers.step_table import Row, Table

MARKS = frozenset("√✓✔v●•■▪x×o○☑◆★1") | {"ok", "ya"}
"""What people type under an actor who does the step."""

LISTED = ("kelengkapan", "output")
KEPT: dict[Confidence, str] = {"pasti": "tinggi", "tinggi": "tinggi", "sedang": "sedang", "rendah": "rendah"}
MOST_ROWS = 1_048_576
MOST_LEFT = 8  # leftover words that are told one by one


@dataclass(slots=True)
class _Form:
    """The parts of one SOP, in printed order."""

    identity: Identity = field(default_factory=Identity)
    grids: list[Grid] = field(default_factory=list)
    table: Table | None = None


def documents(raw: Raw, source: Source) -> tuple[Document, ...]:
    """The SOPs of one file. A new one begins where an identity block follows a step table."""
    forms = [*_forms(raw)]
    several = len(forms) > 1
    return tuple(_document(form, raw, source, number if several else 0) for number, form in enumerate(forms, 1))


def _forms(raw: Raw) -> Iterator[_Form]:
    form = _Form()
    loose: list[Loose] = []
    for part in raw.parts:
        if isinstance(part, Loose):
            loose.append(part)
            continue
        header = step_table.find_header(part)
        if form.table is not None and header is None and step_table.carry_on(part, form.table.header):
            form.grids.append(part)
            step_table.add_rows(form.table, part, len(form.grids) - 1, 0)
            continue
        block = Identity()
        end = header.first_row if header else max((cell.last_row for cell in part.cells), default=-1) + 1
        identity_block.read_grid(part, range(end), block)
        if form.table is not None and (_begins(block) or (header and _same_number(part, form, header))):
            yield _closed(form, loose)
            form, loose = _Form(), []
        _merge(form.identity, block)
        if header is not None:
            beside = tuple(cell for cell in part.cells if cell.column > header.last_column and cell.row >= end)
            identity_block.read_grid(Grid(beside, part.place), range(end, MOST_ROWS), form.identity)
            form.grids.append(part)
            if form.table is None:
                form.table = step_table.Table(header)
            step_table.add_rows(form.table, part, len(form.grids) - 1, header.last_row + 1)
    if form.table is not None or form.identity.fields:
        yield _closed(form, loose)


def _closed(form: _Form, loose: Sequence[Loose]) -> _Form:
    identity_block.read_loose(loose, form.identity)
    return form


def _begins(block: Identity) -> bool:
    return bool({"nama", "nomor"} & block.fields.keys())


def _same_number(part: Grid, form: _Form, header: step_table.Header) -> bool:
    """Whether a further table starts to count anew: another procedure, not the next page."""
    first = step_table.Table(header)
    step_table.add_rows(first, part, 0, header.last_row + 1)
    known = form.table.rows if form.table else []
    return bool(first.rows and known) and normal(first.rows[0].words("nomor") or "") == "1" == normal(
        known[0].words("nomor") or ""
    )


def _merge(into: Identity, block: Identity) -> None:
    for key, filled in block.fields.items():
        into.add(key, filled.words, filled.label, filled.place)
    into.head += [] if into.head else block.head
    into.left += block.left


def _document(form: _Form, raw: Raw, source: Source, number: int) -> Document:
    writer = _Writer()
    _identity(form.identity, writer)
    if form.table is not None:
        _steps(form, form.table, writer)
    notes = [*raw.notes, *writer.notes]
    if left := _left(form):
        notes.append(ReaderNote("sisa-teks", "", left))
    values = writer.values
    if writer.lost:
        values["tidak_terbaca"] = writer.lost
    if writer.weak:
        values["bacaan"] = writer.weak
    values["asal"] = {"berkas": source.path, "sha256": source.sha256, "tempat": writer.places}
    places = {locator: Location(words=words) for locator, words in writer.places.items()}
    name = f"{source.path}#{number}" if number else source.path
    return Document(Sop.model_validate(values), Source(name, source.sha256, raw.kind), SourceMap(places), tuple(notes))


class _Writer:
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


def _identity(identity: Identity, writer: _Writer) -> None:
    owner, unit = identity_block.owner(identity.head)
    for key, line in (("instansi", owner), ("unit_kerja", unit)):
        if line is not None:
            writer.values[key] = one_line(line[0])
            writer.places[key] = line[1]
    labels = {}
    for key, filled in identity.fields.items():
        writer.places[key] = filled.place
        if key == "disahkan_oleh":
            writer.values[key] = identity_block.official(filled.words) or {"jabatan": ""}
        elif key in LISTS:
            writer.values[key] = list(identity_block.items(filled.words))
        else:
            writer.values[key] = one_line(filled.words)
        if not is_standard_label(key, filled.label):
            labels[key] = one_line(filled.label)
    if labels:
        writer.values["label"] = labels


def _steps(form: _Form, table: Table, writer: _Writer) -> None:
    header = table.header
    writer.values["kolom"] = list(header.printed)
    if header.actors:
        writer.values["pelaksana"] = [actor.words for actor in header.actors]
        writer.places |= {f"pelaksana.{n}": actor.place for n, actor in enumerate(header.actors, 1) if actor.place}
    if header.unit:
        writer.values["satuan_waktu"] = normal(header.unit)
    chart = flowchart.read(form.grids, header, table.rows)
    known = bool(chart.nodes) or any(_marked(row, header) for row in table.rows)
    numbers = [one_line(row.words("nomor") or "") for row in table.rows]
    writer.values["langkah"] = [
        _step(place, row, form, table, chart, numbers, known, writer) for place, row in enumerate(table.rows)
    ]
    if shared := _shared(table.rows):
        writer.values["gabung"] = shared
    if table.total is not None:
        writer.values["total_waktu"] = one_line(table.total.words)
        writer.places["total_waktu"] = table.total.place
    for words in dict.fromkeys(chart.lost):
        often = chart.lost.count(words)
        times = f" ({often} kali)" if often > 1 else ""
        writer.notes.append(ReaderNote("gambar", "langkah", words + times))


def _step(
    place: int,
    row: Row,
    form: _Form,
    table: Table,
    chart: Flowchart,
    numbers: Sequence[str],
    known: bool,
    writer: _Writer,
) -> dict[str, Any]:
    at = f"langkah.{place + 1}"
    header = table.header
    writer.places[at] = _place_of(form, row)
    step: dict[str, Any] = {}
    for key in step_table.CELLS:
        if key not in header.columns:
            continue
        cells = row.cells.get(key, [])
        if cells:
            writer.places[f"{at}.{key}"] = f"{cells[0].place}"
        if doubts := [cell.doubt for cell in cells if cell.doubt]:
            writer.lost.append(f"{at}.{key}")
            writer.notes.append(
                ReaderNote("tidak-terbaca", f"{at}.{key}", f"kolom {COLUMNS[key]} tidak terbaca: {doubts[0]}")
            )
            continue
        words = row.words(key) or ""
        step[key] = list(identity_block.items(words)) if key in LISTED else one_line(words)
    _actors(step, at, place, row, table, chart, known, writer)
    _arrows(step, at, place, chart, numbers, writer)
    return step


def _place_of(form: _Form, row: Row) -> str:
    return f"{form.grids[row.grid].place}, baris {row.first + 1}"


def _actors(
    step: dict[str, Any],
    at: str,
    place: int,
    row: Row,
    table: Table,
    chart: Flowchart,
    known: bool,
    writer: _Writer,
) -> None:
    """Who does a step: by shapes, by typed marks, or by names typed under one heading "Pelaksana"."""
    header = table.header
    if header.named and "pelaksana" in header.columns:
        step["pelaksana"] = list(identity_block.items(row.words("pelaksana") or ""))
        return
    names = [actor.words for actor in header.actors]
    nodes = [node for node in chart.nodes if node.step == place]
    marked = _marked(row, header)
    if not nodes and not known:
        return
    columns = sorted({actor for node in nodes for actor in node.actors} | marked)
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


def _is_mark(words: str) -> bool:
    text = words.strip().casefold()
    return text in MARKS or text in STARTS or text in STOPS


def _arrows(
    step: dict[str, Any], at: str, place: int, chart: Flowchart, numbers: Sequence[str], writer: _Writer
) -> None:
    """Where arrows lead out of the step, to others than itself."""
    out = [edge for edge in chart.edges if chart.nodes[edge.start].step == place != chart.nodes[edge.end].step]
    if not out:
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


def _named(step: int, numbers: Sequence[str]) -> str:
    """How arrows name a step: by its printed number, by position where that names no single one."""
    number = numbers[step]
    return number if number and numbers.count(number) == 1 else f"#{step + 1}"


def _shared(rows: Sequence[Row]) -> list[list[str]]:
    """Groups of places that one merged cell serves."""
    groups: dict[int, list[str]] = {}
    for place, row in enumerate(rows, 1):
        for key in step_table.MUTU_BAKU:
            for cell in row.cells.get(key, ()):
                groups.setdefault(id(cell), []).append(f"langkah.{place}.{key}")
    return [group for group in groups.values() if len(group) > 1]


# page furniture that says nothing of the procedure: "Halaman 1 dari 3", "* Dokumen ini telah ditandatangani …"
_FURNITURE = re.compile(r"^\s*(?:halaman|hal\.?)\s+\d|dokumen ini telah ditandatangani|pindai kode qr", re.IGNORECASE)


def _left(form: _Form) -> str:
    """The words that found no place, for people."""
    cells = [*form.identity.left, *(form.table.left if form.table else ())]
    name = form.identity.fields.get("nama")
    titles = {normal(name.words), f"prosedur {normal(name.words)}", f"sop {normal(name.words)}"} if name else set()
    said = (one_line(cell.words) for cell in cells)
    words = [word for word in said if word and not _FURNITURE.search(word) and normal(word) not in titles]
    if not words:
        return ""
    shown = ", ".join(f"“{word[:60]}”" for word in words[:MOST_LEFT])
    more = f" dan {len(words) - MOST_LEFT} lagi" if len(words) > MOST_LEFT else ""
    return f"teks yang tidak mendapat tempat: {shown}{more}"
