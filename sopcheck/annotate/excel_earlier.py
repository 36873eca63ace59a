"""Our earlier notes in a sheet: whole notes of ours, and ours behind the words of somebody else's note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from sopcheck.annotate.earlier import nothing_else, ours, told
from sopcheck.readers.office.package import Element, attribute, local, walk


@dataclass(frozen=True, slots=True)
class Earlier:
    """whole: cells whose note goes; runs: of other cells, the runs of their note that go; boxed: cells that have a
    note, and so a box; told: findings that what stays tells of.
    """

    whole: frozenset[str]
    runs: Mapping[str, tuple[Element, ...]]
    boxed: frozenset[str]
    told: frozenset[str]


def found(notes: Iterable[Element]) -> Earlier:
    """notes: those of a sheet."""
    whole: set[str] = set()
    parts: dict[str, tuple[Element, ...]] = {}
    boxed: set[str] = set()
    stay: set[str] = set()
    for note in notes:
        name = attribute(note, "ref") or ""
        boxed.add(name)
        runs = [one for text in note if local(text) == "text" for one in text]
        pieces = [_words(run) for run in runs]
        words = "".join(pieces)
        if nothing_else(words):
            whole.add(name)
            continue
        gone = _runs_of_ours(pieces, words)
        if gone:
            parts[name] = tuple(runs[place] for place in gone)
        stay |= told("".join(piece for place, piece in enumerate(pieces) if place not in gone))
    return Earlier(frozenset(whole), parts, frozenset(boxed), frozenset(stay))


def _runs_of_ours(pieces: list[str], words: str) -> frozenset[int]:
    """The positions of the runs that hold remarks of ours and nothing else; none where one shares a run with others."""
    ends = [*accumulate(map(len, pieces))]
    spans = ours(words)
    gone: set[int] = set()
    for start, end in spans:
        touched = {
            place
            for place, stop in enumerate(ends)
            if pieces[place] and stop > start and stop - len(pieces[place]) < end
        }
        covered = {place for place in touched if start <= ends[place] - len(pieces[place]) and ends[place] <= end}
        if touched != covered:
            return frozenset()
        gone |= covered
    return frozenset(gone)


def _words(run: Element) -> str:
    return (run.text or "") if local(run) == "t" else "".join(one.text or "" for one in walk(run, "t"))
