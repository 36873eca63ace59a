"""Names of documents in Kelengkapan and Output: which document, in which state, for which period.

>>> [(d.name, d.state, d.period) for d in parse_documents("Konsep KGB yang dikoreksi, Draft Laporan Kinerja Triwulan")]
[('kgb', 'dikoreksi', None), ('laporan kinerja', 'draft', 'triwulan')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sopcheck.language.document_items import items_of
from sopcheck.language.document_names import Words, read_name, states_in, without_count
from sopcheck.language.document_owners import without_owner
from sopcheck.language.document_words import ADVANCE, DocumentState, Period, lexicon
from sopcheck.language.repair import repaired_words
from sopcheck.language.text import CACHE, one_line

DocumentKind = Literal["dokumen", "peralatan", "data"]

LONGEST = 60  # words; a longer item is a text, not the name of a document, and is left as it is

# "(daftar hadir)", "(FRA)": explanations
_ASIDE = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Document:
    """What an item of Kelengkapan or Output means.

    words: printed, without number and bullet.
    name: identity key in normal form; state words, period, explanations and carriers ("Dokumen", "Lembar" before the
        name of a paper) left out, synonyms made one. Equal names are one document. Whose it is (`owner`)
        stays part of it.
    state: the most advanced one printed. period: None also where several are printed.
    kind: "peralatan" is worked with, not on; "data" begins with data or informasi.
    """

    words: str
    name: str
    state: DocumentState | None = None
    period: Period | None = None
    kind: DocumentKind = "dokumen"

    def __hash__(self) -> int:
        """Of the words alone: they decide all else, and this is a key of many look-ups."""
        return hash(self.words)

    @property
    def owner(self) -> str:
        """Whose it is, as the name ends ("Nota Dinas Kabid" → "kepala bidang"); "" if it does not say."""
        return without_owner(self.name)[1]

    @property
    def is_general(self) -> bool:
        """Whether the name identifies nothing by itself ("data", "laporan")."""
        return all(word in lexicon().general for word in self.name.split())


@lru_cache(CACHE)
def parse_documents(cell: str) -> tuple[Document, ...]:
    """Every document of a cell, in printed order; empty for a blank cell."""
    return tuple(parse_document(item) for item in items_of(cell))


@lru_cache(CACHE)
def parse_document(item: str) -> Document:
    """One item as one document; commas do not part here."""
    printed = one_line(item)
    plain = _ASIDE.sub(" ", printed)
    words = repaired_words(plain) or repaired_words(printed)
    if len(words) > LONGEST:
        return Document(printed, " ".join(words))
    name, states, period = read_name(words)
    states += states_in(repaired_words(" ".join(_ASIDE.findall(printed))))
    state = max(states, key=ADVANCE.index) if states else None
    return Document(printed, " ".join(name), state, period, _kind(printed, name))


@lru_cache(CACHE)
def same_document(a: Document | str, b: Document | str) -> bool:
    """Whether two names are one document: equal identity, periods and owners that do not contradict."""
    first, second = _document(a), _document(b)
    if not first.name or not _periods_agree(first, second):
        return False
    if first.name == second.name:
        return True
    (ours, mine), (theirs, yours) = without_owner(first.name), without_owner(second.name)
    return ours == theirs and (not mine or not yours or mine == yours)


@lru_cache(CACHE)
def covers(a: Document | str, b: Document | str) -> bool:
    """Whether one name holds the other's content words together and in order ("laporan kinerja" in "surat pengantar
    laporan kinerja"). A general word alone ("data") is covered by nothing but itself."""
    first, second = _document(a), _document(b)
    if not _periods_agree(first, second):
        return False
    long, short = sorted((_content(first.name), _content(second.name)), key=len, reverse=True)
    if len(short) > LONGEST or all(word in lexicon().general for word in short):
        return long == short and bool(short)
    return _holds(long, short)


@lru_cache(CACHE)
def mentions(text: str, document: Document | str) -> bool:
    """Whether a sentence names the document: its content words together and in order, in whatever state.

    A period printed with the words must not contradict the document's ("laporan semester" is not the annual report).
    """
    wanted = _document(document)
    words = _content(wanted.name)
    if not words or len(words) > LONGEST:
        return False
    stream, periods = _stream(text)
    size = len(words)
    for place in range(len(stream) - size + 1):
        if stream[place] == words[0] and stream[place : place + size] == words:
            near = frozenset().union(*periods[place : place + size])
            if not wanted.period or not near or wanted.period in near:
                return True
    return False


@lru_cache(CACHE)
def is_equipment(words: str) -> bool:
    """Whether an item is a tool (ATK, PC/Laptop, Jaringan internet, Aplikasi SAKTI), not something worked on."""
    normal_words = without_count(repaired_words(_ASIDE.sub(" ", words)) or repaired_words(words))
    return bool(lexicon().equipment.at(normal_words)) and not lexicon().no_equipment.at(normal_words)


def is_disposition(document: Document | str) -> bool:
    """Whether it is a disposisi ("Lembar disposisi", "Disposisi Kabid")."""
    name = _document(document).name
    return name == "disposisi" or name.startswith("disposisi ")


def _document(document: Document | str) -> Document:
    return parse_document(document) if isinstance(document, str) else document


def _kind(printed: str, words: Words) -> DocumentKind:
    if is_equipment(printed):
        return "peralatan"
    return "data" if lexicon().data.at(words) else "dokumen"


def _periods_agree(a: Document, b: Document) -> bool:
    return not a.period or not b.period or a.period == b.period


def _content(name: str) -> Words:
    return tuple(word for word in name.split() if word not in lexicon().joining)


def _holds(long: Words, short: Words) -> bool:
    return any(long[place : place + len(short)] == short for place in range(len(long) - len(short) + 1))


@lru_cache(CACHE)
def _stream(text: str) -> tuple[Words, tuple[frozenset[Period], ...]]:
    """The content words of a sentence, and the periods printed right behind each of them."""
    known = lexicon()
    kept: list[str] = []
    periods: list[set[Period]] = []
    for word in known.synonyms.replace(repaired_words(text)):
        if word in known.periods:
            if periods:
                periods[-1].add(known.periods[word])
        elif word not in known.joining and word not in _STATES and word not in known.carriers:
            kept.append(word)
            periods.append(set())
    return tuple(kept), tuple(frozenset(near) for near in periods)


# dropped from sentences before a document is looked for
_STATES = frozenset({"draft", "konsep", "rancangan", "final", "salinan"})
