"""The bar of filters: severity, rule, outcome, words. Without scripts it is not shown, and everything is."""

from __future__ import annotations

from collections.abc import Iterable

from sopcheck.model.findings import SEVERITIES
from sopcheck.reporters.pages.wording import OUTCOME_WORDS
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.outcomes import LETTER


def filters(rules: Iterable[str], across: Iterable[str] = ()) -> str:
    """rules: that judge an SOP by itself, in the order of the letters of each SOP (outcomes.letters); across: those that
    compare SOPs and have no letter there, on the page that holds what they found (between.py).
    """
    boxes = "".join(
        f'<label><input type="checkbox" name="s" value="{severity}" checked> {severity}</label>'
        for severity in SEVERITIES
    )
    listed = "".join(f"<option>{safe(rule)}" for rule in rules)
    if compared := "".join(f"<option>{safe(rule)}" for rule in across):
        listed += f'<optgroup label="Antar-SOP">{compared}</optgroup>'
    outcomes = "".join(f'<option value="{LETTER[outcome]}">{words}' for outcome, words in OUTCOME_WORDS.items())
    return (
        '<form id="saring" role="search" aria-label="Saring laporan" hidden><fieldset><legend>Tingkat</legend>'
        f'{boxes}</fieldset><label>Aturan <select name="r"><option value="">semua{listed}</select></label>'
        f'<label>Hasil <select name="o"><option value="">semua{outcomes}</select></label>'
        '<label>Kata <input type="search" name="q" autocomplete="off"></label>'
        '<button type="reset">Semua</button><button type="button" name="buka">Buka semua temuan</button>'
        '<output aria-live="polite"></output></form>\n'
    )
