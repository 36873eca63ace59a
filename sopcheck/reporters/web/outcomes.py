"""What could not be judged and why, and the outcome of every rule, for one SOP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sopcheck.model.findings import SEVERITIES, Outcome, RuleResult
from sopcheck.model.report import DocumentReport
from sopcheck.reporters.pages import wording
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.finding import working_table

LETTER: Mapping[Outcome, str] = {
    "temuan": "t",
    "tidak_dapat_dinilai": "d",
    "memenuhi": "m",
    "tidak_berlaku": "b",
    "gagal": "g",
}
"""One letter an outcome: a page about a thousand SOPs carries them for every rule of every SOP."""
_BIT = {severity: 1 << place for place, severity in enumerate(SEVERITIES)}


@lru_cache(1 << 13)
def _line(rule: str, checked: int, why: str | None) -> str:
    told = f" ({checked})" if checked else ""
    return f"<li><code>{safe(rule)}</code>{told}{f': {safe(why)}' if why else ''}"


def letters(results: Sequence[RuleResult], rules: Sequence[str]) -> tuple[str, str]:
    """(outcomes, severities), one letter each for every one of the rules, in their order; “-” and “0” for one without a
    result. Severities are a sum of 1 galat, 2 peringatan, 4 catatan.
    """
    outcomes, weights = dict.fromkeys(rules, "-"), dict.fromkeys(rules, "0")
    for result in results:
        outcomes[result.rule] = LETTER[result.outcome]
        if result.outcome == "temuan":
            found = 0
            for severity, _ in result.weights:
                found |= _BIT[severity]
            weights[result.rule] = str(found)
    return "".join([outcomes[rule] for rule in rules]), "".join([weights[rule] for rule in rules])


def unassessed(document: DocumentReport) -> str:
    """The places that could not be judged, grouped by what was missing."""
    found = wording.unassessed(document)
    crashed = list(wording.crashes(document))
    if not found and not crashed:
        return '<p class="quiet">Semua tempat dapat dinilai.</p>'
    lines = [
        f'<li class="u" data-r="{safe(" ".join(rules))}"><b>{safe(places)}</b>: {safe(missing)} '
        f"<small>{safe(', '.join(rules))}</small>"
        for places, missing, rules in found
    ]
    lines += [
        f'<li class="u crash" data-r="{safe(rule)}"><b>GAGAL</b> {safe(reason)} <small>{safe(rule)}</small>'
        for rule, reason in crashed
    ]
    return f'<ul class="unassessed">{"".join(lines)}</ul>'


def every_rule(document: DocumentReport) -> str:
    """The outcome of every rule, by outcome."""
    groups: dict[Outcome, list[str]] = {}
    agreed = []
    for result in document.results:
        why = result.reason if result.outcome == "tidak_berlaku" else None
        groups.setdefault(result.outcome, []).append(_line(result.rule, result.checked, why))
        if result.working:
            agreed.append(f"<h4>Perhitungan yang cocok: {safe(result.rule)}</h4>{working_table(result.working)}")
    parts = [
        f"<h4>{words.capitalize()}: {len(groups[outcome])} aturan</h4><ul class=rules>{''.join(groups[outcome])}</ul>"
        for outcome, words in wording.OUTCOME_WORDS.items()
        if outcome in groups
    ]
    return f'<details class="all"><summary>Hasil semua aturan</summary>{"".join(parts)}{"".join(agreed)}</details>'
