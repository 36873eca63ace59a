"""From what stands on paper to the normalized SOP: the one place where printed words become the model.

Every value keeps its words; what could not be read is said to be so, and each place knows where it is in the file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sopcheck.errors import InputError
from sopcheck.language.headings import canonical_field, is_standard_label
from sopcheck.language.text import normal, one_line
from sopcheck.model.locators import LABELS, LISTS
from sopcheck.model.sop import Sop
from sopcheck.model.source import Document, Location, ReaderNote, Source, SourceMap
from sopcheck.readers import bounds, empty_cells, identity_block, letterhead, misread, step_table, step_values
from sopcheck.readers.identity_block import Identity
from sopcheck.readers.item_places import item_places
from sopcheck.readers.raw import Grid, Loose, Raw, address_of
from sopcheck.readers.step_table import Table
from sopcheck.readers.step_values import KEPT, Writer

MOST_ROWS = 1_048_576
MOST_LEFT = 8  # leftover words that are told one by one
MOST_ALIKE = 50  # notes of one kind


@dataclass(slots=True)
class _Form:
    """The parts of one SOP, in printed order."""

    identity: Identity = field(default_factory=Identity)
    grids: list[Grid] = field(default_factory=list)
    table: Table | None = None


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
        into.add(key, filled.words, filled.label, filled.place, filled.cells)
    into.head += [] if into.head else block.head
    into.left += block.left


def _document(form: _Form, raw: Raw, source: Source, number: int) -> Document:
    writer = Writer()
    _identity(form.identity, writer)
    if form.table is not None:
        step_values.steps(form.grids, form.table, writer)
    notes = [*raw.notes, *writer.notes]
    if left := _left(form):
        notes.append(ReaderNote("sisa-teks", "", left))
    values = writer.values
    recognized = _recognized(raw, form, writer)
    if raw.kind == "text" or recognized or form.table is None or not form.identity.fields:
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
    name = f"{source.path}#{number}" if number else source.path
    source = Source(name, source.sha256, raw.kind)
    return Document(Sop.model_validate(values), source, SourceMap(places), tuple(_counted(notes)))


def _counted(notes: Sequence[ReaderNote]) -> Iterator[ReaderNote]:
    """The notes; of those that are much too many of a kind, how many more there are."""
    alike: Counter[str] = Counter()
    for note in notes:
        alike[note.code] += 1
        if alike[note.code] <= MOST_ALIKE:
            yield note
    for code, count in alike.items():
        if count > MOST_ALIKE:
            yield ReaderNote(code, "", f"dan {count - MOST_ALIKE} catatan serupa")


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
        if key == "disahkan_oleh":
            writer.values[key] = identity_block.official(filled.words) or {"jabatan": ""}
        elif key in LISTS:
            writer.values[key] = list(identity_block.items(filled.words))
            places = item_places(filled.cells)
            writer.places |= {f"{key}.{position}": place for position, place in places.items()}
        else:
            writer.values[key] = one_line(filled.words)
        nearly = any(cell.recognized for cell in filled.cells) and canonical_field(filled.label) is None
        if not is_standard_label(key, filled.label) and not nearly:
            labels[key] = one_line(filled.label)
    if labels:
        writer.values["label"] = labels


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
