"""Which of the lines printed one below another each label claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sopcheck.model.locators import LISTS
from sopcheck.readers.label_values import SINGLE, below, label_of, surely


@dataclass(slots=True)
class Claim:
    """What a label claims. at: its line; words: its value, line by line; guessed: whether it was taken by its kind from
    a line below; lines: those the words stand on, apart from the label's own.
    """

    key: str
    label: str
    at: int
    words: list[str] = field(default_factory=list)
    guessed: bool = False
    lines: list[int] = field(default_factory=list)


def claims(lines: Sequence[str], whole: bool, recognized: bool = False) -> tuple[list[Claim], list[int]]:
    """(claims in printed order, lines that no label claims). whole: whether the lines are one cell, in which any value
    may go on in the next line; recognized: whether letters were recognized in a picture.
    """
    values = below(lines, recognized=recognized)
    found: list[Claim] = []
    left: list[int] = []
    goes_on = False
    for at, line in enumerate(lines):
        label = None if at in values.values() else label_of(line, recognized)
        if label:
            key, inside = label
            found.append(Claim(key, line.partition(":")[0].strip(), at, [inside] if inside else []))
            goes_on = at not in values and (whole or key in LISTS or key == "disahkan_oleh")
            if at in values:
                found[-1] = Claim(key, found[-1].label, at, [lines[values[at]]], True, [values[at]])
        elif at in values.values():
            continue
        elif goes_on:
            found[-1].words.append(line)
            found[-1].lines.append(at)
        else:
            left.append(at)
    left += [at for claim in _of_others(found, lines) for at in claim.lines]
    return found, sorted(left)


def _of_others(found: Sequence[Claim], lines: Sequence[str]) -> list[Claim]:
    """The claims, emptied, of labels that took lines of which one has the kind of a bare label right above them."""
    emptied: list[Claim] = []
    for place, claim in enumerate(found):
        if claim.guessed or not claim.lines or claim.key not in SINGLE or claim.lines[0] != claim.at + 1:
            continue
        above, at = list[str](), claim.at
        for other in reversed(found[:place]):
            if other.words or other.at != at - 1 or other.key not in SINGLE:
                break
            above.append(other.key)
            at = other.at
        if any(_is_of(key, [lines[at] for at in claim.lines]) for key in above):
            claim.words = []
            emptied.append(claim)
    return emptied


def _is_of(key: str, lines: Sequence[str]) -> bool:
    """Whether lines seem to hold the value of another label: a number or date among them, or a name on top."""
    if key == "nama":
        return surely(key, lines[0])
    return key != "disahkan_oleh" and any(surely(key, line) for line in lines)
