"""From what a rule saw to findings in Indonesian: message, place, quotes, basis, id.

One Writer serves one document, so that what its findings share (step labels, printed words, identity) is made once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

from sopcheck.engine.check import Hit, Unknown
from sopcheck.engine.fingerprint import field_of, fingerprint, identity
from sopcheck.engine.lazy import lazy
from sopcheck.engine.reading import Reading
from sopcheck.engine.rule import Rule
from sopcheck.model import locators
from sopcheck.model.findings import SEVERITIES, Finding, Outcome, RuleResult, Unassessed, Weight, WorkingRow
from sopcheck.model.source import Document

MOST = 20
"""Related places that are quoted; all are named."""

LONGEST = 600
"""Characters of printed words that a message or quote repeats; the whole stands in the report's `sop`."""


class Spot(NamedTuple):
    """A place of the document, in words: place, for people; field, its name without positions; around, the Kegiatan of
    the step it stands in; printed, what stands there."""

    place: str
    field: str
    around: str
    printed: str


@dataclass(slots=True)
class Seen:
    """What one rule saw: not yet worded."""

    rule: Rule
    hits: list[Hit]
    unknowns: list[Unknown]
    checked: int
    working: tuple[WorkingRow, ...]


class Told(RuleResult):
    """A result that is put into words when somebody asks for them; counting needs none."""

    __slots__ = ("_untold",)
    _untold: Untold

    def __init__(self, rule: str, outcome: Outcome, checked: int, reason: str | None, untold: Untold) -> None:
        object.__setattr__(self, "rule", rule)
        object.__setattr__(self, "outcome", outcome)
        object.__setattr__(self, "checked", checked)
        object.__setattr__(self, "reason", reason)
        object.__setattr__(self, "working", untold.seen.working)
        object.__setattr__(self, "_untold", untold)

    @property
    def weights(self) -> tuple[Weight, ...]:
        return self._untold.weights

    @property
    def not_assessed(self) -> int:
        return len(self._untold.seen.unknowns)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self._untold.findings

    @property
    def unassessed(self) -> tuple[Unassessed, ...]:
        return self._untold.unassessed

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """To another process only the words go."""
        return RuleResult, tuple(getattr(self, field.name) for field in fields(RuleResult))


class Untold:
    """What a result will be told from. hits: those of `seen` that no other rule speaks for; weights: one for each."""

    def __init__(self, writer: Writer, seen: Seen, hits: Sequence[Hit], weights: tuple[Weight, ...]) -> None:
        self._writer = writer
        self.seen = seen
        self._hits = hits
        self.weights = weights

    @lazy
    def findings(self) -> tuple[Finding, ...]:
        return self._writer.findings(self.seen.rule, self._hits, self.weights)

    @lazy
    def unassessed(self) -> tuple[Unassessed, ...]:
        return self._writer.unassessed(self.seen.unknowns)


class Writer:
    """Puts into words what was seen in one document."""

    def __init__(self, document: Document, reading: Reading) -> None:
        self._document = document
        self._sop = document.sop
        self._reading = reading
        self._identity: str | None = None
        self._spots: dict[str, Spot] = {}

    def result(self, seen: Seen, silencing: Mapping[str, Collection[str]]) -> RuleResult:
        """The result of a rule that saw hits, unknowns or working. silencing: rule → places others speak for."""
        rule, hits, checked = seen.rule, seen.hits, seen.checked
        if hits:
            places = {hit.at for hit in hits}
            checked = max(checked, len(places))
            if silenced := places.intersection(silencing.get(rule.id, ())):
                hits = [hit for hit in hits if hit.at not in silenced]
                checked -= len(silenced)
        if hits:
            weights = tuple([self._weight(rule, hit) for hit in hits])
            return Told(rule.id, "temuan", checked, None, Untold(self, seen, hits, weights))
        if seen.unknowns:
            reason = "; ".join(dict.fromkeys([unknown.missing for unknown in seen.unknowns]))
            return Told(rule.id, "tidak_dapat_dinilai", checked, reason, Untold(self, seen, (), ()))
        if checked > 0:
            return RuleResult(rule.id, "memenuhi", checked, working=seen.working)
        return RuleResult(rule.id, "tidak_berlaku", 0, "sudah disampaikan oleh aturan lain di tempat yang sama")

    def findings(self, rule: Rule, hits: Sequence[Hit], weights: Sequence[Weight]) -> tuple[Finding, ...]:
        """What a rule found, in words."""
        ordinals: dict[str, int] = {}
        pairs = zip(hits, weights, strict=True)
        return tuple([self._finding(rule, hit, weight, ordinals) for hit, weight in pairs])

    def unassessed(self, unknowns: Iterable[Unknown]) -> tuple[Unassessed, ...]:
        """What a rule could not judge, in words."""
        return tuple([Unassessed(u.at, self._spot(u.at).place, u.missing) for u in unknowns])

    def _finding(self, rule: Rule, hit: Hit, weight: Weight, ordinals: dict[str, int]) -> Finding:
        message = rule.messages[hit.fact.kind]
        facts = hit.fact.values()
        if any(len(words) > LONGEST for words in facts.values()):
            facts = {name: cut(words) for name, words in facts.items()}
        severity, confidence = weight
        spot = self._spot(hit.at)
        place = spot.place
        location: dict[str, int | str] = {}
        if found := self._document.source_map.find(hit.at):
            if found.line:
                location["line"] = found.line
            if found.words:
                location["words"] = found.words
                place = f"{place}, {found.words}"
        return Finding(
            id=self._id(rule, hit, spot, ordinals),
            kind=hit.fact.kind,
            severity=severity,
            confidence=confidence,
            at=hit.at,
            related=hit.related,
            place=place,
            location=location,
            message=message.text.format_map(facts),
            quotes=self._quotes(hit),
            facts=facts,
            working=hit.working,
            recommendation=message.advice.format_map(facts) if "{" in message.advice else message.advice,
            basis=rule.basis,
        )

    def _id(self, rule: Rule, hit: Hit, spot: Spot, ordinals: dict[str, int]) -> str:
        if self._identity is None:
            self._identity = identity(self._sop)
        about = (rule.id, self._identity, hit.fact.kind, spot.field, spot.around, spot.printed, hit.anchor)
        base = fingerprint(*about)
        ordinal = ordinals[base] = ordinals.get(base, -1) + 1
        return fingerprint(*about, ordinal) if ordinal else base

    def _quotes(self, hit: Hit) -> tuple[str, ...]:
        if hit.quotes is not None:
            return tuple([cut(words) for words in hit.quotes])
        spots = [self._spot(at).printed for at in (hit.at, *hit.related[:MOST])]
        return tuple([cut(words) for words in spots if words])

    def _spot(self, locator: str) -> Spot:
        spot = self._spots.get(locator)
        if spot is None:
            labels = self._reading.labels if locator.startswith("langkah.") else ()
            place = locators.place(self._sop, locator, labels)
            spot = self._spots[locator] = self._step_spot(locator, place) or Spot(
                place, field_of(locator), "", locators.printed(self._sop, locator) or ""
            )
        return spot

    def _step_spot(self, locator: str, place: str) -> Spot | None:
        """Most findings are about a cell: its row is looked up once."""
        head, *rest = locator.split(".")
        rows = self._sop.langkah or ()
        if head != "langkah" or len(rest) != 2 or int(rest[0]) > len(rows):
            return None
        row, column = rows[int(rest[0]) - 1], rest[1]
        return Spot(place, f"langkah.{column}", row.kegiatan or "", locators.words_of(getattr(row, column)) or "")

    def _weight(self, rule: Rule, hit: Hit) -> Weight:
        """Severity and confidence after what is known of the evidence and of the age of the SOP.

        A weak reading or fuzzy evidence asks for a human and never is a galat; a form older than the norm is
        judged one step lower, because PermenPANRB 35/2012 Pasal 2 lets it adapt gradually.
        """
        message = rule.messages[hit.fact.kind]
        severity, confidence = message.severity, message.confidence
        if hit.tinjau or (self._sop.bacaan and self._read_weakly(hit)):
            confidence = "tinjau"
        if confidence == "tinjau" and severity == "galat":
            severity = "peringatan"
        since = rule.since
        if since and (dated := self._reading.valid_from) and dated.before(since):
            severity = SEVERITIES[min(SEVERITIES.index(severity) + 1, 2)]
        return severity, confidence

    def _read_weakly(self, hit: Hit) -> bool:
        notes = self._sop.bacaan
        for at in (hit.at, *hit.related):
            while at:
                note = notes.get(at)
                if note and (note.cara in ("ocr", "dugaan") or note.keyakinan != "tinggi"):
                    return True
                at = at.rpartition(".")[0]
        return False


def cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
