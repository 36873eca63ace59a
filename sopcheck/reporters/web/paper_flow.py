"""Which output feeds which input: what becomes of every Output, as arcs between steps and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sopcheck.model.report import PaperFate
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.lanes import step_of

WORDS = {
    "dipakai": "dipakai",
    "diserahkan": "diserahkan",
    "disimpan": "disimpan",
    "hasil-akhir": "hasil akhir",
    "ragu": "tidak jelas",
    "tidak-dipakai": "tidak dipakai",
    "tidak-dinilai": "tidak dapat dinilai",
}
STEP, MOST_STEPS = 46, 120
"""Pixels between steps; the steps that are drawn (the table has all)."""


def paper_flow(fates: Sequence[PaperFate], labels: Sequence[str]) -> str:
    """labels: of the steps, as a reader knows them."""
    if not fates:
        return "<p>Tidak ada output yang terbaca.</p>"
    rows = "".join(_row(fate, labels) for fate in fates)
    return (
        f'{_arcs(fates, labels)}<div class="scroll" role="group" tabindex="0" aria-label="Nasib tiap output">'
        f'<table class="papers"><thead><tr><th>Langkah</th><th>Output</th><th>Menjadi</th><th>Karena</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(fate: PaperFate, labels: Sequence[str]) -> str:
    step = step_of(fate.at)
    label = labels[step - 1] if 0 < step <= len(labels) else ""
    return (
        f"<tr><td>{safe(label)}<td>{safe(fate.document)}<td class=v-{fate.verdict}>{WORDS[fate.verdict]}"
        f"<td>{safe(fate.reason)}"
    )


class Use(NamedTuple):
    """Step `start` makes what step `end` uses. listed: as its Kelengkapan or the object of its work; else the words of
    the output only come again there.
    """

    start: int
    end: int
    listed: bool


def _uses(fate: PaperFate) -> list[Use]:
    """The uses of one output that can be drawn: by another step, among the first MOST_STEPS."""
    if fate.verdict != "dipakai":
        return []
    start = step_of(fate.at)
    takers = ((step_of(place), place.count(".") > 1) for place in fate.by if place.startswith("langkah."))
    return [Use(start, end, listed) for end, listed in takers if end != start and max(start, end) <= MOST_STEPS]


def _told(fates: Sequence[PaperFate], drawn: Sequence[Use]) -> str:
    """What the drawing means, and what is not in it."""
    left = [fate for fate in fates if fate.verdict == "dipakai" and not _uses(fate)]
    beyond = sum(any(step_of(place) > MOST_STEPS for place in (fate.at, *fate.by)) for fate in left)
    lines = []
    if any(not use.listed for use in drawn):
        lines.append(
            "Panah putus-putus: kata-kata output itu muncul lagi pada langkah tujuan, tetapi bukan sebagai Kelengkapannya."
        )
    if beyond:
        lines.append(f"{beyond} output yang dipakai tidak digambar: langkahnya di luar {MOST_STEPS} langkah pertama.")
    if len(left) > beyond:
        lines.append(
            f"{len(left) - beyond} output yang dipakai tidak digambar: yang memakainya bukan satu langkah lain (lihat kolom Karena)."
        )
    return f"<p class=quiet>{' '.join(lines)}</p>" if lines else ""


def _arcs(fates: Sequence[PaperFate], labels: Sequence[str]) -> str:
    by_pair: dict[tuple[int, int], Use] = {}
    for use in (use for fate in fates for use in _uses(fate)):
        pair = use.start, use.end
        if pair not in by_pair or use.listed:
            by_pair[pair] = use
    drawn = list(by_pair.values())
    told = _told(fates, drawn)
    return (_drawing(drawn, labels) if drawn else "") + told


def _drawing(drawn: Sequence[Use], labels: Sequence[str]) -> str:
    count = min(len(labels), MOST_STEPS)
    highest = min(200, 14 + 9 * max(abs(a - b) for a, b, _ in drawn))
    base, width = highest + 10, STEP * count + 20
    back = any(b < a for a, b, _ in drawn)
    height = base + 30 + (highest if back else 0)
    parts = []
    for a, b, listed in drawn:
        kind = "arrow" if listed else "arrow guess"
        rise = min(200, 10 + 9 * abs(a - b)) * 2
        from_x, to_x = _x(a), _x(b)
        if b > a:
            parts.append(
                f'<path class="{kind}" d="M{from_x} {base}Q{(from_x + to_x) // 2} {base - rise} {to_x} {base}"/>'
            )
        else:
            low = base + 18
            parts.append(f'<path class="{kind}" d="M{from_x} {low}Q{(from_x + to_x) // 2} {low + rise} {to_x} {low}"/>')
    for place in range(count):
        short = labels[place].rpartition(" ")[2][:6]
        parts.append(
            f'<text class="fine" x="{_x(place + 1)}" y="{base + 14}" text-anchor="middle">{safe(short)}</text>'
        )
    told = "; ".join(f"langkah ke-{a} ke langkah ke-{b}" for a, b, _ in drawn[:60])
    return (
        '<figure><div class="scroll" role="group" tabindex="0" aria-label="Aliran dokumen antarlangkah">'
        f'<svg class="arcs" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">'
        f"<title>Output langkah mana dipakai langkah mana</title><desc>{told}</desc>{''.join(parts)}</svg></div></figure>"
    )


def _x(step: int) -> int:
    return STEP * step - STEP // 2 + 10
