"""What becomes of a paper, as far as its name or the words beside it tell: kept, arrived, blank, from outside.

>>> is_kept(parse_document("Tanda terima berkas")), roots("Memeriksa Draft Laporan Kinerja") == {"periksa", "kinerja"}
(True, True)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sopcheck.language.document_words import lexicon as papers
from sopcheck.language.documents import Document
from sopcheck.language.phrases import Phrases
from sopcheck.language.repair import repaired_words
from sopcheck.language.text import CACHE
from sopcheck.language.verbs import active_root, noun_root, passive_root
from sopcheck.yamltext import packaged

_WORKED_ON = frozenset({"draft", "berparaf", "ditandatangani"})  # only papers; a mistake is "dikoreksi" too


def is_paper(document: Document) -> bool:
    """Whether it certainly is a paper that someone must do something with: not data, a state, a thing or a tool."""
    first = document.name.partition(" ")[0]
    printed = document.words.partition(" ")[0].casefold()
    if document.kind != "dokumen" or first in _lexicon().no_paper or printed in _lexicon().no_paper:
        return False
    return document.state in _WORKED_ON or first in papers().papers or first in _lexicon().papers


def is_kept(document: Document) -> bool:
    """Whether it is made to be kept (a receipt, minutes, a report that is no draft, a file copy)."""
    if document.state == "salinan":
        return True
    return document.state != "draft" and _lexicon().kept.at(tuple(document.name.split())) is not None


def is_sent(document: Document) -> bool:
    """Whether it is addressed to others by nature ("Pengumuman", "Undangan rapat")."""
    return _lexicon().sent.at(tuple(document.name.split())) is not None


@lru_cache(CACHE)
def has_arrived(words: str) -> bool:
    """Whether words say that something was handed over, filed or took effect ("Surat terkirim")."""
    return not _lexicon().arrived.isdisjoint(repaired_words(words))


def is_followed(document: Document) -> bool:
    """Whether it steers the steps behind it, which then need not name it ("Jadwal pengumpulan data")."""
    return _lexicon().followed.at(tuple(document.name.split())) is not None


@lru_cache(CACHE)
def appointed(name: str) -> str:
    """Who a paper that says who does the work names ("daftar pengawas" → "pengawas"); "" for other papers."""
    words = tuple(name.split())
    found = _lexicon().appointing.at(words)
    return " ".join(words[len(found[0]) :]) if found else ""


@lru_cache(CACHE)
def becomes(name: str) -> tuple[str, ...]:
    """What papers a paper is turned into by regulation, by their names ("spm" → "sp2d", …); () for most."""
    chain = _lexicon().chain
    links = [place for place, names in enumerate(chain) if f"{name} ".startswith(tuple(f"{one} " for one in names))]
    return tuple(other for names in chain[links[-1] + 1 :] for other in names) if links else ()


def is_blank_form(document: Document) -> bool:
    """Whether it may be the empty form of the same name."""
    return not _lexicon().blank.isdisjoint(repaired_words(document.words))


def is_from_outside(document: Document) -> bool:
    """Whether papers of this name usually come from other offices, or from before the procedure."""
    return _lexicon().outside.at(tuple(document.name.split())) is not None


@lru_cache(CACHE)
def is_collective(words: str) -> bool:
    """Whether words name no single paper, so that any may be meant ("berkas", "dokumen pendukung", "")."""
    known, general = _lexicon(), papers().general
    return all(word in general or word in known.collective or word in known.between for word in repaired_words(words))


def is_of_any_kind(name: str) -> bool:
    """Whether a name may stand for papers of other names ("dokumen persiapan": a nota dinas and a form)."""
    return name.partition(" ")[0] in _lexicon().any_kind


@lru_cache(CACHE)
def roots(text: str) -> frozenset[str]:
    """The words of a text that name something: verbs and their nouns by root, synonyms made one, general words out."""
    known, lexicon = _lexicon(), papers()
    found = set()
    for word in lexicon.synonyms.replace(repaired_words(text)):
        if word not in known.between and not word.isdigit():
            found.add(passive_root(word) or active_root(word) or noun_root(word) or word.removesuffix("nya"))
    return frozenset(found)


def kinds_not_lost() -> Mapping[str, Sequence[str]]:
    """By what they are: words of papers that need not be named again (`is_kept`, `is_sent` …), for people."""
    return _listed(
        {
            "dibuat untuk disimpan (awal nama dokumen)": "disimpan",
            "ditujukan kepada pihak lain (awal nama dokumen)": "beralamat",
            "menuntun pekerjaan sesudahnya (awal nama dokumen)": "menuntun",
            "menurut sebutannya sudah sampai, disimpan, atau selesai": "sampai",
            "belum pasti naskah (kata pertama)": "bukan_naskah",
            "tidak menunjuk satu dokumen": "menampung",
        }
    )


def kinds_from_outside() -> Mapping[str, Sequence[str]]:
    """By what they are: words of papers that no step need yield, for people."""
    return _listed(
        {"berasal dari luar atau dari sebelum prosedur (awal nama dokumen)": "dari_luar", "formulir kosong": "blangko"}
    )


def _listed(names: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    data = packaged("language/data/paper_uses.yaml")
    return {words: data[name] for words, name in names.items()}


@dataclass(frozen=True, slots=True)
class _Uses:
    kept: Phrases
    sent: Phrases
    followed: Phrases
    appointing: Phrases
    chain: tuple[tuple[str, ...], ...]
    any_kind: frozenset[str]
    arrived: frozenset[str]
    papers: frozenset[str]
    no_paper: frozenset[str]
    collective: frozenset[str]
    blank: frozenset[str]
    outside: Phrases
    between: frozenset[str]


@cache
def _lexicon() -> _Uses:
    data = packaged("language/data/paper_uses.yaml")
    # "arsip" is a state of other papers, but the subject of SOPs about archives
    general = (papers().general - frozenset(data["bernama"])) | (papers().states.keys() - {"arsip"})
    return _Uses(
        kept=Phrases(data["disimpan"]),
        sent=Phrases(data["beralamat"]),
        followed=Phrases(data["menuntun"]),
        appointing=Phrases(data["menunjuk"]),
        chain=tuple(map(tuple, data["menjadi"])),
        any_kind=frozenset(data["segala"]),
        arrived=frozenset(data["sampai"]),
        papers=frozenset(data["naskah"]),
        no_paper=frozenset(data["bukan_naskah"]),
        collective=frozenset(data["menampung"]),
        blank=frozenset(data["blangko"]),
        outside=Phrases(data["dari_luar"]),
        between=frozenset(data["sela"]) | general,
    )
