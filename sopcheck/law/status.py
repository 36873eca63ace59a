"""What holds for one regulation on one date, judged from its relations and what its row states.

Order of the verdict: repealed > functionally replaced (unless a source states it in force) > amended > repealed in
part > in force. A relation counts once it is certain: "year-only" from 31 December of that year on.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from sopcheck.law.regulation import EVIDENCE, Evidence, Regulation, day
from sopcheck.model.values import PartialDate

Row = Mapping[str, str]

Verb = Literal["mencabut", "mencabut-sebagian", "mengubah", "menggantikan-fungsi"]
Known = Literal["stated", "enactment", "year-only"]
Word = Literal["berlaku", "diubah", "dicabut", "dicabut-sebagian", "digantikan-fungsi", "tidak-diketahui"]


@dataclass(frozen=True, slots=True)
class Step:
    """One relation upon a regulation: `by` did `relation` to it, from `effective` on.

    effective_basis: "stated" in the text, "enactment" of `by`, or "year-only".
    basis: the clause or remark it rests on, in Indonesian.
    """

    relation: Verb
    by: Regulation
    effective: PartialDate
    effective_basis: Known
    evidence: Evidence
    basis: str

    @property
    def official(self) -> bool:
        """Whether one may say it flatly; otherwise the reader is asked to check the JDIH."""
        return self.evidence in ("primary", "official-secondary")


@dataclass(frozen=True, slots=True)
class Status:
    """What holds on a date.

    status: see Word; "dicabut-sebagian" never reads as repealed, "berlaku" needs evidence in the data.
    evidence: of the fact that decided the status. basis: that fact in Indonesian, or None.
    chain: all relations certain by the date, oldest first. pending: those of that very year whose day is not known.
    replaced_by: the step that repealed or functionally replaced it. amended_by: the latest amending step; one known
    from memory only where there is no other, or where the last other amender is itself gone.
    """

    status: Word
    evidence: Evidence = "none"
    basis: str | None = None
    chain: tuple[Step, ...] = ()
    pending: tuple[Step, ...] = ()
    replaced_by: Step | None = None
    amended_by: Step | None = None

    @property
    def official(self) -> bool:
        """Whether the status rests on a text or an official list."""
        return self.evidence in ("primary", "official-secondary")


def step_of(row: Row, by: Regulation) -> Step:
    """The step in a row of relations.csv; `by` is the regulation in its source column."""
    return Step(
        relation=cast("Verb", row["relation"]),
        by=by,
        effective=day(row["effective"]),
        effective_basis=cast("Known", row["effective_basis"]),
        evidence=cast("Evidence", row["evidence"]),
        basis=row["basis"],
    )


def judge(regulation: Regulation | None, steps: Iterable[Step], on: date, gone: Container[str] = ()) -> Status:
    """The status on a date, from all steps upon a regulation (None: it has no row).

    gone: keys of amenders that were repealed or replaced by then, on whatever evidence.
    """
    ordered = sorted(steps, key=lambda step: (step.effective.latest, step.by.key))
    chain = tuple(step for step in ordered if step.effective.latest <= on)
    pending = tuple(step for step in ordered if step.effective.earliest <= on < step.effective.latest)
    word, fact, evidence, basis = _verdict(regulation, ordered, chain, pending, on)
    return Status(
        status=word,
        evidence=fact.evidence if fact else evidence,
        basis=fact.basis if fact else basis,
        chain=chain,
        pending=pending,
        replaced_by=fact if fact and word in ("dicabut", "digantikan-fungsi") else None,
        amended_by=_latest(_of(chain, "mengubah"), gone),
    )


# relations that presuppose a regulation in force, and how they are said
_PRESUPPOSES = {"mencabut": "dicabut", "mengubah": "diubah", "mencabut-sebagian": "dicabut sebagian"}


def _verdict(
    regulation: Regulation | None, ordered: list[Step], chain: tuple[Step, ...], pending: tuple[Step, ...], on: date
) -> tuple[Word, Step | None, Evidence, str | None]:
    """(status, deciding step, evidence and basis where no step decided)."""
    if repeals := _of(chain, "mencabut"):
        return "dicabut", _strongest(repeals), "none", None
    if _of(pending, "mencabut") or (regulation and not regulation.issued.latest <= on):
        return "tidak-diketahui", None, "none", None  # repealed or issued at some day of that year, or not yet issued
    stated = regulation is not None and regulation.stated == "berlaku" and regulation.stated_evidence != "none"
    if (replaced := _of(chain, "menggantikan-fungsi")) and not stated:
        return "digantikan-fungsi", replaced[0], "none", None
    for verb, word in (("mengubah", "diubah"), ("mencabut-sebagian", "dicabut-sebagian")):
        if fact := _latest(_of(chain, cast("Verb", verb))):
            return cast("Word", word), fact, "none", None
    if regulation is not None and stated:
        return "berlaku", None, regulation.stated_evidence, regulation.stated_basis
    if later := [step for step in ordered if step.effective.earliest > on and step.relation in _PRESUPPOSES]:
        # what is repealed or amended later was in force until then
        fact = _strongest(later)
        return "berlaku", None, fact.evidence, f"baru {_PRESUPPOSES[fact.relation]} dengan {fact.by.label}"
    return "tidak-diketahui", None, "none", None


def _of(steps: Iterable[Step], relation: Verb) -> list[Step]:
    return [step for step in steps if step.relation == relation]


def _strongest(steps: list[Step]) -> Step:
    return min(steps, key=lambda step: EVIDENCE.index(step.evidence))


def _latest(steps: list[Step], gone: Container[str] = ()) -> Step | None:
    """The last step that is not known from memory alone, unless that one is gone and another came after it."""
    known = [step for step in steps if step.evidence != "memory"] or steps
    if not known:
        return None
    return steps[-1] if known[-1].by.key in gone else known[-1]
