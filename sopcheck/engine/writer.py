"""From what a rule saw to findings in Indonesian: message, place, quotes, basis, id.

One Writer serves one document, so that what its findings share (step labels, printed words, identity) is made once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sopcheck.engine.check import Hit, Unknown
from sopcheck.engine.fingerprint import field_of, fingerprint, identity
from sopcheck.engine.reading import Reading
from sopcheck.engine.rule import Rule
from sopcheck.model import locators
from sopcheck.model.findings import SEVERITIES, Confidence, Finding, RuleResult, Severity, Unassessed, WorkingRow
from sopcheck.model.source import Document


@dataclass(slots=True)
class Seen:
    """What one rule saw: not yet worded."""

    rule: Rule
    hits: list[Hit]
    unknowns: list[Unknown]
    checked: int
    working: tuple[WorkingRow, ...]


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
        rule = seen.rule
        silenced = silencing.get(rule.id, ())
        unassessed = tuple([Unassessed(u.at, self._spot(u.at).place, u.missing) for u in seen.unknowns])
        hits = [hit for hit in seen.hits if hit.at not in silenced] if silenced else seen.hits
        places = {hit.at for hit in seen.hits}
        checked = max(seen.checked, len(places)) - len(places.intersection(silenced))
        if hits:
            ordinals: dict[str, int] = {}
            findings = tuple([self._finding(rule, hit, ordinals) for hit in hits])
            return RuleResult(rule.id, "temuan", checked, None, findings, unassessed, seen.working)
        if unassessed:
            reason = "; ".join(dict.fromkeys(place.missing for place in unassessed))
            return RuleResult(rule.id, "tidak_dapat_dinilai", checked, reason, (), unassessed, seen.working)
        if checked > 0:
            return RuleResult(rule.id, "memenuhi", checked, working=seen.working)
        return RuleResult(rule.id, "tidak_berlaku", 0, "sudah disampaikan oleh aturan lain di tempat yang sama")

    def _finding(self, rule: Rule, hit: Hit, ordinals: dict[str, int]) -> Finding:
        message = rule.messages[hit.fact.kind]
        facts = hit.fact.values()
        if any(len(words) > LONGEST for words in facts.values()):
            facts = {name: _cut(words) for name, words in facts.items()}
        severity, confidence = self._weight(rule, hit, message.severity, message.confidence)
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
            return tuple([_cut(words) for words in hit.quotes])
        spots = [self._spot(at).printed for at in (hit.at, *hit.related[:MOST])]
        return tuple([_cut(words) for words in spots if words])

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

    def _weight(self, rule: Rule, hit: Hit, severity: Severity, confidence: Confidence) -> tuple[Severity, Confidence]:
        """Severity and confidence after what is known of the evidence and of the age of the SOP.

        A weak reading or fuzzy evidence asks for a human and never is a galat; a form older than the norm is
        judged one step lower, because PermenPANRB 35/2012 Pasal 2 lets it adapt gradually.
        """
        if hit.tinjau or (self._sop.bacaan and self._read_weakly(hit)):
            confidence = "tinjau"
        if confidence == "tinjau" and severity == "galat":
            severity = "peringatan"
        since, dated = rule.since, self._reading.valid_from
        if since and dated and dated.before(since):
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


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
