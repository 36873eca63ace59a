"""Which SOPs can serve as evidence for which criteria of the LKE, and what speaks against each: rules/law/lke.yaml.

A list of material for whoever evaluates, never a grade: what was found comes from the rules, nothing is judged here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sopcheck.engine.recap import office_of
from sopcheck.language.repair import repaired
from sopcheck.language.text import normal, one_line
from sopcheck.model.report import DocumentReport, Evidence, Proof
from sopcheck.model.sop import Sop
from sopcheck.yamltext import packaged

LKE = "rules/law/lke.yaml"
SUMMARIZED = "(ringkasan)"
"""Marks a criterion that is not quoted."""
UNNAMED = "(instansi tidak disebut)"


@dataclass(frozen=True)
class Criterion:
    """A row of lke.yaml. quoted: whether its words were read, not only what it is about; content: None where any
    procedure of that name will do; rules: whose findings weaken it.
    """

    id: str
    words: str
    quoted: bool
    name: re.Pattern[str]
    content: re.Pattern[str] | None
    rules: frozenset[str]

    def is_met_by(self, name: str, sop: Sop) -> bool:
        """Whether an SOP with this name in normal form is about what the criterion asks for."""
        if not self.name.search(name):
            return False
        content = self.content
        return content is None or any(content.search(normal(step.kegiatan or "")) for step in sop.langkah or ())


@cache
def criteria() -> tuple[Criterion, ...]:
    """All rows, by id."""
    data = packaged(LKE)
    return tuple(
        Criterion(
            number,
            row["bunyi"] if "kutipan" in row else f"{row['bunyi']} {SUMMARIZED}",
            "kutipan" in row,
            re.compile("|".join(row["nama"])),
            re.compile("|".join(row["isi"])) if "isi" in row else None,
            frozenset({*data["sah"], *row["syarat"]}),
        )
        for number, row in sorted(data["kriteria"].items())
    )


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("|".join(packaged(LKE)["kecuali"]))


class Gathered:
    """The evidence of a run, while documents pass: of each SOP no more than what is shown of it."""

    def __init__(self) -> None:
        self._offices: dict[tuple[str, str], tuple[str, dict[str, list[Proof]]]] = {}
        self._nameless: Counter[tuple[str, str]] = Counter()

    def take(self, document: DocumentReport) -> None:
        sop = document.sop
        named = office_of(sop)
        office = named.key
        _, found = self._offices.setdefault(office, (named.words or UNNAMED, {}))
        name = repaired(sop.nama or "")
        self._nameless[office] += not name
        if _aside().search(name):
            return
        outcomes = {result.rule: result.outcome for result in document.results}
        for criterion in criteria():
            if criterion.is_met_by(name, sop):
                against = [rule for rule in sorted(criterion.rules) if outcomes.get(rule) == "temuan"]
                open_ = [rule for rule in sorted(criterion.rules) if outcomes.get(rule) == "tidak_dapat_dinilai"]
                title = one_line(sop.nama or sop.id or "")
                proof = Proof(title, document.source.path, tuple(against), tuple(open_))
                found.setdefault(criterion.id, []).append(proof)

    def told(self) -> Iterator[Evidence]:
        """By office, then criterion; a criterion without an SOP too."""
        for key, (office, found) in sorted(self._offices.items()):
            for criterion in criteria():
                proofs = tuple(found.get(criterion.id, ()))
                yield Evidence(office, criterion.id, criterion.words, proofs, self._nameless[key], criterion.quoted)
