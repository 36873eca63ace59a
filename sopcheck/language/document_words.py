"""The lexicon of documents and equipment, compiled once from data/documents.yaml and data/equipment.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sopcheck.language.phrases import Phrases
from sopcheck.yamltext import packaged

DocumentState = Literal["draft", "dikoreksi", "berparaf", "ditandatangani", "final", "salinan"]
Period = Literal["bulanan", "triwulan", "semester", "tahunan"]

ADVANCE: tuple[DocumentState, ...] = ("salinan", "draft", "dikoreksi", "berparaf", "ditandatangani", "final")
"""States in the order a document passes them; of several printed ones the most advanced counts."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The sets of data/documents.yaml; `states` and `periods` map words to their name."""

    synonyms: Phrases
    states: dict[str, DocumentState]
    before: Phrases
    before_paper: Phrases
    after: frozenset[str]
    state_cut: frozenset[str]
    cut: frozenset[str]
    carriers: frozenset[str]
    papers: frozenset[str]
    general: frozenset[str]
    data: Phrases
    joining: frozenset[str]
    continuing: frozenset[str]
    periods: dict[str, Period]
    ordinals: frozenset[str]
    equipment: Phrases
    no_equipment: Phrases


@cache
def lexicon() -> Lexicon:
    """The compiled lexicon."""
    data = packaged("language/data/documents.yaml")
    tools = packaged("language/data/equipment.yaml")
    return Lexicon(
        synonyms=Phrases(data["sinonim"]),
        states={word: state for state, words in data["keadaan"].items() for word in words},
        before=Phrases(data["keadaan_depan"]),
        before_paper=Phrases(data["keadaan_depan_kertas"]),
        after=frozenset(data["keadaan_belakang"]),
        state_cut=frozenset(data["potong_keadaan"]),
        cut=frozenset(data["potong"]),
        carriers=frozenset(data["pembawa"]),
        papers=frozenset(data["kertas"]),
        general=frozenset(data["umum"]),
        data=Phrases(data["data"]),
        joining=frozenset(data["sambung"]),
        continuing=frozenset(data["lanjutan"]),
        periods={word: period for period, words in data["masa"].items() for word in words},
        ordinals=frozenset(data["romawi"]),
        equipment=Phrases([phrase for group in tools["peralatan"].values() for phrase in group]),
        no_equipment=Phrases(tools["bukan"]),
    )
