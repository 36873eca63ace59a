"""Kinds of regulation and how each is printed: short name, issuer, registry prefix, what its numbers look like.

All of it is data (data/regulation_types.yaml); what the ministries and agencies issue is made from their names here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sopcheck.yamltext import packaged

Numbering = Literal["serial", "path", "whole", "first", "year-first"]
Spelled = tuple[str, "Kind"]

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


def whole_names() -> Iterator[Spelled]:
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


def families() -> Iterator[tuple[str, tuple[Spelled, ...]]]:
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
