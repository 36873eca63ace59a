"""The regulations we know, and what the data says about each of them on a given date.

>>> load_law().status("permendagri-13-2006", date(2022, 1, 3)).status
'dicabut'
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache

from sopcheck.home import data_file
from sopcheck.law.regulation import Evidence, Regulation, day, regulation_of, stub
from sopcheck.law.status import Row, Status, Step, judge, step_of
from sopcheck.law.titles import Fit, Verdict, candidates, compare_titles

__all__ = ["Candidate", "Evidence", "Registry", "Regulation", "Status", "Step", "load_law"]

REGULATIONS = "rules/law/regulations.csv"
RELATIONS = "rules/law/relations.csv"
META = "rules/law/META.yaml"
_ENDS = ("mencabut", "menggantikan-fungsi")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A regulation whose official title fits a printed one, and how well."""

    regulation: Regulation
    verdict: Fit


class Registry:
    """Immutable view of both tables; a row becomes an object only when it is asked for."""

    def __init__(self, regulations: bytes, relations: bytes, others: Sequence[bytes] = ()) -> None:
        """The bytes of the CSV files, columns as in rules/law/README.md; others: read elsewhere, here for the hash."""
        self._bytes = (regulations, relations, *others)
        self._rows: dict[str, Row] = {row["id"]: row for row in _records(regulations)}
        self._by_target: dict[str, list[Row]] = {}
        for row in _records(relations):
            self._by_target.setdefault(row["target"], []).append(row)
        self._judged = lru_cache(1 << 14)(self._judge)
        self._fitting = lru_cache(4096)(self._fit)
        self._listed = lru_cache(1 << 14)(self._find)

    def __iter__(self) -> Iterator[str]:
        """The keys of all listed regulations, in the order of the file."""
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    @cached_property
    def hash(self) -> str:
        """12 hex digits that change with any byte of the tables."""
        return hashlib.sha256(b"\0".join(self._bytes)).hexdigest()[:12]

    @cached_property
    def dated(self) -> date:
        """The date of the data (META.yaml)."""
        from sopcheck.yamltext import packaged

        return date.fromisoformat(packaged(META)["tanggal"])

    def get(self, key: str | None) -> Regulation | None:
        """The regulation with this key ("permenpanrb-53-2014"), or None if it has no row."""
        return self._listed(key) if key else None

    def _find(self, key: str) -> Regulation | None:
        row = self._rows.get(key)
        return regulation_of(row) if row else None

    def named(self, key: str) -> Regulation:
        """As `get`, but a key without a row still gives type, number and year (`listed` is False)."""
        return self.get(key) or stub(key)

    def status(self, key: str | None, on: date) -> Status:
        """What holds for the regulation on a date; "tidak-diketahui" for unknown keys. See `Status`."""
        return self._judged(key, on) if key else Status("tidak-diketahui")

    def trail(self, key: str, on: date) -> tuple[Step, ...]:
        """What replaced the regulation by `on`, and what replaced that, to the last one in force.

        PP 8/2003 in 2020 → repealed by PP 41/2007, which was repealed by PP 18/2016. Never longer than the data.
        """
        steps: list[Step] = []
        seen = {key}
        while (step := self.status(key, on).replaced_by) and step.by.key not in seen:
            steps.append(step)
            key = step.by.key
            seen.add(key)
        return tuple(steps)

    def title_verdict(self, key: str, printed: str) -> Verdict | None:
        """How a printed title relates to the official one; None where there is none to compare with.

        A title written down from memory never founds "beda": that is None too.
        """
        regulation = self.get(key)
        if regulation is None or not regulation.title:
            return None
        verdict = compare_titles(printed, regulation.title)
        return None if verdict == "beda" and regulation.title_evidence == "memory" else verdict

    def by_title(self, title: str) -> tuple[Candidate, ...]:
        """The regulations a printed title may belong to, best first; empty if none fits well.

        Titles from memory are left out: "the title belongs to X" is a claim of its own.
        """
        return self._fitting(title)

    def _judge(self, key: str, on: date) -> Status:
        steps = [step_of(row, self.named(row["source"])) for row in self._by_target.get(key, ())]
        gone = {step.by.key for step in steps if step.relation == "mengubah" and self._gone(step.by.key, on)}
        return judge(self.get(key), steps, on, gone)

    def _gone(self, key: str, on: date) -> bool:
        """Whether a regulation was repealed or replaced by a day, on whatever evidence."""
        rows = self._by_target.get(key, ())
        return any(row["relation"] in _ENDS and day(row["effective"]).latest <= on for row in rows)

    def _fit(self, title: str) -> tuple[Candidate, ...]:
        return tuple(Candidate(regulation_of(self._rows[key]), fit) for key, fit in candidates(title, self._titles))

    @cached_property
    def _titles(self) -> dict[str, str]:
        return {
            key: row["title"] for key, row in self._rows.items() if row["title"] and row["title_evidence"] != "memory"
        }


@cache
def load_law() -> Registry:
    """The registry over our own tables."""
    regulations, relations = data_file(REGULATIONS), data_file(RELATIONS)
    others = sorted(path for path in regulations.parent.glob("*.csv") if path not in (regulations, relations))
    return Registry(regulations.read_bytes(), relations.read_bytes(), [path.read_bytes() for path in others])


def _records(content: bytes) -> Iterator[Row]:
    return csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""))
