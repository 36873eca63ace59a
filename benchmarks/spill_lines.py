"""SOPs written out as a copy that lost the lines of the table would be: cells one behind another, below the table, or column
by column; labels apart from their values.
"""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

from spill import HEADINGS, KEYS, LABELS, PAIRS, SINGLE, drop, item_cell, pick, signed_lines

Truth = dict[str, Any]


def rows(truth: Truth, dice: random.Random) -> str:
    """Row by row; a blank at the end of a line says that its cell goes on."""
    return _text(truth, dice, _by_row, "blank")


def rows_trimmed(truth: Truth, dice: random.Random) -> str:
    """The same without the blanks: a line may be a cell or a part of one."""
    return _text(truth, dice, _by_row, "")


def cells_below(truth: Truth, dice: random.Random) -> str:
    """Kelengkapan, and every Kegiatan that needs several lines, stand below the table."""
    return _text(truth, dice, _below, "blank")


def columns(truth: Truth, dice: random.Random) -> str:
    """Column by column; blank lines between cells, or blanks at line ends."""
    return _text(truth, dice, _by_column, dice.choice(("blank", "empty", "")))


def _text(truth: Truth, dice: random.Random, table: Callable[[Truth, random.Random, str], list[str]], mark: str) -> str:
    drop(truth, "penanda_tangan", "pelaksana")
    for row in truth["langkah"]:
        drop(row, "keterangan") if dice.random() < 0.5 else None
    if dice.random() < 0.6:
        for row in truth["langkah"]:
            drop(row, "keterangan")
    signed = truth.get("disahkan_oleh")
    if signed:
        truth["disahkan_oleh"] = {key: value for key, value in signed.items() if value}
    head = _scattered(truth, dice, mark) if dice.random() < 0.6 else _in_place(truth, dice, mark)
    body = table(truth, dice, mark)
    for row in truth["langkah"]:
        drop(row, "keterangan")  # no reader can tell an empty one
    return "\n".join([*head, "", "", *body, ""])


def _lines(words: str, mark: str, width: int) -> list[str]:
    """A cell on lines of at most `width` letters."""
    lines = textwrap.wrap(words, width, break_on_hyphens=False) or []
    if mark == "blank":
        return [f"{line} " for line in lines[:-1]] + lines[-1:]
    return [*lines, ""] if mark == "empty" else lines


def _in_place(truth: Truth, dice: random.Random, mark: str) -> list[str]:
    """Labels with their values beside or below."""
    lines = [truth["instansi"].upper(), *([truth["unit_kerja"].upper()] if "unit_kerja" in truth else []), ""]
    for key in SINGLE:
        if key in truth:
            value = signed_lines(truth) if key == "disahkan_oleh" else [truth[key]]
            lines += [f"{pick(dice, LABELS, key)} : {value[0]}".rstrip(), *value[1:]]
    for key in (key for pair in PAIRS for key in pair if key in truth):
        lines += ["", f"{pick(dice, LABELS, key)} :"]
        for number, item in enumerate(truth[key], 1):
            lines += [line for line in _lines(f"{number}. {item}", "blank" if mark == "blank" else "", 90) if line]
    return lines


def _scattered(truth: Truth, dice: random.Random, mark: str) -> list[str]:
    """Labels two in a line, their items elsewhere in any order; values of the upper block beside their labels or gone."""
    parts: list[list[str]] = []
    for key in SINGLE:
        if key == "disahkan_oleh" and key in truth:
            parts.append([f"{pick(dice, LABELS, key)} {truth[key]['jabatan']}"])
            parts += [[line] for line in signed_lines(truth)[1:]]
        elif key in truth and dice.random() < 0.7:
            parts.append([f"{pick(dice, LABELS, key)} {truth[key]}".rstrip()])
    head = [truth["instansi"].upper(), *([truth["unit_kerja"].upper()] if "unit_kerja" in truth else [])]
    for left, right in PAIRS:
        if left not in truth:
            continue
        parts.append([f"{pick(dice, LABELS, left)} {pick(dice, LABELS, right)}"])
        for key in (left, right):
            numbered = len(truth[key]) > 1 and dice.random() < 0.7
            for number, item in enumerate(truth[key], 1):
                parts.append(
                    [
                        line
                        for line in _lines(
                            f"{number}. {item}" if numbered else item, "blank" if mark == "blank" else "", 90
                        )
                        if line
                    ]
                )
    if dice.random() < 0.5:
        dice.shuffle(parts)
    between = [""] if dice.random() < 0.5 else []
    return [*head, *between, *(line for part in parts for line in (*part, *between))]


def _headings(truth: Truth, dice: random.Random) -> tuple[list[str], list[str], list[str]]:
    """(lines above, lines below the table, keys of Mutu Baku that have a heading)."""
    keys = [
        key
        for key in KEYS
        if key != "keterangan" or any(row.get(key) for row in truth["langkah"]) or dice.random() < 0.5
    ]
    words = {key: pick(dice, HEADINGS, key) for key in HEADINGS}
    first = f"{words['nomor']} {words['kegiatan']} {words['pelaksana']} Mutu Baku"
    second = " ".join(["Staf Kepala Bidang Sekretaris", *(words[key] for key in keys)])
    if dice.random() < 0.3:
        return [second], ["", first], keys
    return [first, second], [], keys


def _by_row(truth: Truth, dice: random.Random, mark: str) -> list[str]:
    above, after, keys = _headings(truth, dice)
    widths = {key: dice.choice((20, 28, 40)) for key in ("kegiatan", *KEYS)}
    lines = [*above, ""]
    for row in truth["langkah"]:
        lines += _row(row, keys, widths, dice, mark)
        lines += [""] * dice.randrange(2)
    return [*lines, *after]


def _row(row: Truth, keys: Sequence[str], widths: dict[str, int], dice: random.Random, mark: str) -> list[str]:
    """The cells of a row, each on lines of its own, or in the line of the cell before if it is short."""
    lines = _lines(f"{row['nomor']} {row['kegiatan']}", mark, widths["kegiatan"])
    for key in keys:
        printed = _lines(_flat(row, key, dice), mark, widths[key])
        if len(printed) == 1 and lines and dice.random() < 0.4:
            lines[-1] = f"{lines[-1]} {printed[0]}"
        else:
            lines += printed
    return lines


def _flat(row: Truth, key: str, dice: random.Random) -> str:
    """A cell on one line; of a list on lines of its own nobody can tell any more that it is one."""
    cell = item_cell(row.get(key, ""), dice)
    if "\n" in cell:
        row[key] = [" ".join(row[key])]
    return cell.replace("\n", " ")


def _below(truth: Truth, dice: random.Random, mark: str) -> list[str]:
    above, after, keys = _headings(truth, dice)
    width = dice.choice((28, 40))
    lines, moved = [*above, ""], ["Kepala ", "Seksi"] if dice.random() < 0.5 else []
    for row in truth["langkah"]:
        kegiatan = _lines(row["kegiatan"], mark, width)
        inline = [
            row["nomor"],
            row["kegiatan"] if len(kegiatan) == 1 else "",
            row["waktu"],
            _flat(row, "output", dice),
        ]
        if "keterangan" in keys and row.get("keterangan"):
            inline.append(row["keterangan"])
        lines += [" ".join(part for part in inline if part), ""]
        moved += [
            *(kegiatan if len(kegiatan) > 1 else []),
            *_lines(_flat(row, "kelengkapan", dice), mark, width),
        ]
    return [*lines, *moved, *after]


def _by_column(truth: Truth, dice: random.Random, mark: str) -> list[str]:
    above, after, keys = _headings(truth, dice)
    width = dice.choice((24, 36))
    lines = above
    for key in ("nomor", "kegiatan", *keys):
        if not above and dice.random() < 0.5:
            lines.append(pick(dice, HEADINGS, key))
        for row in truth["langkah"]:
            lines += _lines(_flat(row, key, dice), mark, width)
    return [*lines, *after]


WAYS: dict[str, Callable[[Truth, random.Random], str]] = {
    "rows": rows,
    "rows, trimmed": rows_trimmed,
    "cells below": cells_below,
    "columns": columns,
}
