"""Which output feeds which input: what becomes of every Output, as arcs between steps and as a table."""

from __future__ import annotations

from collections.abc import Sequence

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


def _arcs(fates: Sequence[PaperFate], labels: Sequence[str]) -> str:
    pairs = dict.fromkeys(
        (step_of(fate.at), step_of(place))
        for fate in fates
        for place in fate.by
        if place.startswith("langkah.") and ".kelengkapan" in place
    )
    drawn = [(a, b) for a, b in pairs if a != b and max(a, b) <= MOST_STEPS]
    if not drawn:
        return ""
    count = min(len(labels), MOST_STEPS)
    highest = min(200, 14 + 9 * max(abs(a - b) for a, b in drawn))
    base, width = highest + 10, STEP * count + 20
    back = any(b < a for a, b in drawn)
    height = base + 30 + (highest if back else 0)
    parts = []
    for a, b in drawn:
        rise = min(200, 10 + 9 * abs(a - b)) * 2
        from_x, to_x = _x(a), _x(b)
        if b > a:
            parts.append(
                f'<path class="arrow" d="M{from_x} {base}Q{(from_x + to_x) // 2} {base - rise} {to_x} {base}"/>'
            )
        else:
            low = base + 18
            parts.append(f'<path class="arrow" d="M{from_x} {low}Q{(from_x + to_x) // 2} {low + rise} {to_x} {low}"/>')
    for place in range(count):
        short = labels[place].rpartition(" ")[2][:6]
        parts.append(
            f'<text class="fine" x="{_x(place + 1)}" y="{base + 14}" text-anchor="middle">{safe(short)}</text>'
        )
    told = "; ".join(f"langkah ke-{a} ke langkah ke-{b}" for a, b in drawn[:60])
    return (
        '<figure><div class="scroll" role="group" tabindex="0" aria-label="Aliran dokumen antarlangkah">'
        f'<svg class="arcs" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">'
        f"<title>Output langkah mana dipakai langkah mana</title><desc>{told}</desc>{''.join(parts)}</svg></div></figure>"
    )


def _x(step: int) -> int:
    return STEP * step - STEP // 2 + 10
