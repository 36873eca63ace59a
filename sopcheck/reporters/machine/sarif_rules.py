"""What SARIF says of rules: descriptors, and the legal bases as taxonomies.

Two taxonomies: the norms (“PermenPANRB 35/2012”, also “logika dokumen” and policy), and the grade that says how well
a basis was seen (V, D, L, M, P). A rule has a relationship with each of its norms; a result names norms and grades as
taxa.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sopcheck.model.findings import GRADES, Basis, Severity
from sopcheck.model.report import Head, RuleInfo
from sopcheck.reporters.pages import wording

LEVELS: Mapping[Severity, str] = {"galat": "error", "peringatan": "warning", "catatan": "note"}

NORMS, GRADE = "dasar-hukum", "kekuatan-dasar"
_NO_NORMS = {"logika": "logika dokumen", "kebijakan": "kebijakan atau pedoman yang bukan peraturan"}


class Rules:
    """The rules of a run, by position, and the norms they rest on."""

    def __init__(self, rules: Mapping[str, RuleInfo]) -> None:
        self._rules = rules
        self._position = {rule: position for position, rule in enumerate(rules)}
        keys = sorted({norm_id(basis): basis for info in rules.values() for basis in info.basis}.items())
        self._norms = {key: (position, basis) for position, (key, basis) in enumerate(keys)}
        self._grades = {grade: position for position, grade in enumerate(GRADES)}

    def reference(self, rule: str) -> dict[str, Any]:
        """A rule, as results and notifications point to it."""
        position = self._position.get(rule)
        return {"id": rule} if position is None else {"id": rule, "index": position}

    def driver(self, head: Head) -> dict[str, Any]:
        """sopcheck itself, with all rules of the run."""
        return {
            "name": head.tool.name,
            "version": head.tool.version,
            "semanticVersion": head.tool.version,
            "language": "id",
            "shortDescription": {"text": "Memeriksa SOP AP: kepatuhan pada pedoman dan keselarasan isinya sendiri."},
            "rules": [self._rule(rule, info) for rule, info in self._rules.items()],
            "supportedTaxonomies": [{"name": name, "index": index} for index, name in enumerate((NORMS, GRADE))],
            "properties": {"rules": head.tool.rules, "registry": head.tool.registry},
        }

    def taxonomies(self) -> list[dict[str, Any]]:
        norms = [
            {"id": key, "name": key, "shortDescription": {"text": plain(norm_words(basis))}}
            for key, (_, basis) in self._norms.items()
        ]
        grades = [{"id": grade, "shortDescription": {"text": words}} for grade, words in GRADES.items()]
        return [
            {"name": NORMS, "language": "id", "shortDescription": {"text": "Dasar hukum aturan"}, "taxa": norms},
            {"name": GRADE, "language": "id", "shortDescription": {"text": "Cara dasar itu diketahui"}, "taxa": grades},
        ]

    def taxa(self, bases: Iterable[Basis]) -> list[dict[str, Any]]:
        """The norms and grades of a finding, each once."""
        bases = tuple(bases)
        norms = [self._norm(key) for key in dict.fromkeys(map(norm_id, bases))]
        return norms + [_taxon(grade, self._grades[grade], GRADE, 1) for grade in dict.fromkeys(b.grade for b in bases)]

    def _norm(self, key: str) -> dict[str, Any]:
        known = self._norms.get(key)
        return {"id": key, "toolComponent": _component(NORMS, 0)} if known is None else _taxon(key, known[0], NORMS, 0)

    def _rule(self, rule: str, info: RuleInfo) -> dict[str, Any]:
        bases = [wording.basis_words(basis) for basis in info.basis]
        ought = f"Seharusnya: {info.ought}\n\n" if info.ought else ""
        return {
            "id": rule,
            "shortDescription": {"text": plain(info.title)},
            "fullDescription": {"text": plain(info.why)},
            "help": {"text": plain(f"{ought}{info.why}\n\nDasar:\n" + "\n".join(f"- {words}" for words in bases))},
            "defaultConfiguration": {"level": LEVELS[info.severity]},
            "relationships": [self._relationship(basis) for basis in dict.fromkeys(info.basis)],
            "properties": {"tags": [rule.partition(".")[0]], "severity": info.severity, "status": info.status},
        }

    def _relationship(self, basis: Basis) -> dict[str, Any]:
        known = {"at": basis.at, "grade": basis.grade, "quote": basis.quote, "source": basis.source}
        return {
            "target": self._norm(norm_id(basis)),
            "kinds": ["relevant"],
            "properties": {key: value for key, value in known.items() if value},
        }


def norm_id(basis: Basis) -> str:
    """The norm's id in the registry; “logika” and “kebijakan” where no norm says it."""
    return basis.regulation


def norm_words(basis: Basis) -> str:
    """The norm without the place in it."""
    return _NO_NORMS.get(basis.regulation) or wording.regulation_name(basis.regulation)


def plain(words: str) -> str:
    """Words as SARIF's plain text: braces doubled, nothing that reads as an embedded link, no control characters."""
    lines = "\n".join(map(wording.printable, words.split("\n")))
    return lines.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _taxon(key: str, index: int, name: str, component: int) -> dict[str, Any]:
    return {"id": key, "index": index, "toolComponent": _component(name, component)}


def _component(name: str, index: int) -> dict[str, Any]:
    return {"name": name, "index": index}
