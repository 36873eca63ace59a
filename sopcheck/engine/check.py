"""A check: one way of looking at an SOP, yielding typed facts and knowing no law, wording or severity.

    class Kosong(Fact):
        kolom: str

    @check(Kosong)
    def sel_kosong(sop: Reading, context: Context, params: Params) -> Iterator[Seen]:
        yield Hit("langkah.3.waktu", Kosong(kolom="Waktu"))
        yield looked(7)

What it yields decides the outcome: any Hit → temuan; else any Unknown → tidak_dapat_dinilai; else places
looked at → memenuhi; else NotApplicable → tidak_berlaku. A check that yields nothing at all is broken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any, dataclass_transform

from sopcheck.engine.params import Params
from sopcheck.model.findings import WorkingRow

if TYPE_CHECKING:
    from sopcheck.engine.batch import By, Gate
    from sopcheck.engine.corpus import Comparison
    from sopcheck.engine.reading import Reading
    from sopcheck.law.calendar import Calendar
    from sopcheck.law.registry import Registry


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Fact:
    """What was seen: a small frozen class whose name is the message id and whose fields are the placeholders.

    `class SudahDicabut(Fact): oleh: str` is worded by `pesan: {sudah-dicabut: "… {oleh} …"}`. Fields are str:
    what a person reads, already formatted.
    """

    kind: str = ""
    fields: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()

    def __init_subclass__(cls) -> None:
        cls.kind = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
        cls.fields = tuple(cls.__annotations__) if "__annotations__" in cls.__dict__ else ()
        cls.names = frozenset(cls.fields)

    def __init__(self, **values: str) -> None:
        if values.keys() != self.names:
            raise TypeError(f"{type(self).__name__} takes {self.fields}, got {tuple(values)}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def values(self) -> dict[str, str]:
        return dict(self.__dict__)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), tuple(self.__dict__.items())))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"


@dataclass(slots=True)
class Hit:
    """A place where the rule does not hold.

    at: locator. related: locators of what it contradicts. quotes: printed words, if others than those that
    stand at `at` and `related`. tinjau: the evidence in hand is weaker than the rule's usual (fuzzy, secondary).
    anchor: for a finding about something absent, the words that tell it from its like (a column's name).
    """

    at: str
    fact: Fact
    related: tuple[str, ...] = ()
    quotes: tuple[str, ...] | None = None
    working: tuple[WorkingRow, ...] = ()
    tinjau: bool = False
    anchor: str = ""


@dataclass(slots=True)
class Unknown:
    """A place that could not be judged, and what was missing (Indonesian, e.g. “tidak terbaca”)."""

    at: str
    missing: str


@dataclass(slots=True)
class NotApplicable:
    """Why the rule does not concern this SOP (Indonesian, a clause without full stop)."""

    reason: str


@dataclass(slots=True)
class Looked:
    """How many places were judged, those with a Hit included. working: arithmetic worth showing even if it agrees."""

    n: int
    working: tuple[WorkingRow, ...] = ()


_LOOKED = tuple(Looked(n) for n in range(256))


def looked(n: int) -> Looked:
    """Looked(n), without making one anew each time."""
    return _LOOKED[n] if n < 256 else Looked(n)


Seen = Hit | Unknown | NotApplicable | Looked


@dataclass(frozen=True, slots=True, eq=False)  # one for a run: told apart by identity, which is fast
class Context:
    """Everything a check may know besides the SOP. No clock, no network."""

    as_of: date
    law: Registry

    @property
    def calendar(self) -> Calendar:
        """Working days and hours, read when first asked for: few rules need them."""
        from sopcheck.law.calendar import load_calendar

        return load_calendar()


Look = Callable[["Reading", Context, Any], Iterable[Seen] | Looked | NotApplicable]
"""Most checks are generators; one that has little to say may return it at once, which costs a third."""


Lists = Mapping[str, Sequence[str]]
"""What words of our data are about (Indonesian) → those words."""


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check: its name in rule files, the facts it can yield, the params it takes.

    gate: by what documents show at once that there is nothing to find; by: all that an answer depends on that comes at
    once; or what makes them of the params (engine/batch.py).
    passes_over: the words of our data by which it leaves something unjudged; the page of a rule shows them.
    compare: of a check that compares the SOPs of a run with each other (engine/corpus.py); it has nothing to look at
    in one SOP.
    """

    name: str
    look: Look
    facts: Mapping[str, type[Fact]]
    params: type[Params]
    gate: Gate | Callable[[Any], Gate | None] | None = None
    by: By | None = None
    passes_over: Callable[[], Lists] = dict
    compare: type[Comparison] | None = None

    @property
    def home(self) -> str:
        """The module it is written in."""
        return (self.compare or self.look).__module__


def check(
    *facts: type[Fact],
    params: type[Params] = Params,
    gate: Gate | Callable[[Any], Gate | None] | None = None,
    by: By | None = None,
    passes_over: Callable[[], Lists] = dict,
) -> Callable[[Look], Check]:
    """Register a function as the check named after it (`jumlah_waktu` → “jumlah-waktu”)."""

    def register(look: Look) -> Check:
        name = look.__name__.replace("_", "-")
        return Check(name, look, {fact.kind: fact for fact in facts}, params, gate, by, passes_over)

    return register


ONE_BY_ONE = NotApplicable("membandingkan beberapa SOP satu sama lain")


def across(*facts: type[Fact], params: type[Params] = Params) -> Callable[[type[Comparison]], Check]:
    """Register a comparison of SOPs as the check named after its class (`SameNumber` → “same-number”)."""

    def register(compare: type[Comparison]) -> Check:
        name = re.sub(r"(?<!^)(?=[A-Z])", "-", compare.__name__).lower()
        return Check(name, lambda *_: ONE_BY_ONE, {fact.kind: fact for fact in facts}, params, compare=compare)

    return register


@cache
def all_checks(package: str = "sopcheck.checks") -> Mapping[str, Check]:
    """Every check, by name, found by walking the folder (given by name: engine does not import checks)."""
    folder = import_module(package)
    found: dict[str, Check] = {}
    for module in walk_packages(folder.__path__, f"{package}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Check) and value.home == module.name:
                found[value.name] = value
    return found
