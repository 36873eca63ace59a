"""Ways through the steps as the arrows draw them: the shortest, the longest, and what may be repeated.

    1 → 2 → 3 (lengkap?) → ya 4, tidak 2      every step once, and 2-3 again each time the answer is no

A step whose arrows part without a condition starts branches that run side by side: between that step and the end the
time of the longest branch passes. Linear in arrows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sopcheck.engine.steps import Step
from sopcheck.engine.times import ROUGH
from sopcheck.language.conventions import Convention, convert
from sopcheck.model.sop import Langkah
from sopcheck.model.values import Amount, Components


@dataclass(frozen=True, slots=True)
class Arrows:
    """Where work can go on. onward: position → later positions, one beyond the last step for the end.

    known: whether every arrow leads somewhere known and every decision has its branches. beside: positions whose
    arrows all count, not one of them. back: (from, to) of arrows that lead to the same step or an earlier one.
    """

    known: bool
    onward: Mapping[int, tuple[int, ...]]
    beside: frozenset[int]
    back: tuple[tuple[int, int], ...]

    @property
    def straight(self) -> bool:
        """Whether every step is gone through, once, one after the other."""
        return self.known and not self.skips and not self.back

    @property
    def skips(self) -> bool:
        """Whether some way passes by a step, or steps run side by side."""
        return any(places != (position + 1,) for position, places in self.onward.items())


def arrows(steps: Sequence[Step]) -> Arrows:
    """The arrows of a table; a row without any goes on to the next."""
    places = {(step.row.nomor or "").strip(" ."): step.position for step in steps}
    last = len(steps)
    onward: dict[int, tuple[int, ...]] = {}
    beside: set[int] = set()
    back: list[tuple[int, int]] = []
    known, silent = True, False
    for step in steps:
        targets, decides = _targets(step.row), is_decision(step.row)
        found = [_place(target, places, last) for target in targets]
        known = known and None not in found and not (decides and len(targets) < 2)
        silent = silent or (not targets and step.position < last)
        later = tuple(sorted({place for place in found if place is not None and place > step.position}))
        back += [(step.position, place) for place in found if place is not None and place <= step.position]
        onward[step.position] = later or (step.position + 1,)
        if len(later) > 1 and not decides:
            beside.add(step.position)
    # where branches meet again is only known if every row says where it leads
    return Arrows(known and not (beside and silent), onward, frozenset(beside), tuple(back))


def is_decision(row: Langkah) -> bool:
    """Whether a row is drawn as a decision, or its arrows stand for answers."""
    shapes = (*(row.simbol or ()), *(shape.simbol for shape in row.bentuk or ()))
    answers = any(not isinstance(target, str) and target.jika for target in row.ke or ())
    return "keputusan" in shapes or bool(row.ya or row.tidak) or answers


def shortest(drawn: Arrows, times: Mapping[int, Components], convention: Convention) -> Components:
    """What at least passes from the first step to the end, by the convention's length of a day."""
    return _way(drawn, times, convention, -1)


def longest(drawn: Arrows, times: Mapping[int, Components], convention: Convention) -> Components:
    """What at most passes without repeating a step."""
    return _way(drawn, times, convention, 1)


def _way(drawn: Arrows, times: Mapping[int, Components], convention: Convention, sign: int) -> Components:
    """sign: 1 for the longest way, -1 for the shortest; of branches side by side the longest counts either way."""
    nothing = Components()
    last = max(drawn.onward, default=0)
    chosen: dict[int, int] = {}
    length = {last + 1: 0.0}
    for position in range(last, 0, -1):
        pick = max if sign > 0 or position in drawn.beside else min
        chosen[position] = pick(drawn.onward[position], key=length.__getitem__)
        length[position] = _measure(times.get(position, nothing), convention) + length[chosen[position]]
    total: dict[str, Amount] = {}
    position = 1
    while position <= last:
        for unit, amount in times.get(position, nothing).items():
            total[unit] = total.get(unit, 0) + amount
        position = chosen[position]
    return Components(total)


def _measure(amount: Components, convention: Convention) -> float:
    """For comparing ways only: minutes of work, a month being 20 days where the convention does not say."""
    exact = convert(amount, convention)
    if exact is not None:
        return float(exact)
    return sum(float(each) * ROUGH[unit] for unit, each in amount.items())


def _targets(row: Langkah) -> tuple[str, ...]:
    """What the arrows of a row name, each once."""
    named = [target if isinstance(target, str) else target.langkah for target in row.ke or ()]
    named += [target for target in (row.ya, row.tidak) if target]
    return tuple(dict.fromkeys(named))


def _place(target: str, places: Mapping[str, int], last: int) -> int | None:
    """Where an arrow leads: a printed number, "#3" by position, "selesai" behind the last step."""
    if target.startswith("#") and target[1:].isdecimal():
        place = int(target[1:]) if len(target) < 7 else 0
        return place if 0 < place <= last else None
    return last + 1 if target == "selesai" else places.get(target.strip(" ."))
