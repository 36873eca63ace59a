"""SOPs in the notation written out as a text copy of their form would be: what a PDF or Word loses on the way to text.

Each is spilled in several ways: a table with tabs (cells over several lines, HTML in cells, columns and rows that slip,
headings that vanish), rows one cell after another, cells that stand below the table, columns one below another. What the
copy cannot hold (marks, arrows) is left out of the truth; everything else must be read right or not at all.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import generate
import sound

from sopcheck.model.sop import Sop

KEYS = ("kelengkapan", "waktu", "output", "keterangan")
HEADINGS = {
    "nomor": ("No", "No.", "NO"),
    "kegiatan": ("Kegiatan", "Uraian Prosedur", "KEGIATAN", "Aktivitas", "Uraian Kegiatan"),
    "pelaksana": ("Pelaksana", "PELAKSANA"),
    "kelengkapan": ("Kelengkapan", "Persyaratan/Kelengkapan", "Kelengkapan dan Peralatan", "Persyaratan/ Perlengkapan"),
    "waktu": ("Waktu", "WAKTU", "Durasi"),
    "output": ("Output", "OUTPUT", "Keluaran"),
    "keterangan": ("Keterangan", "Ket", "Ket."),
}
LABELS = {
    "nomor": ("Nomor SOP", "No. SOP"),
    "tanggal_pembuatan": ("Tanggal Pembuatan", "Tgl Pembuatan", "Tgl. Pembuatan"),
    "tanggal_revisi": ("Tanggal Revisi", "Tgl Revisi"),
    "tanggal_efektif": ("Tanggal Efektif", "Tgl. Efektif"),
    "disahkan_oleh": ("Disahkan oleh", "Disahkan Oleh"),
    "nama": ("Nama SOP", "Judul SOP"),
    "dasar_hukum": ("Dasar Hukum", "DASAR HUKUM"),
    "kualifikasi_pelaksana": ("Kualifikasi Pelaksana", "KUALIFIKASI PELAKSANA"),
    "keterkaitan": ("Keterkaitan", "Keterkaitan SOP"),
    "peralatan_perlengkapan": ("Peralatan/Perlengkapan", "Peralatan dan Perlengkapan"),
    "peringatan": ("Peringatan", "PERINGATAN"),
    "pencatatan_pendataan": ("Pencatatan dan Pendataan", "Pencatatan & Pendataan"),
}
SINGLE = ("nomor", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "disahkan_oleh", "nama")
PAIRS = (
    ("dasar_hukum", "kualifikasi_pelaksana"),
    ("keterkaitan", "peralatan_perlengkapan"),
    ("peringatan", "pencatatan_pendataan"),
)
REMARKS = ("Lihat SOP Pengarsipan", "Sesuai jadwal", "Paling lama 3 hari", "Bila lengkap")


class Spilled(NamedTuple):
    """way: how it was spilled; truth: what the text still holds; text: what the reader gets."""

    way: str
    truth: Sop
    text: str


Way = Callable[[dict[str, Any], random.Random], str]
"""Writes out an SOP (a dict of the notation) and takes what it does not print out of the dict."""


def spilled(ways: dict[str, Way], count: int, seed: int = generate.SEED) -> Iterator[Spilled]:
    """`count` SOPs spilled in each of the ways, the same for the same seed."""
    dice = random.Random(seed)
    sources = [*sound.sops(), *generate.sops(max(count, 8), seed=seed)]
    for number in range(count):
        made = {**sources[number % len(sources)]}
        made["langkah"] = [_step(row, dice) for row in made["langkah"][: dice.randint(3, 12)]]
        for way, spill in ways.items():
            truth = {**made, "langkah": [{**row} for row in made["langkah"]]}
            text = spill(truth, random.Random(f"{seed} {number} {way}"))
            yield Spilled(way, _kept(truth), text)


def _step(row: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A step with some cells empty, some remarks, some lists of several papers."""
    step = {key: row[key] for key in ("nomor", "kegiatan", *KEYS)}
    if dice.random() < 0.1:
        more = dice.choice(("ATK", "Lembar disposisi", "Data pendukung"))
        step["kelengkapan"] = [*step["kelengkapan"], *([more] if more not in step["kelengkapan"] else [])]
    if dice.random() < 0.06:
        step[dice.choice(("kelengkapan", "output"))] = []
    if dice.random() < 0.04:
        step["waktu"] = dice.choice(("", "Menyesuaikan", "Setiap bulan"))
    if dice.random() < 0.1:
        step["keterangan"] = dice.choice(REMARKS)
    return step


def _kept(truth: dict[str, Any]) -> Sop:
    return Sop.model_validate(
        {key: value for key, value in truth.items() if key not in ("id", "sopcheck", "jenis", "terbaca")}
    )


def pick(dice: random.Random, names: dict[str, tuple[str, ...]], key: str) -> str:
    return dice.choice(names[key])


def item_cell(value: Any, dice: random.Random) -> str:
    """A cell as printed: several things with commas, numbers, dashes or line breaks."""
    items = [value] if isinstance(value, str) else value
    if len(items) < 2:
        return items[0] if items else ""
    how = dice.randrange(4)
    if how == 0:
        return ", ".join(items)
    if how == 3:
        return "\n".join(items)
    return (
        " ".join(f"{n}. {item}" for n, item in enumerate(items, 1))
        if how == 1
        else " ".join(f"- {item}" for item in items)
    )


def signed_lines(truth: dict[str, Any]) -> list[str]:
    signed = truth.get("disahkan_oleh") or {}
    return [
        signed[key] if key != "nip" else f"NIP. {signed[key]}" for key in ("jabatan", "nama", "nip") if signed.get(key)
    ]


def drop(truth: dict[str, Any], *keys: str) -> None:
    """Take what a way of spilling does not print out of the truth."""
    for key in keys:
        truth.pop(key, None)


# -- a table with tabs ---------------------------------------------------------------------------------------------------


def torn_tabs(truth: dict[str, Any], dice: random.Random) -> str:
    """Cells with tabs between them; rows and columns slip, headings vanish."""
    return tabs(truth, dice, torn=True)


def tabs(truth: dict[str, Any], dice: random.Random, torn: bool = False) -> str:
    """Cells with tabs between them, some over several lines."""
    drop(truth, "penanda_tangan")
    signed = truth.get("disahkan_oleh")
    if signed:
        truth["disahkan_oleh"] = {key: value for key, value in signed.items() if value}
    lines = [truth["instansi"].upper(), *([truth["unit_kerja"].upper()] if "unit_kerja" in truth else []), ""]
    for key in SINGLE:
        if key not in truth:
            continue
        between = dice.choice((" : ", "\t:\t", " :\t"))
        value = signed_lines(truth) if key == "disahkan_oleh" else [truth[key]]
        lines += [f"{pick(dice, LABELS, key)}{between}{value[0]}", *value[1:]]
    lines.append("")
    for left, right in PAIRS:
        if left in truth:
            lines.append(f"{pick(dice, LABELS, left)}\t{pick(dice, LABELS, right)}")
            lines.append(f"{_list(truth[left], dice)}\t{_list(truth[right], dice)}")
    return "\n".join([*lines, "", *_tab_table(truth, dice, torn), ""])


def _list(items: Sequence[str], dice: random.Random) -> str:
    counted = [f"{n}. {item}" for n, item in enumerate(items, 1)]
    how = dice.randrange(4)
    if how == 0:
        return f'<ol style="list-style-type: none">{" ".join(counted)}'
    if how == 1:
        return "<ol><li>" + "</li><li>".join(items) + "</li></ol>"
    return " ".join(counted) if len(items) > 1 else "".join(items)


def _tab_table(truth: dict[str, Any], dice: random.Random, torn: bool) -> list[str]:
    actors = list(truth["pelaksana"])
    keys = KEYS if dice.random() < 0.8 else KEYS[:3]
    if len(keys) < 4:
        for row in truth["langkah"]:
            drop(row, "keterangan")
    lost = "headings" if torn and dice.random() < 0.25 else dice.choice(("", "actor", "column")) if torn else ""
    top = [pick(dice, HEADINGS, "nomor"), pick(dice, HEADINGS, "kegiatan"), pick(dice, HEADINGS, "pelaksana")]
    top += [""] * (len(actors) - 1) + ["Mutu Baku"] + [""] * (len(keys) - 1)
    second = ["", "", *actors, *(pick(dice, HEADINGS, key) for key in keys)]
    rows = [
        [row["nomor"], row["kegiatan"], *[""] * len(actors), *(item_cell(row[key], dice) for key in keys)]
        for row in truth["langkah"]
    ]
    if lost == "actor":  # one heading is gone, the cells below it are not
        at = dice.randrange(2, 2 + len(actors))
        del second[at], top[-1]
        truth["pelaksana"] = [actor for place, actor in enumerate(actors) if place != at - 2]
    elif lost == "column":  # one cell of every row is gone
        for row in rows:
            del row[2]
    if torn and dice.random() < 0.3:
        rows = _one_down(rows, len(rows[0]) - len(keys), dice)
    if torn and dice.random() < 0.5:  # the second page is copied with a cell less
        for row in rows[dice.randrange(1, len(rows)) :]:
            del row[2]
    if lost == "headings":
        drop(truth, "pelaksana")
        for row in rows:
            row[:2] = [f"{row[0]} {row[1]}".strip()]
        return ["\t".join(map(str, range(1, len(top) + 1))), *(_broken(row, dice, 0) for row in rows)]
    wrap = dice.choice((0, 0, 18, 24, 40))
    return ["\t".join(top), "\t".join(second), *(_broken(row, dice, wrap) for row in rows)]


def _one_down(rows: list[list[str]], first: int, dice: random.Random) -> list[list[str]]:
    """From some row on, Mutu Baku (the cells from `first` on) stands one row too low."""
    start = dice.randrange(1, len(rows))
    cells = [row[first:] for row in rows]
    cells.insert(start, [""] * len(cells[0]))
    return [(rows[place][:first] if place < len(rows) else [""] * first) + below for place, below in enumerate(cells)]


def _broken(row: Sequence[str], dice: random.Random, wrap: int) -> str:
    """A row with its cells on lines of at most `wrap` letters; 0: only their own line breaks."""
    return "\t".join(_wrapped(cell, wrap) for cell in row)


def _wrapped(cell: str, wrap: int) -> str:
    lines = cell.split("\n")
    return "\n".join(piece for line in lines for piece in (textwrap.wrap(line, wrap) if wrap else [line]) or [""])
