"""A rule: a legal claim held against the check that looks for it.

Loading holds words against facts, params against types, and grades against severity: every authoring mistake
is one error naming file, key and what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sopcheck.engine.batch import Gate, Of
from sopcheck.engine.check import Check, Look, all_checks
from sopcheck.engine.params import ParamError, Params
from sopcheck.engine.rulefile import PesanFile, RuleFile
from sopcheck.errors import RuleError, did_you_mean
from sopcheck.model import shape
from sopcheck.model.findings import Basis, Confidence, RuleResult, Severity
from sopcheck.yamltext import Tree

# {tertulis}: a placeholder is a plain field name; anything else in braces is refused
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

STRONG_GRADES = frozenset("VDL")
"""Grades that carry a galat: what was only remembered (M) or is our policy (P) never does."""


@dataclass(frozen=True, slots=True)
class Message:
    """How one kind of fact is worded, and what differs from the rule's own severity, confidence, advice."""

    text: str
    severity: Severity
    confidence: Confidence
    advice: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A loaded rule. `file` keeps what only its page shows (examples).

    results: the common outcomes, by number of places or reason; known: the same, by the id of the answer of the check
    that means them; kept: those answers; said: outcomes by what they depend on (`by`).
    """

    id: str
    file: RuleFile
    check: Check
    look: Look  # of the check, one step nearer: it is called for every rule on very many documents
    gate: Gate | None
    by: Of | None
    params: Params
    severity: Severity
    messages: Mapping[str, Message]
    basis: tuple[Basis, ...]
    since: date | None
    replaces: tuple[str, ...]
    off: bool
    source: str
    results: dict[int | str, RuleResult] = field(default_factory=dict, compare=False, repr=False)
    known: dict[int, RuleResult] = field(default_factory=dict, compare=False, repr=False)
    said: dict[Any, RuleResult] = field(default_factory=dict, compare=False, repr=False)
    kept: list[object] = field(default_factory=list, compare=False, repr=False)

    @property
    def group(self) -> str:
        return self.id.partition(".")[0]

    @property
    def compares(self) -> bool:
        """Whether it holds the SOPs of a run against each other rather than looking at one."""
        return self.check.compare is not None


def make(rule_id: str, tree: Tree, source: str, checks: Mapping[str, Check] | None = None) -> Rule:
    """A rule from its parsed file. Raises RuleError about the first mistake."""
    if not isinstance(tree.value, dict):
        raise RuleError(source, "bukan berkas aturan", "isi berkas harus berupa kunci dan nilai")
    file = shape.build(RuleFile, tree, source, RuleError)
    known = all_checks() if checks is None else checks

    def refuse(key: str, what: str, allowed: str = "") -> RuleError:
        path = tuple(key.split("."))
        line = next((tree.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in tree.lines), None)
        return RuleError(f"{source}{f':{line}' if line else ''} ({key})", what, allowed)

    if file.check not in known:
        guess = did_you_mean(file.check, known)
        raise refuse("check", f"check “{file.check}” tidak ada", guess or "yang ada: " + ", ".join(sorted(known)))
    found = known[file.check]
    try:
        params = found.params.make(file.params)
    except ParamError as error:
        what, _, rest = str(error).partition("|")
        word, _, names = rest.partition("|")
        allowed = did_you_mean(word, names.split()) or (f"yang ada: {names}" if names else "check ini tanpa params")
        raise refuse(f"params.{error.key}", what, allowed if rest else "") from None
    grades = {basis.grade for basis in file.dasar}
    if file.tingkat == "galat" and not grades & STRONG_GRADES:
        raise refuse("tingkat", "galat tidak boleh bertumpu hanya pada dasar M atau P", "turunkan ke peringatan")
    try:
        since = date.fromisoformat(file.berlaku_sejak) if file.berlaku_sejak else None
    except ValueError:
        raise refuse("berlaku_sejak", f"“{file.berlaku_sejak}” bukan tanggal", "bentuknya 2012-06-19") from None
    for number, example in enumerate(file.contoh):
        for name, given in (("salah", example.salah), ("benar", example.benar)):
            if isinstance(given, tuple) != (found.compare is not None):
                wanted = "daftar SOP, karena aturan ini membandingkan" if found.compare else "satu SOP, bukan daftar"
                raise refuse(
                    f"contoh.{number}.{name}", "bentuk contoh tidak cocok dengan check-nya", f"isinya {wanted}"
                )
    return Rule(
        id=rule_id,
        file=file,
        check=found,
        look=found.look,
        gate=found.gate(params) if callable(found.gate) else found.gate,
        by=found.by(params) if found.by else None,
        params=params,
        severity=file.tingkat,
        messages=_messages(file, found, params, refuse),
        basis=tuple(Basis(d.peraturan, d.bagian, d.grade, d.kutipan, d.sumber) for d in file.dasar),
        since=since,
        replaces=file.menggantikan,
        off=file.aktif == "tidak",
        source=source,
    )


def _messages(file: RuleFile, check: Check, params: Params, refuse: Any) -> Mapping[str, Message]:
    """The words for each fact the check can yield: none missing, none left over, every placeholder a field."""
    kinds = params.kinds()
    facts = {kind: fact for kind, fact in check.facts.items() if kinds is None or kind in kinds}
    for kind in file.pesan:
        if kind not in facts:
            allowed = did_you_mean(kind, facts) or "check ini mengenal: " + ", ".join(facts)
            raise refuse(f"pesan.{kind}", f"pesan “{kind}” tidak pernah dipakai check “{check.name}”", allowed)
    messages = {}
    for kind, fact in facts.items():
        if kind not in file.pesan:
            raise refuse("pesan", f"pesan “{kind}” belum ada", "isiannya: " + (", ".join(fact.fields) or "tanpa isian"))
        given = file.pesan[kind]
        words = given if isinstance(given, PesanFile) else PesanFile(teks=given)
        for name in _PLACEHOLDER.findall(words.teks):
            if name not in fact.fields:
                allowed = did_you_mean(name, fact.fields) or "isian yang ada: " + ", ".join(fact.fields)
                raise refuse(f"pesan.{kind}", f"isian “{{{name}}}” tidak ada", allowed)
        if "{" in _PLACEHOLDER.sub("", words.teks) or "}" in _PLACEHOLDER.sub("", words.teks):
            raise refuse(f"pesan.{kind}", "kurung kurawal tidak berpasangan")
        messages[kind] = Message(
            text=words.teks,
            severity=words.tingkat or file.tingkat,
            confidence=words.keyakinan or file.keyakinan,
            advice=words.saran or file.saran,
        )
    return messages
