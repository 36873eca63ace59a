"""Which kind of regulation printed words name: "Peraturan Menteri\\nDalam Negeri" → Permendagri.

The names are data (data/regulation_types.yaml); here they become a tree of words that is walked once per name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from typing import Any, Literal

from sopcheck.yamltext import packaged

Numbering = Literal["serial", "path", "whole", "first", "year-first"]

_WORD = re.compile(r"[^\W_]+")
# what may stand between the words of one name: "Undang - Undang", "PAN & RB", a broken line
_BETWEEN = re.compile(r"[\s.,&/‐‑–—-]{0,40}+")

# instrument → how it is printed before a ministry's long name, glued or apart before its short one, and its own name
_BY_MINISTER = {
    "peraturan": (("peraturan menteri|mentri", "permen"), ("permen", "peraturan men"), "Permen{}"),
    "keputusan": (("(surat) keputusan menteri|mentri", "kepmen"), ("kepmen", "keputusan men"), "Kepmen{}"),
    "instruksi": (("instruksi menteri",), ("inmen",), "Inmen{}"),
    "edaran": (("surat edaran menteri", "se menteri"), ("se men", "surat edaran men"), "SE Men{}"),
}
_BY_AGENCY = {
    "peraturan": (("peraturan", "perlem", "peraturan lembaga", "perban", "peraturan badan"), "Peraturan {}", "per{}"),
    "perka": (("peraturan kepala", "perka"), "Perka {}", "per{}"),
    "keputusan": (("keputusan kepala", "keputusan"), "Keputusan Kepala {}", "kep{}"),
    "sk": (("surat keputusan kepala", "sk kepala"), "SK Kepala {}", "sk{}"),
    "edaran": (("surat edaran (kepala)", "se (kepala)"), "SE {}", "se-{}"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of regulation.

    name: short name ("Permendagri"); None if the issuer is not in our lists. prefix: of registry keys, if it has any.
    numbering: what of a code path goes into number and key. plain_from: from this year on the serial alone.
    place: "Provinsi", "Kabupaten", "Kota", or "daerah" where the words say which. loose: other words may stand
    between the name and its number. turns: (year, name, whether before it) when the ministry's name changed.
    """

    name: str | None
    prefix: str | None = None
    numbering: Numbering = "serial"
    place: str | None = None
    loose: bool = False
    plain_from: int = 9999
    turns: tuple[int, str, bool] | None = None

    def in_year(self, year: str | None) -> Kind:
        """The kind under the ministry's name of that year: "Permenpan" is PermenPANRB from 2010 on."""
        if self.turns and year:
            turn, other, before = self.turns
            if (int(year) < turn) == before:
                return kinds()[other]
        return self


class Names:
    """All printed names as a tree of words."""

    def __init__(self, named: Iterable[tuple[str, Kind]]) -> None:
        self._root: dict[str, Any] = {}
        for spelling, kind in named:
            for words in _expanded(spelling):
                node = self._root
                for word in words:
                    node = node.setdefault(word, {})
                node.setdefault("", kind)  # the first entry wins
        # a name starts where one of its first words does; "juncto" may stand for one
        first = sorted([*self._root, "jo", "jis", "juncto"], key=len, reverse=True)
        letters = "".join(sorted({word[0] for word in first}))  # fails fast at every other letter
        self.starts = re.compile(
            rf"(?=[{letters}{letters.upper()}])(?<![^\W_])(?:{'|'.join(first)})(?![^\W\d_])", re.IGNORECASE
        )

    def at(self, text: str, start: int) -> list[tuple[Kind, int]]:
        """The longest name that starts exactly there, and its end; then shorter ones that leave the issuer open."""
        node, found, place = self._root, list[tuple[Kind, int]](), start
        while word := _WORD.match(text, place):
            step = node.get(word[0].casefold())
            if step is None:
                break
            node = step
            if "" in node:
                found.append((node[""], word.end()))
            between = _BETWEEN.match(text, word.end())
            place = between.end() if between else word.end()
        return [*found[-1:], *(name for name in reversed(found[:-1]) if name[0].loose)]


@cache
def names() -> Names:
    """The tree of all names."""
    return Names(_named())


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its short name."""
    return {kind.name: kind for _, kind in _named() if kind.name}


@cache
def codes() -> tuple[tuple[str, str, str], ...]:
    """(part, part that stands beside it or "", short name) of the code paths that tell their kind."""
    return tuple(
        (row["part"], row["with"], row["kind"]) for row in packaged("language/data/regulation_types.yaml")["kode"]
    )


def _named() -> Iterator[tuple[str, Kind]]:
    data = packaged("language/data/regulation_types.yaml")
    for name, row in data["jenis"].items():
        kind = Kind(
            name=None if name == "?" else name,
            prefix=row.get("key"),
            numbering=row.get("numbering", "serial"),
            place=row.get("place"),
            loose="loose" in row,
        )
        yield from ((spelling, kind) for spelling in row["spelled"])
    for short, row in data["menteri"].items():
        yield from _of_minister(short, row)
    for short, row in data["lembaga"].items():
        for instrument, (before, name, prefix) in _BY_AGENCY.items():
            kind = Kind(row.get("named", {}).get(instrument, name.format(short)), prefix.format(short.lower()))
            yield from ((f"{lead} {spelling}", kind) for lead in before for spelling in row["spelled"])


def _of_minister(short: str, row: dict[str, Any]) -> Iterator[tuple[str, Kind]]:
    for instrument, (long, glued, pattern) in _BY_MINISTER.items():
        name = row.get("named", {}).get(instrument, pattern.format(short))
        kind = Kind(name, name.lower().replace("se ", "se-").replace(" ", ""))
        if instrument in row.get("path", ()):
            kind = replace(kind, numbering="path", plain_from=int(row.get("plain_from", 9999)))
        elif instrument in row.get("whole", ()):
            kind = replace(kind, numbering="whole")
        for when in ("before", "after"):
            if when in row:
                turn = row[when]
                kind = replace(kind, turns=(int(turn["year"]), pattern.format(turn["name"]), when == "before"))
        yield name, kind
        for lead in long:
            yield from ((f"{lead} {spelling}", kind) for spelling in row["long"])
        for lead in glued:
            for spelling in row["short"]:
                yield f"{lead}{spelling}", kind
                yield f"{lead} {spelling}", kind
        yield from ((spelling, kind) for spelling in row.get("also", {}).get(instrument, ()))


def _expanded(spelling: str) -> Iterator[tuple[str, ...]]:
    """The word sequences of "peraturan menteri|mentri (negara) pan"."""
    options = []
    for word in spelling.casefold().replace("&", "dan").split():
        optional = word.startswith("(")
        choices: list[tuple[str, ...]] = [(choice,) for choice in word.strip("()").split("|")]
        options.append([*choices, ()] if optional else choices)
    for choice in product(*options):
        yield tuple(word for part in choice for word in part)
