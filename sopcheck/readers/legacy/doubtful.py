"""How far a conversion is believed: words and cells as they are; what is drawn as far as it was seen to arrive.

Measured with LibreOffice 7.4 (benchmarks/converted.py): from .xls places, kinds and arrows arrive, unless kinds were
lost before; from .doc places arrive by their position alone, and connectors as points, boxes or pictures.
"""

from __future__ import annotations

from dataclasses import replace

from sopcheck.model.source import ReaderNote
from sopcheck.readers.legacy.forms import Form
from sopcheck.readers.raw import Grid, Kind, Raw, Shape

_PLAIN = ("proses", "lain", "gambar")
"""What any shape becomes whose kind was lost on the way."""


def believed(raw: Raw, form: Form) -> Raw:
    """What was converted, as far as it can be relied on, with a note that says so."""
    parts = tuple(_grid(part, form) if isinstance(part, Grid) else part for part in raw.parts)
    drawn = [part for part in parts if isinstance(part, Grid) and part.shapes]
    notes = [ReaderNote("dikonversi", "", _words(form, drawn))]
    if form.macros and all(note.code != "makro" for note in raw.notes):
        notes.append(ReaderNote("makro", "", "berkas memuat makro; makro tidak pernah dijalankan"))
    return Raw(form.kind, parts, (*notes, *raw.notes))


def _grid(grid: Grid, form: Form) -> Grid:
    kinds = any(shape.kind not in _PLAIN for shape in grid.shapes)
    shapes = grid.shapes if kinds else tuple(replace(shape, kind=_unnamed(shape)) for shape in grid.shapes)
    if form.is_sheet:
        return replace(grid, shapes=shapes, lines=grid.lines if kinds else (), most="tinggi")
    if any(shape.kind != "gambar" for shape in shapes):  # connectors come as pictures, too
        shapes = tuple(shape for shape in shapes if shape.kind != "gambar")
    return replace(grid, shapes=shapes, lines=(), most="sedang")


def _unnamed(shape: Shape) -> Kind:
    return "gambar" if shape.kind == "gambar" else "lain"


def _words(form: Form, drawn: list[Grid]) -> str:
    said = f"{form.called} diubah dahulu menjadi .{form.target} dengan LibreOffice"
    if not form.is_sheet:
        shapes = "letak bentuk hanya perkiraan dan panah tidak dibaca" if drawn else "bentuk, bila ada, tidak terbawa"
        return f"{said}; {shapes}"
    if drawn and all(shape.kind in _PLAIN for grid in drawn for shape in grid.shapes):
        return f"{said}; jenis bentuk tidak terbawa, jadi jenis dan panah tidak dibaca"
    return said
