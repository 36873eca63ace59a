"""Which SOPs can serve as evidence for the LKE, in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from sopcheck.model.report import CorpusReport, Evidence, Proof

NO_GRADE = (
    "Bahan bukti, bukan nilai: apakah bukti itu cukup, ditentukan evaluator. Kriteria bertanda (ringkasan) disebut "
    "pokoknya saja; kata-katanya bukan kutipan LKE."
)


def by_office(corpus: CorpusReport) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """(heading, [(criterion, lines)]): of each office what serves for each criterion, and what speaks against it."""
    for office, found in groupby(corpus.evidence, key=attrgetter("office")):
        yield f"Bukti LKE: {office}", [(f"{each.criterion} {each.words}", _lines(each)) for each in found]


def no_proof(evidence: Evidence) -> str:
    """That no SOP was found for a criterion, as far as their names can be read."""
    unread = f" ({evidence.nameless} SOP tanpa nama yang terbaca)" if evidence.nameless else ""
    return f"tidak ada SOP di antara yang diperiksa{unread}"


def _lines(evidence: Evidence) -> list[str]:
    return [" · ".join(_parts(proof)) for proof in evidence.sops] or [no_proof(evidence)]


def _parts(proof: Proof) -> Iterator[str]:
    yield proof.sop or proof.path
    if proof.against:
        yield f"perlu dibenahi: {', '.join(proof.against)}"
    if proof.open:
        yield f"tidak dapat dinilai: {', '.join(proof.open)}"
