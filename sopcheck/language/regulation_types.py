"""Which kind of regulation printed words name: "Peraturan Menteri\\nDalam Negeri" → Permendagri.

The names are data (data/regulation_types.yaml); here they become a tree of words that is walked once per name. Branches
that many names share ("peraturan menteri …") grow when a text first leads into them: starting costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Literal

from sopcheck.yamltext import packaged

Numbering = Literal["serial", "path", "whole", "first", "year-first"]
Spelled = tuple[str, "Kind"]

_WORD = re.compile(r"[^\W_]+")
# a word glued to the next one: "Peraturan|Pemerintah|Nomor8" · "UU|23/2014"
_PIECE = re.compile(r"[A-Z][a-z]+(?=[A-Z0-9])|[A-Za-z]+(?=[0-9])")
# what may stand between the words of one name: "Undang - Undang", "PAN & RB", a broken line
_BETWEEN = re.compile(r"[\s.,&/‐‑–—-]{0,40}+")
_FOLLOWING = re.compile(r"[\s.,&/‐‑–—-]{0,40}+([^\W_]+)")
_JUNCTO = ("jo", "jis", "juncto")
_GLUED = ("permen", "kepmen", "inmen")  # first words that any ministry may be glued to: whether one is, the tree says
_LETTERS = r"[^\W\d_]{0,24}+"
_MORE = "+"  # no word: where a branch keeps what has not grown yet

# instrument → how it is printed before a ministry's long name, glued or apart before its short one, and its own name
_BY_MINISTER = {
    "peraturan": (
        ("peraturan menteri|mentri|kementerian", "permen"),
        ("permen", "peraturan men", "peraturan kemen"),
        "Permen{}",
    ),
    "keputusan": (
        ("(surat) keputusan menteri|mentri", "sk menteri", "kepmen"),
        ("kepmen", "(surat) keputusan men", "sk men"),
        "Kepmen{}",
    ),
    "instruksi": (("instruksi menteri", "inmen"), ("inmen", "instruksi men"), "Inmen{}"),
    "edaran": (("surat edaran menteri", "se menteri"), ("se men", "surat edaran men"), "SE Men{}"),
}
# instrument → how it is printed before an agency's name, its own name, its registry prefix
_BY_AGENCY = {
    "peraturan": (
        ("peraturan (ketua|pimpinan)", "perlem", "peraturan lembaga", "perban", "peraturan badan"),
        "Peraturan {}",
        "per{}",
    ),
    "perka": (("peraturan kepala|ka", "perka"), "Perka {}", "per{}"),
    "keputusan": (
        ("(surat) keputusan (kepala|ketua|pimpinan)", "sk (kepala|ketua)", "kepka"),
        "Keputusan Kepala {}",
        "kep{}",
    ),
    "edaran": (("surat edaran (kepala|ketua)", "se (kepala|ketua)"), "SE {}", "se-{}"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of regulation.

    name: short name ("Permendagri"); None if the issuer is not in our lists. prefix: of registry keys, if it has any.
    numbering: what of a code path goes into number and key. plain_from: from this year on the serial alone.
    place: "Provinsi", "Kabupaten", "Kota", or "daerah" where the words say which. loose: other words may stand
    between the name and its number. called: (first year, last year, name) of years in which the ministry had another
    name.
    """

    name: str | None
    prefix: str | None = None
    numbering: Numbering = "serial"
    place: str | None = None
    loose: bool = False
    plain_from: int = 9999
    called: tuple[tuple[int, int, str], ...] = ()

    def in_year(self, year: str | None) -> Kind:
        """The kind under the ministry's name of that year: "Permenpan" is PermenPANRB from 2010 on."""
        if self.called and year:
            for first, last, name in self.called:
                if first <= int(year) <= last:
                    return kinds()[name]
        return self


class Names:
    """All printed names as a tree of words."""

    def __init__(self, named: Iterable[Spelled], families: Iterable[tuple[str, tuple[Spelled, ...]]]) -> None:
        """named: whole names; families: the words before a further name, and the names that may follow."""
        self._root: dict[str, Any] = {}
        _grow(self._root, named)
        for lead, rest in families:
            for words in _expanded(lead):
                _reach(self._root, words).setdefault(_MORE, []).append(rest)
        # a name starts where one of its first words does; "juncto" may stand for one, and so may a part of a code path
        self.starts = _starts({*self._root, *_JUNCTO, *(part for part, _, _ in codes() if part.isalpha())})
        # first word → the words of which one must follow it; a word that is a name by itself is not among them
        self._follows = {word: _firsts(node) for word, node in self._root.items() if "" not in node}

    def may_start(self, first: re.Match[str]) -> bool:
        """Whether what `starts` found goes on like a name, or like a code path: looks at one more word only."""
        follows = self._follows.get(first[0].casefold())
        if follows is None:
            return True
        following = _FOLLOWING.match(first.string, first.end())
        if following is None or following[1].casefold() in follows:
            return following is not None
        piece = _PIECE.match(following[1])
        return (piece is not None and piece[0].casefold() in follows) or following[0][0] in "./-0123456789"

    def at(self, text: str, start: int) -> list[tuple[Kind, int]]:
        """The longest name that starts exactly there, and its end; then shorter ones that leave the issuer open."""
        node, found, place = self._root, list[tuple[Kind, int]](), start
        while word := _WORD.match(text, place):
            step = node.get(word[0].casefold())
            if step is None and (word := _PIECE.match(text, place)):
                step = node.get(word[0].casefold())
            if word is None or step is None:
                break
            node = step
            if _MORE in node:
                for rest in node.pop(_MORE):
                    _grow(node, rest)
            if "" in node:
                found.append((node[""], word.end()))
            between = _BETWEEN.match(text, word.end())
            place = between.end() if between else word.end()
        return [*found[-1:], *(name for name in reversed(found[:-1]) if name[0].loose)]


@cache
def names() -> Names:
    """The tree of all names."""
    return Names(_whole(), _families())


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its short name."""
    return {kind.name: kind for kind in _all_kinds() if kind.name}


@cache
def codes() -> tuple[tuple[str, str, str], ...]:
    """(part, part that stands beside it or "", short name) of the code paths that tell their kind."""
    return tuple((row["part"], row["with"], row["kind"]) for row in _data()["kode"])


def _data() -> dict[str, Any]:
    data: dict[str, Any] = packaged("language/data/regulation_types.yaml")
    return data


def _all_kinds() -> Iterator[Kind]:
    yield from (kind for _, kind in _of_jenis())
    for short, row in _data()["menteri"].items():
        yield from (_by_minister(short, row, instrument) for instrument in _BY_MINISTER)
    for short, row in _data()["lembaga"].items():
        yield from (_by_agency(short, row, instrument) for instrument in _BY_AGENCY)


def _whole() -> Iterator[Spelled]:
    """Names known from their first word on."""
    yield from _of_jenis()
    for short, row in _data()["menteri"].items():
        for instrument, (_, glued, _) in _BY_MINISTER.items():
            kind = _by_minister(short, row, instrument)
            leads = [lead for lead in glued if " " not in lead]
            yield from ((f"{lead}{spelling}", kind) for lead in leads for spelling in row["short"])
            yield from ((spelling, kind) for spelling in row.get("also", {}).get(instrument, ()))
    for short, row in _data()["lembaga"].items():
        kind = _by_agency(short, row, "peraturan")
        yield from ((f"per{word}", kind) for word in row["spelled"] if word.isalpha())  # "PerBKN 24/2017"
        for instrument, spellings in row.get("also", {}).items():
            yield from ((spelling, _by_agency(short, row, instrument)) for spelling in spellings)


def _families() -> Iterator[tuple[str, tuple[Spelled, ...]]]:
    """(words before it, the names that may follow them), as laid out as the two tables at the top."""
    ministers, agencies = _data()["menteri"], _data()["lembaga"]
    for instrument, (long, glued, _) in _BY_MINISTER.items():
        named = [(row, _by_minister(short, row, instrument)) for short, row in ministers.items()]
        ranks = tuple((spelling, kind) for row, kind in named for spelling in row["long"])
        yield from ((lead, ranks) for lead in long)
        shorts = tuple((spelling, kind) for row, kind in named for spelling in row["short"])
        for lead in glued:
            yield lead, shorts
            before, _, last = lead.rpartition(" ")
            if before:  # "Peraturan Mendagri"
                yield before, tuple((last + spelling, kind) for spelling, kind in shorts)
    for instrument, (before_name, _, _) in _BY_AGENCY.items():
        named = [(row, _by_agency(short, row, instrument)) for short, row in agencies.items()]
        spelled = tuple((spelling, kind) for row, kind in named for spelling in row["spelled"])
        yield from ((lead, spelled) for lead in before_name)


def _of_jenis() -> Iterator[Spelled]:
    for name, row in _data()["jenis"].items():
        kind = Kind(
            name=None if name == "?" else name,
            prefix=row.get("key"),
            numbering=row.get("numbering", "serial"),
            place=row.get("place"),
            loose="loose" in row,
        )
        yield from ((spelling, kind) for spelling in row["spelled"])


def _by_minister(short: str, row: dict[str, Any], instrument: str) -> Kind:
    pattern = _BY_MINISTER[instrument][2]
    name = row.get("named", {}).get(instrument, pattern.format(short))
    called = tuple(
        (int(turn.get("from", 0)), int(turn.get("to", 9999)), _named(turn["name"], instrument))
        for turn in row.get("called", ())
    )
    return Kind(
        name,
        name.lower().replace("se ", "se-").replace(" ", ""),
        _numbering(row, instrument),
        plain_from=int(row.get("plain_from", 9999)) if instrument in row.get("path", ()) else 9999,
        called=called,
    )


def _named(short: str, instrument: str) -> str:
    row = _data()["menteri"][short]
    name: str = row.get("named", {}).get(instrument, _BY_MINISTER[instrument][2].format(short))
    return name


def _by_agency(short: str, row: dict[str, Any], instrument: str) -> Kind:
    _, pattern, prefix = _BY_AGENCY[instrument]
    name = row.get("named", {}).get(instrument, pattern.format(short))
    return Kind(name, row.get("key", {}).get(instrument, prefix.format(short.lower())), _numbering(row, instrument))


def _numbering(row: dict[str, Any], instrument: str) -> Numbering:
    return "path" if instrument in row.get("path", ()) else "whole" if instrument in row.get("whole", ()) else "serial"


def _grow(root: dict[str, Any], named: Iterable[Spelled]) -> None:
    for spelling, kind in named:
        for words in _expanded(spelling):
            _reach(root, words).setdefault("", kind)  # the first entry wins


def _reach(node: dict[str, Any], words: tuple[str, ...]) -> dict[str, Any]:
    for word in words:
        node = node.setdefault(word, {})
    return node


def _firsts(node: dict[str, Any]) -> frozenset[str]:
    """The words that may come next, also on branches that have not grown yet."""
    later = (spelling for rest in node.get(_MORE, ()) for spelling, _ in rest)
    return frozenset(node).union(*map(_first_words, later))


def _first_words(spelling: str) -> set[str]:
    first: set[str] = set()
    for word in spelling.casefold().split():
        first.update(word.strip("()").split("|"))
        if not word.startswith("("):
            break
    return first


def _starts(first: Iterable[str]) -> re.Pattern[str]:
    """Where one of these words begins: printed small, with a capital or in capitals, perhaps glued to a further word.

    Written as a tree of letters, which is four times as fast as a list of words.
    """
    tree: dict[str, Any] = {}
    for word in first:
        glued = next((lead for lead in _GLUED if word.startswith(lead)), None)
        _reach(tree, tuple(glued or word))[""] = _LETTERS if glued else ""
    letters = "".join(sorted(tree))
    begins, ends = r"(?:(?<![^\W_])|(?<=[a-z])(?=[A-Z][a-z]))", r"(?:(?![^\W_])|(?<=[a-z])(?=[A-Z][a-z])|(?=[0-9]))"
    return re.compile(f"(?=[{letters}{letters.upper()}]){begins}{_letters(tree)}{ends}")


def _letters(tree: dict[str, Any]) -> str:
    branches = [
        f"[{letter}{letter.upper()}]{_letters(rest)}" if letter.isalpha() else letter + _letters(rest)
        for letter, rest in sorted(tree.items())
        if letter
    ]
    if "" in tree:
        branches.append(tree[""])
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _expanded(spelling: str) -> Iterator[tuple[str, ...]]:
    """The word sequences of "peraturan menteri|mentri (negara) pan"."""
    if spelling.isalpha():
        yield (spelling.casefold(),)
        return
    options = []
    for word in spelling.casefold().replace("&", "dan").split():
        optional = word.startswith("(")
        choices: list[tuple[str, ...]] = [(choice,) for choice in word.strip("()").split("|")]
        options.append([*choices, ()] if optional else choices)
    for choice in product(*options):
        yield tuple(word for part in choice for word in part)
