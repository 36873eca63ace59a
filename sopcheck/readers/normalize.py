"""From what stands on paper to the normalized SOP: the one place where printed words become the model.

Every value keeps its words; what could not be read is said to be so, and each place knows where it is in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sopcheck.errors import InputError
from sopcheck.language.headings import canonical_field, is_standard_label
from sopcheck.language.text import normal, one_line
from sopcheck.model.locators import LABELS, LISTS
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Location, ReaderNote, Source, SourceMap
from sopcheck.readers import (
    bounds,
    empty_cells,
    identity_block,
    letterhead,
    misread,
    page_breaks,
    page_titles,
    signatures,
    step_table,
    step_values,
    told,
)
from sopcheck.readers.identity_block import Filled, Identity
from sopcheck.readers.label_values import in_question
from sopcheck.readers.list_items import item_places, items
from sopcheck.readers.raw import Grid, Loose, Raw, address_of
from sopcheck.readers.spilled import form as spilled
from sopcheck.readers.spilled import identity as spilled_identity
from sopcheck.readers.step_rows import Table
from sopcheck.readers.step_values import KEPT, Writer

MOST_ROWS = 1_048_576
FEW_LABELS = 3
"""Labels that make an identity block: the standard form has 13, and one or two also stand alone, beside a signature or
on a margin. Fewer make no form of a file without a table; beside a table they leave open what the block would hold.
"""
NOT_CARRIED_ON = "lanjutan tabel langkah tidak dapat disambung, jadi langkah di dalamnya tidak dibaca"


@dataclass(slots=True)
class _Form:
    """The parts of one SOP, in printed order. runs: the lines between tables; below: the first run behind the step
    table; signed: the lines of the signature block there; cut: places of pieces of the step table that could not be
    carried on; title: a heading that may be the name.
    """

    identity: Identity = field(default_factory=Identity)
    grids: list[Grid] = field(default_factory=list)
    table: Table | None = None
    runs: list[list[Loose]] = field(default_factory=lambda: [[]])
    below: int | None = None
    signed: list[Loose] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    notes: list[ReaderNote] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    title: Loose | None = None

    def take(self, grid: Grid, first: int) -> None:
        """Take up a grid of the step table, its steps from row `first` on."""
        assert self.table is not None
        self.grids.append(grid)
        step_table.add_rows(self.table, grid, len(self.grids) - 1, first)
        self.below = len(self.runs) - 1

    def pass_by(self, grid: Grid) -> None:
        """Say so where a grid that does not carry on the step table holds steps all the same."""
        if self.table is not None and page_breaks.left_behind(grid, self.grids[-1], self.table.header):
            page_breaks.lose(self.table, len(self.grids) - 1)
            self.cut.append("" if grid.severed else grid.place)  # of the severed the reader told already


def documents(raw: Raw, source: Source) -> tuple[Document, ...]:
    """The SOPs of one file. A new one begins where an identity block follows a step table.

    Raises InputError where one holds more than any SOP does.
    """
    forms = []
    for form in _forms(raw):
        bounds.require_steps(len(form.table.rows) if form.table else 0, source.path)
        forms.append(form)
        if len(forms) > bounds.MOST_SOPS:
            raise InputError(
                source.path, f"berisi lebih dari {bounds.MOST_SOPS} SOP", "pisahkan menjadi beberapa berkas"
            )
    several = len(forms) > 1
    return tuple(_document(form, raw, source, number if several else 0) for number, form in enumerate(forms, 1))


def _forms(raw: Raw) -> Iterator[_Form]:
    if raw.lines:
        yield from _spilled(raw.lines)
        return
    form = _Form()
    for part in raw.parts:
        if isinstance(part, Loose):
            form.runs[-1].append(part)
            continue
        above = form.runs[-1][-1] if form.runs[-1] else None
        form.runs.append([])
        header = step_table.find_header(part)
        if form.table is not None and header is None and page_breaks.carry_on(part, form.table.header):
            form.take(part, 0)
            continue
        block = Identity()
        end = header.first_row if header else max((cell.last_row for cell in part.cells), default=-1) + 1
        identity_block.read_grid(part, range(end), block)
        if form.table is not None and (_begins(block) or (header and _same_number(part, form, header))):
            yield _closed(form)
            form = _Form()
        elif header is None:
            form.pass_by(part)
        form.identity.merge(block)
        if above is not None and above.heading and (header or block.fields) and page_titles.name_above(above.words):
            form.title = form.title or above
        if header is not None:
            beside = tuple(cell for cell in part.cells if cell.column > header.last_column and cell.row >= end)
            identity_block.read_grid(Grid(beside, part.place), range(end, MOST_ROWS), form.identity)
            form.table = form.table or Table(header)
            form.take(part, header.last_row + 1)
    known = bool(form.table or form.identity.fields)
    _closed(form)
    if known or form.identity.labels >= FEW_LABELS:
        yield form


def _spilled(lines: Sequence[str]) -> Iterator[_Form]:
    """The SOP of a text without any table, as far as it is one."""
    found = spilled.read(lines)
    form = _Form(runs=[found.head])
    if found.scattered is not None:
        form.identity, form.lost = found.scattered.identity, found.scattered.lost
    if found.grid is not None and found.grid.header is not None:
        form.table = Table(found.grid.header)
        form.runs.append([])
        form.take(found.grid, 1)
    form.runs[-1] += found.tail
    if found.unread:
        form.lost.append("langkah")
        said = f"tabel langkah mulai baris {found.unread} disusun dengan spasi, jadi tidak dibaca"
        form.notes.append(ReaderNote("tabel-spasi", "langkah", said))
    _closed(form)
    if found.scattered is None:
        for key in spilled_identity.doubtful(form.identity, found.wraps):
            form.identity.left.append(Loose(form.identity.fields.pop(key).words, ""))
            form.lost.append(key)
    form.identity.left += found.left
    form.identity.lose(in_question([*form.identity.fields], [line.words for line in form.identity.left]))
    if form.table is not None or form.identity.labels >= FEW_LABELS:
        yield form


def _closed(form: _Form) -> _Form:
    """The form with the lines outside its tables taken up: labels, letterhead, the signature block below the steps."""
    if form.below is not None:
        lines = [line for run in form.runs[form.below :] for line in run]
        form.signed = [lines[place] for place in signatures.closing([line.words for line in lines])]
    said = (line for run in form.runs for line in run if line.heading and page_titles.name_in(line.words))
    form.title = next(said, form.title)
    runs = [[line for line in run if line not in form.signed and line is not form.title] for run in form.runs]
    identity_block.read_loose(runs, form.identity)
    return form


def _begins(block: Identity) -> bool:
    return bool({"nama", "nomor"} & block.fields.keys())


def _same_number(part: Grid, form: _Form, header: step_table.Header) -> bool:
    """Whether a further table starts to count anew: another procedure, not the next page."""
    first = Table(header)
    step_table.add_rows(first, part, 0, header.last_row + 1)
    known = form.table.rows if form.table else []
    return bool(first.rows and known) and normal(first.rows[0].words("nomor") or "") == "1" == normal(
        known[0].words("nomor") or ""
    )


def _document(form: _Form, raw: Raw, source: Source, number: int) -> Document:
    writer = Writer()
    writer.lost += [*form.lost, *form.identity.lost]
    _identity(form.identity, writer)
    page_titles.take(form.title, raw.title if not number else "", form.identity, writer)
    if form.signed:
        writer.values["penanda_tangan"] = signatures.official("\n".join(line.words for line in form.signed))
        writer.places["penanda_tangan"] = form.signed[0].place
    if form.table is not None:
        step_values.steps(form.grids, form.table, writer)
    notes = [*(raw.notes if number < 2 else ()), *form.notes, *writer.notes]  # those of the file once
    name = form.identity.fields.get("nama")
    cells = [*form.identity.left, *(form.table.left if form.table else ())]
    if left := told.left([cell.words for cell in cells], name.words if name else ""):
        notes.append(ReaderNote("sisa-teks", "", left))
    values = writer.values
    recognized = _recognized(raw, form, writer)
    alone = form.table is not None and form.identity.labels < FEW_LABELS
    extract = raw.kind == "text" or recognized
    if alone and not extract:
        said = (
            f"blok identitas tidak ditemukan ({len(form.identity.fields)} label terbaca), jadi unsurnya tidak dinilai"
        )
        notes.append(ReaderNote("identitas", "", said))
    notes += [ReaderNote("tabel-terputus", "langkah", f"{place}: {NOT_CARRIED_ON}") for place in form.cut if place]
    if extract or alone or form.cut or form.table is None:
        values["terbaca"] = "sebagian"  # what is missing may stand where nobody looked
    if writer.lost:
        values["tidak_terbaca"] = writer.lost
    if writer.weak:
        values["bacaan"] = writer.weak
    bounds.require(values, source.path)
    tempat = {locator: str(place) for locator, place in writer.places.items()}
    values["asal"] = {"berkas": source.path, "sha256": source.sha256, "tempat": tempat}
    places = {at: Location(words=str(place), address=address_of(place)) for at, place in writer.places.items()}
    places |= empty_cells.locations(form.grids, form.table, places)
    path = f"{source.path}#{number}" if number else source.path
    source = Source(path, source.sha256, raw.kind)
    return Document(Sop.model_validate(values), source, SourceMap(places), tuple(told.counted(notes)))


IN_TABLE = ("pelaksana", "langkah", "total_waktu", "kolom", "satuan_waktu")
"""What is read from the step table, its empty cells included."""


def _recognized(raw: Raw, form: _Form, writer: Writer) -> bool:
    """Say of each value whose letters were recognized in a picture so; whether there are such values."""
    cells = [cell for part in raw.parts if isinstance(part, Grid) for cell in part.cells]
    sure = {str(cell.place): cell.recognized for cell in cells if cell.recognized}
    found = [(at, sure[str(place)]) for at, place in writer.places.items() if str(place) in sure]
    if any(cell.recognized for grid in form.grids for cell in grid.cells):
        found += [(key, "rendah") for key in IN_TABLE if key in writer.values]
    for at, confidence in found:
        if at not in writer.lost:
            writer.weak.setdefault(at, {"cara": "ocr", "keyakinan": KEPT[confidence]})
    return bool(found)


def _identity(identity: Identity, writer: Writer) -> None:
    identity_block.take_back_nip(identity)
    owner, unit = letterhead.owner(identity.head)
    for key, line in (("instansi", owner), ("unit_kerja", unit)):
        if line is not None:
            writer.values[key] = one_line(line[0])
            writer.places[key] = line[1]
    labels = {}
    for key, filled in identity.fields.items():
        writer.places[key] = filled.place
        if why := misread.reason(key, filled.words, filled.cells):
            writer.lost.append(key)
            writer.notes.append(ReaderNote("tidak-terbaca", key, f"{LABELS[key]} tidak terbaca: {why}"))
            continue
        if filled.guessed:
            writer.weak[key] = {"cara": "dugaan", "keyakinan": "sedang"}
        if key == "disahkan_oleh":
            writer.values[key] = filled.official or signatures.official(filled.words) or {"jabatan": ""}
        elif key in LISTS:
            writer.values[key] = _entries(key, filled, identity)
            places = item_places(filled.cells)
            writer.places |= {f"{key}.{position}": place for position, place in places.items()}
        else:
            writer.values[key] = one_line(filled.words)
        nearly = any(cell.recognized for cell in filled.cells) and canonical_field(filled.label) is None
        if filled.label and not is_standard_label(key, filled.label) and not nearly:
            labels[key] = one_line(filled.label)
    if labels:
        writer.values["label"] = labels


# "Penjelasan : Keterkaitan SOP …": words about the list, not an entry of it
_REMARK = re.compile(r"^(?:penjelasan|catatan|keterangan)\s*:", re.IGNORECASE)


def _entries(key: str, filled: Filled, identity: Identity) -> list[str | None]:
    """The items of a list; a remark among the related SOPs is none."""
    found = list(items(filled.words) if filled.items is None else filled.items)
    remarks = [item for item in found if item and key == "keterkaitan" and _REMARK.match(item)]
    identity.left += [Loose(item, filled.place) for item in remarks]
    return [item for item in found if item not in remarks]
