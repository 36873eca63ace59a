"""The page of one rule: what it says, why, on which basis, with examples, and when it is wrong."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from sopcheck.engine.measured import figures
from sopcheck.engine.rule import Rule
from sopcheck.engine.rulefile import ContohFile
from sopcheck.model.findings import GRADES
from sopcheck.reporters.pages import wording
from sopcheck.yamltext import dump

STATUS = {
    "stabil": "stabil",
    "uji": "uji (presisinya belum cukup terukur)",
    "usang": "usang (tidak dipakai lagi)",
}


def page(rule: Rule, width: int = 80, colour: bool = False) -> str:
    """The rule's page as text for a terminal of `width` columns."""
    return "\n".join(_lines(rule, max(60, min(width, 100)), colour)) + "\n"


def _lines(rule: Rule, width: int, colour: bool) -> Iterator[str]:
    file = rule.file

    def head(words: str) -> str:
        return f"\x1b[1m{words}\x1b[0m" if colour else words

    def body(words: str, indent: str = "  ", rest: str | None = None) -> list[str]:
        return textwrap.wrap(
            " ".join(words.split()),
            width,
            initial_indent=indent,
            subsequent_indent=rest or indent,
            break_on_hyphens=False,
        )

    yield head(rule.id)
    yield from body(file.judul, "")
    yield ""
    yield f"Tingkat    {rule.severity}" + ("" if file.keyakinan == "pasti" else ", perlu ditinjau manusia")
    yield f"Status     {STATUS[file.status]}" + (" · tidak aktif pada profil bawaan" if rule.off else "")
    yield from textwrap.wrap(f"Ukuran     {precision(rule.id)}", width, subsequent_indent=" " * 11)
    yield ""
    if file.seharusnya:
        yield head("Seharusnya")
        yield from body(file.seharusnya)
        yield ""
    yield head("Mengapa")
    yield from body(file.mengapa)
    yield ""
    yield head("Dasar")
    for basis in rule.basis:
        doubt = "" if basis.grade == "M" else f": {GRADES[basis.grade]}"
        yield from body(f"- {wording.basis_words(basis)}{doubt}", "  ", "    ")
        if basis.quote:
            yield from body(f"“{basis.quote.strip()}”", "    ")
    yield ""
    yield head("Bunyi temuan")
    for message in rule.messages.values():
        weight = "" if message.severity == rule.severity else f" ({message.severity})"
        yield from body(f"- {message.text}{weight}", "  ", "    ")
    yield ""
    yield head("Yang perlu diubah")
    yield from body(file.saran)
    yield ""
    yield head("Aturan ini keliru bila")
    yield from body(file.keliru_bila)
    if file.params:
        yield ""
        yield head("Ambang dan daftar kata (params)")
        yield from _notation(readable(file.params), width)
    if lists := rule.check.passes_over():
        yield ""
        yield head("Yang tidak dinilai aturan ini (daftar kata sopcheck)")
        for what, words in lists.items():
            yield from body(f"- {what}: {', '.join(words)}", "  ", "    ")
    for example in file.contoh:
        yield from _example(example, head, width)


def _example(example: ContohFile, head: Any, width: int) -> Iterator[str]:
    yield ""
    yield head(f"Contoh: {example.nama}")
    yield "  Salah:"
    yield from _notation(example.salah, width)
    yield "  Temuannya:"
    for finding in example.temuan:
        yield from textwrap.wrap(
            f"- {finding.teks} ({finding.di})", width, initial_indent="    ", subsequent_indent="      "
        )
    yield "  Benar:"
    yield from _notation(example.benar, width)


def _notation(values: Any, width: int) -> Iterator[str]:
    for line in dump(values, width - 6).splitlines():
        yield f"    {line}"


def readable(params: Any) -> Any:
    """Params for people: patterns are for machines, and stay in the rule file."""
    if isinstance(params, str):
        return "(pola pencocokan, lihat berkas aturan)" if "\\" in params or "(?" in params else params
    if isinstance(params, list):
        return [readable(item) for item in params]
    return {key: readable(value) for key, value in params.items()} if isinstance(params, dict) else params


def precision(rule_id: str) -> str:
    """The measured precision of a rule in words, or that there is none yet."""
    measured = figures().get(rule_id)
    return measured.words() if measured else "presisi belum diukur"
