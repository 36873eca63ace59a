"""The identity block of an SOP, as its form would look."""

from __future__ import annotations

from sopcheck.model.locators import LABELS
from sopcheck.model.sop import Pejabat, Sop
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.pins import Pins

NUMBERS = (
    "nomor",
    "tanggal_pembuatan",
    "tanggal_revisi",
    "tanggal_efektif",
    "tanggal_pengesahan",
    "disahkan_oleh",
    "nama",
)
"""The right side of the block's head, in the order of the form."""

BELOW = (
    "dasar_hukum",
    "kualifikasi_pelaksana",
    "keterkaitan",
    "peralatan_perlengkapan",
    "peringatan",
    "pencatatan_pendataan",
)
SELDOM = frozenset(("tanggal_pengesahan", "penanda_tangan", "total_waktu", "jenis", "kolom", "satuan_waktu"))
"""Shown only where the SOP has them: forms differ in these."""

LOST = '<span class="lost">tidak terbaca</span>'
EMPTY = '<span class="empty">(kosong)</span>'
ABSENT = '<span class="empty">(unsur ini tidak ada)</span>'
UNKNOWN = '<span class="lost">tidak diketahui: formulir terbaca sebagian</span>'


class Form:
    """Draws the fields of one SOP with what is pinned at them."""

    def __init__(self, sop: Sop, pins: Pins, unread: frozenset[str]) -> None:
        self._sop = sop
        self._pins = pins
        self._unread = unread

    def whole(self) -> str:
        """The identity block."""
        office = self.field("instansi") + self.field("unit_kerja")
        numbers = "".join(map(self.field, NUMBERS))
        below = "".join(map(self.field, BELOW))
        return (
            f'<div class="form"><dl class="office">{office}</dl><dl class="numbers">{numbers}</dl>'
            f'<dl class="below">{below}</dl></div>'
        )

    def small(self) -> str:
        """Only what this SOP has: for examples, which show one thing."""
        named = [name for name in LABELS if name in self._sop.model_fields_set or name in self._unread]
        shown = "".join(self.field(name) for name in named if name not in ("id", "langkah", "pelaksana"))
        return f'<dl class="small">{shown}</dl>' if shown else ""

    def field(self, name: str) -> str:
        """One label with its words; nothing for a field that this form does not need to have."""
        value = getattr(self._sop, name)
        marked = name in self._pins.marked
        if value is None and name in SELDOM and not marked and name not in self._unread:
            return ""
        label = safe(self._sop.label.get(name) or LABELS[name])
        words = self._words(name, value)
        if not marked:
            return f"<div><dt>{label}</dt><dd>{words}</dd></div>"
        return f"<div{self._pins.id_of(name)}><dt>{label}{self._pins.at(name)}</dt><dd>{words}</dd></div>"

    def _words(self, name: str, value: object) -> str:
        if name in self._unread:
            return LOST + (" " + self._said(name, value) if value else "")
        if value is None:
            return ABSENT if self._sop.terbaca == "utuh" else UNKNOWN
        return self._said(name, value) or EMPTY

    def _said(self, name: str, value: object) -> str:
        if isinstance(value, tuple):
            return self._items(name, value)
        if isinstance(value, Pejabat):
            parts = [value.jabatan, value.nama, value.nip and f"NIP {value.nip}"]
            return "<br>".join(safe(part) for part in parts if part)
        return safe(str(value)) if value else ""

    def _items(self, name: str, items: tuple[str | None, ...]) -> str:
        pins, lines = self._pins, []
        for number, item in enumerate(items, 1):
            at = f"{name}.{number}"
            words = LOST if item is None or at in self._unread else safe(item) or EMPTY
            lines.append(f"<li{pins.id_of(at)}>{words}{pins.at(at)}</li>" if at in pins.marked else f"<li>{words}</li>")
        return f"<ol>{''.join(lines)}</ol>" if lines else ""
