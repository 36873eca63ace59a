"""The regulations we know, and what the data says about each of them on a given date.

>>> load_law().status("permendagri-13-2006", date(2022, 1, 3)).status
'dicabut'
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import chain

from sopcheck.home import data_file
from sopcheck.law.regulation import Evidence, Regulation, day, regulation_of, stub
from sopcheck.law.status import Status, Step, judge, step_of
from sopcheck.law.table import Row, Table
from sopcheck.law.titles import Fit, Titles, Verdict, compare_titles

__all__ = ["Candidate", "Evidence", "Local", "Registry", "Regulation", "Status", "Step", "load_law"]

CURATED = ("rules/law/regulations.csv", "rules/law/relations.csv")
FURTHER = ("rules/law/uu_pp.csv", "rules/law/uu_pp_relations.csv")
META = "rules/law/META.yaml"
_ENDS = ("mencabut", "menggantikan-fungsi")

Files = tuple[bytes, bytes]
"""A table of regulations and one of relations."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A regulation whose official title fits a printed one, and how well."""

    regulation: Regulation
    verdict: Fit


@dataclass(frozen=True, slots=True)
class Local:
    """An office's own rows, checked and in our form (law/local.py). folders: where they were read, as given."""

    regulations: dict[str, Row] = field(default_factory=dict)
    relations: tuple[Row, ...] = ()
    folders: tuple[str, ...] = ()


class Registry:
    """Immutable view of the tables; a row becomes an object only when it is asked for.

    Three layers: an office's own rows, our curated rows, and further ones that were gathered by program. What a higher
    layer says of a regulation, or of one regulation's effect on another, is not asked of those below.
    """

    def __init__(
        self,
        regulations: bytes,
        relations: bytes,
        further: Callable[[], Files] | None = None,
        local: Local | None = None,
        others: Callable[[], Sequence[bytes]] | None = None,
    ) -> None:
        """regulations, relations: CSV files as in rules/law/README.md; further: reads the further ones when needed.

        others: tables read elsewhere (deadlines, holidays), here for the hash.
        """
        self._bytes = (regulations, relations)
        self._rows = Table(regulations, column=0)
        self._upon = Table(relations, column=2)
        self._further = further
        self._others = others
        self.local = local or Local()
        self._own_upon: dict[str, list[Row]] = {}
        for row in self.local.relations:
            self._own_upon.setdefault(row["target"], []).append(row)
        self._judged = lru_cache(1 << 14)(self._judge)
        self._fitting = lru_cache(4096)(self._fit)
        self._listed = lru_cache(1 << 14)(self._find)

    def __iter__(self) -> Iterator[str]:
        """The keys of all listed regulations, in the order of the files."""
        return iter(dict.fromkeys(chain(self.local.regulations, self._rows, self._further_rows)))

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __contains__(self, key: object) -> bool:
        return key in self.local.regulations or key in self._rows or key in self._further_rows

    @cached_property
    def hash(self) -> str:
        """12 hex digits that change with any byte of the tables and any cell of local law."""
        content = [*self._bytes, *self._further_bytes, *(self._others() if self._others else ())]
        if self.local.folders:
            rows = (*self.local.regulations.values(), *self.local.relations)
            content += [repr(sorted(row.items())).encode() for row in rows]
        return hashlib.sha256(b"\0".join(content)).hexdigest()[:12]

    @cached_property
    def dated(self) -> date:
        """The date of the data (META.yaml)."""
        from sopcheck.yamltext import packaged

        return date.fromisoformat(packaged(META)["tanggal"])

    def get(self, key: str | None) -> Regulation | None:
        """The regulation with this key ("permenpanrb-53-2014"), or None if it has no row."""
        return self._listed(key) if key else None

    def _find(self, key: str) -> Regulation | None:
        row = self._rows.first(key) or self._further_rows.first(key)
        if own := self.local.regulations.get(key):
            row = {**(row or {}), **{name: cell for name, cell in own.items() if cell}}
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

    def object_gone(self, key: str, on: date) -> tuple[Regulation, Step] | None:
        """For what only amends another regulation: that regulation and what repealed it by `on`, if anything did.

        No table says that the amendment itself is gone; who says so infers it, and has to say that too.
        """
        regulation = self.get(key)
        if regulation is None or not (regulation.title or "").startswith(("Perubahan", "Perobahan")):
            return None
        if self.status(key, on).replaced_by:
            return None
        gone = [(self.named(other), self.status(other, on).replaced_by) for other in self.amended(key)]
        first = next(((other, step) for other, step in gone if step and step.relation == "mencabut"), None)
        return first if first and all(step for _, step in gone) else None

    def amended(self, key: str) -> tuple[str, ...]:
        """The keys of the regulations that this one amends."""
        rows = chain(
            self.local.relations,
            self._upon.all_with(f"{key},mengubah,"),
            self._further_upon.all_with(f"{key},mengubah,"),
        )
        found = (row["target"] for row in rows if row["source"] == key and row["relation"] == "mengubah")
        return tuple(dict.fromkeys(found))

    def title_verdict(self, key: str, printed: str) -> Verdict | None:
        """How a printed title relates to the official one; None where there is none to compare with.

        A title that was not confirmed never founds "beda": that is None too.
        """
        regulation = self.get(key)
        if regulation is None or not regulation.title:
            return None
        verdict = compare_titles(printed, regulation.title)
        return None if verdict == "beda" and not regulation.title_founds else verdict

    def by_title(self, title: str) -> tuple[Candidate, ...]:
        """The regulations a printed title may belong to, best first; empty if none fits well.

        Titles that were not confirmed are left out: "the title belongs to X" is a claim of its own.
        """
        return self._fitting(title)

    def upon(self, key: str) -> list[Row]:
        """The rows of relations on a regulation, the highest layer first.

        What a layer says of one other regulation hides what lower ones say of that.
        """
        found: list[Row] = []
        said: set[str] = set()
        for layer in (self._own_upon.get(key, ()), self._upon.rows(key), self._further_upon.rows(key)):
            new = [row for row in layer if row["source"] not in said]
            found += new
            said.update(row["source"] for row in new)
        return found

    def _judge(self, key: str, on: date) -> Status:
        steps = [step_of(row, self.named(row["source"])) for row in self.upon(key)]
        gone = {step.by.key for step in steps if step.relation == "mengubah" and self._gone(step.by.key, on)}
        return judge(self.get(key), steps, on, gone)

    def _gone(self, key: str, on: date) -> bool:
        """Whether a regulation was repealed or replaced by a day, on whatever evidence."""
        return any(row["relation"] in _ENDS and day(row["effective"]).latest <= on for row in self.upon(key))

    def _fit(self, title: str) -> tuple[Candidate, ...]:
        return tuple(Candidate(self.named(key), fit) for key, fit in self._titles.candidates(title))

    @cached_property
    def _titles(self) -> Titles:
        rows = {row["id"]: row for row in self._further_rows.all_with(",secondary,")}
        rows |= {key: row for key in self._rows if (row := self._rows.first(key))}
        rows |= self.local.regulations
        return Titles(
            {
                key: row["title"]
                for key, row in rows.items()
                if row.get("title") and row.get("title_evidence") not in ("memory", "none")
            }
        )

    @cached_property
    def _further_bytes(self) -> Files | tuple[()]:
        return self._further() if self._further else ()

    @cached_property
    def _further_rows(self) -> Table:
        return Table(self._further_bytes[0] if self._further_bytes else b"id", column=0)

    @cached_property
    def _further_upon(self) -> Table:
        return Table(self._further_bytes[1] if self._further_bytes else b"source,relation,target", column=2)


@cache
def load_law() -> Registry:
    """The registry over our own tables."""
    return with_local(None)


def with_local(local: Local | None) -> Registry:
    """The registry over our own tables and an office's own law."""
    return Registry(*_read(CURATED), further=lambda: _read(FURTHER), local=local, others=_read_others)


def _read(names: tuple[str, str]) -> Files:
    regulations, relations = names
    return data_file(regulations).read_bytes(), data_file(relations).read_bytes()


def _read_others() -> list[bytes]:
    """The tables of this folder that are no regulations, in the order of their names."""
    known = {data_file(name) for name in (*CURATED, *FURTHER)}
    return [path.read_bytes() for path in sorted(data_file(CURATED[0]).parent.glob("*.csv")) if path not in known]
