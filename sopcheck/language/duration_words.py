"""The words of the Waktu column (`data/durations.yaml`), ready for looking up by phrase."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import Any

from sopcheck.model.values import Amount
from sopcheck.yamltext import packaged

LONGEST_PHRASE = 4  # lexemes: "hari kerja", "paling lama", "selambat - lambatnya"

Phrases = dict[str, str]  # lexemes joined by one blank → what the phrase stands for


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: kept as `component`, of which it is exactly `times`; `rank` orders units from short to long."""

    name: str
    component: str
    times: Amount
    rank: int


@dataclass(frozen=True, slots=True)
class DurationWords:
    """See data/durations.yaml for what each group means and where it was seen."""

    units: dict[str, Unit]
    one: dict[str, Unit]  # "sehari"
    lessons: dict[str, tuple[int, int]]  # "JP": its shortest and longest minutes
    kinds_of_day: dict[str, str]  # "kalender" → hari_kalender
    heading_noise: frozenset[str]
    qualifiers: Phrases
    to: Phrases
    alternatives: Phrases
    plus: Phrases
    then: Phrases
    times: Phrases
    remarks: Phrases
    equals: Phrases
    extensions: Phrases
    no_remark: frozenset[str]
    tails: Phrases
    joints: frozenset[str]
    each: Phrases
    either: Phrases
    per: Phrases
    counted: frozenset[str]
    uncounted: frozenset[str]
    nothing: frozenset[str]
    frequencies: frozenset[str]
    every: Phrases
    once: Phrases
    within: Phrases
    conditions: frozenset[str]
    condition_starts: frozenset[str]
    schedule_starts: frozenset[str]
    schedule_signs: frozenset[str]
    clock: frozenset[str]
    numbered: frozenset[str]


@cache
def duration_words() -> DurationWords:
    """The lexicon, read once."""
    data = packaged("language/data/durations.yaml")
    months = packaged("language/data/months.yaml")["nama"]
    units = {name: _unit(name, entry) for name, entry in data["satuan"].items()}
    return DurationWords(
        units={printed: units[name] for name, entry in data["satuan"].items() for printed in entry["tulisan"]},
        one={printed: units[name] for name, entry in data["satuan"].items() for printed in entry["satu"]},
        lessons={
            printed: (int(data["pelajaran"]["menit"]), int(data["pelajaran"]["sampai"]))
            for printed in data["pelajaran"]["tulisan"]
        },
        kinds_of_day={printed: name for name, group in data["jenis_hari"].items() for printed in group},
        heading_noise=frozenset(data["keterangan_satuan"]),
        qualifiers={printed: name for name, group in data["kualifikasi"].items() for printed in group},
        to=_same(data["rentang"]),
        alternatives=_same(data["atau"]),
        plus=_same(data["tambah"]),
        then=_same(data["sambung"]),
        times=_same(data["kali"]),
        remarks=_same(data["keterangan"]),
        equals=_same(data["setara"]),
        extensions=_same(data["perpanjangan"]),
        no_remark=frozenset(data["bukan_keterangan"]),
        tails=_same(data["ekor"]),
        joints=frozenset(data["sambung_angka"]),
        each=_same(data["masing_masing"]),
        either=_same(data["salah_satu"]),
        per=_same(data["per"]),
        counted=frozenset(data["yang_dihitung"]),
        uncounted=frozenset(data["tidak_dihitung"]),
        nothing=frozenset(data["tanpa_waktu"]),
        frequencies=frozenset(data["frekuensi"]),
        every=_same(data["setiap"]),
        once=_same(data["sekali"]),
        within=_same(data["dalam"]),
        conditions=frozenset(data["syarat"]["persis"]),
        condition_starts=frozenset(data["syarat"]["awal"]),
        schedule_starts=frozenset(data["jadwal"]["awal"]),
        schedule_signs=frozenset(chain(data["jadwal"]["memuat"], *months.values())),
        clock=frozenset(data["jadwal"]["jam"]),
        numbered=frozenset(data["jadwal"]["bernomor"]),
    )


def _unit(name: str, entry: dict[str, Any]) -> Unit:
    times = Fraction(entry["kali"])
    whole = times.numerator if times.denominator == 1 else times
    return Unit(name, entry["komponen"], whole, int(entry["tingkat"]))


def _same(phrases: list[str]) -> Phrases:
    return {phrase: phrase for phrase in phrases}
