"""One regulation as the registry knows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from sopcheck.model.values import Gazette, PartialDate

Evidence = Literal["primary", "official-secondary", "secondary", "memory", "none"]

EVIDENCE: tuple[Evidence, ...] = ("primary", "official-secondary", "secondary", "memory", "none")
"""Strongest first; what each means stands in rules/law/README.md."""

# the short type names of keys that have no row; every other prefix is shown in capitals
_TYPES = {"perpu": "Perppu", "perpres": "Perpres", "keppres": "Keppres", "inpres": "Inpres"}

# of the kinds that stand in uu_pp.csv, which has no column for it
_ISSUERS = {"UU": "DPR RI dan Presiden", **dict.fromkeys(("PP", "Perppu", "Perpres", "Keppres"), "Presiden")}

# pp-10-1952 · pmk-181.pmk06-2016 · perda-8-2013-kota-banjarbaru
_KEY = re.compile(
    r"""
    (?P<prefix> [a-z-]+? ) -
    (?P<number> [^-]+ ) -
    (?P<year> \d{4} )
    (?: - (?P<place> .+ ) )?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Regulation:
    """A row of regulations.csv or uu_pp.csv. Empty cells are None.

    title_evidence: a title of evidence "memory" or "none" must not found any finding (`title_founds`).
    stated, stated_evidence, stated_basis: the summary status in the row; what holds on a date is `Registry.status`.
    listed: False if the key has no row and only its parts are known.
    """

    key: str
    type: str
    number: str
    number_printed: str
    year: str
    issuer: str | None = None
    place: str | None = None
    title: str | None = None
    title_evidence: Evidence = "none"
    enacted: PartialDate | None = None
    gazette: Gazette | None = None
    stated: str | None = None
    stated_evidence: Evidence = "none"
    stated_basis: str | None = None
    source: str | None = None
    note: str | None = None
    listed: bool = True

    @property
    def label(self) -> str:
        """How the regulation is named in a message, e.g. "Permendagri Nomor 54 Tahun 2010"."""
        head = f"{self.type} {self.place}" if self.place else self.type
        year = "" if "/" in self.number_printed else f" Tahun {self.year}"
        return f"{head} Nomor {self.number_printed}{year}"

    @property
    def title_founds(self) -> bool:
        """Whether one may say by this title that another title is wrong, or that a title is this regulation's.

        Not if it was written down from memory, or read from a scan and confirmed by too few citing texts.
        """
        return self.title is not None and self.title_evidence not in ("memory", "none")

    @property
    def issued(self) -> PartialDate:
        """The date of enactment, or only its year."""
        return self.enacted or PartialDate(self.year, int(self.year))


def regulation_of(row: Mapping[str, str]) -> Regulation:
    """The regulation in a row; columns that the table does not have count as empty."""
    cell = row.get
    return Regulation(
        key=row["id"],
        type=row["type"],
        number=row["number"],
        number_printed=cell("number_printed") or row["number"],
        year=row["year"],
        issuer=cell("issuer") or _ISSUERS.get(row["type"]),
        place=cell("place") or None,
        title=cell("title") or None,
        title_evidence=cast("Evidence", cell("title_evidence") or "none"),
        enacted=day(row["enacted"]) if cell("enacted") else None,
        gazette=_gazette(row),
        stated=cell("status") or None,
        stated_evidence=cast("Evidence", cell("status_evidence") or "none"),
        stated_basis=cell("status_basis") or None,
        source=cell("source") or None,
        note=cell("note") or None,
    )


@cache
def stub(key: str) -> Regulation:
    """What a key alone says, for a regulation that has no row (the number may be the folded code path)."""
    match = _KEY.fullmatch(key)
    if not match:
        return Regulation(key, key, "", "", "", listed=False)
    prefix, number = match["prefix"], match["number"]
    kind = _TYPES.get(prefix, prefix.upper() if len(prefix) <= 3 else prefix.capitalize())
    return Regulation(key, kind, number, number, match["year"], listed=False)


def day(text: str) -> PartialDate:
    """A date cell: "2017-03-30" or "2017"."""
    year, *rest = text.split("-")
    month, number = (int(rest[0]), int(rest[1])) if rest else (None, None)
    return PartialDate(text, int(year), month, number)


def _gazette(row: Mapping[str, str]) -> Gazette | None:
    kind = row.get("gazette_kind") or ("LN" if row.get("gazette_year") else "")
    if kind not in ("LN", "BN", "LD"):
        return None
    return Gazette(
        cast("Literal['LN', 'BN', 'LD']", kind),
        row.get("gazette_year") or None,
        row.get("gazette_number") or None,
        row.get("gazette_supplement") or None,
    )
