"""How often a rule was right on documents judged by hand (rules/precision.csv, written by `make judge`).

A rule is `stabil` when it was measured well, and prints at most `catatan` when it was measured badly.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sopcheck.home import data_file

COLUMNS = (
    "aturan",
    "tanggal",
    "contoh",
    "dokumen",
    "tempat",
    "cacat",
    "benar",
    "keliru",
    "keliru_di_atas_catatan",
    "terlewat",
    "ragu",
)

ENOUGH_FINDINGS, PRECISE = 20, 0.9
"""Judged findings, and the share of right ones among them, from which a rule counts as measured well."""

ENOUGH_PLACES, RARE, FALSE_SHARE = 100, 0.1, 0.02
"""Where at most one judged place in ten is defective: judged places, the share of sound ones that may be accused."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one rule over all samples.

    samples: (name, documents) of each. places: judged ones; defects: those among them that are defective. right, wrong:
    findings; missed: defects without a finding. date: the oldest measurement. each: the samples by themselves, if there
    are several.
    """

    samples: tuple[tuple[str, int], ...]
    date: str
    places: int
    defects: int
    right: int
    wrong: int
    missed: int
    each: tuple[Measured, ...] = ()

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> Mapping[str, Measured]:
        """The figures of every rule in rows of precision.csv."""
        by_rule: dict[str, list[Mapping[str, str]]] = {}
        for row in rows:
            by_rule.setdefault(row["aturan"], []).append(row)
        return {rule: cls._sum(several) for rule, several in by_rule.items()}

    @classmethod
    def _sum(cls, rows: list[Mapping[str, str]]) -> Measured:
        def total(name: str) -> int:
            return sum(int(row[name]) for row in rows)

        return cls(
            samples=tuple((row["contoh"], int(row["dokumen"])) for row in rows),
            date=min(row["tanggal"] for row in rows),
            places=total("tempat"),
            defects=total("cacat"),
            right=total("benar"),
            wrong=total("keliru"),
            missed=total("terlewat"),
            each=tuple(cls._sum([row]) for row in rows) if len(rows) > 1 else (),
        )

    @property
    def precision(self) -> float | None:
        """Right findings among judged ones; None without any."""
        judged = self.right + self.wrong
        return self.right / judged if judged else None

    @property
    def false_share(self) -> float:
        """Wrong findings for each sound place judged."""
        return self.wrong / max(1, self.places - self.defects)

    @property
    def is_stable(self) -> bool:
        """Right often enough on enough findings, or, where the defect is rare, hardly ever wrong on enough places; and
        not measured badly on any sample: those on which a rule was mended must not hide one that was kept aside.
        """
        return self._is_good and not self.is_poor

    @property
    def is_poor(self) -> bool:
        """Measured on as much, over all samples or on one of them, and not well."""
        return self._is_bad or any(sample._is_bad for sample in self.each)

    @property
    def _is_good(self) -> bool:
        if self.right + self.wrong >= ENOUGH_FINDINGS:
            return (self.precision or 0) >= PRECISE
        rare = self.defects <= self.places * RARE
        return rare and self.places >= ENOUGH_PLACES and self.right > 0 and self.false_share <= FALSE_SHARE

    @property
    def _is_bad(self) -> bool:
        if self.right + self.wrong >= ENOUGH_FINDINGS:
            return not self._is_good
        return self.places >= ENOUGH_PLACES and self.false_share > FALSE_SHARE

    def words(self) -> str:
        """The figures for people, Indonesian."""
        where = ", ".join(f"{documents} {name}" for name, documents in self.samples)
        if self.precision is None:
            told = f"tidak menemukan apa pun pada {self.places} tempat dinilai"
        else:
            share = f"{self.precision:.2f}".replace(".", ",")
            told = f"presisi {share} ({self.right} benar, {self.wrong} keliru) pada {self.places} tempat dinilai"
        missed = f"; {self.missed} dari {self.defects} cacat terlewat" if self.defects else ""
        return f"{told}{missed} ({where}; {self.date})"


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a file of figures; none if there is no file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def figures() -> Mapping[str, Measured]:
    """The committed figures, by rule."""
    return Measured.of(read(data_file("rules/precision.csv")))
