"""Rules that compare the SOPs of a run with each other: fed summaries as documents pass, they speak at the end.

    @across(NomorSama)
    class SameNumber(Comparison):
        parts = ("nomor",)

        def take(self, entry: Entry, nomor: Any) -> None: ...   # once per SOP, in the order of paths
        def told(self) -> Iterator[Seen]: ...                   # once, after the last

Places are "path#locator" (Entry.at). What `told` yields decides the outcome as for any check. Nothing may grow with the
number of SOPs beyond a few hundred bytes each, nor beyond its cap: see `Bounded` and `Places`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from sopcheck.engine.check import Context, Hit, Seen, Unknown
from sopcheck.engine.corpus_writer import written
from sopcheck.engine.params import Params
from sopcheck.engine.rule import Rule
from sopcheck.engine.runner import Crash, attempt, sorted_out
from sopcheck.engine.summary import PARTS, Digest, Entry, Summary
from sopcheck.language.text import normal
from sopcheck.model.findings import RuleResult

FINDINGS = 200
"""Findings of one rule that are told; the others are counted. Nobody reads more of one kind."""

NAMED = 20
"""SOPs that a finding names one by one."""

FEW = 5
"""Places named one by one of those that could not be compared for the same reason."""

ALL = "semua"
"""Instead of names: the set is complete for every office in it."""

ALONE = "hanya satu SOP yang diperiksa, tidak ada pembandingnya"
NOBODY = "tidak ada SOP yang dapat dibandingkan"


class Scope:
    """What comparisons may know besides the SOPs. complete: offices of which every SOP is in the run, or ALL."""

    def __init__(self, context: Context, complete: Sequence[str] = ()) -> None:
        self.context = context
        self._complete = {name: frozenset(normal(name).split()) for name in complete if normal(name)}

    def complete_for(self, entry: Entry) -> str | None:
        """The office declared complete that this SOP belongs to, None if there is none."""
        if not self._complete:
            return None
        words = normal(f"{entry.instansi or ''} {entry.unit_kerja or ''}").split()
        for name, wanted in self._complete.items():
            if wanted.issubset(words):
                return name
        return " ".join((entry.instansi or "").split()) or None if ALL in self._complete else None


class Comparison:
    """The state of one rule while SOPs pass. parts: names of the parts that `take` is given, in order."""

    parts: ClassVar[tuple[str, ...]] = ()

    def __init__(self, params: Params, scope: Scope) -> None:
        self.scope = scope
        self.start(params)

    def start(self, params: Any) -> None:
        """Set up the state."""

    def take(self, entry: Entry, *parts: Any) -> None:
        """One SOP more."""
        raise NotImplementedError

    def told(self) -> Iterator[Seen]:
        """What there is to say of all of them."""
        raise NotImplementedError


Key = TypeVar("Key")
Value = TypeVar("Value")


class Bounded(dict[Key, Value], Generic[Key, Value]):
    """A dict that a comparison fills: where it is full, `room` says no, and `told` says so in the report."""

    def __init__(self, cap: int, what: str) -> None:
        """what: what it holds, in Indonesian, as in "hanya 20.000 {what} pertama yang dibandingkan"."""
        super().__init__()
        self._cap = cap
        self._what = what
        self.refused = 0

    @property
    def room(self) -> bool:
        """Whether one more may be added; counts those that may not."""
        if len(self) < self._cap:
            return True
        self.refused += 1
        return False

    def told(self) -> Iterator[Unknown]:
        """What to say where not everything could be held."""
        if self.refused:
            cap = f"{self._cap:,}".replace(",", ".")
            yield Unknown("", f"hanya {cap} {self._what} pertama yang dibandingkan")


class Named(list[Value], Generic[Value]):
    """The first NAMED of what a finding speaks of; total: how many there are."""

    total = 0

    def add(self, one: Value) -> None:
        self.total += 1
        if len(self) < NAMED:
            self.append(one)


class Places:
    """Places that could not be compared: the first FEW of each reason by name, the others counted."""

    def __init__(self) -> None:
        self._named: dict[str, list[str]] = {}
        self._others: dict[str, int] = {}

    def add(self, at: str, missing: str) -> None:
        named = self._named.setdefault(missing, [])
        if len(named) < FEW:
            named.append(at)
        else:
            self._others[missing] = self._others.get(missing, 0) + 1

    def told(self) -> Iterator[Unknown]:
        for missing, named in self._named.items():
            yield from (Unknown(at, missing) for at in named)
            if missing in self._others:
                yield Unknown("", f"{missing} (pada {self._others[missing]} SOP lain)")


class Corpus:
    """The comparisons of a run. With no rule that compares it costs nothing and says nothing."""

    def __init__(self, rules: Sequence[Rule], context: Context, complete: Sequence[str] = ()) -> None:
        self._rules = tuple(rule for rule in rules if rule.check.compare)
        scope = Scope(context, complete)
        self._states = [attempt(lambda rule=rule: rule.check.compare(rule.params, scope)) for rule in self._rules]  # type: ignore[misc]  # bound now
        self._picks = _picks(self._rules)
        self._documents = 0
        self._at = 0  # the rule under way
        self._recognized: set[str] = set()  # paths of SOPs read from pictures

    def take(self, summary: Summary) -> None:
        """One SOP more, in the order of paths."""
        self._documents += 1
        if summary.recognized:
            self._recognized.add(summary.entry.path)
        start = 0
        while isinstance(crash := attempt(lambda: self._fold(summary, start)), Crash):  # noqa: B023  called at once
            self._states[self._at] = crash
            start = self._at + 1

    def _fold(self, summary: Summary, start: int) -> None:
        entry, parts, _ = summary
        damaged = Crash in map(type, parts)
        for place in range(start, len(self._states)):
            state = self._states[place]
            if isinstance(state, Crash):
                continue
            self._at = place
            given = [parts[pick] for pick in self._picks[place]]
            if damaged and (crash := next((part for part in given if isinstance(part, Crash)), None)):
                self._states[place] = crash
            else:
                state.take(entry, *given)

    def results(self) -> tuple[RuleResult, ...]:
        """The outcome of every rule on the whole set."""
        return tuple(self._result(rule, state) for rule, state in zip(self._rules, self._states, strict=True))

    def _result(self, rule: Rule, state: Any) -> RuleResult:
        if isinstance(state, Crash):
            return RuleResult(rule.id, "gagal", 0, state.words)
        if self._documents < 2:
            return RuleResult(rule.id, "tidak_berlaku", 0, ALONE if self._documents else NOBODY)
        seen = attempt(lambda: sorted_out(rule, _at_most(state.told())))
        if isinstance(seen, Crash):
            return RuleResult(rule.id, "gagal", 0, seen.words)
        return seen if isinstance(seen, RuleResult) else written(seen, self._recognized)


def digest_for(rules: Sequence[Rule], context: Context) -> Digest | None:
    """What makes the summaries these rules need; None where no rule compares."""
    names = _names(rules)
    return Digest([PARTS[name] for name in names], context) if any(rule.check.compare for rule in rules) else None


def _names(rules: Sequence[Rule]) -> list[str]:
    """The parts that rules ask for, each once."""
    return sorted({name for rule in rules if rule.check.compare for name in rule.check.compare.parts})


def _picks(rules: Sequence[Rule]) -> list[tuple[int, ...]]:
    """For each rule, where in a summary its parts stand."""
    names = _names(rules)
    return [tuple(names.index(name) for name in rule.check.compare.parts) for rule in rules if rule.check.compare]


def _at_most(seen: Iterable[Seen]) -> Iterator[Seen]:
    """What was seen, with no more than FINDINGS hits."""
    hits = 0
    for one in seen:
        hits += isinstance(one, Hit)
        if not isinstance(one, Hit) or hits <= FINDINGS:
            yield one
    if hits > FINDINGS:
        yield Unknown("", f"{hits - FINDINGS} temuan lain tidak ditampilkan (batasnya {FINDINGS})")
