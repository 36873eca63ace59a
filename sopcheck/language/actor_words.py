"""The lexicon of actors, compiled once from data/actors.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sopcheck.language.phrases import Phrases
from sopcheck.yamltext import packaged

ActorKind = Literal["jabatan", "unit", "orang", "umum", "sistem", "lain"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """heads: first words of a name → kind; the rest are the sets of data/actors.yaml."""

    short: Phrases
    short_first: Phrases
    heads: Phrases
    kinds: dict[str, ActorKind]
    vague: frozenset[str]
    vague_heads: Phrases
    party: frozenset[str]
    parties: Phrases
    dropped: frozenset[str]
    on_behalf: Phrases
    acronyms: frozenset[str]
    need_tail: frozenset[str]
    tail: frozenset[str]
    no_tail: frozenset[str]
    never_after: dict[str, frozenset[str]]
    elected: Phrases
    chairs: Phrases
    lower_ranks: frozenset[str]
    lower_behind: frozenset[str]
    unit_leads: frozenset[str]
    no_office: frozenset[str]
    unit_headings: frozenset[str]
    attended: frozenset[str]
    deputies: frozenset[str]
    acting: frozenset[str]
    posts: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The compiled lexicon."""
    data = packaged("language/data/actors.yaml")
    kinds: dict[str, ActorKind] = dict.fromkeys(data["umum_awal"], "umum")
    for kind in ("sistem", "orang", "unit", "jabatan"):
        kinds |= dict.fromkeys(data[kind], kind)
    return Lexicon(
        short=Phrases(data["singkatan"]),
        short_first=Phrases(data["singkatan_awal"]),
        heads=Phrases(kinds),
        kinds=kinds,
        vague=frozenset(data["umum"]),
        vague_heads=Phrases(data["umum_awal"]),
        party=frozenset(data["pihak_prosedur"]),
        parties=Phrases(data["para_pihak"]),
        dropped=frozenset(data["dibuang"]),
        on_behalf=Phrases(data["wakilan"]),
        acronyms=frozenset(data["akronim"]),
        need_tail=frozenset(data["perlu_ekor"]),
        tail=frozenset(data["ekor"]),
        no_tail=frozenset(data["bukan_ekor"]),
        never_after={word: frozenset(before) for word, before in data["bukan_awal"].items()},
        elected=Phrases(data["kepala_daerah"]),
        chairs=Phrases(data["ketua_lembaga"]),
        lower_ranks=frozenset(data["jenjang"]),
        lower_behind=frozenset(data["jenjang_akhir"]),
        unit_leads=frozenset(data["pengantar_unit"]),
        no_office=frozenset(data["bukan_jabatan"]),
        unit_headings=frozenset(data["judul_unit"]),
        attended=frozenset(data["berwakil"]),
        deputies=frozenset(data["di_bawah"]),
        acting=frozenset(data["pejabat_sementara"]),
        posts=frozenset(data["petugas_umum"]),
    )
