"""The step table of an SOP with its actor columns, as its form would look."""

from __future__ import annotations

from sopcheck.model.sop import Langkah, Sop
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.form import EMPTY, LOST
from sopcheck.reporters.web.lanes import Lanes, Row
from sopcheck.reporters.web.pins import Pins

_MARK = '<svg class="g" aria-hidden="true"><use href="#g-{}"/></svg><span class="vh">{}</span>'
MARKS = {
    name: _MARK.format(drawn, name)
    for name, drawn in (
        ("mulai", "ujung"),
        ("selesai", "ujung"),
        ("proses", "kotak"),
        ("keputusan", "ketupat"),
        ("penghubung", "sambung"),
    )
}
"""Drawn, because not every font has these letters (shell.py holds the shapes)."""
PLAIN_MARK = _MARK.format("tanda", "bertanda")


def step_table(sop: Sop, lanes: Lanes, pins: Pins, unread: frozenset[str]) -> str:
    """The table in a frame that scrolls; what is said of the table as a whole stands in its caption."""
    merged = {at for group in sop.gabung for at in group[1:]}
    turned = _too_wide_for_paper(lanes)
    heads = [_head(place, name, lanes, pins, turned) for place, name in enumerate(lanes.names)]
    actors = "".join(heads) or "<th>Pelaksana</th>"
    ids = "".join(f"<span{found}></span>" for name in ("langkah", "pelaksana") if (found := pins.id_of(name)))
    about = "".join(pins.at(name) for name in ("langkah", "kolom", "satuan_waktu", "pelaksana"))
    table = _Table(lanes, pins, unread, merged)
    body = "".join(table.row(position, row) for position, row in enumerate(lanes.rows, 1))
    if not lanes.rows:
        body = f'<tr><td colspan="{6 + max(1, len(heads))}">{"tidak terbaca" if "langkah" in unread else "tidak ada langkah"}</td></tr>'
    unit = f" ({safe(sop.satuan_waktu)})" if sop.satuan_waktu else ""
    return (
        f'<div class="scroll" role="group" tabindex="0" aria-label="Tabel langkah">{ids}<table class="steps{" many" if turned else ""}">'
        f'<caption>Langkah {about}{_note(lanes)}</caption><thead><tr><th>No</th><th class="wide">Kegiatan</th>{actors}'
        f"<th>Kelengkapan</th><th>Waktu{unit}</th><th>Output</th><th>Keterangan</th></tr></thead><tbody>{body}</tbody></table></div>"
    )


ROOM = 560
"""Pixels that actor columns may take of the 1 032 of a printed page; the words of the other columns need the rest."""
LETTER, EDGES = 5.6, 9
"""Pixels of a letter of a printed heading, and of the edges of its cell (page.css, @media print)."""
LONGEST_TURNED = 90
"""Letters of a heading that stands upright on paper, on one line of at most 11 cm; a longer one is broken anywhere."""


def _too_wide_for_paper(lanes: Lanes) -> bool:
    """Whether the headings side by side would push columns off the page: a column is as wide as its longest word."""
    words = [max(map(len, (name or "").split()), default=0) for name in lanes.names]
    return sum(LETTER * longest + EDGES for longest in words) > ROOM


def _head(place: int, name: str | None, lanes: Lanes, pins: Pins, turned: bool) -> str:
    at = f"pelaksana.{place + 1}"
    words = LOST if name is None else safe(name)
    if turned and len(name or "") <= LONGEST_TURNED:
        words = f'<span class="up">{words}</span>'
    if place >= len(lanes.names) - lanes.added:
        return f'<th class="added">{words}<small> (tanpa kolom)</small></th>'
    return f"<th{pins.id_of(at)}>{words}{pins.at(at)}</th>"


def _note(lanes: Lanes) -> str:
    if lanes.left_out:
        return f"<small>dan {lanes.left_out} kolom pelaksana lain tidak digambar</small>"
    return ""


class _Table:
    """The rows of one table."""

    def __init__(self, lanes: Lanes, pins: Pins, unread: frozenset[str], merged: set[str]) -> None:
        self._lanes = len(lanes.names)
        self._pins = pins
        self._unread = unread
        self._merged = merged
        self._marked = pins.marked

    def row(self, position: int, drawn: Row) -> str:
        at = f"langkah.{position}"
        row = drawn.row
        lost = at in self._unread
        return (
            f"<tr>{self._cell(f'{at}.nomor', row.nomor, lost)}{self._cell(f'{at}.kegiatan', row.kegiatan, lost)}"
            f"{self._actors(f'{at}.pelaksana', drawn)}{self._items(at, 'kelengkapan', row, lost)}"
            f"{self._cell(f'{at}.waktu', row.waktu, lost)}{self._items(at, 'output', row, lost)}"
            f"{self._cell(f'{at}.keterangan', row.keterangan, lost)}</tr>"
        )

    def _cell(self, at: str, value: str | None, lost: bool) -> str:
        words = LOST if lost or at in self._unread else safe(value)
        if at in self._merged:
            words = f'{words}<span class="empty">(sel gabung)</span>'
        return (
            f"<td{self._pins.id_of(at)}>{words}{self._pins.at(at)}</td>" if at in self._marked else f"<td>{words}</td>"
        )

    def _items(self, at: str, column: str, row: Langkah, lost: bool) -> str:
        items: tuple[str | None, ...] = getattr(row, column) or ()
        at = f"{at}.{column}"
        if lost or at in self._unread:
            words = LOST
        elif len(items) == 1:
            words = safe(items[0]) if items[0] is not None and f"{at}.1" not in self._unread else LOST
        else:
            told = [
                LOST if item is None or f"{at}.{place}" in self._unread else safe(item) or EMPTY
                for place, item in enumerate(items, 1)
            ]
            words = f"<ol><li>{'<li>'.join(told)}</ol>" if told else ""
        if at in self._merged:
            words = f'{words}<span class="empty">(sel gabung)</span>'
        return (
            f"<td{self._pins.id_of(at)}>{words}{self._pins.at(at)}</td>" if at in self._marked else f"<td>{words}</td>"
        )

    def _actors(self, at: str, drawn: Row) -> str:
        """The cells of the actor columns; one wide cell where it is not known whose mark it is."""
        pins, wide = self._pins, max(1, self._lanes)
        found, marks = (pins.id_of(at), pins.at(at)) if at in pins.marked else ("", "")
        if not drawn.known:
            return f'<td{found} colspan="{wide}" class="lost">pelaksana tidak diketahui{marks}</td>'
        cells = [""] * wide
        for shape in drawn.shapes:
            mark = MARKS.get(shape.symbol or "", PLAIN_MARK) + (f" {safe(shape.words)}" if shape.words else "")
            if shape.lane is None:
                return f'<td{found} colspan="{wide}" class="lost">{mark} kolom tidak diketahui{marks}</td>'
            cells[shape.lane] += mark
        if marks or found:
            first = next((place for place, cell in enumerate(cells) if cell), 0)
            before = "<td class=mark>".join(["", *cells[:first]])
            after = "<td class=mark>".join(["", *cells[first + 1 :]])
            return f"{before}<td class=mark{found}>{cells[first]}{marks}{after}"
        return "<td class=mark>" + "<td class=mark>".join(cells)
