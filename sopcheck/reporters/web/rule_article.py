"""The page of one rule: what it says, why, on which basis, how often it was right, examples drawn as small forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sopcheck.engine.rule import Rule
from sopcheck.engine.rulefile import ContohFile, TemuanFile
from sopcheck.model.findings import GRADES, Basis, Finding
from sopcheck.model.locators import place
from sopcheck.model.sop import Sop
from sopcheck.reporters.pages import wording
from sopcheck.reporters.pages.rule_page import STATUS, precision, readable
from sopcheck.reporters.web.escape import safe
from sopcheck.reporters.web.form import Form
from sopcheck.reporters.web.lanes import Lanes
from sopcheck.reporters.web.pins import Pins
from sopcheck.reporters.web.step_table import step_table
from sopcheck.yamltext import dump


def article(rule: Rule, bases: str) -> str:
    """bases: address of the index by legal basis."""
    file = rule.file
    doubt = "" if file.keyakinan == "pasti" else ", perlu ditinjau manusia"
    off = " · tidak aktif pada profil bawaan" if rule.off else ""
    parts = [
        f"<p><code>{rule.id}</code></p><dl class=facts><dt>Tingkat<dd>{rule.severity}{doubt}<dt>Status<dd>{STATUS[file.status]}{off}"
        f"<dt>Ukuran<dd>{safe(precision(rule.id))}</dl><h2>Mengapa</h2><p>{safe(file.mengapa)}</p>"
        f"<h2>Dasar</h2><ul>{''.join(_bases(rule, bases))}</ul><h2>Bunyi temuan</h2><ul>",
        *(f"<li>{safe(message.text)} <small>{message.severity}</small>" for message in rule.messages.values()),
        f"</ul><h2>Yang perlu diubah</h2><p>{safe(file.saran)}</p>"
        f"<h2>Aturan ini keliru bila</h2><p>{safe(file.keliru_bila)}</p>",
        *_params(rule),
        *(_example(rule, example, number) for number, example in enumerate(file.contoh, 1)),
    ]
    return "".join(parts)


def anchor(basis: Basis) -> str:
    """The place of a norm in the index by legal basis."""
    return wording.norm_name(basis).lower().replace(" ", "-").replace("/", "-")


def _bases(rule: Rule, index: str) -> Iterator[str]:
    for basis in rule.basis:
        quote = f"<br><q>{safe(basis.quote.strip())}</q>" if basis.quote else ""
        yield (
            f'<li><a href="{index}#{safe(anchor(basis))}">{safe(wording.basis_words(basis))}</a> '
            f"<small>{GRADES[basis.grade]}</small>{quote}"
        )


def _params(rule: Rule) -> Iterator[str]:
    if rule.file.params:
        yield f"<h2>Ambang dan daftar kata</h2>{_code(readable(rule.file.params))}"
    if lists := rule.check.passes_over():
        told = "".join(f"<li>{safe(what)}: {safe(', '.join(words))}" for what, words in lists.items())
        yield f"<h2>Yang tidak dinilai aturan ini</h2><ul>{told}</ul>"


def _code(value: Any) -> str:
    lines = "\n".join(map(safe, dump(value).splitlines()))
    return f'<pre class="scroll" tabindex="0">{lines}</pre>'


def _example(rule: Rule, example: ContohFile, number: int) -> str:
    wrong = Sop.model_validate(example.salah)
    found = [(rule.id, _finding(rule, each, wrong)) for each in example.temuan]
    told = "".join(
        f'<li id="c{number}t{place_}" class="t {finding.severity}"><div class="one"><span class="n">{place_}</span>'
        f'<b class="sev">{finding.severity}</b> <span class="at">{safe(finding.place)}</span>'
        f'<span class="m">{safe(finding.message)}</span></div></li>'
        for place_, (_, finding) in enumerate(found, 1)
    )
    return (
        f"<h2>Contoh: {safe(example.nama)}</h2><h3>Salah</h3>{_small(wrong, Pins(found, f'c{number}'))}"
        f'<h3>Temuannya</h3><ol class="found">{told}</ol>'
        f"<h3>Benar</h3>{_small(Sop.model_validate(example.benar), Pins((), f'b{number}'))}"
    )


def _finding(rule: Rule, told: TemuanFile, sop: Sop) -> Finding:
    """What an example says of a finding, as one."""
    message = rule.messages[told.pesan]
    severity, confidence = told.tingkat or message.severity, told.keyakinan or message.confidence
    where = place(sop, told.di)
    return Finding("", told.pesan, severity, confidence, told.di, (), where, {}, told.teks, (), {}, (), "", ())


def _small(sop: Sop, pins: Pins) -> str:
    """An SOP of an example: only the fields and columns it has."""
    unread = frozenset(sop.tidak_terbaca)
    shown = sop.langkah is not None or sop.pelaksana is not None or "langkah" in unread
    form = Form(sop, pins, unread).small()
    table = step_table(sop, Lanes(sop, unread), pins, unread) if shown else ""
    rest = pins.rest()
    return f"{form}{table}{f'<p>Pada SOP secara keseluruhan: {rest}</p>' if rest else ''}"
