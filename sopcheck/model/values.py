"""Interpreted values that stand beside printed words: durations, dates, citations.

All are frozen and hashable, and carry `words`, the printed text they were read from.
The functions that make them live in `sopcheck.language`; none of them raises.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

Amount = int | Fraction

UNITS = ("menit", "hari", "hari_kerja", "hari_kalender", "minggu", "bulan", "tahun")
"""Components of a duration, shortest first. jam is exact minutes (60), triwulan and semester are
exact months (3, 6); nothing else is converted until a convention is named (language.durations)."""


class Components(Mapping[str, Amount]):
    """An exact amount of working time by unit, e.g. {"hari_kerja": 25, "menit": 60}.

    Adds componentwise; equal to a plain dict of the same amounts; zero amounts are not kept
    (a printed zero is the empty mapping of a duration of kind "lama").
    """

    __slots__ = ("_amounts",)

    def __init__(self, amounts: Mapping[str, Amount] | None = None) -> None:
        kept = {unit: amounts[unit] for unit in UNITS if amounts.get(unit)} if amounts else {}
        if amounts and (unknown := set(amounts) - set(UNITS)):
            raise ValueError(f"unknown units: {sorted(unknown)}")
        self._amounts: dict[str, Amount] = {
            unit: amount.numerator if isinstance(amount, Fraction) and amount.denominator == 1 else amount
            for unit, amount in kept.items()
        }

    def __getitem__(self, unit: str) -> Amount:
        return self._amounts[unit]

    def __iter__(self) -> Iterator[str]:
        return iter(self._amounts)

    def __len__(self) -> int:
        return len(self._amounts)

    def __hash__(self) -> int:
        return hash(frozenset(self._amounts.items()))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Components):
            return self._amounts == other._amounts
        return self._amounts == other

    def __add__(self, other: Components) -> Components:
        total = dict(self._amounts)
        for unit, amount in other._amounts.items():
            total[unit] = total.get(unit, 0) + amount
        return Components(total)

    def __repr__(self) -> str:
        return f"Components({self._amounts!r})"


DurationKind = Literal[
    "lama",  # one amount: "3 hari kerja"
    "rentang",  # from low to high: "1-2 hari"
    "alternatif",  # either of several: "120 Menit / 3 Hari" (see members)
    "per-item",  # a rate: "2 menit/berkas" (see per)
    "frekuensi",  # how often, not how long: "Triwulanan"
    "syarat",  # depends on something: "Sesuai kebutuhan"
    "jadwal",  # when, not how long: "paling lambat 31 Maret"
    "kosong",  # blank or a dash
    "tak-terbaca",  # none of these
]


@dataclass(frozen=True, slots=True)
class Duration:
    """A printed duration. low and high are equal for kind "lama"; both are empty where there is no length.

    qualifier: "±", "maksimal", "minimal", "selama" …, normalized; None if absent.
    per: what a rate is counted by ("berkas"); members: the alternatives, each a Duration. limited: words beside the
    amount say for what it counts ("di luar penandatanganan", "sejak berkas lengkap").
    """

    words: str
    kind: DurationKind
    low: Components = field(default_factory=Components)
    high: Components = field(default_factory=Components)
    qualifier: str | None = None
    per: str | None = None
    members: tuple[Duration, ...] = ()
    limited: bool = field(default=False, compare=False)  # follows from the words

    @property
    def measurable(self) -> bool:
        """Whether low and high say how long the step takes."""
        return self.kind in ("lama", "rentang")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A printed date, perhaps without day or month ("NOVEMBER 2017"). Never filled in."""

    words: str
    year: int
    month: int | None = None
    day: int | None = None

    def __hash__(self) -> int:
        return hash(self.words)  # what was read follows from the words

    @property
    def complete(self) -> bool:
        return self.day is not None

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        if self.day and self.month:
            return date(self.year, self.month, self.day)
        month = self.month or 12
        following = date(self.year + month // 12, month % 12 + 1, 1) if self.year < 9999 else None
        return date.fromordinal(following.toordinal() - 1) if following else date.max

    def before(self, other: PartialDate | date) -> bool:
        """Certainly earlier, whatever the missing parts are (never at a common, coarser precision)."""
        return self.latest < (other if isinstance(other, date) else other.earliest)

    def after(self, other: PartialDate | date) -> bool:
        """Certainly later, whatever the missing parts are."""
        return self.earliest > (other if isinstance(other, date) else other.latest)


CitationStatus = Literal["terbaca", "sebagian", "bukan-rujukan"]
CitationRole = Literal[
    "perubahan",  # what a "Perubahan atas X" amends
    "diubah-dengan",  # "sebagaimana telah diubah dengan X"
    "pelaksanaan",  # what a "Pelaksanaan X" implements
    "juncto",  # "jo. X"; X is a member too
    "dicabut",  # what a "Pencabutan X" repeals
    "diganti-dengan",  # "diganti X", "dicabut dengan X": the text itself says that it was replaced
    "menyebut",  # named inside the title in some other way
]


@dataclass(frozen=True, slots=True)
class Gazette:
    """A gazette reference: kind "LN" (Lembaran Negara), "BN" or "LD"; supplement is the TLN/TBN number."""

    kind: Literal["LN", "BN", "LD"]
    year: str | None
    number: str | None
    supplement: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited regulation.

    type: short name (UU, PP, Perpres, PermenPANRB …); number: string without leading zeros, of a code
    path its serial; number_printed: as printed. key: registry key such as "permenpanrb-53-2014", or None
    where type, number or year was not read. children: (role, citation) pairs that belong to this one.
    members: every head citation of the string in printed order, itself first (so never empty when read).
    status: "bukan-rujukan" if the text cites nothing.
    """

    words: str
    status: CitationStatus
    type: str | None = None
    number: str | None = None
    number_printed: str | None = None
    year: str | None = None
    title: str | None = None
    place: str | None = None
    enacted: PartialDate | None = None
    gazette: Gazette | None = None
    pinpoint: str | None = None
    children: tuple[tuple[CitationRole, Citation], ...] = ()
    members: tuple[Citation, ...] = ()
    span: tuple[int, int] = (0, 0)
    key: str | None = None
