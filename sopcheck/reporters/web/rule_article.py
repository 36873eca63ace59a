"""The page of one rule: what it says, why, on which basis, how often it was right, examples drawn as small forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sopcheck.engine.rule import Rule
from sopcheck.engine.rulefile import Contoh, ContohFile, TemuanFile
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
    ought = f"<h2>Seharusnya</h2><p>{safe(file.seharusnya)}</p>" if file.seharusnya else ""
    parts = [
        f"<p><code>{rule.id}</code></p><dl class=facts><dt>Tingkat<dd>{rule.severity}{doubt}<dt>Status<dd>{STATUS[file.status]}{off}"
        f"<dt>Ukuran<dd>{safe(precision(rule.id))}</dl>{ought}<h2>Mengapa</h2><p>{safe(file.mengapa)}</p>"
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
    wrong = [_wrong(rule, sop, _told_of(example, at), f"c{number}{_mark(at)}") for at, sop in _sops(example.salah)]
    right = [_small(sop, Pins((), f"b{number}{_mark(at)}")) for at, sop in _sops(example.benar)]
    return (
        f"<h2>Contoh: {safe(example.nama)}</h2><h3>Salah</h3>{_one_after_another(wrong)}"
        f"<h3>Benar</h3>{_one_after_another(right)}"
    )


def _sops(shown: Contoh) -> Iterator[tuple[str, Sop]]:
    """The SOPs of an example with the name by which places call them: "" where it is only one."""
    if isinstance(shown, dict):
        yield "", Sop.model_validate(shown)
    else:
        for number, values in enumerate(shown, 1):
            yield str(number), Sop.model_validate(values)


def _told_of(example: ContohFile, at: str) -> Iterator[tuple[TemuanFile, str]]:
    """The expected findings of one SOP, each with its place within that SOP."""
    for told in example.temuan:
        which, _, locator = told.di.rpartition("#")
        if which == at:
            yield told, locator


def _mark(at: str) -> str:
    return f"s{at}" if at else ""


def _one_after_another(drawn: list[str]) -> str:
    if len(drawn) == 1:
        return drawn[0]
    return "".join(f"<h4>SOP {number}</h4>{each}" for number, each in enumerate(drawn, 1))


def _wrong(rule: Rule, sop: Sop, told: Iterable[tuple[TemuanFile, str]], prefix: str) -> str:
    """An SOP with what an example says is found in it."""
    found = [(rule.id, _finding(rule, each, sop, at)) for each, at in told]
    items = "".join(
        f'<li id="{prefix}t{number}" class="t {finding.severity}"><div class="one"><span class="n">{number}</span>'
        f'<b class="sev">{finding.severity}</b> <span class="at">{safe(finding.place)}</span>'
        f'<span class="m">{safe(finding.message)}</span></div></li>'
        for number, (_, finding) in enumerate(found, 1)
    )
    listed = f'<p>Temuannya:</p><ol class="found">{items}</ol>' if found else ""
    return _small(sop, Pins(found, prefix)) + listed


def _finding(rule: Rule, told: TemuanFile, sop: Sop, at: str) -> Finding:
    """What an example says of a finding, as one."""
    message = rule.messages[told.pesan]
    severity, confidence = told.tingkat or message.severity, told.keyakinan or message.confidence
    return Finding("", told.pesan, severity, confidence, at, (), place(sop, at), {}, told.teks, (), {}, (), "", ())


def _small(sop: Sop, pins: Pins) -> str:
    """An SOP of an example: only the fields and columns it has."""
    unread = frozenset(sop.tidak_terbaca)
    shown = sop.langkah is not None or sop.pelaksana is not None or "langkah" in unread
    form = Form(sop, pins, unread).small()
    table = step_table(sop, Lanes(sop, unread), pins, unread) if shown else ""
    rest = pins.rest()
    return f"{form}{table}{f'<p>Pada SOP secara keseluruhan: {rest}</p>' if rest else ''}"
