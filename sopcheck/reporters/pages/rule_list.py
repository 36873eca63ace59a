"""The list of rules: id, severity, status, what it looks at, legal basis with its grade."""

from __future__ import annotations

import json
import textwrap

from sopcheck.engine.profile import RuleSet
from sopcheck.engine.rule import Rule
from sopcheck.model.findings import GRADES
from sopcheck.reporters.pages import wording

SHORT = {"galat": "G", "peringatan": "P", "catatan": "C"}
MARGIN = 4


def page(ruleset: RuleSet, form: str, width: int) -> str:
    """All rules of a profile as a table that fits `width`, or as JSON."""
    if form == "json":
        return json.dumps([_values(rule) for rule in ruleset.every], ensure_ascii=False, indent=2) + "\n"
    width = max(60, min(width, 120))
    lines: list[str] = []
    group = ""
    for rule in ruleset.every:
        if rule.group != group:
            group = rule.group
            lines += ["", group.upper()]
        lines += _row(rule, width)
    active = sum(not rule.off for rule in ruleset.every)
    legend = [
        "",
        f"{len(ruleset.every)} aturan, {active} aktif pada profil {ruleset.profile}.",
        "G galat · P peringatan · C catatan · uji = presisi belum terukur cukup · mati = tidak aktif",
        "Dasar: " + " · ".join(f"[{grade}] {words}" for grade, words in GRADES.items()),
        "Selengkapnya: sopcheck explain ATURAN",
    ]
    lines += [part for line in legend for part in textwrap.wrap(line, width) or [""]]
    return "\n".join(lines[1:]) + "\n"


def _row(rule: Rule, width: int) -> list[str]:
    marks = (
        SHORT[rule.severity]
        + ("" if rule.file.status == "stabil" else f" {rule.file.status}")
        + (" mati" if rule.off else "")
    )
    head = f"  {rule.id}"
    first = head + " " * max(1, width - len(head) - len(marks)) + marks
    about = f"{rule.file.judul}. {bases(rule)}"
    return [first, *textwrap.wrap(about, width, initial_indent=" " * MARGIN, subsequent_indent=" " * MARGIN)]


def bases(rule: Rule) -> str:
    """The legal bases in short: “PermenPANRB 35/2012 [V]”."""
    seen = dict.fromkeys(f"{wording.norm_name(basis).partition(',')[0]} [{basis.grade}]" for basis in rule.basis)
    return ", ".join(seen)


def _values(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "title": rule.file.judul,
        "severity": rule.severity,
        "confidence": rule.file.keyakinan,
        "status": rule.file.status,
        "active": not rule.off,
        "check": rule.check.name,
        "compares": rule.compares,
        "basis": [{"regulation": b.regulation, "at": b.at, "grade": b.grade} for b in rule.basis],
    }
